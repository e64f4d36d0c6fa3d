"""Hashed rows: fixed for good, since the packaged weights were trained on them."""

import pytest

from dateline.syntax.features import PREFIX_ROWS, SHAPE_ROWS, SUFFIX_ROWS, WORD_ROWS, rows, shape


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Qaim", "Xxxx"),
        ("NATO", "XXX"),
        ("5,200", "d,ddd"),
        ("bombardments", "xxx"),
        ("AK-47", "XX-dd"),
        ("", ""),
    ],
)
def test_shape(word: str, expected: str) -> None:
    assert shape(word) == expected


def test_rows_lie_in_their_tables() -> None:
    limits = (WORD_ROWS, WORD_ROWS, PREFIX_ROWS, SUFFIX_ROWS, SHAPE_ROWS)
    for word in ("soldiers", "Mosul", "12,000", "🔥", "軍", "\ud800"):
        assert all(0 <= row < limit for row, limit in zip(rows(word, word.lower(), False), limits, strict=True))


def test_rows_never_change() -> None:
    assert rows("Troops", "troops", True) == (12259, 14850, 1044, 2065, 50)


def test_digits_fall_together_and_the_first_word_has_its_own_shape() -> None:
    assert rows("1987", "1987", False) == rows("2003", "2003", False)
    first, later = rows("The", "the", True), rows("The", "the", False)
    assert first[:4] == later[:4]
    assert first[4] != later[4]
