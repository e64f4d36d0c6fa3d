"""Slots around a trigger: passives, relatives, control, coordination and light verbs undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.frames import noun_frame, passive, verb_frame
from dateline.records.syntax import Sentence
from tests.coding.conftest import token_of, words_of

Parse = Callable[[str], list[Sentence]]


def slots(parse: Parse, text: str, word: str, noun: bool = False) -> dict[str, list[str]]:
    (sentence,) = parse(text)
    frame = (noun_frame if noun else verb_frame)(sentence, token_of(sentence, word))
    return {slot: words_of(sentence, found) for slot, found in frame.items() if found}


@pytest.mark.parametrize(
    ("text", "verb", "subj", "obj"),
    [
        ("Rebels attacked the convoy.", "attacked", ["Rebels"], ["convoy"]),
        ("The convoy was attacked by rebels.", "attacked", ["rebels"], ["convoy"]),
        ("The convoy was attacked.", "attacked", [], ["convoy"]),
        ("The rebels who attacked the convoy fled.", "attacked", ["rebels"], ["convoy"]),
        ("The convoy that the rebels attacked was empty.", "attacked", ["rebels"], ["convoy"]),
        ("The convoy the rebels attacked was empty.", "attacked", ["rebels"], ["convoy"]),
        ("The convoy attacked by rebels was empty.", "attacked", ["rebels"], ["convoy"]),
        ("Rebels wanted to attack the convoy.", "attack", ["Rebels"], ["convoy"]),
        ("The general ordered his troops to attack the convoy.", "attack", ["troops"], ["convoy"]),
        ("Rebels left the hills and attacked the convoy.", "attacked", ["Rebels"], ["convoy"]),
        ("Rebels and bandits attacked the bus and the bank.", "attacked", ["Rebels", "bandits"], ["bus", "bank"]),
        ("The army accused rebels of attacking the convoy.", "attacking", ["rebels"], ["convoy"]),
        ("Rebels fled after attacking the convoy.", "attacking", ["Rebels"], ["convoy"]),
        ("The army said rebels attacked the convoy.", "attacked", ["rebels"], ["convoy"]),
        ("Rebels attacking the convoy were killed.", "attacking", ["Rebels"], ["convoy"]),
        ("The general was ordered to attack the convoy.", "attack", ["general"], ["convoy"]),
    ],
)
def test_who_does_it_to_whom(parse: Parse, text: str, verb: str, subj: list[str], obj: list[str]) -> None:
    found = slots(parse, text, verb)
    assert (found.get("subj", []), found.get("obj", [])) == (subj, obj)


@pytest.mark.parametrize(
    ("text", "verb", "wanted"),
    [
        ("The convoy was attacked.", "attacked", True),
        ("Rebels attacked the convoy.", "attacked", False),
        ("Rebels had attacked the convoy.", "attacked", False),
        ("The convoy was attacked and burned by rebels.", "burned", True),
        ("Rebels attacked the convoy and burned it.", "burned", False),
        ("The rebels are attacking the convoy.", "attacking", False),
        ("The army should attack.", "attack", False),
    ],
)
def test_passive(parse: Parse, text: str, verb: str, wanted: bool) -> None:
    (sentence,) = parse(text)
    assert passive(sentence, token_of(sentence, verb)) is wanted


def test_prepositions_are_slots_by_their_own_name(parse: Parse) -> None:
    found = slots(parse, "Troops moved from Basra to Mosul on Monday.", "moved")
    assert (found["from"], found["to"], found["on"]) == (["Basra"], ["Mosul"], ["Monday"])


def test_out_of_is_both_out_and_of(parse: Parse) -> None:
    found = slots(parse, "Troops pulled out of Basra.", "pulled")
    assert found["of"] == ["Basra"]


def test_what_is_given_and_to_whom(parse: Parse) -> None:
    found = slots(parse, "Britain gave weapons to the rebels.", "gave")
    assert (found["subj"], found["obj"], found["to"]) == (["Britain"], ["weapons"], ["rebels"])
    found = slots(parse, "Britain gave him a medal.", "gave")
    assert (found["obj"], found["iobj"]) == (["medal"], ["him"])


def test_what_something_is_called_is_its_complement(parse: Parse) -> None:
    assert slots(parse, "The army is a threat.", "is")["comp"] == ["threat"]


def test_the_place_of_the_object_is_the_verbs_too(parse: Parse) -> None:
    found = slots(parse, "Rebels attacked a convoy near Basra.", "attacked")
    assert found["near"] == ["Basra"]


@pytest.mark.parametrize(
    ("text", "noun", "slot", "wanted"),
    [
        ("An attack by rebels on a convoy shook Basra.", "attack", "subj", ["rebels"]),
        ("An attack by rebels on a convoy shook Basra.", "attack", "on", ["convoy"]),
        ("The attack carried out by rebels failed.", "attack", "subj", ["rebels"]),
        ("Rebels launched an attack on the convoy.", "attack", "subj", ["Rebels"]),
        ("The attack that rebels launched failed.", "attack", "subj", ["rebels"]),
        ("The rebels' attack failed.", "attack", "poss", ["rebels"]),
        ("A rebel attack failed.", "attack", "mod", ["rebel"]),
        ("The convoy suffered an attack.", "attack", "obj", ["convoy"]),
        ("The convoy came under attack.", "attack", "obj", ["convoy"]),
        ("The town was the target of an attack.", "attack", "obj", ["town"]),
        ("Rebels were behind the attack.", "attack", "subj", ["Rebels"]),
        ("The rebels are responsible for the attack.", "attack", "subj", ["rebels"]),
        ("The attack was launched by rebels.", "attack", "subj", ["rebels"]),
        ("Rebels launched raids and attacks in Basra.", "attacks", "subj", ["Rebels"]),
        ("Rebels launched an attack in Basra.", "attack", "in", ["Basra"]),
    ],
)
def test_the_slots_of_a_noun(parse: Parse, text: str, noun: str, slot: str, wanted: list[str]) -> None:
    assert slots(parse, text, noun, noun=True).get(slot, []) == wanted


@pytest.mark.parametrize("verb", ["condemned", "investigated", "witnessed", "denied", "feared"])
def test_those_who_look_on_do_not_do_it(parse: Parse, verb: str) -> None:
    assert "subj" not in slots(parse, f"Officials {verb} the attack.", "attack", noun=True)
