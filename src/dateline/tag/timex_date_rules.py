"""The dates that only TIMEX3 reads: years before Christ, spoken and fiscal years, feasts, seasons by themselves."""

from __future__ import annotations

import msgspec

from dateline.lexicon.time_words import time_contexts
from dateline.records.times import CalendarForm, EraForm, HolidayForm, PeriodForm, RangeForm, TimeForm, UnitForm
from dateline.tag.time_hits import Hit, Row

FIRST_LOOSE, LAST_LOOSE = 1600, 2035
PLAIN_AFTER = frozenset(("as", "was", "is", "has"))
SPOKEN_CENTURIES = (16, 17, 18, 19, 20)


def bc_date(hit: Hit) -> TimeForm | None:
    """ "480 BC", "September 480 BC", "the spring of 480 BC": years before Christ are negative."""
    year = -hit.integer("y")
    if not year:
        return None
    if hit.has("s"):
        return PeriodForm("season", hit.integer("s"), year)
    return CalendarForm(year=year, month=hit.number("m"), day=hit.number("d"))


def of_that_year(hit: Hit) -> TimeForm | None:
    """ "November of the same year"."""
    if hit.name("u") != "year":
        return None
    return CalendarForm(month=hit.number("m"), day=hit.number("d"), year_which=hit.which("r"))


def year_season(hit: Hit) -> TimeForm | None:
    return PeriodForm("season", hit.integer("s"), hit.number("y"))


def bc_span(hit: Hit) -> TimeForm | None:
    first, last = hit.integer("y"), hit.integer("z")
    return RangeForm(CalendarForm(year=-first), CalendarForm(year=-last)) if first > last > 0 else None


def bc_decade(hit: Hit) -> TimeForm | None:
    year = hit.integer("y")
    return EraForm(-year, 10) if year and year % 10 == 0 and hit.word("e") in ("s", "S") else None


def bc_century(hit: Hit) -> TimeForm | None:
    return EraForm(-100 * hit.integer("c"), 100) if hit.name("u") == "century" else None


def early_year(hit: Hit) -> TimeForm | None:
    """ "in 490": before or after Christ, as the text as a whole tells."""
    year = hit.integer("y")
    if not 100 <= year <= 999 or len(hit.word("y")) != 3 or (hit.after() == "ELSE" and _counts(hit)):
        return None
    return CalendarForm(year=year)


def loose_year(hit: Hit) -> TimeForm | None:
    """Years that claims leave alone: "the 1614 rules", "53 per cent of 1913 levels"."""
    year, before = hit.integer("y"), hit.before()
    if (
        hit.next_word().lower() in time_contexts()["counted"]
        or hit.last_word().lower() in (time_contexts()["before-number"])
    ):
        return None
    start = hit.tokens.starts[hit.index("y")]
    if hit.tokens.text[start - 1 : start] in (".", "$", "£", "€") or before in ("ABOUT", "SLASH"):
        return None
    if _counts(hit) and before not in ("THE", "OF", "POSS", "AS") and hit.next_word() not in PLAIN_AFTER:
        return None
    return CalendarForm(year=year) if FIRST_LOOSE <= year <= LAST_LOOSE else None


def _counts(hit: Hit) -> bool:
    word = hit.next_word()
    return word.islower() and (word.endswith("s") or word in time_contexts()["counted"])


def spoken_year(hit: Hit) -> TimeForm | None:
    """ "nineteen ninety-one", as transcripts of broadcasts have it."""
    century, rest = hit.integer("y"), hit.integer("z")
    if hit.has("k"):
        if rest % 10 or not 0 < hit.integer("k") < 10:
            return None
        rest += hit.integer("k")
    if century not in SPOKEN_CENTURIES or not 10 <= rest <= 99 or hit.after() == "UNIT" or _counts(hit):
        return None
    year = century * 100 + rest
    if hit.has("s"):
        return PeriodForm("season", hit.integer("s"), year)
    return CalendarForm(year=year, month=hit.number("m"), day=hit.number("d"))


def two_thousand(hit: Hit) -> TimeForm | None:
    if hit.integer("y") != 2 or hit.word("a").lower() != "thousand":
        return None
    return CalendarForm(year=2000 + (hit.number("k") or 0)) if hit.name("u") == "year" else None


def quarter_of_year(hit: Hit) -> TimeForm | None:
    """ "this year's third quarter", "the 1988 third quarter"."""
    number = hit.integer("c")
    if hit.name("v") != "quarter" or not 1 <= number <= 4 or (hit.has("u") and hit.name("u") != "year"):
        return None
    return PeriodForm("quarter", number, hit.number("y"), None, hit.which("r"))


def year_named(hit: Hit) -> TimeForm | None:
    return CalendarForm(year=hit.number("y")) if hit.name("u") == "year" else None


