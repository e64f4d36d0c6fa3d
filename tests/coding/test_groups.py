"""Triggers of one sentence that tell of one happening, and those that do not."""

from __future__ import annotations

import pytest

from dateline.coding.groups import group_hits
from dateline.coding.triggers import Hit
from dateline.lexicon.events import EventEntry, Pos
from tests.coding.conftest import HitsOf, tree


def groups(hits_of: HitsOf, text: str) -> list[list[str]]:
    found = hits_of(text)
    sentence = found[0][1]
    return [[sentence.tokens[h.token].text for h in group] for group in group_hits(sentence, [h for *_, h in found])]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rockets hit the base, killing two soldiers.", [["hit", "killing"]]),
        ("A bombing in Lahore killed nine people and wounded forty.", [["bombing", "killed", "wounded"]]),
        ("Nine people died when gunmen attacked a hotel.", [["died", "attacked"]]),
        ("Gunmen attacked a hotel and police arrested a student.", [["attacked"], ["arrested"]]),
        ("Rebels shelled Homs and bombed Hama.", [["shelled"], ["bombed"]]),
        ("Soldiers died in an attack on the base.", [["died", "attack"]]),
    ],
)
def test_one_happening_is_one_group(hits_of: HitsOf, text: str, wanted: list[list[str]]) -> None:
    assert groups(hits_of, text) == wanted


def test_every_hit_is_in_one_group(hits_of: HitsOf) -> None:
    text = "Gunmen attacked a convoy, killing two guards, and took hostages before troops shelled the hills."
    found = hits_of(text)
    made = group_hits(found[0][1], [h for *_, h in found])
    assert sorted(h.token for group in made for h in group) == sorted(h.token for *_, h in found)
    assert [g[0].token for g in made] == sorted(g[0].token for g in made)


def test_no_hits_no_groups(hits_of: HitsOf) -> None:
    (_, sentence, _), *_ = hits_of("Rebels attacked the convoy.")
    assert group_hits(sentence, []) == []


# -- trees by hand -------------------------------------------------------------------------------------------------


def hit(token: int, kind: str, pos: Pos, **frame: list[int]) -> Hit:
    flags = frozenset({"displaced"} if kind == "DISPLACED" else ())
    entry = EventEntry(("x",), 0, pos, kind.replace("DISPLACED", "CASUALTY"), None, False, (), (), flags, 0)
    return Hit(token, entry, frame, (token,))


@pytest.mark.parametrize(
    ("words", "one", "two", "wanted"),
    [
        # "attacks and bombings": nouns joined
        ("attacks/NNS/0/ROOT bombings/NNS/0/conj", ("ASSAULT", "n"), ("ASSAULT", "n"), True),
        ("attacks/NNS/0/ROOT bombings/NNS/0/nmod", ("ASSAULT", "n"), ("ASSAULT", "n"), False),
        # "an operation to attack"
        ("raid/NN/0/nsubj attack/VB/0/acl", ("ASSAULT", "n"), ("ASSAULT", "v"), True),
        # "the raid, which killed nine"
        ("raid/NN/0/ROOT killed=kill/VBD/0/relcl", ("ASSAULT", "n"), ("CASUALTY", "v"), True),
        ("raid/NN/0/ROOT killed=kill/VBD/0/relcl", ("ASSAULT", "v"), ("CASUALTY", "v"), False),
        # "shelled, killing"; "shelled, fled"
        ("shelled/VBD/0/ROOT killing/VBG/0/advcl", ("ASSAULT", "v"), ("CASUALTY", "v"), True),
        ("shelled/VBD/0/ROOT bombing/VBG/0/advcl", ("ASSAULT", "v"), ("ASSAULT", "v"), True),
        ("shelled/VBD/0/ROOT bombed/VBD/0/advcl", ("ASSAULT", "v"), ("ASSAULT", "v"), False),
        # "killed by shooting"
        ("killed/VBN/0/ROOT by/IN/0/prep shooting/VBG/1/pcomp", ("CASUALTY", "v"), ("ASSAULT", "v"), True),
        ("killed/VBN/0/ROOT near/IN/0/prep shooting/VBG/1/pcomp", ("CASUALTY", "v"), ("ASSAULT", "v"), False),
        # too far below, or on its own
        ("a/VBD/0/ROOT b/VB/0/dep c/VB/1/dep d/VB/2/dep e/VB/3/dep", ("ASSAULT", "v"), ("CASUALTY", "v"), False),
        ("a/VBD/0/ROOT b/NN/0/dobj c/VBD/1/relcl", ("ASSAULT", "v"), ("CASUALTY", "v"), False),
        ("a/VBD/0/ROOT b/VBD/1/ROOT", ("ASSAULT", "v"), ("CASUALTY", "v"), False),
        # another noun for it
        ("raid/NN/0/ROOT attack/NN/0/appos", ("ASSAULT", "n"), ("CASUALTY", "n"), True),
        # one doing told with two verbs
        ("marched/VBD/0/ROOT rallied/VBD/0/conj", ("PROTEST", "v"), ("PROTEST", "v"), True),
        ("marched/VBD/0/ROOT rallied/VBD/0/ccomp", ("PROTEST", "v"), ("PROTEST", "v"), False),
        # kinds that never join
        ("marched/VBD/0/ROOT shot/VBD/0/conj", ("PROTEST", "v"), ("ASSAULT", "v"), False),
        ("shelled/VBD/0/ROOT driving/VBG/0/advcl", ("ASSAULT", "v"), ("DISPLACED", "v"), False),
    ],
)
def test_what_hangs_from_what(words: str, one: tuple[str, Pos], two: tuple[str, Pos], wanted: bool) -> None:
    sentence = tree(words)
    made = group_hits(sentence, [hit(0, *one), hit(len(sentence.tokens) - 1, *two)])
    assert (len(made) == 1) is wanted


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        ({"subj": [5], "obj": [6]}, {"subj": [5], "obj": [7]}, True),
        ({"subj": [5], "obj": [6]}, {"subj": [6]}, True),
        ({"subj": [5], "obj": [6]}, {"subj": [7]}, False),
        ({"obj": [6]}, {"obj": [6], "subj": [7]}, True),
        ({"obj": [6]}, {"obj": [7], "subj": [7]}, False),
        ({"subj": [5]}, {"obj": [7]}, True),
    ],
)
def test_harm_joined_by_and_has_one_doer(one: dict[str, list[int]], two: dict[str, list[int]], wanted: bool) -> None:
    sentence = tree("shot/VBD/0/ROOT wounded/VBD/0/conj")
    made = group_hits(sentence, [hit(0, "ASSAULT", "v", **one), hit(1, "CASUALTY", "v", **two)])
    assert (len(made) == 1) is wanted


def test_two_verbs_with_slots_of_their_own_are_two_doings() -> None:
    sentence = tree("marched/VBD/0/ROOT rallied/VBD/0/conj")
    made = group_hits(sentence, [hit(0, "PROTEST", "v", subj=[5]), hit(1, "PROTEST", "v", subj=[5], at=[7])])
    assert len(made) == 2
