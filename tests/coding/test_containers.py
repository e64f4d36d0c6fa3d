"""Places that the text puts inside a named area."""

from __future__ import annotations

import pytest

from dateline.coding.containers import put_inside
from dateline.records.mention import PlaceMention
from dateline.records.reference import PlaceCandidate, PlaceRef, Precision
from dateline.records.span import Span

AREA = PlaceRef("Dera province", 0, 0, lat=33.0, lon=36.0, country="SYR", admin1="Dera", precision="admin1")


def resolve(text: str, inner: str, outer: str, ref: PlaceRef, area: PlaceRef = AREA) -> PlaceRef:
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in (inner, outer)]
    mentions = [PlaceMention(span, span, "name") for span in reversed(spans)]
    return put_inside(text, mentions, {spans[0]: ref, spans[1]: area})[spans[0]]


def elsewhere(precision: Precision = "settlement", candidates: tuple[PlaceCandidate, ...] = ()) -> PlaceRef:
    return PlaceRef(
        "Sanamein", 0, 0, "Sanamein", 10.0, 10.0, "NGA", "Kano", precision, geonames_id=7, candidates=candidates
    )


@pytest.mark.parametrize("link", [", ", " in ", " of ", " in the ", " (", ",\n"])
def test_an_unknown_place_lies_somewhere_in_the_area(link: str) -> None:
    found = resolve(f"in Sanamein{link}Dera province today", "Sanamein", "Dera province", elsewhere())
    assert (found.country, found.admin1, found.lat, found.geonames_id) == ("SYR", "Dera", 33.0, None)
    assert found.radius_km is not None


def test_a_reading_inside_the_area_is_taken() -> None:
    inside = PlaceCandidate("As Sanamayn", 33.07, 36.18, "SYR", "Dera", "settlement", 99, 0.2)
    found = resolve("in Sanamein, Dera province", "Sanamein", "Dera province", elsewhere(candidates=(inside,)))
    assert (found.name, found.geonames_id, found.radius_km) == ("As Sanamayn", 99, None)


@pytest.mark.parametrize("between", [" and ", ", Homs and ", ". "])
def test_places_side_by_side_stay(between: str) -> None:
    found = resolve(f"in Sanamein{between}Dera province", "Sanamein", "Dera province", elsewhere())
    assert found.country == "NGA"


def test_only_areas_named_as_such_hold_others() -> None:
    assert resolve("in Sanamein, Dera today", "Sanamein", "Dera", elsewhere()).country == "NGA"
    country = elsewhere("country")
    assert resolve("in Sanamein, Dera province", "Sanamein", "Dera province", country) is country
    unknown = PlaceRef("Dera province", 0, 0, precision="admin1")
    assert resolve("in Sanamein, Dera province", "Sanamein", "Dera province", elsewhere(), unknown).country == "NGA"


def test_nothing_to_change_changes_nothing() -> None:
    resolved = {Span(0, 4): AREA}
    assert put_inside("Dera", [PlaceMention(Span(0, 4), Span(0, 4), "name")], resolved) is resolved
