from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    ClockForm,
    DurationForm,
    EraForm,
    HolidayForm,
    NthForm,
    OpenForm,
    PartForm,
    PeriodForm,
    RangeForm,
    SetForm,
    ShiftForm,
    UnitForm,
    VagueForm,
    WeekdayForm,
    WindowForm,
)
from dateline.tag.times import find_times
from tests.linear import is_linear


def spans(text: str) -> list[str]:
    return [mention.span.of(text) for mention in find_times(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He fell on March 11 near the bridge.", ["March 11"]),
        ("It has been shut since October, police say.", ["since October"]),
        ("Guards left before June 3 and by Friday.", ["before June 3", "by Friday"]),
        ("The third raid within a week, and a rise over the last week.", ["within a week", "over the last week"]),
        ("The shelling of early Tuesday and last night's raid", ["early Tuesday", "last night"]),
        ("In May 2003, May said the march of March 5 may end.", ["May 2003", "March 5"]),
        ("Fighting in May,", ["May"]),
        ("March and April 1918 were hard; May-August 1950 too.", ["March", "April 1918", "May-August 1950"]),
        ("on Sept. 3. Nobody died.", ["Sept. 3"]),
        ("Fri. and Sat. are off, Sun, 12 May is not", ["Sun, 12 May"]),
        ("killed on Fri. by a mine", ["Fri."]),
        ("In Aleppo in 2012.\n\nMay 3 saw more", ["2012", "May 3"]),
        ("the battle of 1812 and the treaty of 1998", ["1812", "1998"]),
        ("twenty-five years ago and one hundred days", ["twenty-five years ago", "hundred days"]),
        ("ABC's This Week and ''60 Minutes", []),
        ("the 2010 elections; 2010 rebels; a 2010 report", ["2010", "2010"]),
        ("99MAR90 and 45/45/2020 and 2020-13-45", []),
    ],
)
def test_spans(text: str, found: list[str]) -> None:
    assert spans(text) == found


def form_of(text: str) -> object:
    found = find_times(text, 0, len(text))
    assert len(found) == 1, found
    return found[0].form


def test_forms() -> None:
    assert form_of("03/04/2020") == CalendarForm(2020, 4, 3, swapped=True)
    assert form_of("04/25/99") == CalendarForm(1999, 4, 25)
    assert form_of("12 NOV 89") == CalendarForm(1989, 11, 12)
    assert form_of("March 28 to 30") == RangeForm(CalendarForm(month=3, day=28), CalendarForm(month=3, day=30))
    assert form_of("at 1400 hours on Friday") != form_of("1400 hours")
    assert form_of("twelve hours") == DurationForm(12, "hour")
    assert form_of("every other Friday") == SetForm("every other friday")
    assert form_of("at 12 a.m.") == ClockForm(0, 0)
    assert form_of("at 16:45") == ClockForm(16, 45)
    assert form_of("7 in the evening") == ClockForm(19, 0)


@pytest.mark.parametrize(
    "text",
    ["at 13 p.m.", "at 25:10", "at 99:99", "1400 days", "0 May", "32 May", "May 32", "5000 years ago", "5 to 3 May x"],
)
def test_impossible_numbers_are_not_read(text: str) -> None:
    for mention in find_times(text, 0, len(text)):
        assert not isinstance(mention.form, ClockForm)


def said(text: str) -> list[tuple[str, object]]:
    return [(mention.span.of(text), mention.form) for mention in find_times(text, 0, len(text))]


def test_what_only_looks_like_a_time_is_left() -> None:
    for text in (
        "on the 14th Street bridge",
        "April Glass spoke",
        "the first century of play",
        'ABC\'s "This Week" aired',
        "in the fall",
        "Boeing 1990",
        "some 1998 shells",
        "about 2,000/1990 cases",
        "a 1850 gun",
        "at $1.1990",
        "Year Two",
        "5 to 3 goals",
        "every man",
        "the 45th century",
        "the fifth quarter",
        "Daily Herald",
        "by night's end",
        "1980 %",
        "the last seconds",
        "0 days",
        "31 UN buses",
    ):
        for words, form in said(text):
            assert not isinstance(form, CalendarForm | RangeForm), (text, words, form)


def test_nested_forms() -> None:
    friday = WeekdayForm(4)
    narrated = AnchorForm("narrated")
    speech = AnchorForm("speech")
    march = CalendarForm(month=3, day=11)
    assert form_of("two days before 11 March") == ShiftForm(-2, "day", march, True)
    assert dict(said("the night after Friday")) == {
        "the night after Friday": PartForm("night", ShiftForm(1, "day", friday))
    }
    assert form_of("three weeks hence") == ShiftForm(3, "week", speech)
    assert form_of("later in the day") == PartForm("later", narrated)
    assert form_of("later today") == PartForm("later", speech)
    assert form_of("in the second half of last year") == PeriodForm("half", 2, year_which="last")
    assert form_of("the latter half of May") == PartForm("late", CalendarForm(month=5))
    assert form_of("the first half of 2015") == PeriodForm("half", 1, 2015)
    assert form_of("the last weeks of 2003") == PartForm("end", CalendarForm(2003))
    assert form_of("the first days of May") == PartForm("start", CalendarForm(month=5))
    assert form_of("the second day of June") == NthForm(2, "day", CalendarForm(month=6))
    assert form_of("the weekend of 3 June") == NthForm(0, "weekend", CalendarForm(month=6, day=3))
    assert form_of("at dawn on Friday") == PartForm("dawn", friday)
    assert form_of("on Friday night at 9 p.m.") == ClockForm(21, 0, None, friday)
    assert form_of("the early morning hours of 11 March") == PartForm("morning", march)
    assert form_of("the late hours of Friday") == PartForm("late", friday)
    assert form_of("until now") == OpenForm("until", speech)
    assert form_of("after now") == VagueForm("future")
    assert form_of("from Friday onwards") == OpenForm("since", friday)
    assert form_of("from Friday to now") == RangeForm(friday, VagueForm("present"))
    assert form_of("in the future") == VagueForm("future")
    assert form_of("this past fortnight") == WindowForm(2, "week", "past", speech)
    assert form_of("the last fortnight") == WindowForm(2, "week", "past", speech)
    assert form_of("by month's end") != form_of("by Friday")
    assert form_of("two and a half years ago") != form_of("two years ago")


