"""Mentions as whole spans of parsed sentences, chosen together: a semi-Markov model over the phrases of a sentence.

Every span of a few words that hangs together in the tree has a score for each type: weights of what its words, its
place in the tree and the reader's chances say (`span_features`). Sets of spans that do not overlap are as likely as
their scores together say (a semi-Markov conditional random field, Sarawagi & Cohen 2004). From that each span's
probability is worked out, and those spans are chosen whose probabilities, each less a cost, add up to most. The weights
are learnt by `training/reader/spans.py`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.encoder.assets import loading
from dateline.encoder.encoder import Array
from dateline.encoder.span_features import Candidate, Chances, Words, candidates, features
from dateline.encoder.word_classes import WordClasses
from dateline.records.reading import Labelled
from dateline.records.syntax import Sentence

FILE = Path(__file__).with_name("data") / "spans.npz"
Floats = npt.NDArray[np.float64]


class Spans:
    """The weights: of named features (features, types), and of the numbers of `Chances` (types, numbers)."""

    def __init__(
        self,
        types: Sequence[str],
        names: Sequence[str],
        weights: Array,
        slopes: Array,
        cost: float,
        classes: WordClasses,
    ) -> None:
        self._types, self._weights, self._slopes, self._cost = tuple(types), weights, slopes, cost
        self._number = {name: number for number, name in enumerate(names)}
        self._classes = classes

    @staticmethod
    @cache
    def load(path: Path = FILE) -> Spans:
        """The packaged weights. Raises AssetError where they are missing or damaged."""
        with loading(path):
            with np.load(path) as stored:
                card = json.loads(stored["card"].tobytes())
                weights, slopes = stored["weights"].astype(np.float32), stored["slopes"].astype(np.float32)
            return Spans(card["types"], card["names"], weights, slopes, card["cost"], WordClasses.load())

    def __call__(self, sentences: Sequence[Sentence], chances: Array, labels: Sequence[str]) -> list[Labelled]:
        """The mentions of a text: `sentences` are all of it, parsed; `chances` (words, labels) is what the reader says.

        Raises ValueError where these are not of the same words, or `labels` not "" and a B- and I- of each type.
        """
        if tuple(labels) != ("", *(f"{place}-{kind}" for kind in self._types for place in "BI")):
            raise ValueError(f"weights for spans of {self._types}, chances of {tuple(labels)}")
        if len(chances) != sum(len(sentence.tokens) for sentence in sentences):
            raise ValueError(f"{len(chances)} words are read, others parsed")
        found: list[Labelled] = []
        first = 0
        for sentence in sentences:
            after = first + len(sentence.tokens)
            for start, end, kind, score in self._mentions(sentence, chances[first:after]):
                found.append(Labelled(first + start, first + end, self._types[kind], score))
            first = after
        return found

    def _mentions(self, sentence: Sentence, chances: Array) -> list[tuple[int, int, int, float]]:
        spans = candidates(sentence)
        if not spans:
            return []
        sure = probabilities(len(sentence.tokens), spans, self.scores(sentence, spans, chances))
        kinds, best = sure.argmax(1), sure.max(1)
        kept = chosen(len(sentence.tokens), spans, best - self._cost)
        return [(spans[k].start, spans[k].end, int(kinds[k]), min(float(best[k]), 1.0)) for k in kept]

    def scores(self, sentence: Sentence, spans: Sequence[Candidate], chances: Array) -> Array:
        """Scores (spans, types); nothing chosen has the score 0."""
        words, told = Words(sentence, self._classes), Chances(chances)
        found = np.empty((len(spans), len(self._types)), np.float32)
        for row, span in enumerate(spans):
            known = [self._number[name] for name in features(words, span) if name in self._number]
            found[row] = self._weights[known].sum(0) + (told.of(span) * self._slopes).sum(1)
        return found


def probabilities(words: int, spans: Sequence[Candidate], scores: Array) -> Floats:
    """Probability (spans, types) that the span is chosen as one of the type, over all sets that do not overlap."""
    exact = scores.astype(np.float64)
    summed = np.logaddexp.reduce(exact, axis=1)
    ending, starting = _by_border(words, spans)
    before, behind = np.zeros(words + 1), np.zeros(words + 1)
    for place in range(1, words + 1):
        ways = [before[place - 1], *(before[spans[k].start] + summed[k] for k in ending[place])]
        before[place] = np.logaddexp.reduce(ways)
    for place in range(words - 1, -1, -1):
        ways = [behind[place + 1], *(behind[spans[k].end] + summed[k] for k in starting[place])]
        behind[place] = np.logaddexp.reduce(ways)
    around = np.array([before[span.start] + behind[span.end] for span in spans]) - before[words]
    found: Floats = np.exp(exact + around[:, None])
    return found


def chosen(words: int, spans: Sequence[Candidate], gains: Floats) -> list[int]:
    """Which spans, none overlapping another, have the greatest sum of `gains`; in the order of the text."""
    ending, _ = _by_border(words, spans)
    best = [0.0] * (words + 1)
    last: list[int | None] = [None] * (words + 1)
    for place in range(1, words + 1):
        best[place] = best[place - 1]
        for k in ending[place]:
            if gains[k] > 0 and best[spans[k].start] + gains[k] > best[place]:
                best[place], last[place] = best[spans[k].start] + float(gains[k]), k
    found: list[int] = []
    place = words
    while place:
        taken = last[place]
        if taken is None:
            place -= 1
        else:
            found.append(taken)
            place = spans[taken].start
    return found[::-1]


def _by_border(words: int, spans: Sequence[Candidate]) -> tuple[list[list[int]], list[list[int]]]:
    """The numbers of the spans that end and that start at each place."""
    ending: list[list[int]] = [[] for _ in range(words + 1)]
    starting: list[list[int]] = [[] for _ in range(words + 1)]
    for number, span in enumerate(spans):
        ending[span.end].append(number)
        starting[span.start].append(number)
    return ending, starting
