"""Finds the dateline: the place, wire and day that stand before the first sentence.

The shapes follow the wires' own style: "BAGHDAD: ", "BAGHDAD (AFP) - ", "KABUL, Afghanistan —",
"LIMA, 12 MAY 89 (EFE) -- ", "Baghdad, March 17 (Xinhua) --", "MOSCOW. 5 March. INTERFAX -".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from dateline.facts.dates import DAY_PATTERN, NO_MONTH
from dateline.facts.story import head, story_paragraphs
from dateline.lexicon.agencies import Agencies
from dateline.lexicon.words import word_lists
from dateline.records.dateline_line import DatelineLine
from dateline.records.report import Furniture
from dateline.records.span import Span

# A dateline stands at the top; what comes later is a subhead or a second report.
_TOP_PARAGRAPHS = 6
_TOP_LINES = 12  # short lines over it (numbers, labels) are no paragraphs
_SHORT = 60
_TOP_CHARACTERS = 6_000
_LONGEST = 140

_UPPER_NAME = r"[A-ZÀ-Þ][A-ZÀ-Þ'’.-]*(?:[ \t]+(?:[A-ZÀ-Þ'’.-]{2,}|[A-ZÀ-Þ]\.)){0,4}"
_NAME_WORD = r"(?:[A-ZÀ-Þ][\w'’.-]*|(?:de|del|la|el|al|ad|as|of|the|da|do|dos|and)\b[-\w]*)"
_NAME = rf"[A-ZÀ-Þ][\w'’.-]*(?:[ \t]+{_NAME_WORD}){{0,4}}"
_REGION = rf"(?:[ \t]*[,/][ \t]*{NO_MONTH}{_NAME}\.?|[ \t]*\([A-ZÀ-Þ][A-Za-zÀ-ÿ .]{{1,25}}\)(?=,))"
_DAY = rf"(?i:{DAY_PATTERN})"
_DASH = r"(?:--+|[-–—―−]+)"  # U+2212 is a minus sign
_TAGS = re.compile(r"(?:[ \t]*\[[A-Z][A-Z ,.'’/\-\s]{2,120}\])+\s*")

_FULL = re.compile(
    rf"(?P<place>(?P<upper>{_UPPER_NAME}(?![\w'’]))|{_NAME})(?P<region>{_REGION}{{0,2}})"
    rf"(?P<dated>[,.]?\s*\(?(?P<date>{_DAY})\)?\.?)?"
    rf"(?P<credit>[,.]?\s*(?:\((?P<agency>[^()]{{2,60}})\)"
    rf"|(?P<bare>[A-Z][A-Za-z-]{{1,15}}(?:[ ][A-Z][a-z]+)?)(?=\s*{_DASH}\s)))?"
    rf"(?P<late>,?\s*\(?(?P<date2>{_DAY})\)?)?"
    rf"(?P<mark>\s*(?:{_DASH}|:)(?=\s|[“\"‘\[]|[A-ZÀ-Þ]|$))?"
)


def find_dateline(text: str, furniture: Sequence[Furniture] = (), title: Span | None = None) -> DatelineLine | None:
    """The dateline of the report, looked for where its first paragraphs begin; None if it has none."""
    top = head(text, _TOP_CHARACTERS)
    read = 0
    for line in story_paragraphs(top, furniture, _TOP_LINES):
        if read == _TOP_PARAGRAPHS:
            break
        read += line.end - line.start > _SHORT
        if title is not None and title.start <= line.start < title.end:
            continue
        found = _at(text, line.start, min(line.end, line.start + _LONGEST), line.end)
        if found is not None:
            return found
    return None


def _at(text: str, start: int, limit: int, end: int) -> DatelineLine | None:
    match = _FULL.match(text, start, limit)
    if match is None:
        return None
    place = Span(match.start("place"), match.end("region"))
    if "." not in place.of(text)[:-1]:
        # "MOSCOW. 5 March." – but "Washington, D.C." keeps its stop.
        place = Span(place.start, place.end - text[place.start : place.end].endswith("."))
    date = _span(match, "date") or _span(match, "date2")
    named = match["agency"] or match["bare"] or ""
    known = _agency(named)
    if match["bare"] and known is None:
        # "Kabul, Jalalabad - " and the like: the bare word is no wire, so nothing vouches for the line.
        return None
    if match["agency"] and date is None:
        inner = re.compile(_DAY).match(match["agency"])
        if inner:
            date = Span(match.start("agency"), match.start("agency") + inner.end())
    if not _vouched(match, known is not None, date is not None, text[match.end() : end]):
        return None
    body = match.end()
    tags = _TAGS.match(text, body, end)
    if tags and match["mark"]:
        body = tags.end()
    while body < len(text) and text[body].isspace():
        body += 1
    close = match.end("mark") if match["mark"] else match.end()
    return DatelineLine(Span(start, close), place, known, date, body)


def _vouched(match: re.Match[str], wire: bool, dated: bool, rest: str) -> bool:
    """Whether what was found besides the name is enough to call it a dateline."""
    words = re.findall(r"[\w'’]+", match["place"].lower())
    labels = word_lists("news_words")["label"]
    if not words or words[0] in labels or words[-1] in labels or len(match["place"]) < 3:
        return False
    mark = (match["mark"] or "").strip()
    upper = match["upper"] is not None and match["upper"] == match["place"]
    if not mark:
        # A line of its own: "KABUL, Afghanistan (Nov. 20, 2011)".
        return upper and (wire or dated) and not rest.strip()
    if wire or (dated and (mark != ":" or upper)):
        return True
    if match["agency"]:
        # A station or an unknown wire in brackets: capitals and a dash must vouch for it.
        return upper and mark != ":"
    shouted = rest[:80].isupper()
    if mark == ":":
        return upper and not shouted and len(words) <= 4 and bool(rest.strip())
    if mark in {"-", "–"} and not upper:
        return False
    if upper:
        return not shouted and bool(rest.strip())
    return bool(match["region"]) or (len(words) <= 3 and rest.lstrip()[:1].isupper() and len(rest) > 60)


def _span(match: re.Match[str], group: str) -> Span | None:
    return Span(match.start(group), match.end(group)) if match[group] else None


def _agency(named: str) -> str | None:
    """The agency in "AFP", "Reuters/AP" or "AP, Feb. 3"."""
    for part in re.split(r"\s*[/,;|&]\s*|\s+and\s+", named):
        found = _agencies().named(part)
        if found is not None:
            return found.name
    return None


@cache
def _agencies() -> Agencies:
    return Agencies.load()
