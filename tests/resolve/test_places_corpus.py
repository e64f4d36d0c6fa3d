"""The 250 places of war that stand beside the resolver, each found and resolved in a sentence of its own."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

import dateline.resolve.places as module
from dateline.lexicon.gazetteer import Gazetteer
from dateline.records.earth import distance_km
from dateline.records.reference import PlaceRef
from dateline.resolve.places import PlaceResolver
from dateline.tag.places import find_places

GAZETTEER = Gazetteer.load()
RESOLVER = PlaceResolver(GAZETTEER)


def rows(name: str) -> list[dict[str, str]]:
    path = Path(module.__file__).with_name(name)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def references(marked: str) -> list[PlaceRef]:
    """The references of the mentions that touch the words in brackets."""
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    mentions = find_places(text, 0, len(text), GAZETTEER)
    refs = RESOLVER.resolve_all(mentions, text)
    return [refs[m.span] for m in mentions if m.span.start < end and start < m.span.end]


def right(ref: PlaceRef, row: dict[str, str]) -> bool:
    if ref.lat is None or ref.lon is None or row["country"] not in (ref.country, "-"):
        return False
    return distance_km((ref.lat, ref.lon), (float(row["lat"]), float(row["lon"]))) <= float(row["km"])


def test_places_of_war() -> None:
    told = rows("places_corpus.tsv")
    assert len(told) == 250
    assert len({row["war"] for row in told}) == 25
    wrong = [row["text"] for row in told if not any(right(ref, row) for ref in references(row["text"]))]
    assert len(wrong) <= 0.05 * len(told), wrong


@pytest.mark.parametrize("row", rows("place_phrases_corpus.tsv"), ids=lambda row: row["text"])
def test_phrases(row: dict[str, str]) -> None:
    refs = references(row["text"])
    good = [ref for ref in refs if right(ref, row)]
    assert good, refs
    low, high = (float(x) for x in row["radius"].split("-"))
    assert any(ref.precision == row["precision"] and low <= (ref.radius_km or 0.0) <= high for ref in good), good
