"""First pass, times that count from a moment: weekdays, days and the units around them."""

from __future__ import annotations

from dateline.records.times import (
    PartForm,
    Phase,
    ShiftForm,
    TimeForm,
    UnitForm,
    WeekdayForm,
    WindowForm,
)
from dateline.tag.time_hits import NARRATED, SPEECH, Hit, Row, count_of, unit_of


def weekday(hit: Hit) -> TimeForm | None:
    return WeekdayForm(hit.integer("w"), which=hit.which("r"))


def weekday_of_week(hit: Hit) -> TimeForm | None:
    if hit.has("u") and hit.name("u") != "week":
        return None
    return WeekdayForm(hit.integer("w"), week=hit.which("r"))


def weekday_week(hit: Hit) -> TimeForm | None:
    """British: "Tuesday week" is a week after Tuesday, "Monday fortnight" two."""
    name = hit.name("u")
    if name not in ("week", "fortnight"):
        return None
    return WeekdayForm(hit.integer("w"), which="next", weeks=1 if name == "week" else 2)


def week_ago_weekday(hit: Hit) -> TimeForm | None:
    unit, factor, _ = unit_of(hit)
    count = count_of(hit)
    if unit != "week" or count is None:
        return None
    weeks = -count * factor if hit.has("a") else count * factor
    if hit.has("t"):
        return ShiftForm(weeks * 7, "day", SPEECH)
    return WeekdayForm(hit.integer("w"), which=None if hit.has("a") else "next", weeks=weeks)


def deictic(hit: Hit) -> TimeForm | None:
    shift = hit.integer("t")
    return ShiftForm(shift, "day", SPEECH) if shift else SPEECH


def day_beyond(hit: Hit) -> TimeForm | None:
    if hit.name("u") != "day":
        return None
    return ShiftForm(2 * hit.integer("t"), "day", SPEECH)


def tonight(_: Hit) -> TimeForm | None:
    return PartForm("night", SPEECH)


def which_part(hit: Hit) -> TimeForm | None:
    """ "last night", "this morning", "that evening", "the next morning"."""
    which = hit.which("r")
    days = {"last": -1, "this": 0, "next": 1, "same": 0, "previous": -1, "following": 1}[which or "this"]
    narrated = which in ("same", "previous", "following") or (hit.has("the") and hit.code("r") == "NEXT")
    base = NARRATED if narrated else SPEECH
    return PartForm(hit.part("p"), ShiftForm(days, "day", base) if days else base)


def part_beside(hit: Hit) -> TimeForm | None:
    """ "the night before", "the morning after", "the day before", "the week after": from the time narrated."""
    sign = 1 if hit.code("r") in ("AFTER", "FOLL") else -1
    if hit.has("l") and hit.after() in ("UNIT", "WDAY", "MON", "SEAS"):
        return None  # "the week following last month's election"
    if hit.has("l") and hit.has("p"):  # the night before last
        return PartForm(hit.part("p"), ShiftForm(-2, "day", SPEECH))
    if hit.has("p"):
        return PartForm(hit.part("p"), ShiftForm(sign, "day", NARRATED))
    unit, factor, plural = unit_of(hit)
    if plural:
        return None
    if hit.has("l"):  # the week before last
        return ShiftForm(2 * sign * factor, unit, SPEECH)
    return ShiftForm(sign * factor, unit, NARRATED)


def overnight(_: Hit) -> TimeForm | None:
    return PartForm("overnight", SPEECH)


def loose_part(hit: Hit) -> TimeForm | None:
    return PartForm(hit.part("p"))


def then(_: Hit) -> TimeForm | None:
    return NARRATED


def which_unit(hit: Hit) -> TimeForm | None:
    """ "last week", "this month", "the same day", "the following year", "that day"."""
    unit, factor, plural = unit_of(hit)
    which = hit.which("r") or "this"
    if plural or unit in ("minute", "hour", "century"):
        return None
    if hit.has("the") and hit.code("r") == "NEXT":
        which = "following"
    if factor != 1:
        return WindowForm(2, "week", "past" if which in ("last", "this") else "future", SPEECH)
    if unit == "day" and which in ("last", "next", "this"):
        return SPEECH if which == "this" else None
    if hit.word("u")[0].isupper() and hit.word("r")[0].isupper() and not hit.word("u").isupper():
        return None  # a title: ABC's "This Week"
    if hit.after() == "OF" and unit != "decade":
        return None  # "the last week of March" is for the second pass
    if hit.code("r") == "PAST":
        if hit.word("r").lower() == "recent":
            return None
        return WindowForm(1, unit, "past", SPEECH)
    if unit == "day":
        return ShiftForm({"previous": -1, "following": 1}[which], "day", NARRATED) if which != "same" else NARRATED
    return UnitForm(which, unit)


def the_unit(hit: Hit) -> TimeForm | None:
    """ "the weekend", "at the weekend"."""
    return UnitForm("this", "weekend") if hit.name("u") == "weekend" and hit.after() != "OF" else None


