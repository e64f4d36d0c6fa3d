"""The time that an account tells of, followed through the dates it names.

An account moves on, mostly forward and in small steps; it steps back at a new heading and digresses ("declassified in
2005"). Which is which shows only in what follows, so that the whole path is chosen at once: of all readings of the
dates without a year, and of all choices which dates the story goes on from, the one with the least cost (a Viterbi
search over the few points that the story can be at).
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log1p

import msgspec

from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    ClockForm,
    EraForm,
    HolidayForm,
    NthForm,
    OpenForm,
    PartForm,
    PeriodForm,
    ShiftForm,
    TimeForm,
    UnitForm,
    WeekdayForm,
)
from dateline.resolve.time_points import Point, move_year
from dateline.resolve.timex_dates import Setting
from dateline.resolve.timex_values import point_of

BEAM = 12
WINTER = 4
OWN_YEAR = (None, "this", "same")


class Costs(msgspec.Struct, frozen=True):
    """What a step of the story costs; chosen on the training half of WikiWars."""

    onward: float = 0.1  # for each month that a date without a year lies ahead of the story
    back: float = 0.2
    back_at_all: float = 0.4
    new_year: float = 0.5  # for a date without a year that is in another year than the story
    jump: float = 0.5  # by the logarithm of the months to a date with its year
    jump_back: float = 1.0
    aside_year: float = 1.5  # leaving a year spelled out to itself
    aside_date: float = 3.0  # leaving a month or day with its year to itself
    aside_relative: float = 1.0
    bracket: float = 1.0  # what that costs less in brackets


COSTS = Costs()


class Place(msgspec.Struct, frozen=True):
    """A time expression in its text: the form, and whether it stands in brackets."""

    form: TimeForm
    bracketed: bool = False


class Step(msgspec.Struct, frozen=True):
    """Where the story was before an expression, and the year that the expression gets if it names none."""

    story: Point | None
    year: int | None


class _Trail(msgspec.Struct, frozen=True):
    cost: float
    story: Point | None
    step: Step
    before: _Trail | None


def follow(places: Sequence[Place], costs: Costs = COSTS) -> list[Step]:
    """One step for each place, along the cheapest path."""
    years = _years(places)
    beam: list[_Trail] = [_Trail(0.0, None, Step(None, None), None)]
    for place in places:
        best: dict[Point | None, _Trail] = {}
        for trail in beam:
            for cost, story, year in _moves(place, trail.story, years, costs):
                total = trail.cost + cost
                known = best.get(story)
                if known is None or total < known.cost:
                    best[story] = _Trail(total, story, Step(trail.story, year), trail)
        beam = sorted(best.values(), key=lambda trail: trail.cost)[:BEAM]
    steps: list[Step] = []
    end = beam[0]
    while end.before is not None:
        steps.append(end.step)
        end = end.before
    return steps[::-1]


def core(form: TimeForm) -> TimeForm:
    """The date inside parts of days, clock times and phases."""
    while isinstance(form, (PartForm, ClockForm, NthForm, OpenForm)):
        inner = form.point if isinstance(form, OpenForm) else form.of
        if inner is None:
            break
        form = inner
    return form


def _years(places: Sequence[Place]) -> list[int]:
    """The first years that the text spells out, from which a story may begin."""
    found: list[int] = []
    for place in places:
        form = core(place.form)
        if isinstance(form, (CalendarForm, PeriodForm)) and form.year is not None and form.year not in found:
            found.append(form.year)
            if len(found) == 3:
                break
    return found


def yearless(form: TimeForm) -> bool:
    """Whether only the story can give the year."""
    if isinstance(form, CalendarForm):
        return (
            form.year is None
            and form.month is not None
            and form.year_which is None
            and not form.swapped
            and form.which in OWN_YEAR
        )
    if isinstance(form, PeriodForm):
        return form.year is None and form.year_which is None and form.which in OWN_YEAR
    return isinstance(form, HolidayForm) and form.year is None


def with_year(form: TimeForm, year: int) -> TimeForm:
    """The same expression with its year."""
    if isinstance(form, (CalendarForm, PeriodForm, HolidayForm)):
        return msgspec.structs.replace(form, year=year)
    if isinstance(form, OpenForm):
        return msgspec.structs.replace(form, point=with_year(form.point, year))
    if isinstance(form, (PartForm, ClockForm, NthForm)) and form.of is not None:
        return msgspec.structs.replace(form, of=with_year(form.of, year))
    return form


def _moves(
    place: Place, story: Point | None, years: Sequence[int], costs: Costs
) -> list[tuple[float, Point | None, int | None]]:
    """The ways on from ``story`` past an expression: cost, where the story is then, and the year given."""
    form = core(place.form)
    setting = Setting(None, False, story)
    if yearless(form):
        if story is None:
            tries = [(1.0 + i, year) for i, year in enumerate(years)]
        else:
            tries = [(0.0, year) for year in (move_year(story.year, -1), story.year, move_year(story.year, 1))]
        found: list[tuple[float, Point | None, int | None]] = []
        for extra, year in tries:
            point = point_of(with_year(form, year), setting)
            if point is not None:
                found.append((extra + _step(story, point, costs), point, year))
        return found or [(0.0, story, None)]
    if isinstance(form, (CalendarForm, PeriodForm)) and form.year is not None:
        point = point_of(form, setting)
        if point is None:
            return [(0.0, story, None)]
        aside = costs.aside_year if point.grain == "year" else costs.aside_date
        if place.bracketed:
            aside = max(0.0, aside - costs.bracket)
        return [(_jump(story, point, costs), point, None), (aside, story, None)]
    if isinstance(form, ShiftForm) and form.of == AnchorForm("speech"):
        return [(0.0, story, None)]  # "two years ago" is said by someone in the story
    if isinstance(form, (CalendarForm, PeriodForm, ShiftForm, UnitForm, WeekdayForm)) and story is not None:
        point = point_of(form, setting)
        if point is not None and point.first() is not None and point.grain not in ("decade", "century"):
            return [(0.0, point, None), (costs.aside_relative, story, None)]
    if isinstance(form, EraForm):
        return [(0.0, story, None)]
    return [(0.0, story, None)]


def _months(point: Point) -> tuple[int, int]:
    """First and last month on one axis, in which the year before 1 AD is 1 BC."""
    start = (point.year if point.year > 0 else point.year + 1) * 12
    if point.grain == "season" and point.index == WINTER:
        return start - 1, start + 1
    month = point.first_month()
    if month is None:
        return start, start + 11
    length = {"half": 6, "quarter": 3, "season": 3}.get(point.grain, 1)
    return start + month - 1, start + month + length - 2


def _gap(story: Point, point: Point) -> int:
    """Months from the story to the point: ahead, negative where it lies back, 0 where they meet."""
    (told_first, told_last), (first, last) = _months(story), _months(point)
    if first > told_last:
        return first - told_last
    return last - told_first if last < told_first else 0


def _step(story: Point | None, point: Point, costs: Costs) -> float:
    """What it costs to read a date without a year as ``point``."""
    if story is None:
        return 0.0
    gap = _gap(story, point)
    cost = costs.onward * gap if gap >= 0 else costs.back_at_all - costs.back * gap
    if gap == 0 and story.grain == point.grain == "day" and (point.day or 0) < (story.day or 0):
        cost = costs.back_at_all / 2
    return cost + (costs.new_year if point.year != story.year else 0.0)


def _jump(story: Point | None, point: Point, costs: Costs) -> float:
    """What it costs to go on from a date whose year is spelled out."""
    gap = _gap(story, point) if story else 0
    return costs.jump * log1p(gap) if gap >= 0 else costs.jump_back * log1p(-gap) + costs.back_at_all
