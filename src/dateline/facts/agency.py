"""Which wire service a text credits."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from dateline.lexicon.agencies import Agencies
from dateline.records.dateline_line import DatelineLine
from dateline.records.report import Furniture

_TOP = 400
_END = 300


class _Patterns:
    def __init__(self, agencies: Agencies) -> None:
        name = f"(?P<name>{agencies.pattern})"
        self.agencies = agencies
        self.bracketed = re.compile(rf"[(\[]{name}(?:[/,][^()\[\]]{{1,40}})?[)\]]")
        self.closing = re.compile(
            rf"(?:[-–—©/|(\[]|\b(?i:source|by|credit|copyright|courtesy of)\b:?)\s*(?:\d{{4}}\s*)?(?:[Tt]he\s)?{name}"
            r"(?:\s*[/&,]\s*\S{1,30})?[)\].\s]*$"
        )
        self.credit_line = re.compile(
            r"(?:^|[-–—©/|(\[,]|\b(?i:source|by|credit|copyright|courtesy of|via)\b:?)"
            rf"\s*(?:\d{{4}}\s*)?(?:[Tt]he\s)?{name}"
        )
        self.hearer = re.compile(rf"\b(?:told|telling|tells)\s+(?:[Tt]he\s)?(?:news agency |agency )?{name}")
        self.staff = re.compile(
            rf"\b(?:[Aa]n?|[Tt]he)\s{name}(?:['’]s)?\s(?:\w+\s)?"
            r"(?:correspondent|reporter|journalist|photographer|team|tally|count|crew|stringer)"
        )


def find_agency(text: str, furniture: Sequence[Furniture] = (), dateline: DatelineLine | None = None) -> str | None:
    """The usual name of the wire that the text credits: in its dateline, a credit line, or as the one that was told."""
    if dateline is not None and dateline.agency is not None:
        return dateline.agency
    patterns = _patterns()
    for found in (
        _credited(text, furniture, patterns),
        _first(patterns.bracketed, text[:_TOP]),
        _most(patterns, text),
    ):
        if found is not None:
            named = patterns.agencies.named(found)
            return named.name if named else None
    return None


def _credited(text: str, furniture: Sequence[Furniture], patterns: _Patterns) -> str | None:
    """A wire named in a byline, a copyright line or at the very end."""
    for piece in furniture:
        if piece.kind in ("byline", "notice") and piece.end - piece.start <= _END:
            found = _first(patterns.credit_line, text[piece.start : piece.end])
            if found is not None:
                return found
    return _first(patterns.closing, text[-_END:].rstrip())


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    match = pattern.search(text)
    return match["name"] if match else None


def _most(patterns: _Patterns, text: str) -> str | None:
    """The wire that is most often told something, or whose journalist saw it; the first of equals."""
    counted: Counter[str] = Counter()
    for pattern in (patterns.hearer, patterns.staff):
        for match in pattern.finditer(text):
            named = patterns.agencies.named(match["name"])
            if named is not None:
                counted[named.name] += 1
    return counted.most_common(1)[0][0] if counted else None


@cache
def _patterns() -> _Patterns:
    return _Patterns(Agencies.load())
