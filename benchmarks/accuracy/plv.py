"""PLOVER root types on single sentences (Zero-Shot-PLOVER, ACL 2024): `python -m benchmarks.accuracy.plv`.

Each sentence comes with a source, a target and the root type of what the one does to the other. The set's YIELD is both
of PLOVER's later CONCEDE and RETREAT.

`end_to_end_micro_f1`: the coder sees the sentence alone. A sentence is right if any coded event has its root; every
coded event counts for precision, so that P = right sentences / coded events and R = right sentences / sentences.
`root_macro_f1`: source and target are given. Of the coded events the one whose parties share most words with them is
the answer, and none is where nothing was coded; F1 of each root that the set has, averaged.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

import dateline
from benchmarks.accuracy.scoring import Count, words
from benchmarks.machine import machine, sha256_of, versions
from dateline.batch import ReportCoder, code_one
from dateline.records.claim import Claim, Record

DEFAULT_DATA = Path("../shared/data/plv/train.jsonl.gz")
_ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


class Row(msgspec.Struct, frozen=True):
    """One sentence of the set, with the two parties and the root type of what the one does to the other."""

    sentence: str
    source: str
    target: str
    gold_root: str


class Answer(msgspec.Struct, frozen=True):
    """What was coded of one sentence: all roots, and the one for the pair given."""

    row: Row
    roots: tuple[str, ...]
    chosen: str | None


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "plv"
    root_macro_f1: float
    end_to_end_micro_f1: float
    end_to_end: Count
    by_root: dict[str, Count]
    sentences: int
    without_event: int
    errors: list[Answer]
    peers: dict[str, float] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=versions)
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None, coder: ReportCoder | None = None) -> int:
    options = _parser().parse_args(argv)
    rows = read_rows(options.data)
    answers = list(answer_all(rows, coder or dateline.load()))
    by_root, end_to_end = score(answers)
    result = Result(
        root_macro_f1=round(sum(count.f1 for count in by_root.values()) / len(by_root), 4) if by_root else 0.0,
        end_to_end_micro_f1=round(end_to_end.f1, 4),
        end_to_end=end_to_end,
        by_root=by_root,
        sentences=len(rows),
        without_event=sum(not answer.roots for answer in answers),
        errors=[answer for answer in answers if answer.row.gold_root not in answer.roots][: options.errors],
        peers=({"always the commonest root, end to end": _commonest(rows)} if options.peers else None),
        data={"path": str(options.data), "sha256": sha256_of([options.data])},
    )
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(result), indent=1).decode())
    else:
        show(result)
    return 0


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file (gzipped or not) or of the set's own TSV with a header."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    if content.lstrip().startswith(b"{"):
        return msgspec.json.Decoder(Row).decode_lines(content)
    table = csv.DictReader(content.decode().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [msgspec.convert(row, Row) for row in table]


def answer_all(rows: Iterable[Row], coder: ReportCoder) -> Iterator[Answer]:
    for row in rows:
        record = code_one(coder, dateline.source(row.sentence))
        if not isinstance(record, Record):
            print(f"{record.reason.partition(';')[0]}: {row.sentence}", file=sys.stderr)
            yield Answer(row, (), None)
            continue
        events = [claim for claim in record.claims if claim.event_type]
        best = max(events, key=lambda claim: _closeness(claim, record, row), default=None)
        yield Answer(row, tuple(map(root_of, events)), root_of(best) if best else None)


def root_of(claim: Claim) -> str:
    """The root type in the set's own terms."""
    return _ROOT.get(claim.event_type or "", claim.event_type or "")


def _closeness(claim: Claim, record: Record, row: Row) -> float:
    """How much of the words of source and target the event's actors and recipients share, 0 to 2."""
    names = {actor.id: f"{actor.name} {actor.canonical}" for actor in record.actors}
    total = 0.0
    for ids, party in ((claim.actor, row.source), (claim.recipient, row.target)):
        wanted = set(words(party))
        said = {word for actor_id in ids for word in words(names.get(actor_id, ""))}
        total += len(wanted & said) / len(wanted) if wanted else 0.0
    return total


def score(answers: Iterable[Answer]) -> tuple[dict[str, Count], Count]:
    """The counts of each root with the pair given, and those of the sentences end to end."""
    wanted: Counter[str] = Counter()
    chosen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    end_to_end = Count()
    for answer in answers:
        gold = answer.row.gold_root
        wanted[gold] += 1
        if answer.chosen:
            chosen[answer.chosen] += 1
            right[gold] += answer.chosen == gold
        end_to_end += Count(int(gold in answer.roots), len(answer.roots), 1)
    return {root: Count(right[root], chosen[root], wanted[root]) for root in sorted(wanted)}, end_to_end


def _commonest(rows: Sequence[Row]) -> float:
    counts = Counter(row.gold_root for row in rows)
    return round(max(counts.values(), default=0) / max(len(rows), 1), 4)


def show(result: Result) -> None:
    for answer in result.errors:
        print("\t".join((answer.row.gold_root, ",".join(answer.roots) or "-", answer.row.sentence)))
    print(f"{result.sentences} sentences, {result.without_event} without an event")
    print(f"root, pair given    macro F1 {result.root_macro_f1:.3f}")
    e = result.end_to_end
    print(f"end to end          micro F1 {e.f1:.3f}   (P {e.precision:.3f}, R {e.recall:.3f})")
    for root, count in result.by_root.items():
        print(f"  {root:10} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}   of {count.wanted}")
    for name, value in (result.peers or {}).items():
        print(f"peer: {name}: {value:.3f}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print that many wrong cases")
    parser.add_argument(
        "--peers", action="store_true", help="measure other systems in the same run, where there are any"
    )
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
