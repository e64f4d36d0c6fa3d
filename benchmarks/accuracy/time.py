"""Time expressions and their values in TimeML texts: `python -m benchmarks.accuracy.time [--data PATH] [--peers]`.

PATH is a tar archive of `.tml` files or a folder of them; by default both archives beside a working copy, TimeBank,
AQUAINT and WikiWars apart (`by_set`). The day of writing (DCT) is given and not scored. Scoring is that of
TempEval-3 (see `time_scoring`): `relaxed_f1` of expressions that overlap, `value_f1` of those whose value is right as
well, `strict_f1` of those with exactly the same words, `type_accuracy` and `value_accuracy` among those that overlap;
`calendar_right` is the share of the annotated days of the calendar that are given that very day.

Speed is measured in the same run, over the same texts, on one thread: `characters_a_second` without the time to load
(tables, Java's machine), `..._with_start` including it. `--peers` runs HeidelTime, Recognizers-Text and dateparser from
the environment that `sh benchmarks/peers.sh` makes; one that is not there is null, and `peers_missing` says why.
`faster` is how many times as many characters a second we read.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

import msgspec

from benchmarks.accuracy import command
from benchmarks.accuracy.time_peers import SYSTEMS, Answer, ask
from benchmarks.accuracy.time_scoring import Scores, pair, scores, tally
from benchmarks.accuracy.time_system import tag
from benchmarks.accuracy.timeml import Document, Expression, load
from benchmarks.machine import machine, sha256_of, versions

DEFAULT_DATA = Path("../shared/data/timeml")


class Fault(msgspec.Struct, frozen=True):
    """An expression that was missed, is one too many, or has another value; "-" stands for nothing."""

    document: str
    kind: str
    wanted: str
    found: str
    value_wanted: str
    value_found: str
    context: str


class Speed(msgspec.Struct, frozen=True):
    characters_a_second: float
    documents_a_second: float
    characters_a_second_with_start: float
    load_seconds: float
    seconds: float


class Peer(msgspec.Struct, frozen=True):
    """A peer's figures; ``faster`` is our characters a second over its own, start left out and counted in."""

    version: str
    by_set: dict[str, Scores]
    speed: Speed
    faster: float
    faster_with_start: float


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "time"
    value_f1: float
    relaxed_f1: float
    calendar_right: float
    all: Scores
    by_set: dict[str, Scores]
    documents: dict[str, int]
    speed: Speed
    peers: dict[str, Peer | None] | None
    peers_missing: dict[str, str]
    errors: list[Fault]
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=versions)
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None) -> int:
    parser = command.options(__doc__, DEFAULT_DATA, "PATH")
    parser.add_argument("--set", metavar="NAME", help="only the texts of this set")
    options = parser.parse_args(argv)
    archives = sorted(options.data.glob("*.tar*")) if options.data.is_dir() else []
    paths = archives or [options.data]
    documents = [d for path in paths for d in load(path) if options.set in (None, d.set)]
    if not documents:
        raise SystemExit(f"{options.data}: no .tml file" + (f" of set {options.set}" if options.set else ""))
    begun = perf_counter()
    tag(documents[0].text[:200], documents[0].written)  # loads the tables
    loaded = perf_counter()
    found = [tag(d.text, d.written) for d in documents]
    speed = _speed(documents, loaded - begun, perf_counter() - loaded)
    answers = {name: ask(name, documents) for name in SYSTEMS} if options.peers else {}
    everything = scores(tally(d.times, one) for d, one in zip(documents, found, strict=True))
    files = sorted(p for path in paths for p in ([path] if path.is_file() else path.rglob("*.tml")))
    result = Result(
        value_f1=everything.value_f1,
        relaxed_f1=everything.relaxed_f1,
        calendar_right=everything.calendar_right,
        all=everything,
        by_set=by_set(documents, found),
        documents={name: sum(d.set == name for d in documents) for name in _sets(documents)},
        speed=speed,
        peers={n: _peer(a, documents, speed) for n, a in answers.items()} if options.peers else None,
        peers_missing={name: answer for name, answer in answers.items() if isinstance(answer, str)},
        errors=[f for d, one in zip(documents, found, strict=True) for f in faults(d, one)][: options.errors],
        data={"path": str(options.data), "sha256": sha256_of(files)},
    )
    command.tell(result, options.json, show)
    return command.below("time", result, options.floors)


