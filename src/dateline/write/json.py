"""JSON for people: one indented array of records, written piece by piece so that a long batch stays flat in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from dateline.records.claim import Record
from dateline.write import jsonl


def encode(record: Record) -> bytes:
    """One record, indented by two spaces, without a line feed at its end."""
    return msgspec.json.format(jsonl.encode(record), indent=2)


def encode_all(records: Iterable[Record]) -> Iterator[bytes]:
    """The pieces of an array that holds ``records``, also where there are none or only one."""
    lead = b"[\n"
    for record in records:
        yield lead + encode(record)
        lead = b",\n"
    yield b"[]\n" if lead == b"[\n" else b"\n]\n"
