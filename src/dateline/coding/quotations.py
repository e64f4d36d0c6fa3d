"""Where quotations begin and end.

Papers quote with curly or straight, double or single marks, leave a quotation open over several paragraphs, and nest.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from dateline.records.span import Span

_MARK = re.compile(r"[“”\"«»„]|(?:''|``)|(?<![^\s(\[—–])['‘](?=\w)|\n")
# A single mark closes only after punctuation: everywhere else it may be an apostrophe.
_SINGLE_CLOSE = re.compile(r"(?<=[,.?!…])['’](?![\w])")
_LONGEST = 3000  # characters; one endless line must not be one quotation


def find_quotations(text: str) -> list[Span]:
    """The outermost quotations of ``text``, marks included, in order.

    One that is not closed ends with its paragraph (a line), or is dropped where the paragraph is very long.
    """
    closers = [match.start() for match in _SINGLE_CLOSE.finditer(text)]
    found: list[Span] = []
    opened, depth, resume = -1, 0, 0
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if at < resume:
            continue
        if mark == "\n":
            if depth and at - opened <= _LONGEST:
                found.append(Span(opened, at))
            depth = 0
        elif mark in "'‘":
            if not depth:
                resume = _single(text, at, closers, found)
        elif not depth:
            if _opens(text, match):
                opened, depth = at, 1
        elif _opens(text, match):
            depth = 2
        else:
            depth -= 1
            if not depth:
                found.append(Span(opened, match.end()))
    if depth and len(text) - opened <= _LONGEST:
        found.append(Span(opened, len(text)))
    return found


def _single(text: str, at: int, closers: list[int], found: list[Span]) -> int:
    """Close the single quotation opened at ``at``, in its own paragraph; where to read on."""
    k = bisect_left(closers, at + 2)
    if k == len(closers) or closers[k] - at > _LONGEST or "\n" in text[at : closers[k]]:
        return at + 1
    found.append(Span(at, closers[k] + 1))
    return closers[k] + 1


def _opens(text: str, match: re.Match[str]) -> bool:
    mark = match.group()
    if mark in ("“", "«", "„", "``"):
        return True
    if mark in ("”", "»", "''"):
        return False
    before = text[match.start() - 1] if match.start() else " "
    after = text[match.end()] if match.end() < len(text) else " "
    return not after.isspace() and (before.isspace() or before in "([—–-:,‘'")
