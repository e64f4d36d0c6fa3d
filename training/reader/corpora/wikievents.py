"""WikiEvents: news and encyclopaedia texts with events of the KAIROS ontology.

`train-reduced` tells triggers and role fillers as text (the places it gives are where the words stand first), and types
down to the second level: `realign` finds the places. `dev` has exact places and is never trained on.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from dateline.segment.sentences import split_sentences
from training.reader.corpora.event_types import (
    NativeArgument,
    NativeEvent,
    NativeText,
    example_of,
    sentence_starts,
)
from training.reader.corpora.realign import Told, realign
from training.reader.example import Example

TRAIN = Path("wikievents/train-reduced.jsonl.gz")
DEV = Path("wikievents/dev.jsonl.gz")
# The same news as a text of dev, whole or in a long passage, word for word.
_IN_DEV = frozenset({"scenario_en_kairos_62", "scenario_en_kairos_94"})
_JOINED_LEFT = re.compile(r"[.,;:?!)\]}”’%…]+|['’]s|n['’]t")
_ALONE = re.compile(r"[^\W_]")


class _Entity(msgspec.Struct, frozen=True):
    id: str
    start: int
    end: int


class _Trigger(msgspec.Struct, frozen=True):
    text: str
    start: int = -1  # -1: told as text only
    end: int = -1


class _Argument(msgspec.Struct, frozen=True):
    role: str
    text: str
    entity_id: str = ""


class _Event(msgspec.Struct, frozen=True):
    event_type: str
    trigger: _Trigger
    arguments: tuple[_Argument, ...]


class _Row(msgspec.Struct, frozen=True):
    """`sentences` is told in two ways; `clusters`, where it is told, lists the ids of mentions that mean the same."""

    tokens: tuple[str, ...]
    event_mentions: tuple[_Event, ...]
    doc_id: str = ""
    docid: str = ""
    sentences: tuple[Any, ...] = ()
    entity_mentions: tuple[_Entity, ...] = ()
    clusters: tuple[tuple[str, ...], ...] | None = None


def examples(data: Path) -> Iterator[Example]:
    """The texts that may be trained on: `train-reduced` without what also stands in `dev`."""
    yield from (example_of(text) for text in texts(data / TRAIN) if text.id not in _IN_DEV)


def dev_examples(data: Path) -> Iterator[Example]:
    """The development part, which tells how well a training did."""
    yield from map(example_of, texts(data / DEV))


def texts(path: Path) -> list[NativeText]:
    """The texts of a file in either form, gzipped or not, in the set's own types and roles."""
    content = path.read_bytes()
    rows = msgspec.json.Decoder(_Row).decode_lines(gzip.decompress(content) if path.suffix == ".gz" else content)
    return [_placed(row) if row.doc_id else _realigned(row) for row in rows]


def _placed(row: _Row) -> NativeText:
    mentions = {mention.id: (mention.start, mention.end) for mention in row.entity_mentions}
    events = [
        NativeEvent(
            event.trigger.start,
            event.trigger.end,
            event.event_type.lower().removesuffix(".unspecified"),
            tuple(
                NativeArgument(*mentions[a.entity_id], a.role.lower())
                for a in event.arguments
                if a.entity_id in mentions
            ),
        )
        for event in row.event_mentions
    ]
    # The set's own cuts are those of lines, which may hold several sentences.
    lines = sentence_starts(len(tokens) for tokens, _ in row.sentences)
    starts = tuple(sorted({*lines, *sentences_of(row.tokens)}))
    return NativeText("wikievents", row.doc_id, row.tokens, starts, tuple(events), _coreferent(mentions, row.clusters))


def _coreferent(
    mentions: dict[str, tuple[int, int]], clusters: Iterable[Sequence[str]] | None
) -> dict[tuple[int, int], tuple[tuple[int, int], ...]] | None:
    if clusters is None:
        return None
    found: dict[tuple[int, int], tuple[tuple[int, int], ...]] = {}
    for cluster in clusters:
        spans = tuple(mentions[name] for name in cluster if name in mentions)
        found |= dict.fromkeys(spans, spans)
    return found


def _realigned(row: _Row) -> NativeText:
    told = [
        Told(e.event_type.lower(), e.trigger.text, tuple((a.role.lower(), a.text) for a in e.arguments))
        for e in row.event_mentions
    ]
    starts = sentences_of(row.tokens)
    return NativeText("wikievents", row.docid, row.tokens, starts, tuple(realign(row.tokens, starts, told)))


def sentences_of(words: Sequence[str]) -> tuple[int, ...]:
    """The first words of the sentences of a text of which only the words are known ("U", ".", "S" is read as "U.S")."""
    text, starts, quoting = "", list[int](), False
    for n, word in enumerate(words):
        closes = word == '"' and quoting
        opened = n > 0 and words[n - 1] == '"' and quoting
        apart = n > 0 and not (closes or opened or _JOINED_LEFT.fullmatch(word))
        if apart and words[n - 1] == "." and n > 1 and _ALONE.fullmatch(words[n - 2]) and len(word) == 1:
            apart = not word.isalnum()
        quoting ^= word == '"'
        text += " " * apart
        starts.append(len(text))
        text += word
    begins = {block.start for block in split_sentences(text)}
    return tuple(n for n, start in enumerate(starts) if start in begins) or (0,)
