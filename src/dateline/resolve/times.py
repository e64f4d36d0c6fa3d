"""Which days a time expression means, worked out from the date of publication and the time narrated.

The rules follow the coding manual, section 5. The phrases they are held to stand in ``times_corpus.tsv``.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.records.reference import Grain, TimeBasis, TimeRef
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
    TimeMention,
    UnitForm,
    VagueForm,
    WeekdayForm,
    WindowForm,
)
from dateline.resolve.time_calendar import (
    GRAIN_OF,
    MONTHS_IN,
    UNKNOWN,
    Days,
    add_days,
    move,
    one,
    shift_unit,
    unit_around,
)
from dateline.resolve.time_calendar import years as year_span
from dateline.resolve.time_candidates import candidate_dates
from dateline.resolve.time_dates import calendar_days, holiday_days, period_days, weekday_days
from dateline.resolve.time_parts import phase_days

__all__ = ["TimeAnchor", "candidate_dates", "resolve_time"]

RETOLD_YEARS = 2  # full years between a story and its report from which on dates without a year are of the story
LONGEST_BASE = 31  # days; a shift by days or weeks needs a start no vaguer than a month


class TimeAnchor(msgspec.Struct, frozen=True):
    """What relative words count from. ``forward`` is true where the verb looks ahead ("will meet on Friday").

    ``narrated`` is the time told of just before; "since then" counts from it. Where it is a day or month of a year
    spelled out and long past, dates without a year are read in its year; without ``published`` they always are.
    """

    published: dt.date | None
    narrated: TimeRef | None = None
    forward: bool = False


def resolve_time(mention: TimeMention, text: str, anchor: TimeAnchor) -> TimeRef | None:
    """The days meant, or None where the words name no date (a length, a recurrence); unknown days are open bounds."""
    form = mention.form
    if isinstance(form, SetForm) or (isinstance(form, DurationForm) and not (form.ahead and anchor.forward)):
        return None
    days = _days(form, anchor)
    return TimeRef(
        earliest=days.first,
        latest=days.last,
        grain=days.grain if days.first and days.last else "open",
        basis=_basis(form),
        text=mention.span.of(text),
        start=mention.span.start,
        end=mention.span.end,
    )


def _basis(form: TimeForm) -> TimeBasis:
    """Explicit where the words spell out the year, else relative."""
    if isinstance(form, (CalendarForm, PeriodForm, HolidayForm)):
        return "explicit" if form.year is not None else "relative"
    if isinstance(form, EraForm):
        return "explicit"
    if isinstance(form, (PartForm, ClockForm, NthForm, ShiftForm, WindowForm)) and form.of is not None:
        return _basis(form.of)
    if isinstance(form, OpenForm):
        return _basis(form.point)
    if isinstance(form, RangeForm):
        return "explicit" if "explicit" in (_basis(form.first), _basis(form.last)) else "relative"
    return "relative"


def _narrated(anchor: TimeAnchor) -> Days:
    ref = anchor.narrated
    return Days(ref.earliest, ref.latest, ref.grain) if ref else UNKNOWN


def _retold(anchor: TimeAnchor) -> bool:
    """Whether the story is at a day or month of a spelled-out year well before publication: history, retold."""
    ref = anchor.narrated
    if ref is None or ref.basis != "explicit" or ref.grain not in ("day", "hours", "month") or anchor.forward:
        return False
    day = ref.latest or ref.earliest
    return day is not None and anchor.published is not None and day.year < anchor.published.year - RETOLD_YEARS


def _days(form: TimeForm, anchor: TimeAnchor) -> Days:
    published, forward = anchor.published, anchor.forward
    story = _narrated(anchor)
    match form:
        case AnchorForm(to="speech"):
            return one(published) if published else UNKNOWN
        case AnchorForm():
            return story
        case CalendarForm():
            return calendar_days(form, published, story, forward, _retold(anchor))
        case EraForm():
            return year_span(form.first_year, form.years)
        case PeriodForm():
            return period_days(form, published, story, forward)
        case HolidayForm():
            return holiday_days(form, published, story, forward)
        case WeekdayForm():
            return weekday_days(form, published, story, forward)
        case UnitForm():
            return _unit(form, published, story)
        case ShiftForm():
            return _shift(form, anchor)
        case WindowForm():
            return _window(form, anchor)
        case NthForm():
            return _nth(form, _days(form.of, anchor))
        case PartForm():
            return _part(form, anchor, story)
        case ClockForm():
            of = _days(form.of, anchor) if form.of else story
            if of.first is None:
                return UNKNOWN
            return Days(of.first, of.last, "hours") if of.first == of.last else UNKNOWN
        case OpenForm():
            return _open(form, _days(form.point, anchor))
        case RangeForm():
            return _range(form, anchor)
        case DurationForm(n=int(), unit="day" | "week" | "month" | "year"):
            return _shift(ShiftForm(form.n, form.unit, AnchorForm("speech")), anchor)
        case _:
            return UNKNOWN


def _unit(form: UnitForm, published: dt.date | None, story: Days) -> Days:
    """The unit around, before or after; "this week" and its like end with the day of publication."""
    if form.which in ("same", "previous", "following"):
        day = story.first or story.last
        if day is None:
            return UNKNOWN
        n = {"same": 0, "previous": -1, "following": 1}[form.which]
        return shift_unit((story.last or day) if n > 0 else day, form.unit, n)
    if published is None:
        day = story.first or story.last
        return shift_unit(day, form.unit, 0) if day and form.which == "this" else UNKNOWN
    if form.unit == "weekend":
        return _weekend(form, published)
    days = shift_unit(published, form.unit, {"last": -1, "this": 0, "next": 1}[form.which])
    if form.which == "this" and days.first:
        return Days(days.first, published, days.grain)
    return days


def _weekend(form: UnitForm, published: dt.date) -> Days:
    """ "The weekend" is the latest begun by publication, "last weekend" the latest over, "next" the first to come."""
    own = shift_unit(published, "weekend", 0)
    if form.which == "next":
        return shift_unit(published, "weekend", 1 if published.weekday() >= 5 else 0)
    if form.which == "this" and own.first and published >= own.first:
        return Days(own.first, min(own.last or published, published), "day")
    return shift_unit(published, "weekend", -1)


def _shift(form: ShiftForm, anchor: TimeAnchor) -> Days:
    base = _days(form.of, anchor)
    if form.n is None:
        if form.back:
            limit = base.first or base.last
            return Days(None, limit, "open") if limit and form.unit not in ("hour", "minute") else _same_day(base)
        start = base.first or base.last
        return Days(start, None, "open") if start and form.unit not in ("hour", "minute") else _same_day(base)
    first, last = base.first or base.last, base.last or base.first
    if first is None or last is None:
        return UNKNOWN
    spoken = isinstance(form.of, AnchorForm) and form.of.to == "speech"
    if form.unit in MONTHS_IN or (spoken and form.unit in ("week", "weekend")):
        near, far = shift_unit(first, form.unit, form.n), shift_unit(last, form.unit, form.n)
        return Days(near.first, far.last, near.grain)
    if (last - first).days > LONGEST_BASE and form.unit in ("minute", "hour", "day", "week", "weekend"):
        return UNKNOWN  # "the day before" something that is known only by its year
    grain: Grain = "hours" if form.unit in ("hour", "minute") else base.grain if base.grain != "hours" else "day"
    return Days(move(first, form.unit, form.n), move(last, form.unit, form.n), grain)


def _same_day(base: Days) -> Days:
    return Days(base.first, base.last, "hours") if base.first and base.first == base.last else UNKNOWN


def _window(form: WindowForm, anchor: TimeAnchor) -> Days:
    base = _days(form.of, anchor)
    first, last = base.first or base.last, base.last or base.first
    if first is None or last is None:
        return UNKNOWN
    side = form.side if form.side != "either" else ("future" if anchor.forward else "past")
    grain = GRAIN_OF[form.unit]
    if form.n is None:
        return Days(None, last, "open") if side == "past" else Days(first, None, "open")
    if side == "past":
        return Days(move(last, form.unit, -form.n), last, grain)
    if side == "future":
        return Days(first, move(first, form.unit, form.n), grain)
    return Days(move(first, form.unit, -form.n), move(last, form.unit, form.n), grain)


def _nth(form: NthForm, of: Days) -> Days:
    """The n-th unit inside a longer span; weeks count in sevens from its first day."""
    if of.first is None or of.last is None:
        return UNKNOWN
    if form.n == 0:
        return unit_around(of.first, form.unit)
    if form.unit == "week":
        first = add_days(of.first, 7 * (form.n - 1)) if form.n > 0 else add_days(of.last, -6)
        last = add_days(first, 6) if first else None
    elif form.n > 0:
        first = move(of.first, form.unit, form.n - 1)
        last = unit_around(first, form.unit).last if first else None
    else:
        first, last = unit_around(of.last, form.unit).first, of.last
    if first is None or last is None or first > of.last:
        return UNKNOWN
    return Days(max(first, of.first), min(last, of.last), GRAIN_OF[form.unit])


def _part(form: PartForm, anchor: TimeAnchor, story: Days) -> Days:
    of = _days(form.of, anchor) if form.of else story
    if form.of is None and (of.first is None or of.first != of.last):
        return UNKNOWN
    if isinstance(form.of, UnitForm) and form.of.which == "this" and anchor.published:
        if form.part in ("earlier", "later") and form.of.unit != "weekend":
            whole = shift_unit(anchor.published, form.of.unit, 0)
            if form.part == "earlier":
                return Days(whole.first, anchor.published, whole.grain)
            return Days(anchor.published, whole.last, whole.grain)
        of = shift_unit(anchor.published, form.of.unit, 0)  # a phase is a phase of the whole unit
    return phase_days(form, of, story)


def _open(form: OpenForm, point: Days) -> Days:
    first, last = point.first or point.last, point.last or point.first
    if first is None or last is None:
        return UNKNOWN
    match form.relation:
        case "since":
            return Days(first, None, "open")
        case "after":
            return Days(add_days(last, 1) if _strict(form.point) else last, None, "open")
        case "before":
            return Days(None, add_days(first, -1) if _strict(form.point) else first, "open")
        case _:
            return Days(None, last, "open")


def _strict(point: TimeForm) -> bool:
    """Whether "before" and "after" leave the time itself out: not where an hour of that day is meant."""
    if isinstance(point, PartForm):
        return point.part in ("start", "early", "mid", "late", "end") and not isinstance(point.of, WeekdayForm)
    return not isinstance(point, (ClockForm, AnchorForm))


def _range(form: RangeForm, anchor: TimeAnchor) -> Days:
    """The last end is resolved first; the first end is the nearest before it."""
    last = _days(form.last, anchor)
    first_form = form.first
    if isinstance(first_form, CalendarForm) and first_form.year is None and last.last and first_form.month:
        year = last.last.year
        if isinstance(form.last, CalendarForm) and (form.last.month or 12) < first_form.month:
            year -= 1
        first_form = msgspec.structs.replace(first_form, year=year)
    elif isinstance(first_form, WeekdayForm) and last.first and first_form.which is None:
        back = (last.first.weekday() - first_form.weekday) % 7 or 7
        start = add_days(last.first, -back)
        return Days(start, last.last, "day")
    first = _days(first_form, anchor)
    if first.first and last.last and first.first > last.last:
        last = _days(form.last, msgspec.structs.replace(anchor, forward=True))
    if first.first and last.last and first.first > last.last:
        return UNKNOWN
    if isinstance(form.last, VagueForm):
        if first.first and anchor.published and first.first > anchor.published:
            return UNKNOWN
        return Days(first.first, anchor.published, first.grain)
    return Days(first.first, last.last, first.grain if first.grain == last.grain else "day")
