"""Which texts a stage of training sees, and how often."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from benchmarks.accuracy.splits import held_out
from training.reader.corpora import m2e2, muc4, own, pairs, polnear, rams, re3d, timebank, wikievents
from training.reader.example import Example, Pair

OWN_PAIRS = Path(__file__).with_name("pairs.tsv")

# Passes over each corpus, by stage.
PASSES: dict[str, tuple[float, float, float]] = {
    "wikievents": (6, 1, 1.5), "rams": (5, 0.7, 1.5), "m2e2": (4, 0.7, 0.8), "muc4": (3, 0.5, 0.6), "re3d": (16, 3, 2),
    "polnear": (0.8, 0.1, 0.3), "timebank": (0.4, 0.1, 0), "own": (0, 14, 2), "plv": (10, 3, 2), "pairs": (0, 6, 1),
}  # fmt: skip


class Mixture(msgspec.Struct):
    texts: list[tuple[Example, float]]
    pairs: list[tuple[Pair, float]]


def load_mixture(data: Path, corpus: Path, stage: int) -> Mixture:
    """The texts of a stage with their passes, none of them held out."""
    return Mixture(
        [(e, PASSES[e.corpus][stage - 1]) for e in _texts(data, corpus) if not _kept_back(e)],
        [(p, PASSES[p.corpus][stage - 1]) for p in _pairs(data) if not held_out(p.corpus, p.id)],
    )


def held_out_mixture(data: Path, corpus: Path) -> Mixture:
    """Texts to measure on: those held out, and the development parts of sets that have one (of large ones a sample)."""
    texts = [e for e in _texts(data, corpus) if _kept_back(e) and not e.id.startswith("held-out/")]
    texts += [*wikievents.dev_examples(data), *list(polnear.examples(data, part="dev"))[:25]]
    texts += list(muc4.examples(data, parts=("tst1",)))[:60]
    return Mixture([(e, 1.0) for e in texts], [(p, 1.0) for p in _pairs(data) if held_out(p.corpus, p.id)])


def _texts(data: Path, corpus: Path) -> Iterator[Example]:
    for example in wikievents.examples(data):
        yield msgspec.structs.replace(example, complete=("ASSAULT",))
    yield from rams.examples(data)
    yield from m2e2.examples(data)
    yield from muc4.examples(data, parts=("dev",))
    yield from re3d.examples(data)
    yield from polnear.examples(data, part="train")
    yield from timebank.examples(data)
    yield from own.examples(corpus)


def _pairs(data: Path) -> Iterator[Pair]:
    yield from pairs.plv(data)
    yield from pairs.own(OWN_PAIRS)


def _kept_back(example: Example) -> bool:
    if example.corpus == "own":
        return not example.id.startswith("train/")
    return example.corpus in ("rams", "m2e2", "re3d") and held_out(example.corpus, example.id)
