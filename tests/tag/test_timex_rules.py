from __future__ import annotations

import pytest

from dateline.records.times import CalendarForm, DurationForm, PeriodForm, VagueForm
from dateline.tag.times import find_timexes


@pytest.mark.parametrize(
    "text",
    [
        "He wrote 0 BC on it.", "It is of the third way BC.", "He has one of them.", "a 3 half minutes deal",
        "nineteen five", "It cost £1999.", "some 1950 pounds", "first fiscal month", "the fifth fiscal quarter",
        "He saw Labor unions.", "Good Thursday to you", "three hundred thousand", "twenty thirty people",
        "12 to 3 points", "Labor history, Day one", "It is the seventh half", "the second of two", "two other halves",
        "Valentine weeks", "two good weeks of age", "a fiscal day", "nineteen thirty twenty", "Easter Thursday",
        "USA Today said so.", "on page 1999",
    ],
)  # fmt: skip
def test_what_looks_like_a_time_and_is_none(text: str) -> None:
    assert not [m for m in find_timexes(text, 0, len(text)) if isinstance(m.form, (CalendarForm, PeriodForm))]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("44 BC", CalendarForm(-44)),
        ("the summer of 44 BC", PeriodForm("season", 2, -44)),
        ("1982 summer", PeriodForm("season", 2, 1982)),
        ("nineteen sixty five", CalendarForm(1965)),
        ("the year two thousand", CalendarForm(2000)),
        ("by this time", VagueForm("present")),
        ("twenty four hours", DurationForm(24, "hour")),
        ("decades-long", DurationForm(None, "decade")),
        ("a quarter-century", DurationForm(25, "year")),
        ("4 to 6 weeks", DurationForm(4, "week")),
    ],
)
def test_forms(text: str, form: object) -> None:
    assert [m.form for m in find_timexes(text, 0, len(text))] == [form]


def test_spans_count_in_the_text() -> None:
    text = "In May 1936, ten hard months later, he fled."
    assert next(m.span.of(text) for m in find_timexes(text, 0, len(text))) == "May 1936"
    assert find_timexes(text, 20, 20) == []
