"""The name in the byline."""

from __future__ import annotations

import pytest

from dateline.facts.byline import find_byline
from dateline.records.report import Furniture


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Jane Roe", "Jane Roe"),
        ("By JANE ROE, Associated Press Writer", "JANE ROE"),
        ("By Jane Roe Associated Press", "Jane Roe"),
        ("By Jane Roe and Peter van Dam", "Jane Roe and Peter van Dam"),
        ("Reporting by Jane Roe; editing by John Doe", "Jane Roe"),
        ("(Reporting by Jane Roe in Ankara)", "Jane Roe"),
        ("Written by:  Jane\u00a0Roe", "Jane Roe"),
        ("Jane Roe contributed to this report.", None),
        ("by nobody", None),
    ],
)
def test_bylines(line: str, expected: str | None) -> None:
    assert find_byline(line, (Furniture(0, len(line), "byline"),)) == expected


def test_only_byline_furniture_counts_and_the_first_name_wins() -> None:
    text = "By Ann Other\nBy Jane Roe\nBy John Doe"
    found = (Furniture(0, 12, "notice"), Furniture(13, len(text), "byline"))
    assert find_byline(text, found) == "Jane Roe"
    assert find_byline(text, ()) is None
