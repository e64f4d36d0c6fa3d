"""How honest a claim's confidence is, and the weights that make it so.

    python -m benchmarks.accuracy.calibrate [--data DIR …] [--json] [--write]

Codes reports that were coded by hand, counts a claim as right where the gold has it (type and words; a borderline one
counts as right), and fits the weights of `lexicon/data/confidence.tsv` by logistic regression with an L2 penalty. The
figures come from five folds cut by report, so that no claim is judged by weights that its own report helped to fit:
expected calibration error over ten bins, and the share right of claims given 0.8 or more. ``--write`` stores weights
fitted on all.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

import dateline
from benchmarks.accuracy import command, gold_file
from benchmarks.accuracy.gold import code_reports
from benchmarks.accuracy.scoring import pair_claims
from benchmarks.accuracy.splits import HELD_OUT_GOLD
from benchmarks.machine import machine, sha256_of, versions
from dateline.coding.confidence import features
from dateline.settings import Settings

DEFAULT_DATA = (Path("corpus"), Path("../shared/gold/dev"))
WEIGHTS = Path("src/dateline/lexicon/data/confidence.tsv")
HEADER = (
    "# Log-odds of a claim being right, by feature. Made by benchmarks/accuracy/calibrate.py; do not edit by hand.\n"
)
PENALTY = 2.0
FOLDS = 5
Floats = NDArray[np.float64]


class Case(msgspec.Struct, frozen=True):
    """One coded claim: the report it is from, its features, and whether the gold has it."""

    report: str
    features: dict[str, float]
    right: bool


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "calibrate"
    claims: int
    right: int
    ece: float
    brier: float
    confident: tuple[int, int]  # of the claims given 0.8 or more: how many, and how many are right
    bins: list[tuple[float, int, float, float]]  # upper edge, claims, mean confidence, share right
    weights: dict[str, float]
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=versions)
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="benchmarks.accuracy.calibrate", description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, nargs="+", default=[p for p in DEFAULT_DATA if p.is_dir()])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--write", action="store_true", help=f"store the weights in {WEIGHTS}")
    options = parser.parse_args(argv)
    cases = [case for folder in options.data for case in cases_of(folder)]
    if not cases:
        print("no coded claims to learn from", file=sys.stderr)
        return 2
    names = sorted({name for case in cases for name in case.features})
    given = cross_validated(cases, names)
    right = np.array([case.right for case in cases], np.float64)
    weights = {name: round(float(w), 3) for name, w in zip(names, fit(matrix(cases, names), right), strict=True)}
    bins = binned(given, right)
    sure = given >= 0.8
    result = Result(
        claims=len(cases),
        right=int(right.sum()),
        ece=round(sum(n * abs(mean - share) for _, n, mean, share in bins) / len(cases), 4),
        brier=round(float(((given - right) ** 2).mean()), 4),
        confident=(int(sure.sum()), int(right[sure].sum())),
        bins=bins,
        weights=weights,
        data={str(folder): sha256_of(sorted(folder.glob("*.json"))) for folder in options.data},
    )
    if options.write:
        lines = [f"{name}\t{weight:g}\n" for name, weight in sorted(weights.items())]
        WEIGHTS.write_text(HEADER + "feature\tweight\n" + "".join(lines), encoding="utf-8")
    command.tell(result, options.json, show)
    return 0


def cases_of(folder: Path) -> list[Case]:
    """Every claim that the coder finds, however unsure, in the reports of ``folder`` that may be tuned on."""
    gold = {
        name: report
        for name, report in gold_file.load(folder).items()
        if report.part in (None, "dev") and name not in HELD_OUT_GOLD
    }
    cases = []
    for report_id, record in code_reports(gold, folder, dateline.load(Settings(least=0.0))).items():
        found = set(pair_claims(gold[report_id], record).values())
        cases += [Case(report_id, features(claim), i in found) for i, claim in enumerate(record.claims)]
    return cases


def matrix(cases: Sequence[Case], names: Sequence[str]) -> Floats:
    """One row a case, one column a feature."""
    return np.array([[case.features.get(name, 0.0) for name in names] for case in cases])


def fit(rows: Floats, right: Floats) -> Floats:
    """Weights of a logistic regression, by Newton's method."""
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        p = sigmoid(rows @ weights)
        slope = rows.T @ (right - p) - PENALTY * weights
        curve = (rows * (p * (1 - p))[:, None]).T @ rows + PENALTY * np.eye(rows.shape[1])
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def cross_validated(cases: Sequence[Case], names: Sequence[str]) -> Floats:
    """The confidence of each case by weights fitted without its report's fold."""
    reports = sorted({case.report for case in cases})
    fold = np.array([reports.index(case.report) % FOLDS for case in cases])
    rows, right = matrix(cases, names), np.array([case.right for case in cases], np.float64)
    given = np.zeros(len(cases))
    for k in range(FOLDS):
        if (fold == k).any() and (fold != k).any():
            given[fold == k] = sigmoid(rows[fold == k] @ fit(rows[fold != k], right[fold != k]))
    return given


def sigmoid(x: Floats) -> Floats:
    return np.asarray(1.0 / (1.0 + np.exp(-x)), np.float64)


def binned(given: Floats, right: Floats) -> list[tuple[float, int, float, float]]:
    """Ten bins of equal width: upper edge, claims, mean confidence, share right; empty ones are left out."""
    out = []
    for k in range(10):
        here = (given >= k / 10) & (given < (k + 1) / 10 + (k == 9))
        if here.any():
            out.append(
                (
                    round((k + 1) / 10, 1),
                    int(here.sum()),
                    round(float(given[here].mean()), 3),
                    round(float(right[here].mean()), 3),
                )
            )
    return out


def show(result: Result) -> None:
    print(
        f"{result.claims} claims, {result.right} right; expected calibration error {result.ece}, Brier {result.brier}"
    )
    print(f"given 0.8 or more: {result.confident[0]}, of these right: {result.confident[1]}")
    for edge, n, mean, share in result.bins:
        print(f"  up to {edge:.1f}: {n:4d} claims, mean {mean:.2f}, right {share:.2f}")


if __name__ == "__main__":
    sys.exit(main())
