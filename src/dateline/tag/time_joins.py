"""Later passes: what is made of dates and clock times already found – parts of days, ranges, open bounds."""

from __future__ import annotations

from functools import cache

from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    ClockForm,
    NthForm,
    OpenForm,
    PartForm,
    PeriodForm,
    Phase,
    RangeForm,
    Relation,
    ShiftForm,
    TimeForm,
    UnitForm,
    VagueForm,
    WeekdayForm,
    WindowForm,
)
from dateline.tag.time_hits import Hit, Row, Rule, unit_of
from dateline.tag.time_tokens import compile_rule

PARTS_OF_DAY = frozenset(("dawn", "morning", "noon", "afternoon", "evening", "night", "midnight"))
BOUND: dict[str, Relation] = {"SINCE": "since", "UNTIL": "until", "BEFORE": "before", "AFTER": "after", "BY": "by"}


def day_like(form: TimeForm) -> bool:
    """Whether the form may be a single day, so that "night" or "4 p.m." can go with it."""
    if isinstance(form, CalendarForm):
        return form.day is not None
    if isinstance(form, ShiftForm):
        return form.unit == "day"
    if isinstance(form, PartForm) and form.of is not None:
        return day_like(form.of)
    if isinstance(form, RangeForm):
        return day_like(form.first) and day_like(form.last)
    return isinstance(form, (AnchorForm, WeekdayForm)) or (isinstance(form, UnitForm) and form.unit == "weekend")


def spanning(form: TimeForm) -> bool:
    return not isinstance(form, (VagueForm, OpenForm))


def part_after(hit: Hit) -> TimeForm | None:
    """ "Friday night", "March 3 in the evening"."""
    form = hit.form("x")
    if isinstance(form, PartForm) and form.part in ("early", "late") and form.of is not None:
        form = form.of  # "early on Saturday morning"
    return PartForm(hit.part("p"), form) if day_like(form) else None


def part_of(hit: Hit) -> TimeForm | None:
    """ "the night of 14 March", "early on the morning of Friday"."""
    form = hit.form("x")
    return PartForm(hit.part("p"), form) if day_like(form) else None


def loose_part_of(hit: Hit) -> TimeForm | None:
    """ "at dawn on Sunday"; "4 p.m. on Friday"."""
    form, clock = hit.form("x"), hit.form("c")
    if isinstance(form, PartForm) and form.of is not None:
        form = form.of
    if not day_like(form):
        return None
    if isinstance(clock, ClockForm):
        return ClockForm(clock.hour, clock.minute, clock.zone, form)
    return PartForm(clock.part, form) if isinstance(clock, PartForm) else None


def phase_of(hit: Hit) -> TimeForm | None:
    """ "early Tuesday", "late in March", "mid-2003", "the end of the year"."""
    form = hit.form("x")
    if isinstance(form, (VagueForm, OpenForm, WindowForm, ClockForm)):
        return None
    code = hit.code("e")
    if hit.word("e").lower() in ("beginning", "starting") and day_like(form):
        return OpenForm("since", form)
    phase: Phase = "earlier" if code == "EARLIER" else "later" if code == "LATER" else hit.phase("e")
    return PartForm(phase, form)


def early_hours(hit: Hit) -> TimeForm | None:
    if not hit.name("u").startswith("hour"):
        return None
    return PartForm("early" if hit.name("e") == "early" else "late", hit.form("x"))


def nth(hit: Hit) -> TimeForm | None:
    unit, factor, plural = unit_of(hit)
    if unit in ("minute", "hour") or factor != 1 or isinstance(hit.form("x"), (VagueForm, WindowForm)):
        return None
    if hit.code("k") == "LAST":
        return (
            PartForm("late" if unit == "month" else "end", hit.form("x"))
            if plural
            else NthForm(-1, unit, hit.form("x"))
        )
    if plural:
        return PartForm("early" if unit == "month" else "start", hit.form("x")) if hit.number("k") == 1 else None
    return NthForm(hit.integer("k"), unit, hit.form("x"))


def containing(hit: Hit) -> TimeForm | None:
    """ "the week of March 6", "the month of May", "the weekend of 3 June"."""
    unit, _, plural = unit_of(hit)
    form = hit.form("x")
    if plural or unit not in ("weekend", "week", "month", "year") or not isinstance(form, (CalendarForm, WeekdayForm)):
        return None
    return NthForm(0, unit, form) if unit.startswith("week") else form


def half(hit: Hit) -> TimeForm | None:
    """ "the first half of May", "the latter half of 2003"."""
    form = hit.form("x")
    if isinstance(form, VagueForm) or (hit.code("k") != "LAST" and hit.number("k") not in (1, 2)):
        return None
    if isinstance(form, CalendarForm) and form.month is None and form.year:
        return PeriodForm("half", 1 if hit.number("k") == 1 else 2, form.year)
    return PartForm("early" if hit.number("k") == 1 else "late", form)


def shift_onto(hit: Hit) -> TimeForm | None:
    """ "two days before 11 March": counted from the story by the first pass, until the date it counts from follows."""
    form = hit.form("n")
    if not spanning(hit.form("x")) or hit.word("n").lower().endswith(("later", "earlier")):
        return None
    if isinstance(form, ShiftForm):
        return ShiftForm(form.n, form.unit, hit.form("x"), form.back)
    if isinstance(form, PartForm) and isinstance(form.of, ShiftForm):
        return PartForm(form.part, ShiftForm(form.of.n, form.of.unit, hit.form("x"), form.of.back))
    return None


