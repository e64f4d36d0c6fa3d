"""Spellings that are one name, and words that are not."""

from __future__ import annotations

import pytest

from dateline.lexicon.spelling import frame, sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hizbullah", "hezbollah"),
        ("kataib", "kataeb"),
        ("shabaab", "shabab"),
        ("taleban", "taliban"),
        ("islamiyya", "islamiyah"),
        ("nousra", "nusrah"),
        ("houthi", "huthi"),
        ("tehreek", "tehrik"),
    ],
)
def test_spellings_of_one_word_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("hashd", "hashid"), ("gaddafi", "qadhafi"), ("hizballah", "hezbollah")])
def test_the_consonants_stay(one: str, other: str) -> None:
    assert frame(one) == frame(other)


@pytest.mark.parametrize(("one", "other"), [("hamas", "hama"), ("badr", "basra"), ("fatah", "fajr"), ("amal", "mali")])
def test_other_words_have_other_consonants(one: str, other: str) -> None:
    assert frame(one) != frame(other)
