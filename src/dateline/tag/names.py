"""Finding the names of the actor list in text."""

from __future__ import annotations

from dateline.lexicon.actors import ActorList
from dateline.lexicon.name_words import name_words
from dateline.records.mention import ActorMention
from dateline.records.span import Span


def find_actors(text: str, start: int, end: int, actors: ActorList) -> list[ActorMention]:
    """The names of the list in ``text[start:end]``, from left to right; the longest wins and none overlap.

    A possessive ending is left out of the span: in "the Taliban's leader" it covers "Taliban".
    """
    words = name_words(text, start, end)
    found: list[ActorMention] = []
    i = 0
    while i < len(words):
        hit = actors.hit_at(words, i)
        if hit is None:
            i += 1
            continue
        span = Span(words[i].start, words[i + hit.size - 1].end)
        found.append(ActorMention(span, hit.entries[0], hit.entries[1:]))
        i += hit.size
    return found
