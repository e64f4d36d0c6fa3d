"""What words refer to: times, places, actors, quantities, weapons – as `dateline/1` writes them."""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from dateline.records.span import Span

Grain = Literal["day", "hours", "week", "month", "year", "open"]
TimeBasis = Literal["explicit", "relative", "published", "inferred"]
Precision = Literal["exact", "facility", "settlement", "district", "admin1", "country", "region"]
PlaceRole = Literal["at", "from", "to"]
Hedge = Literal["exact", "about", "at-least", "at-most", "more-than", "dozens", "unknown"]
ActorKind = Literal[
    "state-forces",
    "government",
    "rebels",
    "militia",
    "coalition",
    "international",
    "police",
    "civilians",
    "party",
    "media",
    "company",
    "unknown",
]
RelationType = Literal["member-of", "part-of", "backed-by", "allied-with", "opposes", "also-known-as"]
QuantityOf = Literal[
    "killed",
    "wounded",
    "casualties",
    "missing",
    "captured",
    "released",
    "displaced",
    "arrested",
    "forces",
    "bases",
    "munitions",
    "strikes",
    "participants",
    "targets",
    "vehicles",
    "aircraft",
]


class TimeRef(msgspec.Struct, frozen=True):
    """The tightest span of days that the text supports, both ends included; a bound not known is None."""

    earliest: date | None = None
    latest: date | None = None
    grain: Grain = "open"
    basis: TimeBasis = "inferred"
    text: str | None = None
    start: int | None = None
    end: int | None = None


class PlaceCandidate(msgspec.Struct, frozen=True):
    """One reading of a place name, with the resolver's score in 0–1 (the scores of one name add up to at most 1)."""

    name: str
    lat: float | None
    lon: float | None
    country: str | None
    admin1: str | None
    precision: Precision
    geonames_id: int | None
    score: float


class PlaceRef(msgspec.Struct, frozen=True):
    """A place as said and as resolved; where it could not be resolved, `lat` and `lon` are None and the words stand.

    ``radius_km`` is how far from the point the place may lie ("a base south of the capital").
    """

    text: str
    start: int
    end: int
    name: str | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None  # ISO 3166-1 alpha-3
    admin1: str | None = None
    precision: Precision = "region"
    radius_km: float | None = None
    geonames_id: int | None = None
    role: PlaceRole = "at"
    candidates: tuple[PlaceCandidate, ...] = ()


class ActorRelation(msgspec.Struct, frozen=True):
    """A relation between two actors of one report, dated where that is known."""

    type: RelationType
    to: str
    since: str | None = None
    evidence: Span | None = None


class Actor(msgspec.Struct, frozen=True):
    """An actor that a claim names, once per report."""

    id: str
    name: str
    canonical: str
    kind: ActorKind = "unknown"
    country: str | None = None
    kb_id: str | None = None
    mentions: tuple[Span, ...] = ()
    relations: tuple[ActorRelation, ...] = ()


class Weapon(msgspec.Struct, frozen=True, rename={"kind": "class"}):
    """A weapon as the text names it, with its class (`rocket`, `drone`, `car-bomb`, ...)."""

    text: str
    start: int
    end: int
    kind: str


class Quantity(msgspec.Struct, frozen=True):
    """A count with what it counts. ``low`` and ``high`` are inclusive; an open end is None."""

    of: QuantityOf
    low: int | None
    high: int | None
    hedge: Hedge
    who: str | None
    actor: str | None
    start: int
    end: int
