"""re3d in the scheme: mentions of all types that it confirms, one example a document."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.accuracy.re3d import TYPES, Document, load, outermost
from benchmarks.accuracy.text_words import TextWords
from training.reader.example import Example, Span

FILE = Path("re3d/train.jsonl.gz")


def examples(data: Path) -> Iterator[Example]:
    """One example a document; `data` holds `re3d/`."""
    for document in load(data / FILE):
        yield example(document)


def example(document: Document) -> Example:
    """A mention is widened to whole words; the shorter of two that come to share a word is dropped."""
    page = TextWords(document.text)
    taken: set[int] = set()
    mentions: list[Span] = []
    for entity in sorted(outermost(document.entities), key=lambda e: e.begin - e.end):
        found = page.words_of(entity.begin, entity.end)
        if found and taken.isdisjoint(range(*found)):
            taken.update(range(*found))
            mentions.append(Span(*found, entity.type))
    return Example(
        corpus="re3d",
        id=document.id,
        words=page.words,
        sentences=tuple(page.sentences),
        mentions=tuple(sorted(mentions, key=lambda mention: mention.start)),
        mention_types=TYPES,
    )
