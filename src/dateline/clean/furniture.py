"""Marks furniture in plain text whose markup is gone: what stands around the story and is none of it.

Three kinds of sign are used, in this order: what a line says of itself (`marks.py`), a heading that opens a list of
other stories, and rows of short lines without a full stop whose words the story does not know. Page cleaners work on
markup; here there is none, so the distance of the words from the story does the work that the tags would do.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.clean.glued import glued_headlines
from dateline.clean.looks import Look, look, nearness, story_stems
from dateline.clean.marks import is_list_heading, kind_of, parts
from dateline.lexicon.furniture import FurniturePhrases, folded
from dateline.records.report import Furniture, FurnitureKind
from dateline.text.lines import paragraphs

# A row of lines is foreign if on average at most this share of its stems stands in the story ...
_FOREIGN = 0.4
# ... or, where the row has prose on both sides, at most this one.
_FOREIGN_INSIDE = 0.25
# A line before the story with this share is its title or a subtitle.
_NEAR = 0.34
# With fewer stems than this the story is too short to measure a distance from.
_ENOUGH = 12
_SHORTEST_ROW = 3
_MENU_WORDS = 3.0
_LONGEST_LIST = 60
_NUMBERS = re.compile(r"\b\d[\d,.]*k?\b")
_DATE = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d|\b\d{1,2}/\d{1,2}/\d{2}"
    r"|\b\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|^\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day\b",
    re.IGNORECASE,
)


def find_furniture(text: str) -> tuple[Furniture, ...]:
    """The furniture of ``text`` in order; ranges do not overlap and no range begins or ends with space."""
    return _Page(text, _phrases()).furniture()


@cache
def _phrases() -> FurniturePhrases:
    return FurniturePhrases.load()


class _Page:
    """One text under examination: its paragraphs, how they look, and the kinds found so far (None: story)."""

    def __init__(self, text: str, phrases: FurniturePhrases) -> None:
        self._text = text
        self._phrases = phrases
        self._looks = [look(text, line) for line in paragraphs(text)]
        self._kinds: list[FurnitureKind | None] = [
            kind_of(text[one.line.start : one.line.end], phrases) if one.line.end - one.line.start <= 420 else None
            for one in self._looks
        ]
        prose = [one for one, kind in zip(self._looks, self._kinds, strict=True) if kind is None]
        self._story = story_stems(text, prose)
        found = [i for i in range(len(self._looks)) if self._kinds[i] is None and self._is_story(self._looks[i])]
        self._first = found[0] if found else len(self._looks)
        self._last = found[-1] if found else -1

    def _is_story(self, one: Look) -> bool:
        """A paragraph of the story: prose, and not a lone sentence whose words no other line knows."""
        return one.prose and (one.words >= 20 or nearness(one, self._story, besides=1) >= _FOREIGN_INSIDE)

    def furniture(self) -> tuple[Furniture, ...]:
        self._spare_title()
        self._mark_tails()
        self._mark_headed_lists()
        self._mark_rows()
        self._mark_rules()
        return self._ranges()

    def _spare_title(self) -> None:
        """Give back a title that only holds a furniture phrase ("Newsletter bomber jailed"): the story knows it."""
        for i, kind in enumerate(self._kinds[: self._first]):
            one = self._looks[i]
            if kind in ("notice", "caption", "headline-list") and one.words >= 4 and nearness(one, self._story) >= 0.6:
                if i == 0 and ":" not in self._text[one.line.start : one.line.end]:
                    self._kinds[i] = None
                break

    def _heading(self, i: int) -> str:
        """Line ``i`` folded and without numbers, if it is short enough to be a heading."""
        line = self._looks[i].line
        if line.end - line.start > 60:
            return ""
        return _NUMBERS.sub("", folded(self._text[line.start : line.end])).strip()

    def _mark_tails(self) -> None:
        """Comments and source lists run to the end of the text."""
        total = sum(one.line.end - one.line.start for one in self._looks if one.prose)
        before = 0
        for i, one in enumerate(self._looks):
            heading = self._heading(i)
            kind = self._phrases.whole(heading, "tail") if heading else None
            if kind is not None and before >= 0.5 * total and before > 0:
                for j in range(i, len(self._looks)):
                    self._kinds[j] = self._kinds[j] or kind
                self._last = max((j for j in range(i) if self._looks[j].prose and not self._kinds[j]), default=-1)
                return
            if kind is not None:
                self._kinds[i] = self._kinds[i] or kind
            before += one.line.end - one.line.start if one.prose and not self._kinds[i] else 0

    def _mark_headed_lists(self) -> None:
        """ "Most read" and the like, with the lines below up to the next prose."""
        i = 0
        while i < len(self._looks):
            kind = self._list_heading(i)
            if kind is None:
                i += 1
                continue
            self._kinds[i] = kind
            j = i + 1
            while j < len(self._looks) and j - i <= _LONGEST_LIST and self._may_be_item(j):
                j += 1
            end = self._without_title(i + 1, j) if i < self._first else j
            for k in range(i + 1, end):
                self._kinds[k] = self._kinds[k] or kind
            i = max(j, i + 1)

    def _list_heading(self, i: int) -> FurnitureKind | None:
        heading = self._heading(i)
        if not heading:
            return None
        line = self._looks[i].line
        other = is_list_heading(self._text[line.start : line.end])
        return self._phrases.whole(heading, "list") or ("headline-list" if other else None)

    def _may_be_item(self, i: int) -> bool:
        one = self._looks[i]
        if not one.prose:
            return not one.open_end
        # A teaser of one sentence whose words no other line knows.
        return one.words <= 30 and nearness(one, self._story, besides=1) <= _FOREIGN_INSIDE

    def _mark_rows(self) -> None:
        """Rows of at least three lines that are no prose."""
        i = 0
        while i < len(self._looks):
            j = i
            while j < len(self._looks) and not self._looks[j].prose:
                j += 1
            if j > i:
                self._mark_row(i, j)
            i = j + 1

    def _mark_row(self, i: int, j: int) -> None:
        """Mark lines ``i`` to ``j`` if they are other stories' headlines or a menu."""
        if i < self._first:
            j = self._without_title(i, j)
        while i < j and self._looks[i].rule:
            i += 1
        items = [k for k in range(i, j) if not self._looks[k].rule and self._kinds[k] is None]
        if len(items) < _SHORTEST_ROW:
            return
        if not self._is_row_of_links(items) and not self._is_foreign(items, i, j):
            return
        looks = [self._looks[k] for k in items]
        kind: FurnitureKind = "headline-list"
        if sum(one.words for one in looks) <= _MENU_WORDS * len(looks):
            kind = "navigation"
        spared = self._title_among(items) if i < self._first else None
        for k in range(i, j):
            if k != spared:
                self._kinds[k] = self._kinds[k] or kind

    def _title_among(self, items: Sequence[int]) -> int | None:
        """The line of a row above the story that is most likely its title; none if the story knows no line well."""
        best = max(items, key=lambda k: nearness(self._looks[k], self._story))
        one = self._looks[best]
        return best if nearness(one, self._story) >= _NEAR and one.words >= 3 and not one.trailing else None

    def _without_title(self, i: int, j: int) -> int:
        """Where the row ``i:j`` before the story ends, once title, date and dateline are left to the story."""
        end = j
        while end > i and j - end < 4 and self._belongs(end - 1):
            end -= 1
        return end

    def _belongs(self, i: int) -> bool:
        one = self._looks[i]
        if one.rule or one.trailing:
            return False
        if nearness(one, self._story) >= _NEAR and one.words >= 2:
            return True
        return self._kinds[i] is not None or self._is_dated(one)

    def _is_row_of_links(self, items: Sequence[int]) -> bool:
        """Most lines end in the mark that joined them on the page; no list in prose does."""
        return sum(self._looks[k].trailing for k in items) >= max(_SHORTEST_ROW - 1, 0.5 * len(items))

    def _is_foreign(self, items: Sequence[int], i: int, j: int) -> bool:
        """Whether the story does not know the words of the lines ``items``, a row that reaches from ``i`` to ``j``."""
        if len(self._story) < _ENOUGH or (i > 0 and self._looks[i - 1].open_end):
            return False
        looks = [self._looks[k] for k in items]
        if any(one.open_end == ":" for one in looks) or 2 * sum(one.open_end != "" for one in looks) >= len(looks):
            # Something was announced, and the row is what was.
            return False
        near = sum(nearness(one, self._story) for one in looks) / len(looks)
        titled = sum(one.titled for one in looks) / len(looks)
        clipped = sum(one.plain for one in looks) <= 1.1 * len(looks)
        if j <= self._first and len(looks) <= _SHORTEST_ROW:
            # Title, unit and reference number head a press release; a menu is longer.
            return False
        if i > self._last or j <= self._first:
            return near <= _FOREIGN and (titled >= 0.5 or clipped)
        if 2 * sum(self._is_dated(one) for one in looks) >= len(looks):
            # A chronology inside the story.
            return False
        return near <= _FOREIGN_INSIDE and (titled >= 0.6 or clipped)

    def _is_dated(self, one: Look) -> bool:
        return _DATE.search(self._text, one.line.start, min(one.line.end, one.line.start + 200)) is not None

    def _mark_rules(self) -> None:
        """Dashes and stars next to furniture, or at either end of the text, go with it."""
        for i, one in enumerate(self._looks):
            if not one.rule or self._kinds[i] is not None:
                continue
            before = self._kinds[i - 1] if i else None
            after = self._kinds[i + 1] if i + 1 < len(self._looks) else None
            self._kinds[i] = after or before

    def _trimmed(self, start: int, end: int, kind: FurnitureKind) -> Furniture:
        while self._text[start].isspace():
            start += 1
        return Furniture(start, end, kind)

    def _ranges(self) -> tuple[Furniture, ...]:
        found: list[Furniture] = []
        for i, (one, kind) in enumerate(zip(self._looks, self._kinds, strict=True)):
            start, end = one.line.start, one.line.end
            if kind is None:
                glued = glued_headlines(self._text, start, end) if one.prose else None
                found.extend(Furniture(*part) for part in parts(self._text, start, glued or end))
                if glued is not None:
                    found.append(self._trimmed(glued, end, "headline-list"))
            elif i and self._kinds[i - 1] == kind and found and found[-1].end == self._looks[i - 1].line.end:
                found[-1] = Furniture(found[-1].start, end, kind)
            else:
                found.append(Furniture(start, end, kind))
        return tuple(found)
