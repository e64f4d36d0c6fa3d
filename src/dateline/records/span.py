"""A range of the report's text: the form in which every value carries its evidence."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """A half-open range ``[start, end)`` in Unicode code points of the report's decoded text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words quoted: ``text[start:end]``."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def shift(self, by: int) -> Span:
        return Span(self.start + by, self.end + by)
