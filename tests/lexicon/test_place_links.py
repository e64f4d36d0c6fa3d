from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.errors import AssetError
from dateline.lexicon.place_links import MATRICES, PlaceLinkWeights


def test_the_packaged_weights_fit_together() -> None:
    weights = PlaceLinkWeights.load()
    assert set(weights.matrices) == set(MATRICES)
    assert len(weights.known) == len(weights.matrices["known"])
    assert len(weights.known_trigger) == len(weights.matrices["known_trigger"])
    inner = weights.matrices["known"].shape[1]
    assert weights.matrices["score"].shape == (1, 2 * inner)
    assert all(np.isfinite(matrix).all() for matrix in weights.matrices.values())


def test_damaged_or_missing_weights(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="install the package again"):
        PlaceLinkWeights.load(tmp_path / "none.npz")
    (tmp_path / "cut.npz").write_bytes(b"PK")
    with pytest.raises(AssetError, match="can't be read"):
        PlaceLinkWeights.load(tmp_path / "cut.npz")
