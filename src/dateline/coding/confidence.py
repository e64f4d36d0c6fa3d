"""How sure a claim is: a table of features and weights, fitted so that of claims given 0.8 about 80 in 100 are right."""

from __future__ import annotations

import math

from dateline.coding.draft import Draft

#: Log-odds. Fitted by `benchmarks.accuracy.calibrate` on the coded reports; see `docs/evaluation.md`.
WEIGHTS: dict[str, float] = {
    "bias": -0.4,
    "actor": 0.5,
    "recipient": 0.4,
    "place": 0.3,
    "time": 0.4,
    "counts": 0.6,
    "mode": 0.4,
    "told-twice": 0.5,
    "weak": -0.6,
    "speech": -0.3,
    "posture": -0.4,
}


def features(draft: Draft) -> dict[str, float]:
    """The features of one draft, each 0 or 1."""
    return {
        "bias": 1.0,
        "actor": float(bool(draft.actor)),
        "recipient": float(bool(draft.recipient)),
        "place": float(bool(draft.place or draft.places)),
        "time": float(draft.time.earliest is not None or draft.time.latest is not None),
        "counts": float(bool(draft.counts)),
        "mode": float(draft.mode is not None),
        "told-twice": float(len(draft.evidence) > 1),
        "weak": float("weak" in draft.flags),
        "speech": float("speech" in draft.flags),
        "posture": float(draft.kind == "posture"),
    }


def confidence(draft: Draft) -> float:
    """The probability that the claim is right, to two places."""
    total = sum(WEIGHTS[name] * value for name, value in features(draft).items())
    return round(1.0 / (1.0 + math.exp(-total)), 2)
