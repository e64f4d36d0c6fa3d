"""First pass, the calendar: dates, months, years, decades, feasts, seasons and quarters, each from one rule."""

from __future__ import annotations

import re

from dateline.lexicon.time_words import time_contexts, time_words
from dateline.records.times import (
    CalendarForm,
    EraForm,
    HolidayForm,
    PeriodForm,
    RangeForm,
    SetForm,
    TimeForm,
)
from dateline.tag.time_hits import Hit, Row
from dateline.tag.time_tokens import MILITARY, full_year


def day_month(hit: Hit) -> TimeForm | None:
    year = hit.number("y")
    if year is None and hit.has("z") and (hit.word("m").isupper() or hit.word("m").endswith(".")):
        year = full_year(hit.integer("z"))
    return CalendarForm(year=year, month=hit.number("m"), day=hit.number("d"), weekday=hit.number("w"))


def month_day(hit: Hit) -> TimeForm | None:
    year = hit.number("y")
    if year is None and hit.code("d") == "DNUM" and hit.after() == "UNIT":
        return None
    return CalendarForm(year=year, month=hit.number("m"), day=hit.number("d"), weekday=hit.number("w"))


def month_year(hit: Hit) -> TimeForm | None:
    return CalendarForm(year=hit.number("y"), month=hit.number("m"))


def date_with_year_word(hit: Hit) -> TimeForm | None:
    if hit.name("u") != "year":
        return None
    return CalendarForm(month=hit.number("m"), day=hit.number("d"), year_which=hit.which("r"))


def which_month(hit: Hit) -> TimeForm | None:
    return CalendarForm(month=hit.number("m"), day=hit.number("d"), which=hit.which("r"))


def bare_month(hit: Hit) -> TimeForm | None:
    following = hit.next_word()
    named = hit.after() == "ELSE" and following[:1].isupper() and not hit.word("m").isupper()
    if named and hit.before() in ("ELSE", "DOT", "PARA", "COMMA"):
        return None  # a person's name: "April Smith"
    return CalendarForm(month=hit.number("m"))


def day_span(hit: Hit) -> TimeForm | None:
    first, last = hit.integer("d"), hit.integer("e")
    if first >= last or (hit.has("and") and last != first + 1):
        return None
    month, year = hit.number("m"), hit.number("y")
    return RangeForm(CalendarForm(year=year, month=month, day=first), CalendarForm(year=year, month=month, day=last))


def ordinal_day(hit: Hit) -> TimeForm | None:
    """ "on the 14th": a day of the month narrated."""
    if (
        hit.next_word()[:1].isalpha()
        and hit.after() == "ELSE"
        and hit.next_word().lower() not in time_contexts()["after-day"]
    ):
        return None
    return CalendarForm(day=hit.number("d"), which="same")


