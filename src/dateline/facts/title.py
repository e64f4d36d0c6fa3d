"""Finds the title that stands over the story, in the text itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.facts.dateline_line import find_dateline
from dateline.facts.published import is_date_line
from dateline.facts.story import head, story_paragraphs
from dateline.records.report import Furniture
from dateline.records.span import Span

_TOP_CHARACTERS = 6_000
_LONGEST = 220
_MOST_WORDS = 32
_WORD = re.compile(r"[^\W\d_]{2,}")
_LEADING_MARK = re.compile(r"[×✕•|»>*#=\s-]+(?=[\w\"'“‘])")
_ENDS_SENTENCE = re.compile(r"(?<!\.)[.:;,]['\"”’)\]]*$")


def find_title(text: str, furniture: Sequence[Furniture] = ()) -> Span | None:
    """The first line of the story, if it looks like a headline: short, without a full stop, and over longer text."""
    found = story_paragraphs(head(text, _TOP_CHARACTERS), furniture, 4)
    while found and is_date_line(found[0].of(text)):
        del found[0]
    if len(found) < 2 and not (found and len(text) > _TOP_CHARACTERS):
        return None
    first = found[0]
    line = first.of(text)
    words = len(_WORD.findall(line[: _LONGEST + 1]))
    if len(line) > _LONGEST or not 2 <= words <= _MOST_WORDS or _ENDS_SENTENCE.search(line):
        return None
    mark = _LEADING_MARK.match(line)
    shown = Span(first.start + (mark.end() if mark else 0), first.end)
    if find_dateline(text[: first.end], furniture) is not None:
        return None
    below = found[1:]
    longer = any(line.end - line.start > first.end - first.start for line in below)
    gap = bool(below) and below[0].after_gap
    return shown if longer or gap or line.isupper() else None
