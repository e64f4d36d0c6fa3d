"""The recogniser of all toponyms."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.errors import AssetError
from dateline.lexicon.gazetteer import Gazetteer
from dateline.tag.place_candidates import SIZE, CandidateFinder
from dateline.tag.place_tokens import read_words
from dateline.tag.toponyms import ToponymTagger

GAZETTEER = Gazetteer.load()
TAGGER = ToponymTagger.load(GAZETTEER)


def found(text: str) -> list[str]:
    return [span.of(text) for span in TAGGER(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Rockets fell near Kharkiv on Monday.", ["Kharkiv"]),
        ("Turkish planes crossed into Iraq.", ["Turkish", "Iraq"]),
        ("The mayor of Gainesville, Fla., resigned.", ["Gainesville", "Fla."]),
        ("Police in Laurel County arrested two men.", ["Laurel County"]),
        ("Moscow said that the talks had failed.", ["Moscow"]),
        ("He said that it was over.", []),
    ],
)
def test_toponyms(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


def test_kinds_of_candidates() -> None:
    text = "Iraqi guards in Qwzxville left Little Qwzx Creek and Taji. J. London Smith of New York spoke in My Lai."
    finder = CandidateFinder(read_words(text, 0, len(text)), GAZETTEER)
    kinds = {(c.kind, text[c.start : c.end]) for c in finder.find()}
    assert ("people", "Iraqi") in kinds
    assert ("unknown", "Qwzxville") in kinds
    assert ("noun", "Little Qwzx Creek") in kinds
    assert ("place", "New York") in kinds


def test_of_overlapping_candidates_the_likelier_is_taken() -> None:
    text = "Boats on Lake Victoria sank."
    candidates = CandidateFinder(read_words(text, 0, len(text)), GAZETTEER).find()
    weights = np.zeros(SIZE, np.float32)
    tagger = ToponymTagger(GAZETTEER, weights, least=1.0)
    assert tagger.choose(candidates) == []
    assert len(ToponymTagger(GAZETTEER, weights, least=0.0).choose(candidates)) == 1


def test_weights_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    with pytest.raises(AssetError, match="can't be read"):
        ToponymTagger.load(GAZETTEER, path)
    np.savez(path, weights=np.zeros(3), least=0.0)
    with pytest.raises(AssetError, match="wanted are"):
        ToponymTagger.load(GAZETTEER, path)
