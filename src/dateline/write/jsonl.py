"""JSON Lines: one record a line, as `docs/record.md` describes it."""

from __future__ import annotations

import msgspec

from dateline.records.claim import Record

_ENCODER = msgspec.json.Encoder()


def ordered(record: Record) -> dict[str, object]:
    """The record's keys in the order in which they are written: ``schema`` first, so that a reader can tell at once."""
    return {"schema": record.schema, "report": record.report, "actors": record.actors, "claims": record.claims}


def encode(record: Record) -> bytes:
    """The record as one line of UTF-8 that ends in a line feed.

    Every key is there, `null` where the value is not known; dates are ISO 8601. The same record gives the same bytes.
    """
    return _ENCODER.encode(ordered(record)) + b"\n"
