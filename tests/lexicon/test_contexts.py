"""The PLOVER contexts of a sentence's words."""

from __future__ import annotations

import pytest

from dateline.lexicon.contexts import CONTEXTS, MOST, Contexts
from dateline.lexicon.keywords import KeywordTable


@pytest.fixture(scope="module")
def contexts() -> Contexts:
    return Contexts.load()


@pytest.mark.parametrize(
    ("sentence", "first"),
    [
        ("two soldiers of the infantry battalion fell when artillery hit their army base", "military"),
        ("the suicide bomber belonged to a jihadist group", "terrorism"),
        ("voters go to the polling station on election day", "election"),
        ("inspectors found traces of sarin a nerve agent", "cbrn"),
        ("the ambassador was called to the foreign ministry", "diplomatic"),
        ("thousands of refugees were taken to a refugee camp run by the unhcr", "migration"),
        ("the minister was accused of bribery and embezzlement", "corruption"),
        ("the judge of the supreme court read the verdict", "legal"),
    ],
)
def test_the_most_telling_context_comes_first(contexts: Contexts, sentence: str, first: str) -> None:
    assert contexts.of(sentence.split())[0] == first


def test_weak_words_alone_name_none(contexts: Contexts) -> None:
    assert contexts.of(["he", "met", "a", "general", "at", "the", "market"]) == ()
    assert contexts.of([]) == ()


def test_at_most_three(contexts: Contexts) -> None:
    words = ["earthquake", "cocaine", "parliament", "election", "corruption", "cyberattack", "coronavirus"]
    assert len(contexts.of(words)) == MOST


def test_every_context_has_terms() -> None:
    assert KeywordTable.load("contexts.tsv").labels == CONTEXTS
