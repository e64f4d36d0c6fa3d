"""Who says what, in political news (PolNeAR): `python -m benchmarks.accuracy.attribution [--data FILE] [--json]`.

The reader is given the text alone; each cue that it finds is an attribution, with the words it reads as the cue's
source and content. `source_f1` and `content_f1`: F1 over the words of sources and contents, after attributions found
and annotated have been paired one to one; `benchmarks.accuracy.attribution_scoring` says how. `cue_f1` is the same for
the words of cues, `attribution_f1` counts attributions, right where the cues share a word. Punctuation marks are words
like any other.

The default file is the set's own development part, which training leaves out.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Protocol

import msgspec

from benchmarks.accuracy import command, polnear
from benchmarks.accuracy.attribution_scoring import Said, Score, pair, score
from benchmarks.accuracy.gold import Figures, figures
from benchmarks.accuracy.text_words import TextWords
from benchmarks.machine import machine, sha256_of, versions
from dateline.encoder.reader import Reader
from dateline.records.reading import Labelled

DEFAULT_DATA = Path("../shared/data/polnear/dev.jsonl.gz")
_PARTS = frozenset({"source", "content"})


class Reading(Protocol):
    def cues(self) -> list[Labelled]: ...

    def roles(self, trigger: int, allowed: Collection[str] | None = None) -> list[Labelled]: ...


class AttributionReader(Protocol):
    def read(self, words: Sequence[str], sentences: Sequence[int]) -> Reading: ...


class Answer(msgspec.Struct, frozen=True):
    """What was wanted and what was found in one article."""

    id: str
    words: tuple[str, ...]
    wanted: tuple[Said, ...]
    found: tuple[Said, ...]


class Fault(msgspec.Struct, frozen=True):
    """An attribution that was missed, found where there is none, or read otherwise; each part as `wanted → found`."""

    article: str
    kind: str
    cue: str
    source: str
    content: str


class Result(msgspec.Struct, frozen=True, kw_only=True):
    benchmark: str = "attribution"
    source_f1: float
    content_f1: float
    cue_f1: float
    attribution_f1: float
    source: Figures
    content: Figures
    cue: Figures
    attributions: Figures
    articles: int
    scored: str
    errors: list[Fault]
    peers: dict[str, float] | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=lambda: versions("onnxruntime", "tokenizers"))
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None, reader: AttributionReader | None = None) -> int:
    options = command.options(__doc__, DEFAULT_DATA).parse_args(argv)
    default = command.same_path(options.data, DEFAULT_DATA)
    reader = reader or Reader.load()
    answers = [answer(article, reader) for article in polnear.load(options.data)]
    total: Score = score((a.wanted, a.found) for a in answers)
    result = Result(
        source_f1=round(total.source.f1, 4),
        content_f1=round(total.content.f1, 4),
        cue_f1=round(total.cue.f1, 4),
        attribution_f1=round(total.attributions.f1, 4),
        source=figures(total.source),
        content=figures(total.content),
        cue=figures(total.cue),
        attributions=figures(total.attributions),
        articles=len(answers),
        scored="the development part, which training left out" if default else "all texts of the file",
        errors=[fault for a in answers for fault in faults(a)][: options.errors],
        peers={} if options.peers else None,
        data={"path": str(options.data), "sha256": sha256_of([options.data])},
    )
    command.tell(result, options.json, show)
    return command.below("attribution", result, options.floors)


def answer(article: polnear.Article, reader: AttributionReader) -> Answer:
    words = TextWords(article.text)
    wanted = tuple(
        Said(_touched(words, a.source), _touched(words, a.cue), _touched(words, a.content))
        for a in article.attributions()
    )
    return Answer(article.id, words.words, wanted, find(words, reader))


def find(words: TextWords, reader: AttributionReader) -> tuple[Said, ...]:
    """The attributions that the reader finds."""
    if not words.words:
        return ()
    reading = reader.read(words.words, words.sentences)
    found = []
    for cue in reading.cues():
        parts: dict[str, set[int]] = {"source": set(), "content": set()}
        for span in reading.roles(cue.start, _PARTS):
            parts[span.label].update(range(span.start, span.end))
        at = frozenset(range(cue.start, cue.end))
        found.append(Said(frozenset(parts["source"]), at, frozenset(parts["content"])))
    return tuple(found)


def _touched(words: TextWords, places: polnear.Ranges) -> frozenset[int]:
    return frozenset(word for place in places for word in range(*(words.words_of(*place) or (0, 0))))


def faults(a: Answer) -> list[Fault]:
    """What is not as annotated, in the order of the text; then what is spurious."""
    partner = pair(a.wanted, a.found)
    wrong: list[Fault] = []
    for j, gold in enumerate(a.wanted):
        said = a.found[partner[j]] if j in partner else None
        if said != gold:
            wrong.append(_fault(a, "other" if said else "missed", gold, said))
    spurious = sorted(set(range(len(a.found))) - set(partner.values()))
    return wrong + [_fault(a, "spurious", None, a.found[i]) for i in spurious]


def _fault(a: Answer, kind: str, gold: Said | None, said: Said | None) -> Fault:
    def told(part: str) -> str:
        sides = [" ".join(a.words[n] for n in sorted(getattr(side, part))) if side else "" for side in (gold, said)]
        return sides[0] if sides[0] == sides[1] else " → ".join(side or "-" for side in sides)

    return Fault(a.id, kind, told("cue"), told("source"), told("content"))


def show(result: Result) -> None:
    for fault in result.errors:
        print("\t".join((fault.article, fault.kind, fault.cue, fault.source, fault.content)))
    print(f"{result.articles} articles ({result.scored})")
    rows = {
        "words of sources": result.source,
        "words of contents": result.content,
        "words of cues": result.cue,
        "attributions": result.attributions,
    }
    for name, row in rows.items():
        print(f"{name:18} P {row['precision']:.3f}  R {row['recall']:.3f}  F1 {row['f1']:.3f}   of {row['wanted']}")


if __name__ == "__main__":
    raise SystemExit(main())
