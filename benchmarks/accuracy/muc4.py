"""Templates of incidents in Latin American news of 1988-90 (MUC-4): `python -m benchmarks.accuracy.muc4 [--data FILE]`.

FILE is an archive or a folder of the set's texts and keys. Of the default one the parts TST1 and TST2 are scored, which
training left out, of any other file all; `--parts` names others. What Dateline says of a text is made into templates by
`muc4_system`.

`official_f`: all templates, slot by slot, precision and recall alike (`muc4_scoring`). The published figures of 1992
come from people who judged each mismatch; here rules do (`muc4_fills`).

`string_slots_f1`: CEAF-RME with φ3 of perpetrators, organizations, targets, names of victims and weapons
(`muc4_strings`), as published figures count it, what the key marks as optional being wanted like the rest;
`string_slots_lenient_f1` does not want it. `relevance_f1` is of texts with an incident, `type_f1` of types by text.

`--rules`: the coder without the trained reader. `--peers` adds the key's own strings and types made into templates in
the same way: what a perfect reader would reach.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

import dateline
from benchmarks.accuracy import command, muc4_keys, muc4_scoring, muc4_strings
from benchmarks.accuracy.muc4_fills import STRINGS, verdict
from benchmarks.accuracy.muc4_keys import Message, Part, Template
from benchmarks.accuracy.muc4_mentions import key_mentions
from benchmarks.accuracy.muc4_scoring import SLOT_NAMES, Tally
from benchmarks.accuracy.muc4_strings import Overlap
from benchmarks.accuracy.muc4_system import Settings, answer, from_record
from benchmarks.accuracy.scoring import Count
from benchmarks.accuracy.text_words import TextWords
from benchmarks.machine import machine, sha256_of, versions
from dateline.batch import ReportCoder, code_one
from dateline.encoder.reader import Reader
from dateline.records.claim import Record
from dateline.records.reading import Labelled
from dateline.settings import Settings as CoderSettings

DEFAULT_DATA = Path("../shared/data/muc4/muc4-dev-tst1-tst2.tar.gz")
UNSEEN = ("tst1", "tst2")


class Reading(Protocol):
    def fillers(self) -> list[Labelled]: ...

    def incidents(self) -> dict[str, float]: ...


class TemplateReader(Protocol):
    def read(self, words: Sequence[str], sentences: Sequence[int]) -> Reading: ...


class Read(msgspec.Struct, frozen=True):
    """What is known of one message before templates are made of it."""

    words: TextWords
    fillers: tuple[Labelled, ...]
    incidents: dict[str, float]
    record: Record | None


class Fault(msgspec.Struct, frozen=True):
    """A string that no template of the key has in that slot, or one of the key that was not answered."""

    message: str
    kind: str
    slot: str
    string: str


class Figures(msgspec.Struct, frozen=True):
    """The figures of one set of answers."""

    official_f: float
    official_precision: float
    official_recall: float
    string_slots_f1: float
    string_slots_precision: float
    string_slots_recall: float
    string_slots_lenient_f1: float
    relevance_f1: float
    type_f1: float
    templates: int


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "muc4"
    official_f: float
    string_slots_f1: float
    figures: Figures
    by_slot: dict[str, tuple[float, Tally]]
    strings: Overlap
    messages: int
    templates_wanted: int
    scored: str
    system: str
    settings: Settings
    seconds: float
    errors: list[Fault]
    peers: dict[str, Figures] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=lambda: versions("onnxruntime", "tokenizers"))
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(
    argv: Sequence[str] | None = None,
    reader: TemplateReader | None = None,
    coder: ReportCoder | None = None,
    settings: Settings | None = None,
) -> int:
    options = _parser().parse_args(argv)
    default = command.same_path(options.data, DEFAULT_DATA)
    chosen = options.parts.split(",") if options.parts else UNSEEN if default else None
    part = first(muc4_keys.load(options.data, chosen), options.limit)
    settings = settings or Settings()
    begun = time.perf_counter()
    coder = coder or dateline.load(CoderSettings(reader=not options.rules))
    if not options.rules:
        reader = reader or Reader.load()
    read = read_all(part.messages, reader, coder)
    answers = answer_all(part, read, settings)
    seconds = time.perf_counter() - begun
    tallies = muc4_scoring.score_messages(answers, part.keys)
    found = figures(answers, part)
    peers = None
    if options.peers:
        told = {name: ideal(part.keys[name], one) for name, one in read.items()}
        peers = {"the key's strings and types": figures(answer_all(part, told, settings), part)}
    result = Result(
        official_f=found.official_f,
        string_slots_f1=found.string_slots_f1,
        figures=found,
        by_slot={SLOT_NAMES[slot]: (round(tally.f, 4), tally) for slot, tally in tallies.items()},
        strings=muc4_strings.score_messages(answers, part.keys, part.messages),
        messages=len(part.messages),
        templates_wanted=sum(map(len, part.keys.values())),
        scored=", ".join(chosen) if chosen else "all texts of the file",
        system="rules alone" if options.rules else "reader and coder",
        settings=settings,
        seconds=round(seconds, 1),
        errors=[fault for name in part.keys for fault in faults(answers[name], part.keys[name], name)][
            : options.errors
        ],
        peers=peers,
        data={"path": str(options.data), "sha256": digest(options.data)},
    )
    command.tell(result, options.json, show)
    return command.below("muc4", result, options.floors)


def first(part: Part, limit: int | None) -> Part:
    """The first messages of a part, all where there is no limit."""
    names = list(part.messages)[:limit]
    return Part({n: part.messages[n] for n in names}, {n: part.keys[n] for n in names})


def read_all(messages: Mapping[str, Message], reader: TemplateReader | None, coder: ReportCoder) -> dict[str, Read]:
    """Each message read; without a reader, its fillers and types are those of the coder's claims."""
    found = {}
    for name, message in messages.items():
        words = TextWords(message.text)
        result = code_one(coder, dateline.source(message.text))
        if not isinstance(result, Record):
            print(f"{name}: {result.reason.partition(';')[0]}", file=sys.stderr)
        record = result if isinstance(result, Record) else None
        fillers: Sequence[Labelled] = ()
        incidents: dict[str, float] = {}
        if reader is not None:
            reading = reader.read(words.words, words.sentences)
            fillers, incidents = reading.fillers(), reading.incidents()
        elif record is not None:
            fillers, incidents = from_record(record, words)
        found[name] = Read(words, tuple(fillers), incidents, record)
    return found


