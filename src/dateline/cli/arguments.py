"""Options that several commands have."""

from __future__ import annotations

import argparse
import datetime as dt
import re
from pathlib import Path


def add_tables(parser: argparse.ArgumentParser) -> None:
    """Add the options that name a user's own tables."""
    parser.add_argument(
        "--places", type=Path, metavar="CSV", help="places of your own, beside the gazetteer's (docs/gazetteer.md)"
    )
    parser.add_argument(
        "--actors", type=Path, metavar="CSV", help="actors of your own, beside the packaged list (docs/actors.md)"
    )


def day(text: str) -> dt.date:
    """A day as the command line takes it."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise argparse.ArgumentTypeError(f"{text!r} is not a date: write YYYY-MM-DD")
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is no day of the calendar: {error}") from error
