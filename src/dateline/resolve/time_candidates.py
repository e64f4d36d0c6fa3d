"""Publication dates that an undated report's own calendar allows.

The report's dates without a year are laid into each year of a fixed range. A year stays if its weekdays agree with
them; a day stays if it lies close enough after one of them, and is ranked by how naturally all the statements of the
calendar could be made on it: news names days just past, the latest years, and its own weekday. Nothing here asks what
day it is now.
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
from dateline.resolve.time_ahead import looks_ahead

FIRST_YEAR, LAST_YEAR = 1980, 2035
REACH = 13  # days by which a report may follow the latest date it names
MOST = 20
DAY = dt.timedelta(days=1)
LATELY, LONG = 31, 330  # days back within which a date is news, and within which it needs no year
SOON = 92  # days ahead within which a date may be announced
# What each agreement or strain is worth; chosen by hand.
WEEKDAY_FITS = (0.0, 1.0, 2.0, 3.0)  # by the grade of ``_agreement``
JUST_PAST, PAST, ANNOUNCED, UNEXPLAINED = 1.0, 0.3, 0.7, -1.5
A_DAY_ON, A_YEAR_ON = -0.08, -0.1  # for each day after the date the report follows, each year after the last one named
OWN_YEAR_ALONE = -1.0  # a report seldom names its own year alone


class Clues(msgspec.Struct):
    """What the mentions say of the day of publication."""

    dates: list[CalendarForm]  # month and day, with or without year or weekday
    later: dict[int, int]  # index into dates → days by which the story goes on from there
    years: list[int]
    weekdays: Counter[int]
    ahead: set[int] = msgspec.field(default_factory=set)  # index into dates of those that a verb looks forward to
    today: bool = False
    within: int = REACH


def candidate_dates(mentions: Sequence[TimeMention], text: str) -> tuple[dt.date, ...]:
    """The days on which the report may have been published, best first, at most ``MOST``.

    Empty where the text names no day of a month, or where nothing in it bounds the year.
    """
    clues = _clues(mentions, text)
    if not clues.dates or not (clues.years or any(date.weekday is not None or date.year for date in clues.dates)):
        return ()
    named = max((y for y in clues.years if FIRST_YEAR <= y <= LAST_YEAR), default=None)
    ranked: dict[dt.date, float] = {}
    for year in range(named or FIRST_YEAR, LAST_YEAR + 1):
        for first, last in _stretches(clues, year):
            for delta in range((last - first).days + 1):
                day = first + DAY * delta
                score = _naturalness(clues, day, named) + A_DAY_ON * delta
                if named is not None and day.year < named:
                    continue
                ranked[day] = max(score, ranked.get(day, score))
    return tuple(sorted(ranked, key=lambda day: (-round(ranked[day], 6), day)))[:MOST]


def _stretches(clues: Clues, year: int) -> list[tuple[dt.date, dt.date]]:
    """The days in ``year`` on which the report may have come out: after the latest date, or close after any other."""
    latest = _latest(clues, year)
    if latest is None:
        return []
    stretches = [(latest, _limit(clues, year, latest))]
    if clues.within == REACH:
        for i, form in enumerate(clues.dates):
            day = _lay(form, form.year or year)
            if i not in clues.ahead and day is not None and day.year == year and day < latest - DAY * REACH:
                stretches.append((day, day + DAY * REACH))
    return stretches


def _naturalness(clues: Clues, day: dt.date, named: int | None) -> float:
    """How naturally the text's dates, years and weekdays could be written on ``day``."""
    score = WEEKDAY_FITS[_agreement(clues, day)]
    for i, form in enumerate(clues.dates):
        told = min((d for d in _near(form, day) if d), key=lambda d: abs(d - day), default=None)
        if told is None:
            continue
        back = (day - told).days
        if i in clues.ahead:
            score += ANNOUNCED if 0 <= -back <= SOON else 0.0
        elif back >= 0:
            score += JUST_PAST if back <= LATELY else PAST if back <= LONG else 0.0
        else:
            score += UNEXPLAINED
    if named is not None:
        score += A_YEAR_ON * (day.year - named)
        if day.year == named and not any(form.year == named for form in clues.dates):
            score += OWN_YEAR_ALONE
    return score


def _near(form: CalendarForm, day: dt.date) -> list[dt.date | None]:
    return [_lay(form, year) for year in ((form.year,) if form.year else (day.year - 1, day.year, day.year + 1))]


def _lay(form: CalendarForm, year: int) -> dt.date | None:
    """The date in ``year``; None where that has no such day, or another weekday."""
    try:
        day = dt.date(year, form.month or 1, form.day or 1)
    except ValueError:
        return None
    return day if form.weekday is None or day.weekday() == form.weekday else None


def _clues(mentions: Sequence[TimeMention], text: str) -> Clues:
    clues = Clues([], {}, [], Counter())
    for mention in mentions:
        known = len(clues.dates), len(clues.years)
        _read(mention.form, clues)
        if looks_ahead(text, mention.span.start) and mention.span.end <= len(text):
            clues.ahead.update(range(known[0], len(clues.dates)))
            del clues.years[known[1] :]  # "by 2020" bounds nothing from below
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
        if i in clues.ahead and len(clues.ahead) < len(clues.dates):
            continue
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
