"""Triggers that assert nothing of their own, states that look like events, and attacks that hurt nobody."""

from __future__ import annotations

import pytest

from dateline.coding.filters import harmless, opposed, overshadowed, stative, unasserted
from tests.coding.conftest import HitsOf, Look, Read, token_of, words_of


def asserts(hits_of: HitsOf, text: str, word: str) -> bool:
    return next(not unasserted(s, hit) for _, s, hit in hits_of(text) if s.tokens[hit.token].text == word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The coalition was formed to attack the group.", "attack"),
        ("There has been a spike in rocket attacks on the base.", "attacks"),
        ("The attack was a response to the raid on the town.", "attack"),
        ("Turkey rejected claims of a massacre.", "rejected"),
    ],
)
def test_what_is_only_meant_counted_or_linked_asserts_nothing(hits_of: HitsOf, text: str, word: str) -> None:
    assert not asserts(hits_of, text, word)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Rebels attacked the town.", "attacked"),
        ("Rebels began to attack the town.", "attack"),
        ("The army will attack the town.", "attack"),
        ("The army did not attack the town.", "attack"),
        ("A plan to attack the town was found.", "attack"),
        ("The attack was brutal.", "attack"),
        ("Sudan rejected the demand.", "rejected"),
    ],
)
def test_what_is_done_tried_or_planned_is_asserted(hits_of: HitsOf, text: str, word: str) -> None:
    assert asserts(hits_of, text, word)


def test_a_claim_denied_is_coded_once_as_denied(read: Read) -> None:
    for text in ("Turkey denied reports that it had bombed the village.", "The army denied it had shelled Douma."):
        reading = read(text)
        assert reading.types() == ["ASSAULT"]
        assert reading.claims[0].status == "denied"
        assert reading.claims[0].attribution.kind == "institution"


def test_a_coming_that_leads_up_to_a_deed_is_not_told_apart(read: Read) -> None:
    assert read("Police arrived and arrested the gunman in Oslo on Monday.").types() == ["COERCE"]


def test_only_a_coming_is_overshadowed(hits_of: HitsOf) -> None:
    found = hits_of("Rebels shelled Homs and bombed Hama.")
    hits = [hit for *_, hit in found]
    assert not any(overshadowed(found[0][1], hit, hits) for hit in hits)


def test_the_one_a_protest_is_set_against(look: Look, read: Read) -> None:
    scene = look("Anti-government protests shook Caracas.")
    (s,) = scene.sentences
    assert words_of(s, opposed(s, token_of(s, "protests"))) == ["government"]
    scene = look("Large protests shook Caracas.")
    assert opposed(scene.sentences[0], token_of(scene.sentences[0], "protests")) == []
    reading = read("Thousands marched in anti-government protests in Caracas on Monday.")
    assert [reading.sufferers(c) for c in reading.all("PROTEST")] == [["government"]]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The army deployed troops to Basra.", "deployed", False),
        ("Troops were deployed to Basra.", "deployed", False),
        ("Rebels attacked the town.", "attacked", False),
    ],
)
def test_a_movement_is_no_state(hits_of: HitsOf, text: str, word: str, wanted: bool) -> None:
    assert [stative(s, hit) for _, s, hit in hits_of(text) if s.tokens[hit.token].text == word] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rockets hit the base without causing casualties.", {"killed", "wounded"}),
        ("Rockets hit the base but nobody was hurt.", {"wounded"}),
        ("Rockets hit the base but no one was killed.", {"killed"}),
        ("Rockets hit the base and no windows broke.", set()),
        ("Rockets hit the base and killed nine.", set()),
    ],
)
def test_attacks_that_hurt_nobody(look: Look, text: str, wanted: set[str]) -> None:
    scene = look(text)
    (s,) = scene.sentences
    found = harmless(scene, s, token_of(s, "hit"))
    assert {c.of for c in found} == wanted
    assert all((c.low, c.high) == (0, 0) for c in found)


@pytest.mark.parametrize(
    "text",
    [
        "If the troops attack the city, thousands could flee.",
        "Four soldiers died in a helicopter crash near Gao on Monday.",
        "Nine soldiers drowned in the river on Monday.",
        "The counter-terrorism officer spoke to pupils in Leeds on Monday.",
        "The rebels released a statement on Monday.",
    ],
)
def test_what_is_no_claim(read: Read, text: str) -> None:
    assert read(text).types() == []
