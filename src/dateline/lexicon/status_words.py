"""The words that decide whether an event happened: what governs a verb or a noun, and what modifies it.

The table is `data/status_words.tsv`; its header comment explains the columns.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, Literal, cast, get_args

import msgspec

from dateline.errors import AssetError
from dateline.records.claim import Status

#: The status of what hangs on a word; "inherit" passes the question on to the word itself.
Ruling = Status | Literal["inherit"]

_RULINGS: Final = frozenset({*get_args(Status), "inherit"})
_TABLES: Final = ("infinitive", "gerund", "noun", "verb", "modifier", "predicate", "compound", "toward")
_LISTS: Final = (
    "saying",
    "future",
    "about",
    "condition",
    "negation",
    "nobody",
    "occurrence",
    "mandative",
    "stance",
    "enacting",
)


class StatusWords(msgspec.Struct, frozen=True):
    """Tables from word to ruling, then plain lists; each is explained in the table's header comment."""

    infinitive: dict[str, Ruling]
    gerund: dict[str, Ruling]
    noun: dict[str, Ruling]
    verb: dict[str, Ruling]
    modifier: dict[str, Ruling]
    predicate: dict[str, Ruling]
    compound: dict[str, Ruling]
    toward: dict[str, Ruling]
    saying: frozenset[str]
    future: frozenset[str]
    about: frozenset[str]
    condition: frozenset[str]
    negation: frozenset[str]
    nobody: frozenset[str]
    occurrence: frozenset[str]
    mandative: frozenset[str]
    stance: frozenset[str]
    enacting: frozenset[str]


@cache
def load_status_words() -> StatusWords:
    """Read the packaged table, once; a row that can't be read raises AssetError."""
    tables: dict[str, dict[str, Ruling]] = {name: {} for name in (*_TABLES, *_LISTS)}
    lines = files("dateline.lexicon").joinpath("data", "status_words.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for row in rows[1:]:
        if len(row) != 3 or row[0] not in tables or (row[2] not in _RULINGS and row[2] != "-"):
            raise AssetError(f"status_words.tsv: expected a table, a word and a status, found {row}; install again")
        tables[row[0]][row[1]] = cast("Ruling", row[2])
    rulings = {name: tables[name] for name in _TABLES}
    return StatusWords(**rulings, **{name: frozenset(tables[name]) for name in _LISTS})  # type: ignore[arg-type]
