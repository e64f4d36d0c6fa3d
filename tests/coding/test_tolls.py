"""Tolls told without a verb of killing, and rival tolls that stay apart."""

from __future__ import annotations

import pytest

from dateline.coding.tolls import find_tolls
from tests.coding.conftest import Look, Read, counts

BOMB = "Two bombs exploded in Karachi on Monday, killing 20 people."


@pytest.mark.parametrize(
    ("text", "of", "wanted"),
    [
        ("The toll rose to 30.", "killed", (30, 30, "exact")),
        ("The toll stood at 30.", "killed", (30, 30, "exact")),
        ("The toll reached 30.", "killed", (30, 30, "exact")),
        ("The dead exceeded 70.", "killed", (70, None, "more-than")),
        ("Police put the dead at more than 70.", "killed", (70, None, "more-than")),
        ("Hospitals spoke of six dead.", "killed", (6, 6, "exact")),
        ("Hospitals spoke of at least 30 wounded.", "wounded", (30, None, "at-least")),
    ],
)
def test_a_toll(look: Look, text: str, of: str, wanted: tuple[int, int | None, str]) -> None:
    scene = look(text)
    found = find_tolls(scene, scene.sentences[0], frozenset())
    assert [(t.count.of, (t.count.low, t.count.high, t.count.hedge)) for t in found] == [(of, wanted)]


@pytest.mark.parametrize("text", ["The toll was heavy.", "The dead were buried.", "It took a toll on the town."])
def test_no_number_no_toll(look: Look, text: str) -> None:
    scene = look(text)
    assert find_tolls(scene, scene.sentences[0], frozenset()) == []


def test_words_that_a_trigger_has_used_are_left_alone(look: Look) -> None:
    scene = look("The toll rose to 30.")
    (s,) = scene.sentences
    assert find_tolls(scene, s, frozenset(t.index for t in s.tokens)) == []


def test_a_rival_toll_is_a_claim_by_its_source(read: Read) -> None:
    reading = read(f"{BOMB} The health ministry put the toll at 35.")
    first, second = reading.all("ASSAULT")
    assert (counts(first)["killed"], counts(second)["killed"]) == ((20, 20, "exact"), (35, 35, "exact"))
    assert second.attribution.text == "The health ministry"
    assert [(r.type, r.to) for r in second.relations] == [("same-as", first.id)]
    assert (second.place, second.mode) == (first.place, first.mode)


def test_a_toll_of_nothing_told_is_no_claim(read: Read) -> None:
    assert read("The health ministry put the toll at 35.").claims == ()
