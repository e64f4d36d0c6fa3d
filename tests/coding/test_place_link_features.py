from __future__ import annotations

import pytest

from dateline.coding.place_candidates import Candidate
from dateline.coding.place_link_features import (
    features_alone,
    features_between,
    features_of_trigger,
    paths,
    shape_of,
)
from dateline.records.mention import PlaceMention
from dateline.records.span import Span
from tests.coding.conftest import token_of, tree

RAID = tree(
    "In/IN/6/prep Homs/NNP/0/pobj ,/,/6/punct troops/NNS/6/nsubj from/IN/3/prep Aleppo/NNP/4/pobj "
    "raided=raid/VBD/6/ROOT Taji/NNP/8/compound camp/NN/6/dobj"
)


def one(word: str, size: int = 1) -> Candidate:
    start = token_of(RAID, word)
    return Candidate(start, start + size, start + size - 1, 1)


def mention(text: str, start: int, kind: str = "name") -> PlaceMention:
    span = Span(start, start + len(text))
    return PlaceMention(span, span, kind)  # type: ignore[arg-type]


def test_alone() -> None:
    found = set(features_alone(RAID, one("Homs"), []))
    assert {"prep in", "governor raid", "before in", "after ,", "prep, governor in VB", "shape T", "above in"} <= found
    assert {"mention none", "head dep pobj", "cut left #", "cut right #"} <= found
    assert "governor below nsubj" in set(features_alone(RAID, one("Aleppo"), []))


def test_place_nouns_inside_and_after() -> None:
    assert "place noun inside" in set(features_alone(RAID, one("Taji", 2), []))
    assert "place noun after" in set(features_alone(RAID, one("Taji"), []))
    assert "cut left compound" in set(features_alone(RAID, one("camp"), []))


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (mention("Taji", 41), "name whole"),
        (mention("Taji camp", 41), "name start"),
        (mention("raided Taji", 34), "name end"),
        (mention("raided Taji camp", 34, "facility"), "facility inside"),
        (mention("Taj", 41), "name over"),
        (mention("Homs", 3), "none"),
    ],
)
def test_mention(place: PlaceMention, told: str) -> None:
    start = RAID.tokens[token_of(RAID, "Taji")].start
    shifted = PlaceMention(
        Span(place.span.start - 41 + start, place.span.end - 41 + start) if place.span.start > 30 else place.span,
        place.head,
        place.kind,
    )
    assert f"mention {told}" in set(features_alone(RAID, one("Taji"), [shifted]))


def test_between() -> None:
    raided = token_of(RAID, "raided")
    found = set(features_between(RAID, raided, one("Homs")))
    assert {"side -", "far -6", "commas -1", "names -1", "path |prep:in>pobj", "meet self"} <= found
    assert {"first down prep:in", "trigger, first down raid prep:in", "two down prep:in>pobj", "ups 0"} <= found
    found = set(features_between(RAID, token_of(RAID, "troops"), one("Taji")))
    assert {"side +", "far +4", "verbs +1", "up nsubj", "meet VB raid", "verbs on path 1"} <= found


def test_trigger_inside_the_candidate_has_no_way_down() -> None:
    found = set(features_between(RAID, token_of(RAID, "Homs"), one("Homs")))
    assert {"down ", "bare down ", "downs 0"} <= found


def test_of_trigger() -> None:
    found = set(features_of_trigger(RAID, token_of(RAID, "raided")))
    assert {"lemma raid", "tag VBD", "dep ROOT", "kid prep:in", "kid dobj", "above #", "length 1"} <= found
    assert "above raid" in set(features_of_trigger(RAID, token_of(RAID, "troops")))


def test_paths_that_run_too_deep_do_not_meet() -> None:
    deep = tree("a/NN/0/ROOT " + " ".join(f"w/NN/{n}/dep" for n in range(70)))
    up, down = paths(deep, 69, 35)
    assert (up[0], len(up), down[-1], len(down)) == (69, 29, 35, 30)
    assert paths(deep, 20, 18) == ([20, 19], [])


@pytest.mark.parametrize(("word", "shape"), [("3rd", "d"), ("UN", "U"), ("Taji", "T"), ("eBay", "M"), ("camp", "l")])
def test_shape(word: str, shape: str) -> None:
    assert shape_of(word) == shape
