"""MUC-4 in the scheme: the strings of the keys as fillers, and the types of incident that a text tells.

A text without templates has neither fillers nor incidents. The texts are upper case and stay so, with the message's id
and dateline in front, as the benchmark reads them. How strings become spans: `benchmarks.accuracy.muc4_mentions`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_mentions import key_mentions, key_types
from benchmarks.accuracy.text_words import TextWords
from training.reader.example import INCIDENTS, Example, Span

ARCHIVE = Path("muc4/muc4-dev-tst1-tst2.tar.gz")


def examples(data: Path, parts: Iterable[str] = ("dev",)) -> Iterator[Example]:
    """One example a text, of the parts named; ``data`` holds `muc4/`. What is not `dev` is for measuring."""
    part = keys.load(data / ARCHIVE, parts)
    for message in part.messages.values():
        yield example(message, part.keys[message.id])


def example(message: keys.Message, templates: Iterable[keys.Template]) -> Example:
    page = TextWords(message.text)
    templates = tuple(templates)
    types = key_types(templates)
    return Example(
        corpus="muc4",
        id=message.id,
        words=page.words,
        sentences=tuple(page.sentences),
        fillers=tuple(Span(found.start, found.end, found.label) for found in key_mentions(page, templates)),
        incidents=tuple(kind for kind in INCIDENTS if kind in types),
    )
