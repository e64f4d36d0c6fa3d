"""The ranker of a report's place readings: three small nets, each seeing what the one before made of the other names.

The weights are in `lexicon/data/place_ranker.npz`, fitted by `python -m training.places.train`.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import numpy as np

from dateline.errors import AssetError
from dateline.resolve.place_features import FEATURES, Floats, Scene

ROUNDS = 3


class Net:
    """A layer of rectified units and a straight way past it: one score a row."""

    def __init__(self, inner: Floats, bias: Floats, outer: Floats, straight: Floats) -> None:
        self.inner, self.bias, self.outer, self.straight = inner, bias, outer, straight

    def __call__(self, x: Floats) -> Floats:
        hidden = np.maximum(x @ self.inner + self.bias, 0.0)
        scores: Floats = hidden @ self.outer + x @ self.straight
        return scores


class PlaceRanker:
    """Gives each reading of a scene a probability. Holds the weights."""

    def __init__(self, nets: list[Net]) -> None:
        self.nets = nets

    @classmethod
    def load(cls, path: Path | None = None) -> PlaceRanker:
        """The packaged weights, or the file at ``path``. Raises AssetError where they fit other features."""
        source = path or Path(str(files("dateline.lexicon") / "data" / "place_ranker.npz"))
        try:
            with np.load(source) as stored:
                told = str(stored["features"])
                nets = [
                    Net(*(stored[f"{part}{n}"].astype(np.float32) for part in ("inner", "bias", "outer", "straight")))
                    for n in range(ROUNDS)
                ]
        except (OSError, KeyError, ValueError) as error:
            raise AssetError(f"{source} can't be read ({error}): install the package again") from error
        if told != "\n".join(FEATURES):
            raise AssetError(f"{source} was fitted to other features: run python -m training.places.train")
        return cls(nets)

    def rank(self, scene: Scene) -> Floats:
        """The probability of every row of ``scene``."""
        p = scene.prior()
        for net in self.nets:
            p = scene.softmax(net(scene.joint(p)))
        return p
