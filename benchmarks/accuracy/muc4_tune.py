"""The template builder's settings for a reader: `python -m benchmarks.accuracy.muc4_tune [--parts tst1]`.

Reads the messages once and goes through the settings one by one, twice, keeping the value of the best mean of official
F and string slot F1. The packaged settings were chosen on TST1 so. Messages that the reader was trained on flatter it,
and training sees all of DEV: of the part `dev` only every fifth is taken, unless `--seen`, and it is no better for that
until training leaves them out.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

import dateline
from benchmarks.accuracy import muc4_keys
from benchmarks.accuracy.muc4 import DEFAULT_DATA, Read, TemplateReader, answer_all, figures, read_all
from benchmarks.accuracy.muc4_keys import Part
from benchmarks.accuracy.muc4_system import Settings
from benchmarks.accuracy.splits import held_out
from dateline.batch import ReportCoder
from dateline.encoder.reader import Reader

GRID: dict[str, tuple[float | bool, ...]] = {
    "relevant": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7),
    "further": (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8),
    "filler": (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9),
    "wordings": (1, 2, 3, 4),
    "merge": (False, True),
    "split": (False, True),
    "margin": (0, 60, 120, 250, 500),
    "reach": (0, 200, 400, 800, 10_000),
}


def main(
    argv: Sequence[str] | None = None, reader: TemplateReader | None = None, coder: ReportCoder | None = None
) -> int:
    options = _parser().parse_args(argv)
    part = muc4_keys.load(options.data, options.parts.split(","))
    names = [n for n in part.messages if options.seen or not n.startswith("DEV") or held_out("muc4", n)]
    part = Part({n: part.messages[n] for n in names}, {n: part.keys[n] for n in names})
    read = read_all(part.messages, reader or Reader.load(), coder or dateline.load())
    print(f"{len(names)} messages")
    best, value = tune(part, read, Settings())
    print(f"{value:.4f}\n{best}")
    return 0


def tune(part: Part, read: Mapping[str, Read], settings: Settings, rounds: int = 2) -> tuple[Settings, float]:
    """The settings found, and their mean of the two figures; says on the way what each step gained."""
    value = worth(part, read, settings)
    for _ in range(rounds):
        for name, values in GRID.items():
            for tried in values:
                other = msgspec.structs.replace(settings, **{name: tried})
                found = worth(part, read, other)
                if found > value:
                    print(f"{name} {tried}: {value:.4f} -> {found:.4f}")
                    settings, value = other, found
    return settings, value


def worth(part: Part, read: Mapping[str, Read], settings: Settings) -> float:
    found = figures(answer_all(part, read, settings), part)
    return (found.official_f + found.string_slots_f1) / 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, metavar="FILE")
    parser.add_argument("--parts", default="tst1", metavar="NAMES", help="parts to tune on, as dev,tst1")
    parser.add_argument("--seen", action="store_true", help="also messages that training has seen")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
