from __future__ import annotations

import datetime as dt
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.reference import TimeRef
from dateline.records.span import Span
from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    DurationForm,
    EraForm,
    HolidayForm,
    NthForm,
    OpenForm,
    PartForm,
    PeriodForm,
    RangeForm,
    ShiftForm,
    TimeForm,
    TimeMention,
    UnitForm,
    VagueForm,
    WeekdayForm,
    WindowForm,
)
from dateline.resolve.time_ahead import looks_ahead
from dateline.resolve.time_calendar import add_days, add_months, easter, holiday, nth_weekday, years
from dateline.resolve.times import TimeAnchor, candidate_dates, resolve_time
from dateline.tag.times import find_times

TUESDAY = dt.date(2020, 3, 17)


def day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def corpus() -> list[list[str]]:
    table = resources.files("dateline.resolve").joinpath("times_corpus.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines()[1:] if not line.startswith(("#", "phrase\t"))]


def resolve(
    form: TimeForm, published: dt.date | None = TUESDAY, narrated: TimeRef | None = None, forward: bool = False
) -> TimeRef | None:
    return resolve_time(TimeMention(Span(0, 1), form), "x", TimeAnchor(published, narrated, forward))


def bounds(form: TimeForm, published: dt.date | None = TUESDAY, narrated: TimeRef | None = None) -> tuple[str, str]:
    ref = resolve(form, published, narrated)
    assert ref is not None
    return str(ref.earliest or ""), str(ref.latest or "")


@pytest.mark.parametrize("row", corpus(), ids=lambda row: f"{row[0]}|{row[1]}")
def test_phrases_mean_what_the_corpus_says(row: list[str]) -> None:
    phrase, published, first, last, forward, earliest, latest, grain, _ = row
    narrated = TimeRef(day(first), day(last), "day") if first else None
    anchor = TimeAnchor(day(published), narrated, forward == "y")
    found = [resolve_time(mention, phrase, anchor) for mention in find_times(phrase, 0, len(phrase))]
    if earliest == "-":
        assert [ref for ref in found if ref] == []
        return
    assert len(found) == 1
    ref = found[0]
    assert ref is not None
    assert (ref.earliest, ref.latest, ref.grain) == (day(earliest), day(latest), grain)
    assert ref.start is not None
    assert ref.end is not None
    assert ref.text == phrase[ref.start : ref.end]


def test_the_corpus_is_large_and_has_every_style() -> None:
    rows = corpus()
    assert len(rows) >= 320
    assert {row[8] for row in rows} == {"british", "american", "agency", "both"}


def test_basis_tells_spelled_out_years_from_reckoned_ones() -> None:
    for form in (
        CalendarForm(2020, 3, 1),
        EraForm(1990, 10),
        PartForm("late", CalendarForm(2016)),
        OpenForm("since", CalendarForm(2011)),
        RangeForm(CalendarForm(month=3, day=1), CalendarForm(2020, 3, 5)),
    ):
        ref = resolve(form)
        assert ref is not None
        assert ref.basis == "explicit"
    ref = resolve(WeekdayForm(1))
    assert ref is not None
    assert ref.basis == "relative"


@pytest.mark.parametrize(
    "form",
    [
        AnchorForm("speech"),
        AnchorForm("narrated"),
        WeekdayForm(2),
        UnitForm("last", "week"),
        UnitForm("following", "month"),
        ShiftForm(3, "day", AnchorForm("narrated")),
        ShiftForm(None, "day", AnchorForm("speech"), back=True),
        ShiftForm(None, "hour", AnchorForm("narrated")),
        WindowForm(2, "week", "past", AnchorForm("speech")),
        PartForm("night"),
        PartForm("late", UnitForm("last", "month")),
        OpenForm("since", WeekdayForm(1)),
        NthForm(1, "week", UnitForm("last", "month")),
        CalendarForm(month=5),
        CalendarForm(day=14, which="same"),
        CalendarForm(month=5, which="last"),
        PeriodForm("season", 2),
        HolidayForm("christmas"),
        RangeForm(WeekdayForm(1), WeekdayForm(3)),
        VagueForm("past"),
        CalendarForm(2019, 2, 30),
        HolidayForm("nobody", 2001),
    ],
)
def test_what_has_no_anchor_stays_open(form: TimeForm) -> None:
    assert bounds(form, published=None) == ("", "")


def test_a_length_is_a_date_only_where_the_verb_looks_ahead() -> None:
    assert resolve(DurationForm(2, "week", ahead=True)) is None
    ref = resolve(DurationForm(3, "day", ahead=True), forward=True)
    assert ref is not None
    assert ref.earliest == dt.date(2020, 3, 20)
    assert resolve(DurationForm(3, "hour", ahead=True), forward=True) == TimeRef(
        text="x", start=0, end=1, basis="relative"
    )


def test_an_account_without_publication_is_read_in_the_year_it_tells_of() -> None:
    story = TimeRef(dt.date(1942, 11, 8), dt.date(1942, 11, 8), "day")
    assert bounds(CalendarForm(month=11, day=19), None, story) == ("1942-11-19", "1942-11-19")
    assert bounds(CalendarForm(month=6), None, story) == ("1942-06-01", "1942-06-30")
    assert bounds(CalendarForm(month=1), None, story) == ("1943-01-01", "1943-01-31")
    assert bounds(WeekdayForm(2), None, story) == ("1942-11-11", "1942-11-11")
    assert bounds(UnitForm("this", "month"), None, story) == ("1942-11-01", "1942-11-30")
    assert bounds(PeriodForm("season", 3, which="same"), None, story) == ("1942-09-01", "1942-11-30")
    assert bounds(HolidayForm("halloween"), None, story) == ("1942-10-31", "1942-10-31")


def test_day_and_month_that_may_change_places() -> None:
    assert bounds(CalendarForm(2020, 2, 3, swapped=True)) == ("2020-03-02", "2020-03-02")  # near publication
    assert bounds(CalendarForm(2019, 4, 3, swapped=True)) == ("2019-03-04", "2019-04-03")  # undecidable: both as bounds
    assert bounds(CalendarForm(2020, 12, 1, swapped=True)) == ("2020-01-12", "2020-01-12")  # the other is to come
    assert bounds(CalendarForm(2020, 4, 3, swapped=True), None) == ("2020-03-04", "2020-04-03")


def test_a_weekday_chooses_the_year() -> None:
    assert bounds(CalendarForm(month=4, day=25, weekday=5), dt.date(1998, 4, 24)) == ("1998-04-25", "1998-04-25")
    assert bounds(CalendarForm(month=3, day=16, weekday=5)) == ("2019-03-16", "2019-03-16")
    assert bounds(CalendarForm(month=3, day=16, weekday=3)) == ("2020-03-16", "2020-03-16")  # no near year agrees


def test_dates_soon_to_come_are_not_a_year_old() -> None:
    assert bounds(CalendarForm(month=1, day=14), dt.date(2000, 1, 6)) == ("2000-01-14", "2000-01-14")
    assert bounds(CalendarForm(month=6, day=1), dt.date(2000, 1, 6)) == ("1999-06-01", "1999-06-01")
    assert bounds(CalendarForm(month=2), dt.date(2000, 1, 6)) == ("2000-02-01", "2000-02-29")
    assert bounds(RangeForm(AnchorForm("speech"), CalendarForm(month=11, day=17)), dt.date(1989, 10, 2)) == (
        "1989-10-02",
        "1989-11-17",
    )


def test_dates_just_past_are_not_a_year_ahead() -> None:
    ref = resolve(CalendarForm(month=3, day=3), forward=True)
    assert ref is not None
    assert ref.earliest == dt.date(2020, 3, 3)
    ref = resolve(CalendarForm(month=1, day=3), forward=True)
    assert ref is not None
    assert ref.earliest == dt.date(2021, 1, 3)
    ref = resolve(CalendarForm(month=2), forward=True)
    assert ref is not None
    assert ref.earliest == dt.date(2020, 2, 1)


def test_history_retold_keeps_to_its_own_year() -> None:
    battle = TimeRef(dt.date(1944, 2, 20), dt.date(1944, 2, 29), "day", "explicit")
    assert bounds(CalendarForm(month=2, day=26), TUESDAY, battle) == ("1944-02-26", "1944-02-26")
    passing = TimeRef(dt.date(2006, 1, 1), dt.date(2006, 12, 31), "year", "explicit")
    assert bounds(CalendarForm(month=2, day=26), TUESDAY, passing) == ("2020-02-26", "2020-02-26")
    recent = TimeRef(dt.date(2019, 6, 1), dt.date(2019, 6, 1), "day", "explicit")
    assert bounds(CalendarForm(month=2, day=26), TUESDAY, recent) == ("2020-02-26", "2020-02-26")


def test_shifts_from_wide_or_half_open_times() -> None:
    since = TimeRef(dt.date(2020, 3, 1), None, "open")
    assert bounds(ShiftForm(2, "day", AnchorForm("narrated")), TUESDAY, since) == ("2020-03-03", "2020-03-03")
    year = TimeRef(dt.date(2019, 1, 1), dt.date(2019, 12, 31), "year")
    assert bounds(ShiftForm(-1, "day", AnchorForm("narrated")), TUESDAY, year) == ("", "")
    assert bounds(ShiftForm(1, "year", AnchorForm("narrated")), TUESDAY, year) == ("2020-01-01", "2020-12-31")
    assert bounds(ShiftForm(None, "day", AnchorForm("narrated")), TUESDAY, since) == ("2020-03-01", "")
    assert bounds(PartForm("night"), TUESDAY, year) == ("", "")
    assert bounds(ShiftForm(-1, "century", AnchorForm("speech"))) == ("1920-01-01", "1920-12-31")
    assert bounds(ShiftForm(1, "minute", CalendarForm(2020, 1, 5))) == ("2020-01-05", "2020-01-05")
    assert bounds(ShiftForm(1, "week", RangeForm(CalendarForm(2020, 1, 5), CalendarForm(2020, 1, 6)))) == (
        "2020-01-12",
        "2020-01-13",
    )


@pytest.mark.parametrize(
    ("form", "earliest", "latest"),
    [
        (NthForm(-1, "month", CalendarForm(2019)), "2019-12-01", "2019-12-31"),
        (NthForm(2, "day", CalendarForm(2019, 5)), "2019-05-02", "2019-05-02"),
        (NthForm(9, "week", CalendarForm(2019, 5)), "", ""),
        (NthForm(0, "weekend", CalendarForm(2020, 3, 11)), "2020-03-14", "2020-03-15"),
        (NthForm(2, "decade", EraForm(1901, 100)), "1911-01-01", "1919-12-31"),
        (PartForm("mid", PartForm("mid", EraForm(1940, 10))), "1945-01-01", "1945-12-31"),
        (RangeForm(CalendarForm(2021), VagueForm("present")), "", ""),
        (UnitForm("this", "quarter"), "2020-01-01", "2020-03-17"),
        (UnitForm("last", "quarter"), "2019-10-01", "2019-12-31"),
        (UnitForm("last", "decade"), "2010-01-01", "2010-12-31"),
        (UnitForm("this", "century"), "2001-01-01", "2020-03-17"),
        (UnitForm("last", "season"), "2019-12-01", "2020-02-29"),
        (PartForm("mid", UnitForm("last", "week")), "2020-03-11", "2020-03-12"),
        (PartForm("late", UnitForm("last", "weekend")), "2020-03-15", "2020-03-15"),
        (PartForm("mid", PeriodForm("season", 2, 2014)), "2014-07-01", "2014-07-31"),
        (PartForm("late", PeriodForm("quarter", 3, 1998)), "1998-09-01", "1998-09-30"),
        (PartForm("early", PeriodForm("half", 1, 1998)), "1998-01-01", "1998-02-28"),
        (PartForm("late", EraForm(1801, 100)), "1871-01-01", "1900-12-31"),
        (
            PartForm("overnight", RangeForm(CalendarForm(2020, 3, 1), CalendarForm(2020, 3, 2))),
            "2020-03-01",
            "2020-03-02",
        ),
        (PartForm("earlier", CalendarForm(2019)), "2019-01-01", "2019-12-31"),
        (PartForm("later", CalendarForm(2019)), "2019-01-01", "2019-12-31"),
        (PeriodForm("season", 1, which="next"), "2021-03-01", "2021-05-31"),
        (PeriodForm("season", 4, which="this"), "2020-12-01", "2021-02-28"),
        (PeriodForm("quarter", 2, year_which="last"), "2019-04-01", "2019-06-30"),
        (HolidayForm("easter-eve", 2018), "2018-03-31", "2018-03-31"),
        (HolidayForm("christmas", which="next"), "2020-12-25", "2020-12-25"),
        (RangeForm(CalendarForm(month=12, day=28), CalendarForm(2020, 1, 4)), "2019-12-28", "2020-01-04"),
        (RangeForm(CalendarForm(2021), CalendarForm(2019)), "", ""),
        (RangeForm(CalendarForm(2016), VagueForm("present")), "2016-01-01", "2020-03-17"),
        (WindowForm(None, "week", "future", AnchorForm("speech")), "2020-03-17", ""),
        (CalendarForm(day=28, which="same"), "2020-02-28", "2020-02-28"),
        (CalendarForm(month=8, year_which="following"), "2021-08-01", "2021-08-31"),
        (CalendarForm(month=8, which="next"), "2020-08-01", "2020-08-31"),
        (CalendarForm(month=3, which="last"), "2019-03-01", "2019-03-31"),
        (CalendarForm(month=3, which="following"), "2021-03-01", "2021-03-31"),
        (WeekdayForm(4, week="next"), "2020-03-27", "2020-03-27"),
        (WeekdayForm(4, which="same"), "2020-03-20", "2020-03-20"),
        (OpenForm("since", OpenForm("since", CalendarForm(2019))), "2019-01-01", ""),
    ],
)
def test_forms_that_phrases_seldom_reach(form: TimeForm, earliest: str, latest: str) -> None:
    assert bounds(form) == (earliest, latest)


def test_the_story_narrows_earlier_and_later() -> None:
    story = TimeRef(dt.date(2019, 5, 4), dt.date(2019, 5, 4), "day")
    assert bounds(PartForm("earlier", UnitForm("same", "year")), TUESDAY, story) == ("2019-01-01", "2019-05-04")
    assert bounds(PartForm("later", UnitForm("same", "year")), TUESDAY, story) == ("2019-05-04", "2019-12-31")
    thirty_first = TimeRef(dt.date(2019, 2, 4), dt.date(2019, 2, 4), "day")
    assert bounds(CalendarForm(day=31, which="same"), TUESDAY, thirty_first) == ("", "")


def test_the_calendar_has_edges() -> None:
    assert add_days(dt.date.max, 1) is None
    assert add_months(dt.date(9999, 12, 1), 1) is None
    assert years(9995, 10).first is None
    assert easter(2024) == dt.date(2024, 3, 31)
    assert holiday("thanksgiving", 2019) == dt.date(2019, 11, 28)
    assert holiday("easter", 9999) is None
    assert bounds(UnitForm("this", "week"), dt.date.max)[0] == "9999-12-27"
    assert bounds(UnitForm("next", "weekend"), dt.date(9999, 12, 30)) == ("9999-12-31", "9999-12-31")
    assert nth_weekday(2020, 5, 0, -1) == dt.date(2020, 5, 25)
    assert bounds(EraForm(9999, 10)) == ("", "")
    assert bounds(PeriodForm("season", 4, 9999)) == ("", "")
    assert bounds(ShiftForm(-3000, "year", AnchorForm("speech"))) == ("", "")
    assert bounds(ShiftForm(3_000_000, "day", AnchorForm("narrated")), TUESDAY, TimeRef(TUESDAY, TUESDAY, "day")) == (
        "",
        "",
    )


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)), st.integers(0, 6))
def test_a_bare_weekday_is_within_the_last_seven_days(published: dt.date, weekday: int) -> None:
    ref = resolve(WeekdayForm(weekday), published)
    assert ref is not None
    assert ref.earliest is not None
    assert ref.earliest.weekday() == weekday
    assert 0 <= (published - ref.earliest).days < 7


