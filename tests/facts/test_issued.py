"""Release numbers and dated headings as statements of the day of issue."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.facts.issued import heading_day, issued_by

BODY = "Troops left the northern barracks on Monday, the army said, after a night in which rockets fell there."


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("2014-06-RC-017", dt.date(2014, 7, 7)),
        ("Joint Command – South 2014-02-S–9 For Immediate Release", dt.date(2014, 3, 7)),
        ("No. 2012/12/0345", dt.date(2013, 1, 7)),
        ("2014-13-RC-017", None),
        ("2014-06-17", None),
        ("Call 555-2014-06-1234", None),
        ("Joint Command – South", None),
    ],
)
def test_numbers_of_releases(head: str, expected: dt.date | None) -> None:
    assert issued_by(f"{head}\n\n{BODY}") == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("May 3: Patrols in the south and east", "May 3"),
        ("3 May 2014 – Talks and shelling", "3 May 2014"),
        ("Evening Operational Update, 16 July", "16 July"),
        ("Situation report (Aug. 5, 2015)", "Aug. 5, 2015"),
        ("Barracks emptied after the events of 3 May", None),
        ("May 3 was quiet: few shells fell", None),
        ("Barracks emptied in north", None),
        (BODY * 3 + " Update, 3 May", None),
    ],
)
def test_dated_headings(heading: str, expected: str | None) -> None:
    text = f"{heading}\n\n{BODY}"
    found = heading_day(text)
    assert (found.of(text) if found else None) == expected


def test_noise_is_read_in_no_time() -> None:
    assert heading_day(", 3 May " * 20_000) is None
    assert issued_by("2014-06-" * 50_000) is None
