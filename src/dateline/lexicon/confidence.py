"""The weights of a claim's confidence: log-odds for each feature, fitted on reports coded by hand.

The table is `data/confidence.tsv`, written by `python -m benchmarks.accuracy.calibrate --write`.
"""

from __future__ import annotations

from dateline.errors import AssetError
from dateline.lexicon.rows import rows


def load_weights() -> dict[str, float]:
    """Feature → weight. Raises AssetError where a weight is no number."""
    try:
        return {name: float(weight) for name, weight in rows("confidence.tsv", ("feature", "weight"))}
    except ValueError as error:
        raise AssetError(f"confidence.tsv: {error}") from error