def window_around(hit: Hit) -> TimeForm | None:
    form = hit.form("n")
    return WindowForm(form.n, form.unit, "around", hit.form("x")) if isinstance(form, WindowForm) else None


def scale(form: TimeForm) -> str:
    """Roughly how long the time is, so that only like is joined with like."""
    if isinstance(form, (PartForm, ClockForm)) and form.of is not None:
        return scale(form.of)
    if day_like(form):
        return "day"
    return "month" if isinstance(form, CalendarForm) and form.month else "longer"


def span_of(hit: Hit) -> TimeForm | None:
    first, last = hit.form("x"), hit.form("y")
    if isinstance(first, (VagueForm, OpenForm, RangeForm)) or isinstance(last, (OpenForm, RangeForm)):
        return None
    if hit.code("j") in ("TO", "DASH", "INTO") and not hit.has("f") and scale(first) != scale(last):
        return None  # "a visit Friday to December's front line"
    return RangeForm(first, last)


def bounded(hit: Hit) -> TimeForm | None:
    form = hit.form("x")
    if isinstance(form, (OpenForm, WindowForm)) or (isinstance(form, VagueForm) and form.direction != "present"):
        return None
    if isinstance(form, PartForm) and form.part == "overnight":
        return None
    if hit.code("r") in ("BEFORE", "AFTER") and (
        isinstance(form, ClockForm) or (isinstance(form, PartForm) and form.part in PARTS_OF_DAY)
    ):
        return form  # "before dawn on Monday" is still on Monday
    if hit.code("r") in ("BEFORE", "AFTER") and isinstance(form, VagueForm):
        return VagueForm("past") if hit.code("r") == "BEFORE" else VagueForm("future")
    if isinstance(form, VagueForm):
        form = AnchorForm("speech")
    relation = BOUND[hit.code("r")]
    if hit.after() == "POSS" or (hit.has("the") and hit.after() == "ELSE"):
        # "after Friday's attack", "before the 3 May vote": on that day, but after or before the thing
        relation = {"after": "since", "before": "by"}.get(relation, relation)  # type: ignore[assignment]
    return OpenForm(relation, form)


def as_of(hit: Hit) -> TimeForm | None:
    return OpenForm("since", hit.form("x")) if spanning(hit.form("x")) else None


X = "XDATE"
PARTS: tuple[Row, ...] = (
    ("n:XSHIFT THE? x:XDATE", shift_onto, X),
    ("n:XDUR OF THE? x:XDATE", window_around, X),
    ("THE? k:(ORDW|ORD|LAST) (COUNT)? u:UNIT (OF|IN) x:XDATE", nth, X),
    ("THE? u:UNIT OF THE? x:XDATE", containing, X),
    ("THE? k:(ORDW|LAST) HALF OF x:XDATE", half, X),
    ("x:XDATE (LPAR|COMMA)? (IN THE)? p:DPART", part_after, X),
    ("(THE|ON|IN)* (PHASE (IN|ON)? THE?)? p:DPART (UNIT)? (OF|ON) x:XDATE", part_of, X),
    ("c:XCLOCK (UNIT)? (ON|COMMA|OF)? x:XDATE", loose_part_of, X),
    ("x:XDATE COMMA? (AT|BY|ABOUT|ELSE|IN)? (ABOUT|THE)? c:XCLOCK", loose_part_of, X),
    ("THE? e:PHASE DASH? (OF|IN|ON|PART OF)? x:XDATE".replace("|PART OF", ""), phase_of, X),
    ("e:(EARLIER|LATER) (ON|IN)? x:XDATE", phase_of, X),
    ("THE? e:PHASE u:UNIT (OF|ON) x:XDATE", early_hours, X),
)  # fmt: skip
SPANS: tuple[Row, ...] = (
    ("f:FROM THE? x:XDATE j:(TO|UNTIL|THROUGH|DASH|INTO) y:XDATE", span_of, X),
    ("f:BETWEEN THE? x:XDATE j:AND y:XDATE", span_of, X),
    ("x:XDATE j:(TO|THROUGH|DASH|UNTIL|INTO) y:XDATE", span_of, X),
)
OPEN: tuple[Row, ...] = (
    ("r:(SINCE|UNTIL|BEFORE|AFTER|BY) (AT LEAST)? (ABOUT)? (the:THE)? x:XDATE", bounded, X),
    ("AS (OF|FROM) x:XDATE", as_of, X),
    ("FROM x:XDATE (ON (?=[COMMA DOT PARA])|ONWARD)", as_of, X),
    ("x:XDATE ONWARD", as_of, X),
)


@cache
def passes() -> tuple[tuple[Rule, ...], ...]:
    """The rule tables in the order in which they are run; parts twice, for "late on Friday night"."""
    return tuple(
        tuple(Rule(compile_rule(pattern), build, made) for pattern, build, made in table)
        for table in (PARTS, PARTS, SPANS, OPEN)
    )
