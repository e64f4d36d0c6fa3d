"""Lines and paragraphs of a text, with offsets; hard-wrapped lines are put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
# str.strip() knows Unicode space; these are invisible too and stand at line ends of scraped pages.
_INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_STRIP = " \t\n\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    chr(c) for c in range(0x2000, 0x200B)
)
_STOP = re.compile(r"[.!?:;…。！？]['\"”’»)\]]*$")
_FIRST_WORD = re.compile(r"\S{1,80}")
_BULLET = re.compile(r"(?:[-–—*•·▪●■◦‣►»>+]|\(?\d{1,2}[.)])\s")

# A column of type is between these widths; longer lines are paragraphs of their own.
_NARROWEST, _WIDEST = 40, 110
# A line counts as full if the next line's first word would have come this close to the column's edge.
_SLACK = 12


class Line(NamedTuple):
    """A line or paragraph without the space around it. ``after_gap``: a blank line or the text's start comes before."""

    start: int
    end: int
    after_gap: bool

    def of(self, text: str) -> str:
        return text[self.start : self.end]


def lines(text: str) -> list[Line]:
    """Every line that is not blank."""
    found: list[Line] = []
    gap = True
    for start, end in _raw_lines(text):
        raw = text[start:end]
        body = raw.strip(_STRIP + _INVISIBLE)
        if not body:
            # A line of nothing but invisible marks is blank to a reader, too.
            gap = True
            continue
        left = start + len(raw) - len(raw.lstrip(_STRIP + _INVISIBLE))
        found.append(Line(left, left + len(body), gap))
        gap = False
    return found


def _raw_lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in _BREAK.finditer(text):
        yield at, match.start()
        at = match.end()
    yield at, len(text)


def paragraphs(text: str) -> list[Line]:
    """The lines of ``text`` with hard-wrapped ones joined: each item is a paragraph, a headline or a list item."""
    single = lines(text)
    width = _column(text, single)
    found: list[Line] = []
    single_start = 0
    for line in single:
        if found and not line.after_gap and _continues(text, found[-1], line, single_start, width):
            found[-1] = Line(found[-1].start, line.end, found[-1].after_gap)
        else:
            found.append(line)
        single_start = line.start
    return found


def _continues(text: str, above: Line, line: Line, last_start: int, width: int | None) -> bool:
    """Whether ``line`` goes on with the paragraph ``above``, whose last line begins at ``last_start``."""
    length = above.end - last_start
    tail = text[max(last_start, above.end - 8) : above.end]
    head = text[line.start : line.start + 80]
    if _BULLET.match(head) or tail.rstrip().endswith((" -", " –", " —", "|")):
        return False
    if width is not None and length <= _WIDEST:
        if _indent(text, line.start) > _indent(text, last_start) + 1:
            return False
        return _is_full(length, head, width) or (head[:1].islower() and not _STOP.search(tail))
    # Outside a column of type, only a line that breaks off in mid-sentence goes on.
    if not head[:1].islower() or _STOP.search(tail):
        return False
    if length >= 25:
        return True
    # A shorter one is more likely an item of a page, unless both lines look like halves of one sentence.
    words = text[last_start : above.end].split()
    return (
        len(words) >= 3 and words[0][0].isupper() and bool(_STOP.search(text[max(line.start, line.end - 8) : line.end]))
    )


def _is_full(length: int, next_head: str, width: int) -> bool:
    word = _FIRST_WORD.match(next_head)
    return length + 1 + (len(word.group()) if word else 0) >= width - _SLACK


def _indent(text: str, start: int) -> int:
    """Blanks between the line break and ``start``."""
    at = start
    while at > 0 and start - at < 40 and text[at - 1] in " \t\xa0":
        at -= 1
    return start - at


def _column(text: str, single: Sequence[Line]) -> int | None:
    """The width to which ``text`` is hard-wrapped, or None if it is not."""
    if len(single) < 3:
        return None
    lengths = sorted(line.end - line.start for line in single)
    width = lengths[(len(lengths) * 9) // 10]
    if not _NARROWEST <= width <= _WIDEST or lengths[-1] > 2 * _WIDEST:
        return None
    full = pairs = running_on = 0
    for line, after in pairwise(single):
        if after.after_gap:
            continue
        pairs += 1
        head = text[after.start : after.start + 80]
        full += _is_full(line.end - line.start, head, width)
        running_on += head[:1].islower() or text[line.start : line.end].isupper()
    if pairs < 2 or full < 0.65 * pairs or running_on < 0.25 * pairs:
        return None
    return width
