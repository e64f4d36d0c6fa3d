"""M2E2's training texts: Voice of America, sentence by sentence, with events of eight ACE types.

The types are given the names of their like in the KAIROS ontology, to which the other event corpora are annotated;
calls and letters, like meetings, are contacts there. Mentions of entities are left: what counts as one differs from our
scheme.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import msgspec

from training.reader.corpora.event_types import NativeArgument, NativeEvent, NativeText, example_of, sentence_starts
from training.reader.example import Example

FILE = Path("m2e2/train.jsonl.gz")
_TYPES = {
    "Conflict:Attack": "conflict.attack",
    "Conflict:Demonstrate": "conflict.demonstrate",
    "Contact:Meet": "contact.contact.meet",
    "Contact:Phone-Write": "contact.contact.correspondence",
    "Justice:Arrest-Jail": "justice.arrestjaildetain",
    "Life:Die": "life.die",
    "Movement:Transport": "movement.transportation",
    "Transaction:Transfer-Money": "transaction.transfermoney",
}


class _Span(msgspec.Struct, frozen=True):
    start: int
    end: int


class _Argument(msgspec.Struct, frozen=True):
    role: str
    start: int
    end: int


class _Event(msgspec.Struct, frozen=True):
    trigger: _Span
    event_type: str
    arguments: tuple[_Argument, ...]


class _Sentence(msgspec.Struct, frozen=True):
    words: tuple[str, ...]
    events: tuple[_Event, ...] = msgspec.field(name="golden-event-mentions")


class _Row(msgspec.Struct, frozen=True):
    doc: str
    sentences: tuple[_Sentence, ...]


def examples(data: Path) -> Iterator[Example]:
    """All texts of the set, those to be held out among them."""
    for row in msgspec.json.Decoder(_Row).decode_lines(gzip.decompress((data / FILE).read_bytes())):
        yield example_of(_text(row))


def _text(row: _Row) -> NativeText:
    events: list[NativeEvent] = []
    at = 0
    for sentence in row.sentences:
        for event in sentence.events:
            arguments = [NativeArgument(a.start + at, a.end + at, a.role.lower()) for a in event.arguments]
            start, end = event.trigger.start + at, event.trigger.end + at
            events.append(NativeEvent(start, end, _TYPES[event.event_type], tuple(arguments)))
        at += len(sentence.words)
    words = tuple(word for sentence in row.sentences for word in sentence.words)
    return NativeText("m2e2", row.doc, words, sentence_starts(len(s.words) for s in row.sentences), tuple(events))
