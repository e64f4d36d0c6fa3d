"""Dates that a text leaves short, for TIMEX3: a month without its year, a weekday without its week, a quarter.

A report counts from its publication, with a light cue for the tense; an account from the time it tells of.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

import msgspec

from dateline.records.times import CalendarForm, HolidayForm, PeriodForm, WeekdayForm, Which
from dateline.resolve.time_calendar import UNKNOWN, Days, add_days, holiday, one, week_of
from dateline.resolve.time_dates import calendar_days, weekday_days
from dateline.resolve.time_points import Point, day_point, month_point, move_year

STEP: dict[Which, int] = {"last": -1, "this": 0, "next": 1, "same": 0, "previous": -1, "following": 1}
SPOKEN = ("last", "this", "next")
FAR_AHEAD = 6.0  # months by which a date to come counts as farther off than it is, without a word that looks ahead
FAR_AHEAD_OF_PAST = 9.0  # the same beside a verb of the past
FAR_BACK = 10.5  # and one past, with such a word
WINTER = 4  # the index of the season, which begins in December
LATELY = 5  # months since the end of a season or quarter, within which even plans speak of the one past
LEAP_REACH = 7  # years within which there is a 29 February
FEAST_AHEAD = 31  # days by which a feast may lie ahead without a word that looks ahead
PERIOD_MONTHS = {"season": 3, "quarter": 3, "half": 6}


class Setting(msgspec.Struct, frozen=True):
    """What relative words count from.

    ``news`` tells a report, whose "Friday" is near its publication, from an account of other years. ``story`` is the
    time told of just before. ``forward`` is true where the verb looks ahead, ``back`` where it tells what happened.
    """

    published: dt.date | None
    news: bool
    story: Point | None = None
    forward: bool = False
    back: bool = False

    def speech(self) -> Point | None:
        return day_point(self.published) if self.published else None

    def told(self) -> Point | None:
        """The time narrated, or that of publication where nothing has been told."""
        return self.story or self.speech()


def calendar_point(form: CalendarForm, setting: Setting) -> Point | None:
    year = form.year
    if year is None and form.year_which:
        base = setting.speech() if form.year_which in SPOKEN and setting.news else None
        base = base or setting.told()
        year = move_year(base.year, STEP[form.year_which]) if base else None
    if year is None and form.month is None and form.day is not None:
        return _day_of_month(form.day, setting)
    if year is None and setting.news and setting.published:
        if form.which is None and form.weekday is None and form.month:
            year = _news_year(form.month, form.day, setting.published, setting)
            return Point(year, "day" if form.day else "month", form.month, form.day) if year else None
        days = calendar_days(form, setting.published, _days_of(setting.story), setting.forward)
        if days.first is None:
            return None
        return day_point(days.first) if form.day else month_point(days.first.year, days.first.month)
    if year is None:
        year = _story_year(form.month or 1, form.day, form.which, setting.told())
    if year is None:
        return None
    if form.swapped and setting.published:
        days = calendar_days(form, setting.published, UNKNOWN, setting.forward)
        return day_point(days.first) if days.first else None
    return Point(year, "day" if form.day else "month" if form.month else "year", form.month, form.day)


def _days_of(point: Point | None) -> Days:
    first = point.first() if point else None
    return one(first) if first else UNKNOWN


def _news_year(month: int, day: int | None, published: dt.date, setting: Setting) -> int | None:
    """The year of a report's date: the nearest, where a date to come counts as farther unless the verb looks ahead."""

    def away(year: int) -> float:
        days = day - published.day if day is not None else 0
        months = (year - published.year) * 12 + month - published.month + days / 31
        if setting.forward:
            return months if months >= 0 else FAR_BACK - months
        return -months if months <= 0 else months + (FAR_AHEAD_OF_PAST if setting.back else FAR_AHEAD)

    steps = range(-LEAP_REACH, LEAP_REACH + 1) if (month, day) == (2, 29) else (0, -1, 1)
    years = [year for year in (published.year + step for step in steps) if _exists(year, month, day)]
    return min(years, key=away, default=None)


