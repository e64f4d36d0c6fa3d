"""What the head of a text says of its day of issue besides a date line: a release number, a dated heading.

A dateline often leaves the year out ("KABUL, May 3 –"). The number of a release ("2010-05-CA-032") names its year and
month, and the heading of a daily round-up its day ("May 3: Operations in the south", "Evening update, 3 May").
"""

from __future__ import annotations

import calendar
import datetime as dt
import re

from dateline.facts.dates import DAY_PATTERN
from dateline.facts.story import head
from dateline.records.span import Span
from dateline.text.lines import lines

_TOP_CHARACTERS = 1_500
_HEADINGS = 3
_LONGEST_HEADING = 160
_SLACK = 7  # days by which a text may be dated after the month of its number
_NUMBER = re.compile(
    r"(?<![\w/–-])((?:19|20)\d\d)[-/](0[1-9]|1[0-2])[-/–—](?:[A-Z]{1,4}[-/–—]?\d{1,5}|\d{3,5})(?![\w/–-])"
)
_OPENING = re.compile(rf"\W{{0,3}}(?P<date>{DAY_PATTERN})\s*(?::|[–—-]\s)(?=\s*\D)", re.IGNORECASE)
_CLOSING = re.compile(
    rf"(?:\b(?:update|report|summary|bulletin|briefing|communiqu[eé]|round-?up|digest|situation|statement|release)s?"
    rf"(?:\s+(?:for|of|on))?|[,:(–—-])\s*(?P<date>{DAY_PATTERN})\W*",
    re.IGNORECASE,
)


def issued_by(text: str) -> dt.date | None:
    """The last day on which the text can have been issued, by the number of a release in its head; else None."""
    match = _NUMBER.search(head(text, _TOP_CHARACTERS))
    if match is None:
        return None
    year, month = int(match[1]), int(match[2])
    return dt.date(year, month, calendar.monthrange(year, month)[1]) + dt.timedelta(_SLACK)


def heading_day(text: str) -> Span | None:
    """The day that opens or closes one of the first lines, the date alone; such a line is no sentence of the story."""
    for line in lines(head(text, _TOP_CHARACTERS))[:_HEADINGS]:
        if line.end - line.start > _LONGEST_HEADING:
            break
        match = _OPENING.match(text, line.start, line.end) or next(
            (m for m in _CLOSING.finditer(text, line.start, line.end) if m.end() == line.end), None
        )
        if match is not None:
            return Span(match.start("date"), match.end("date"))
    return None
