"""Slots around a trigger: passives, relatives, control, coordination and light verbs undone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.frames import noun_frame, passive, verb_frame
from dateline.records.syntax import Sentence
from tests.coding.conftest import token_of, tree, words_of

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


# -- trees by hand: shapes that the parser gives seldom -------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "verb", "slot", "wanted"),
    [
        # accused rebels of attacking
        (
            "army/NN/1/nsubj accused=accuse/VBD/1/ROOT rebels/NNS/1/dobj of/IN/2/prep attacking=attack/VBG/3/pcomp",
            4,
            "subj",
            ["rebels"],
        ),
        (
            "army/NN/1/nsubj accused=accuse/VBD/1/ROOT rebels/NNS/1/dobj of/IN/1/prep attacking=attack/VBG/3/pcomp",
            4,
            "subj",
            ["rebels"],
        ),
        # left after attacking
        (
            "rebels/NNS/1/nsubj left=leave/VBD/1/ROOT after/IN/1/prep attacking=attack/VBG/2/pcomp",
            3,
            "subj",
            ["rebels"],
        ),
        # rebels' plan of attacking
        (
            "rebels/NNS/2/poss '/POS/0/case plan/NN/2/ROOT of/IN/2/prep attacking=attack/VBG/3/pcomp",
            4,
            "subj",
            ["rebels"],
        ),
        # men who left and attacked
        (
            "men/NNS/0/ROOT who/WP/2/nsubj left=leave/VBD/0/relcl and/CC/2/cc attacked=attack/VBD/2/conj",
            4,
            "subj",
            ["men"],
        ),
        # told troops to attack; troops were told to attack
        ("he/PRP/1/nsubj told=tell/VBD/1/ROOT troops/NNS/1/dobj to/TO/4/aux attack/VB/1/xcomp", 4, "subj", ["troops"]),
        (
            "troops/NNS/2/nsubjpass were/VBD/2/auxpass told=tell/VBN/2/ROOT to/TO/4/aux attack/VB/2/xcomp",
            4,
            "subj",
            ["troops"],
        ),
        # he said: attacked (a clause that is said is not shared)
        ("he/PRP/1/nsubj said=say/VBD/1/ROOT attacked=attack/VBD/1/ccomp", 2, "subj", []),
        # "in their bid of seizing": through nouns and prepositions up to the clause's subject
        (
            "rebels/NNS/1/nsubj lost=lose/VBD/1/ROOT bid/NN/1/dobj of/IN/2/prep attacking=attack/VBG/3/pcomp",
            4,
            "subj",
            ["rebels"],
        ),
        (
            "men/NNS/1/nsubj fell=fall/VBD/1/ROOT in/IN/1/prep hope/NN/2/pobj of/IN/3/prep raiding=raid/VBG/4/pcomp",
            5,
            "subj",
            ["men"],
        ),
        ("hope/NN/0/ROOT of/IN/0/prep attacking=attack/VBG/1/pcomp", 2, "subj", []),
        ("plan/NN/1/dobj x/NN/1/ROOT of/IN/0/prep attacking=attack/VBG/2/pcomp", 3, "subj", []),
        # "saw shelling begin": a clause without a subject looks further up
        ("he/PRP/1/nsubj saw=see/VBD/1/ROOT start/VB/1/xcomp attack/VB/2/ccomp", 3, "subj", ["he"]),
        # a ceremony takes place to attack
        ("ceremony/NN/1/nsubj takes=take/VBZ/1/ROOT place/NN/1/dobj to/TO/4/aux attack/VB/1/advcl", 4, "subj", []),
        # punct above: nothing to inherit from
        ("fast/RB/1/advmod attack/VB/2/xcomp quick/JJ/2/ROOT", 1, "subj", []),
        ("attack/VB/0/ROOT now/RB/0/advmod", 0, "subj", []),
        ("attacking=attack/VBG/1/amod rebels/NNS/1/ROOT", 0, "subj", ["rebels"]),
        ("attack/VB/1/nsubj hurts=hurt/VBZ/1/ROOT", 0, "subj", []),
        # chains without any subject end
        ("go/VB/0/ROOT come/VB/0/conj attack/VB/1/conj", 2, "subj", []),
        # whose father attacked: no clause to stand for
        ("who/WP/1/nsubj attacked=attack/VBD/1/ROOT", 1, "subj", []),
        ("that/WDT/1/nsubj attacked=attack/VBD/1/ROOT", 1, "subj", ["that"]),
    ],
)
def test_a_verb_without_a_subject_takes_the_one_above(words: str, verb: int, slot: str, wanted: list[str]) -> None:
    sentence = tree(words)
    assert words_of(sentence, verb_frame(sentence, verb).get(slot, [])) == wanted


def test_leaving_a_clerk_dead() -> None:
    for words in (
        "leaving=leave/VBG/0/ROOT clerk/NN/2/nsubj dead/JJ/0/ccomp",
        "leaving=leave/VBG/0/ROOT clerk/NN/2/nsubj dead/JJ/0/oprd",
    ):
        sentence = tree(words)
        frame = verb_frame(sentence, 0)
        assert (words_of(sentence, frame["obj"]), words_of(sentence, frame["comp"])) == (["clerk"], ["dead"])


def test_a_preposition_joined_to_another_governs_too() -> None:
    sentence = tree("fighting/NN/0/ROOT in/IN/0/prep Gao/NNP/1/pobj and/CC/1/cc near/IN/1/conj Kidal/NNP/4/pobj")
    frame = noun_frame(sentence, 0)
    assert (words_of(sentence, frame["in"]), words_of(sentence, frame["near"])) == (["Gao"], ["Kidal"])


def test_according_to_is_no_direction() -> None:
    sentence = tree("left=leave/VBD/0/ROOT according/VBG/0/prep to/IN/1/prep police/NNS/2/pobj")
    assert "to" not in verb_frame(sentence, 0)


def test_a_participle_with_an_object_is_active() -> None:
    sentence = tree("burned=burn/VBN/1/conj torn=tear/VBN/1/ROOT flags/NNS/0/dobj")
    assert not passive(sentence, 0)
