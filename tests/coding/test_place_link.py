from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from dateline.coding.place_candidates import Candidate, candidates
from dateline.coding.place_link import ALONE, BETWEEN, MENTIONS, ROLES, Linked, Links, PlaceLinker, chosen
from dateline.coding.sites import Sites
from dateline.coding.triggers import find_hits
from dateline.lexicon.place_links import Floats, PlaceLinkWeights
from dateline.records.syntax import Sentence
from tests.coding.conftest import Look, tree

WIDTH, INNER = 3, 2
KINDS = ("Location", "Facility", *MENTIONS)
LABELS = {
    "mention": ("", *(f"{place}-{kind}" for kind in KINDS for place in "BI")),
    "role": ("", "agent", "patient", "place", "origin", "destination"),
    "claim": ("", "ASSAULT"),
}


class Reading:
    """A reading of so many words that says nothing, but for the states and the places of roles that are given."""

    def __init__(self, words: int, place: int | None = None) -> None:
        self.states: Floats = np.zeros((words, WIDTH), np.float32)
        self._words, self._place = words, place

    def labels(self, head: str) -> tuple[str, ...]:
        return LABELS[head]

    def chances(self, head: str) -> Floats:
        return np.zeros((self._words, len(LABELS[head])), np.float32)

    def role_chances(self, trigger: int) -> tuple[int, Floats]:
        found = np.zeros((self._words, len(LABELS["role"])), np.float32)
        if self._place is not None:
            found[self._place, LABELS["role"].index("place")] = 1
        return 0, found

    def same_event(self, left: int, right: int) -> float:
        return 0.0


def weights(known: dict[str, float], nowhere: float = 0.0, role: float = 0.0) -> PlaceLinkWeights:
    """Weights that add up the features given by name, and the log of the chance of the role of a place."""
    wide = (
        "first",
        "last",
        "head",
        "before",
        "after",
        "trigger",
        "head_product",
        "trigger_product",
        "alone",
        "sentence",
    )
    matrices = {name: np.zeros((INNER, WIDTH), np.float32) for name in wide}
    matrices |= {
        f"{name}_bias": np.zeros(INNER, np.float32) for name in ("numbers", "trigger", "claim", "alone", "sentence")
    }
    matrices["known"] = np.array([[value, 0] for value in known.values()], np.float32).reshape(-1, INNER)
    matrices["known_trigger"] = np.array([[nowhere, 0]], np.float32)
    matrices["numbers"] = np.zeros((INNER, ALONE + BETWEEN), np.float32)
    matrices["numbers"][0, ALONE + ROLES.index("place")] = role
    matrices["numbers_bias"][0] = 7 * role  # a chance of nothing has a logarithm of -7
    matrices["claim"] = np.zeros((INNER, 2), np.float32)
    matrices["score"], matrices["score_bias"] = np.array([[1, 0, 0, 0]], np.float32), np.zeros(1, np.float32)
    matrices["nowhere"], matrices["nowhere_bias"] = np.array([[1, 0]], np.float32), np.zeros(1, np.float32)
    return PlaceLinkWeights({name: row for row, name in enumerate(known)}, {"lemma raid": 0}, matrices)


RAID = tree("Troops/NNS/1/nsubj raided=raid/VBD/1/ROOT Homs/NNP/1/dobj near/IN/1/prep Hama/NNP/3/pobj")


def named(s: Sentence, found: list[Candidate]) -> list[str]:
    return [" ".join(t.text for t in s.tokens[c.start : c.end]) for c in found]


def test_the_likeliest_by_the_tree() -> None:
    links = PlaceLinker(weights({"path |dobj": 5.0}, 1.0)).of([RAID], [], Reading(5))(RAID, 1)
    assert named(RAID, chosen(RAID, links)) == ["Homs"]
    assert sum(one.chance for one in links.linked) + links.nowhere == pytest.approx(1)
    assert links.linked[0].chance > links.linked[1].chance


