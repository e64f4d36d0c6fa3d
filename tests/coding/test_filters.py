"""Triggers that assert nothing of their own, states that look like events, and attacks that hurt nobody."""

from __future__ import annotations

import pytest

from dateline.coding.filters import harmless, opposed, overshadowed, stative, unasserted
from dateline.coding.triggers import Hit
from dateline.lexicon.events import EventEntry
from tests.coding.conftest import HitsOf, Look, Read, token_of, tree, words_of


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
    found = harmless(scene, s)
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


# -- trees by hand -------------------------------------------------------------------------------------------------


ATTACK = EventEntry(("attack",), 0, "v", "ASSAULT", None, True, (), (), frozenset(), 0)


@pytest.mark.parametrize(
    ("words", "verb", "wanted"),
    [
        ("he/PRP/1/nsubj vowed=vow/VBD/1/ROOT to/TO/3/aux attack/VB/1/xcomp", 3, False),
        ("he/PRP/1/nsubj hated=hate/VBD/1/ROOT to/TO/3/aux attack/VB/1/xcomp", 3, True),
        ("plan/NN/0/ROOT to/TO/2/aux attack/VB/0/acl", 2, False),
        ("tool/NN/0/ROOT to/TO/2/aux attack/VB/0/acl", 2, True),
        ("vowed=vow/VBD/0/ROOT burn/VB/0/xcomp and/CC/1/cc attack/VB/1/conj", 3, False),
        ("formed=form/VBN/0/ROOT help/VB/0/advcl attack/VB/1/xcomp", 2, True),
        ("began=begin/VBD/0/ROOT help/VB/0/xcomp attack/VB/1/xcomp", 2, False),
        ("held=hold/VBN/0/ROOT to/TO/2/aux attack/VB/0/advcl", 2, False),
        ("attack/VB/0/ROOT now/RB/0/advmod", 0, False),
        ("well/RB/1/advmod attack/VB/2/nsubj hurts=hurt/VBZ/2/ROOT", 1, False),
        ("burn/VB/1/conj attack/VB/1/ROOT", 0, False),
        ("if/IN/2/mark they/PRP/2/nsubj attack/VBP/4/advcl we/PRP/4/nsubj flee/VBP/4/ROOT", 2, True),
    ],
)
def test_an_infinitive_that_only_says_what_something_is_for(words: str, verb: int, wanted: bool) -> None:
    assert unasserted(tree(words), Hit(verb, ATTACK, {}, (verb,))) is wanted


def test_people_left_somewhere_did_not_leave() -> None:
    entry = EventEntry(("leave",), 0, "v", "RETREAT", "withdraw", False, (), (), frozenset(), 0)
    left = tree("troops/NNS/2/nsubjpass were/VBD/2/auxpass left=leave/VBN/2/ROOT stranded/JJ/2/oprd")
    assert unasserted(left, Hit(2, entry, {"comp": [3]}, (2,)))
    assert unasserted(left, Hit(2, entry, {}, (2,)))
    went = tree("troops/NNS/1/nsubj left=leave/VBD/1/ROOT")
    assert not unasserted(went, Hit(1, entry, {}, (1,)))


def test_backed_by_is_a_relation_and_no_support() -> None:
    entry = EventEntry(("back",), 0, "v", "SUPPORT", None, False, (), (), frozenset(), 0)
    words = "forces/NNS/0/ROOT backed=back/VBN/0/acl by/IN/1/agent Iran/NNP/2/pobj"
    assert unasserted(tree(words), Hit(1, entry, {}, (1,)))


def test_a_denial_of_a_report_is_no_rejection() -> None:
    entry = EventEntry(("reject",), 0, "v", "REJECT", None, False, (), (), frozenset(), 0)
    words = "he/PRP/1/nsubj rejected=reject/VBD/1/ROOT claims=claim/NNS/1/dobj"
    assert unasserted(tree(words), Hit(1, entry, {"obj": [2]}, (1,)))
    clause = "he/PRP/1/nsubj denied=deny/VBD/1/ROOT they/PRP/3/nsubj fled=flee/VBD/1/ccomp"
    assert unasserted(tree(clause), Hit(1, entry, {}, (1,)))


def test_a_spike_over_a_week_in_attacks_is_a_trend() -> None:
    entry = EventEntry(("attack",), 0, "n", "ASSAULT", None, True, (), (), frozenset(), 0)
    words = "spike/NN/0/ROOT over/IN/0/prep the/DT/3/det week/NN/1/pobj in/IN/3/prep attacks=attack/NNS/4/pobj"
    assert unasserted(tree(words), Hit(5, entry, {}, (5,)))


def test_coming_before_a_deed_only_leads_up_to_it() -> None:
    entry = EventEntry(("arrive",), 0, "v", "CONSULT", "visit", False, (), (), frozenset(), 0)
    words = "he/PRP/1/nsubj fled=flee/VBD/1/ROOT before/IN/4/mark police/NNS/4/nsubj arrived=arrive/VBD/1/advcl"
    hit = Hit(4, entry, {}, (4,))
    assert overshadowed(tree(words), hit, [hit])
    alone = tree("police/NNS/1/nsubj arrived=arrive/VBD/1/ROOT")
    hit = Hit(1, entry, {}, (1,))
    assert not overshadowed(alone, hit, [hit])


@pytest.mark.parametrize(
    ("words", "verb", "frame", "wanted"),
    [
        ("troops/NNS/2/nsubjpass are/VBP=be/2/auxpass stationed=station/VBN/2/ROOT", 2, {}, True),
        ("troops/NNS/0/ROOT stationed=station/VBN/0/acl", 1, {}, True),
        ("troops/NNS/3/nsubjpass will/MD/3/aux be/VB/3/auxpass stationed=station/VBN/3/ROOT", 3, {}, False),
        ("troops/NNS/0/ROOT stationed=station/VBN/0/acl", 1, {"to": [0]}, False),
        ("they/PRP/1/nsubj stationed=station/VBD/1/ROOT", 1, {}, False),
    ],
)
def test_how_things_stand(words: str, verb: int, frame: dict[str, list[int]], wanted: bool) -> None:
    entry = EventEntry(("station",), 0, "v", "MOBILIZE", "troops", False, (), (), frozenset(), 0)
    assert stative(tree(words.replace("are/VBP=be", "are=be/VBP")), Hit(verb, entry, frame, (verb,))) is wanted