@given(
    st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)),
    st.sampled_from(["start", "early", "mid", "late", "end", "earlier", "later"]),
    st.sampled_from(["week", "weekend", "month", "quarter", "season", "year", "decade", "century"]),
    st.sampled_from(["last", "this", "next"]),
)
def test_a_phase_lies_in_its_unit_and_is_in_order(published: dt.date, phase: str, unit: str, which: str) -> None:
    ref = resolve(PartForm(phase, UnitForm(which, unit)), published)  # type: ignore[arg-type]
    assert ref is not None
    assert ref.earliest is not None
    assert ref.latest is not None
    assert ref.earliest <= ref.latest


def mentions(text: str) -> list[TimeMention]:
    return find_times(text, 0, len(text))


def test_candidates_agree_with_weekday_and_date() -> None:
    text = "The vote of Friday, June 21 went ahead, officials said on Tuesday."
    found = candidate_dates(mentions(text), text)
    assert found
    assert len(found) <= 20
    assert all(dt.date(found_day.year, 6, 21).weekday() == 4 for found_day in found)
    assert all(found_day.weekday() == 1 for found_day in found[:5])


def test_candidates_lie_within_the_week_named_and_after_the_year_named() -> None:
    text = (
        "Troops will leave the base, officials said Tuesday. It was the third raid within a week. On March 11 two "
        "soldiers died, and the camp was hit again three days later. The mission was set up in 2014."
    )
    found = candidate_dates(mentions(text), text)
    assert dt.date(2020, 3, 17) in found[:8]
    assert len(set(found)) == len(found) <= 20
    assert all(dt.date(d.year, 3, 14) <= d <= dt.date(d.year, 3, 21) and d.year >= 2014 for d in found)


