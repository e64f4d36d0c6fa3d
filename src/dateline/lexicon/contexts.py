"""The PLOVER contexts that words tell of (Open Event Data Alliance, CC BY-SA 4.0)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from dateline.lexicon.keywords import KeywordTable

CONTEXTS: Final = frozenset(
    {
        "military",
        "intelligence",
        "executive",
        "legislative",
        "election",
        "political_institutions",
        "pro_democracy",
        "pro_autocracy",
        "economic",
        "legal",
        "human_rights",
        "rights_freedoms",
        "repression",
        "human_security",
        "lgbt",
        "religion_ethnicity",
        "inequality",
        "diplomatic",
        "territory",
        "health",
        "asylum",
        "migration",
        "disasters",
        "natural_resource",
        "environment",
        "technology",
        "terrorism",
        "cbrn",
        "cyber",
        "misinformation",
        "crime",
        "corruption",
        "illegal_drugs",
        "trafficking",
    }
)
#: Weight below which a context is not named: one telling term, or two or three weak ones, are enough.
FLOOR: Final = 0.9
#: A context is named only if it weighs at least this part of the weightiest one.
SHARE: Final = 0.4
MOST: Final = 3


class Contexts:
    """Gives the contexts of a claim from the words of its sentence."""

    def __init__(self, table: KeywordTable) -> None:
        self._table = table

    @classmethod
    def load(cls) -> Contexts:
        return cls(KeywordTable.load("contexts.tsv", CONTEXTS))

    def of(self, words: Iterable[str]) -> tuple[str, ...]:
        """At most three contexts of the words (in text order), most telling first; equals in alphabetical order."""
        scores = self._table.weigh(words)
        ranked = sorted(scores, key=lambda name: (-scores[name], name))
        floor = max(FLOOR, SHARE * scores[ranked[0]]) if ranked else FLOOR
        return tuple(name for name in ranked[:MOST] if scores[name] >= floor)