def by_set(documents: Sequence[Document], found: Sequence[Sequence[Expression]]) -> dict[str, Scores]:
    both = list(zip(documents, found, strict=True))
    return {name: scores(tally(d.times, one) for d, one in both if d.set == name) for name in _sets(documents)}


def _sets(documents: Sequence[Document]) -> list[str]:
    return sorted({d.set for d in documents})


def _speed(documents: Sequence[Document], load_seconds: float, seconds: float) -> Speed:
    characters = sum(len(d.text) for d in documents)
    return Speed(
        characters_a_second=round(characters / seconds),
        documents_a_second=round(len(documents) / seconds, 1),
        characters_a_second_with_start=round(characters / (load_seconds + seconds)),
        load_seconds=round(load_seconds, 3),
        seconds=round(seconds, 3),
    )


def _peer(answer: Answer | str, documents: Sequence[Document], ours: Speed) -> Peer | None:
    if isinstance(answer, str):
        return None
    speed = _speed(documents, answer.load_seconds, answer.seconds)
    return Peer(
        answer.version,
        by_set(documents, answer.found),
        speed,
        round(ours.characters_a_second / speed.characters_a_second, 1),
        round(ours.characters_a_second_with_start / speed.characters_a_second_with_start, 1),
    )


def faults(document: Document, found: Sequence[Expression]) -> list[Fault]:
    """What is not as annotated, in the order of the text."""
    pairs = pair(document.times, found)
    met = {id(p.wanted) for p in pairs} | {id(p.found) for p in pairs}
    wrong: list[tuple[str, Expression | None, Expression | None]] = [
        ("value", p.wanted, p.found) for p in pairs if p.wanted.value != p.found.value
    ]
    wrong += [("missed", one, None) for one in document.times if id(one) not in met]
    wrong += [("spurious", None, one) for one in found if id(one) not in met]
    return [_fault(document, *one) for one in sorted(wrong, key=lambda one: _at(*one[1:]))]


def _at(wanted: Expression | None, found: Expression | None) -> int:
    return min(one.span.start for one in (wanted, found) if one is not None)


def _fault(document: Document, kind: str, wanted: Expression | None, found: Expression | None) -> Fault:
    at = next(one.span for one in (wanted, found) if one is not None)

    def words(one: Expression | None) -> str:
        return " ".join(one.span.of(document.text).split()) if one else "-"

    return Fault(
        document.id,
        kind,
        words(wanted),
        words(found),
        wanted.value if wanted else "-",
        found.value if found else "-",
        " ".join(document.text[max(0, at.start - 60) : at.end + 40].split()),
    )


def show(result: Result) -> None:
    for fault in result.errors:
        print("\t".join(msgspec.structs.astuple(fault)))
    print(f"{'':18}{'set':10} docs  value F1  relaxed F1  strict F1  type  calendar days right")
    _show_sets("Dateline", result.by_set, result.documents)
    for name, peer in (result.peers or {}).items():
        if peer is None:
            print(f"{name}: not run ({result.peers_missing[name]})")
        else:
            _show_sets(name, peer.by_set, result.documents)
    print(f"Dateline: {result.speed.characters_a_second:,.0f} characters a second")
    for name, peer in (result.peers or {}).items():
        if peer is not None:
            own = f"{peer.speed.characters_a_second:,.0f} characters a second"
            print(f"{name}: {own}; we are {peer.faster} times as fast, {peer.faster_with_start} with the start")


def _show_sets(system: str, sets: dict[str, Scores], documents: dict[str, int]) -> None:
    for name, one in sets.items():
        print(
            f"{system:18}{name:10} {documents[name]:4}  {one.value_f1:8.3f}  {one.relaxed_f1:10.3f}"
            f"  {one.strict_f1:9.3f}  {one.type_accuracy:.2f}  {one.calendar_right:.3f} of {one.counts.days}"
        )


if __name__ == "__main__":
    raise SystemExit(main())
