"""The day of an incident, from each report of it: `python -m benchmarks.accuracy.gva_dates [--data FILE] [--json]`.

FILE holds gun-violence incidents with the pages that report them, one incident a line. Each page is coded alone, with
its day of publication given (`dct`), and the day is that of its main violent claim; a page without a dated one is of
the day on which it was published, as news is. `date` is the share of pages with a story whose day is at most one day
from the incident's.

A page holds a story if its text has 40 words or more, tells of shooting, wounding or death in running sentences (ten
words or more, ended by a stop), is no collection of over 20,000 characters, and does not stand under another incident
as well (log-in walls, menus, police blotters). What is left out is counted by reason. `--incidents N` takes N incidents
by the checksum of their number (0: all); of these, half were looked at (`halves`).
"""

from __future__ import annotations

import datetime as dt
import gzip
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from benchmarks.accuracy import command
from benchmarks.machine import machine, sha256_of, versions
from dateline import load as load_coder
from dateline import source
from dateline.batch import ReportCoder
from dateline.records.claim import Claim, Record
from dateline.records.reference import TimeRef

DEFAULT_DATA = Path("../shared/data/gva/train.jsonl.gz")
SAMPLE = 300
FEWEST_WORDS = 40
MOST_CHARACTERS = 20_000
LONGEST = 2  # days of a span that still tells a day: a night, or a weekday of two
_VIOLENT = re.compile(
    r"\b(?:shot|shoot\w*|gun\w*|bullet\w*|kill\w*|wound\w*|fatal\w*|dead|died|murder\w*|homicide)\b", re.I
)
_SENTENCE = re.compile(r"[^.!?\n]{40,}[.!?]")


class Page(msgspec.Struct, frozen=True):
    id: str
    text: str
    dct: str | None = None
    title: str | None = None

    @property
    def published(self) -> dt.date | None:
        return dt.date.fromisoformat(self.dct[:10]) if self.dct else None


class Incident(msgspec.Struct, frozen=True):
    incident: str
    date: dt.date
    killed: int
    injured: int
    reports: list[Page]


class Judged(msgspec.Struct, frozen=True):
    """One page that holds a story; ``by_claim`` where a claim and not the day of publication gives the day."""

    incident: str
    page: str
    held_out: bool
    wanted: dt.date
    published: dt.date | None
    found: dt.date | None
    by_claim: bool
    words: str
    opening: str

    @property
    def right(self) -> bool:
        return self.found is not None and abs((self.found - self.wanted).days) <= 1


class Fault(msgspec.Struct, frozen=True):
    incident: str
    page: str
    wanted: str
    found: str
    published: str
    words: str
    opening: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "gva_dates"
    date: float
    exact: float
    pages: int
    by_claim: dict[str, float]
    by_publication: dict[str, float]
    halves: dict[str, float]
    left_out: dict[str, int]
    incidents: int
    errors: list[Fault]
    peers: dict[str, float] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=lambda: versions("onnxruntime", "tokenizers"))
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None, coder: ReportCoder | None = None) -> int:
    parser = command.options(__doc__, DEFAULT_DATA)
    parser.add_argument("--incidents", type=int, default=SAMPLE, metavar="N", help="how many incidents (0: all)")
    options = parser.parse_args(argv)
    everything = load(options.data)
    shared = Counter(text for one in everything for text in {_folded(page.text) for page in one.reports})
    chosen = sample(everything, options.incidents)
    coder = coder or load_coder()
    left_out: Counter[str] = Counter()
    judged: list[Judged] = []
    for incident in chosen:
        for page in incident.reports:
            reason = no_story(page.text, shared[_folded(page.text)])
            if reason is not None:
                left_out[reason] += 1
            else:
                record = coder.code(source(page.text, page.id, published=page.published, title=page.title))
                judged.append(judge(incident, page, record))
    claims = [one for one in judged if one.by_claim]
    rest = [one for one in judged if not one.by_claim]
    result = Result(
        date=_share(judged),
        exact=command.share(sum(one.found == one.wanted for one in judged), len(judged)),
        pages=len(judged),
        by_claim={"pages": len(claims), "date": _share(claims)},
        by_publication={"pages": len(rest), "date": _share(rest)},
        halves={
            "tuned": _share([one for one in judged if not one.held_out]),
            "held_out": _share([one for one in judged if one.held_out]),
        },
        left_out=dict(left_out),
        incidents=len(chosen),
        errors=[fault(one) for one in judged if not one.right][: options.errors],
        peers={"day of publication": _share_published(judged)} if options.peers else None,
        data={"path": str(options.data), "sha256": sha256_of([options.data])},
    )
    command.tell(result, options.json, show)
    return command.below("gva_dates", result, options.floors)


