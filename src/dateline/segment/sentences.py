"""Cuts the story into sentences: every character that is not space or skipped lies in exactly one.

Each full stop, question mark or row of dots is judged by the word before it and the word after it; the words that
tell stand in `data/sentence_words.tsv`. Newlines do not end a sentence, paragraphs do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from dateline.lexicon.words import word_lists
from dateline.records.block import Block
from dateline.records.span import Span
from dateline.text.lines import paragraphs

# Later stages compare the words of a sentence pairwise; longer ones are lists or noise and are cut.
LONGEST = 1500

_CLOSERS = "\"'”’»)\\]}"
_STOP = re.compile(rf"[.!?…]+(?:[{_CLOSERS}]|\[\d{{1,3}}\])*|[。！？।؟۔]+[”’」』）\"]*")
_WORD_BEFORE = re.compile(r"[^\s\"“”‘(\[{<—–/]+$")
_OPENERS = "\"'“”‘«([{—–- \t\r\n\v\f\xa0\u2002\u2003\u2009\u200a\u202f\u3000*•"
_WORD_AFTER = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*\.?")
# Names that keep a small first letter also where they open a sentence.
_SMALL_NAME = re.compile(r"(?:al|el|ad|an|ar|as|at|az|ash|de|du|della|von|van|bin|ibn|ben|abu|i|e)[-' ’]?[A-ZÀ-Þ]")
_INITIAL = re.compile(r"[^\W\d_]")
_LETTERS_AND_STOPS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_ORDINAL_LIST = re.compile(r"\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})")

_CLOCK = frozenset(["a.m", "p.m", "am", "pm"])
_SAYING = re.compile(
    r"(?:(?:the|a|an|one|his|her|their|mr|mrs|ms|gen|col|capt|dr)\.?\s)?(?:[\w'’.-]+\s){0,3}"
    r"(?:said|says|asked|asks|added|adds|told|wrote|writes|shouted|cried|replied|continued|declared|wondered|demanded)\b"
)


class _Words(NamedTuple):
    """The classes of `data/sentence_words.tsv`."""

    never: frozenset[str]
    either: frozenset[str]
    ordinary: frozenset[str]
    before_number: frozenset[str]
    months: frozenset[str]
    after_clock: frozenset[str]
    openers: frozenset[str]


@cache
def _words() -> _Words:
    table = word_lists("sentence_words")
    return _Words(
        never=table["never"],
        either=table["either"],
        ordinary=table["ordinary"],
        before_number=table["before-number"],
        months=table["month"],
        after_clock=table["after-clock"],
        openers=table["opener"],
    )


def split_sentences(text: str, skip: Sequence[Span] = ()) -> list[Block]:
    """The sentences of ``text`` in order, outside the ranges of ``skip`` (which may overlap and come in any order)."""
    blocks: list[Block] = []
    skipped = _merged(skip)
    at = count = 0
    for paragraph in paragraphs(text):
        while at < len(skipped) and skipped[at].end <= paragraph.start:
            at += 1
        seen = False
        for start, end in _outside(paragraph.start, paragraph.end, skipped, at):
            for first, last in _sentences(text, start, end):
                blocks.append(Block(count, first, last))
                seen = True
        count += seen
    return blocks


def _merged(spans: Sequence[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        elif span.start < span.end:
            found.append(span)
    return found


def _outside(start: int, end: int, skipped: Sequence[Span], at: int) -> Iterator[tuple[int, int]]:
    """The parts of ``start:end`` outside ``skipped``, of which those before index ``at`` end earlier."""
    while at < len(skipped) and skipped[at].start < end:
        if start < skipped[at].start:
            yield start, skipped[at].start
        start = max(start, skipped[at].end)
        at += 1
    if start < end:
        yield start, end


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Sentences of one paragraph, trimmed."""
    first = start
    for match in _STOP.finditer(text, start, end):
        after = match.end()
        if after >= end or after <= first:
            continue
        if _ends(text, first, match.start(), after, min(end, after + 200)):
            yield from _cut(text, first, after)
            first = after
    yield from _cut(text, first, end)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """``start:end`` without outer space, in pieces no longer than LONGEST."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > LONGEST:
        # The last space that the window holds; a word without end is cut where the window ends.
        at = start + LONGEST
        while at > start and not text[at].isspace():
            at -= 1
        if at == start:
            at = start + LONGEST
        stop = at
        while stop > start and text[stop - 1].isspace():
            stop -= 1
        yield start, stop
        start = at
        while text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _ends(text: str, first: int, stop: int, after: int, limit: int) -> bool:
    """Whether the sentence from ``first`` ends at ``after``, behind the stop (and closing quotes) at ``stop``."""
    mark = text[stop]
    if mark in "。！？।؟۔":
        return True
    following = text[after:limit]
    closed = text[after - 1] in "\"'”’»)]}"
    if not following[0].isspace():
        return _runs_on(text, first, stop, following, closed)
    head = following.lstrip(_OPENERS)
    if not head:
        return True
    if head[0].islower() and not _SMALL_NAME.match(head):
        return False
    if mark in "!?":
        # A question or cry inside quotation marks goes on with the verb of saying.
        return not (closed and _SAYING.match(head.lower()))
    if mark == "…" or text[stop : stop + 2] == "..":
        return _after_dots(text, first, stop, after, head)
    # An abbreviation inside quotation marks or brackets ends with them: "(10 p.m.) The ...".
    return _after_full_stop(text[max(first, stop - 24) : stop], head, whole=stop - 24 <= first)


def _runs_on(text: str, first: int, stop: int, following: str, closed: bool) -> bool:
    """A stop with no space behind it ends a sentence where two were glued together ("of the town.The army ...")."""
    head = following.lstrip("\"'“‘«([")
    if not head or not head[0].isupper() or text[stop] == "…":
        return False
    if closed or text[stop] in "!?":
        return len(head) > 1 and (closed or head[1].islower())
    before = _word_before(text[max(first, stop - 24) : stop])
    return len(before) >= 3 and before.isalpha() and before.islower() and len(head) > 2 and head[:3].istitle()


def _next_word(head: str) -> str:
    word = _WORD_AFTER.match(head)
    return word.group().rstrip(".").lower() if word else ""


def _after_dots(text: str, first: int, stop: int, after: int, head: str) -> bool:
    """Dots end a sentence before a capital letter; the editor's "[...]" only before a word that opens sentences."""
    next_word = _next_word(head)
    if stop > first and text[stop - 1] in "[(" and text[after - 1] in "])":
        # Standing first, the dots are those that the quotation leaves out before this sentence.
        return bool(text[first : stop - 1].strip()) and next_word in _words().openers
    return bool(next_word)


