"""What a caller may choose about one run; everything else is decided by the report."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import msgspec


class Settings(msgspec.Struct, frozen=True):
    """``published`` and ``publisher`` are taken for every report that does not bring its own.

    ``places`` and ``actors`` are CSV files of a user's own rows, which extend the packaged tables or replace theirs.
    """

    published: dt.date | None = None
    publisher: str | None = None
    places: Path | None = None
    actors: Path | None = None
    reader: bool = True  # False: rules alone, without the trained reader
    least: float = 0.4  # confidence below which a claim is not told: where wrong ones outweigh what they add
    max_chars: int = 600_000  # a longer text is refused: no single news report is longer
