"""Files of a reader small enough to work its answers out by hand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.encoder.reader import DATA

FILES = ("encoder.onnx", "heads.npz", "tokenizer.json")

DISTANCES = (0, 1, 3)
LABELS = {
    "claim": ["", "ASSAULT", "HARM"],
    "mention": ["", "B-Person", "I-Person", "B-Location", "I-Location"],
    "role": ["", "agent"],
    "incident": ["attack", "arson"],
    "pair": ["AGREE", "ASSAULT"],
}
# One number is the state of a word; all heads but "mention" read it so.
WEIGHTS: dict[str, object] = {
    "word.claim.weight": [[0], [1], [-1]],
    "word.claim.bias": [0, 0, 2],
    "word.mention.weight": [[0], [1], [0], [0], [0]],
    "word.mention.bias": [0, 0, 0, 0, 0],
    "incident.weight": [[1], [2]],
    "incident.bias": [0, 1],
    "trigger_sum.weight": [[1]],
    "trigger_sum.bias": [0.5],
    "word_sum.weight": [[2]],
    "trigger_product.weight": [[1]],
    "trigger_product.bias": [0],
    "word_product.weight": [[1]],
    "word_product.bias": [1],
    # Numbers 1 to 5 are −3…, −1, 0, +1, +3… words; 0 and 6 stand for nothing.
    "distance.weight": [[99], [-2], [-1], [0], [1], [2], [99]],
    "apart.weight": [[-4], [0], [4]],
    "role.weight": [[0, 0], [1, 1]],
    "role.bias": [0, 0],
    "same_left.weight": [[1], [0]],
    "same_left.bias": [0, 1],
    "same.weight": [[-1, -1, 0, 0, 2]],
    "same.bias": [0.5],
    "pair_inner.weight": [[1, 2, 4]],
    "pair_inner.bias": [0],
    "pair.weight": [[0], [1]],
    "pair.bias": [0, 0],
}


def write_heads(
    folder: Path,
    labels: Mapping[str, Sequence[str]] = LABELS,  # type: ignore[assignment]
    weights: Mapping[str, object] | None = None,
) -> Path:
    """`heads.npz` in the form of `training.reader.export`."""
    card = {"labels": dict(labels), "distances": DISTANCES, "apart": 1, "checkpoint": "none"}
    arrays: dict[str, npt.NDArray[np.generic]] = {
        name: np.array(value, np.float16) for name, value in (weights or WEIGHTS).items()
    }
    path = folder / "heads.npz"
    np.savez_compressed(path, card=np.frombuffer(json.dumps(card).encode(), np.uint8), **arrays)  # type: ignore[arg-type]
    return path


def damaged(folder: Path, name: str, kind: str) -> None:
    """The packaged files in `folder`, of which that called `name` is missing or damaged."""
    for other in FILES:
        if other != name:
            (folder / other).symlink_to(DATA / other)
    path, whole = folder / name, (DATA / name).read_bytes()
    middle = len(whole) // 2
    if kind == "cut":
        path.write_bytes(whole[:middle])
    elif kind == "noise":
        path.write_bytes(b"not what it should be")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "flipped":
        path.write_bytes(whole[:middle] + bytes(64) + whole[middle + 64 :])
    elif kind == "folder":
        path.mkdir()
