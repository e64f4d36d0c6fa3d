"""Cases after the guidelines' own kinds of examples, with wordings of ours."""

from __future__ import annotations

import pytest

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_fills import read_days, string_verdict, verdict
from benchmarks.accuracy.muc4_keys import Filler


@pytest.mark.parametrize(
    ("said", "wanted", "points"),
    [
        ("THE 4 FARMERS", "FARMERS", 1),  # articles and numbers
        ("PERUVIAN FARMERS", "FARMERS", 1),  # nationality
        ("TIRED FARMERS WHO SLEPT", "FARMERS", 1),  # more of the same noun phrase
        ("THE FARMERS, AS A SPOKESMAN PUT IT", "FARMERS", 0.5),  # runs on
        ("TIRED, HUNGRY FARMERS", "FARMERS", 1),
        ("FARMERS THERE", "FARMERS", 0),
        ("MARKET TOWN FARMERS", "MARKET TOWN", 0),  # another head
        ("BRIDGE", "OLD RAILWAY BRIDGE", 0.5),
        ("RAILWAY", "OLD RAILWAY BRIDGE", 0),
        ("UNITED WORKERS FRONT (UWF)", "UNITED WORKERS FRONT", 1),
        ("TRUCK", "CAR", 0),
        ('"THE LIGHT" SCHOOL', "LIGHT SCHOOL", 1),
        ("...", "...", 1),
        ("...", "HOUSE", 0),
    ],
)
def test_strings(said: str, wanted: str, points: float) -> None:
    assert string_verdict(said, wanted) == points


def test_any_part_of_a_name_is_half_right() -> None:
    whole = Filler(("ANA MARIA SOTO",))
    assert verdict(keys.HUM_NAME, Filler(("SOTO",)), whole) == 0.5
    assert verdict(keys.HUM_NAME, Filler(("ANA MARIA",)), whole) == 0.5
    assert verdict(keys.HUM_NAME, Filler(("MISS ANA MARIA SOTO",)), whole) == 1
    assert verdict(keys.PHYS_ID, Filler(("ANA MARIA",)), whole) == 0


def test_the_best_alternative_counts() -> None:
    assert verdict(keys.PHYS_ID, Filler(("MILL",)), Filler(("FLOUR MILL", "MILL"))) == 1


@pytest.mark.parametrize(
    ("slot", "said", "wanted", "points"),
    [
        (keys.TYPE, "ATTACK", "ARSON", 0.5),
        (keys.TYPE, "ARSON", "ATTACK", 0),
        (keys.INSTRUMENT_TYPE, "EXPLOSIVE", "MINE", 0.5),
        (keys.INSTRUMENT_TYPE, "MINE", "EXPLOSIVE", 0),
        (keys.CONFIDENCE, "SUSPECTED OR ACCUSED", "SUSPECTED OR ACCUSED BY AUTHORITIES", 0.5),
        (keys.PHYS_TYPE, "POLITICAL FIGURE OFFICE OR RESIDENCE", "GOVERNMENT OFFICE OR RESIDENCE", 0.5),
        (keys.PHYS_EFFECT, "DESTROYED", "SOME DAMAGE", 0.5),
        (keys.PHYS_EFFECT, "SOME DAMAGE", "DESTROYED", 0),
        (keys.HUM_TYPE, "ACTIVE MILITARY", "FORMER ACTIVE MILITARY", 0.5),
        (keys.HUM_EFFECT, "NO DEATH", "NO INJURY OR DEATH", 0.5),
        (keys.STAGE, "ATTEMPTED", "THREATENED", 0),
        (keys.CATEGORY, "TERRORIST ACT", "TERRORIST ACT", 1),
    ],
)
def test_fills_of_a_list(slot: int, said: str, wanted: str, points: float) -> None:
    assert verdict(slot, Filler((said,)), Filler((wanted,))) == points