def load(path: Path) -> list[Incident]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [msgspec.json.decode(line, type=Incident) for line in content.splitlines() if line.strip()]


def sample(incidents: Sequence[Incident], most: int) -> list[Incident]:
    """The ``most`` incidents with the lowest checksums, the same ones on every machine; all where it is 0."""
    ordered = sorted(incidents, key=lambda one: (_checksum(one.incident), one.incident))
    return ordered[:most] if most else ordered


def _checksum(number: str) -> int:
    return zlib.crc32(f"gva/{number}".encode())


def _folded(text: str) -> str:
    return " ".join(text.split())


def no_story(text: str, incidents: int) -> str | None:
    """Why a page holds no story, or None where it does. ``incidents`` is under how many the same text stands."""
    if len(text.split()) < FEWEST_WORDS:
        return "too short"
    if len(text) > MOST_CHARACTERS:
        return "a collection"
    if incidents > 1:
        return "same text under several incidents"
    told = (match.group() for match in _SENTENCE.finditer(text))
    if not any(len(sentence.split()) >= 10 and _VIOLENT.search(sentence) for sentence in told):
        return "no sentence about violence"
    return None


def judge(incident: Incident, page: Page, record: Record) -> Judged:
    told = day_told(record)
    return Judged(
        incident=incident.incident,
        page=page.id,
        held_out=_checksum(incident.incident) % 2 == 1,
        wanted=incident.date,
        published=page.published,
        found=told[0] if told else record.report.published.date,
        by_claim=told is not None,
        words=told[1] if told else "",
        opening=_folded(page.text)[:300],
    )


def day_told(record: Record) -> tuple[dt.date, str] | None:
    """The day of the main violent claim, and the words that give it: the first dated one of those that weigh most."""
    best = max(_dated(record), key=lambda found: found[0], default=None)
    return (best[1], best[2]) if best is not None else None


def _dated(record: Record) -> Iterator[tuple[tuple[bool, bool, int], dt.date, str]]:
    """Violent claims that happened, with their weight: one with victims first, then a current one, then the first."""
    for k, claim in enumerate(sorted(record.claims, key=lambda c: c.trigger.start)):
        day = _day(claim.time)
        if day is None or not _violent(claim):
            continue
        harmed = any(q.of in ("killed", "wounded", "casualties") for q in claim.quantities)
        yield (
            (claim.tense != "historical", harmed or claim.mode == "firearms", -k),
            day,
            claim.time.text or claim.time.basis,
        )


def _violent(claim: Claim) -> bool:
    return claim.event_type == "ASSAULT" and claim.status in ("happened", "ongoing")


def _day(time: TimeRef) -> dt.date | None:
    if time.earliest is None or time.latest is None or (time.latest - time.earliest).days > LONGEST:
        return None
    return time.earliest


def fault(one: Judged) -> Fault:
    return Fault(one.incident, one.page, str(one.wanted), str(one.found), str(one.published), one.words, one.opening)


def _share(judged: Sequence[Judged]) -> float:
    return command.share(sum(one.right for one in judged), len(judged))


def _share_published(judged: Sequence[Judged]) -> float:
    near = [one for one in judged if one.published is not None and abs((one.published - one.wanted).days) <= 1]
    return command.share(len(near), len(judged))


def show(result: Result) -> None:
    for one in result.errors:
        print("\t".join(msgspec.structs.astuple(one)))
    left = ", ".join(f"{reason}: {n}" for reason, n in result.left_out.items()) or "none"
    print(f"{result.pages} pages with a story, of {result.incidents} incidents (left out: {left})")
    print(f"within a day {result.date:.3f}, exact {result.exact:.3f}")
    for name, part in (("by a claim", result.by_claim), ("by publication", result.by_publication)):
        print(f"  {name}: {part['pages']:.0f} pages, {part['date']:.3f}")
    print(f"tuned {result.halves['tuned']:.3f}, held out {result.halves['held_out']:.3f}")
    for name, value in (result.peers or {}).items():
        print(f"{name}: {value:.3f}")


if __name__ == "__main__":
    raise SystemExit(main())
