from __future__ import annotations

import pytest

from dateline.records.span import Span
from dateline.resolve.timex_spans import tidy


@pytest.mark.parametrize(
    ("text", "found", "kind", "kept"),
    [
        ("It rose in recent years.", "in recent years", "DATE", "recent years"),
        ("It lasted nearly two years.", "two years", "DURATION", "nearly two years"),
        ("It was a 24-hour strike.", "a 24-hour", "DURATION", "24-hour"),
        ("It came two days after it.", "two days after", "DURATION", "two days"),
        ("It came within a week.", "within a week", "DURATION", "a week"),
        ("Over", "Over", "DATE", "Over"),
        ("over ", "over ", "DATE", "over "),
    ],
)
def test_tidy(text: str, found: str, kind: str, kept: str) -> None:
    start = text.index(found)
    span = tidy(Span(start, start + len(found)), kind, text)  # type: ignore[arg-type]
    assert span.of(text) == kept
