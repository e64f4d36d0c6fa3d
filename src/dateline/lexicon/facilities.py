"""Nouns of facilities ("airbase", "refugee camp") with their class, read from `data/facility_nouns.tsv`."""

from __future__ import annotations

from importlib.resources import files

import msgspec


class FacilityNoun(msgspec.Struct, frozen=True):
    """A noun of one or more words. ``lone`` says whether "the base" without a name or place is worth a mention."""

    words: tuple[str, ...]
    kind: str
    lone: bool


class FacilityNouns:
    """The nouns by their last word, longest first, all in lower case."""

    def __init__(self, nouns: list[FacilityNoun]) -> None:
        self._by_last: dict[str, list[FacilityNoun]] = {}
        self._kind = {noun.words: noun.kind for noun in nouns}
        for noun in sorted(nouns, key=lambda n: -len(n.words)):
            self._by_last.setdefault(noun.words[-1], []).append(noun)

    @classmethod
    def load(cls) -> FacilityNouns:
        """The packaged table."""
        text = (files("dateline.lexicon") / "data" / "facility_nouns.tsv").read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
        return cls([FacilityNoun(tuple(noun.lower().split()), kind, lone == "yes") for noun, kind, lone in rows])

    def ending_at(self, words: list[str], last: int) -> FacilityNoun | None:
        """The longest noun whose last word is ``words[last]``; ``words`` are in lower case."""
        for noun in self._by_last.get(words[last], ()):
            first = last - len(noun.words) + 1
            if first >= 0 and tuple(words[first : last + 1]) == noun.words:
                return noun
        return None

    def kind_of(self, words: str) -> str | None:
        """The class of a noun given as text, or None."""
        return self._kind.get(tuple(words.lower().split()))
