"""Fits the ranker of places: `python -m training.places.train [--data FOLDER] [--corpus FOLDER] [--write] [--folds N]`.

Three nets in a row (see `dateline.resolve.place_ranker`), each fitted by Adam to the probability of the right readings
of a name (a softmax over its readings and "none of these"). The second and third see probabilities that nets fitted
without the document's fold gave, so that they meet as much doubt in training as in use.

What is printed is out of fold: each document is scored by nets that no part of it was shown to. Needs numpy alone;
about three minutes on one core. `--write` then fits on everything and writes `lexicon/data/place_ranker.npz`.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.accuracy import geo_corpora
from benchmarks.accuracy.geo_corpora import GeoDocument
from benchmarks.accuracy.place import resolve
from benchmarks.accuracy.place_scoring import Resolved, gold, kilometres, resolved
from benchmarks.accuracy.place_systems import Dateline
from dateline.lexicon.gazetteer import Gazetteer
from dateline.resolve.place_features import FEATURES, Flags, Floats
from dateline.resolve.place_ranker import ROUNDS, Net, PlaceRanker
from dateline.resolve.places import PlaceResolver
from training.places.examples import Example, View, annotated, fold, own_reports

HIDDEN = 32
RATE = 0.004
PASSES = 20
BATCH = 64  # documents
DECAY = 0.01
DROP = 0.15
SEEDS = 2  # nets whose mean is kept
CORPORA = ("lgl", "GWN")
VIEWS: tuple[View, ...] = ("given", "tagged", "lead")
OUT = Path("src/dateline/lexicon/data/place_ranker.npz")


class Rows:
    """The rows of many documents under one another; names without a known answer are left out."""

    def __init__(self, examples: Sequence[Example], features: Sequence[Floats]) -> None:
        x, right, weight, owner = [], [], [], []
        self.cuts = [0]
        kept: list[Flags] = []
        groups = 0
        for example, f in zip(examples, features, strict=True):
            keep = example.weight[example.scene.owner] > 0 if len(example.scene.owner) else np.zeros(0, bool)
            names = np.flatnonzero(example.weight > 0)
            kept.append(keep)
            x.append(f[keep])
            right.append(example.right[keep])
            owner.append(np.searchsorted(names, example.scene.owner[keep]) + groups)
            weight.append(example.weight[names])
            groups += len(names)
            self.cuts.append(self.cuts[-1] + int(keep.sum()))
        self.bias = np.concatenate([e.scene.bias[k] for e, k in zip(examples, kept, strict=True)])
        self.x, self.right = np.concatenate(x), np.concatenate(right)
        self.owner, self.weight = np.concatenate(owner), np.concatenate(weight)


def fit(rows: Rows, seed: int) -> Net:
    """One net."""
    rng = np.random.default_rng(seed)
    n = len(FEATURES)
    parts = [
        rng.normal(0, (2 / n) ** 0.5, (n, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, np.float32),
        rng.normal(0, (1 / HIDDEN) ** 0.5, HIDDEN).astype(np.float32),
        np.zeros(n, np.float32),
    ]
    first = [np.zeros_like(p) for p in parts]
    second = [np.zeros_like(p) for p in parts]
    documents = np.array([i for i in range(len(rows.cuts) - 1) if rows.cuts[i + 1] > rows.cuts[i]])
    step = 0
    for n_pass in range(PASSES):
        rng.shuffle(documents)
        rate = RATE * (1 - n_pass / PASSES) + 1e-5
        for at in range(0, len(documents), BATCH):
            chosen = np.concatenate([np.arange(rows.cuts[d], rows.cuts[d + 1]) for d in documents[at : at + BATCH]])
            gradients = _gradients(parts, rows, chosen, rng)
            step += 1
            for k, g in enumerate(gradients):
                first[k] += 0.1 * (g - first[k])
                second[k] += 0.001 * (g * g - second[k])
                towards = (first[k] / (1 - 0.9**step)) / (np.sqrt(second[k] / (1 - 0.999**step)) + 1e-8)
                parts[k] -= rate * (towards + DECAY * parts[k])
    return Net(*parts)


def _gradients(parts: list[Floats], rows: Rows, chosen: np.ndarray, rng: np.random.Generator) -> list[Floats]:
    """Of minus the log of the probability of the right readings, by the weight of the names."""
    inner, bias, outer, straight = parts
    x, right = rows.x[chosen], rows.right[chosen]
    known = rows.owner[chosen]
    begins = np.r_[True, known[1:] != known[:-1]]
    starts, owner = np.flatnonzero(begins), np.cumsum(begins) - 1
    names = known[starts]
    before = x @ inner + bias
    mask = (rng.random(before.shape[1]) >= DROP).astype(np.float32) / (1 - DROP)
    hidden = np.maximum(before, 0.0) * mask
    scores = hidden @ outer + x @ straight + rows.bias[chosen]
    p = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
    p /= np.add.reduceat(p, starts)[owner]
    good = p * right
    target = good / np.maximum(np.add.reduceat(good, starts)[owner], 1e-9)
    weight = rows.weight[names]
    d = ((p - target) * weight[owner] / weight.sum()).astype(np.float32)
    back = np.outer(d, outer) * mask * (before > 0)
    return [x.T @ back, back.sum(axis=0), hidden.T @ d, x.T @ d]


def joined(nets: Sequence[Net]) -> Net:
    """One net that gives the mean of the scores of several."""
    n = len(nets)
    return Net(
        np.concatenate([t.inner for t in nets], axis=1),
        np.concatenate([t.bias for t in nets]),
        (np.concatenate([t.outer for t in nets]) / n).astype(np.float32),
        np.mean([t.straight for t in nets], axis=0).astype(np.float32),
    )


def fit_rounds(examples: Sequence[Example], folds: int) -> tuple[list[Net], list[Floats]]:
    """The nets, and what each document's readings get from nets fitted without its fold."""
    p = [e.scene.prior() if len(e.weight) else np.zeros(0, np.float32) for e in examples]
    nets = []
    number = [fold(e.corpus, e.id, 7919) % folds for e in examples]
    for n in range(ROUNDS):
        features = [e.scene.joint(q) for e, q in zip(examples, p, strict=True)]
        nets.append(joined([fit(Rows(examples, features), 10 * n + s) for s in range(SEEDS)]))
        if n + 1 == ROUNDS:
            break
        after = list(p)
        for k in range(folds):
            shown = [i for i, other in enumerate(number) if other != k]
            net = fit(Rows([examples[i] for i in shown], [features[i] for i in shown]), 10 * n + 5)
            for i in (i for i, other in enumerate(number) if other == k):
                after[i] = _apply(examples[i], net, features[i])
        p = after
    return nets, p


