"""Noun phrases: their core, what they are about, who is joined to them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.phrases import about, core, determiner, full, joined, phrase
from dateline.records.syntax import Sentence
from tests.coding.conftest import token_of, words_of

Parse = Callable[[str], list[Sentence]]


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("Two US military personnel were killed.", "personnel", "US military personnel"),
        ("The Iraqi army shelled three villages.", "army", "Iraqi army"),
        ("Several other gunmen fled.", "gunmen", "gunmen"),
        ("Their leaders met in Doha.", "leaders", "leaders"),
        ("A 23-year-old soldier was shot.", "soldier", "soldier"),
        ("The army's commander resigned.", "commander", "army's commander"),
        ("Rebels left.", "Rebels", "Rebels"),
    ],
)
def test_a_phrase_is_its_head_with_what_modifies_it(parse: Parse, text: str, head: str, wanted: str) -> None:
    (sentence,) = parse(text)
    assert phrase(sentence, token_of(sentence, head)).of(text) == wanted


def test_the_core_ends_in_its_head(parse: Parse) -> None:
    (sentence,) = parse("Hundreds of well-armed rebel fighters from the northern hills attacked the small town.")
    for token in sentence.tokens:
        run = core(sentence, token.index)
        assert run == list(range(run[0], token.index + 1))


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("Hundreds of troops left.", "Hundreds", "troops"),
        ("A group of dozens of men marched.", "group", "men"),
        ("Two of the soldiers died.", "Two", "soldiers"),
        ("Members of the clan met.", "Members", "clan"),
        ("The chief of the army resigned.", "chief", "chief"),
        ("A group for peace marched.", "group", "group"),
        ("The convoy left.", "convoy", "convoy"),
    ],
)
def test_a_measure_is_about_what_it_measures(parse: Parse, text: str, head: str, wanted: str) -> None:
    (sentence,) = parse(text)
    assert sentence.tokens[about(sentence, token_of(sentence, head))].text == wanted


def test_those_joined_are_in_order(parse: Parse) -> None:
    (sentence,) = parse("Russia, Iran and Turkey met in Astana.")
    assert words_of(sentence, joined(sentence, token_of(sentence, "Russia"))) == ["Russia", "Iran", "Turkey"]
    assert words_of(sentence, joined(sentence, token_of(sentence, "Astana"))) == ["Astana"]


def test_verbs_are_not_joined_to_nouns(parse: Parse) -> None:
    (sentence,) = parse("The rebels attacked the town and burned the market.")
    town = token_of(sentence, "town")
    assert words_of(sentence, joined(sentence, town)) == ["town"]


@pytest.mark.parametrize(
    ("text", "head", "wanted"),
    [
        ("The commander of the Iraqi army spoke.", "commander", "The commander of the Iraqi army"),
        ("They left three bases.", "bases", "three bases"),
        ("The commander in the city spoke.", "commander", "The commander"),
    ],
)
def test_the_full_phrase_keeps_determiner_number_and_of(parse: Parse, text: str, head: str, wanted: str) -> None:
    (sentence,) = parse(text)
    assert full(sentence, token_of(sentence, head)).of(text) == wanted


def test_determiner(parse: Parse) -> None:
    (sentence,) = parse("The army attacked this base with rockets.")
    assert determiner(sentence, token_of(sentence, "army")) == "the"
    assert determiner(sentence, token_of(sentence, "base")) == "this"
    assert determiner(sentence, token_of(sentence, "rockets")) == ""
