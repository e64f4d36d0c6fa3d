"""The encoder itself: an int8 network run by ONNX Runtime, one window at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnxruntime as ort

from dateline.encoder.pieces import Pieces, window_row, windows
from dateline.errors import AssetError

Array = npt.NDArray[np.float32]


class Encoder:
    """Words → their states, float32 of shape (words, width).

    Windows are run singly, so that nothing else that is read can change the answer and no padding is worked out. One
    thread, for a caller that wants more runs several processes.
    """

    def __init__(self, pieces: Pieces, session: ort.InferenceSession) -> None:
        self._pieces, self._session = pieces, session

    @classmethod
    def load(cls, folder: Path) -> Encoder:
        """The encoder of `folder` (`encoder.onnx`, `tokenizer.json`). Raises AssetError where they can't be read."""
        options = ort.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        options.use_deterministic_compute = True
        path = folder / "encoder.onnx"
        try:
            session = ort.InferenceSession(str(path), sess_options=options, providers=["CPUExecutionProvider"])
            path = folder / "tokenizer.json"
            return cls(Pieces.load(path), session)
        except Exception as error:  # ONNX Runtime and tokenizers raise bare exceptions of their own
            raise AssetError(f"{path}: can't be read ({error}); install Dateline again") from error

    def __call__(self, words: Sequence[str], sentences: Sequence[int]) -> Array:
        """States of the words; `sentences` holds the index of each sentence's first word."""
        if not words:
            return np.zeros((0, 0), np.float32)
        pieces = self._pieces(words)
        found = []
        for start, end in windows([len(p) for p in pieces], sentences):
            row = window_row(words, pieces, start, end)
            found.append(self.run(row.pieces, row.cases)[row.firsts])
        return np.concatenate(found)

    def run(self, pieces: Sequence[int], cases: Sequence[int]) -> Array:
        """States (pieces, width) of one window with its end marks."""
        given = {"pieces": np.array([pieces], np.int64), "cases": np.array([cases], np.int64)}
        states: Array = self._session.run(None, given)[0][0]
        return states

    def cut(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word."""
        return self._pieces(words)
