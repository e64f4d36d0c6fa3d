"""Mentions in documents on Syria and Iraq (re3d): `python -m benchmarks.accuracy.mentions [--data FILE] [--json]`.

`f1`: a mention is right if it has exactly the characters and the type of an annotated one; micro over all types.
Wanted are the outermost confirmed entities (see `benchmarks.accuracy.re3d`): the reader's mentions do not overlap.
`f1_all_entities`: the same against every entity of the file, those inside others and those nobody confirmed included.
`span_f1`: the type may be any. `reachable`: the share of the wanted that begin and end where words do.

In the default file only the documents that the reader was not trained on are scored, in any other file all.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from benchmarks.accuracy import command, re3d
from benchmarks.accuracy.gold import Figures, figures
from benchmarks.accuracy.mention_scoring import Mention, Pages, by_type, spans_alone
from benchmarks.accuracy.scoring import Count
from benchmarks.accuracy.splits import held_out
from benchmarks.accuracy.text_words import TextWords
from benchmarks.machine import machine, sha256_of, versions
from dateline.encoder.reader import Reader
from dateline.records.reading import Labelled
from dateline.records.syntax import Sentence
from dateline.segment.sentences import split_sentences
from dateline.syntax.parser import Parser

DEFAULT_DATA = Path("../shared/data/re3d/train.jsonl.gz")


class Reading(Protocol):
    def mentions(self, parsed: Sequence[Sentence] | None = None) -> list[Labelled]: ...


class MentionReader(Protocol):
    def read(self, words: Sequence[str], sentences: Sequence[int]) -> Reading: ...


class Fault(msgspec.Struct, frozen=True):
    """A mention that was missed, or found where there is none."""

    document: str
    kind: str
    type: str
    quote: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "mentions"
    f1: float
    precision: float
    recall: float
    f1_all_entities: float
    span_f1: float
    reachable: float
    counts: Count
    by_type: dict[str, Figures]
    documents: int
    scored: str
    errors: list[Fault]
    peers: dict[str, float] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=lambda: versions("onnxruntime", "tokenizers"))
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None, reader: MentionReader | None = None) -> int:
    options = command.options(__doc__, DEFAULT_DATA).parse_args(argv)
    default = command.same_path(options.data, DEFAULT_DATA)
    documents = [d for d in re3d.load(options.data) if not default or held_out("re3d", d.id)]
    reader, parser = reader or Reader.load(), Parser.load()
    words = {document.id: TextWords(document.text) for document in documents}
    outer = {document.id: _mentions(re3d.outermost(document.entities)) for document in documents}
    found = {document.id: find(words[document.id], reader, parser) for document in documents}
    pages = [Pages(d.id, d.text, outer[d.id], found[d.id]) for d in documents]
    everything = [Pages(d.id, d.text, _mentions(d.entities), found[d.id]) for d in documents]
    types = by_type(pages)
    total = sum(types.values(), Count())
    reachable = sum(_on_words(mention, words[d.id]) for d in documents for mention in outer[d.id])
    result = Result(
        f1=round(total.f1, 4),
        precision=round(total.precision, 4),
        recall=round(total.recall, 4),
        f1_all_entities=round(sum(by_type(everything).values(), Count()).f1, 4),
        span_f1=round(spans_alone(pages).f1, 4),
        reachable=round(reachable / max(total.wanted, 1), 4),
        counts=total,
        by_type={kind: figures(count) for kind, count in types.items()},
        documents=len(documents),
        scored="texts that training left out" if default else "all texts of the file",
        errors=[fault for page in pages for fault in faults(page)][: options.errors],
        peers={} if options.peers else None,
        data={"path": str(options.data), "sha256": sha256_of([options.data])},
    )
    command.tell(result, options.json, show)
    return command.below("mentions", result, options.floors)


def find(words: TextWords, reader: MentionReader, parser: Parser) -> frozenset[Mention]:
    """What the reader finds in the parsed text, in characters."""
    if not words.words:
        return frozenset()
    spans = reader.read(words.words, words.sentences).mentions(parser(words.text, split_sentences(words.text)))
    return frozenset(Mention(*words.characters_of(span.start, span.end), span.label) for span in spans)


def faults(page: Pages) -> list[Fault]:
    """What is not as annotated, in the order of the text."""
    wrong = [(m, "missed") for m in page.wanted - page.found] + [(m, "spurious") for m in page.found - page.wanted]
    return [Fault(page.id, kind, m.kind, page.text[m.start : m.end]) for m, kind in sorted(wrong)]


def _mentions(entities: Sequence[re3d.Entity]) -> frozenset[Mention]:
    return frozenset(Mention(entity.begin, entity.end, entity.type) for entity in entities)


def _on_words(mention: Mention, words: TextWords) -> bool:
    found = words.words_of(mention.start, mention.end)
    return found is not None and words.characters_of(*found) == (mention.start, mention.end)


def show(result: Result) -> None:
    for fault in result.errors:
        print("\t".join((fault.document, fault.kind, fault.type, " ".join(fault.quote.split()))))
    print(f"{result.documents} documents ({result.scored}), {result.reachable:.3f} of the mentions on borders of words")
    print(f"exact span and type  micro F1 {result.f1:.3f}   (P {result.precision:.3f}, R {result.recall:.3f})")
    print(f"span alone           micro F1 {result.span_f1:.3f}")
    print(f"all entities wanted  micro F1 {result.f1_all_entities:.3f}")
    for kind, row in result.by_type.items():
        print(f"  {kind:18} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}   of {row['wanted']}")


if __name__ == "__main__":
    raise SystemExit(main())
