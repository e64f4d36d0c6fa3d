"""Places that the text itself puts inside another: "Chahar district, Logar province", "Hajin in Deir province".

What a name may mean elsewhere does not matter then, and a name that no gazetteer knows still lies somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

import msgspec

from dateline.records.mention import PlaceMention
from dateline.records.reference import PlaceRef
from dateline.records.span import Span

_RADIUS = 60.0  # km around a province's centre in which an unknown place of it is said to lie
_FINER = frozenset({"exact", "facility", "settlement", "district"})
_LINK = re.compile(r",\s+(?:in\s+)?(?:the\s+)?|\s+(?:of|in)\s+(?:the\s+)?|\s*\(")
_AREA = re.compile(
    r"(?:province|governorate|oblast|state|region|department|prefecture|voivodeship|canton|emirate|division|vilayet"
    r"|wilaya|wilayat|krai|raion|county)$",
    re.IGNORECASE,
)


def put_inside(text: str, places: Sequence[PlaceMention], resolved: Mapping[Span, PlaceRef]) -> Mapping[Span, PlaceRef]:
    """``resolved`` with every place set into the area that is named right after it, where it was read as elsewhere."""
    changed: dict[Span, PlaceRef] = {}
    ordered = sorted(places, key=lambda m: m.span.start)
    for inner, outer in pairwise(ordered):
        ref, area = resolved.get(inner.span), resolved.get(outer.span)
        if ref is None or area is None or area.precision != "admin1" or area.admin1 is None or area.lat is None:
            continue
        if ref.precision not in _FINER or not _AREA.search(outer.span.of(text)):
            continue
        between = text[inner.span.end : outer.span.start]
        if (
            len(between) > 12
            or not _LINK.fullmatch(between)
            or (ref.country, ref.admin1) == (area.country, area.admin1)
        ):
            continue
        changed[inner.span] = _inside(ref, area)
    return {**resolved, **changed} if changed else resolved


def _inside(ref: PlaceRef, area: PlaceRef) -> PlaceRef:
    """The reading that lies in ``area``, else somewhere in it; the words stand."""
    known = next((c for c in ref.candidates if (c.country, c.admin1) == (area.country, area.admin1)), None)
    if known is not None:
        return msgspec.structs.replace(
            ref,
            name=known.name,
            lat=known.lat,
            lon=known.lon,
            country=known.country,
            admin1=known.admin1,
            precision=known.precision,
            geonames_id=known.geonames_id,
        )
    return msgspec.structs.replace(
        ref,
        name=ref.text,
        lat=area.lat,
        lon=area.lon,
        country=area.country,
        admin1=area.admin1,
        radius_km=_RADIUS,
        geonames_id=None,
        candidates=(),
    )
