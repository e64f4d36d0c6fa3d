"""What a resolver and a tagger of places are scored by."""

from __future__ import annotations

import statistics
from collections.abc import Sequence

import msgspec

from benchmarks.accuracy.geo_corpora import GeoDocument, Toponym
from benchmarks.accuracy.scoring import Count
from dateline.records.earth import distance_km

Point = tuple[float, float]
NEAR_KM = 161.0  # 100 miles, the field's measure since Cheng et al. (2010)
_FAR_KM = 20_038.0  # half the Earth's girth: as wrong as a point can be


class Resolved(msgspec.Struct, frozen=True):
    """How far from the gold points a system's points lie. An unresolved toponym counts as wrong; medians are over the
    resolved, and over all with the unresolved as far as can be."""

    acc161: float
    acc161_resolved: float
    median_km: float
    median_km_all: float
    wanted: int
    resolved: int
    right: int


def gold(documents: Sequence[GeoDocument]) -> list[tuple[GeoDocument, Toponym]]:
    """The toponyms that have gold points."""
    return [(d, t) for d in documents for t in d.toponyms if t.point is not None]


def kilometres(points: Sequence[Point | None], wanted: Sequence[Toponym]) -> list[float | None]:
    """The distance of each point from the gold one; None where there is none."""
    return [
        None if p is None or t.point is None else distance_km(p, t.point) for p, t in zip(points, wanted, strict=True)
    ]


def resolved(distances: Sequence[float | None]) -> Resolved:
    known = [d for d in distances if d is not None]
    right = sum(d <= NEAR_KM for d in known)
    return Resolved(
        acc161=round(right / max(len(distances), 1), 4),
        acc161_resolved=round(right / max(len(known), 1), 4),
        median_km=round(statistics.median(known), 1) if known else _FAR_KM,
        median_km_all=round(statistics.median(_FAR_KM if d is None else d for d in distances), 1) if distances else 0.0,
        wanted=len(distances),
        resolved=len(known),
        right=right,
    )


def exact(document: GeoDocument, found: Sequence[tuple[int, int]]) -> Count:
    """Spans right to the character; what touches a neutral stretch and hits nothing is not counted."""
    wanted = {(t.start, t.end) for t in document.toponyms}
    spans = set(found)
    counted = {s for s in spans if s in wanted or not _touches(s, document.neutral)}
    return Count(right=len(counted & wanted), coded=len(counted), wanted=len(wanted))


def relaxed(document: GeoDocument, found: Sequence[tuple[int, int]]) -> Count:
    """Spans that overlap, one found to one wanted, left to right."""
    wanted = [(t.start, t.end) for t in document.toponyms]
    free = sorted(set(found))
    right = 0
    hit: set[tuple[int, int]] = set()
    for one in wanted:
        mate = next((s for s in free if s not in hit and s[0] < one[1] and one[0] < s[1]), None)
        if mate is not None:
            hit.add(mate)
            right += 1
    coded = sum(s in hit or not _touches(s, document.neutral) for s in free)
    return Count(right=right, coded=coded, wanted=len(wanted))


def _touches(span: tuple[int, int], stretches: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in stretches)
