"""Dates that the calendar must complete: a month without its year, a weekday without its week."""

from __future__ import annotations

import datetime as dt

from dateline.records.times import CalendarForm, HolidayForm, PeriodForm, WeekdayForm, Which
from dateline.resolve.time_calendar import (
    UNKNOWN,
    YEAR_MAX,
    YEAR_MIN,
    Days,
    add_days,
    add_months,
    holiday,
    month_of,
    one,
    season,
    week_of,
    years,
)

YEAR_SHIFT: dict[Which, int] = {"last": -1, "this": 0, "next": 1, "same": 0, "previous": -1, "following": 1}
SPOKEN = ("last", "this", "next")
WEEKDAY_REACH = 2  # years on either side searched for one in which weekday, month and day agree
# A date without a year is past (to come, where the verb looks ahead), unless that would be almost a year away and
# the occurrence on the other side is near at hand; within so many days:
NEAR_DAY = 31  # of month and day
NEAR_YEAR = 400  # days from publication within which a weekday may choose the year
NEAR_MONTH = 31  # of the edge of a month named alone
TURN_OF_YEAR = 240  # days by which a story may go back without having passed into the next year


def _year_by_words(which: Which, published: dt.date | None, story: Days) -> int | None:
    """The year of "April last year" (from publication) or "that September" (from the story)."""
    anchor = published if which in SPOKEN else (story.first or story.last or published)
    return anchor.year + YEAR_SHIFT[which] if anchor else None


def _in_year(form: CalendarForm, year: int) -> Days | None:
    """The date in that year; None where the year has no such day."""
    if not YEAR_MIN <= year <= YEAR_MAX:
        return None
    if form.month is None:
        return years(year)
    if form.day is None:
        return month_of(year, form.month)
    try:
        day = dt.date(year, form.month, form.day)
    except ValueError:
        return None
    return one(day)


def _swapped(form: CalendarForm, published: dt.date | None) -> Days:
    """A date whose day and month may change places: the one reading close before publication, else both as bounds."""
    year, month, day = form.year or 1, form.month or 1, form.day or 1
    pair = sorted((dt.date(year, month, day), dt.date(year, day, month)))
    if published:
        near = [day for day in pair if 0 <= (published - day).days <= 31]
        if len(near) == 1:
            return one(near[0])
        past = [day for day in pair if day <= published]
        if len(past) == 1:
            return one(past[0])
    return Days(pair[0], pair[1], "month")


def calendar_days(
    form: CalendarForm, published: dt.date | None, story: Days, forward: bool, retold: bool = False
) -> Days:
    """``retold`` is true where the story is told of a past year, so that its dates are of that year too."""
    if form.swapped:
        return _swapped(form, published)
    if form.month is None and form.day is not None:
        return _day_of_month(form.day, published, story)
    year = form.year
    if year is None and form.year_which:
        year = _year_by_words(form.year_which, published, story)
    elif year is None and form.which in ("same", "this"):
        year = _year_by_words(form.which, published, story)
    if year is not None:
        return _in_year(form, year) or UNKNOWN
    if form.which in ("previous", "following"):
        anchor = story.first or story.last or published
        return _nearest(form, anchor, form.which == "following", strict=True)
    if form.which in ("last", "next"):
        return _nearest(form, published, form.which == "next", strict=True)
    if published is None or retold:
        return _in_story(form, story)
    if form.weekday is not None and form.day:
        return _agreeing(form, published, forward)
    other = _nearest(form, published, not forward, strict=False)
    reach = NEAR_DAY if form.day else NEAR_MONTH
    edge = other.last if forward else other.first
    if edge and 0 < abs((edge - published).days) <= reach and (edge < published) is forward:
        return other
    return _nearest(form, published, forward, strict=False)


def _in_story(form: CalendarForm, story: Days) -> Days:
    """Without a date of publication: in the year of the story, or in the next where that lies far behind."""
    start = story.first or story.last
    if start is None:
        return UNKNOWN
    days = _in_year(form, start.year)
    if days is None or (days.last and (start - days.last).days > TURN_OF_YEAR):
        return _in_year(form, start.year + 1) or UNKNOWN
    return days


def _agreeing(form: CalendarForm, published: dt.date, forward: bool) -> Days:
    """ "Friday, June 21": of the years in which the weekday is right, the nearest to publication."""
    best: dt.date | None = None
    for year in range(published.year - WEEKDAY_REACH, published.year + WEEKDAY_REACH + 1):
        days = _in_year(form, year)
        first = days.first if days else None
        if (
            first
            and first.weekday() == form.weekday
            and (best is None or abs(first - published) < abs(best - published))
        ):
            best = first
    if best and abs((best - published).days) <= NEAR_YEAR:
        return one(best)
    bare = CalendarForm(month=form.month, day=form.day)  # the two disagree in any year near: trust the date
    return calendar_days(bare, published, UNKNOWN, forward)


