"""First pass, lengths: windows, shifts by a count, durations, recurrences, vague times and the clock."""

from __future__ import annotations

import re
from typing import Literal

from dateline.records.times import (
    ClockForm,
    DurationForm,
    SetForm,
    ShiftForm,
    TimeForm,
    VagueForm,
    WindowForm,
)
from dateline.tag.time_hits import NARRATED, SPEECH, Builder, Hit, Row, scaled, unit_of


def window(hit: Hit) -> TimeForm | None:
    """ "over the last five years", "the past few weeks", "in recent months", "the next two days"."""
    found = scaled(hit)
    if found is None:
        return None
    count, unit = found
    _, _, plural = unit_of(hit)
    code = hit.code("r")
    recent = code == "PAST" and hit.word("r").lower() == "recent"
    if recent and (hit.has("n") or not plural):
        return None
    if not hit.has("n"):
        if hit.after() == "OF":
            return None
        if plural:
            count = None
        elif code in ("LAST", "NEXT") and not (hit.has("p") and hit.has("the")):
            return None
    future = code in ("NEXT", "COMING", "FOLL")
    base = NARRATED if code in ("PREV", "FOLL") else SPEECH
    return WindowForm(count, unit, "future" if future else "past", base, recent)


def within(hit: Hit) -> TimeForm | None:
    found = scaled(hit)
    if found is None:
        return None
    count = found[0] if hit.has("n") else None
    return WindowForm(count, found[1], "either", SPEECH)


def ago(hit: Hit) -> TimeForm | None:
    found = scaled(hit)
    if found is None:
        return None
    count, unit = found
    if not hit.has("n"):
        count = None
    if hit.has("h") and unit == "year" and count is not None:
        return ShiftForm(-(count * 12 + 6), "month", SPEECH, back=True)
    return ShiftForm(None if count is None else -count, unit, SPEECH, back=True)


def about_ago(hit: Hit) -> TimeForm | None:
    """ "a week or two ago", "a month or so ago", "a year and a half ago": some while back."""
    if hit.has("h") and unit_of(hit)[0] == "year":
        return ShiftForm(-18, "month", SPEECH, back=True)
    return ShiftForm(None, unit_of(hit)[0], SPEECH, back=True)


def hence(hit: Hit) -> TimeForm | None:
    found = scaled(hit)
    return ShiftForm(found[0], found[1], SPEECH) if found else None


def from_story(hit: Hit) -> TimeForm | None:
    """ "three days later", "a week earlier", "two days after": counted from the time narrated."""
    found = scaled(hit)
    if found is None:
        return None
    count, unit = found
    if hit.before() == "FOR" and hit.code("r") in ("BEFORE", "AFTER"):
        return None  # "held for three days before his release" is a length
    if not hit.has("n"):
        if not unit_of(hit)[2]:
            return None
        count = None
    back = hit.code("r") in ("EARLIER", "BEFORE")
    return ShiftForm(-count if back and count is not None else count, unit, NARRATED, back)


def duration(hit: Hit) -> TimeForm | None:
    found = scaled(hit)
    if found is None or (hit.code("n") == "ART" and unit_of(hit)[2]):
        return None
    return DurationForm(found[0], found[1], ahead=hit.has("i"))


def loose_duration(hit: Hit) -> TimeForm | None:
    unit, _, plural = unit_of(hit)
    return DurationForm(None, unit) if plural else None


def recurring(hit: Hit) -> TimeForm | None:
    return SetForm(" ".join(hit.tokens.word(i).lower() for i in range(hit.match.start(), hit.match.end())))


def capital_set(hit: Hit) -> TimeForm | None:
    return SetForm(hit.name("s")) if hit.word("s").islower() else None


def vague(direction: Literal["past", "present", "future"]) -> Builder:
    form = VagueForm(direction)
    return lambda _: form


