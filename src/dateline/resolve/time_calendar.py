"""Arithmetic on spans of whole days: units, parts, feasts. No reports, no words."""

from __future__ import annotations

import datetime as dt
from calendar import monthrange

import msgspec

from dateline.records.reference import Grain
from dateline.records.times import TimeUnit

YEAR_MIN, YEAR_MAX = 1, 9999
DAY = dt.timedelta(days=1)
GRAIN_OF: dict[str, Grain] = {
    "minute": "hours", "hour": "hours", "day": "day", "weekend": "day", "week": "week", "month": "month",
    "quarter": "month", "season": "month", "half": "month", "year": "year", "decade": "year", "century": "year",
}  # fmt: skip
MONTHS_IN = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}


class Days(msgspec.Struct, frozen=True):
    """A span of days, both ends included; None is an open end."""

    first: dt.date | None
    last: dt.date | None
    grain: Grain


UNKNOWN = Days(None, None, "open")


def one(day: dt.date, grain: Grain = "day") -> Days:
    return Days(day, day, grain)


def add_days(day: dt.date, n: int) -> dt.date | None:
    """``day`` plus ``n`` days; None outside the calendar."""
    try:
        return day + dt.timedelta(days=n)
    except OverflowError:
        return None


def add_months(day: dt.date, n: int) -> dt.date | None:
    """``day`` moved by ``n`` months, to the last of the month where that is shorter; None outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not YEAR_MIN <= year <= YEAR_MAX:
        return None
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_of(year: int, month: int) -> Days:
    return Days(dt.date(year, month, 1), dt.date(year, month, monthrange(year, month)[1]), "month")


def years(first: int, count: int = 1) -> Days:
    if not (first >= YEAR_MIN and first + count - 1 <= YEAR_MAX):
        return UNKNOWN
    return Days(dt.date(first, 1, 1), dt.date(first + count - 1, 12, 31), "year")


def week_of(day: dt.date) -> Days:
    """Monday to Sunday."""
    monday = day - DAY * day.weekday()
    return Days(monday, add_days(monday, 6) or dt.date.max, "week")


def unit_around(day: dt.date, unit: TimeUnit) -> Days:
    """The calendar unit in which ``day`` lies; of a weekend, the one of that day's week."""
    if unit == "week":
        return week_of(day)
    if unit == "weekend":
        monday = day - DAY * day.weekday()
        return Days(add_days(monday, 5) or dt.date.max, add_days(monday, 6) or dt.date.max, "day")
    if unit == "month":
        return month_of(day.year, day.month)
    if unit == "quarter":
        start = (day.month - 1) // 3 * 3 + 1
        return Days(dt.date(day.year, start, 1), month_of(day.year, start + 2).last, "month")
    if unit == "season":
        index = (day.month % 12) // 3 or 4  # March to May is 1, winter 4
        return season(day.year - (1 if day.month < 3 else 0), index)
    if unit == "year":
        return years(day.year)
    if unit == "decade":
        return years(day.year // 10 * 10, 10)
    if unit == "century":
        return years((day.year - 1) // 100 * 100 + 1, 100)
    return one(day, "hours" if unit in ("hour", "minute") else "day")


def shift_unit(day: dt.date, unit: TimeUnit, n: int) -> Days:
    """The calendar unit ``n`` units away from that of ``day``: for a week or a month the whole of it."""
    if unit in ("week", "weekend"):
        moved = add_days(day, 7 * n)
    elif unit in ("decade", "century") and abs(n) > 0:
        moved = add_months(day.replace(day=1), n * MONTHS_IN[unit])
        return years(moved.year) if moved else UNKNOWN
    elif unit in MONTHS_IN:
        moved = add_months(day.replace(day=1), n * MONTHS_IN[unit])
    elif unit == "hour":
        moved = add_days(day, int(n / 24))
    else:
        moved = add_days(day, n if unit == "day" else 0)
    return unit_around(moved, unit) if moved else UNKNOWN


def move(day: dt.date, unit: TimeUnit, n: int) -> dt.date | None:
    """The day ``n`` units away, to the day."""
    if unit in MONTHS_IN:
        return add_months(day, n * MONTHS_IN[unit])
    if unit in ("week", "weekend"):
        return add_days(day, 7 * n)
    if unit in ("hour", "minute"):
        return add_days(day, int(n / 24) if unit == "hour" else 0)
    return add_days(day, n)


def season(year: int, index: int) -> Days:
    """Whole months of the northern year; winter runs into the next."""
    start = 3 * index
    first = dt.date(year, start, 1)
    after = add_months(first, 2)
    return Days(first, month_of(after.year, after.month).last if after else None, "month")


def nth_weekday(year: int, month: int, weekday: int, n: int) -> dt.date:
    """The n-th such weekday of the month; -1 is the last."""
    if n < 0:
        last = dt.date(year, month, monthrange(year, month)[1])
        return last - DAY * ((last.weekday() - weekday) % 7)
    first = dt.date(year, month, 1)
    return first + DAY * ((weekday - first.weekday()) % 7 + 7 * (n - 1))


def easter(year: int) -> dt.date:
    """Western Easter Sunday, by the anonymous Gregorian computus (Nature, 1876)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ll = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * ll) // 451
    month, day = divmod(h + ll - 7 * m + 114, 31)
    return dt.date(year, month, day + 1)


def holiday(rule: str, year: int) -> dt.date | None:
    """The day of a feast in ``year``; None for an unknown one or outside the calendar. An eve is the day before."""
    if not YEAR_MIN < year < YEAR_MAX:
        return None
    name, eve, _ = rule.partition("-eve")
    day = {
        "christmas": lambda: dt.date(year, 12, 25),
        "halloween": lambda: dt.date(year, 10, 31),
        "easter": lambda: easter(year),
        "thanksgiving": lambda: nth_weekday(year, 11, 3, 4),
        "new-year": lambda: dt.date(year, 1, 1),
        "good-friday": lambda: easter(year) - 2 * DAY,
        "easter-monday": lambda: easter(year) + DAY,
        "boxing": lambda: dt.date(year, 12, 26),
        "valentine": lambda: dt.date(year, 2, 14),
        # of the United States
        "election": lambda: nth_weekday(year, 11, 0, 1) + DAY,
        "independence": lambda: dt.date(year, 7, 4),
        "memorial": lambda: nth_weekday(year, 5, 0, -1),
        "labor": lambda: nth_weekday(year, 9, 0, 1),
        "veterans": lambda: dt.date(year, 11, 11),
        "columbus": lambda: nth_weekday(year, 10, 0, 2),
    }.get(name)
    if day is None:
        return None
    return day() - DAY if eve else day()