def answer_all(part: Part, read: Mapping[str, Read], settings: Settings) -> dict[str, tuple[Template, ...]]:
    return {
        name: answer(message, one.fillers, one.incidents, one.record, settings, one.words)
        for name, message in part.messages.items()
        for one in (read[name],)
    }


def ideal(templates: Sequence[Template], read: Read) -> Read:
    """What a reader without fault would say of the message."""
    types = {template.types[0]: 1.0 for template in templates}
    return Read(read.words, tuple(key_mentions(read.words, templates)), types, read.record)


def figures(answers: Mapping[str, Sequence[Template]], part: Part) -> Figures:
    total = muc4_scoring.all_slots(muc4_scoring.score_messages(answers, part.keys))
    strings = muc4_strings.score_messages(answers, part.keys, part.messages)
    lenient = muc4_strings.score_messages(answers, part.keys, part.messages, lenient=True)
    relevance, types = filtering(answers, part.keys)
    return Figures(
        official_f=round(total.f, 4),
        official_precision=round(total.precision, 4),
        official_recall=round(total.recall, 4),
        string_slots_f1=round(strings.f1, 4),
        string_slots_precision=round(strings.precision, 4),
        string_slots_recall=round(strings.recall, 4),
        string_slots_lenient_f1=round(lenient.f1, 4),
        relevance_f1=round(relevance.f1, 4),
        type_f1=round(types.f1, 4),
        templates=sum(map(len, answers.values())),
    )


def filtering(answers: Mapping[str, Sequence[Template]], keys: Mapping[str, Sequence[Template]]) -> tuple[Count, Count]:
    """Texts with an incident, and types by text; a text or type that has optional templates alone is not wanted."""
    relevance, types = Count(), Count()
    for name, templates in keys.items():
        said = {kind for template in answers.get(name, ()) for kind in template.types}
        due = {template.types[0] for template in templates if not template.optional}
        allowed = {kind for template in templates for kind in template.types}
        wanted = due | (said & allowed)
        relevance += Count(int(bool(said and templates)), int(bool(said)), int(bool(due or (said and templates))))
        types += Count(len(said & allowed), len(said), len(wanted))
    return relevance, types


def faults(answers: Sequence[Template], templates: Sequence[Template], name: str) -> Iterator[Fault]:
    """Strings that are wrong whatever template they stand in."""
    for slot in STRINGS:
        said = [filler for template in answers for filler in template.fillers(slot)]
        told = [filler for template in templates for filler in template.fillers(slot)]
        for filler in said:
            if not any(verdict(slot, msgspec.structs.replace(filler, tags=f.tags), f) for f in told):
                yield Fault(name, "spurious", SLOT_NAMES[slot], filler.values[0])
        for filler in told:
            if not any(verdict(slot, msgspec.structs.replace(f, tags=filler.tags), filler) for f in said):
                yield Fault(name, "missing", SLOT_NAMES[slot], filler.values[0])


def digest(data: Path) -> str:
    return sha256_of(sorted(path for path in data.rglob("*") if path.is_file()) if data.is_dir() else [data])


def show(result: Result) -> None:
    for fault in result.errors:
        print("\t".join((fault.message, fault.kind, fault.slot, fault.string)))
    print(
        f"{result.messages} messages ({result.scored}), {result.figures.templates} templates of"
        f" {result.templates_wanted}; {result.system}, {result.seconds} s"
    )
    for name, (f, tally) in result.by_slot.items():
        counts = "/".join(map(str, msgspec.structs.astuple(tally)))
        print(f"  {name:24} P {tally.precision:.3f}  R {tally.recall:.3f}  F {f:.3f}   {counts}")
    print("  (correct/partial/incorrect/spurious/missing)")
    for name, found in {"": result.figures, **(result.peers or {})}.items():
        if name:
            print(f"peer: {name}")
        print(f"official, all templates  F {found.official_f:.3f}", end="   ")
        print(f"(P {found.official_precision:.3f}, R {found.official_recall:.3f})")
        print(f"string slots, CEAF-RME   F1 {found.string_slots_f1:.3f}", end="   ")
        print(f"(P {found.string_slots_precision:.3f}, R {found.string_slots_recall:.3f})", end=";  ")
        print(f"optional ones not wanted {found.string_slots_lenient_f1:.3f}")
        print(f"relevant texts           F1 {found.relevance_f1:.3f}")
        print(f"types by text            F1 {found.type_f1:.3f}")


def _parser() -> argparse.ArgumentParser:
    parser = command.options(__doc__, DEFAULT_DATA)
    parser.add_argument("--parts", metavar="NAMES", help="parts to score, as dev,tst1")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N messages")
    parser.add_argument("--rules", action="store_true", help="the coder without the trained reader")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
