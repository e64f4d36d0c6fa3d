"""Words that tell names of places from names of persons and organisations, read from `data/place_words.tsv`."""

from __future__ import annotations

from importlib.resources import files

import msgspec


class PlaceWords(msgspec.Struct, frozen=True):
    """The word lists, in lower case; the table's header says what each is."""

    common: frozenset[str]
    first: frozenset[str]
    surname: frozenset[str]
    title: frozenset[str]
    person_before: frozenset[str]
    org: frozenset[str]
    org_of: frozenset[str]
    plain: frozenset[str]

    def is_word(self, word: str) -> bool:
        """Whether ``word`` is a common word, title or first name: inside a longer name it is hardly a place."""
        return word in self.common or word in self.plain or word in self.first or word in self.title

    @classmethod
    def load(cls) -> PlaceWords:
        """The packaged table."""
        text = (files("dateline.lexicon") / "data" / "place_words.tsv").read_text(encoding="utf-8")
        lists: dict[str, set[str]] = {field.replace("_", "-"): set() for field in cls.__struct_fields__}
        for line in text.splitlines():
            if line and not line.startswith("#") and line != "word\tclass":
                word, kind = line.split("\t")
                lists[kind].add(word)
        return cls(**{kind.replace("-", "_"): frozenset(words) for kind, words in lists.items()})


def load_abbreviations() -> dict[str, str]:
    """Abbreviation in comparable form ("wva") → full name, from `data/place_abbreviations.tsv`."""
    text = (files("dateline.lexicon") / "data" / "place_abbreviations.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]
    return {row[0]: row[1] for row in rows}
