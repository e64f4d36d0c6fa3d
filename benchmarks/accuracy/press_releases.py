"""Operations in military press releases: `python -m benchmarks.accuracy.press_releases [--data FILE] [--json]`.

FILE holds ISAF press releases of 2009–2013, one a line, each with the row that people made of it. The whole coder reads
the text alone; the day of publication is what the text says of itself. `press_release_reading` makes one answer of the
claims. Keys are shares of rows that are right: `date` exactly the row's first day; `province`; `event_type` the same
set of kinds; `killed` and `captured` exactly the row's least numbers. `within_a_day` allows the date a day.

Two things cap `date`, and are told apart: a text that names no year or no day at all can't be dated from itself
(`date_of_dated` leaves those out, `dated` is the share of the rest), and the rows of some months lie one day before the
day that their releases name (`by_month`). `halves` tells rows that rules were tuned on from those held out, by the
checksum of the text.
"""

from __future__ import annotations

import datetime as dt
import gzip
import zlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.accuracy import command
from benchmarks.accuracy.press_release_reading import Answer, folded, read
from benchmarks.machine import machine, sha256_of, versions
from dateline import load as load_coder
from dateline import source
from dateline.batch import ReportCoder
from dateline.records.claim import Record

DEFAULT_DATA = Path("../shared/data/isaf/train.jsonl.gz")
OPENING = "PRESS RELEASE TEXT: "


class _Turn(msgspec.Struct, frozen=True, rename={"speaker": "from"}):
    speaker: str
    value: str


class _Line(msgspec.Struct, frozen=True):
    conversations: list[_Turn]


class Row(msgspec.Struct, frozen=True):
    """One row as the file has it; ``event_type`` and ``province`` are lists that hold one or several names."""

    start_date: str = ""
    event_type: list[str] = []
    province: list[str] = []
    min_killed: int = 0
    min_captured: int = 0

    @property
    def day(self) -> dt.date | None:
        try:
            return dt.date.fromisoformat(self.start_date[:10])
        except ValueError:
            return None

    @property
    def kinds(self) -> frozenset[str]:
        return _names(self.event_type)

    @property
    def provinces(self) -> frozenset[str]:
        return frozenset(folded(name) for name in _names(self.province))


class Judged(msgspec.Struct, frozen=True):
    """One release: its row, the answer, and whether the text says when it was published."""

    number: int
    held_out: bool
    dated: bool
    row: Row
    answer: Answer
    text: str

    def right(self, key: str) -> bool:
        row, answer = self.row, self.answer
        match key:
            case "date":
                return answer.day == row.day
            case "within_a_day":
                return answer.day is not None and row.day is not None and abs((answer.day - row.day).days) <= 1
            case "province":
                return answer.province in row.provinces if row.provinces else answer.province is None
            case "event_type":
                return answer.kinds == row.kinds
            case "killed":
                return answer.killed == row.min_killed
            case _:
                return answer.captured == row.min_captured


KEYS = ("date", "province", "event_type", "killed", "captured", "within_a_day")


class Month(msgspec.Struct, frozen=True):
    """Rows of one month whose release is dated: how many, right, and how many lie a day before the answer."""

    rows: int
    right: int
    day_before: int


class Fault(msgspec.Struct, frozen=True):
    number: int
    key: str
    wanted: str
    found: str
    text: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "press_releases"
    date: float
    province: float
    event_type: float
    killed: float
    captured: float
    within_a_day: float
    date_of_dated: float
    dated: float
    rows: int
    halves: dict[str, dict[str, float]]
    by_month: dict[str, Month]
    errors: list[Fault]
    peers: dict[str, float] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=lambda: versions("onnxruntime", "tokenizers"))
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None, coder: ReportCoder | None = None) -> int:
    parser = command.options(__doc__, DEFAULT_DATA)
    parser.add_argument("--key", choices=KEYS, help="only the errors of this figure")
    options = parser.parse_args(argv)
    rows = load(options.data)
    coder = coder or load_coder()
    judged = [judge(i, text, row, coder.code(source(text, f"row {i}"))) for i, (text, row) in enumerate(rows)]
    figures = shares(judged)
    result = Result(
        date=figures["date"],
        province=figures["province"],
        event_type=figures["event_type"],
        killed=figures["killed"],
        captured=figures["captured"],
        within_a_day=figures["within_a_day"],
        date_of_dated=shares([one for one in judged if one.dated])["date"],
        dated=command.share(sum(one.dated for one in judged), len(judged)),
        rows=len(judged),
        halves={
            name: shares([one for one in judged if one.held_out is held_out])
            for name, held_out in (("tuned", False), ("held_out", True))
        },
        by_month=by_month(judged),
        errors=[fault for one in judged for fault in faults(one, options.key)][: options.errors],
        peers=_peers(judged) if options.peers else None,
        data={"path": str(options.data), "sha256": sha256_of([options.data])},
    )
    command.tell(result, options.json, show)
    return command.below("press_releases", result, options.floors)


