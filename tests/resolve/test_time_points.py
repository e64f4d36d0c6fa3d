from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.times import TimeUnit
from dateline.resolve.time_points import Point, around, day_point, move_year, shifted, unit_around

DAY = Point(1998, "day", 2, 6)
UNITS = ("day", "week", "month", "quarter", "year", "decade")


@pytest.mark.parametrize(
    ("point", "value"),
    [
        (DAY, "1998-02-06"),
        (Point(1998, "day", 2, 6, time="T14:30"), "1998-02-06T14:30"),
        (Point(1998, "day", 2), "1998-02-XX"),
        (Point(1998, "day"), "1998-XX-XX"),
        (Point(1998, "month", 2), "1998-02"),
        (Point(1998, "month"), "1998-XX"),
        (Point(1998, "week", index=6), "1998-W06"),
        (Point(1998, "week"), "1998-WXX"),
        (Point(1998, "weekend", index=6), "1998-W06-WE"),
        (Point(1998, "quarter", index=2), "1998-Q2"),
        (Point(1998, "half", index=1), "1998-H1"),
        (Point(1998, "season", index=1), "1998-SP"),
        (Point(1998), "1998"),
        (Point(1990, "decade"), "199"),
        (Point(1998, "century"), "19"),
        (Point(1900, "century"), "18"),
        (Point(-480), "BC0480"),
        (Point(-480, "decade"), "BC048"),
        (Point(-480, "century"), "BC04"),
        (Point(-480, "month", 9), "BC0480-09"),
    ],
)
def test_values(point: Point, value: str) -> None:
    assert point.value() == value


@pytest.mark.parametrize(
    ("unit", "n", "value"),
    [
        ("day", -6, "1998-01-31"),
        ("week", 1, "1998-W07"),
        ("weekend", 1, "1998-W07-WE"),
        ("month", -2, "1997-12"),
        ("quarter", 1, "1998-Q2"),
        ("season", 1, "1998-SP"),
        ("year", -1, "1997"),
        ("decade", -1, "198"),
        ("century", -1, "18"),
        ("hour", 30, "1998-02-07"),
        ("minute", 30, "1998-02-06"),
    ],
)
def test_shifts_of_a_day(unit: TimeUnit, n: int, value: str) -> None:
    assert shifted(DAY, unit, n).value() == value


@pytest.mark.parametrize(
    ("point", "unit", "value"),
    [
        (Point(1998), "day", "1998-XX-XX"),
        (Point(1998), "week", "1998-WXX"),
        (Point(1998), "month", "1998-XX"),
        (Point(1998), "season", "1998"),
        (Point(1998, "month", 3), "day", "1998-XX-XX"),
        (Point(1998, "week", index=53), "day", "1998-12-29"),
        (Point(1999, "week", index=53), "day", "1999-XX-XX"),
        (Point(1999, "week", index=60), "day", "1999-XX-XX"),
        (Point(1998, "season", index=4), "month", "1998-02"),
        (Point(1998, "half", index=2), "month", "1998-08"),
    ],
)
def test_what_a_point_leaves_open_stays_open(point: Point, unit: TimeUnit, value: str) -> None:
    assert shifted(point, unit, 1).value() == value


def test_no_year_lies_between_1_bc_and_1() -> None:
    assert move_year(-1, 1) == 1
    assert move_year(1, -1) == -1
    assert move_year(-480, -10) == -490
    assert move_year(5, -10) == -6


def test_units_around_coarse_points() -> None:
    assert unit_around(Point(1998), "year") == Point(1998)
    assert unit_around(Point(1998, "day", 2, 6), "century") == Point(1998, "century")
    assert unit_around(Point(1998, "month", 2), "decade") == Point(1990, "decade")
    assert unit_around(Point(1998, "month", 2), "month") == Point(1998, "month", 2)
    assert unit_around(Point(1998), "month") is None
    assert unit_around(Point(1998, "month", 2), "week") is None
    assert unit_around(Point(1998, "quarter", index=2), "season") == Point(1998, "season", index=1)
    assert unit_around(Point(-480, "day", 9, 2, time="TMO"), "day") == Point(-480, "day", 9, 2)
    assert unit_around(Point(-480, "day", 9, 2), "week") is None
    assert Point(1998, "weekend", index=6).first() == dt.date(1998, 2, 7)
    assert Point(1998, "weekend", index=6).first_month() == 2
    assert Point(1998, "century").first() == dt.date(1901, 1, 1)
    assert Point(1998, "week").first_month() is None


@given(st.dates(dt.date(1500, 1, 1), dt.date(2500, 1, 1)), st.sampled_from(UNITS), st.integers(-200, 200))
def test_a_shift_there_and_back_ends_in_the_same_unit(day: dt.date, unit: TimeUnit, n: int) -> None:
    start = around(day, unit)
    there = shifted(start if unit != "day" else day_point(day), unit, n)
    assert shifted(there, unit, -n) == start


@given(st.dates(dt.date(1000, 1, 1), dt.date(9000, 1, 1)), st.sampled_from(UNITS))
def test_a_unit_begins_on_or_before_the_days_in_it(day: dt.date, unit: TimeUnit) -> None:
    first = around(day, unit).first()
    assert first is not None
    assert first <= day
    assert around(first, unit) == around(day, unit)