def _exists(year: int, month: int, day: int | None) -> bool:
    return 1 <= year <= 9998 and (day is None or 1 <= day <= monthrange(year, month)[1])


def _story_year(month: int, day: int | None, which: Which | None, story: Point | None) -> int | None:
    """The year of "the previous April", "the following March" in an account."""
    if story is None:
        return None
    told = story.first_month()
    if told is None:
        return story.year
    if which in ("previous", "last"):
        return story.year if month < told else move_year(story.year, -1)
    if which in ("following", "next"):
        return story.year if month > told else move_year(story.year, 1)
    return story.year


def _day_of_month(day: int, setting: Setting) -> Point | None:
    told = setting.told()
    if told is None or told.grain not in ("day", "month"):
        return None
    return Point(told.year, "day", told.month, day)


def period_point(form: PeriodForm, setting: Setting) -> Point | None:
    year = form.year
    if year is None and form.year_which:
        base = (setting.speech() if form.year_which in SPOKEN and setting.news else None) or setting.told()
        year = move_year(base.year, STEP[form.year_which]) if base else None
    if year is None:
        year = _period_year(form, setting)
    return Point(year, form.kind, index=form.index) if year is not None else None


def _period_year(form: PeriodForm, setting: Setting) -> int | None:
    own = (
        0
        if form.kind == "season" and form.index == WINTER
        else Point(2000, form.kind, index=form.index).first_month() or 1
    )
    narrated = not setting.news or form.which in ("same", "previous", "following")
    base = setting.told() if narrated or setting.published is None else setting.speech()
    if base is None:
        return None
    month = base.first_month()
    if narrated or month is None:
        if month is None or form.which in (None, "this", "same"):
            return base.year
        if form.which in ("last", "previous"):
            return base.year if own + 2 < month else move_year(base.year, -1)
        return base.year if own > month else move_year(base.year, 1)
    length = PERIOD_MONTHS[form.kind]
    inside = own <= month < own + length
    if form.which == "this":
        return base.year
    if form.which == "next" or (setting.forward and not own + length <= month <= own + length + LATELY):
        return base.year if own > month or (inside and form.which != "next") else base.year + 1
    if form.which == "last":
        return base.year if own + length <= month else base.year - 1
    if form.kind == "season":
        return base.year if own <= month else base.year - 1
    return base.year if own <= month else base.year - 1


def holiday_point(form: HolidayForm, setting: Setting) -> Point | None:
    base = setting.told() if not setting.news or setting.published is None else setting.speech()
    year = form.year or (base.year if base else None)
    if year is None or not 1 < year < 9998:
        return None
    day = holiday(form.rule, year)
    if day and form.year is None and form.which != "this" and setting.news and setting.published:
        ahead = setting.forward or form.which == "next"
        if not ahead and day > setting.published and (day - setting.published).days > FEAST_AHEAD:
            day = holiday(form.rule, year - 1)
        elif ahead and day < setting.published:
            day = holiday(form.rule, year + 1)
    return day_point(day) if day else None


def weekday_point(form: WeekdayForm, setting: Setting) -> Point | None:
    if setting.news and setting.published:
        days = weekday_days(form, setting.published, _days_of(setting.story), setting.forward)
        return day_point(days.first) if days.first else None
    told = setting.told()
    first = told.first() if told and told.grain in ("day", "week") else None
    if first is None:
        return None
    if form.week:
        monday = week_of(first).first
        found = add_days(monday, 7 * STEP[form.week] + form.weekday) if monday else None
    else:
        gap = (form.weekday - first.weekday()) % 7
        if form.which in ("last", "previous"):
            gap -= 7
        elif form.which in ("next", "following"):
            gap = gap or 7
        found = add_days(first, gap)
    return day_point(found) if found else None
