"""Points of the calendar of any grain, from a century to a clock time, as TIMEX3 values write them.

Unlike ``time_calendar.Days`` a point keeps what its words said: a season is no three months, a week no seven days.
Years before Christ are negative: -480 is 480 BC, and there is no year 0.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from typing import Literal

import msgspec

from dateline.records.times import TimeUnit
from dateline.resolve.time_calendar import add_days, add_months

Grain = Literal["century", "decade", "year", "half", "quarter", "season", "month", "week", "weekend", "day"]
SEASONS = ("SP", "SU", "FA", "WI")
SEASON_MONTH = (3, 6, 9, 1)  # a winter is named by the year in which it ends
UNIT_GRAIN: dict[TimeUnit, Grain] = {
    "century": "century", "decade": "decade", "year": "year", "quarter": "quarter", "season": "season",
    "month": "month", "week": "week", "weekend": "weekend", "day": "day", "hour": "day", "minute": "day",
    "second": "day", "millennium": "century",
}  # fmt: skip
YEARS_IN = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}


class Point(msgspec.Struct, frozen=True):
    """A stretch of the calendar. ``index`` numbers the ISO week, quarter, half or season (from 1) of ``year``.

    ``month`` and ``day`` None are unknown; ``time`` is the clock or part of day as written behind the date: "T14:30",
    "TMO". Of a decade ``year`` is its first year, of a century any year in it.
    """

    year: int
    grain: Grain = "year"
    month: int | None = None
    day: int | None = None
    index: int = 0
    time: str = ""

    def value(self) -> str:
        """The TIMEX3 value."""
        year = f"{self.year:04d}" if self.year > 0 else f"BC{-self.year:04d}"
        match self.grain:
            case "century":
                return f"{(self.year - 1) // 100:02d}" if self.year > 0 else f"BC{(-self.year - 1) // 100:02d}"
            case "decade":
                return year[:-1]
            case "half":
                return f"{year}-H{self.index}"
            case "quarter":
                return f"{year}-Q{self.index}"
            case "season":
                return f"{year}-{SEASONS[self.index - 1]}"
            case "week":
                return f"{year}-W{self.index:02d}" if self.index else f"{year}-WXX"
            case "weekend":
                return f"{year}-W{self.index:02d}-WE"
            case "month":
                return f"{year}-{self.month:02d}" if self.month else f"{year}-XX"
            case "day":
                month = f"{self.month:02d}" if self.month else "XX"
                day = f"{self.day:02d}" if self.day else "XX"
                return f"{year}-{month}-{day}{self.time}"
            case _:
                return year

    def first(self) -> dt.date | None:
        """The first day, where it is known and the calendar of ``date`` holds it."""
        if not 1 <= self.year <= 9998:
            return None
        match self.grain:
            case "week" | "weekend":
                if not 1 <= self.index <= 53:
                    return None
                try:
                    return dt.date.fromisocalendar(self.year, self.index, 6 if self.grain == "weekend" else 1)
                except ValueError:
                    return None
            case "day":
                known = self.month and self.day and self.day <= monthrange(self.year, self.month)[1]
                return dt.date(self.year, self.month or 1, self.day or 1) if known else None
            case "century":
                return dt.date((self.year - 1) // 100 * 100 + 1, 1, 1)
            case _:
                return dt.date(self.year, self.first_month() or 1, 1)

    def first_month(self) -> int | None:
        """The month in which it begins; None of a whole year or more."""
        match self.grain:
            case "half":
                return 6 * self.index - 5
            case "quarter":
                return 3 * self.index - 2
            case "season":
                return SEASON_MONTH[self.index - 1]
            case "week" | "weekend":
                day = self.first()
                return day.month if day else None
            case _:
                return self.month


def day_point(day: dt.date, time: str = "") -> Point:
    return Point(day.year, "day", day.month, day.day, time=time)


def month_point(year: int, month: int) -> Point:
    return Point(year, "month", month)


def around(day: dt.date, unit: TimeUnit) -> Point:
    """The calendar unit in which ``day`` lies."""
    match UNIT_GRAIN[unit]:
        case "week" | "weekend" as grain:
            year, week, _ = day.isocalendar()
            return Point(year, grain, index=week)
        case "month":
            return month_point(day.year, day.month)
        case "quarter":
            return Point(day.year, "quarter", index=(day.month + 2) // 3)
        case "season":
            return Point(day.year + (day.month == 12), "season", index=day.month % 12 // 3 or 4)
        case "day":
            return day_point(day)
        case "decade":
            return Point(day.year // 10 * 10, "decade")
        case grain:
            return Point(day.year, grain)


def unit_around(point: Point, unit: TimeUnit) -> Point | None:
    """The unit that contains a point; None where the point is too coarse to say."""
    grain = UNIT_GRAIN[unit]
    if grain in ("year", "century"):
        return Point(point.year, grain)
    if grain == "decade":
        return Point(decade_of(point.year), "decade")
    if grain == "month" and point.grain in ("day", "month"):
        return Point(point.year, "month", point.month)
    if grain == point.grain and not point.time:
        return point
    first = point.first()
    if first is None or (point.grain != "day" and point.first_month() is None):
        if grain == "day" and point.grain == "day":
            return msgspec.structs.replace(point, time="")
        return None
    if point.grain != "day" and grain in ("day", "week", "weekend"):
        return None
    return around(first, unit)


def decade_of(year: int) -> int:
    return year // 10 * 10 if year > 0 else -(-year // 10 * 10)


def move_year(year: int, n: int) -> int:
    """``year`` moved by ``n`` years over the missing year 0."""
    moved = year + n
    if year < 0 <= moved:
        return moved + 1
    return moved - 1 if year > 0 >= moved else moved


def shifted(point: Point, unit: TimeUnit, n: int) -> Point:
    """The unit ``n`` units away from ``point``; what the point leaves open stays open ("1998-XX-XX")."""
    grain = UNIT_GRAIN[unit]
    if unit in YEARS_IN:
        year = move_year(point.year, n * YEARS_IN[unit])
        return Point(decade_of(year) if grain == "decade" else year, grain)
    first = point.first()
    if grain in ("month", "quarter", "season"):
        if point.first_month() is None or first is None:
            return Point(point.year, "month" if grain == "month" else "year")
        moved = add_months(first.replace(day=1), n * (1 if grain == "month" else 3))
        return around(moved, unit) if moved else Point(point.year)
    if first is None or point.grain not in ("day", "week", "weekend"):
        if grain == "week":
            return Point(point.year, "week")
        return Point(point.year, "day")
    days = {"week": 7 * n, "weekend": 7 * n, "day": n}.get(unit, int(n / 24) if unit == "hour" else 0)
    moved = add_days(first, days)
    return around(moved, unit) if moved else Point(point.year, "day")
