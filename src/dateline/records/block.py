"""A sentence before it is parsed: a range of the text and the paragraph it stands in."""

from __future__ import annotations

import msgspec

from dateline.records.span import Span


class Block(msgspec.Struct, frozen=True):
    """A sentence as the splitter cuts it. ``paragraph`` counts the story's paragraphs from 0; space is trimmed off."""

    paragraph: int
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
