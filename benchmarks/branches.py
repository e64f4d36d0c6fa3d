"""The share of branches that the tests take: `python -m benchmarks.branches COVERAGE.json --at-least 90`.

coverage's own total mixes lines and branches; the floor that CI holds is for the branches alone.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import msgspec


class _Totals(msgspec.Struct):
    covered_branches: int
    num_branches: int


class _Coverage(msgspec.Struct):
    totals: _Totals


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path, help="what `coverage json` wrote")
    parser.add_argument("--at-least", type=float, default=0.0, metavar="PERCENT")
    options = parser.parse_args(argv)
    totals = msgspec.json.decode(options.report.read_bytes(), type=_Coverage).totals
    percent = 100 * totals.covered_branches / totals.num_branches if totals.num_branches else 100.0
    print(f"branches: {totals.covered_branches} of {totals.num_branches} taken, {percent:.1f} %")
    return 0 if percent >= options.at_least else 1


if __name__ == "__main__":
    raise SystemExit(main())
