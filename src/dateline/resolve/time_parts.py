"""Parts of days and phases of longer times."""

from __future__ import annotations

import datetime as dt

from dateline.records.times import CalendarForm, EraForm, PartForm, PeriodForm, UnitForm
from dateline.resolve.time_calendar import UNKNOWN, Days, add_days, add_months, month_of

DAY_PARTS = frozenset(("dawn", "morning", "noon", "afternoon", "evening", "night", "midnight"))
# First and last day (of a month) or month (of a year) of each phase.
MONTH_PHASE = {"start": (1, 10), "early": (1, 10), "mid": (11, 20), "late": (20, 31), "end": (20, 31)}
YEAR_PHASE = {"start": (1, 2), "early": (1, 4), "mid": (5, 8), "late": (9, 12), "end": (11, 12)}
DECADE_PHASE = {"start": (0, 1), "early": (0, 3), "mid": (4, 6), "late": (7, 9), "end": (8, 9)}


def phase_days(form: PartForm, of: Days, story: Days) -> Days:
    """The days of a part; a part of a single day is that day, "overnight" takes in the evening before."""
    first, last = of.first, of.last
    if first is None or last is None:
        return _bounded_by(form, of)
    part = form.part
    if part == "overnight":
        return Days(add_days(first, -1) if first == last else first, last, "hours")
    if first == last or part in DAY_PARTS:
        return Days(first, last, "hours")
    length = (last - first).days + 1
    if part == "earlier":
        return Days(first, _known_bound(of, story) or last, of.grain)
    if part == "later":
        return Days(max(first, story.last) if story.last and story.last <= last else first, last, of.grain)
    if length <= 2:
        return Days(last if part in ("late", "end") else first, first if part in ("early", "start") else last, "day")
    if length <= 7:
        third = {"start": (0, 1), "early": (0, 1), "mid": (2, 3), "late": (4, length - 1), "end": (4, length - 1)}[part]
        return Days(add_days(first, third[0]), min(last, add_days(first, third[1]) or last), "day")
    if length <= 31:
        month = month_of(first.year, first.month)
        low, high = MONTH_PHASE[part]
        assert month.last is not None
        return Days(first.replace(day=low), first.replace(day=min(high, month.last.day)), "day")
    if length <= 366:
        if length < 300:  # a season, a quarter or a half: its first, middle or last third
            return _third(first, last, part)
        low, high = YEAR_PHASE[part]
        return Days(dt.date(first.year, low, 1), month_of(first.year, high).last, "month")
    if last.year - first.year < 9:
        return _third(first, last, part)
    span = (last.year - first.year + 1) // 10
    low, high = (span * edge for edge in DECADE_PHASE[part])
    return Days(dt.date(first.year + low, 1, 1), dt.date(min(last.year, first.year + high + span - 1), 12, 31), "year")


def _bounded_by(form: PartForm, of: Days) -> Days:
    return UNKNOWN if isinstance(form.of, (CalendarForm, EraForm, PeriodForm, UnitForm)) else of


def _known_bound(of: Days, story: Days) -> dt.date | None:
    """The story's own day, when it lies inside the longer time."""
    if of.first and of.last and story.first and of.first <= story.first <= of.last:
        return story.first
    return None


def _third(first: dt.date, last: dt.date, part: str) -> Days:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    size = max(1, months // 3)
    offset = {"start": 0, "early": 0, "mid": size, "late": months - size, "end": months - size}[part]
    start = add_months(first, offset)
    stop = add_months(first, offset + size - 1)
    if start is None or stop is None:
        return UNKNOWN
    return Days(start, month_of(stop.year, stop.month).last, "month")