def _nearest(form: CalendarForm, anchor: dt.date | None, forward: bool, *, strict: bool) -> Days:
    """The nearest such date on the right side of ``anchor``; ``strict`` leaves out a month that contains it."""
    if anchor is None:
        return UNKNOWN
    step = 1 if forward else -1
    for i in range(9):
        days = _in_year(form, anchor.year + step * i)
        if days is None or days.first is None or days.last is None:
            continue
        if strict and days.first <= anchor <= days.last:
            continue
        if (days.last >= anchor) if forward else (days.first <= anchor):
            return days
    return UNKNOWN


def _day_of_month(day: int, published: dt.date | None, story: Days) -> Days:
    """ "On the 14th": of the month of the story, else the latest such day not after publication."""
    start = story.first or story.last
    if start:
        try:
            return one(start.replace(day=day))
        except ValueError:
            return UNKNOWN
    for back in range(3) if published else ():
        assert published is not None
        month = add_months(published.replace(day=1), -back)
        found = add_days(month, day - 1) if month else None
        if found and month and found.month == month.month and found <= published:
            return one(found)
    return UNKNOWN


def _period_in(form: PeriodForm, year: int) -> Days:
    if not YEAR_MIN < year < YEAR_MAX:
        return UNKNOWN
    if form.kind == "season":
        return season(year, form.index)
    size = 3 if form.kind == "quarter" else 6
    first = size * (form.index - 1) + 1
    return Days(dt.date(year, first, 1), month_of(year, first + size - 1).last, "month")


def period_days(form: PeriodForm, published: dt.date | None, story: Days, forward: bool) -> Days:
    year = form.year
    if year is None and form.year_which:
        year = _year_by_words(form.year_which, published, story)
    if year is not None:
        return _period_in(form, year)
    narrated = form.which in ("same", "previous", "following") or published is None
    anchor = (story.first or story.last or published) if narrated else published
    if anchor is None:
        return UNKNOWN
    if form.which in ("same",):
        return _period_in(form, anchor.year)
    ahead = forward or form.which in ("next", "following")
    strict = form.which in ("last", "previous", "next", "following")
    for year in range(anchor.year - 1, anchor.year + 3) if ahead else range(anchor.year, anchor.year - 3, -1):
        days = _period_in(form, year)
        if days.first is None or days.last is None or (strict and days.first <= anchor <= days.last):
            continue
        if form.which == "this" and year == anchor.year:
            return days
        if (days.last >= anchor) if ahead else (days.first <= anchor):
            return days
    return UNKNOWN


def holiday_days(form: HolidayForm, published: dt.date | None, story: Days, forward: bool) -> Days:
    if form.year is not None:
        day = holiday(form.rule, form.year)
        return one(day) if day else UNKNOWN
    anchor = published or story.first
    if anchor is None:
        return UNKNOWN
    ahead = forward or form.which == "next"
    for year in (anchor.year, anchor.year + (1 if ahead else -1)):
        day = holiday(form.rule, year)
        if day and ((day >= anchor) if ahead else (day <= anchor)):
            return one(day)
    return UNKNOWN


def weekday_days(form: WeekdayForm, published: dt.date | None, story: Days, forward: bool) -> Days:
    """A day of the week: the nearest not after publication, or as its words say."""
    narrated = form.which in ("same", "previous", "following") or form.week in ("same", "previous", "following")
    anchor = (story.first or story.last or published) if narrated or published is None else published
    if anchor is None:
        return UNKNOWN
    if form.week:
        monday = week_of(anchor).first
        assert monday is not None
        found = add_days(monday, 7 * YEAR_SHIFT[form.week] + form.weekday)
        return one(found) if found else UNKNOWN
    gap = (form.weekday - anchor.weekday()) % 7  # days to the next such day, 0 for the same
    ahead = forward or (published is None and form.which is None)
    if form.which in ("next", "following"):
        shift = gap or 7
    elif form.which in ("last", "previous"):
        shift = -((7 - gap) % 7 or 7)
    elif form.which == "this":
        shift = gap if forward else form.weekday - anchor.weekday()
    elif form.which == "same" or ahead:
        shift = gap
    else:
        shift = -((7 - gap) % 7)
    day = add_days(anchor, shift + 7 * form.weeks)
    return one(day) if day else UNKNOWN
