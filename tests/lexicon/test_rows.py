from __future__ import annotations

import pytest

from dateline.errors import AssetError
from dateline.lexicon.rows import listed, parse_rows, rows

COLUMNS = ("word", "kind")


def test_comments_and_header_are_left_out_and_a_dash_is_empty() -> None:
    text = "# made by hand\nword\tkind\nbus\t-\n\nriver\twater\n"
    assert list(parse_rows(text, "t.tsv", COLUMNS)) == [("bus", ""), ("river", "water")]


def test_other_columns_are_refused() -> None:
    with pytest.raises(AssetError, match=r"t\.tsv:1: columns are"):
        list(parse_rows("word\tsort\nbus\tcar\n", "t.tsv", COLUMNS))


def test_a_short_row_is_refused() -> None:
    with pytest.raises(AssetError, match=r"t\.tsv:2: 1 columns where 2 are wanted"):
        list(parse_rows("word\tkind\nbus\n", "t.tsv", COLUMNS))


def test_a_missing_table_is_named() -> None:
    with pytest.raises(AssetError, match=r"no-such-table\.tsv"):
        list(rows("no-such-table.tsv", COLUMNS))


def test_listed() -> None:
    assert listed("a|b||c") == ("a", "b", "c")
    assert listed("") == ()