def load(path: Path) -> list[tuple[str, Row]]:
    """The releases and their rows. Raises ValueError where a line has not the turns of the set."""
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    found = []
    for number, line in enumerate(content.splitlines(), 1):
        said = {turn.speaker: turn.value for turn in msgspec.json.decode(line, type=_Line).conversations}
        if "human" not in said or "gpt" not in said:
            raise ValueError(f"{path}, line {number}: no text (`human`) or no row (`gpt`)")
        row = msgspec.json.decode(said["gpt"], type=Row, strict=False)
        found.append((said["human"].removeprefix(OPENING), row))
    return found


def judge(number: int, text: str, row: Row, record: Record) -> Judged:
    held_out = zlib.crc32(text.encode()) % 2 == 1
    return Judged(number, held_out, record.report.published.date is not None, row, read(record), text)


def shares(judged: Sequence[Judged]) -> dict[str, float]:
    return {key: command.share(sum(one.right(key) for one in judged), len(judged)) for key in KEYS}


def by_month(judged: Sequence[Judged]) -> dict[str, Month]:
    found: dict[str, list[Judged]] = {}
    for one in judged:
        if one.dated and one.row.day is not None:
            found.setdefault(one.row.start_date[:7], []).append(one)
    return {
        month: Month(len(group), sum(one.right("date") for one in group), sum(_day_before(one) for one in group))
        for month, group in sorted(found.items())
    }


def _day_before(one: Judged) -> bool:
    day, wanted = one.answer.day, one.row.day
    return day is not None and wanted is not None and (day - wanted).days == 1


def faults(one: Judged, key: str | None) -> list[Fault]:
    row, answer = one.row, one.answer
    both: dict[str, tuple[object, object]] = {
        "date": (row.start_date, answer.day),
        "province": (", ".join(sorted(row.provinces)), answer.province),
        "event_type": (", ".join(sorted(row.kinds)), ", ".join(sorted(answer.kinds))),
        "killed": (row.min_killed, answer.killed),
        "captured": (row.min_captured, answer.captured),
    }
    return [
        Fault(one.number, name, str(wanted), str(found), " ".join(one.text.split())[:400])
        for name, (wanted, found) in both.items()
        if not one.right(name) and key in (None, name)
    ]


def _peers(judged: Sequence[Judged]) -> dict[str, float]:
    return {
        "commonest province": command.share_of_commonest(",".join(sorted(one.row.provinces)) for one in judged),
        "commonest event type": command.share_of_commonest(",".join(sorted(one.row.kinds)) for one in judged),
        "commonest killed": command.share_of_commonest(str(one.row.min_killed) for one in judged),
        "commonest captured": command.share_of_commonest(str(one.row.min_captured) for one in judged),
    }


def _names(listed: Sequence[str]) -> frozenset[str]:
    return frozenset(name.strip() for one in listed for name in one.split(";") if name.strip())


def show(result: Result) -> None:
    for fault in result.errors:
        print("\t".join(str(value) for value in msgspec.structs.astuple(fault)))
    print(f"{result.rows} releases, {result.dated:.3f} of them date themselves")
    rows = {"all": {key: getattr(result, key) for key in KEYS}, **result.halves}
    print(f"{'':10}" + "".join(f"{key:>14}" for key in KEYS))
    for name, figures in rows.items():
        print(f"{name:10}" + "".join(f"{figures[key]:14.3f}" for key in KEYS))
    print(f"date, of releases that date themselves: {result.date_of_dated:.3f}")
    for month, one in result.by_month.items():
        if one.day_before * 2 > one.rows > 2:
            print(f"  {month}: {one.day_before} of {one.rows} rows lie a day before the day that the release names")


if __name__ == "__main__":
    raise SystemExit(main())
