"""Which words of a sentence tell of something, and who fills their slots."""

from __future__ import annotations

import msgspec
import pytest

from dateline.coding.triggers import role_fillers, rule_of
from tests.coding.conftest import HitsOf, words_of


def kinds(hits_of: HitsOf, text: str) -> list[tuple[str, str]]:
    return [(s.tokens[hit.token].text, hit.entry.type) for _, s, hit in hits_of(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rebels attacked the convoy.", [("attacked", "ASSAULT")]),
        ("Police arrested the mayor.", [("arrested", "COERCE")]),
        ("Workers demonstrated in Lyon.", [("demonstrated", "PROTEST")]),
        ("The rocket attack failed.", [("attack", "ASSAULT")]),
        ("The bishop spoke to pilgrims.", []),
    ],
)
def test_the_words_that_tell(hits_of: HitsOf, text: str, wanted: list[tuple[str, str]]) -> None:
    assert kinds(hits_of, text) == wanted


def test_the_longest_row_wins_and_uses_its_words_up(hits_of: HitsOf) -> None:
    ((_, s, hit),) = hits_of("Rebels launched an attack on the convoy.")
    assert s.tokens[hit.token].text == "launched"
    assert words_of(s, sorted(hit.words)) == ["launched", "attack"]
    assert hit.verb


def test_the_particle_must_be_the_verbs_own(hits_of: HitsOf) -> None:
    ((_, s, hit),) = hits_of("The army handed the base over to the police.")
    assert hit.entry.type == "RETREAT"
    assert "over" in words_of(s, list(hit.words))


@pytest.mark.parametrize(
    "text",
    [
        "The attack helicopter landed.",
        "The protest leader spoke.",
        "An arrest warrant was found.",
    ],
)
def test_a_word_that_only_describes_another_noun_tells_nothing(hits_of: HitsOf, text: str) -> None:
    assert not any(word in ("attack", "protest", "arrest") for word, _ in kinds(hits_of, text))


def test_rows_that_rule_out_an_event_silence_its_words(hits_of: HitsOf) -> None:
    assert kinds(hits_of, "The rebels attacked the problem from a new angle.") == []
    assert not any(kind == "ASSAULT" for _, kind in kinds(hits_of, "The painting went on strike price."))


def test_a_hyphen_does_not_hide_a_counter_attack(hits_of: HitsOf) -> None:
    assert [k for _, k in kinds(hits_of, "The army launched a counter-attack on Monday.")] == ["ASSAULT"]
    assert ("attack", "ASSAULT") in kinds(hits_of, "The counter-attack failed.")


@pytest.mark.parametrize(
    ("text", "role", "wanted"),
    [
        ("Rebels attacked the convoy.", "actor", ["Rebels"]),
        ("Rebels attacked the convoy.", "recipient", ["convoy"]),
        ("The convoy was attacked by rebels.", "actor", ["rebels"]),
        ("The convoy was attacked by rebels.", "recipient", ["convoy"]),
        ("The attack on the convoy by rebels failed.", "recipient", ["convoy"]),
        ("The attack on the convoy by rebels failed.", "actor", ["rebels"]),
        ("Rebels clashed with soldiers.", "actor", ["Rebels", "soldiers"]),
        ("Rebels attacked the convoy.", "weapon", []),
    ],
)
def test_who_fills_a_role(hits_of: HitsOf, text: str, role: str, wanted: list[str]) -> None:
    ((_, s, hit),) = hits_of(text)
    assert words_of(s, role_fillers(hit, role)) == wanted


def test_what_made_a_claim_is_the_row_or_the_reader_alone(hits_of: HitsOf) -> None:
    ((_, _, verb),) = hits_of("Rebels attacked the convoy.")
    ((_, _, noun),) = hits_of("The attack on the convoy failed.")
    assert (rule_of(verb), rule_of(noun)) == ("attack/v", "attack/n")
    entry = msgspec.structs.replace(verb.entry, flags=frozenset({"read"}))
    assert rule_of(msgspec.structs.replace(verb, entry=entry)) == "attack/r"


def test_the_fallen_are_victims_and_not_doers(hits_of: HitsOf) -> None:
    ((_, s, hit),) = hits_of("Nine soldiers died on Monday.")
    assert hit.entry.type == "CASUALTY"
    assert words_of(s, role_fillers(hit, "victim")) == ["soldiers"]
    assert role_fillers(hit, "actor") == []
