"""Deeds laid at somebody's door: the deed's claim again, with the doer and the one who names him."""

from __future__ import annotations

import pytest

from dateline.coding.ascribe import Ascribed, apply, find_ascribed
from dateline.records.claim import Attribution
from tests.coding.conftest import CastOf, Read, draft, party, said_by

BOMBING = "A car bomb killed six people in Ankara on Monday."


def ascribed(cast_of: CastOf, text: str, deed: str = "") -> list[Ascribed]:
    scene, cast = cast_of(text)
    (s,) = scene.sentences
    violent = frozenset(t.index for t in s.tokens if t.text == deed)
    return find_ascribed(scene, cast, s, violent)


@pytest.mark.parametrize(
    ("text", "deed", "doer", "source"),
    [
        ("The army blamed Boko Haram for the attack.", "attack", "Boko Haram", "The army"),
        ("The army blamed the attack on Boko Haram.", "attack", "Boko Haram", "The army"),
        ("The attack was blamed on Boko Haram.", "attack", "Boko Haram", None),
        ("The army attributed the attack to Boko Haram.", "attack", "Boko Haram", "The army"),
        ("The attack was attributed to Boko Haram by the army.", "attack", "Boko Haram", "the army"),
        ("Reuters linked the attack to Boko Haram.", "attack", "Boko Haram", "Reuters"),
        ("Boko Haram claimed responsibility for the attack.", "attack", "Boko Haram", "Boko Haram"),
        ("Boko Haram claimed responsibility.", "", "Boko Haram", "Boko Haram"),
    ],
)
def test_doer_and_source(cast_of: CastOf, text: str, deed: str, doer: str, source: str | None) -> None:
    (one,) = ascribed(cast_of, text, deed)
    assert [p.identity.name for p in one.doers] == [doer]
    said = one.source.text if one.source else None
    assert (said or "").casefold().removeprefix("the ") == (source or "").casefold().removeprefix("the ")
    assert one.explicit is bool(deed)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("Boko Haram did not claim responsibility for the attack.", "attack"),
        ("The army blamed Boko Haram for the drought.", ""),
        ("The army blamed the attack.", "attack"),
        ("Boko Haram claimed a village.", ""),
        ("The attack surprised Boko Haram.", "attack"),
    ],
)
def test_what_lays_nothing_at_nobodys_door(cast_of: CastOf, text: str, deed: str) -> None:
    assert ascribed(cast_of, text, deed) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Reuters linked the attack to Boko Haram.", "media"),
        ("The army blamed Boko Haram for the attack.", "institution"),
        ("A soldier's widow and two officials blamed Boko Haram for the attack.", "anonymous"),
        ("Hassan Omar blamed Boko Haram for the attack.", "named"),
    ],
)
def test_the_kind_of_the_source(cast_of: CastOf, text: str, kind: str) -> None:
    (one,) = ascribed(cast_of, text, "attack")
    assert one.source is not None
    assert one.source.kind == kind


def test_applying_names_the_doer_once() -> None:
    rebels, soldiers = party("rebels"), party("soldiers", 40)
    told = draft(actor=(), recipient=(rebels, soldiers), attribution=said_by("The mayor"))
    found = apply(Ascribed((rebels,), said_by("The army"), 3, 2, True), told)
    assert (found.actor, found.recipient, found.again) == ((rebels,), (soldiers,), True)
    assert found.attribution == said_by("The army")
    assert "ascribed" in found.flags
    assert apply(Ascribed((rebels,), None, 3, 2, True), told).attribution == said_by("The mayor")


def test_a_claim_of_responsibility_is_a_claim_of_its_own(read: Read) -> None:
    reading = read(f"{BOMBING} The Kurdistan Workers' Party claimed responsibility.")
    first, second = reading.all("ASSAULT")
    assert first.actor == ()
    assert first.attribution == Attribution()
    assert reading.doers(second) == ["Kurdistan Workers' Party"]
    assert second.attribution.text is not None
    assert "Kurdistan Workers' Party" in second.attribution.text
    assert [(r.type, r.to) for r in second.relations] == [("same-as", "c1")]


def test_suspicion_of_officials_is_the_attack_again_by_a_named_doer(read: Read) -> None:
    reading = read("Two churches were bombed in Jos on Sunday. The army blamed Boko Haram for the bombings.")
    first, second = reading.all("ASSAULT")
    assert (first.actor, reading.doers(second)) == ((), ["Boko Haram"])
    assert second.attribution.text is not None
    assert "army" in second.attribution.text
    assert second.time == first.time