def fiscal_year(hit: Hit) -> TimeForm | None:
    if hit.has("y"):
        return CalendarForm(year=hit.number("y"))
    return UnitForm(hit.which("r") or "this", "year") if hit.name("u") == "year" else None


def fiscal_quarter(hit: Hit) -> TimeForm | None:
    number = hit.integer("c")
    return PeriodForm("quarter", number) if hit.name("u") == "quarter" and 1 <= number <= 4 else None


def day_of(hit: Hit) -> TimeForm | None:
    return HolidayForm(hit.name("h"), hit.number("y")) if hit.name("u") == "day" else None


def good_friday(hit: Hit) -> TimeForm | None:
    return HolidayForm("good-friday", hit.number("y")) if hit.number("w") == 4 else None


def holiday_weekday(hit: Hit) -> TimeForm | None:
    """ "Easter Sunday"."""
    rule = {("easter", 6): "easter", ("easter", 0): "easter-monday"}.get((hit.name("h"), hit.integer("w")))
    return HolidayForm(rule, hit.number("y")) if rule else None


def holiday_day(hit: Hit) -> TimeForm | None:
    return HolidayForm(hit.name("h"), hit.number("y")) if hit.name("u") == "day" else None


def bare_season(hit: Hit) -> TimeForm | None:
    if hit.after() in ("POSS", "OF"):
        return None
    if hit.word("s").lower() == "fall":
        the_fall = hit.tokens.word(hit.match.start()).lower() == "the" and hit.after() not in ("OF", "ELSE")
        if not the_fall:
            return None
    return PeriodForm("season", hit.integer("s"))


def anniversary(hit: Hit) -> TimeForm | None:
    """ "the tenth anniversary of 9 April 2003"."""
    form = hit.form("x")
    if not isinstance(form, CalendarForm) or form.year is None:
        return None
    return msgspec.structs.replace(form, year=form.year + hit.integer("k"))


NUMBER = "(DNUM|TWO|BIG|YEAR)"
D = "XDATE"
TIMEX_DATE_RULES: tuple[Row, ...] = (
    (f"(m:MON COMMA?)? y:{NUMBER} BC", bc_date, D),
    (f"THE? d:DAY OF? m:MON COMMA? y:{NUMBER} BC", bc_date, D),
    (f"m:MON d:DAY COMMA? y:{NUMBER} BC", bc_date, D),
    (f"THE? s:SEAS OF? y:{NUMBER} BC", bc_date, D),
    (f"y:{NUMBER} (BC)? (DASH|TO) z:{NUMBER} BC", bc_span, D),
    ("THE y:BIG e:ELSE BC", bc_decade, D),
    ("THE? c:(ORDW|ORD) DASH? u:UNIT BC", bc_century, D),
    ("(?<=[IN SINCE UNTIL BY FROM]) y:BIG", early_year, D),
    ("y:YEAR", loose_year, D),
    ("m:MON (d:DAY)? COMMA? (OF|IN) THE r:(THAT|SAME) u:UNIT", of_that_year, D),
    ("d:DAY OF? m:MON COMMA? (OF|IN) THE r:(THAT|SAME) u:UNIT", of_that_year, D),
    ("y:YEAR s:SEAS", year_season, D),
    ("y:NUM z:NUM (k:NUM)?", spoken_year, D),
    ("THE? s:SEAS OF y:NUM z:NUM (k:NUM)?", spoken_year, D),
    ("m:MON (d:DAY)? COMMA? y:NUM z:NUM (k:NUM)?", spoken_year, D),
    ("THE u:UNIT y:NUM a:ELSE (k:NUM)?", two_thousand, D),
    ("r:(THIS|LAST|NEXT|SAME) u:UNIT POSS c:ORDW DASH? v:UNIT", quarter_of_year, D),
    ("THE? y:YEAR POSS? c:ORDW DASH? v:UNIT", quarter_of_year, D),
    ("THE u:UNIT y:YEAR", year_named, D),
    ("FISCAL (UNIT)? y:YEAR", fiscal_year, D),
    ("(THE)? (r:(THIS|LAST|NEXT|PREV))? FISCAL u:UNIT", fiscal_year, D),
    ("THE? FISCAL DASH? c:ORDW DASH? u:UNIT", fiscal_quarter, D),
    ("h:DAYOF POSS? u:UNIT (COMMA? y:YEAR)?", day_of, D),
    ("GOOD w:WDAY (COMMA? y:YEAR)?", good_friday, D),
    ("h:HOLY u:UNIT (COMMA? y:YEAR)?", holiday_day, D),
    ("h:HOLY w:WDAY (COMMA? y:YEAR)?", holiday_weekday, D),
    ("THE? s:SEAS", bare_season, D),
)  # fmt: skip
