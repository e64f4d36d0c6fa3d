"""Whether a claim happened, is planned, denied and so on: `python -m benchmarks.accuracy.status [--data DIR] [--json]`.

DIR holds gold reports, as for `benchmarks.accuracy.gold`. Asked is only of core gold claims that were found at all,
paired with the coded ones as the gold benchmark pairs them. Where several values are right, the one coded counts as the
one wanted, and the first of them where none of them was coded. Since both sides give one value to every pair, micro F1
is the share of pairs that are right; `status_macro_f1` averages over the values that are wanted.

The default reports are those that the rules were written with in view: only other ones say how well they carry over.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

import dateline
from benchmarks.accuracy import command, gold_file
from benchmarks.accuracy.gold import DEFAULT_DATA, Figures, code_reports, figures
from benchmarks.accuracy.gold_file import GoldReport
from benchmarks.accuracy.scoring import Count, pair_claims
from benchmarks.machine import machine, sha256_of, versions
from dateline.batch import ReportCoder
from dateline.records.claim import Record


class Judged(msgspec.Struct, frozen=True):
    """The status of one claim: what was coded, and what was wanted of it."""

    report: str
    type: str
    quote: str
    coded: str
    wanted: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "status"
    status_f1: float
    status_macro_f1: float
    counts: Count
    by_value: dict[str, Figures]
    confused: dict[str, int]
    claims_wanted: int
    reports: int
    scored: str
    errors: list[Judged]
    peers: dict[str, float] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=versions)
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None, coder: ReportCoder | None = None) -> int:
    options = command.options(__doc__, DEFAULT_DATA, "DIR").parse_args(argv)
    data: Path = options.data
    default = command.same_path(data, DEFAULT_DATA)
    gold = gold_file.load(data)
    if not gold:
        print(f"{data} holds no gold reports (ID.json beside ID.txt)", file=sys.stderr)
        return 2
    records = code_reports(gold, data, coder or dateline.load())
    judged = [pair for name, record in records.items() for pair in judge(name, gold[name], record)]
    values = by_value(judged)
    total = sum(values.values(), Count())
    wrong = [pair for pair in judged if pair.coded != pair.wanted]
    result = Result(
        status_f1=round(total.f1, 4),
        status_macro_f1=round(macro(values), 4),
        counts=total,
        by_value={value: figures(count) for value, count in values.items()},
        confused=dict(Counter(f"{pair.wanted} coded as {pair.coded}" for pair in wrong).most_common()),
        claims_wanted=sum(claim.core for report in gold.values() for claim in report.claims),
        reports=len(gold),
        scored="reports that rules were written with in view" if default else "all reports of the folder",
        errors=wrong[: options.errors],
        peers={"always the commonest value": command.share_of_commonest(pair.wanted for pair in judged)}
        if options.peers
        else None,
        data={
            "path": str(data),
            "sha256": sha256_of([*(data / f"{name}.txt" for name in gold), *sorted(data.glob("*.json"))]),
        },
    )
    command.tell(result, options.json, show)
    return command.below("status", result, options.floors)


def judge(name: str, gold: GoldReport, record: Record) -> list[Judged]:
    """The core claims of a report that were found, with both sides' status."""
    judged = []
    for j, i in sorted(pair_claims(gold, record).items()):
        wanted, coded = gold.claims[j], record.claims[i].status
        if wanted.core:
            value = coded if coded in wanted.status else wanted.status[0]
            judged.append(Judged(name, wanted.event_type or wanted.kind, wanted.evidence, coded, value))
    return judged


def by_value(judged: Iterable[Judged]) -> dict[str, Count]:
    """The counts of every value that was wanted or coded."""
    right: Counter[str] = Counter()
    coded: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for pair in judged:
        right[pair.wanted] += pair.coded == pair.wanted
        coded[pair.coded] += 1
        wanted[pair.wanted] += 1
    return {value: Count(right[value], coded[value], wanted[value]) for value in sorted(coded | wanted)}


def macro(values: dict[str, Count]) -> float:
    """F1 averaged over the values that are wanted at all."""
    wanted = [count.f1 for count in values.values() if count.wanted]
    return sum(wanted) / len(wanted) if wanted else 0.0


def show(result: Result) -> None:
    for pair in result.errors:
        quote = " ".join(pair.quote.split())
        print("\t".join((pair.report, pair.type, f"{pair.wanted} coded as {pair.coded}", quote)))
    print(
        f"{result.counts.wanted} claims found of {result.claims_wanted}, in {result.reports} reports ({result.scored})"
    )
    print(f"status, given the claim   micro F1 {result.status_f1:.3f}   macro F1 {result.status_macro_f1:.3f}")
    for value, row in result.by_value.items():
        print(f"  {value:14} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}   of {row['wanted']}")
    for name, share in (result.peers or {}).items():
        print(f"peer: {name}: {share:.3f}")


if __name__ == "__main__":
    raise SystemExit(main())
