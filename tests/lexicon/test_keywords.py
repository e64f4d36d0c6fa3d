"""Terms found in a run of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import AssetError
from dateline.lexicon.keywords import KeywordTable

HEADER = "term\tlabel\tweight\n"
TABLE = KeywordTable.parse(
    HEADER
    + "brigade\tarmy\t1\nfire brigade\taccident\t0.5\nfire\taccident\t0.25\nbus\troad\t1\ngas leak\taccident\t1\n",
    "t.tsv",
)


@pytest.mark.parametrize(
    ("words", "scores"),
    [
        ("the Fire Brigade came", {"accident": 0.5}),
        ("a brigade under fire", {"army": 1.0, "accident": 0.25}),
        ("brigades and brigade", {"army": 1.0}),
        ("two gas leaks", {"accident": 1.0}),
        ("a bus", {"road": 1.0}),
        ("fire", {"accident": 0.25}),
        ("nothing here", {}),
        ("", {}),
    ],
)
def test_weigh(words: str, scores: dict[str, float]) -> None:
    assert TABLE.weigh(words.split()) == scores


def test_labels() -> None:
    assert TABLE.labels == {"army", "accident", "road"}


@given(st.lists(st.text(max_size=8), max_size=30))
def test_any_words_can_be_weighed(words: list[str]) -> None:
    assert TABLE.weigh(words).keys() <= TABLE.labels


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("Fire\ta\t1\n", "lower case"),
        ("a b c d e\ta\t1\n", "one to 4 words"),
        ("a  b\ta\t1\n", "one to 4 words"),
        ("fire\tother\t1\n", "unknown label 'other'"),
        ("fire\ta\t1\nfire\ta\t2\n", "stands twice"),
        ("fire\ta\tmuch\n", "no number"),
    ],
)
def test_an_illegal_row_is_named(rows: str, told: str) -> None:
    with pytest.raises(AssetError, match=told):
        KeywordTable.parse(HEADER + rows, "t.tsv", frozenset({"a"}))
