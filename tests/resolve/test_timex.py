from __future__ import annotations

import datetime as dt
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.records.span import Span
from dateline.records.times import CalendarForm, RangeForm, TimeMention, Timex
from dateline.resolve.timex import annotate, is_news
from dateline.tag.times import find_times, find_timexes

WORDS = (
    "the of in on at from to and by until - , . ( 3 12 14 490 1936 1998 '98 1990s 5th March May Friday last next this "
    "same following previous day days week month quarter year years decade century ago later before after early late "
    "night morning p.m. 4:30 GMT two half a BC spring fall winter fiscal every today now Christmas anniversary first"
).split()


def corpus() -> list[list[str]]:
    table = resources.files("dateline.resolve").joinpath("timex_corpus.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in table.splitlines() if not line.startswith(("# ", "text\t"))]


def found(text: str, published: dt.date | None) -> list[Timex]:
    return annotate(text, find_timexes(text, 0, len(text)), published)


@pytest.mark.parametrize("row", corpus(), ids=lambda row: f"{row[0]}|{row[1]}")
def test_corpus(row: list[str]) -> None:
    marked, published, kind, value = row
    start = marked.find("[")
    end = marked.find("]") - 1
    text = marked.replace("[", "").replace("]", "")
    if kind == "-" and start < 0:
        start, end = 0, len(text)
    hits = [x for x in found(text, dt.date.fromisoformat(published) if published else None) if x.span.start < end]
    hits = [x for x in hits if start < x.span.end]
    if kind == "-":
        assert not hits
    else:
        assert [(x.type, x.value) for x in hits] == [(kind, value)]


def test_the_text_tells_whether_it_is_news() -> None:
    published = dt.date(2009, 12, 19)
    history = (
        "In May 1936 he fled. In July 1936 the war began. On 3 August 1936 the port fell; by May 1939 all was over."
    )
    report = "He fled on Monday, as in 1992. He had fled yesterday and today. He was born in May 1936."
    assert not is_news(find_timexes(history, 0, len(history)), published)
    assert is_news(find_timexes(report, 0, len(report)), published)
    assert not is_news([], None)
    span = "It lasted from March 1936 to April 1939. Between May 1936 and June 1938 all was calm. They met in May 1940."
    assert not is_news(find_times(span, 0, len(span)), published)
    assert [x.value for x in annotate(span, find_times(span, 0, len(span)), published)] == [
        "1936-03", "1939-04", "1936-05", "1938-06", "1940-05",
    ]  # fmt: skip


def test_a_range_whose_words_do_not_come_apart_gives_its_first_end() -> None:
    ends = RangeForm(CalendarForm(1936), CalendarForm(1939))
    assert annotate("1936 1939", [TimeMention(Span(0, 9), ends)], None) == [Timex(Span(0, 9), "DATE", "1936")]


def test_clock_times_side_by_side_share_the_day_that_follows() -> None:
    text = "It began at 6:30 p.m. EST (2330 GMT) on Thursday."
    assert [x.value for x in found(text, dt.date(2013, 3, 20))] == [
        "2013-03-14T18:30", "2013-03-14T23:30", "2013-03-14",
    ]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40), st.none() | st.dates(dt.date(1700, 1, 1), dt.date(2100, 1, 1)))
def test_any_words_give_spans_in_order_and_values(words: list[str], published: dt.date | None) -> None:
    text = " ".join(words)
    expressions = found(text, published)
    assert all(0 <= x.span.start < x.span.end <= len(text) and x.value for x in expressions)
    assert all(a.span.start <= b.span.start for a, b in pairwise(expressions))


@pytest.mark.parametrize("published", [None, dt.date(2013, 3, 20), dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_impossible_and_extreme_dates_are_survived(published: dt.date | None) -> None:
    text = "On 30 February 2014 he fled. The next day, 2 weeks later, on Friday, in May, last winter, 99 centuries ago."
    assert found(text, published)[0].value == "2014-02-30"
