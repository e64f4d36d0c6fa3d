"""The dateline: where, by which wire and on which day a report was filed."""

from __future__ import annotations

import msgspec

from dateline.records.span import Span


class DatelineLine(msgspec.Struct, frozen=True):
    """A dateline as it stands in the text ("KABUL, 3 May (AFP) -").

    ``span`` runs from the place to the mark that closes it, ``date`` is the day as written (often without a year),
    ``agency`` the wire's usual name, and ``body_start`` the offset at which the story itself begins.
    """

    span: Span
    place: Span
    agency: str | None
    date: Span | None
    body_start: int
