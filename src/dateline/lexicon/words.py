"""Word lists: tables of `class<TAB>words`, in which a class may run over several rows."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, Literal

from dateline.errors import AssetError

Table = Literal["sentence_words", "news_words", "function_words"]
_CLASSES: Final[dict[str, frozenset[str]]] = {
    "sentence_words": frozenset(["never", "either", "ordinary", "before-number", "month", "after-clock", "opener"]),
    "news_words": frozenset(["small", "common", "trade", "plain", "label"]),
    "function_words": frozenset(["en"]),
}


@cache
def word_lists(table: Table) -> dict[str, frozenset[str]]:
    """The words of ``table`` by class, read once; raises AssetError for a bad row or a class that is missing."""
    found: dict[str, set[str]] = {}
    text = (files("dateline.lexicon") / "data" / f"{table}.tsv").read_text("utf-8")
    body = [row for row in text.splitlines() if row and not row.startswith("#")]
    for row in body[1:]:
        name, tab, words = row.partition("\t")
        if not tab or not words:
            raise AssetError(f"{table}.tsv: can't read the row {row!r}; install the package again")
        found.setdefault(name, set()).update(words.split())
    missing = _CLASSES[table] - found.keys()
    if missing:
        raise AssetError(f"{table}.tsv has no words of class {', '.join(sorted(missing))}; install the package again")
    return {name: frozenset(words) for name, words in found.items()}