def whole_date(hit: Hit) -> TimeForm | None:
    token = hit.word("d")
    if token == "9/11":
        return CalendarForm(2001, 9, 11)
    if token == "7/7":
        return CalendarForm(2005, 7, 7) if hit.next_word().lower().startswith(("bomb", "attack")) else None
    military = MILITARY.match(token)
    if military:
        month = time_words()[military[2].lower()].number
        year = int(military[3]) if len(military[3]) == 4 else full_year(int(military[3]))
        return CalendarForm(year, month, int(military[1])) if int(military[1]) <= 31 else None
    parts = [int(part) for part in re.findall(r"\d+", token)[:3]]
    if parts[0] > 31:
        year, month, day = parts
    else:
        day, month, year = parts
        year = full_year(year) if year < 100 else year
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month:
            return CalendarForm(year, month, day, swapped=True)
    return CalendarForm(year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


YEAR_BEFORE = frozenset(("IN", "SINCE", "UNTIL", "BY", "BEFORE", "AFTER", "FROM", "OVER", "PHASE", "BETWEEN", "LPAR"))


def _plural_next(hit: Hit) -> bool:
    """Whether a plural noun seems to follow, so that the number counts it."""
    word = hit.next_word() if hit.after() == "ELSE" else ""
    return word.islower() and word.endswith("s")


def bare_year(hit: Hit) -> TimeForm | None:
    """A number of four digits is a year unless it counts something."""
    year = hit.integer("y")
    before, previous = hit.before(), hit.last_word().lower()
    if hit.next_word().lower() in time_contexts()["counted"] or (
        previous in time_contexts()["before-number"] and before != "YEAR"
    ):
        return None
    if before in ("OF", "TO", "AND", "THE") and year >= 1700 and not _plural_next(hit):
        return CalendarForm(year=year)
    if before in ("ABOUT", "SLASH") and hit.after() == "ELSE" and hit.next_word().endswith("s"):
        return None
    if before in YEAR_BEFORE:
        return CalendarForm(year=year)
    if not 1900 <= year <= 2035:
        return None
    following = hit.next_word()
    if before != "THE" and hit.after() == "ELSE" and following.islower() and following.endswith("s"):
        return None if following not in ("as", "was", "is", "has", "elections") else CalendarForm(year=year)
    if hit.tokens.text[hit.tokens.starts[hit.index("y")] - 1 : hit.tokens.starts[hit.index("y")]] in (".", "$"):
        return None
    return CalendarForm(year=year)


def apostrophe_year(hit: Hit) -> TimeForm | None:
    start = hit.tokens.starts[hit.index("y")]
    opened = start == 0 or hit.tokens.text[start - 1] in " \n\t(-–—"
    return CalendarForm(year=hit.number("y")) if opened else None


def year_span(hit: Hit) -> TimeForm | None:
    first, last = hit.integer("y"), hit.integer("z")
    if last < 100:
        last += first - first % 100
    if not first < last <= 2099:
        return None
    return RangeForm(CalendarForm(year=first), CalendarForm(year=last))


def ancient(_: Hit) -> TimeForm | None:
    return SetForm("ancient")  # before the calendar that `date` can hold; kept so that nothing else reads it


def decade(hit: Hit) -> TimeForm | None:
    first = hit.integer("y")
    return EraForm(first, 100 if first % 100 == 0 and first < 2000 else 10)


def century(hit: Hit) -> TimeForm | None:
    if hit.name("u") != "century":
        return None
    number = hit.integer("c")
    return EraForm((number - 1) * 100 + 1, 100) if 10 <= number <= 21 else None


def holiday(hit: Hit) -> TimeForm | None:
    return HolidayForm(hit.name("h") + ("-eve" if hit.has("e") else ""), hit.number("y"), hit.which("r"))


def new_year(hit: Hit) -> TimeForm | None:
    if hit.name("u") != "year" or (hit.has("v") and hit.name("v") != "day"):
        return None
    return HolidayForm("new-year-eve" if hit.has("e") else "new-year")


def season(hit: Hit) -> TimeForm | None:
    return PeriodForm("season", hit.integer("s"), hit.number("y"), hit.which("r"), hit.which("q"))


def loose_season(hit: Hit) -> TimeForm | None:
    return None if hit.word("s").lower() in ("fall",) else PeriodForm("season", hit.integer("s"))


def quarter(hit: Hit) -> TimeForm | None:
    number = hit.integer("c")
    name = hit.name("u") if hit.has("u") else "half"
    if name not in ("quarter", "half") or not 1 <= number <= (4 if name == "quarter" else 2):
        return None
    return PeriodForm("quarter" if name == "quarter" else "half", number, hit.number("y"), None, hit.which("q"))


DATE_RULES: tuple[Row, ...] = (
    # full dates
    # the first of two dates that share a year: "March and April 1918"
    ("THE? d:DAY OF? m:MON (?=(AND|TO|DASH|COMMA|THROUGH) THE? DAY OF? MON COMMA? y:YEAR)", day_month, "XDATE"),
    ("m:MON d:DAY (?=(AND|TO|DASH|COMMA|THROUGH) MON DAY COMMA? y:YEAR)", month_day, "XDATE"),
    ("m:MON (?=(AND|TO|DASH|THROUGH) MON y:YEAR)", month_year, "XDATE"),
    ("(w:WDAY COMMA?)? THE? d:DAY OF? m:MON COMMA? y:YR", day_month, "XDATE"),
    ("(w:WDAY COMMA?)? THE? d:DAY OF? m:MON z:TWO", day_month, "XDATE"),
    ("(w:WDAY COMMA?)? THE? d:DAY OF? m:MON (?P<y>YAP)?", day_month, "XDATE"),
    ("(?P<w>WDAY)? THE? d:ORDW OF m:MON (?P<y>YR)?", day_month, "XDATE"),
    ("(w:WDAY COMMA?)? m:MON THE? d:DAY (COMMA? y:YR)?", month_day, "XDATE"),
    ("(w:WDAY COMMA?)? m:MON THE? d:ORDW (COMMA? y:YR)?", month_day, "XDATE"),
    ("m:MON (COMMA|OF)? y:YR", month_year, "XDATE"),
    ("m:MON (d:DAY)? COMMA? (OF|IN)? r:(LAST|PREV|NEXT|FOLL|THIS|THAT|SAME) u:UNIT", date_with_year_word, "XDATE"),
    (
        "THE? d:DAY OF? m:MON COMMA? (OF|IN)? r:(LAST|PREV|NEXT|FOLL|THIS|THAT|SAME) u:UNIT",
        date_with_year_word,
        "XDATE",
    ),
    ("r:(LAST|NEXT|THIS|THAT) u:UNIT POSS m:MON (d:DAY)?", date_with_year_word, "XDATE"),
    (
        "(?!FOLL) (THE|THAT (?=SAME))? r:(LAST|PREV|NEXT|COMING|FOLL|THIS|THAT|SAME) m:MON (d:DAY)?",
        which_month,
        "XDATE",
    ),
    ("(THIS|THE) r:(PAST|COMING) m:MON (d:DAY)?", which_month, "XDATE"),
    ("m:MON", bare_month, "XDATE"),
    ("THE? d:DAY (DASH|TO|SLASH|THROUGH) THE? e:DAY OF? m:MON (COMMA? y:YR)?", day_span, "XDATE"),
    ("THE? d:DAY and:AND THE? e:DAY OF? m:MON (COMMA? y:YR)?", day_span, "XDATE"),
    ("m:MON d:DAY and:AND e:DAY (COMMA? y:YR)?", day_span, "XDATE"),
    ("m:MON d:DAY (DASH|TO|SLASH|THROUGH) e:DAY (COMMA? y:YR)?", day_span, "XDATE"),
    ("(BETWEEN|FROM) THE? d:DAY (AND|TO|UNTIL) THE? e:DAY OF? m:MON (COMMA? y:YR)?", day_span, "XDATE"),
    ("(BETWEEN|FROM) m:MON d:DAY (AND|TO|UNTIL) e:DAY (COMMA? y:YR)?", day_span, "XDATE"),
    ("(?<=ON) THE d:ORD", ordinal_day, "XDATE"),
    ("d:DATE", whole_date, "XDATE"),
    # years and longer
    ("y:YEAR", bare_year, "XDATE"),
    ("y:YAP", apostrophe_year, "XDATE"),
    ("y:YEAR (DASH|SLASH) z:(YEAR|DNUM|TWO)", year_span, "XDATE"),
    ("COUNT (UNIT)? (BC|AD BC?)", ancient, "XDONE"),
    ("(YEAR|BIG|TWO|DNUM) DASH (YEAR|BIG|TWO|DNUM) BC", ancient, "XDONE"),
    ("THE? y:(DEC|DECW)", decade, "XDATE"),
    ("THE? c:ORDINAL DASH? u:UNIT", century, "XDATE"),
    ("THE? c:ORDW DASH? u:UNIT (OF? (y:YEAR|THE? q:(LAST|THIS|NEXT|THAT|SAME) UNIT))?", quarter, "XDATE"),
    ("THE? c:ORDW HALF OF (y:YEAR|THE? q:(LAST|THIS|NEXT|THAT|SAME) UNIT)", quarter, "XDATE"),
    ("(r:(LAST|NEXT|THIS))? h:HOLY e:EVE (COMMA? y:YEAR)?", holiday, "XDATE"),
    ("(r:(LAST|NEXT|THIS))? h:HOLY (COMMA? y:YEAR)?", holiday, "XDATE"),
    ("NEW u:UNIT POSS? (e:EVE|v:UNIT)", new_year, "XDATE"),
    # seasons
    ("THE? s:SEAS (OF|COMMA)? y:YR", season, "XDATE"),
    ("THE? s:SEAS OF? q:(LAST|THIS|NEXT|THAT|SAME) UNIT", season, "XDATE"),
    ("(?!FOLL) (THE|THAT (?=SAME))? r:(LAST|PREV|NEXT|COMING|FOLL|THIS|THAT|SAME) s:SEAS", season, "XDATE"),
    ("(THIS|THE) r:(PAST|COMING) s:SEAS", season, "XDATE"),
    ("(?<=[IN SINCE OVER INTO BY UNTIL]) THE? s:SEAS", loose_season, "XDATE"),
)
