"""Puts what `dateline code` prints for the shipped example into the README; `--check` only says whether it is there."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import dateline
from dateline.cli.table import Paper
from dateline.read.paths import read_path

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
WIDTH = 100
_BLOCK = re.compile(r"(<!-- example: [^\n]*-->\n```\n)(.*?)(```\n<!-- end of example -->)", re.DOTALL)


def example() -> str:
    """The table of the shipped example, as it is printed into a pipe."""
    settings = dateline.Settings(published=dt.date(2020, 3, 18))
    (source,) = read_path(str(ROOT / "examples" / "qaim.txt"), settings)
    if not isinstance(source, dateline.Source):
        raise source
    record = dateline.load(settings).code(source)
    return Paper.plain(WIDTH).draw(record).replace(str(ROOT) + "/", "")


def main() -> int:
    text = README.read_text(encoding="utf-8")
    drawn = example()
    fresh = _BLOCK.sub(lambda block: block[1] + drawn + block[3], text)
    if "--check" in sys.argv:
        return int(fresh != text)
    README.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
