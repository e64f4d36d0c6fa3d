"""Triggers and arguments of events in WikiEvents or RAMS: `python -m benchmarks.accuracy.roles [--data FILE] [--json]`.

FILE is in one of WikiEvents' two forms or in that of RAMS, gzipped or not; its fields tell which. The figures are of
the trained reader alone, without the rest of the coder.

`argument_f1`: trigger and type are given; an argument is right if its head word (by Dateline's parser) and role are.
`argument_coref_f1`: the head of any mention that means the same is right too; null where the file lists no coreference
(`clusters` of mention ids). The scheme's roles are turned back into those of the event's type; what the scheme has no
role for counts as missed. The names that a role has in subtypes of which the type does not tell count as one.
`trigger_f1`: head word and type, down to its second level, with nothing given. RAMS marks one event in a window and
leaves the others, so that there it is null and only `trigger_recall` means something.

WikiEvents' `dev`, the default, was not trained on. Of the RAMS file that was, only the articles left out of training
are scored; of any other file all texts are.
"""

from __future__ import annotations

import filecmp
import gzip
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Protocol

import msgspec

from benchmarks.accuracy import command
from benchmarks.accuracy.role_scoring import (
    Counts,
    Headed,
    count_arguments,
    count_labels,
    count_triggers,
    head_word,
)
from benchmarks.accuracy.scoring import Count
from benchmarks.accuracy.splits import held_out
from benchmarks.machine import machine, sha256_of, versions
from dateline.records.block import Block
from dateline.records.reading import Labelled
from dateline.syntax.parser import Parser
from training.reader.corpora import rams, wikievents
from training.reader.corpora.event_types import (
    NativeEvent,
    NativeText,
    level_two,
    native_role,
    roles_of,
    scheme_role,
)

SHARED = Path("../shared/data")
DEFAULT_DATA = SHARED / wikievents.DEV


class Reading(Protocol):
    """What is read of one text."""

    def native_triggers(self) -> list[Labelled]: ...

    def roles(self, trigger: int, allowed: Collection[str] | None = None) -> list[Labelled]: ...


class Reads(Protocol):
    """The trained reader, or one like it."""

    def read(self, words: Sequence[str], sentences: Sequence[int]) -> Reading: ...


class Fault(msgspec.Struct, frozen=True):
    """An argument of an event that was missed or is one too many; `role` is the corpus' own."""

    text: str
    kind: str
    type: str
    trigger: str
    role: str
    head: str


class Answer(msgspec.Struct, frozen=True):
    """The counts of one text."""

    counts: Counts
    by_role: dict[str, Count]
    faults: tuple[Fault, ...]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "roles"
    corpus: str
    argument_f1: float
    argument_coref_f1: float | None
    argument_identification_f1: float
    trigger_f1: float | None
    trigger_recall: float
    counts: Counts
    by_role: dict[str, Count]
    texts: int
    texts_scored: str
    events: int
    errors: list[Fault]
    peers: dict[str, float] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=versions)
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None, reader: Reads | None = None, parser: Parser | None = None) -> int:
    options = command.options(__doc__, DEFAULT_DATA).parse_args(argv)
    texts, which = choose(options.data, read_texts(options.data))
    result = measure(texts, reader or _load(), parser or Parser.load())
    result = msgspec.structs.replace(
        result,
        texts_scored=which,
        errors=result.errors[: options.errors],
        # The figures that others report for these sets are of their test splits.
        peers={} if options.peers else None,
        data={"path": str(options.data), "sha256": sha256_of([options.data])},
    )
    command.tell(result, options.json, show)
    return command.below("roles", result, options.floors)


def _load() -> Reads:
    from dateline.encoder.reader import Reader  # noqa: PLC0415  # a benchmark that is given a reader needs no weights

    return Reader.load()


def read_texts(path: Path) -> list[NativeText]:
    """The texts of a file in any of the three forms."""
    content = path.read_bytes()
    first = (gzip.decompress(content) if path.suffix == ".gz" else content).lstrip().partition(b"\n")[0]
    fields = msgspec.json.decode(first, type=dict[str, msgspec.Raw]) if first else {}
    return rams.texts(path) if "evt_triggers" in fields else wikievents.texts(path)


def choose(path: Path, texts: list[NativeText]) -> tuple[list[NativeText], str]:
    """The texts to be scored, and in words which they are."""
    if _same_file(path, SHARED / rams.FILE):
        return [text for text in texts if held_out("rams", text.id)], "the articles left out of training"
    if _same_file(path, SHARED / wikievents.TRAIN):
        return texts, "all, and the reader was TRAINED on them"
    if _same_file(path, DEFAULT_DATA):
        return texts, "all, none of them trained on"
    return texts, "all"


def _same_file(path: Path, other: Path) -> bool:
    return other.is_file() and filecmp.cmp(path, other, shallow=False)


