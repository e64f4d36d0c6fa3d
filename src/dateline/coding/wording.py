"""The words of a noun phrase that name its party: its core, with what belongs to a longer name or an office."""

from __future__ import annotations

from dateline.coding.phrases import core, full, phrase
from dateline.coding.scene import Scene
from dateline.records.span import Span
from dateline.records.syntax import Sentence

_WITH_OF = frozenset(
    """unit member fighter soldier troop official leader head chief commander supporter sympathizer sympathiser force
    government army minister president spokesman spokesperson spokeswoman group ministry department resident people
    citizen representative ambassador director party crew regime contingent detachment battalion brigade wing
    branch""".split()
)


def wording(scene: Scene, s: Sentence, i: int) -> Span:
    """The range of the words that name whoever the phrase headed by ``i`` means."""
    token = s.tokens[i]
    mention = scene.actor_at(s, token)
    short = phrase(s, i)
    if mention is not None and mention.entry is not None and mention.span.end == token.end:
        return Span(min(short.start, mention.span.start), short.end)
    if token.tag.startswith("NNP") and token.dep in ("compound", "nmod", "amod"):
        return _whole_name(scene, s, i)
    if token.lemma in _WITH_OF or _office_with_of(scene, s, i):
        wide = full(s, i)
        return Span(short.start, max(short.end, wide.end))
    low = core(s, i)[0]
    if low > 1 and s.tokens[low - 1].tag == "POS" and s.tokens[low - 2].tag.startswith("NNP"):
        return Span(s.tokens[low - 2].start, short.end)  # "Ethiopia's PM" where the parse has lost the owner
    return short


def _office_with_of(scene: Scene, s: Sentence, i: int) -> bool:
    """Whether the table has an office that goes on with "of": "secretary of state"."""
    if i + 2 >= len(s.tokens) or s.tokens[i + 1].lower != "of":
        return False
    return scene.tables.nouns.get(f"{s.tokens[i].lower} of {s.tokens[i + 2].lower}") is not None


def _whole_name(scene: Scene, s: Sentence, i: int) -> Span:
    """The name of several words that a word before a head belongs to: "United States sanctions", "Zhu Fenglian"."""
    low = high = i
    while low > 0 and s.tokens[low - 1].tag == "NNP" and s.tokens[low - 1].dep == "compound":
        low -= 1
    while high + 1 < len(s.tokens) and s.tokens[high + 1].tag.startswith("NNP") and high - i < 4:
        high += 1
    countries = scene.tables.countries
    for end in range(high, i - 1, -1):
        for start in range(low, i + 1):
            span = s.span_of(list(range(start, end + 1)))
            if end > start and countries.of_nationality(span.of(scene.text)) is not None:
                return span
    token = s.tokens[i]
    above = s.tokens[token.head]
    if token.dep == "compound" and above.tag == "NNP" and scene.noun_class(s, above.index) == "name":
        return phrase(s, above.index)
    return phrase(s, i)
