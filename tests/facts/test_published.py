"""Date lines, and which statement of the date counts."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.facts.published import date_line, is_date_line, published_of
from dateline.records.report import Source
from dateline.settings import Settings

BODY = "Troops left the northern barracks on Monday, the army said, after a night in which rockets fell there."
DAY, OTHER, THIRD = dt.date(2020, 3, 17), dt.date(2020, 3, 18), dt.date(2020, 3, 19)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Tuesday, October 8, 2019\xa0", "Tuesday, October 8, 2019"),
        ("Published 3 May 2014", "3 May 2014"),
        ("Published: Monday, 2/23/2015 - Updated: 9 months ago", "Monday, 2/23/2015"),
        ("Posted on March 3, 2019 at 5:30 p.m. EST", "March 3, 2019"),
        ("First published: 17 March 2020, 12:30 GMT", "17 March 2020"),
        ("2020-03-17", "2020-03-17"),
        ("2020-03-17T12:00:00Z", "2020-03-17"),
        ("17/03/2020 | 3 min read", "17/03/2020"),
        ("January 1, 2013 7:18 PM", "January 1, 2013"),
        ("7:18 pm, 1 January 2013", "1 January 2013"),
        ("Mon 3 May 1999", "Mon 3 May 1999"),
        ("(Nov. 20, 2011)", "Nov. 20, 2011"),
        ("12 JUN 88", "12 JUN 88"),
        ("Date: the 3rd of May, 1986", None),
        ("Date: 3rd of May, 1986", "3rd of May, 1986"),
        ("Last updated 4 hours ago", None),
        ("On Monday rebels left", None),
        ("3 May: Talks open in Ankara", None),
        ("May 2014", None),
    ],
)
def test_date_lines(line: str, expected: str | None) -> None:
    text = f"Barracks emptied in north\n{line}\n\n{BODY}"
    found = date_line(text)
    assert (found.of(text) if found else None) == expected
    assert is_date_line(line.strip()) == (expected is not None)


def test_publication_goes_before_updating_and_the_top_before_the_end() -> None:
    text = f"Title\nUpdated: 4 May 2014\nPublished: 3 May 2014\n{BODY}\n5 May 2014"
    found = date_line(text)
    assert found is not None
    assert found.of(text) == "3 May 2014"
    text = f"Title\n{BODY}\n" * 12 + "5 May 2014"
    found = date_line(text)
    assert found is not None
    assert found.of(text) == "5 May 2014"


def test_a_day_in_the_middle_of_the_story_is_no_date_line() -> None:
    assert date_line((BODY + "\n") * 20 + "3 May 2014\n" + (BODY + "\n") * 20) is None


@given(
    st.lists(st.sampled_from([*list("0123456789/-., :\n\r😀ع"), "May ", "Published ", "Mon "]), max_size=60).map(
        "".join
    )
)
def test_the_span_lies_in_the_text(text: str) -> None:
    found = date_line(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


def source(published: dt.date | None = None, basis: str | None = None) -> Source:
    return Source("sha256:0", "-", BODY, published=published, published_basis=basis)  # type: ignore[arg-type]


def test_what_counts_first() -> None:
    given_, metadata = source(DAY, "given"), source(DAY, "metadata")
    settings = Settings(published=OTHER)
    assert published_of(given_, settings).basis == "given"
    assert (published_of(metadata, settings).date, published_of(metadata, settings).basis) == (DAY, "metadata")
    assert (published_of(source(), settings, DAY).date, published_of(source(), settings, DAY).basis) == (OTHER, "given")
    assert published_of(source(DAY), Settings()).basis == "metadata"
    text = published_of(source(), Settings(), DAY, THIRD, [OTHER])
    assert (text.date, text.basis, text.candidates) == (DAY, "text", ())
    assert published_of(source(), Settings(), None, THIRD).date == THIRD


def test_where_nothing_says_the_candidates_are_kept() -> None:
    found = published_of(source(), Settings(), candidates=[THIRD, DAY, THIRD])
    assert (found.date, found.basis, found.candidates) == (None, None, (THIRD, DAY))
