"""The words that time expressions are made of, and the words beside them that decide (``data/time*_*.tsv``)."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec


class TimeWord(msgspec.Struct, frozen=True):
    """A word's class (a name of ``tag/time_tokens.py``) and value: a number, or a name such as a unit's."""

    code: str
    number: int | None
    name: str


@cache
def time_words() -> dict[str, TimeWord]:
    """The table by lower-case word; read once."""
    table: dict[str, TimeWord] = {}
    for word, code, value in _rows("time_words.tsv"):
        number = int(value) if value.lstrip("-").isdigit() else None
        table[word] = TimeWord(code, number, value)
    return table


@cache
def timex_words() -> dict[str, TimeWord]:
    """The table with the words that only TIMEX3 counts; kept apart, as claims do not want them."""
    table = dict(time_words())
    for word, code, value in _rows("timex_words.tsv"):
        number = int(value) if value.lstrip("-").isdigit() else None
        table[word] = TimeWord(code, number, value)
    return table


@cache
def time_contexts() -> dict[str, frozenset[str]]:
    """Lists of neighbouring words by name; what each is for stands in the table."""
    lists: dict[str, set[str]] = {}
    for word, name in _rows("time_contexts.tsv"):
        lists.setdefault(name, set()).add(word)
    return {name: frozenset(words) for name, words in lists.items()}


@cache
def timex_kinds() -> dict[str, str]:
    """Words marked only in one kind of text: "news", "account" or "none"."""
    return {row[0]: row[1] for row in _rows("timex_kinds.tsv")}


def _rows(name: str) -> list[list[str]]:
    """The table's rows, without comments and without the heading, which is the first line that is no comment."""
    data = resources.files("dateline.lexicon").joinpath("data", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in data.splitlines() if not line.startswith("# ")][1:]
