"""Publication dates that an undated report's own calendar allows.

The report's dates without a year are laid into each year of a fixed range. A year stays if its weekdays agree with
them; a day stays if it lies close enough after the latest of them. Nothing here asks what day it is now.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import msgspec

from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    ClockForm,
    NthForm,
    OpenForm,
    PartForm,
    RangeForm,
    ShiftForm,
    TimeForm,
    TimeMention,
    WeekdayForm,
    WindowForm,
)

FIRST_YEAR, LAST_YEAR = 1980, 2035
REACH = 13  # days by which a report may follow the latest date it names
MOST = 20
DAY = dt.timedelta(days=1)


class Clues(msgspec.Struct):
    """What the mentions say of the day of publication."""

    dates: list[CalendarForm]  # month and day, with or without year or weekday
    later: dict[int, int]  # index into dates → days by which the story goes on from there
    years: list[int]
    weekdays: Counter[int]
    today: bool = False
    within: int = REACH


def candidate_dates(mentions: Sequence[TimeMention], text: str) -> tuple[dt.date, ...]:
    """The days on which the report may have been published, best first, at most ``MOST``.

    Empty where the text names no day of a month, or where nothing in it bounds the year.
    """
    clues = _clues(mentions)
    if not clues.dates:
        return ()
    bound = bool(clues.years) or any(date.weekday is not None or date.year for date in clues.dates)
    if not bound:
        return ()
    floor = max((y for y in clues.years if FIRST_YEAR <= y <= LAST_YEAR), default=FIRST_YEAR)
    ranked: list[tuple[int, int, int, dt.date]] = []
    for year in range(floor, LAST_YEAR + 1):
        latest = _latest(clues, year)
        if latest is None:
            continue
        last = _limit(clues, year, latest)
        for delta in range((last - latest).days + 1):
            day = latest + DAY * delta
            score = _agreement(clues, day)
            if year == floor and clues.years and not any(date.year == year for date in clues.dates):
                score -= 1  # a report seldom names its own year alone
            ranked.append((-score, year if bound else 0, delta, day))
    ranked.sort()
    found: list[dt.date] = []
    for _, _, _, day in ranked:
        if day not in found:
            found.append(day)
    return tuple(found[:MOST])


def _clues(mentions: Sequence[TimeMention]) -> Clues:
    clues = Clues([], {}, [], Counter())
    for mention in mentions:
        _read(mention.form, clues)
    return clues


def _read(form: TimeForm, clues: Clues) -> None:
    match form:
        case CalendarForm(month=int(), day=int(), which=None, year_which=None, swapped=False):
            clues.dates.append(form)
            if form.year:
                clues.years.append(form.year)
        case CalendarForm(year=int()):
            clues.years.append(form.year or 0)
        case WeekdayForm(which=None, week=None, weeks=0):
            clues.weekdays[form.weekday] += 1
        case AnchorForm(to="speech"):
            clues.today = True
        case ShiftForm(n=int(), unit="day", of=AnchorForm(to="narrated")) if clues.dates and (form.n or 0) > 0:
            last = len(clues.dates) - 1
            clues.later[last] = max(clues.later.get(last, 0), form.n or 0)
        case WindowForm(n=int(), unit="week" | "day", side="either" | "around"):
            clues.within = min(clues.within, (form.n or 1) * (7 if form.unit == "week" else 1))
            if form.side == "around":
                _read(form.of, clues)
        case OpenForm(relation="since" | "after", point=point):
            _read(point, clues)
        case RangeForm(last=last_form) if not isinstance(last_form, WeekdayForm):
            _read(last_form, clues)
        case PartForm(of=of) | ClockForm(of=of) | NthForm(of=of) | ShiftForm(of=of) if of is not None:
            if not isinstance(of, AnchorForm):
                _read(of, clues)
        case _:
            pass


def _latest(clues: Clues, year: int) -> dt.date | None:
    """The latest day named, when the year of publication is ``year``; None where the calendar contradicts it.

    Dates may straddle a new year: the order of months in which they lie closest together is taken.
    """
    free = [(i, d) for i, d in enumerate(clues.dates) if d.year is None]
    fixed = [(i, d) for i, d in enumerate(clues.dates) if d.year is not None]
    keys = sorted({(d.month or 1, d.day or 1) for _, d in free})
    straddles = bool(keys) and keys[-1][0] >= 11 and keys[0][0] <= 2
    days: list[dt.date] = []
    for i, form in free + fixed:
        own = form.year or (year - 1 if straddles and (form.month or 1) >= 7 else year)
        try:
            day = dt.date(own, form.month or 1, form.day or 1)
        except ValueError:
            return None
        if form.weekday is not None and day.weekday() != form.weekday:
            return None
        days.append(day + DAY * clues.later.get(i, 0))
    latest = max(days)
    return latest if latest.year in (year, year - 1) and (free or latest.year == year) else None


def _limit(clues: Clues, year: int, latest: dt.date) -> dt.date:
    """The last day on which the report may have come out: "the third attack within a week" counts from the first."""
    first = min((dt.date(year, d.month or 1, d.day or 1) for d in clues.dates if d.year is None), default=latest)
    start = first if latest - DAY * clues.within <= first <= latest else latest
    return start + DAY * clues.within


def _agreement(clues: Clues, day: dt.date) -> int:
    """How well the weekdays named fit: agencies name the day of publication or the day before."""
    if not clues.weekdays:
        return 0
    most = max(clues.weekdays.values())
    top = {weekday for weekday, count in clues.weekdays.items() if count == most}
    if day.weekday() in top:
        return 3
    if (day.weekday() - 1) % 7 in top:
        return 2
    return 1 if day.weekday() in clues.weekdays else 0