def _after_full_stop(behind: str, head: str, *, whole: bool) -> bool:
    """Whether the stop between ``behind`` and ``head`` ends the sentence; ``whole``: it begins with ``behind``."""
    words = _words()
    before = _word_before(behind)
    alone = whole and not behind[: len(behind) - len(before)].strip(" \t\"'“([")
    key = before.lower().lstrip("'’")
    opens = _next_word(head) in words.openers
    if key in words.never:
        # "St." and "Sr." also close an address or a name.
        return key in words.either and opens
    if alone and _ORDINAL_LIST.fullmatch(before):
        return False
    if head[0].isdigit() and (key in words.before_number or key in words.months or key in _CLOCK):
        return False
    if key in words.months:
        return opens
    if key in _CLOCK:
        return _next_word(head) not in words.after_clock
    if key in words.either and _is_abbreviation(before, alone):
        return opens
    if (_INITIAL.fullmatch(before) and before.isupper()) or _LETTERS_AND_STOPS.fullmatch(before):
        return opens and head[1:2] != "."
    return True


def _word_before(behind: str) -> str:
    match = _WORD_BEFORE.search(behind)
    return match.group() if match else ""


def _is_abbreviation(before: str, alone: bool) -> bool:
    """Tells "Ill." from "ill" and "Mass." from "mass": a capital inside the sentence marks the abbreviation."""
    if before.lower() not in _words().ordinary:
        return True
    return not alone and before[:1].isupper() and not before.isupper()
