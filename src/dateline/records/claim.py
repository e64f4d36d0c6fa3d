"""The claim: one report says, in some sentence, that something was done or holds."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.records.reference import Actor, PlaceRef, Quantity, TimeRef, Weapon
from dateline.records.report import Report
from dateline.records.span import Span

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Status = Literal["happened", "ongoing", "planned", "threatened", "hypothetical", "denied", "negated"]
Tense = Literal["current", "historical"]
AttributionKind = Literal["named", "anonymous", "institution", "media", "none"]
ClaimRelationType = Literal["responds-to", "follows", "part-of", "same-as", "denies", "repeats"]


class Attribution(msgspec.Struct, frozen=True):
    """Who says so, nearest to the claim. Kind `none` is the reporter's own voice."""

    kind: AttributionKind = "none"
    text: str | None = None
    start: int | None = None
    end: int | None = None
    name: str | None = None
    role: str | None = None
    organization: str | None = None
    via: str | None = None
    quoted: bool = False


class ClaimRelation(msgspec.Struct, frozen=True):
    type: ClaimRelationType
    to: str


class Claim(msgspec.Struct, frozen=True):
    """One claim as `dateline/1` writes it. ``actor`` and ``recipient`` hold ids of the record's actors."""

    id: str
    kind: Literal["event", "posture"]
    event_type: EventType | None
    mode: str | None
    context: tuple[str, ...]
    cameo: str | None
    trigger: Span
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    facility: str | None
    place: PlaceRef | None
    places: tuple[PlaceRef, ...]
    time: TimeRef
    weapon: tuple[Weapon, ...]
    quantities: tuple[Quantity, ...]
    status: Status
    tense: Tense
    attribution: Attribution
    evidence: tuple[Span, ...]
    confidence: float
    relations: tuple[ClaimRelation, ...]
    coded_by: str


class Record(msgspec.Struct, frozen=True):
    """Everything that Dateline writes of one report."""

    report: Report
    actors: tuple[Actor, ...]
    claims: tuple[Claim, ...]
    schema: str = "dateline/1"
