"""What a caller may choose about one run; everything else is decided by the report."""

from __future__ import annotations

import datetime as dt

import msgspec


class Settings(msgspec.Struct, frozen=True):
    """``published`` and ``publisher`` are taken for every report that does not bring its own."""

    published: dt.date | None = None
    publisher: str | None = None
    reader: bool = True  # False: rules alone, without the trained reader
    least: float = 0.4  # confidence below which a claim is not told: where wrong ones outweigh what they add
    max_chars: int = 600_000  # a longer text is refused: no single news report is longer
