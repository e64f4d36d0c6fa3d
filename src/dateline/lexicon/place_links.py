"""Weights of the link from an act to its place, in `data/place_links.npz`; `training/places_of_events` makes them."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from zipfile import BadZipFile

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.errors import AssetError

Floats = npt.NDArray[np.float32]

#: The matrices by name; (rows, columns) with n for the width of the encoder's states, h for that of the linker.
MATRICES = (
    *("known", "numbers", "numbers_bias"),  # named features of a candidate, and its numbers → h
    *("first", "last", "head", "before", "after"),  # states of the candidate's words and its neighbours (h, n)
    *("trigger", "trigger_bias", "head_product", "trigger_product"),  # (h, n)
    *("score", "score_bias"),  # what both give → 1
    *("known_trigger", "claim", "claim_bias", "alone", "alone_bias", "sentence", "sentence_bias"),  # for "nowhere"
    *("nowhere", "nowhere_bias"),
)


class PlaceLinkWeights(msgspec.Struct, frozen=True):
    """Rows of ``known`` and ``known_trigger`` by the feature's name, and every matrix by its name (see `MATRICES`)."""

    known: Mapping[str, int]
    known_trigger: Mapping[str, int]
    matrices: Mapping[str, Floats]

    @classmethod
    def load(cls, path: Traversable | None = None) -> PlaceLinkWeights:
        """The packaged weights, or those at ``path``. Raises AssetError where they are missing or damaged."""
        path = path or files("dateline.lexicon") / "data" / "place_links.npz"
        try:
            with path.open("rb") as file, np.load(file) as stored:
                card: dict[str, Any] = json.loads(stored["card"].tobytes())
                matrices = {name: stored[name].astype(np.float32) for name in MATRICES}
            return cls(
                {name: row for row, name in enumerate(card["known"])},
                {name: row for row, name in enumerate(card["known_trigger"])},
                matrices,
            )
        except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
            raise AssetError(f"{path} can't be read ({error}): install the package again") from error
