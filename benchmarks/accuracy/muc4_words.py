"""What words of a text tell of a template's list slots: the table `muc4_words.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal

from dateline.lexicon.rows import listed, parse_rows

_TABLE = Path(__file__).with_name("muc4_words.tsv")
Kind = Literal[
    "phys-type",
    "hum-type",
    "weapon-type",
    "state-force",
    "incident",
    "human-effect",
    "phys-effect",
    "confidence",
    "authority",
    "stage",
    "claimed",
    "shot",
    "day",
    "of-interest",
    "nation",
]


class MucWords:
    """Look-up by kind, in texts of capitals."""

    def __init__(self, table: Iterable[tuple[str, ...]]) -> None:
        self._rows: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        self._listed: dict[str, list[tuple[str, str]]] = {}
        for kind, value, words in table:
            self._listed.setdefault(kind, []).append((value, words))
            self._rows.setdefault(kind, []).append((value, _pattern(listed(words))))

    @classmethod
    def load(cls) -> MucWords:
        return _loaded()

    def first(self, kind: Kind, text: str) -> str | None:
        """The value of the first row that has a word of the text; "" where the kind has no values."""
        return next((value for value, pattern in self._rows[kind] if pattern.search(text)), None)

    def rows(self, kind: Kind) -> list[tuple[str, str]]:
        """Values and words of the kind, as the table has them."""
        return self._listed[kind]

    def places(self, kind: Kind, text: str) -> list[tuple[int, str]]:
        """Where words of the kind begin, with their values."""
        found = [(match.start(), value) for value, pattern in self._rows[kind] for match in pattern.finditer(text)]
        return sorted(found)


@cache
def _loaded() -> MucWords:
    return MucWords(parse_rows(_TABLE.read_text("utf-8"), _TABLE.name, ("kind", "value", "words")))


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    wordings = (
        r"\s+".join(map(re.escape, word.rstrip("*").split())) + (r"\w*" if word[-1] == "*" else "") for word in words
    )
    return re.compile(rf"(?<![\w-])(?:{'|'.join(wordings)})(?![\w-])")
