"""A claim in the making: what one sentence says, before it is joined with what others say."""

from __future__ import annotations

import msgspec

from dateline.records.claim import Attribution, Status, Tense
from dateline.records.identity import ActorIdentity
from dateline.records.reference import Hedge, PlaceRef, QuantityOf, TimeRef, Weapon
from dateline.records.span import Span


class Party(msgspec.Struct, frozen=True):
    """One actor as one sentence names it."""

    identity: ActorIdentity
    span: Span


class Count(msgspec.Struct, frozen=True):
    """A quantity whose counted party is not yet an actor of the record."""

    of: QuantityOf
    low: int | None
    high: int | None
    hedge: Hedge
    who: str | None
    span: Span


class Belief(msgspec.Struct, frozen=True):
    """What the trained reader gives a trigger: the probabilities of its type, and of being any trigger."""

    own: float
    any: float


class Draft(msgspec.Struct, frozen=True):
    """``score`` sums up the evidence for there being a claim at all, for the confidence.

    ``again`` marks words that speak of an event told elsewhere ("the attack"); such a draft is only kept where it
    brings a source, a number or a doer of its own, and then it takes over what the event's first telling says.
    """

    kind: str  # "event" or "posture"
    event_type: str | None
    mode: str | None
    sentence: int
    token: int
    trigger: Span
    actor: tuple[Party, ...] = ()
    recipient: tuple[Party, ...] = ()
    facility: str | None = None
    place: PlaceRef | None = None
    places: tuple[PlaceRef, ...] = ()
    time: TimeRef = TimeRef()
    weapon: tuple[Weapon, ...] = ()
    counts: tuple[Count, ...] = ()
    status: Status = "happened"
    tense: Tense | None = None
    attribution: Attribution = Attribution()
    evidence: tuple[Span, ...] = ()
    again: bool = False
    flags: frozenset[str] = frozenset()
    score: float = 0.0
    same_as: int | None = None  # place in the list of drafts of the telling that this one repeats
    denied: bool = False
    rule: str = ""
    belief: Belief | None = None
