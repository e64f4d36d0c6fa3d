"""How one line looks: prose, headline, menu item, rule of dashes – and how far its words are from the story's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from dateline.lexicon.words import word_lists
from dateline.text.lines import Line

# Longer lines are paragraphs whatever they hold; only so much of them is looked at.
LONG_LINE = 240
_SAMPLE = 600

_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*|\d[\d,.:]*")
_FULL_STOP = re.compile(r"[.!?…。！？]['\"”’»)\]]*$")
_TRAILING_MARK = re.compile(r"\s[-–—|»›>·•]+$|[|»›·•]$")
_LEADING_MARK = re.compile(r"[|»›>·]\s*\w")
_BULLET = re.compile(r"(?:[-–—*•▪●■◦‣►▶+]|\(?\d{1,2}[.)])\s*(?=\S)")


class Look(NamedTuple):
    """``words`` counts words and numbers; ``titled`` is the share of longer words that begin with a capital letter."""

    line: Line
    words: int
    prose: bool
    titled: float
    plain: int  # articles and auxiliaries, which headlines do without
    trailing: bool  # a mark that joins list items stands at the end or the start
    bullet: bool
    rule: bool  # no letter or digit
    open_end: str  # the colon, comma or semicolon at its end, after which more must come; else empty
    stems: frozenset[str]


@cache
def _empty() -> frozenset[str]:
    """Words that say nothing of whether a headline belongs to a story: any two pieces of hard news share them."""
    table = word_lists("news_words")
    return table["small"] | table["common"] | table["trade"]


def look(text: str, line: Line) -> Look:
    """What can be told of ``line`` from itself."""
    sample = text[line.start : min(line.end, line.start + _SAMPLE)]
    words = _WORD.findall(sample)
    table = word_lists("news_words")
    tail = text[max(line.start, line.end - 12) : line.end]
    last = tail.rstrip("\"'”’ ")[-1:]
    length = line.end - line.start
    stopped = bool(_FULL_STOP.search(tail))
    longer = [word for word in words if len(word) > 3 and word.lower() not in table["small"] and word[0].isalpha()]
    titled = sum(word[0].isupper() for word in longer) / len(longer) if longer else 1.0
    small = sum(word[0].islower() for word in words)
    # A headline in capitals and small letters may end in a question mark; prose has small words all through.
    prose = len(words) > 0 and (
        length >= LONG_LINE
        or (stopped and len(words) >= 5 and (titled < 0.75 or small >= 0.5 * len(words) or sample.isupper()))
    )
    return Look(
        line=line,
        words=len(words),
        prose=prose,
        titled=titled,
        plain=sum(word.lower() in table["plain"] for word in words),
        trailing=bool(_TRAILING_MARK.search(tail)) or bool(_LEADING_MARK.match(sample)),
        bullet=bool(_BULLET.match(sample)),
        rule=not words,
        open_end=last if last in {":", ",", ";"} else "",
        stems=stems(words),
    )


def stems(words: Iterable[str]) -> frozenset[str]:
    """The first five letters of each word that carries meaning: enough to match "rocket" and "rockets"."""
    found = set()
    empty = _empty()
    for word in words:
        lower = word.lower().replace("’", "'").removesuffix("'s")
        if len(lower) > 3 and lower not in empty:
            found.add(lower[:5])
        elif 1 < len(lower) <= 3 and word.isupper():
            found.add(lower)
    return frozenset(found)


def story_stems(text: str, looks: Iterable[Look]) -> dict[str, int]:
    """The stems of all prose lines, read whole, with the number of lines that hold each."""
    found: Counter[str] = Counter()
    for one in looks:
        if one.prose:
            long = one.line.end - one.line.start > _SAMPLE
            found.update(stems(set(_WORD.findall(text[one.line.start : one.line.end]))) if long else one.stems)
    return found


def nearness(one: Look, story: Mapping[str, int], besides: int = 0) -> float:
    """The share of the line's stems that more than ``besides`` lines of the story hold; 0 where the line has none."""
    return sum(story.get(stem, 0) > besides for stem in one.stems) / len(one.stems) if one.stems else 0.0
