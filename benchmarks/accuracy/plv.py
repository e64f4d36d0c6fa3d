"""PLOVER root types on single sentences (Zero-Shot-PLOVER, ACL 2024): `python -m benchmarks.accuracy.plv`.

Each sentence comes with a source, a target and the root type of what the one does to the other. The set's YIELD is both
of PLOVER's later CONCEDE and RETREAT.

`end_to_end_micro_f1`: the coder sees the sentence alone. A sentence is right if any coded event has its root; every
coded event counts for precision, so that P = right sentences / coded events and R = right sentences / sentences.
`root_macro_f1`: source and target are given. The trained reader reads the sentence with both marked and answers with
its likeliest root; F1 of each root that the set has, averaged. `rules_macro_f1`: the same by the coded claims alone, of
which the one whose parties share most words with the pair is the answer.

Of the default file only the sentences that training left out are scored, of any other file all.
"""

from __future__ import annotations

import csv
import gzip
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

import dateline
from benchmarks.accuracy import command
from benchmarks.accuracy.scoring import Count, words
from benchmarks.accuracy.splits import held_out
from benchmarks.machine import machine, sha256_of, versions
from dateline.batch import ReportCoder, code_one
from dateline.encoder.reader import Reader
from dateline.records.claim import Claim, Record
from training.reader.corpora.pairs import marked

DEFAULT_DATA = Path("../shared/data/plv/train.jsonl.gz")
_ROOT = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


class Row(msgspec.Struct, frozen=True):
    """One sentence of the set, with the two parties and the root type of what the one does to the other."""

    sentence_id: str
    sentence: str
    source: str
    target: str
    gold_root: str
    marked_sentence: str = ""


class Answer(msgspec.Struct, frozen=True):
    """What was coded of one sentence: all roots, the one for the pair given, and the reader's answer for the pair."""

    row: Row
    roots: tuple[str, ...]
    chosen: str | None
    read: str | None = None


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "plv"
    root_macro_f1: float
    root_micro_f1: float
    rules_macro_f1: float
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


def main(argv: Sequence[str] | None = None, coder: ReportCoder | None = None, reader: PairReader | None = None) -> int:
    options = command.options(__doc__, DEFAULT_DATA).parse_args(argv)
    default = command.same_path(options.data, DEFAULT_DATA)
    rows = [row for row in read_rows(options.data) if not default or held_out("plv", row.sentence_id)]
    answers = list(answer_all(rows, coder or dateline.load(), reader or Reader.load()))
    by_root, end_to_end = score(answers, by_reader=True)
    by_rules, _ = score(answers, by_reader=False)
    result = Result(
        root_macro_f1=macro(by_root),
        root_micro_f1=round(sum(answer.read == answer.row.gold_root for answer in answers) / max(len(rows), 1), 4),
        rules_macro_f1=macro(by_rules),
        end_to_end_micro_f1=round(end_to_end.f1, 4),
        end_to_end=end_to_end,
        by_root=by_root,
        sentences=len(rows),
        without_event=sum(not answer.roots for answer in answers),
        errors=[answer for answer in answers if answer.row.gold_root not in answer.roots][: options.errors],
        peers=(
            {"always the commonest root, end to end": command.share_of_commonest(row.gold_root for row in rows)}
            if options.peers
            else None
        ),
        data={"path": str(options.data), "sha256": sha256_of([options.data])},
    )
    command.tell(result, options.json, show)
    return command.below("plv", result, options.floors)


def read_rows(path: Path) -> list[Row]:
    """The rows of a JSON Lines file (gzipped or not) or of the set's own TSV with a header."""
    content = path.read_bytes()
    if path.suffix == ".gz":
        content = gzip.decompress(content)
    if content.lstrip().startswith(b"{"):
        return msgspec.json.Decoder(Row).decode_lines(content)
    table = csv.DictReader(content.decode().splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [msgspec.convert(row, Row) for row in table]


class PairReader(Protocol):
    def pair(self, words: Sequence[str], source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
        """Probability of each root for what passes from the source to the target."""


def answer_all(rows: Iterable[Row], coder: ReportCoder, reader: PairReader) -> Iterator[Answer]:
    for row in rows:
        read = read_root(row, reader)
        record = code_one(coder, dateline.source(row.sentence))
        if not isinstance(record, Record):
            print(f"{record.reason.partition(';')[0]}: {row.sentence}", file=sys.stderr)
            yield Answer(row, (), None, read)
            continue
        events = [claim for claim in record.claims if claim.event_type]
        best = max(events, key=lambda claim: _closeness(claim, record, row), default=None)
        yield Answer(row, tuple(map(root_of, events)), root_of(best) if best else None, read)


def read_root(row: Row, reader: PairReader) -> str | None:
    """The reader's root for the pair, in the set's own terms; None where the sentence lacks source or target."""
    pair = marked(row.marked_sentence or _with_marks(row), "plv", row.sentence_id, row.gold_root)
    if pair is None:
        return None
    chances: defaultdict[str, float] = defaultdict(float)
    for root, chance in reader.pair(pair.words, pair.source, pair.target).items():
        chances[_ROOT.get(root, root)] += chance
    return max(chances, key=lambda root: chances[root])


def _with_marks(row: Row) -> str:
    sentence = row.sentence
    for party, mark in ((row.source, "s"), (row.target, "t")):
        if party:
            sentence = sentence.replace(party, f"<{mark}>{party}</{mark}>", 1)
    return sentence


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


def macro(by_root: dict[str, Count]) -> float:
    return round(sum(count.f1 for count in by_root.values()) / len(by_root), 4) if by_root else 0.0


def score(answers: Iterable[Answer], by_reader: bool) -> tuple[dict[str, Count], Count]:
    """The counts of each root with the pair given (by the reader or by the coded claims), and those end to end."""
    wanted: Counter[str] = Counter()
    chosen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    end_to_end = Count()
    for answer in answers:
        gold = answer.row.gold_root
        wanted[gold] += 1
        said = answer.read if by_reader else answer.chosen
        if said:
            chosen[said] += 1
            right[gold] += said == gold
        end_to_end += Count(int(gold in answer.roots), len(answer.roots), 1)
    return {root: Count(right[root], chosen[root], wanted[root]) for root in sorted(wanted)}, end_to_end


def show(result: Result) -> None:
    for answer in result.errors:
        print("\t".join((answer.row.gold_root, answer.read or "-", ",".join(answer.roots) or "-", answer.row.sentence)))
    print(f"{result.sentences} sentences, {result.without_event} without an event")
    print(f"root, pair given    macro F1 {result.root_macro_f1:.3f}   micro {result.root_micro_f1:.3f}")
    print(f"  by the claims     macro F1 {result.rules_macro_f1:.3f}")
    e = result.end_to_end
    print(f"end to end          micro F1 {e.f1:.3f}   (P {e.precision:.3f}, R {e.recall:.3f})")
    for root, count in result.by_root.items():
        print(f"  {root:10} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}   of {count.wanted}")
    for name, value in (result.peers or {}).items():
        print(f"peer: {name}: {value:.3f}")


if __name__ == "__main__":
    raise SystemExit(main())
