"""Fits the recogniser of toponyms: `python -m training.places.toponyms [--data FOLDER] [--folds N] [--write]`.

A logistic regression over hashed features of candidates (`dateline.tag.place_candidates`), fitted by Adagrad. A
candidate is right where it is a gold toponym to the character, or overlaps one by half or more and no candidate is that
toponym; those that touch a neutral stretch are left out. What is printed is out of fold, by document.
"""

from __future__ import annotations

import argparse
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt

from benchmarks.accuracy import geo_corpora
from benchmarks.accuracy.geo_corpora import GeoDocument
from benchmarks.accuracy.place_scoring import relaxed
from benchmarks.accuracy.scoring import Count
from dateline.lexicon.gazetteer import Gazetteer
from dateline.tag.place_candidates import SIZE, Candidate, CandidateFinder
from dateline.tag.place_tokens import read_words
from dateline.tag.toponyms import ToponymTagger

OUT = Path("src/dateline/lexicon/data/toponyms.npz")
PASSES = 14
RATE = 0.12
DECAY = 3e-5
SEED = 20


class Page(msgspec.Struct, frozen=True):
    """One article with its candidates and, for each, whether it is a toponym (None: left out)."""

    corpus: str
    document: GeoDocument
    candidates: list[Candidate]
    labels: list[bool | None]


def pages(path: Path, gazetteer: Gazetteer) -> list[Page]:
    corpus = path.name.split(".")[0]
    told = []
    for document in geo_corpora.load(path):
        words = read_words(document.text, 0, len(document.text))
        candidates = CandidateFinder(words, gazetteer).find()
        told.append(Page(corpus, document, candidates, labels(document, candidates)))
    return told


def labels(document: GeoDocument, candidates: Sequence[Candidate]) -> list[bool | None]:
    gold = {(t.start, t.end) for t in document.toponyms}
    exact = {(c.start, c.end) for c in candidates} & gold
    told: list[bool | None] = []
    for c in candidates:
        if (c.start, c.end) in gold:
            told.append(True)
            continue
        over = [(a, b) for a, b in gold if c.start < b and a < c.end]
        if any(o in exact for o in over):
            told.append(False)
        elif any(2 * (min(c.end, b) - max(c.start, a)) >= max(b - a, c.end - c.start) for a, b in over):
            told.append(True)
        elif any(c.start < b and a < c.end for a, b in document.neutral):
            told.append(None)
        else:
            told.append(False)
    return told


def fit(train: Sequence[Page]) -> npt.NDArray[np.float32]:
    """The weights. The last weight stands for no feature and stays 0, so that rows can be of one length."""
    rows = [
        (c.features, label) for p in train for c, label in zip(p.candidates, p.labels, strict=True) if label is not None
    ]
    longest = max(len(f) for f, _ in rows)
    x = np.full((len(rows), longest), SIZE, np.intp)
    for i, (f, _) in enumerate(rows):
        x[i, : len(f)] = f
    y = np.array([label for _, label in rows], np.float32)
    weights, seen = np.zeros(SIZE + 1, np.float32), np.full(SIZE + 1, 1e-3, np.float32)
    mean = np.zeros(SIZE + 1, np.float32)
    rng = np.random.default_rng(SEED)
    for n in range(PASSES):
        order = rng.permutation(len(rows))
        for at in range(0, len(order), 32):
            part = order[at : at + 32]
            p = 1 / (1 + np.exp(-weights[x[part]].sum(axis=1)))
            g = np.repeat((p - y[part])[:, None], longest, axis=1).ravel().astype(np.float32)
            flat = x[part].ravel()
            where, back = np.unique(flat, return_inverse=True)
            gradient = np.bincount(back, g).astype(np.float32) + DECAY * weights[where] * 32
            seen[where] += gradient**2
            weights[where] -= RATE * gradient / np.sqrt(seen[where])
            weights[SIZE] = 0.0
        if n >= PASSES // 2:
            mean += weights
    return (mean / (PASSES - PASSES // 2))[:SIZE].astype(np.float32)


def fold(page: Page, folds: int) -> int:
    return zlib.crc32(f"{page.corpus}/{page.document.id}".encode()) % folds


def count(held: Sequence[Page], tagger: ToponymTagger) -> Count:
    spans = ([(s.start, s.end) for s in tagger.choose(p.candidates)] for p in held)
    return sum((relaxed(p.document, s) for p, s in zip(held, spans, strict=True)), Count())


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--least", type=float, default=-0.2)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args(argv)
    gazetteer = Gazetteer.load()
    read = [p for name in ("lgl", "GWN") for p in pages(options.data / "geo" / f"{name}.xml.gz", gazetteer)]
    told: dict[str, Count] = {}
    for k in range(options.folds):
        tagger = ToponymTagger(gazetteer, fit([p for p in read if fold(p, options.folds) != k]), options.least)
        for corpus in ("lgl", "GWN"):
            held = [p for p in read if p.corpus == corpus and fold(p, options.folds) == k]
            told[corpus] = told.get(corpus, Count()) + count(held, tagger)
    for corpus, c in told.items():
        print(f"{corpus}: F1 {c.f1:.4f}, P {c.precision:.4f}, R {c.recall:.4f}, out of fold")
    if options.write:
        weights = fit(read)
        np.savez_compressed(OUT, weights=weights.astype(np.float16), least=np.float32(options.least))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