def test_numbers_and_units_beyond_the_usual() -> None:
    speech, narrated = AnchorForm("speech"), AnchorForm("narrated")
    assert form_of("a year and a half ago") == ShiftForm(-18, "month", speech, True)
    assert form_of("two and a half years ago") == ShiftForm(-30, "month", speech, True)
    assert form_of("a week or two ago") == ShiftForm(None, "week", speech, True)
    assert form_of("last year's March offensive") == CalendarForm(month=3, year_which="last")
    assert form_of("the day following") == ShiftForm(1, "day", narrated)
    assert form_of("12 November 1989") == CalendarForm(1989, 11, 12)
    assert form_of("on the 14th when") == CalendarForm(day=14, which="same")
    assert form_of("the 1800s") == EraForm(1800, 100)
    assert form_of("Christmas Eve 1989") == HolidayForm("christmas-eve", 1989)
    assert form_of("Christmas Eve") == HolidayForm("christmas-eve")
    assert form_of("in the winter") == PeriodForm("season", 4)
    assert form_of("this past summer") == PeriodForm("season", 2, which="last")
    assert form_of("the third quarter of this year") == PeriodForm("quarter", 3, year_which="this")
    assert form_of("1989-92") == RangeForm(CalendarForm(1989), CalendarForm(1992))
    assert form_of("a week ago on Monday") == WeekdayForm(0, weeks=-1)
    assert form_of("last decade") == UnitForm("last", "decade")
    assert form_of("the 7/7 bombings") == CalendarForm(2005, 7, 7)
    assert said("won 7/7 games") == []
    assert form_of("AT 1530.") == ClockForm(15, 30)
    assert form_of("at 0430") == ClockForm(4, 30)
    assert form_of("AT 1990") == CalendarForm(1990)
    assert form_of("17MAR1990") == CalendarForm(1990, 3, 17)
    assert form_of("2019-03-02T10:15:00Z") == CalendarForm(2019, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "August of last week",
        "Monday of last year",
        "Friday evening week",
        "a year on Monday",
        "later years",
        "the days before",
        "by hour end",
        "the end of the hours",
        "recent two weeks",
        "within 5000 years",
        "in the last 9999 years",
        "9999 years ago",
        "9999 years hence",
        "4000 years later",
        "a years",
        "for hour",
        "week later",
        "May 5 minutes",
        "1990-85",
        "NEW month's day",
        "in 1,234,567 years",
        "at 4000 hours",
        "the recent month",
        "held for three days before his release",
        "the first hour of May",
        "the second days of 1990",
        "the months of May",
        "the night of 1990",
        "Friday dawn of 1990",
        "twenty-twenty days",
        "the third half of 1990",
    ],
)
def test_odd_combinations_do_not_become_dates_of_their_own(text: str) -> None:
    assert all(words != text for words, form in said(text) if not isinstance(form, DurationForm))


def test_like_is_joined_with_like() -> None:
    assert [words for words, _ in said("a visit Friday to December's front line")] == ["Friday", "December"]
    assert [words for words, _ in said("recently to Friday")] == ["recently", "Friday"]
    assert spans("early recently")[0] == "recently"
    assert [words for words, _ in said("since the past two weeks")] == ["the past two weeks"]
    assert [words for words, _ in said("by overnight")] == ["overnight"]
    assert [words for words, _ in said("the last week of recently")][-1] == "recently"


def test_offsets_count_in_the_whole_text() -> None:
    text = "Monday 😀 on Tuesday, then Friday"
    found = find_times(text, 8, 20)
    assert [mention.span.of(text) for mention in found] == ["Tuesday"]


WORDS = re.split(
    " ",
    "on the last next of May March 5 2020 , . - week days ago two Friday night since and to early in 4 p.m. every "
    "'98 \n\n 1990s x",
)


@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_spans_are_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)
    found = find_times(text, 0, len(text))
    for before, after in pairwise(found):
        assert before.span.end <= after.span.start
    for mention in found:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert text[mention.span.start] != " "


@given(st.text("0123456789 .,:/-'’stapmAT MAYhours\n٣", max_size=60), st.sampled_from(["at ", "AT ", "in ", ""]))
def test_any_number_is_survived(text: str, before: str) -> None:
    find_times(before + text, 0, len(before + text))


def test_a_decimal_is_no_time_of_day() -> None:
    assert said("at 0.45 metres") == []


@given(st.text(max_size=200))
def test_any_text_is_survived(text: str) -> None:
    find_times(text, 0, len(text))


@pytest.mark.parametrize("piece", ["1", "May ", "last ", "1,111", "-", "\n", "a.", "12/", "x", "'", "two-"])
def test_noise_takes_linear_time(piece: str) -> None:
    assert is_linear(lambda text: find_times(text, 0, len(text)), piece * (200_000 // len(piece)))


def test_long_input_is_read_in_stretches() -> None:
    text = "The camp was hit on Friday and again on 3 May 1989. " * 2000
    assert len(find_times(text, 0, len(text))) == 4000
