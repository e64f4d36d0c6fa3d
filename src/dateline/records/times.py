"""What the words of a time expression say, before anyone asks which day that was.

The forms are small and nest: "late on Tuesday last week" is a part of a weekday of a week. They hold no
resolved dates other than those the words spell out; resolving needs the date of publication and the time narrated.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.records.span import Span

TimeUnit = Literal[
    "second", "minute", "hour", "day", "weekend", "week", "month", "quarter", "season", "year", "decade", "century",
    "millennium",
]  # fmt: skip
Which = Literal["last", "this", "next", "same", "previous", "following"]
"""Which of several: the first three count from publication, the others from the time narrated."""

DayPart = Literal["dawn", "morning", "noon", "afternoon", "evening", "night", "midnight", "overnight"]
Phase = Literal["start", "early", "mid", "late", "end", "earlier", "later"]
Season = Literal["spring", "summer", "autumn", "winter"]
Relation = Literal["since", "until", "before", "after", "by"]


class AnchorForm(msgspec.Struct, frozen=True, tag="anchor"):
    """The anchor itself: "today" (speech) or "the same day", "then" (narrated)."""

    to: Literal["speech", "narrated"]


class CalendarForm(msgspec.Struct, frozen=True, tag="calendar"):
    """A date of the calendar, as far as it is spelled out.

    ``which`` chooses the month ("last April"), ``year_which`` the year ("April last year", "that year").
    ``swapped`` is true where day and month may also be read the other way round ("03/04/2020").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    which: Which | None = None
    year_which: Which | None = None
    swapped: bool = False


class EraForm(msgspec.Struct, frozen=True, tag="era"):
    """A decade ("the 1990s": 1990, 10) or a century ("the 19th century": 1801, 100)."""

    first_year: int
    years: int


class PeriodForm(msgspec.Struct, frozen=True, tag="period"):
    """A season, quarter or half of a year; ``index`` counts from 1 (spring is 1, winter 4)."""

    kind: Literal["season", "quarter", "half"]
    index: int
    year: int | None = None
    which: Which | None = None
    year_which: Which | None = None


class HolidayForm(msgspec.Struct, frozen=True, tag="holiday"):
    """A feast whose date the calendar gives; ``rule`` is a key of the holiday rules of the word table."""

    rule: str
    year: int | None = None
    which: Which | None = None


class WeekdayForm(msgspec.Struct, frozen=True, tag="weekday"):
    """A day of the week, Monday 0; ``week`` says of which week ("Friday last week"), ``weeks`` how many weeks on."""

    weekday: int
    which: Which | None = None
    week: Which | None = None
    weeks: int = 0


class UnitForm(msgspec.Struct, frozen=True, tag="unit"):
    """The calendar unit that contains, precedes or follows an anchor: "last week", "the following month"."""

    which: Which
    unit: TimeUnit


class ShiftForm(msgspec.Struct, frozen=True, tag="shift"):
    """So many units before (negative) or after ``of``; ``n`` is None where the words give no number ("days later")."""

    n: int | None
    unit: TimeUnit
    of: TimeForm
    back: bool = False


class WindowForm(msgspec.Struct, frozen=True, tag="window"):
    """A stretch of so many units that ends at, begins at or surrounds ``of``.

    ``side`` "either" leaves it to the verb ("within a week"); ``n`` None is an unknown number ("the last few years").
    ``recent`` marks "recent weeks", which end somewhere near.
    """

    n: int | None
    unit: TimeUnit
    side: Literal["past", "future", "around", "either"]
    of: TimeForm
    recent: bool = False


class NthForm(msgspec.Struct, frozen=True, tag="nth"):
    """The n-th unit of a longer time ("the first week of March"); -1 is the last."""

    n: int
    unit: TimeUnit
    of: TimeForm


class PartForm(msgspec.Struct, frozen=True, tag="part"):
    """A part of a day, or a phase of a longer time ("late February"). ``of`` None: of the day narrated."""

    part: DayPart | Phase
    of: TimeForm | None = None


class ClockForm(msgspec.Struct, frozen=True, tag="clock"):
    """A time of day, with the zone as written; ``of`` None: of the day narrated."""

    hour: int
    minute: int
    zone: str | None = None
    of: TimeForm | None = None


class OpenForm(msgspec.Struct, frozen=True, tag="open"):
    """One bound only: "since October", "by Friday"."""

    relation: Relation
    point: TimeForm


class RangeForm(msgspec.Struct, frozen=True, tag="range"):
    """From the beginning of ``first`` to the end of ``last``."""

    first: TimeForm
    last: TimeForm


class DurationForm(msgspec.Struct, frozen=True, tag="duration"):
    """A length of time. ``ahead`` marks "in two weeks", a point where the verb looks forward and a length elsewhere.

    ``half`` adds a half: "two and a half years"; with ``n`` 0 it is half a unit.
    """

    n: int | None
    unit: TimeUnit
    ahead: bool = False
    half: bool = False


class SetForm(msgspec.Struct, frozen=True, tag="set"):
    """Times that recur: "every Friday", "daily"."""

    of: str


class VagueForm(msgspec.Struct, frozen=True, tag="vague"):
    """A time that no calendar bounds: "recently", "now", "soon"."""

    direction: Literal["past", "present", "future"]


TimeForm = (
    AnchorForm
    | CalendarForm
    | EraForm
    | PeriodForm
    | HolidayForm
    | WeekdayForm
    | UnitForm
    | ShiftForm
    | WindowForm
    | NthForm
    | PartForm
    | ClockForm
    | OpenForm
    | RangeForm
    | DurationForm
    | SetForm
    | VagueForm
)


class TimeMention(msgspec.Struct, frozen=True):
    """A time expression; the span takes in a preposition only where that changes the value ("since October")."""

    span: Span
    form: TimeForm


TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Timex(msgspec.Struct, frozen=True):
    """A time expression as TIMEX3 writes it: ``value`` is its ``value`` attribute, such as ``1998-W06`` or ``P3M``."""

    span: Span
    type: TimexType
    value: str
