"""The corpus of phrases beside the resolver, and what counted nouns tell."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dateline.records.mention import QuantityMention
from dateline.records.span import Span
from dateline.resolve.quantities import count_noun, quantity_of
from dateline.tag.quantities import find_quantities


def corpus() -> list[list[str]]:
    text = files("dateline.resolve").joinpath("quantities_corpus.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


def test_the_corpus_is_large_enough() -> None:
    rows = corpus()
    assert len(rows) >= 170
    assert sum(row[1] == row[2] == "-" for row in rows) >= 40


@pytest.mark.parametrize("row", corpus(), ids=lambda row: row[0])
def test_phrase_has_its_value(row: list[str]) -> None:
    phrase, low, high, hedge, noun, _ = row
    mentions = find_quantities(phrase, 0, len(phrase))
    if hedge == "-":
        assert [m for m in mentions if not m.article] == []
        return
    mention = mentions[0]
    assert [str(mention.low), str(mention.high), mention.hedge] == [
        low.replace("-", "None"),
        high.replace("-", "None"),
        hedge,
    ]
    span = count_noun(phrase, mention, len(phrase))
    assert (span.of(phrase) if span else "-") == noun


@pytest.mark.parametrize(
    ("noun", "of"),
    [
        ("Katyusha rockets", "munitions"),
        ("US military personnel", "forces"),
        ("police officers", "forces"),
        ("positions", "bases"),
        ("air strikes", "strikes"),
        ("hunger strikes", None),
        ("students", "participants"),
        ("armoured personnel carriers", "vehicles"),
        ("Iranian-made drones", "aircraft"),
        ("oil facilities", "targets"),
        ("Syrian refugees", "displaced"),
        ("suspects", "arrested"),
        ("hostages", "captured"),
        ("prisoners of war", "captured"),
        ("members of the National Guard", None),
        ("soldiers of the Third Army", "forces"),
        ("dead", "killed"),
        ("wounded", "wounded"),
        ("wounded soldiers", "forces"),
        ("casualties", "casualties"),
        ("missing", "missing"),
        ("rounds of talks", None),
        ("olive trees", None),
        ("", None),
    ],
)
def test_noun_tells(noun: str, of: str | None) -> None:
    assert quantity_of(noun) == of


def noun_of(text: str) -> str | None:
    mention = find_quantities(text, 0, len(text))[0]
    span = count_noun(text, mention, len(text))
    return span.of(text) if span else None


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("20 soldiers and three children died", "soldiers"),
        ("20 soldiers and wounded others", "soldiers"),
        ("20 civilians and at least four guards", "civilians"),
        ("12 men, all armed", "men"),
        ("three of whom were hurt", None),
        ("six reportedly", None),
        ("six injured", "injured"),
        ("six injured passengers left", "injured passengers"),
        ("sixteen “foreign” advisers", "“foreign” advisers"),
        ("30 rebels killed", "rebels"),
        ("two Afghan and Pakistani drivers", "Afghan and Pakistani drivers"),
        ("a masked man wielding a knife", "masked man"),
        ("a gunman opened fire", "gunman"),
        ("a lone protester seated outside", "lone protester"),
        ("five police killed", "police"),
        ("five 12-year-old girls", "12-year-old girls"),
        ("15 soldiers 20 km away", "soldiers"),
        ("five or", None),
        ("seven and", None),
        ("seven security and", "security"),
    ],
)
def test_count_noun(text: str, noun: str | None) -> None:
    assert noun_of(text) == noun


def test_count_noun_stays_before_the_end() -> None:
    text = "killed three soldiers"
    mention = QuantityMention(span=Span(7, 12), number=Span(7, 12), low=3, high=3, hedge="exact")
    assert count_noun(text, mention, 12) is None