def test_candidates_follow_a_date_given_in_full() -> None:
    text = "Between Monday and Wednesday shells fell; since May 30, 2004 nobody came. On Thursday talks began at 4 p.m."
    found = candidate_dates(mentions(text), text)
    assert found[0] == dt.date(2004, 6, 3)


@pytest.mark.parametrize(
    "text", ["", "They met on Friday.", "They met on June 3.", "It began in 2014.", "On 30 February 2014."]
)
def test_no_candidates_where_the_calendar_says_too_little(text: str) -> None:
    assert candidate_dates(mentions(text), text) == ()


def test_candidates_across_the_new_year() -> None:
    text = "The camp was shelled on December 30 and again on Saturday, January 2, he said today. It opened in 2009."
    found = candidate_dates(mentions(text), text)
    assert found[0] == dt.date(2010, 1, 2)


def test_plans_bound_no_candidate_from_below() -> None:
    text = "The vote of Friday, June 21 went ahead. The base will be closed by 2031, and the talks end on August 9."
    found = candidate_dates(mentions(text), text)
    assert found
    assert all(day.year < 2031 for day in found)
    assert found[0].month == 6


def test_candidates_may_follow_an_earlier_date_than_the_latest() -> None:
    text = "It had been built on October 9, 2011. The school was shelled on March 3, officials said Wednesday."
    found = candidate_dates(mentions(text), text)
    assert found[0].month == 3
    assert all(day.year >= 2011 for day in found)


