"""A place of the gazetteer, and what kinds of places it knows."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.records.reference import Precision

PlaceKind = Literal["settlement", "admin1", "admin2", "country", "facility", "region", "water"]

PLACE_KINDS: tuple[PlaceKind, ...] = ("settlement", "admin1", "admin2", "country", "facility", "region", "water")
PRECISION_OF: dict[PlaceKind, Precision] = {
    "settlement": "settlement",
    "admin1": "admin1",
    "admin2": "district",
    "country": "country",
    "facility": "facility",
    "region": "region",
    "water": "region",
}


class GazetteerPlace(msgspec.Struct, frozen=True):
    """One place. ``radius_km`` is how far it reaches from its point, where the table knows; ``own_name`` is the
    comparable form of ``name``, so that a look-up by an alias can be told from one by the name itself. ``admin2`` is
    the county or district of a settlement where known, ``feature`` says what a natural feature is ("river", "island"),
    and ``claimed_by`` holds the codes of all states that claim a disputed place, ``country`` among them."""

    id: int
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    kind: PlaceKind
    precision: Precision
    population: int
    radius_km: float | None
    geonames_id: int | None
    source: str
    own_name: str
    admin2: str | None = None
    feature: str | None = None
    claimed_by: tuple[str, ...] = ()
