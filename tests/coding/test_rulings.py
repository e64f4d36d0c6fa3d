"""The manual's rulings on whole drafts."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.coding.draft import Belief, Draft
from dateline.coding.rulings import rule
from dateline.coding.scene import Scene
from dateline.records.claim import Attribution
from dateline.records.reference import TimeRef, Weapon
from tests.coding.conftest import PUBLISHED, Look, at, draft, killed, on, party, said_by

ARMY = party("army", kind="state-forces", country="IRQ")
VILLAGERS = party("villagers", kind="civilians")


@pytest.fixture(scope="module")
def scene(look: Look) -> Scene:
    return look("The army is leaving the base near Basra.\n")


def ruled(scene: Scene, one: Draft) -> Draft | None:
    found = rule(scene, [one])
    assert len(found) <= 1
    return found[0] if found else None


def kept(scene: Scene, one: Draft) -> Draft:
    found = ruled(scene, one)
    assert found is not None
    return found


def test_what_could_be_is_no_claim(scene: Scene) -> None:
    assert ruled(scene, draft(actor=(ARMY,), status="hypothetical")) is None


@pytest.mark.parametrize("mode", ["withdraw", "release", "ceasefire", "disarm", None])
def test_a_promise_to_yield_is_a_concession_that_happened(scene: Scene, mode: str | None) -> None:
    found = kept(scene, draft(event_type="RETREAT", mode=mode, status="planned", actor=(ARMY,)))
    assert (found.event_type, found.status, found.mode) == ("CONCEDE", "happened", None)


def test_a_planned_deployment_keeps_its_type(scene: Scene) -> None:
    found = kept(scene, draft(event_type="MOBILIZE", mode="troops", status="planned", actor=(ARMY,)))
    assert (found.event_type, found.status) == ("MOBILIZE", "planned")


def test_a_withdrawal_that_happened_stays_a_retreat(scene: Scene) -> None:
    assert kept(scene, draft(event_type="RETREAT", mode="withdraw", actor=(ARMY,))).event_type == "RETREAT"


def test_what_a_source_says_did_not_happen_is_denied(scene: Scene) -> None:
    found = kept(scene, draft(actor=(ARMY,), status="negated", attribution=said_by("The army")))
    assert (found.status, found.denied) == ("denied", True)
    assert kept(scene, draft(actor=(ARMY,), status="negated")).status == "negated"


@pytest.mark.parametrize("kind", ["CONSULT", "AID", "COOPERATE", "AGREE", "SUPPORT", "REQUEST", "ACCUSE", "REJECT"])
def test_nine_types_need_parties_that_are_political_or_armed(scene: Scene, kind: str) -> None:
    assert ruled(scene, draft(event_type=kind, actor=(VILLAGERS,))) is None
    assert kept(scene, draft(event_type=kind, actor=(ARMY,))).event_type == kind


@pytest.mark.parametrize("kind", ["ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "SANCTION"])
def test_the_always_coded_types_do_not(scene: Scene, kind: str) -> None:
    assert kept(scene, draft(event_type=kind, actor=(VILLAGERS,))).event_type == kind


def test_the_reader_vouches_for_parties_that_are_not_known(scene: Scene) -> None:
    sure, unsure = Belief(0.6, 0.9), Belief(0.59, 0.9)
    assert kept(scene, draft(event_type="ACCUSE", actor=(VILLAGERS,), belief=sure)).event_type == "ACCUSE"
    assert ruled(scene, draft(event_type="ACCUSE", actor=(VILLAGERS,), belief=unsure)) is None
    assert ruled(scene, draft(event_type="ACCUSE", recipient=(VILLAGERS,), belief=sure)) is None
    assert kept(scene, draft(belief=sure)).event_type == "ASSAULT"


def test_an_act_of_speech_needs_its_speaker(scene: Scene) -> None:
    assert ruled(scene, draft(event_type="ACCUSE", recipient=(ARMY,))) is None
    assert kept(scene, draft(event_type="CONSULT", recipient=(ARMY,))).event_type == "CONSULT"


def test_a_weak_trigger_needs_more_than_people(scene: Scene) -> None:
    weak = frozenset({"weak"})
    assert ruled(scene, draft(actor=(VILLAGERS,), flags=weak)) is None
    for more in (
        {"actor": (ARMY,)},
        {"counts": (killed(3),)},
        {"facility": "Basra airport"},
        {"weapon": (Weapon("rifle", 0, 5, "firearm"),)},
    ):
        assert ruled(scene, draft(**{"actor": (VILLAGERS,), "flags": weak, **more})) is not None


def test_an_act_of_which_nothing_is_said_is_no_claim(scene: Scene) -> None:
    assert ruled(scene, draft()) is None
    for more in ({"place": at("Basra")}, {"time": on(13)}, {"counts": (killed(3),)}, {"places": (at("Basra"),)}):
        assert ruled(scene, draft(**more)) is not None
    assert ruled(scene, draft(again=True)) is not None


def test_a_posture_stands_as_it_is(scene: Scene) -> None:
    assert kept(scene, draft(kind="posture", event_type=None, status="ongoing")).status == "ongoing"


def test_tense_goes_by_sixty_days(scene: Scene) -> None:
    def tense(day: dt.date) -> str | None:
        return kept(scene, draft(actor=(ARMY,), tense=None, time=TimeRef(day, day, "day", "explicit"))).tense

    assert tense(PUBLISHED - dt.timedelta(days=60)) == "current"
    assert tense(PUBLISHED - dt.timedelta(days=61)) == "historical"


def test_a_tense_given_by_the_words_stands(scene: Scene) -> None:
    assert kept(scene, draft(actor=(ARMY,), tense="historical", time=on(15))).tense == "historical"
    assert kept(scene, draft(actor=(ARMY,), tense=None)).tense == "current"


def test_what_began_long_ago_and_goes_on_is_current(scene: Scene) -> None:
    since = TimeRef(dt.date(2014, 1, 1), None, "open", "explicit")
    assert kept(scene, draft(actor=(ARMY,), tense=None, time=since)).tense == "current"


def test_what_a_source_says_is_under_way_is_of_the_day_of_the_report(scene: Scene) -> None:
    leaving = next(t.index for t in scene.sentences[0].tokens if t.text == "leaving")
    one = draft(0, leaving, event_type="RETREAT", actor=(ARMY,), status="ongoing", attribution=said_by("The army"))
    assert kept(scene, one).time == TimeRef(PUBLISHED, PUBLISHED, "day", "published")
    told = draft(0, leaving, event_type="RETREAT", actor=(ARMY,), status="ongoing", attribution=Attribution())
    assert kept(scene, told).time.earliest is None
