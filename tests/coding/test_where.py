"""Places: roles, the narrowest of several, and names that no gazetteer knows."""

from __future__ import annotations

import pytest

from dateline.coding.frames import verb_frame
from dateline.coding.where import around, narrowest, place_of, places_in
from tests.coding.conftest import Look, Read, at, token_of


def test_narrowest_is_the_finest_resolved_and_the_first_of_equals() -> None:
    country, town = at("Iraq", precision="country"), at("Mosul")
    lost = at("Thanbo", None, None)
    assert narrowest([]) is None
    assert narrowest([country, town]) == town
    assert narrowest([lost, country]) == country
    assert narrowest([town, at("Basra")]) == town


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Government troops shelled the town of Idlib on Wednesday.", "ASSAULT", "Idlib"),
        ("Police arrested 12 protesters in Cairo on Tuesday.", "COERCE", "Cairo"),
        ("Workers demonstrated in Lyon on Monday.", "PROTEST", "Lyon"),
        ("Warplanes bombed a rebel base near Aleppo in Syria on Friday.", "ASSAULT", "Aleppo"),
    ],
)
def test_an_act_is_at_the_narrowest_place_told(read: Read, text: str, kind: str, name: str) -> None:
    claim = read(text).one(kind)
    assert claim.place is not None
    assert name in (claim.place.name or "")
    assert claim.place.role == "at"
    assert claim.place.lat is not None


def test_a_facility_is_narrower_than_its_town(read: Read) -> None:
    claim = read("Rockets hit the airport in Kabul on Tuesday.").one("ASSAULT")
    assert claim.place is not None
    assert claim.place.precision == "facility"
    assert claim.facility is not None


@pytest.mark.parametrize(
    ("text", "kind", "roles"),
    [
        ("France sent 500 troops to Mali on Monday.", "MOBILIZE", {"to": "Mali"}),
        ("France withdrew 500 troops from Mali on Monday.", "RETREAT", {"from": "Mali"}),
        ("The army sent troops from Basra to Kirkuk on Monday.", "MOBILIZE", {"from": "Basrah", "to": "Kirkuk"}),
    ],
)
def test_a_movement_has_its_ends_and_no_at(read: Read, text: str, kind: str, roles: dict[str, str]) -> None:
    claim = read(text).one(kind)
    assert claim.place is None
    assert {p.role: p.name for p in claim.places} == roles


def test_the_place_spoken_of_is_not_where_an_act_of_speech_was(read: Read) -> None:
    claim = read("Iraq demanded that Turkey withdraw its troops from Bashiqa.").one("REQUEST")
    assert claim.place is None
    assert claim.places == ()


def test_an_unknown_name_after_a_preposition_of_place_keeps_its_words(look: Look) -> None:
    scene = look("The troops moved to Zorblaxia on Monday.")
    (s,) = scene.sentences
    found = place_of(scene, s, token_of(s, "Zorblaxia"), "to")
    assert found is not None
    assert (found.text, found.role, found.lat) == ("Zorblaxia", "to", None)


def test_what_is_no_place_is_none(look: Look) -> None:
    scene = look("The army shelled the rebels on Monday.")
    (s,) = scene.sentences
    assert place_of(scene, s, token_of(s, "rebels")) is None


def test_slots_give_roles(look: Look) -> None:
    scene = look("The convoy drove from Basra to Kirkuk.")
    (s,) = scene.sentences
    found = places_in(scene, s, verb_frame(s, token_of(s, "drove")))
    assert found.at is None
    assert found.source is not None
    assert found.target is not None
    assert (found.source.role, found.target.role) == ("from", "to")


def test_around_looks_at_the_clauses_above_but_not_past_a_saying(look: Look) -> None:
    scene = look("In Basra, gunmen ambushed a bus, killing a nurse.")
    (s,) = scene.sentences
    found = around(scene, s, token_of(s, "killing"))
    assert found is not None
    assert found.text == "Basra"
    scene = look("An official in Kabul said gunmen had ambushed a bus.")
    (s,) = scene.sentences
    assert around(scene, s, token_of(s, "ambushed")) is None


def test_the_dateline_is_no_place_of_an_act(read: Read) -> None:
    text = (
        "Three gunmen held after raid\n\nNAIROBI, May 16 (Reuters) - Police arrested three gunmen on Wednesday.\n"
        "The men were later charged with murder.\n"
    )
    for claim in read(text).claims:
        assert claim.place is None or claim.place.precision in ("region", "country")