def test_a_weekday_that_fits_outranks_a_nearer_day() -> None:
    text = "The bridge fell on 4 June 2014, the mayor said on Sunday."
    assert candidate_dates(mentions(text), text)[0] == dt.date(2014, 6, 8)


def test_a_date_that_the_year_does_not_have_is_no_clue() -> None:
    text = "They met on 29 February and on Friday, March 1. It opened in 2011."
    assert all(day.year % 4 == 0 for day in candidate_dates(mentions(text), text))


@given(st.dates(dt.date(1985, 1, 1), dt.date(2030, 1, 1)))
def test_the_true_day_is_among_the_candidates_of_a_text_that_names_it(day: dt.date) -> None:
    text = f"The bridge fell on {day:%A, %B} {day.day}, the mayor said on {day:%A}. It was built in {day.year - 1}."
    found = candidate_dates(mentions(text), text)
    assert day in found
    assert len(found) == len(set(found)) <= 20


@pytest.mark.parametrize(
    ("before", "ahead"),
    [
        ("The ministers will meet on ", True),
        ("Talks are due on ", True),
        ("The camp must be empty as early as ", True),
        ("The army will leave the town, a spokesman said on ", False),
        ("He will resign. The shelling began on ", False),
        ("They would have met on ", False),
        ("Rebels took the bridge on ", False),
        ("", False),
    ],
)
def test_cues_that_look_ahead(before: str, ahead: bool) -> None:
    assert looks_ahead(before + "Friday", len(before)) is ahead
