"""How sure a claim is: features and weights, fitted so that of claims given 0.8 about 80 in 100 are right."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dateline.records.claim import Claim

# In `coded_by`, between the rule and what the reader gives the claim's type and any type.
READ_BY = " reader/1 "


def features(claim: Claim) -> dict[str, float]:
    """What speaks for or against a claim, each 0 or 1, or what the
    reader gave it from -1 to 1; its type and how it was triggered among them."""
    kind = claim.event_type or "posture"
    rule, _, read = claim.coded_by.partition(READ_BY)
    own, any_ = map(float, read.split()) if read else (0.0, 0.0)
    return {
        "read": float(bool(read)),
        "read-own": _log_odds(own) if read else 0.0,
        "read-any": _log_odds(any_) if read else 0.0,
        "reader-alone": float(rule.endswith("/r")),
        "bias": 1.0,
        "actor": float(bool(claim.actor)),
        "recipient": float(bool(claim.recipient)),
        "place": float(claim.place is not None or bool(claim.places)),
        "time": float(claim.time.earliest is not None or claim.time.latest is not None),
        "quantities": float(bool(claim.quantities)),
        "mode": float(claim.mode is not None),
        "weapon": float(bool(claim.weapon)),
        "told-twice": float(len(claim.evidence) > 1),
        "attributed": float(claim.attribution.kind != "none"),
        "rival": float(any(r.type == "same-as" for r in claim.relations)),
        "historical": float(claim.tense == "historical"),
        "not-happened": float(claim.status not in ("happened", "ongoing")),
        "noun": float(rule.endswith("/n")),
        f"type={kind}": 1.0,
    }


def _log_odds(chance: float) -> float:
    """Between -1 (.002 and less) and 1 (.998 and more)."""
    held = min(max(chance, 0.002), 0.998)
    return math.log(held / (1 - held)) / math.log(499)


def confidence(claim: Claim, weights: Mapping[str, float]) -> float:
    """The probability that the claim is right, to two places; a feature without a weight counts nothing."""
    total = sum(weights.get(name, 0.0) * value for name, value in features(claim).items())
    return round(1.0 / (1.0 + math.exp(-total)), 2)
