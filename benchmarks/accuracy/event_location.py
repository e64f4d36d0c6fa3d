"""Acts in conflict news with the place where they happened (Halterman's event-location set), read from its JSON lines.

A row is a text of mostly one sentence, one verb, and no, one or several spans of LOCATION: where, by the annotator, the
act happened that the verb tells. None means that the text names no place of that act; the same text may come again with
other verbs. Rows that annotators accepted and those without an answer are read alike.

A tenth of the spans holds numbers of words (both ends included) where others hold characters: they are told by not
lying on borders of words or by not giving the span's own text. Words of one name marked one by one ("West", "Bank") are
one span. Commas and blanks that a span begins or ends with are no part of it.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

VERB, PLACE = "VERB", "LOCATION"


class Word(msgspec.Struct, frozen=True):
    text: str
    start: int
    end: int


class Marked(msgspec.Struct, frozen=True):
    """A span as the file has it."""

    start: int
    end: int
    label: str
    text: str = ""


class _Row(msgspec.Struct, frozen=True):
    text: str
    spans: tuple[Marked, ...]
    tokens: tuple[Word, ...]
    source: str = ""


class Act(msgspec.Struct, frozen=True):
    """One row: where the verb stands, and the places in the order of the text; all are ranges of characters."""

    text: str
    verb: tuple[int, int]
    places: tuple[tuple[int, int], ...]
    source: str


def load(path: Path) -> tuple[list[Act], int]:
    """The acts of a file, gzipped or not, and the number of rows whose spans can't be read."""
    rows = list(_rows(path))
    acts = [act for row in rows if (act := _act(row)) is not None]
    return acts, len(rows) - len(acts)


def _rows(path: Path) -> Iterator[_Row]:
    content = path.read_bytes()
    for line in (gzip.decompress(content) if path.suffix == ".gz" else content).splitlines():
        if line.strip():
            yield msgspec.json.decode(line, type=_Row)


def _act(row: _Row) -> Act | None:
    verbs = [characters(row.text, row.tokens, span) for span in row.spans if span.label == VERB]
    places = [characters(row.text, row.tokens, span) for span in row.spans if span.label == PLACE]
    found = [place for place in places if place is not None]
    if not verbs or verbs[0] is None or len(found) < len(places):
        return None
    return Act(row.text, verbs[0], _joined(row.text, found), row.source)


def characters(text: str, words: Sequence[Word], span: Marked) -> tuple[int, int] | None:
    """The characters of a span, trimmed; None where its ends are neither characters nor words of the text."""
    start, end = span.start, span.end
    borders = any(word.start == start for word in words) and any(word.end == end for word in words)
    if not (borders and start < end and (not span.text or text[start:end] == span.text)):
        if not 0 <= start <= end < len(words):
            return None
        start, end = words[start].start, words[end].end
    while start < end and text[end - 1] in " ,\n":
        end -= 1
    while start < end and text[start] in " ,\n":
        start += 1
    return (start, end) if start < end else None


def _joined(text: str, places: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
