"""All toponyms of a text, by a classifier of candidates: what annotated geographic corpora call toponyms.

The weights are in `lexicon/data/toponyms.npz`, fitted by `python -m training.places.toponyms`. The coder does not use
this: it wants `find_places`, which leaves out nationalities and seats that stand for governments.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.errors import AssetError
from dateline.lexicon.gazetteer import Gazetteer
from dateline.records.span import Span
from dateline.tag.place_candidates import SIZE, Candidate, CandidateFinder
from dateline.tag.place_tokens import read_words
from dateline.tag.places import windows


class ToponymTagger:
    """Finds toponyms. Holds the gazetteer and the weights."""

    def __init__(self, gazetteer: Gazetteer, weights: npt.NDArray[np.float32], least: float = 0.0) -> None:
        self.gazetteer = gazetteer
        self.weights = weights
        self.least = least

    @classmethod
    def load(cls, gazetteer: Gazetteer, path: Path | None = None) -> ToponymTagger:
        """With the packaged weights, or those at ``path``."""
        source = path or Path(str(files("dateline.lexicon") / "data" / "toponyms.npz"))
        try:
            with np.load(source) as stored:
                weights, least = stored["weights"].astype(np.float32), float(stored["least"])
        except (OSError, KeyError, ValueError) as error:
            raise AssetError(f"{source} can't be read ({error}): install the package again") from error
        if weights.shape != (SIZE,):
            raise AssetError(f"{source} has {weights.shape} weights, wanted are {SIZE}")
        return cls(gazetteer, weights, least)

    def __call__(self, text: str) -> list[Span]:
        """The toponyms of ``text``, in order, not overlapping."""
        spans: list[Span] = []
        for at, to in windows(text, 0, len(text)):
            spans += self.choose(CandidateFinder(read_words(text, at, to), self.gazetteer).find())
        return spans

    def choose(self, candidates: list[Candidate]) -> list[Span]:
        """The candidates that are toponyms; where two overlap, the likelier."""
        scored = sorted(
            ((float(self.weights[c.features].sum()), c) for c in candidates), key=lambda x: (-x[0], x[1].start)
        )
        taken: list[Candidate] = []
        for score, c in scored:
            if score < self.least:
                break
            if not any(c.start < t.end and t.start < c.end for t in taken):
                taken.append(c)
        return [Span(c.start, c.end) for c in sorted(taken, key=lambda c: c.start)]
