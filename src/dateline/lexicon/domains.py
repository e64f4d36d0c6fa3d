"""What a sentence or report is about when it is not conflict: sport, film, business, illness, accident and so on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files
from typing import Final

import msgspec

from dateline.lexicon.keywords import COLUMNS, KeywordTable
from dateline.lexicon.rows import parse_rows

DOMAINS: Final = frozenset(
    {"sport", "entertainment", "celebrity", "award", "business", "health", "weather", "accident", "science"}
)
#: Labels that are no domain: words of violence, and words that put violence into the past, a drill, a film or a figure.
CUES: Final = frozenset(
    [
        "armed",
        "violence",
        "harm",
        "public",
        "anniversary",
        "memorial",
        "mourner",
        "past",
        "drill",
        "simulation",
        "fiction",
        "telling",
        "court",
        "figure",
        "title",
        "forecast",
        "excluded",
    ]
)
#: In these domains a death is no attack unless the text names an attacker or a weapon.
HARMFUL: Final = frozenset({"accident", "weather", "health"})

_PARTS: Final = re.compile(r"[^\W_]+(?:[.'’][^\W_]+)*|[,;:]")


class Spot(msgspec.Struct, frozen=True):
    """A term found: words ``start`` to ``end`` (exclusive) and the weight of each label that it has."""

    start: int
    end: int
    labels: Mapping[str, float]


class Domains:
    """Weighs words by domain and finds the cues among them."""

    def __init__(self, table: KeywordTable, terms: Mapping[tuple[str, ...], Mapping[str, float]]) -> None:
        self._table = table
        self._terms = terms
        self._longest: dict[str, int] = {}
        for term in terms:
            self._longest[term[0]] = max(len(term), self._longest.get(term[0], 0))

    @classmethod
    def load(cls) -> Domains:
        return cls.parse((files("dateline.lexicon") / "data" / "domains.tsv").read_text(encoding="utf-8"))

    @classmethod
    def parse(cls, text: str) -> Domains:
        """The domains of a table in the format of `data/domains.tsv`. Raises AssetError for a row that is not legal."""
        table = KeywordTable.parse(text, "domains.tsv", DOMAINS | CUES)
        terms: dict[tuple[str, ...], dict[str, float]] = {}
        for cell, label, weight in parse_rows(text, "domains.tsv", COLUMNS):
            terms.setdefault(tuple(split_words(cell.split(" "))), {})[label] = float(weight)
        return cls(table, terms)

    def weigh(self, words: Iterable[str]) -> dict[str, float]:
        """Score in 0–1 of each domain that the words (in text order) tell of: 0.5 for one telling term, 0.75 for two.

        Repeated terms count once. A domain without a term is absent.
        """
        scores = self._table.weigh(words)
        return {domain: round(1 - 0.5**weight, 4) for domain, weight in scores.items() if domain in DOMAINS}

    def spot(self, words: Sequence[str]) -> list[Spot]:
        """The terms in ``words`` (as `split_words` gives them), cues included, in order.

        The longest term at a word counts and its words count for no other; a plural in -s finds its singular.
        """
        found: list[Spot] = []
        i = 0
        while i < len(words):
            spot = self._at(words, i)
            if spot is not None:
                found.append(spot)
                i = spot.end
            else:
                i += 1
        return found

    def _at(self, words: Sequence[str], i: int) -> Spot | None:
        word = words[i]
        best: Spot | None = None
        for first in (word, word[:-1]) if word[-1:] == "s" else (word,):
            if first not in self._longest:
                continue
            for length in range(min(self._longest[first], len(words) - i), 0, -1):
                term = (first, *words[i + 1 : i + length])
                labels = self._terms.get(term) or self._terms.get((*term[:-1], term[-1].removesuffix("s")))
                if labels is not None:
                    if best is None or length > best.end - best.start:
                        best = Spot(i, i + length, labels)
                    break
        return best


def split_words(words: Iterable[str]) -> list[str]:
    """Words without quotation marks and final stops, split at hyphens; commas and colons are words of their own."""
    found: list[str] = []
    for word in words:
        if word.isalnum():
            found.append(word)
        else:
            found += _PARTS.findall(word)
    return found
