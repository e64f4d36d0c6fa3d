from __future__ import annotations

import datetime as dt

import pytest

from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    ClockForm,
    DurationForm,
    NthForm,
    OpenForm,
    PartForm,
    RangeForm,
    ShiftForm,
    TimeForm,
    UnitForm,
    VagueForm,
    WeekdayForm,
)
from dateline.resolve.time_points import Point
from dateline.resolve.timex_dates import Setting
from dateline.resolve.timex_values import meaning

WEDNESDAY = dt.date(2013, 3, 20)
NARRATED, SPEECH = AnchorForm("narrated"), AnchorForm("speech")
NEWS = Setting(WEDNESDAY, True)
ACCOUNT = Setting(None, False, Point(1936, "day", 5, 12))
MARCH = CalendarForm(2012, 3)


def value(form: TimeForm, setting: Setting = NEWS) -> str | None:
    meant = meaning(form, setting)
    return meant.value if meant else None


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (ShiftForm(None, "day", NARRATED), "PXD"),
        (ShiftForm(None, "day", SPEECH), "FUTURE_REF"),
        (PartForm("late", VagueForm("past")), "PAST_REF"),
        (PartForm("late", DurationForm(2, "year")), "P2Y"),
        (OpenForm("since", MARCH), "2012-03"),
        (PartForm("night", OpenForm("since", CalendarForm(2012, 3, 4))), "2012-03-04TNI"),
        (PartForm("night", MARCH), "2012-03-XXTNI"),
        (PartForm("night", CalendarForm(2012)), "2012"),
        (PartForm("night", RangeForm(MARCH, MARCH)), "2012-03-XXTNI"),
        (PartForm("morning", PartForm("noon", CalendarForm(2012, 3, 4))), "2012-03-04T12:00"),
        (NthForm(13, "month", CalendarForm(2012)), "XXXX-XX-XX"),
        (NthForm(2, "quarter", CalendarForm(2012)), "2012-Q2"),
        (NthForm(2, "day", UnitForm("last", "week")), "2013-W11"),
        (NthForm(2, "day", RangeForm(MARCH, MARCH)), "XXXX-XX-XX"),
        (NthForm(2, "day", CalendarForm(-480, 3)), "XXXX-XX-XX"),
        (NthForm(0, "week", CalendarForm(2012, 3, 4)), "2012-W09"),
        (ClockForm(4, 30, of=MARCH), "2012-03-XXT04:30"),
        (CalendarForm(month=2, day=30), "XXXX-XX-XX"),
        (CalendarForm(month=2, day=29), "2012-02-29"),
        (UnitForm("this", "weekend"), "2013-W11-WE"),
    ],
)
def test_values_in_news(form: TimeForm, expected: str) -> None:
    assert value(form) == expected


def test_the_weekend_is_to_come_late_in_the_week_where_the_verb_looks_ahead() -> None:
    friday = Setting(dt.date(2013, 3, 22), True, forward=True)
    assert value(UnitForm("this", "weekend"), friday) == "2013-W12-WE"
    assert value(UnitForm("this", "weekend"), Setting(dt.date(2013, 3, 23), True)) == "2013-W12-WE"
    assert value(UnitForm("next", "weekend"), Setting(dt.date(2013, 3, 23), True)) == "2013-W13-WE"


def test_a_year_before_a_quarter_is_that_quarter() -> None:
    told = Setting(WEDNESDAY, True, Point(2012, "quarter", index=4))
    assert value(ShiftForm(-1, "year", NARRATED), told) == "2011-Q4"
    assert value(ShiftForm(-1, "year", SPEECH), told) == "2011-Q4"
    far = Setting(WEDNESDAY, True, Point(1999, "quarter", index=4))
    assert value(ShiftForm(-1, "year", SPEECH), far) == "2012"


def test_the_quarter_is_the_last_one_over() -> None:
    assert value(UnitForm("same", "quarter"), Setting(WEDNESDAY, True, Point(2012, "quarter", index=3))) == "2012-Q3"
    assert value(UnitForm("same", "quarter"), Setting(WEDNESDAY, True, Point(2013, "quarter", index=1))) == "2012-Q4"


def test_without_any_anchor_the_date_stays_open() -> None:
    nowhere = Setting(None, False)
    assert value(WeekdayForm(4), nowhere) == "XXXX-XX-XX"
    assert value(UnitForm("last", "week"), nowhere) == "XXXX-XX-XX"
    assert value(CalendarForm(month=3), nowhere) == "XXXX-XX-XX"
    assert value(CalendarForm(day=3, which="same"), nowhere) == "XXXX-XX-XX"
    assert value(ShiftForm(2, "day", NARRATED), nowhere) == "XXXX-XX-XX"
    assert value(ClockForm(4, 0), nowhere) == "XXXX-XX-XXT04:00"


def test_weekdays_of_a_week_in_an_account() -> None:
    assert value(WeekdayForm(4, week="following"), ACCOUNT) == "1936-05-22"
    assert value(WeekdayForm(4, which="last"), ACCOUNT) == "1936-05-08"
    assert value(CalendarForm(month=3, which="following"), ACCOUNT) == "1937-03"
    assert value(PartForm("evening", SPEECH), ACCOUNT) == "1936-05-12TEV"
