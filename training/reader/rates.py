"""Learning rates: what of a model is trained how fast, and how the rate goes over a run."""

from __future__ import annotations

import math
from typing import Any

from torch import nn
from torch.optim import Optimizer

from training.reader.bert import Encoder

RATE, HEAD_RATE = 1e-4, 1e-3


def groups(encoder: Encoder, heads: nn.Module) -> list[dict[str, Any]]:
    """Groups for an optimizer, each with its peak rate: the encoder but for its pieces, which stay, and the heads."""
    encoder.pieces.weight.requires_grad_(False)
    taught = [weights for weights in encoder.parameters() if weights.requires_grad]
    return [
        {"params": taught, "lr": RATE, "peak": RATE},
        {"params": list(heads.parameters()), "lr": HEAD_RATE, "peak": HEAD_RATE},
    ]


def set_rate(optimizer: Optimizer, share: float, climb: float) -> None:
    """Sets the rates for a run of which `share` is done."""
    for group in optimizer.param_groups:
        group["lr"] = group["peak"] * rate(share, climb)


def rate(share: float, climb: float) -> float:
    """Share of the peak rate: it rises for `climb` of the run, then falls as a cosine to almost nothing."""
    if share < climb:
        return share / climb
    return 0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * (share - climb) / (1 - climb)))
