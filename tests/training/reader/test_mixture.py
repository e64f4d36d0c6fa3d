"""What is measured is never trained on, and each stage sees each corpus as often as it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from training.reader import mixture
from training.reader.example import Example, Pair

CORPORA = ("wikievents", "rams", "m2e2", "muc4", "re3d", "polnear", "timebank")
DATA = Path("data")


def _texts(corpus: str, *names: str) -> Callable[..., Iterator[Example]]:
    def examples(_data: Path, part: str = "train", parts: tuple[str, ...] = ("dev",)) -> Iterator[Example]:
        prefix = "" if (part, parts) == ("train", ("dev",)) else "measured "
        for name in names or (f"{corpus} {n}" for n in range(60)):
            yield Example(corpus, prefix + name, ("Rebels", "fled"), (0,))

    return examples


def _pairs(corpus: str) -> Callable[[Path], Iterator[Pair]]:
    def examples(_path: Path) -> Iterator[Pair]:
        for n in range(60):
            yield Pair(corpus, str(n), ("Chad", "hit", "Mali"), (0, 1), (2, 3), "ASSAULT")

    return examples


@pytest.fixture(autouse=True)
def _sources(monkeypatch: pytest.MonkeyPatch) -> None:
    for corpus in CORPORA:
        monkeypatch.setattr(getattr(mixture, corpus), "examples", _texts(corpus))
    monkeypatch.setattr(mixture.wikievents, "dev_examples", _texts("wikievents", "measured 1", "measured 2"))
    monkeypatch.setattr(mixture.own, "examples", _texts("own", "train/a", "dev/b", "held-out/c", "train/d"))
    monkeypatch.setattr(mixture.pairs, "plv", _pairs("plv"))
    monkeypatch.setattr(mixture.pairs, "own", _pairs("pairs"))


def _names(of: mixture.Mixture) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    return {(e.corpus, e.id) for e, _ in of.texts}, {(p.corpus, p.id) for p, _ in of.pairs}


@pytest.mark.parametrize("stage", [1, 2])
def test_nothing_is_trained_on_and_measured(stage: int) -> None:
    texts, pairs = _names(mixture.load_mixture(DATA, DATA, stage))
    measured_texts, measured_pairs = _names(mixture.held_out_mixture(DATA, DATA))
    assert texts
    assert measured_texts
    assert not texts & measured_texts
    assert pairs
    assert measured_pairs
    assert not pairs & measured_pairs
    assert not any(name.startswith("measured") for _, name in texts)
    assert {corpus for corpus, _ in measured_pairs} == {corpus for corpus, _ in pairs} == {"plv", "pairs"}


def test_of_our_own_reports_the_part_decides() -> None:
    texts, _ = _names(mixture.load_mixture(DATA, DATA, 2))
    assert {name for corpus, name in texts if corpus == "own"} == {"train/a", "train/d"}
    texts, _ = _names(mixture.held_out_mixture(DATA, DATA))
    assert {name for corpus, name in texts if corpus == "own"} == {"dev/b"}  # the last part is for final figures alone


def test_every_corpus_has_its_passes() -> None:
    for stage in (1, 2):
        found = mixture.load_mixture(DATA, DATA, stage)
        for one, passes in [*found.texts, *found.pairs]:
            assert passes == mixture.PASSES[one.corpus][stage - 1]
        assert {e.corpus for e, _ in found.texts} == {*CORPORA, "own"}


def test_of_the_event_corpora_only_one_marks_every_attack() -> None:
    found = mixture.load_mixture(DATA, DATA, 1)
    assert {e.corpus for e, _ in found.texts if e.complete} == {"wikievents"}