def test_nowhere() -> None:
    links = PlaceLinker(weights({"path |dobj": 5.0}, 9.0)).of([RAID], [], Reading(5))(RAID, 1)
    assert chosen(RAID, links) == []
    small = tree("they/PRP/1/nsubj raided=raid/VBD/1/ROOT it/PRP/1/dobj")
    assert PlaceLinker(weights({})).of([small], [], Reading(3))(small, 1) == Links((), 1.0)


def test_the_roles_of_the_reader() -> None:
    linker = PlaceLinker(weights({}, role=1.0))
    links = linker.of([RAID], [], Reading(5, place=4))(RAID, 1)
    assert named(RAID, [links.linked[0].candidate]) == ["Hama"]


def test_a_second_sentence_counts_its_words_on() -> None:
    second = Sentence(1, 0, 100, 200, RAID.tokens, RAID.children)
    links = PlaceLinker(weights({}, role=1.0)).of([RAID, second], [], Reading(10, place=7))(second, 1)
    assert named(second, [links.linked[0].candidate]) == ["Homs"]


def by_hand(s: Sentence, chances: dict[str, float]) -> Links:
    """Links with these chances of names; of names that stand twice, the first."""
    found = {" ".join(t.text for t in s.tokens[c.start : c.end]): c for c in reversed(candidates(s))}
    ranked = sorted(chances.items(), key=lambda pair: -pair[1])
    return Links(tuple(Linked(found[name], chance) for name, chance in ranked), 1 - sum(chances.values()))


LIST = tree(
    "raided/VBD/0/ROOT Homs/NNP/0/dobj ,/,/1/punct Hama/NNP/1/conj and/CC/3/cc Old/NNP/6/compound Taji/NNP/3/conj "
    "from/IN/0/prep Aleppo/NNP/7/pobj"
)


def test_places_of_one_list_are_meant_together() -> None:
    links = by_hand(LIST, {"Homs": 0.1, "Hama": 0.6, "Old Taji": 0.05, "Taji": 0.04, "Aleppo": 0.05})
    assert named(LIST, chosen(LIST, links)) == ["Homs", "Hama", "Old Taji"]


def test_but_not_at_a_small_share_of_the_chance() -> None:
    assert named(LIST, chosen(LIST, by_hand(LIST, {"Homs": 0.9, "Hama": 0.01}))) == ["Homs"]


# -- as the coder asks it --------------------------------------------------------------------------------------------


@pytest.fixture
def places_by(look: Look) -> Callable[[str, dict[str, float]], str | None]:
    """The text of the place that `Sites` gives the first trigger of a text, with links of these chances."""

    def run(text: str, chances: dict[str, float]) -> str | None:
        scene = look(text)
        s = scene.sentences[0]
        hit = find_hits(scene, s)[0]
        sites = Sites(scene, lambda s, trigger: by_hand(s, chances))  # type: ignore[arg-type]
        at = sites.places(s, [hit], hit.entry.type, []).at
        return at.text if at else None

    return run


def test_sure_links_overrule_the_rules(places_by: Callable[[str, dict[str, float]], str | None]) -> None:
    text = "Gunmen attacked a convoy in Mosul near Kirkuk."
    assert places_by(text, {"Mosul": 0.5, "Kirkuk": 0.3}) == "Mosul"
    assert places_by(text, {"Mosul": 0.01, "Kirkuk": 0.95}) == "Kirkuk"
    assert places_by(text, {"Mosul": 0.01, "Kirkuk": 0.5}) == "Mosul"
    assert places_by("Gunmen attacked a convoy in Mosul in Iraq.", {"Mosul": 0.01, "Iraq": 0.95}) == "Mosul"


def test_of_a_place_without_a_name_links_say_nothing(
    places_by: Callable[[str, dict[str, float]], str | None],
) -> None:
    assert places_by("In Mosul, gunmen killed two men at a roadblock.", {"Mosul": 0.99}) == "a roadblock"
