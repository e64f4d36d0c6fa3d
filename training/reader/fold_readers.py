"""Chances of mentions in texts that the reader giving them was not trained on, for what learns from such chances.

The packaged reader knows the training documents of re3d by heart, and its chances there are surer than elsewhere. So
readers of mentions alone are trained here, from the published weights, each on the documents of all folds but one.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy

from dateline.encoder.encoder import Array
from dateline.encoder.pieces import Pieces, window_row, windows
from training.reader.batches import padded
from training.reader.bert import WIDTH, Encoder
from training.reader.example import Example
from training.reader.labels import HEADS
from training.reader.rates import groups, set_rate

FOLDS, PASSES = 4, 6
WINDOW, STEP_WORDS = 128, 350
CLIMB = 0.06  # share of the steps in which the rate rises
LABELS = HEADS["mention"]


class _Window(NamedTuple):
    pieces: list[int]
    cases: list[int]
    firsts: list[int]
    labels: list[int]


class _Tagger(nn.Module):
    def __init__(self, weights: dict[str, Tensor]) -> None:
        super().__init__()
        self.encoder = Encoder()
        self.encoder.start_from(weights)
        self.head, self.drop = nn.Linear(WIDTH, len(LABELS)), nn.Dropout(0.15)

    def forward(self, batch: Sequence[_Window]) -> Tensor:
        """Scores of the words of all windows, one after another."""
        pieces, cases, real = padded([(window.pieces, window.cases) for window in batch])
        rows = [row for row, window in enumerate(batch) for _ in window.firsts]
        columns = [first for window in batch for first in window.firsts]
        found: Tensor = self.head(self.drop(self.encoder(pieces, cases, real.float())[rows, columns]))
        return found


def fold_of(text_id: str) -> int:
    return zlib.crc32(f"f{text_id}".encode()) % FOLDS


def unseen_chances(
    examples: Sequence[Example], weights: dict[str, Tensor], pieces_of: Pieces, seed: int
) -> dict[str, Array]:
    """By text, the chances (words, labels) that the reader gives that was trained on the other folds."""
    found: dict[str, Array] = {}
    for fold in range(FOLDS):
        tagger = _trained([e for e in examples if fold_of(e.id) != fold], weights, pieces_of, seed + fold)
        for example in examples:
            if fold_of(example.id) == fold:
                found[example.id] = _chances(tagger, example, pieces_of)
    return found


def _trained(examples: Sequence[Example], weights: dict[str, Tensor], pieces_of: Pieces, seed: int) -> _Tagger:
    torch.manual_seed(seed)
    rng = random.Random(seed)
    tagger = _Tagger(weights)
    optimizer = torch.optim.AdamW(groups(tagger.encoder, tagger.head), weight_decay=0.01)
    steps = _steps([window for example in examples for window in _windows(example, pieces_of)], rng)
    tagger.train()
    for number, step in enumerate(steps):
        set_rate(optimizer, number / len(steps), CLIMB)
        wanted = torch.tensor([label for window in step for label in window.labels])
        loss = cross_entropy(tagger(step), wanted)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(tagger.parameters(), 1.0)
        optimizer.step()
    return tagger.eval()


def _steps(windows_: list[_Window], rng: random.Random) -> list[list[_Window]]:
    steps: list[list[_Window]] = []
    for _ in range(PASSES):
        order = rng.sample(windows_, len(windows_))
        for at in range(0, len(order), 256):
            step: list[_Window] = []
            for window in sorted(order[at : at + 256], key=lambda w: len(w.firsts)):
                if sum(len(w.firsts) for w in step) > STEP_WORDS:
                    steps.append(step)
                    step = []
                step.append(window)
            steps.append(step)
    rng.shuffle(steps)
    return steps


def _windows(example: Example, pieces_of: Pieces) -> list[_Window]:
    wanted = [0] * len(example.words)
    for span in example.mentions or ():
        wanted[span.start] = LABELS.index(f"B-{span.kind}")
        wanted[span.start + 1 : span.end] = [LABELS.index(f"I-{span.kind}")] * (span.end - span.start - 1)
    pieces = pieces_of(example.words)
    found: list[_Window] = []
    for start, end in windows([len(p) for p in pieces], example.sentences, WINDOW):
        found.append(_Window(*window_row(example.words, pieces, start, end), wanted[start:end]))
    return found


def _chances(tagger: _Tagger, example: Example, pieces_of: Pieces) -> Array:
    with torch.no_grad():
        scores = [tagger([window]).softmax(-1).numpy() for window in _windows(example, pieces_of)]
    found: Array = np.concatenate(scores)
    return found
