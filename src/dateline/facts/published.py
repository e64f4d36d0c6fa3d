"""When the report was published: the line that says so, and which of several statements counts."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dateline.facts.dates import DAY_PATTERN
from dateline.facts.story import head
from dateline.records.report import Furniture, Published, Source
from dateline.records.span import Span
from dateline.settings import Settings
from dateline.text.lines import Line, lines

_TOP_CHARACTERS = 6_000
# A date line stands over the story or closes it.
_TOP_LINES, _END_LINES = 8, 3
_LONGEST = 140

_LABEL = (
    r"(?:(?:first\s+|originally\s+|last\s+)?(?:published|posted|updated|modified|issued|released|dated?|created|filed|aired)"
    r"(?:\s+(?:on|at|date))?|date|day)"
)
_CLOCK = (
    r"(?:(?:at\s+)?(?:\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|\d{4}(?=\s*[A-Z]{3}))"
    r"(?:\s*\(?[A-Z]{1,4}\)?)?(?:\s*[+-]\d{2}:?\d{2})?)"
)
_DATE_LINE = re.compile(
    rf"[\W_]*(?P<label>{_LABEL}\s*[:\s–—-]\s*)?(?:{_CLOCK}[\s,|–—-]+(?:on\s+)?)?\b(?P<date>{DAY_PATTERN})"
    rf"(?:(?:T|[\s,|–—-]+){_CLOCK})?(?:[\s,|/–—-]+(?P<more>(?:{_LABEL}|\d+\s+\w+\s+ago|\d+ min)\b.{{0,70}}))?[\W_]*",
    re.IGNORECASE,
)
_UPDATED = re.compile(r"^\W*(?:last\s+)?(?:updated|modified)", re.IGNORECASE)


def is_date_line(line: str) -> bool:
    """Whether ``line`` holds a calendar day and nothing but it, its label and a time of day."""
    return len(line) <= _LONGEST and _DATE_LINE.fullmatch(line) is not None


def date_line(text: str, furniture: Sequence[Furniture] = ()) -> Span | None:
    """The day in a line that only says when the text was published, furniture included; the date alone is the span.

    A line near the top goes before one at the end, one of publication before one of updating.
    """
    del furniture  # a page's "Published:" line is furniture, and yet the best evidence of the day
    found: list[Span] = []
    updated: list[Span] = []
    for line in _candidates(text):
        match = _DATE_LINE.fullmatch(text, line.start, line.end) if line.end - line.start <= _LONGEST else None
        if match is not None:
            span = Span(match.start("date"), match.end("date"))
            (updated if _UPDATED.match(match["label"] or "") else found).append(span)
    return next(iter(found + updated), None)


def _candidates(text: str) -> list[Line]:
    top = lines(head(text, _TOP_CHARACTERS))[:_TOP_LINES]
    start = max(len(text) - 1_000, top[-1].end if top else 0)
    end = [Line(line.start + start, line.end + start, line.after_gap) for line in lines(text[start:])]
    return top + end[-_END_LINES:]


def published_of(
    source: Source,
    settings: Settings,
    date_line_value: dt.date | None = None,
    dateline_value: dt.date | None = None,
    candidates: Sequence[dt.date] = (),
) -> Published:
    """The day of publication with its basis.

    What came with the report goes first, then what the caller gives for all, then the text's own date line and
    dateline. Where none says, the date stays open and ``candidates``, best first, are kept.
    """
    if source.published is not None:
        return Published(source.published, source.published_basis or "metadata")
    if settings.published is not None:
        return Published(settings.published, "given")
    for value in (date_line_value, dateline_value):
        if value is not None:
            return Published(value, "text")
    return Published(candidates=tuple(dict.fromkeys(candidates)))
