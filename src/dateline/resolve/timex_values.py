"""What a time expression is worth as a TIMEX3 value, given the date of publication and the time narrated."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    ClockForm,
    DurationForm,
    EraForm,
    HolidayForm,
    NthForm,
    OpenForm,
    PartForm,
    PeriodForm,
    RangeForm,
    SetForm,
    ShiftForm,
    TimeForm,
    TimexType,
    UnitForm,
    VagueForm,
    WeekdayForm,
    WindowForm,
)
from dateline.resolve.time_calendar import add_days
from dateline.resolve.time_points import (
    Point,
    around,
    day_point,
    month_point,
    move_year,
    shifted,
    unit_around,
)
from dateline.resolve.timex_dates import (
    STEP,
    Setting,
    calendar_point,
    holiday_point,
    period_point,
    weekday_point,
)
from dateline.resolve.timex_lengths import length, set_value

PART_CODE = {
    "dawn": "TMO", "morning": "TMO", "noon": "T12:00", "afternoon": "TAF", "evening": "TEV", "night": "TNI",
    "midnight": "T24:00", "overnight": "TNI",
}  # fmt: skip
VAGUE = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
WEDNESDAY, SATURDAY = 2, 5
PARTS_OF_YEAR = {"month": 12, "quarter": 4}


class Meaning(msgspec.Struct, frozen=True):
    """A TIMEX3 type and value; ``point`` where the value is one of the calendar."""

    type: TimexType
    value: str
    point: Point | None = None


def at(point: Point) -> Meaning:
    return Meaning("TIME" if point.time else "DATE", point.value(), point)


def meaning(form: TimeForm, setting: Setting) -> Meaning | None:
    """None where the words are no expression of their own."""
    match form:
        case VagueForm():
            return Meaning("DATE", VAGUE[form.direction])
        case DurationForm():
            return Meaning("DURATION", length(form.n, form.unit, form.half))
        case WindowForm(n=1, of=AnchorForm(to="narrated")):
            return meaning(UnitForm("previous" if form.side == "past" else "following", form.unit), setting)
        case WindowForm(n=1, unit="year", side="past" | "future") if setting.news and setting.published:
            return at(Point(setting.published.year + (1 if form.side == "future" else -1)))
        case WindowForm(n=None, unit="year" | "day", side="past") if form.recent and setting.news:
            return Meaning("DATE", VAGUE["past"])
        case WindowForm():
            return Meaning(
                "DURATION",
                length(10 * form.n, "year") if form.unit == "decade" and form.n else length(form.n, form.unit),
            )
        case SetForm():
            value = set_value(form.of, setting.news)
            return Meaning("SET", value) if value else None
        case NthForm(unit="week") if not setting.news and form.n:
            return Meaning("DURATION", length(1, "week"))
        case ShiftForm(unit="hour" | "minute" | "second") if setting.news and not form.back:
            return Meaning("DURATION", length(form.n, form.unit))
        case ShiftForm(n=None, of=AnchorForm(to="narrated")) if setting.news:
            return Meaning("DURATION", length(None, form.unit))
        case ShiftForm(n=None):
            return Meaning("DATE", "PAST_REF" if form.back else "FUTURE_REF")
        case OpenForm():
            return meaning(form.point, setting)
        case PartForm(of=None) if form.part in PART_CODE:
            return _part_of_day(form, setting)
        case PartForm(of=VagueForm() | WindowForm() | DurationForm() | SetForm()):
            return meaning(form.of, setting) if form.of else None
        case AnchorForm(to="speech") if not setting.news:
            return Meaning("DATE", "PRESENT_REF")
        case PartForm(of=AnchorForm(to="speech")) if not setting.news and form.part in PART_CODE:
            return _part_of_day(form, setting)
        case ClockForm(of=None) if setting.told() is None:
            return Meaning("TIME", f"XXXX-XX-XX{_clock(form)}")
        case NthForm(n=0) if isinstance(form.of, CalendarForm):
            return _meaning_at(point_of(form, setting))
        case _:
            return _meaning_at(point_of(form, setting))


def _meaning_at(point: Point | None) -> Meaning | None:
    return at(point) if point else Meaning("DATE", "XXXX-XX-XX")


def _part_of_day(form: PartForm, setting: Setting) -> Meaning:
    told = setting.told()
    code = PART_CODE[form.part]
    day = unit_around(told, "day") if told else None
    if (day is None or day.day is None) and setting.news:
        day = setting.speech()
    if day is None or day.day is None:
        return Meaning("TIME", f"XXXX-XX-XX{code}")
    return at(msgspec.structs.replace(day, time=code))


def _clock(form: ClockForm) -> str:
    return f"T{form.hour:02d}:{form.minute:02d}"


def point_of(form: TimeForm, setting: Setting) -> Point | None:
    """The point of the calendar that the form names; None where nothing tells."""
    match form:
        case AnchorForm():
            base = setting.speech() if form.to == "speech" and setting.news else setting.told()
            return (unit_around(base, "day") or base) if base else None
        case CalendarForm():
            return calendar_point(form, setting)
        case EraForm():
            return Point(form.first_year, "decade" if form.years == 10 else "century")
        case PeriodForm():
            return period_point(form, setting)
        case HolidayForm():
            return holiday_point(form, setting)
        case WeekdayForm():
            return weekday_point(form, setting)
        case UnitForm():
            return _unit(form, setting)
        case ShiftForm():
            return _shift(form, setting)
        case NthForm():
            return _nth(form, setting)
        case PartForm():
            return _part(form, setting)
        case ClockForm():
            base = point_of(form.of, setting) if form.of else setting.told()
            if base is not None and base.grain == "month":
                return Point(base.year, "day", base.month, time=_clock(form))
            day = unit_around(base, "day") if base else None
            return msgspec.structs.replace(day, time=_clock(form)) if day else None
        case OpenForm():
            return point_of(form.point, setting)
        case _:
            return None


def _shift(form: ShiftForm, setting: Setting) -> Point | None:
    """ "a year earlier" than a quarter is the same quarter of the year before; so is "a year ago" beside one."""
    base = point_of(form.of, setting)
    if form.unit == "year" and setting.story and setting.story.grain == "quarter" and isinstance(form.of, AnchorForm):
        near = setting.published is None or abs(setting.story.year - setting.published.year) <= 1
        if form.of.to == "narrated" or (setting.news and near):
            return msgspec.structs.replace(setting.story, year=move_year(setting.story.year, form.n or 0))
    return shifted(base, form.unit, form.n or 0) if base else None


def _part(form: PartForm, setting: Setting) -> Point | None:
    of = form.of.first if isinstance(form.of, RangeForm) else form.of  # the night of 14-15 March begins on the 14th
    base = point_of(of, setting) if of else setting.told()
    code = PART_CODE.get(form.part)
    if base is None or code is None:
        return base
    if base.grain == "day":
        if code in ("T12:00", "T24:00") or not base.time.startswith("T1"):
            return msgspec.structs.replace(base, time=code)
        return base
    if base.grain == "month":
        return Point(base.year, "day", base.month, None, time=code)
    return base


def _unit(form: UnitForm, setting: Setting) -> Point | None:
    narrated = not setting.news or form.which in ("same", "previous", "following")
    base = setting.told() if narrated or setting.published is None else setting.speech()
    if base is None:
        return None
    if form.unit == "weekend" and not narrated and setting.published:
        early = setting.published.weekday() <= WEDNESDAY  # when "the weekend" is the one just over
        back = form.which != "next" and setting.published.weekday() < SATURDAY
        if form.which == "this" and setting.forward and not early:
            back = False
        ahead = form.which == "next" and setting.published.weekday() >= SATURDAY
        shift = -1 if back or form.which == "last" else int(ahead)
        moved = add_days(setting.published, 7 * shift)
        return around(moved, "weekend") if moved else None
    if form.unit == "quarter" and form.which == "same" and setting.published and not _ended(base, setting.published):
        return shifted(around(setting.published, "quarter"), "quarter", -1)  # results are those of the quarter ended
    return shifted(base, form.unit, STEP[form.which])


def _ended(quarter: Point, published: dt.date) -> bool:
    """Whether it is a quarter, and over."""
    if quarter.grain != "quarter":
        return False
    after = shifted(quarter, "quarter", 1).first()
    return after is not None and after <= published


def _nth(form: NthForm, setting: Setting) -> Point | None:
    of = point_of(form.of, setting)
    if of is None or form.n == 0:
        return unit_around(of, form.unit) if of else None
    first = of.first()
    if first is None:
        return None
    if of.grain == "year" and form.unit in PARTS_OF_YEAR:
        number = form.n if form.n > 0 else PARTS_OF_YEAR[form.unit]
        if number > PARTS_OF_YEAR[form.unit]:
            return None
        return month_point(of.year, number) if form.unit == "month" else Point(of.year, "quarter", index=number)
    if form.unit == "day" and of.grain in ("month", "year"):
        after = shifted(of, "month" if of.grain == "month" else "year", 1).first()
        day = add_days(first, form.n - 1) if form.n > 0 else (add_days(after, form.n) if after else None)
        return day_point(day) if day else None
    if form.unit == "year" and of.grain == "decade":
        return Point(of.year + (form.n - 1 if form.n > 0 else 9))
    if form.unit in ("week", "weekend") and of.grain == "month":
        after = shifted(of, "month", 1).first()
        day = add_days(first, 7 * form.n - 4) if form.n > 0 else (add_days(after, -4) if after else None)
        return around(day, form.unit) if day else None
    return of