@pytest.mark.parametrize(
    ("said", "tag", "wanted", "points"),
    [
        ("GUN", "SHOTGUN", "GUN", 1),
        ("GUN", "STICK", "GUN", 0.5),  # right value, wrong reference
        ("GUN", "-", "GUN", 0.5),
        ("GUN", "STICK", "RIFLE", 0.5),  # half right whatever it refers to
        ("BOMB", "SHOTGUN", "GUN", 0),
    ],
)
def test_values_with_a_cross_reference(said: str, tag: str, wanted: str, points: float) -> None:
    key = Filler((wanted,), ("SHOTGUN", "OLD SHOTGUN"))
    assert verdict(keys.INSTRUMENT_TYPE, Filler((said,), (tag,)), key) == points


def test_a_key_that_refers_to_nothing_wants_no_reference() -> None:
    assert verdict(keys.INSTRUMENT_TYPE, Filler(("GUN",), ("-",)), Filler(("GUN",), ("-",))) == 1
    assert verdict(keys.INSTRUMENT_TYPE, Filler(("GUN",)), Filler(("GUN",), ("-",))) == 1
    assert verdict(keys.INSTRUMENT_TYPE, Filler(("GUN",), ("SHOTGUN",)), Filler(("GUN",), ("-",))) == 0.5


def test_a_description_with_the_name_in_it_is_half_right() -> None:
    key = Filler(("DR",), ("ELENA RUIZ",))
    assert verdict(keys.HUM_DESCRIPTION, Filler(("DR ELENA RUIZ",)), key) == 0.5
    assert verdict(keys.HUM_DESCRIPTION, Filler(("DR", "X"), ("ELENA RUIZ",)), key) == 1
    assert verdict(keys.HUM_DESCRIPTION, Filler(("DR",), ("PEDRO PAZ",)), key) == 0.5
    assert verdict(keys.HUM_DESCRIPTION, Filler(("NURSE",), ("ELENA RUIZ",)), key) == 0


@pytest.mark.parametrize(
    ("said", "wanted", "points"),
    [
        ("07 MAY 90", "7 MAY 90", 1),
        ("07 MAY 90", "05 MAY 90 - 09 MAY 90", 0.5),
        ("07 MAY 90", "- 09 MAY 90", 0.5),
        ("10 MAY 90", "- 09 MAY 90", 0),
        ("- 09 MAY 90", "09 MAY 90", 0.5),
        ("- 09 MAY 90", "05 MAY 90 - 09 MAY 90", 0.5),
        ("- 09 MAY 90", "08 MAY 90", 0),
        ("- 09 MAY 90", "- 09 MAY 90", 1),
        ("07 MAY", "07 MAY", 1),
        ("31 JUN 90", "30 JUN 90", 0),
        ("01 XYZ 90", "01 MAY 90", 0),
    ],
)
def test_dates(said: str, wanted: str, points: float) -> None:
    assert verdict(keys.DATE, Filler((said,)), Filler((wanted,))) == points


def test_a_default_has_no_first_day() -> None:
    days = read_days("- 09 MAY 90")
    assert days is not None
    assert days[0] is None


@pytest.mark.parametrize(
    ("said", "wanted", "points"),
    [
        ("PERU: TACNA (CITY)", "PERU: TACNA (TOWN)", 1),
        ("PERU", "PERU: TACNA (CITY)", 0.5),
        ("PERU: CUSCO (CITY)", "PERU: TACNA (CITY)", 0.5),
        ("PERU: TACNA (CITY)", "PERU: TACNA (CITY) - ILO (CITY)", 0.5),
        ("CHILE: TACNA (CITY)", "PERU: TACNA (CITY)", 0.5),
        ("CHILE: ARICA (CITY)", "PERU: TACNA (CITY)", 0),
        ("CHILE", "PERU", 0),
    ],
)
def test_places(said: str, wanted: str, points: float) -> None:
    assert verdict(keys.LOCATION, Filler((said,)), Filler((wanted,))) == points


@pytest.mark.parametrize(
    ("said", "wanted", "points"),
    [("8", "8", 1), ("8", "6 - 8", 0.5), ("7", "6 - 8", 0), ("8", "~8", 0.5), ("PLURAL", "8", 0), ("~8", "8", 0)],
)
def test_numbers(said: str, wanted: str, points: float) -> None:
    assert verdict(keys.HUM_TOTAL, Filler((said,)), Filler((wanted,))) == points
