from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    ClockForm,
    EraForm,
    HolidayForm,
    OpenForm,
    PartForm,
    PeriodForm,
    ShiftForm,
    TimeForm,
    UnitForm,
)
from dateline.resolve.timex_story import Place, core, follow, with_year, yearless

MARCH, JULY, JANUARY = CalendarForm(month=3), CalendarForm(month=7), CalendarForm(month=1)


def years(*forms: TimeForm, bracketed: int | None = None) -> list[int | None]:
    return [step.year for step in follow([Place(form, i == bracketed) for i, form in enumerate(forms)])]


def test_a_story_goes_on_over_the_new_year() -> None:
    assert years(CalendarForm(1941, 12), JANUARY, MARCH) == [None, 1942, 1942]


def test_it_may_step_back_a_little() -> None:
    assert years(CalendarForm(1941, 8, 20), CalendarForm(month=8, day=4), JULY) == [None, 1941, 1941]


def test_a_year_that_nothing_follows_up_is_an_aside() -> None:
    assert years(CalendarForm(1941, 5, 3), CalendarForm(2005), CalendarForm(month=5, day=9), JULY)[2:] == [1941, 1941]


def test_a_new_heading_moves_the_story() -> None:
    assert years(CalendarForm(1941, 5), JULY, CalendarForm(1951), MARCH, JULY)[3:] == [1951, 1951]


def test_a_story_may_begin_without_a_year() -> None:
    assert years(MARCH, CalendarForm(1941, 5), JULY) == [1941, None, 1941]


def test_without_any_year_nothing_is_known() -> None:
    assert years(MARCH, JULY) == [None, None]
    assert follow([]) == []


def test_words_that_count_from_the_story_move_it() -> None:
    assert years(CalendarForm(1941, 5), UnitForm("following", "year"), MARCH)[2] == 1942
    assert years(CalendarForm(1941, 5), ShiftForm(-2, "year", AnchorForm("speech")), JULY)[2] == 1941


def test_eras_and_years_before_christ() -> None:
    assert years(CalendarForm(-480), CalendarForm(month=9), EraForm(-500, 100), JANUARY)[1] == -480
    assert years(CalendarForm(-1, 12), JANUARY) == [None, 1]


def test_what_is_yearless() -> None:
    assert yearless(MARCH)
    assert yearless(PeriodForm("season", 2))
    assert yearless(HolidayForm("easter"))
    assert not yearless(CalendarForm(1941, 3))
    assert not yearless(CalendarForm(month=3, which="previous"))
    assert not yearless(PeriodForm("season", 2, which="last"))
    assert not yearless(UnitForm("last", "week"))


@pytest.mark.parametrize(
    ("form", "inner"),
    [(PartForm("late", MARCH), MARCH), (OpenForm("since", PartForm("dawn", MARCH)), MARCH), (PartForm("dawn"), None)],
)
def test_core(form: TimeForm, inner: TimeForm | None) -> None:
    assert core(form) == (inner or form)


def test_a_year_is_put_into_the_innermost_date() -> None:
    dated = CalendarForm(1941, 3)
    assert with_year(OpenForm("since", PartForm("late", MARCH)), 1941) == OpenForm("since", PartForm("late", dated))
    assert with_year(ClockForm(4, 0, of=MARCH), 1941) == ClockForm(4, 0, of=dated)
    assert with_year(UnitForm("last", "week"), 1941) == UnitForm("last", "week")


@given(
    st.lists(
        st.builds(
            CalendarForm,
            year=st.none() | st.integers(1900, 1960),
            month=st.none() | st.integers(1, 12),
            day=st.none() | st.integers(1, 28),
        ),
        max_size=30,
    )
)
def test_every_expression_gets_one_step_and_no_spelled_out_year_is_changed(forms: list[CalendarForm]) -> None:
    steps = follow([Place(form) for form in forms])
    assert len(steps) == len(forms)
    assert all(step.year is None for form, step in zip(forms, steps, strict=True) if form.year is not None)
