from __future__ import annotations

from dateline.coding.place_candidates import LONGEST, candidates
from tests.coding.conftest import tree


def named(words: str) -> list[str]:
    s = tree(words)
    return [" ".join(t.text for t in s.tokens[c.start : c.end]) for c in candidates(s)]


def test_names_and_their_parts() -> None:
    assert named("in/IN/0/ROOT Old/NNP/2/compound Taji/NNP/0/pobj today/NN/0/npadvmod") == ["Old", "Old Taji", "Taji"]


def test_what_stands_inside_names_ends_none() -> None:
    found = named("Bay/NNP/0/ROOT of/IN/0/prep Pigs/NNP/1/pobj and/CC/0/cc left/VBD/0/conj")
    assert found == ["Bay", "Bay of Pigs", "Pigs"]


def test_a_place_noun_closes_a_name_and_begins_none() -> None:
    assert named("hospital/NN/2/nmod near/IN/0/x Taji/NNP/3/compound camp/NN/3/ROOT fell/VBD/3/x") == [
        "Taji",
        "Taji camp",
    ]


def test_a_small_article_of_a_name_begins_one() -> None:
    assert "al - Asad" in named("al/DT/2/det -/HYPH/2/punct Asad/NNP/2/ROOT")


def test_no_longer_than_the_longest() -> None:
    words = " ".join(f"Name{n}/NNP/0/{'ROOT' if not n else 'compound'}" for n in range(12))
    assert max(c.end - c.start for c in candidates(tree(words))) == LONGEST


def test_head_and_number_of_those_that_hang_from_outside() -> None:
    (one,) = [c for c in candidates(tree("hit/VBD/0/ROOT Old/NNP/2/compound Taji/NNP/0/dobj")) if c.end - c.start == 2]
    assert (one.head, one.heads) == (2, 1)
    (two,) = [c for c in candidates(tree("hit/VBD/0/ROOT Old/NNP/0/dobj Taji/NNP/0/dobj")) if c.end - c.start == 2]
    assert (two.head, two.heads) == (2, 2)
