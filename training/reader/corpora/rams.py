"""RAMS: windows of up to five sentences, in each of which one event is marked with its arguments.

Windows with the same words are put together. Windows of one article overlap, so that a text's `id` is the address of
its article, which several texts may share: what is held out by it stays apart from what is trained on.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from training.reader.corpora.event_types import NativeArgument, NativeEvent, NativeText, example_of, sentence_starts
from training.reader.example import Example

FILE = Path("rams/dev.jsonl.gz")
_LINK = re.compile(r"evt\d+arg\d+(?P<role>\w+)")
_Range = tuple[int, int]  # first and last word


class _Row(msgspec.Struct, frozen=True):
    doc_key: str
    sentences: tuple[tuple[str, ...], ...]
    evt_triggers: tuple[tuple[int, int, tuple[tuple[str, float], ...]], ...]
    gold_evt_links: tuple[tuple[_Range, _Range, str], ...]
    source_url: str = ""


def examples(data: Path) -> Iterator[Example]:
    """All texts of the set, those to be held out among them."""
    yield from map(example_of, texts(data / FILE))


def texts(path: Path) -> list[NativeText]:
    """The windows of a file in the set's form, gzipped or not, in its own types and roles."""
    content = path.read_bytes()
    rows = msgspec.json.Decoder(_Row).decode_lines(gzip.decompress(content) if path.suffix == ".gz" else content)
    found: dict[tuple[str, tuple[tuple[str, ...], ...]], NativeText] = {}
    for row in rows:
        article = row.source_url or row.doc_key
        text = found.get((article, row.sentences)) or NativeText(
            "rams",
            article,
            tuple(word for sentence in row.sentences for word in sentence),
            sentence_starts(map(len, row.sentences)),
            (),
        )
        found[article, row.sentences] = msgspec.structs.replace(text, events=_merged(text.events, _events(row)))
    return list(found.values())


def _events(row: _Row) -> Iterator[NativeEvent]:
    for first, last, types in row.evt_triggers:
        arguments = [
            NativeArgument(start, end + 1, match["role"])
            for trigger, (start, end), link in row.gold_evt_links
            if trigger == (first, last) and (match := _LINK.fullmatch(link))
        ]
        yield NativeEvent(first, last + 1, types[0][0].removesuffix(".n/a"), tuple(arguments))


def _merged(events: tuple[NativeEvent, ...], more: Iterator[NativeEvent]) -> tuple[NativeEvent, ...]:
    return (*events, *(event for event in more if event not in events))
