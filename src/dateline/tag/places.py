"""Mentions of places in running text: names, facilities, described places and relative areas."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.lexicon.gazetteer import Gazetteer
from dateline.records.mention import PlaceMention
from dateline.tag.place_names import NameFinder
from dateline.tag.place_phrases import PhraseFinder
from dateline.tag.place_tokens import read_words

_WINDOW = 20_000


def find_places(text: str, start: int, end: int, gazetteer: Gazetteer) -> list[PlaceMention]:
    """The places named or described in ``text[start:end]``, in order, not overlapping; spans count in ``text``.

    Give it the whole story at once: a surname is told from a place by the person's full name elsewhere in it.
    Long texts are read in windows that end at a line or word.
    """
    mentions: list[PlaceMention] = []
    for at, to in windows(text, start, end):
        words = read_words(text, at, to)
        names = NameFinder(words, gazetteer).find()
        mentions.extend(PhraseFinder(words, names, gazetteer).find())
    return mentions


def windows(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _WINDOW:
        cut = text.rfind("\n", start + _WINDOW // 2, start + _WINDOW)
        if cut < 0:
            cut = text.rfind(" ", start + _WINDOW // 2, start + _WINDOW)
        if cut < 0:
            cut = start + _WINDOW
        yield start, cut
        start = cut
    yield start, end
