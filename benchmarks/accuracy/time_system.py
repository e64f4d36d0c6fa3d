"""Dateline's own time tagger as the benchmark runs it: expressions found, then given values."""

from __future__ import annotations

from datetime import date

from benchmarks.accuracy.timeml import Expression
from dateline.resolve.timex import annotate
from dateline.tag.times import find_timexes


def tag(text: str, written: date | None) -> list[Expression]:
    """The expressions of a text written on that day, in order."""
    mentions = find_timexes(text, 0, len(text))
    return [Expression(one.span, one.type, one.value) for one in annotate(text, mentions, written)]
