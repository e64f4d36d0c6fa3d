"""Dateline's own time tagger as the benchmark runs it: expressions found sentence by sentence, then given values."""

from __future__ import annotations

from datetime import date

from benchmarks.accuracy.timeml import Expression
from dateline.resolve.timex import annotate
from dateline.segment.sentences import split_sentences
from dateline.tag.times import find_times


def tag(text: str, written: date | None) -> list[Expression]:
    """The expressions of a text written on that day, in order."""
    mentions = [m for block in split_sentences(text) for m in find_times(text, block.start, block.end)]
    return [Expression(one.span, one.type, one.value) for one in annotate(text, mentions, written)]
