from __future__ import annotations

import pytest

from dateline.errors import AssetError
from dateline.lexicon.nouns import Nouns, plural_of

nouns = Nouns.load()


@pytest.mark.parametrize(
    ("word", "cls", "kind"),
    [
        ("soldiers", "force", "state-forces"),
        ("gunmen", "force", "unknown"),
        ("policewomen", "force", "police"),
        ("rebels", "force", "rebels"),
        ("militias", "force", "militia"),
        ("peacekeepers", "force", "international"),
        ("prime minister", "official", "government"),
        ("secretaries of state", "official", "government"),
        ("children", "person", "civilians"),
        ("hostages", "person", "unknown"),
        ("journalists", "person", "media"),
        ("opposition", "group", "party"),
        ("authorities", "state", "government"),
        ("embassy", "state", "government"),
        ("airline", "org", "company"),
        ("airbases", "facility", None),
        ("cities", "place", None),
        ("buses", "vehicle", None),
        ("helicopters", "aircraft", None),
        ("rockets", "weapon", None),
        ("ambushes", "attack", None),
        ("treaties", "statement", None),
        ("weeks", "time", None),
        ("violence", "abstract", None),
        ("food", "aid", None),
        ("ransom", "money", None),
    ],
)
def test_forms_and_classes(word: str, cls: str, kind: str | None) -> None:
    entry = nouns.get(word)
    assert entry is not None
    assert (entry.cls, entry.kind) == (cls, kind)


def test_flags() -> None:
    for word, flag in [
        ("victims", "victim"),
        ("official", "anon"),
        ("ministry", "inst"),
        ("crowd", "crowd"),
        ("warship", "military"),
    ]:
        entry = nouns.get(word)
        assert entry is not None
        assert flag in entry.flags


def test_what_can_act() -> None:
    acting = {
        w: e.can_act for w in ("gunman", "company", "warplanes", "truck", "bridge", "europe") if (e := nouns.get(w))
    }
    assert acting == {
        "gunman": True,
        "company": True,
        "warplanes": True,
        "truck": False,
        "bridge": False,
        "europe": True,
    }


def test_the_longest_compound_that_ends_the_words() -> None:
    found = nouns.longest(["the", "deputy", "prime", "minister"])
    assert found is not None
    assert (found[0].noun, found[1]) == ("deputy prime minister", 3)
    assert nouns.longest(["qwertyuiop"]) is None
    assert nouns.longest([]) is None


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("gunman", "gunmen"),
        ("human", "humans"),
        ("spokeswoman", "spokeswomen"),
        ("church", "churches"),
        ("army", "armies"),
        ("convoy", "convoys"),
        ("child soldier", "child soldiers"),
        ("kidnap thief", "kidnap thieves"),
        ("attorney general", "attorneys general"),
    ],
)
def test_plurals(noun: str, plural: str) -> None:
    assert plural_of(noun) == plural


@pytest.mark.parametrize(
    ("row", "seen"),
    [
        (("bus", "car", "", ""), "class 'car'"),
        (("bus", "vehicle", "rebel", ""), "kind 'rebel'"),
        (("bus", "vehicle", "", "red"), "'red'"),
    ],
)
def test_unknown_values_are_refused(row: tuple[str, str, str, str], seen: str) -> None:
    with pytest.raises(AssetError, match=seen):
        Nouns([row])


def test_a_noun_stands_once() -> None:
    with pytest.raises(AssetError, match="twice"):
        Nouns([("bus", "vehicle", "", ""), ("bus", "vehicle", "", "")])


def test_a_plural_never_hides_a_row() -> None:
    table = Nouns([("arm", "thing", "", ""), ("arms", "weapon", "", "")])
    entry = table.get("arms")
    assert entry is not None
    assert entry.cls == "weapon"
