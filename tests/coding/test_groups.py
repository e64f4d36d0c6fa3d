"""Triggers of one sentence that tell of one happening, and those that do not."""

from __future__ import annotations

import pytest

from dateline.coding.groups import group_hits
from tests.coding.conftest import HitsOf


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
