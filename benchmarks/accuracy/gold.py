"""Claim F1 and slot F1 on reports coded by hand: `python -m benchmarks.accuracy.gold [--data DIR] [--json]`.

DIR holds `ID.txt`, the report, and `ID.json`, its gold claims and the date of publication, which the coder is given.
`given_claim` is what the slots reach on the claims that were found: those missed and those too many are left out of it.
Where the reference scorer lies beside the data (../../tools/score_claims.py), it runs too and must
give the same counts.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec

import dateline
from benchmarks.accuracy import command, gold_file
from benchmarks.accuracy.gold_file import GoldReport
from benchmarks.accuracy.scoring import NOTHING, SLOTS, Count, Fault, Score, pair_claims, score_report, score_slots
from benchmarks.machine import machine, sha256_of, versions
from dateline.batch import ReportCoder, code_one
from dateline.read.paths import read_path
from dateline.records.claim import Record
from dateline.records.report import Source
from dateline.settings import Settings
from dateline.write import jsonl

DEFAULT_DATA = Path("../shared/gold/dev")
# One careful coder against two others, on the same kind of reports: what a person reaches.
Figures = dict[str, float | int]
INTER_CODER = {"claim_f1": (0.82, 0.86), "slot_f1": (0.78, 0.82)}


class Floors(msgspec.Struct, frozen=True):
    """What CI holds: shares that may not be undercut, by report where named, and reports that must stay empty."""

    data_sha256: str
    overall: dict[str, float]
    reports: dict[str, dict[str, float]]
    empty: tuple[str, ...]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """What is printed; ``by_report`` holds the figures for claims and for slots."""

    benchmark: str = "gold"
    claim_f1: float
    slot_f1: float
    claim: Figures
    slot: Figures
    by_slot: dict[str, Figures]
    given_claim: dict[str, Figures]
    by_report: dict[str, tuple[Figures, Figures]]
    reports: int
    coded_reports: int
    inter_coder: dict[str, tuple[float, float]] = msgspec.field(default_factory=INTER_CODER.copy)
    reference_agrees: bool | None
    seconds: float
    errors: tuple[Fault, ...]
    broken_floors: list[str]
    peers: dict[str, Figures] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=versions)
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


class FloorFile(msgspec.Struct, frozen=True):
    gold: Floors


def main(argv: Sequence[str] | None = None, coder: ReportCoder | None = None) -> int:
    options = _parser().parse_args(argv)
    data: Path = options.data
    gold = {name: report for name, report in gold_file.load(data).items() if _chosen(name, report, options)}
    texts = [data / f"{report_id}.txt" for report_id in gold]
    if not gold:
        print(f"{data} holds no gold reports (ID.json beside ID.txt)", file=sys.stderr)
        return 2
    begun = time.perf_counter()
    records = code_reports(gold, data, coder or dateline.load())
    seconds = time.perf_counter() - begun
    scores = {report_id: score_report(report_id, gold[report_id], records.get(report_id)) for report_id in gold}
    total = sum(scores.values(), NOTHING)
    digest = sha256_of([*texts, *(path.with_suffix(".json") for path in texts)])
    floors = read_floors(options.floors, digest) if options.floors else None
    result = Result(
        claim_f1=round(total.claims.f1, 4),
        slot_f1=round(total.slots.f1, 4),
        claim=figures(total.claims),
        slot=figures(total.slots),
        by_slot={slot: figures(count) for slot, count in total.by_slot.items()},
        given_claim={slot: figures(count) for slot, count in given_claim(gold, records).items()},
        by_report={name: (figures(score.claims), figures(score.slots)) for name, score in scores.items()},
        reports=len(gold),
        coded_reports=len(records),
        reference_agrees=None
        if options.part or options.reports
        else agrees_with_reference(options.reference or find_reference(data), data, records, total),
        seconds=round(seconds, 3),
        errors=total.faults[: options.errors],
        broken_floors=broken_floors(floors, scores, total) if floors else [],
        # No system that gives claims can be installed beside Dateline; docs/benchmarks.md has what is known of them.
        peers={} if options.peers else None,
        data={"path": str(data), "sha256": digest},
    )
    command.tell(result, options.json, show)
    return 1 if result.broken_floors or result.reference_agrees is False else 0


def _chosen(name: str, report: GoldReport, options: argparse.Namespace) -> bool:
    if options.part and report.part != options.part:
        return False
    return not options.reports or name in options.reports.split(",")


def code_reports(gold: Iterable[str], data: Path, coder: ReportCoder) -> dict[str, Record]:
    """The record of each report that could be coded; what failed is told on stderr."""
    records = {}
    for source in sources(gold, data):
        result = code_one(coder, source)
        if isinstance(result, Record):
            records[Path(source.source).stem] = result
        else:
            print(f"{result.source}: {result.reason}\n{result.trace or ''}", file=sys.stderr)
    return records


def sources(gold: Iterable[str], data: Path) -> Iterable[Source]:
    """Each report as the coder is given it, with its date of publication."""
    dated = gold_file.load(data)
    for report_id in gold:
        path = data / f"{report_id}.txt"
        for source in read_path(str(path), Settings(published=dated[report_id].published)):
            if isinstance(source, Source):
                yield source
            else:
                print(source, file=sys.stderr)


def given_claim(gold: Mapping[str, GoldReport], records: Mapping[str, Record]) -> dict[str, Count]:
    """The counts of each slot over the core claims that were found."""
    total = dict.fromkeys(SLOTS, Count())
    for report_id, record in records.items():
        claims = gold[report_id].claims
        for j, i in pair_claims(gold[report_id], record).items():
            if claims[j].core:
                counts = score_slots(record.claims[i], claims[j], record)
                total = {slot: total[slot] + counts[slot] for slot in SLOTS}
    return total


def figures(count: Count) -> Figures:
    return {
        "precision": round(count.precision, 4),
        "recall": round(count.recall, 4),
        "f1": round(count.f1, 4),
        "right": count.right,
        "coded": count.coded,
        "wanted": count.wanted,
    }


def find_reference(data: Path) -> Path | None:
    """The reference scorer that comes with the data, if it lies where it should."""
    path = data.resolve().parent.parent / "tools" / "score_claims.py"
    return path if path.is_file() else None


def agrees_with_reference(script: Path | None, data: Path, records: dict[str, Record], total: Score) -> bool | None:
    """Whether the reference scorer gives the same counts, overall and slot by slot; None where there is none."""
    if script is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        coded = Path(folder, "coded.jsonl")
        coded.write_bytes(b"".join(map(jsonl.encode, records.values())))
        command = [sys.executable, str(script), str(data), str(coded), "--json"]
        output = subprocess.run(command, check=True, capture_output=True).stdout
    theirs = msgspec.json.decode(output)
    mine = {"claim": total.claims, "slot": total.slots} | total.by_slot
    told = {"claim": theirs["claim"], "slot": theirs["slot"]} | theirs["by_slot"]
    return all(figures(count) == told[name] for name, count in mine.items())


def read_floors(path: Path, digest: str) -> Floors:
    """The floors of ``path``; says on stderr where they were set on other data than those of ``digest``."""
    floors = msgspec.json.decode(path.read_bytes(), type=FloorFile).gold
    if floors.data_sha256 != digest:
        print(f"{path}: these floors were set on other data (now {digest})", file=sys.stderr)
    return floors


def broken_floors(floors: Floors, scores: dict[str, Score], total: Score) -> list[str]:
    """What falls below its floor, in words."""
    wanted = {"all": floors.overall} | floors.reports
    broken = []
    for name, keys in wanted.items():
        score = total if name == "all" else scores.get(name)
        for key, floor in keys.items():
            got = {"claim_f1": score.claims.f1, "slot_f1": score.slots.f1}[key] if score else 0.0
            if got < floor:
                broken.append(f"{name}: {key} {got:.3f} is below its floor of {floor}")
    for name in floors.empty:
        if name not in scores:
            broken.append(f"{name}: not among the reports")
        elif scores[name].claims.coded:
            broken.append(f"{name}: {scores[name].claims.coded} claims where there are none")
    return broken


def _parser() -> argparse.ArgumentParser:
    parser = command.options(__doc__, DEFAULT_DATA, "DIR")
    parser.add_argument("--reference", type=Path, metavar="FILE", help="the reference scorer, if it lies elsewhere")
    parser.add_argument(
        "--part", choices=("train", "rules", "dev", "held-out"), help="only reports of our own corpus of this part"
    )
    parser.add_argument("--reports", metavar="ID,ID…", help="only these reports")
    return parser


def show(result: Result) -> None:
    """The figures as a person reads them."""
    for fault in result.errors:
        quote = " ".join(fault.quote.split())
        print("\t".join((fault.report, " ".join((fault.kind, *fault.slots)), fault.type, quote)))
    print(f"{result.coded_reports} of {result.reports} reports coded in {result.seconds} s")
    tables = {
        "all": {"claim": result.claim, "slot": result.slot},
        "by slot": result.by_slot,
        "given the claim": result.given_claim,
        "claims by report": {name: claim for name, (claim, _) in result.by_report.items()},
        "slots by report": {name: slot for name, (_, slot) in result.by_report.items()},
    }
    for title, table in tables.items():
        print(f"\n{title:20}   P      R      F1    right/coded/wanted")
        for name, row in table.items():
            counts = f"{row['right']}/{row['coded']}/{row['wanted']}"
            print(f"  {name:18} {row['precision']:.3f}  {row['recall']:.3f}  {row['f1']:.3f}   {counts}")
    if result.reference_agrees is not None:
        print(f"\nThe reference scorer {'gives the same counts' if result.reference_agrees else 'COUNTS OTHERWISE'}.")
    for line in result.broken_floors:
        print(f"BELOW THE FLOOR: {line}")


if __name__ == "__main__":
    raise SystemExit(main())
