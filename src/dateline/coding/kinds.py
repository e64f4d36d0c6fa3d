"""Sets of types and classes that several steps of coding ask for."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.draft import Party
from dateline.records.reference import QuantityOf

DOERS = frozenset(
    {"force", "person", "official", "group", "state", "body", "org", "name", "aircraft", "vehicle", "pron"}
)
SPEECH_TYPES = frozenset({"AGREE", "CONCEDE", "REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT"})
ALWAYS = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION", "THREATEN"})
PHYSICAL = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "AID"})
MOVING = frozenset({"RETREAT", "MOBILIZE", "CONCEDE"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
POLITICAL = frozenset(
    {"government", "state-forces", "rebels", "militia", "coalition", "international", "police", "party"}
)
LOSSES: dict[str, QuantityOf] = {
    "casualty": "casualties",
    "loss": "casualties",
    "death": "killed",
    "fatality": "killed",
    "injury": "wounded",
}
HANDED = frozenset(
    {"hand", "relinquish", "cede", "transfer", "turn", "surrender", "give", "return", "yield", "ceremony", "handover"}
)


def political(parties: Iterable[Party]) -> bool:
    """Is one of the parties political, military, armed or official?"""
    return any(p.identity.kind in POLITICAL for p in parties)