def _apply(example: Example, net: Net, features: Floats) -> Floats:
    return example.scene.softmax(net(features)) if len(example.weight) else features[:, 0]


def write(nets: Sequence[Net], path: Path) -> None:
    """Half precision is enough, and the file stays under 100 kB."""
    arrays = {
        f"{part}{n}": getattr(net, part).astype(np.float16)
        for n, net in enumerate(nets)
        for part in ("inner", "bias", "outer", "straight")
    }
    np.savez_compressed(path, features=np.array("\n".join(FEATURES)), **arrays)


def read(data: Path, corpus: Path, system: Dateline) -> list[Example]:
    """All examples. Articles come three times: with the gold spans, as the tagger reads them, and their first lines."""
    examples = list(own_reports(corpus, ("train", "rules"), system, sentences=True))
    for name in CORPORA:
        for view in VIEWS:
            examples += annotated(data / "geo" / f"{name}.xml.gz", system, view)
    return examples


def out_of_fold(
    examples: Sequence[Example], articles: dict[str, list[GeoDocument]], gazetteer: Gazetteer, folds: int
) -> dict[str, Resolved]:
    """The benchmark's figures for each corpus, each article resolved by nets that never saw it in any form."""
    far: dict[str, list[float | None]] = {name: [] for name in articles}
    for k in range(folds):
        nets, _ = fit_rounds([e for e in examples if fold(e.corpus, e.id, folds) != k], max(folds - 1, 2))
        system = Dateline(gazetteer, PlaceResolver(gazetteer, PlaceRanker(nets)))
        for name, documents in articles.items():
            held = [d for d in documents if fold(name, d.id, folds) == k]
            far[name] += kilometres(resolve(held, system), [t for _, t in gold(held)])
    return {name: resolved(distances) for name, distances in far.items()}


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--folds", type=int, default=0, help="0: no figures, only the weights")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    gazetteer = Gazetteer.load()
    system = Dateline(gazetteer, PlaceResolver(gazetteer, PlaceRanker([])))
    examples = read(options.data, options.corpus, system)
    if options.folds:
        articles = {n: geo_corpora.load(options.data / "geo" / f"{n}.xml.gz") for n in CORPORA}
        for name, figures in out_of_fold(examples, articles, gazetteer, options.folds).items():
            print(f"{name}: {figures}")
    if options.write:
        write(fit_rounds(examples, 3)[0], OUT)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