def unit_end(hit: Hit) -> TimeForm | None:
    """ "by year-end", "at month end"."""
    unit, _, plural = unit_of(hit)
    if plural or hit.name("e") != "end" or unit not in ("week", "month", "quarter", "year", "decade"):
        return None
    return PartForm("end", UnitForm("this", unit))


def unit_phase(hit: Hit) -> TimeForm | None:
    """ "the end of the month", "early in the week"."""
    unit, _, plural = unit_of(hit)
    if plural or unit not in ("week", "month", "quarter", "year", "decade"):
        return None
    return PartForm(hit.phase("e"), UnitForm("this", unit))


def later_in(hit: Hit) -> TimeForm | None:
    """ "earlier in the month", "later that day", "earlier this year"."""
    unit, _, plural = unit_of(hit)
    if plural:
        return None
    which = hit.which("r") or "this"
    phase: Phase = "earlier" if hit.code("e") == "EARLIER" else "later"
    if unit == "day":
        return PartForm(phase, NARRATED if which != "this" or hit.has("the") else SPEECH)
    return PartForm(phase, UnitForm(which, unit))


UNIT_RULES: tuple[Row, ...] = (
    # weekdays
    ("w:WDAY", weekday, "XDATE"),
    ("(?!FOLL) (THE|THAT (?=SAME))? r:(LAST|PREV|NEXT|COMING|FOLL|THIS|THAT|SAME) w:WDAY", weekday, "XDATE"),
    ("(THIS|THE) r:(PAST|COMING) w:WDAY", weekday, "XDATE"),
    ("w:WDAY r:(LAST|NEXT)", weekday, "XDATE"),
    ("w:WDAY (OF|IN)? r:(LAST|THIS|NEXT|THAT|SAME|PREV|FOLL) u:UNIT", weekday_of_week, "XDATE"),
    ("r:(LAST|THIS|NEXT) u:UNIT POSS? (ON)? w:WDAY", weekday_of_week, "XDATE"),
    ("w:WDAY u:UNIT", weekday_week, "XDATE"),
    ("n:COUNT u:UNIT ON w:WDAY", week_ago_weekday, "XDATE"),
    ("n:COUNT u:UNIT FROM w:WDAY", week_ago_weekday, "XDATE"),
    ("n:COUNT u:UNIT a:AGO (ON|LAST|THIS)? w:WDAY", week_ago_weekday, "XDATE"),
    ("(?<!FOR) n:COUNT u:UNIT t:TODAY", week_ago_weekday, "XDATE"),
    ("n:COUNT u:UNIT (?P<a>AGO) t:TODAY", week_ago_weekday, "XDATE"),
    # days
    ("t:TODAY", deictic, "XDATE"),
    ("THE u:UNIT (BEFORE|AFTER) t:TODAY", day_beyond, "XDATE"),
    ("TONIGHT", tonight, "XDATE"),
    ("(?!FOLL) (THE|THAT (?=SAME))? r:(LAST|PREV|THIS|THAT|FOLL|SAME) p:DPART", which_part, "XDATE"),
    ("the:THE r:NEXT p:DPART", which_part, "XDATE"),
    ("THE (p:DPART|u:UNIT) r:(BEFORE|AFTER|FOLL) (l:(LAST|NEXT))?", part_beside, "XSHIFT"),
    ("OVERN", overnight, "XDATE"),
    ("(?<=[AT IN BY SINCE BEFORE AFTER UNTIL ABOUT OVER]) THE? (PHASE DASH?)? p:DPART (UNIT)?", loose_part, "XCLOCK"),
    ("DAWNP DASH p:DPART", loose_part, "XCLOCK"),
    ("(?<=[SINCE UNTIL BEFORE BY FROM]) THEN", then, "XDATE"),
    ("(?<=AT) (THE|THAT) TIME (?!OF)", then, "XDATE"),
    ("(?<=[BY AT BEFORE]) THE? u:UNIT (DASH|POSS)? e:PHASE", unit_end, "XDATE"),
    ("THE? e:PHASE (OF|IN) THE? u:UNIT (?!OF)", unit_phase, "XDATE"),
    # units
    ("(?!FOLL) (THE|THAT (?=SAME))? r:(LAST|PREV|COMING|FOLL|THIS|THAT|SAME|PAST|NEXT) u:UNIT", which_unit, "XDATE"),
    ("the:THE r:NEXT u:UNIT", which_unit, "XDATE"),
    ("THIS (r:(PAST|COMING)) u:UNIT", which_unit, "XDATE"),
    ("THE u:UNIT", the_unit, "XDATE"),
    ("e:(EARLIER|LATER) (r:(THIS|LAST|NEXT|THAT|SAME)) u:UNIT", later_in, "XDATE"),
    ("e:(EARLIER|LATER) (IN|ON) (the:THE|r:(THIS|LAST|NEXT|THAT)) u:UNIT", later_in, "XDATE"),
)