def measure(texts: Sequence[NativeText], reader: Reads, parser: Parser) -> Result:
    """The figures over `texts`, with all errors."""
    counts, by_role, faults = Counts(), dict[str, Count](), list[Fault]()
    for text in texts:
        answer = answer_one(text, reader.read(text.words, text.sentences), parents(text, parser))
        counts += answer.counts
        for role, count in answer.by_role.items():
            by_role[role] = by_role.get(role, Count()) + count
        faults += answer.faults
    one_marked = any(text.corpus == "rams" for text in texts)
    coreference = any(text.coreferent is not None for text in texts)
    return Result(
        corpus=texts[0].corpus if texts else "",
        argument_f1=round(counts.argument.f1, 4),
        argument_coref_f1=round(counts.coreferent.f1, 4) if coreference else None,
        argument_identification_f1=round(counts.identified.f1, 4),
        trigger_f1=None if one_marked else round(counts.trigger.f1, 4),
        trigger_recall=round(counts.trigger.recall, 4),
        counts=counts,
        by_role=dict(sorted(by_role.items(), key=lambda item: (-item[1].wanted, item[0]))),
        texts=len(texts),
        texts_scored="all",
        events=sum(len(text.events) for text in texts),
        errors=faults,
        peers=None,
        data={},
    )


def answer_one(text: NativeText, reading: Reading, tree: Sequence[int]) -> Answer:
    """The counts of one text; `tree` holds the parent of each word."""
    same = {
        head_word(tree, *span): {head_word(tree, *other) for other in spans}
        for span, spans in (text.coreferent or {}).items()
    }
    named = {Headed(head_word(tree, found.start, found.end), found.label) for found in reading.native_triggers()}
    told = {Headed(head_word(tree, event.start, event.end), level_two(event.type)) for event in text.events}
    counts = count_triggers(named, told)
    by_role: dict[str, Count] = {}
    faults: list[Fault] = []
    for event in text.events:
        said = set(predicted(text, event, reading, tree))
        wanted = {Headed(head_word(tree, a.start, a.end), _one_name(text, event, a.role)) for a in event.arguments}
        counts += count_arguments(said, wanted, same)
        for role, count in count_labels(said, wanted).items():
            by_role[role] = by_role.get(role, Count()) + count
        faults += _faults(text, event, said, wanted)
    return Answer(counts, by_role, tuple(faults))


def predicted(text: NativeText, event: NativeEvent, reading: Reading, tree: Sequence[int]) -> Iterator[Headed]:
    """The arguments of an event whose trigger and type are given, under the roles of its type."""
    known = roles_of(event.type, text.corpus)
    for found in reading.roles(head_word(tree, event.start, event.end), known) if known else ():
        if role := native_role(event.type, found.label, text.corpus):
            yield Headed(head_word(tree, found.start, found.end), role)


def _one_name(text: NativeText, event: NativeEvent, role: str) -> str:
    """The name that stands for all that the role has in subtypes of the type."""
    return native_role(event.type, scheme_role(event.type, role, text.corpus), text.corpus) or role


def _faults(text: NativeText, event: NativeEvent, said: set[Headed], wanted: set[Headed]) -> Iterator[Fault]:
    trigger = " ".join(text.words[event.start : event.end])
    for kind, arguments in (("missed", wanted - said), ("spurious", said - wanted)):
        for argument in sorted(arguments):
            yield Fault(text.id, kind, event.type, trigger, argument.label, text.words[argument.head])


def parents(text: NativeText, parser: Parser) -> list[int]:
    """The parent of each word by the parser, its own index for the root of a sentence."""
    starts, length = [], 0
    for word in text.words:
        starts.append(length)
        length += len(word) + 1
    borders = [*text.sentences, len(text.words)]
    blocks = [
        Block(0, starts[first], starts[last - 1] + len(text.words[last - 1])) for first, last in pairwise(borders)
    ]
    word_at = {place: n for n, start in enumerate(starts) for place in range(start, start + len(text.words[n]))}
    found = list(range(len(text.words)))
    for sentence in parser(" ".join(text.words), blocks):
        owners = [word_at[token.start] for token in sentence.tokens]
        for token, owner in zip(sentence.tokens, owners, strict=True):
            # A word of several tokens has the parent of the first whose own lies in another word.
            if owners[token.head] != owner and found[owner] == owner:
                found[owner] = owners[token.head]
    return found


def show(result: Result) -> None:
    """The figures as a person reads them."""
    for fault in result.errors:
        print("\t".join((fault.text, fault.kind, fault.type, fault.trigger, fault.role, fault.head)))
    print(f"{result.corpus}: {result.events} events in {result.texts} texts ({result.texts_scored})")
    rows: Iterable[tuple[str, Count]] = (
        ("arguments", result.counts.argument),
        ("  by coreference", result.counts.coreferent),
        ("  head alone", result.counts.identified),
        ("triggers", result.counts.trigger),
        *((f"  {role}", count) for role, count in result.by_role.items()),
    )
    print(f"{'':22} P      R      F1    right/coded/wanted")
    for name, count in rows:
        if name == "  by coreference" and result.argument_coref_f1 is None:
            continue
        counted = f"{count.right}/{count.coded}/{count.wanted}"
        print(f"{name:22} {count.precision:.3f}  {count.recall:.3f}  {count.f1:.3f}   {counted}")
    if result.trigger_f1 is None:
        print("RAMS marks one event in each window: of the triggers only recall means something.")


if __name__ == "__main__":
    raise SystemExit(main())