def clock(hit: Hit) -> TimeForm | None:
    """ "4 a.m.", "4:30 p.m. local time", "19:00 GMT", "0100 UTC", "1400 hours"."""
    written = re.findall(r"\d+", hit.word("c"))
    if hit.has("u") and (hit.name("u") != "hour*" or len(hit.word("c")) != 4):
        return None
    if len(written) == 1 and len(written[0]) in (3, 4):
        hour, minute = int(written[0][:-2]), int(written[0][-2:])
    elif hit.code("c") == "NUM":
        hour, minute = hit.integer("c"), 0
    else:
        hour, minute = int(written[0]), int(written[1]) if len(written) > 1 else 0
    if hit.has("p") and hit.name("p") in ("afternoon", "evening", "night") and hour < 12:
        hour += 12
    if hit.has("a"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + hit.integer("a")
    zone = hit.word("z") if hit.has("z") else ("local" if hit.has("l") else None)
    return ClockForm(hour, minute, zone) if hour <= 24 and minute < 60 else None


def clock_plain(hit: Hit) -> TimeForm | None:
    """ "at 0430"; "AT 1530" in upper-case text, where "at 1530" elsewhere would be a year."""
    written = hit.word("c")
    if len(written) != 4 or not written.isdigit() or not (written[0] == "0" or hit.last_word() == "AT"):
        return None
    hour, minute = int(written[:2]), int(written[2:])
    return ClockForm(hour, minute) if hour <= 24 and minute < 60 else None


def clock_bare(hit: Hit) -> TimeForm | None:
    hour, minute = (int(part) for part in hit.word("c").split(":"))
    return ClockForm(hour, minute) if hour <= 24 and minute < 60 else None


def skip(_: Hit) -> TimeForm | None:
    return SetForm("age")


LENGTH_RULES: tuple[Row, ...] = (
    (
        "(p:(OVER|IN|FOR|WITHIN))? (the:(THE|THIS))? r:(LAST|PAST|PREV|NEXT|COMING|FOLL) (n:COUNT)? (OF|OTHER)? u:UNIT",
        window,
        "XDATE",
    ),
    ("WITHIN (LESS THAN|ABOUT)? (ART? n:COUNT)? (OF|MORE|HALF)? u:UNIT", within, "XDUR"),
    (
        "(ABOUT|LESS THAN|MORE THAN|OVER|AT LEAST)? (ART? n:COUNT)? (OF|DASH)? (h:(AND ART HALF))? u:UNIT DASH? AGO",
        ago,
        "XDATE",
    ),
    ("(ART? LONG (TIME)?|ART ELSE) AGO", vague("past"), "XDATE"),
    ("n:ART u:UNIT (ELSE (NUM|ELSE)|h:(AND ART HALF)) AGO", about_ago, "XDATE"),
    ("ART? n:COUNT OF? u:UNIT (HENCE|FROM NOW)", hence, "XDATE"),
    (
        "(ABOUT|LESS THAN|MORE THAN|OVER|AT LEAST)? (ART? n:COUNT)? OF? u:UNIT r:(LATER|EARLIER|BEFORE|AFTER)",
        from_story,
        "XSHIFT",
    ),
    ("(?<=[AT ABOUT BY]) c:(YEAR|BIG) u:UNIT", clock, "XCLOCK"),
    # lengths, ages, sets
    ("ART? n:COUNT (OF|MORE)? DASH? u:UNIT", duration, "XDUR"),
    ("i:IN (ABOUT|LESS THAN|MORE THAN|OVER)? ART? n:COUNT OF? u:UNIT (POSS TIME)?", duration, "XDUR"),
    ("(?<=FOR) u:UNIT", loose_duration, "XDUR"),
    ("(COUNT|HALF) (DASH|AND ART HALF)* UNIT DASH? OLD", skip, "XDONE"),
    ("(EVERY|PER) (OTHER|ALTER)? (ORDINAL|COUNT)? (UNIT|WDAY|DPART|MON|SEAS)", recurring, "XDONE"),
    ("(ON)? WDAYS (AND WDAYS)?", recurring, "XDONE"),
    ("(COUNT)? TIMES ART UNIT", recurring, "XDONE"),
    ("s:SETW", capital_set, "XDONE"),
    ("VPAST", vague("past"), "XDATE"),
    ("VNOW", vague("present"), "XDATE"),
    ("VFUT (?!AS|AFTER)", vague("future"), "XDATE"),
    ("NOW", vague("present"), "XDATE"),
    # clock
    ("(?<=[AT ABOUT]) c:(BIG|YEAR)", clock_plain, "XCLOCK"),
    ("c:(DNUM|NUM) (IN|AT) THE? p:DPART", clock, "XCLOCK"),
    ("c:(DNUM|HM|BIG|NUM) a:AMPM (LPAR? (l:(LOCAL TIME)|z:ZONE))?", clock, "XCLOCK"),
    ("c:(HM|BIG|YEAR) (l:(LOCAL TIME)|z:ZONE)", clock, "XCLOCK"),
    ("c:(DNUM|NUM) OCLOCK", clock, "XCLOCK"),
    ("(?<=[AT ABOUT BY UNTIL SINCE BEFORE AFTER FROM TO]) c:HM", clock_bare, "XCLOCK"),
    ("(?<=IN) THE PAST (?![UNIT NUM DNUM VAG])", vague("past"), "XDATE"),
    ("(?<=IN) THE TERM", vague("future"), "XDATE"),
)
