"""Kinds of actors and the sectors of PLOVER's manual."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from dateline.lexicon.nouns import NounEntry
from dateline.records.mention import ActorEntry
from dateline.records.reference import ActorKind

_OF_KIND: Final[Mapping[ActorKind, str]] = {
    "state-forces": "MIL",
    "government": "GOV",
    "rebels": "REB",
    "militia": "PRM",
    "coalition": "MIL",
    "international": "IGO",
    "police": "COP",
    "civilians": "CVL",
    "party": "PTY",
    "media": "JRN",
    "company": "BUS",
}
_KIND_OF: Final[Mapping[str, ActorKind]] = {
    "GOV": "government",
    "LEG": "government",
    "JUD": "government",
    "PRE": "government",
    "MIL": "state-forces",
    "SPY": "state-forces",
    "COP": "police",
    "REB": "rebels",
    "PRM": "militia",
    "CRM": "militia",
    "IMG": "rebels",
    "PTY": "party",
    "OPP": "party",
    "IGO": "international",
    "UNO": "international",
    "EUR": "international",
    "NGO": "international",
    "REL": "civilians",
    "SOC": "civilians",
    "JRN": "media",
    "BUS": "company",
    "MNC": "company",
}


def sector_of(kind: ActorKind, entry: ActorEntry | None, noun: NounEntry | None) -> str | None:
    """The sector of an actor: of its row, of the noun that describes it, or of its kind; None where nothing tells."""
    if entry is not None and entry.kind == kind and entry.sector is not None:
        return entry.sector
    if noun is not None and noun.sector is not None:
        return noun.sector
    if kind == "unknown" and noun is not None and "armed" in noun.flags:
        return "UAF"
    return _OF_KIND.get(kind)


def kind_of_sector(sector: str) -> ActorKind:
    """The kind of a person in office, by the sector of the office."""
    return _KIND_OF.get(sector, "unknown")
