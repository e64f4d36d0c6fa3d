"""Weapons in the text, and the table behind them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lexicon.weapons import WeaponTable, plural_of
from dateline.tag.weapons import find_weapons
from tests.linear import is_linear


def weapons(text: str) -> list[tuple[str, str]]:
    return [(mention.span.of(text), mention.kind) for mention in find_weapons(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two Katyusha rockets fell", [("Katyusha rockets", "rocket")]),
        ("a stolen van packed with explosives", [("explosives", "explosive")]),
        ("with a large knife", [("large knife", "knife")]),
        ("carried AK-47 assault rifles", [("AK-47 assault rifles", "rifle")]),
        (
            "police used tear gas and rubber bullets",
            [("tear gas", "crowd-control"), ("rubber bullets", "crowd-control")],
        ),
        ("crowds threw stones and bottles", [("stones", "thrown"), ("bottles", "thrown")]),
        ("houses built of stones and bottles", []),
        ("Soviet-made 122mm Grad rockets", [("Soviet-made 122mm Grad rockets", "rocket")]),
        ("a 155 mm artillery shell", [("155 mm artillery shell", "artillery")]),
        ("anti-tank guided missiles", [("anti-tank guided missiles", "missile")]),
        ("several RPGs, IEDs and a suicide vest", [("RPGs", "rpg"), ("IEDs", "ied"), ("suicide vest", "suicide-bomb")]),
        ("a Shahed drone; five Shahed-136 drones", [("Shahed drone", "drone"), ("Shahed-136 drones", "drone")]),
        ("air strikes and a drone strike", [("air strikes", "air-strike"), ("drone strike", "drone")]),
        ("surface to air missiles", [("surface to air missiles", "missile")]),
        ("A POWERFUL BOMB EXPLODED", [("POWERFUL BOMB", "bomb")]),
        ("2,000-pound bombs", [("2,000-pound bombs", "aerial-bomb")]),
        ("stepped on a mine", [("mine", "mine")]),
        ("mines were laid", [("mines", "mine")]),
        ("a friend of mine was hit", []),
        ("an explosion in a coal mine", []),
        ("a shell hit the school", [("shell", "artillery")]),
        ("Shell said its office was hit", []),
        ("a shell company was hit with a fine", []),
        ("tanks rolled in behind the troops", [("tanks", "tank")]),
        ("a water tank burst near soldiers", []),
        ("fish tanks on sale", []),
        ("armed with clubs and iron rods", [("clubs", "blunt"), ("iron rods", "blunt")]),
        ("the football club was armed with a plan", []),
        ("the club was armed with a plan", []),
        ("threatened to bomb the port", []),
        ("a javelin throw; the grad school", []),
        ("fired a Javelin", [("Javelin", "missile")]),
        ("a butcher's knife", [("butcher's knife", "knife")]),
        ("a weapons inspector", []),
        ("home-made bombs", [("home-made bombs", "bomb")]),
        ("rockets\n\nmissiles", [("rockets", "rocket"), ("missiles", "missile")]),
        ("rocket\n   launchers", [("rocket\n   launchers", "rocket")]),
        ("arms, fire and a shot of the bombshell", []),
    ],
)
def test_found(text: str, found: list[tuple[str, str]]) -> None:
    assert weapons(text) == found


def test_offsets_are_of_the_whole_text() -> None:
    text = "x rockets and missiles"
    assert [m.span.of(text) for m in find_weapons(text, 3, len(text))] == ["missiles"]


def test_table() -> None:
    table = WeaponTable.load()
    assert sum(len(rows) for rows in table.forms.values()) >= 250
    assert table.kind_of("two Katyusha rockets") == "rocket"
    assert table.kind_of("water tank") is None
    assert table.kind_of("umbrella") is None
    assert table.mode_of("barrel bombs") == "aerial"
    assert table.mode_of("knife") == "primitive"
    assert table.mode_of("weapon") is None
    assert table.mode_of("umbrella") is None
    assert table.mode_of("car-bomb") == "explosives"


@pytest.mark.parametrize(
    ("word", "plural"),
    [
        ("knife", "knives"),
        ("torch", "torches"),
        ("battery", "batteries"),
        ("gas", "gas"),
        ("bomb", "bombs"),
        ("ray", "rays"),
    ],
)
def test_plural(word: str, plural: str) -> None:
    assert plural_of(word) == plural


@given(
    st.lists(
        st.sampled_from(
            ["rocket", "car", "bomb", "mine", "-", "122mm", "Grad", "tank", "🙂", "\n", "anti", "made", ","]
        ),
        max_size=12,
    )
)
def test_spans_are_ordered_and_inside(words: list[str]) -> None:
    text = " ".join(words)
    spans = [mention.span for mention in find_weapons(text, 0, len(text))]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


@pytest.mark.parametrize("noise", ["anti-", "122mm ", "made-", "rocket ", "x", "\n", "of "])
def test_endless_lines_take_linear_time(noise: str) -> None:
    assert is_linear(lambda text: find_weapons(text, 0, len(text)), noise * (300_000 // len(noise)))
