from __future__ import annotations

import pytest

from dateline.records.times import TimeUnit
from dateline.resolve.timex_lengths import length, set_value


@pytest.mark.parametrize(
    ("n", "unit", "half", "value"),
    [
        (3, "month", False, "P3M"),
        (None, "day", False, "PXD"),
        (2, "hour", False, "PT2H"),
        (None, "minute", False, "PTXM"),
        (1, "hour", True, "PT1H30M"),
        (0, "hour", True, "PT30M"),
        (1, "minute", True, "PT1M30S"),
        (0, "century", True, "P50Y"),
        (2, "year", True, "P30M"),
        (1, "day", True, "P1DT12H"),
        (1, "month", True, "P1.5M"),
        (None, "year", True, "PXY"),
    ],
)
def test_length(n: int | None, unit: TimeUnit, half: bool, value: str) -> None:
    assert length(n, unit, half) == value


@pytest.mark.parametrize(
    ("words", "news", "value"),
    [
        ("daily", True, "P1D"),
        ("daily", False, "XXXX-XX-XX"),
        ("weekly", False, "XXXX-WXX"),
        ("every two weeks", False, "P2W"),
        ("every other day", True, "P2D"),
        ("sunday mornings", True, "XXXX-WXX-7TMO"),
        ("every march", True, "XXXX-03"),
        ("every winter", True, "XXXX-WI"),
        ("age", True, None),
        ("every fortnight", True, "P2W"),
    ],
)
def test_set_value(words: str, news: bool, value: str | None) -> None:
    assert set_value(words, news) == value
