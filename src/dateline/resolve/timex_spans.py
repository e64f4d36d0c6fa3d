"""Which words TIMEX3 counts as part of an expression: no preposition before it, but "nearly" and "more than"."""

from __future__ import annotations

import re

from dateline.records.span import Span
from dateline.records.times import TimexType

BEFORE = re.compile(
    r"(?:(?:beginning|starting)(?!\s+of)(?:\s+(?:in|on))?|(?:in|over|within|for|on|from|with|during|throughout|by|at|since|until|of)(?:\s+just)?)\s+",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"an?\s+(?=[\w/.]+-)", re.IGNORECASE)
AFTER = re.compile(r"\s+(?:before|after|following)$", re.IGNORECASE)
HEDGE = re.compile(
    r"\b(?:nearly|almost|about|around|roughly|approximately|(?:no\s+)?(?:more|less|fewer)\s+than|at\s+least|up\s+to"
    r"|close\s+to|just\s+over|the\s+first|the\s+final)\s+$",
    re.IGNORECASE,
)
REACH = 16  # characters before an expression in which a hedge may stand


def tidy(span: Span, kind: TimexType, text: str) -> Span:
    """The span as annotators would draw it; at least one word of it is kept."""
    start, end = span.start, span.end
    lead = BEFORE.match(text, start, end)
    if lead and lead.end() < end:
        start = lead.end()
    article = ARTICLE.match(text, start, end) if kind == "DURATION" else None
    if article and article.end() < end:
        start = article.end()
    if kind == "DURATION":
        tail = AFTER.search(text, start, end)
        end = tail.start() if tail and tail.start() > start else end
        hedge = HEDGE.search(text, max(0, start - REACH), start)
        start = hedge.start() if hedge else start
    return Span(start, end)
