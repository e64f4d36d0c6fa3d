"""Headlines that lost their line breaks and hang at the end of the last paragraph, joined by dashes or bars."""

from __future__ import annotations

import re

from dateline.lexicon.words import word_lists

_JOINT = re.compile(r"\s+[-–—|•·»]+\s+")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SENTENCE_INSIDE = re.compile(r"[a-z]{3}[.!]\s+[A-Z]")
# Fewer titles in a row may be a list in the story's own words.
_FEWEST = 3
# How far back from the paragraph's end titles are looked for; a page carries no more than some dozens.
_REACH = 6_000


def glued_headlines(text: str, start: int, end: int) -> int | None:
    """Where the row of joined headlines begins that closes ``text[start:end]``; None if there is none."""
    joints = list(_JOINT.finditer(text, max(start, end - _REACH), end))
    if len(joints) < _FEWEST:
        return None
    first, last, found = end, end, 0
    for joint in reversed(joints):
        piece = text[joint.end() : last]
        if piece.strip() and not _is_title(piece):
            break
        found += bool(piece.strip())
        first = last = joint.start()
    return first if found >= _FEWEST else None


def _is_title(piece: str) -> bool:
    if len(piece) > 180 or _SENTENCE_INSIDE.search(piece):
        return False
    words = _WORD.findall(piece)
    small = word_lists("news_words")["small"]
    longer = [word for word in words if len(word) > 3 and word.lower() not in small]
    return 3 <= len(words) <= 22 and sum(word[0].isupper() for word in longer) >= 0.75 * max(1, len(longer))
