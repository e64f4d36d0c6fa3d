"""From merged drafts to the record: ids, actors, relations, crosswalk and the place of the story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec
import pytest

from dateline.coding.draft import Belief, Count, Draft
from dateline.coding.finish import Register, finish
from dateline.coding.scene import Scene
from dateline.records.claim import Record
from dateline.records.span import Span
from tests.coding.conftest import Look, Read, at, draft, killed, on, party, said_by

TEXT = "Rebels attacked soldiers near Mosul on Tuesday.\nThe ministry said nine had died.\nPolice arrested a man.\n"


@pytest.fixture(scope="module")
def scene(look: Look) -> Scene:
    return look(TEXT)


REBELS, SOLDIERS = party("Rebels", 0, kind="rebels"), party("soldiers", 16, kind="state-forces", country="IRQ")
MOSUL = at("Mosul", 36.3, 43.1, country="IRQ")
ATTACK = draft(0, 1, actor=(REBELS,), recipient=(SOLDIERS,), place=MOSUL, time=on(14), mode="firearms")


def test_ids_count_claims_and_actors_from_one(scene: Scene) -> None:
    actors, claims = finish(scene, [ATTACK, draft(2, 1, event_type="COERCE", mode="arrest", actor=(REBELS,))], None)
    assert [c.id for c in claims] == ["c1", "c2"]
    assert [(a.id, a.name) for a in actors] == [("a1", "Rebels"), ("a2", "soldiers")]
    assert (claims[0].actor, claims[0].recipient, claims[1].actor) == (("a1",), ("a2",), ("a1",))


def test_an_actor_is_named_once_with_all_its_mentions(scene: Scene) -> None:
    later = party("REBELS", 60, kind="rebels")
    actors, claims = finish(scene, [ATTACK, draft(2, 1, event_type="COERCE", actor=(later,))], None)
    rebels = actors[0]
    assert rebels.mentions == (REBELS.span, later.span)
    assert claims[1].actor == (rebels.id,)


def test_listed_actors_are_one_by_their_key(scene: Scene) -> None:
    register = Register(scene)
    long = party("Islamic State group", 0, canonical="Islamic State", kb_id="islamic-state")
    short = party("ISIS", 30, canonical="Islamic State", kb_id="islamic-state")
    fighters = party("ISIS fighters", 60, canonical="Islamic State fighters", kb_id="islamic-state")
    assert register.id_of(long) == register.id_of(short)
    assert register.id_of(fighters) != register.id_of(long)
    assert register.id_of(party("Islamic State", 90)) != register.id_of(long)


def test_no_one_is_both_doer_and_sufferer(scene: Scene) -> None:
    _, (claim,) = finish(scene, [msgspec.structs.replace(ATTACK, recipient=(REBELS, SOLDIERS))], None)
    assert not set(claim.actor) & set(claim.recipient)
    assert len(claim.recipient) == 1


def test_the_crosswalk_gives_events_a_cameo_code_and_postures_none(scene: Scene) -> None:
    posture = draft(1, 0, kind="posture", event_type=None, actor=(SOLDIERS,), place=MOSUL)
    _, (attack, state) = finish(scene, [ATTACK, posture], None)
    assert attack.cameo is not None
    assert attack.cameo.startswith("19")
    assert (state.cameo, state.event_type, state.mode) == (None, None, None)


def test_relations_name_the_first_telling(scene: Scene) -> None:
    rival = draft(1, 2, same_as=0, attribution=said_by("The ministry"), counts=(killed(9),))
    denial = draft(2, 1, same_as=0, denied=True, status="denied", attribution=said_by("Rebels"))
    _, claims = finish(scene, [ATTACK, rival, denial], None)
    assert [[(r.type, r.to) for r in c.relations] for c in claims] == [[], [("same-as", "c1")], [("denies", "c1")]]


def test_a_quantity_names_the_party_that_it_counts(scene: Scene) -> None:
    by_span = Count("killed", 2, 2, "exact", None, Span(14, 24))
    by_name = Count("wounded", 5, None, "at-least", "soldiers", Span(90, 92))
    of_none = Count("munitions", 3, 3, "exact", "shells", Span(90, 92))
    _, (claim,) = finish(scene, [msgspec.structs.replace(ATTACK, counts=(by_span, by_name, of_none))], None)
    assert [q.actor for q in claim.quantities] == [*claim.recipient, *claim.recipient, None]
    assert (claim.quantities[1].low, claim.quantities[1].high, claim.quantities[1].hedge) == (5, None, "at-least")


def bare(sentence: int, **more: object) -> Draft:
    return draft(sentence, 1, actor=(REBELS,), **more)


def test_an_act_told_without_a_place_is_where_the_story_is(scene: Scene) -> None:
    _, claims = finish(scene, [ATTACK, bare(2)], None)
    assert claims[1].place == MOSUL


@pytest.mark.parametrize("kind", ["ACCUSE", "SANCTION", "CONSULT", "RETREAT"])
def test_acts_that_need_no_place_get_none(scene: Scene, kind: str) -> None:
    _, claims = finish(scene, [ATTACK, bare(2, event_type=kind)], None)
    assert claims[1].place is None


def test_what_nothing_places_stays_without_place(scene: Scene) -> None:
    _, claims = finish(scene, [bare(2)], None)
    assert claims[0].place is None


def test_background_does_not_lend_the_news_its_place(scene: Scene) -> None:
    old = msgspec.structs.replace(ATTACK, tense="historical")
    _, claims = finish(scene, [old, bare(2)], None)
    assert claims[1].place is None


def test_a_movement_with_its_own_ends_keeps_them(scene: Scene) -> None:
    moved = bare(2, event_type="MOBILIZE", places=(at("Basra", 30.5, 47.8, role="to"),))
    _, claims = finish(scene, [ATTACK, moved], None)
    assert claims[1].place is None
    assert [p.role for p in claims[1].places] == ["to"]


def test_tense_is_current_where_nothing_says_otherwise(scene: Scene) -> None:
    _, (claim,) = finish(scene, [msgspec.structs.replace(ATTACK, tense=None)], None)
    assert claim.tense == "current"


def test_every_claim_says_what_made_it(scene: Scene) -> None:
    _, (claim,) = finish(scene, [ATTACK], None)
    assert claim.coded_by.endswith(ATTACK.rule)
    assert claim.evidence == ATTACK.evidence
    assert 0 < claim.confidence < 1


def test_the_reader_is_named_with_what_it_gave(scene: Scene) -> None:
    _, (claim,) = finish(scene, [msgspec.structs.replace(ATTACK, belief=Belief(0.8125, 1.0))], None)
    assert claim.coded_by == "rules/1 attack/v reader/1 0.812 1.000"


# -- claims that are too unsure ------------------------------------------------------------------------------------


def test_unsure_claims_are_left_out_with_their_actors(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.coding.finish.confidence", lambda claim, weights: 0.6 if claim.actor else 0.3)
    nobodys = draft(2, 1, event_type="COERCE", mode="arrest", recipient=(SOLDIERS,), place=MOSUL)
    alone = msgspec.structs.replace(ATTACK, recipient=())
    actors, claims = finish(scene, [nobodys, alone], None, 0.45)
    assert [(c.id, c.event_type, c.actor) for c in claims] == [("c1", "ASSAULT", ("a1",))]
    assert [(a.id, a.name) for a in actors] == [("a1", "Rebels")]
    assert len(finish(scene, [nobodys, alone], None)[1]) == 2
    assert len(finish(scene, [nobodys, alone], None, 0.3)[1]) == 2
    assert finish(scene, [nobodys, alone], None, 0.7) == ((), ())


def test_a_telling_points_at_the_one_before_if_that_is_kept(scene: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.coding.finish.confidence", lambda claim, weights: 0.6 if claim.actor else 0.3)
    nobodys = draft(0, 1, recipient=(SOLDIERS,), place=MOSUL)
    again = draft(1, 2, same_as=1, attribution=said_by("The ministry"), actor=(REBELS,), counts=(killed(9),))
    of_lost = msgspec.structs.replace(again, same_as=0, sentence=2, token=1)
    _, claims = finish(scene, [nobodys, ATTACK, again, of_lost], None, 0.45)
    assert [[(r.type, r.to) for r in c.relations] for c in claims] == [[], [("same-as", "c1")], []]


KATAIB = party("Kataib Hezbollah", kb_id="kataib-hizballah")
UMBRELLA = party("Popular Mobilization Forces", 40, kb_id="popular-mobilization-forces")


def relations(scene: Scene, published: dt.date | None) -> list[tuple[str, str]]:
    """What the record of that day says of the first actor; a third one is on no list."""
    register = Register(scene)
    for one in (KATAIB, UMBRELLA, party("Third", 80, kb_id="no-such-row")):
        register.id_of(one)
    return [(r.type, r.to) for r in register.actors(published)[0].relations]


def test_listed_relations_hold_from_their_year_on(scene: Scene) -> None:
    assert relations(scene, dt.date(2014, 12, 31)) == [("member-of", "a2")]
    assert relations(scene, dt.date(2013, 12, 31)) == []


def test_without_a_day_of_publication_every_listed_relation_is_written(scene: Scene) -> None:
    assert relations(scene, None) == [("member-of", "a2")]


def test_an_answer_points_at_the_attack_before_it(code: Callable[..., Record]) -> None:
    record = code(
        "Rockets hit the Dara base on Monday. The army responded with air strikes on three camps of the rebels."
    )
    first, answer = record.claims[0], record.claims[-1]
    assert [(r.type, r.to) for r in answer.relations] == [("responds-to", first.id)]


def test_a_deed_without_a_place_is_where_the_sentence_before_is(read: Read) -> None:
    claim = read("A joint force waited near Timbuktu. During the search soldiers arrested two men.").one("COERCE")
    assert claim.place is not None
    assert claim.place.name == "Timbuktu"


def test_an_unknown_district_leaves_its_province(read: Read) -> None:
    text = "In Tor Bagh district, Kandahar province, soldiers waited by a road. Later soldiers arrested two men."
    claim = read(text).one("COERCE")
    assert claim.place is not None
    assert claim.place.country == "AFG"
