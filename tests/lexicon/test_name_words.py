"""Words as names are compared."""

from __future__ import annotations

import pytest

from dateline.lexicon.name_words import first_key, goes_on, in_capitals, name_words, written_so


@pytest.mark.parametrize(
    ("name", "key"), [("Boko Haram", "boko"), ("U.N. force", "un"), ("Kata’ib X", "kataib"), ("É-x", "e"), ("...", "")]
)
def test_the_first_word_is_found_without_the_rest(name: str, key: str) -> None:
    assert first_key(name) == key


def test_how_words_are_written() -> None:
    upper, lower = name_words("IRA")[0], name_words("ira")[0]
    assert written_so(upper, "upper")
    assert not written_so(lower, "upper")
    assert not written_so(lower, "capital")
    assert written_so(lower, "lower")


def test_what_stands_beside() -> None:
    words = name_words("the Guardian Council met AT LAST")
    assert goes_on(words, 1)
    assert not goes_on(words, 2)
    assert in_capitals(words, 5)
    assert not in_capitals(words, 1)
