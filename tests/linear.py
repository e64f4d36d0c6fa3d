"""Whether work grows with a text's length and not with its square, in processor time, so that a busy machine passes."""

from __future__ import annotations

import time
from collections.abc import Callable

_SLACK = 0.2  # seconds that noise of the clock may make out


def is_linear(work: Callable[[str], object], text: str) -> bool:
    """Does four times the text take less than eight times as long? Work that grows with the square takes sixteen."""
    return _seconds(work, text) < 8 * _seconds(work, text[: len(text) // 4]) + _SLACK


def _seconds(work: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    work(text)
    return time.process_time() - began
