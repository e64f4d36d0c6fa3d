"""What a sentence or report is about when it is not conflict: sport, film, business, illness, accident and so on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.lexicon.keywords import KeywordTable

DOMAINS: Final = frozenset(
    {"sport", "entertainment", "celebrity", "award", "business", "health", "weather", "accident", "science"}
)
#: In these domains a death is no attack unless the text names an attacker or a weapon.
HARMFUL: Final = frozenset({"accident", "weather", "health"})


class Domains:
    """Weighs words by domain."""

    def __init__(self, table: KeywordTable) -> None:
        self._table = table

    @classmethod
    def load(cls) -> Domains:
        return cls(KeywordTable.load("domains.tsv", DOMAINS))

    def weigh(self, words: Iterable[str]) -> dict[str, float]:
        """Score in 0–1 of each domain that the words (in text order) tell of: 0.5 for one telling term, 0.75 for two.

        Repeated terms count once. A domain without a term is absent.
        """
        return {domain: round(1 - 0.5**weight, 4) for domain, weight in self._table.weigh(words).items()}
