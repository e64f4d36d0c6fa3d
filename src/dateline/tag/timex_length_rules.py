"""The lengths and the vague and comparing words that only TIMEX3 counts: ages, halves, "former", "year-earlier"."""

from __future__ import annotations

from dateline.lexicon.time_words import time_contexts
from dateline.records.times import DurationForm, PartForm, SetForm, ShiftForm, TimeForm, UnitForm, VagueForm
from dateline.tag.time_hits import NAME_OF, NARRATED, Hit, Row, scaled, unit_of
from dateline.tag.time_length_rules import clock, recurring, vague
from dateline.tag.time_tokens import CODE
from dateline.tag.time_unit_rules import unit_end

LONGEST_COUNT = 1000
OF_DATES = frozenset(("MON", "YEAR", "LAST", "THIS", "NEXT", "SEAS", "HOLY"))


def previously(hit: Hit) -> TimeForm | None:
    """ "five years previously"."""
    found = scaled(hit)
    if found is None or found[0] is None or hit.word("w").lower() != "previously":
        return None
    return ShiftForm(-found[0], found[1], NARRATED, back=True)


def same_day(hit: Hit) -> TimeForm | None:
    """ "the second day of the offensive": the day told of."""
    after = hit.tokens.codes[hit.match.end() :][:2]
    dated = len(after) > 1 and after[0] == CODE["OF"] and NAME_OF[after[1]] in OF_DATES
    return UnitForm("same", "day") if hit.name("u") == "day" and not dated else None


def length_of(hit: Hit) -> TimeForm | None:
    """ "years of war"."""
    unit, _, plural = unit_of(hit)
    return DurationForm(None, unit) if plural and hit.next_word().lower() != "age" else None


def described_length(hit: Hit) -> TimeForm | None:
    """ "ten hard months", "an additional year": a length with one word on it."""
    word, (unit, factor, plural) = hit.word("a"), unit_of(hit)
    count = hit.number("n")
    if not word.islower() or factor != 1 or count is None or count > LONGEST_COUNT:
        return None
    if not plural and word not in time_contexts()["whole"]:
        return None
    return DurationForm(count, unit) if plural == (count != 1) else None


def this_time(hit: Hit) -> TimeForm | None:
    return VagueForm("present")


def some_future(_: Hit) -> TimeForm | None:
    return VagueForm("future")


def near_future(hit: Hit) -> TimeForm | None:
    return VagueForm("future") if hit.word("a").lower() in time_contexts()["near-future"] else None


def this_unit(hit: Hit) -> TimeForm | None:
    unit, factor, plural = unit_of(hit)
    return None if plural or factor != 1 or unit in ("day", "hour", "minute", "second") else UnitForm("this", unit)


def age(hit: Hit) -> TimeForm | None:
    """ "18 years old", "25 years of age"."""
    found = scaled(hit)
    if found is None or (hit.has("a") and hit.word("a").lower() != "age"):
        return None
    return DurationForm(found[0], found[1])


def halved(hit: Hit) -> TimeForm | None:
    """ "two and a half years", "a month and a half", "2 1/2 years", "half an hour"."""
    if hit.has("k") and (hit.word("k"), hit.word("l")) != ("1", "2"):
        return None
    unit, factor, _ = unit_of(hit)
    count = (hit.number("n") if hit.has("n") else 0) or 0
    return DurationForm(count, unit, half=True) if factor == 1 else None


def no_time(hit: Hit) -> TimeForm | None:
    """ "three-quarters of the food", "more than a quarter": fractions."""
    if hit.name("u").rstrip("*") != "quarter" or not (hit.after() == "OF" or hit.before() == "THAN" or hit.has("t")):
        return None
    return SetForm("age")


def named_day(hit: Hit) -> TimeForm | None:
    """ "Palm Sunday", "the Sunday Times", "USA Today": a name, not a day."""
    if hit.has("t"):
        return SetForm("age") if hit.word("t") == "Today" and hit.word("a")[:1].isalpha() else None
    group, names = ("a", "day-name-before") if hit.has("a") else ("b", "day-name-after")
    word = hit.word(group)
    return SetForm("age") if word[:1].isupper() and word.lower() in time_contexts()[names] else None


def telephone(hit: Hit) -> TimeForm | None:
    """ "555-1998"."""
    first, last = hit.index("n"), hit.index("y")
    return SetForm("age") if hit.tokens.ends[first] + 1 == hit.tokens.starts[last] else None


def decimal_length(hit: Hit) -> TimeForm | None:
    """ "2.5 hours"."""
    whole, point, rest = hit.word("n").partition(".")
    return DurationForm(int(whole), unit_of(hit)[0], half=True) if point and rest == "5" and len(whole) < 4 else None


def quarter_century(hit: Hit) -> TimeForm | None:
    return DurationForm(25, "year") if (hit.name("v"), hit.name("u")) == ("quarter", "century") else None


def weekends(hit: Hit) -> TimeForm | None:
    return SetForm("weekend") if hit.name("u") == "weekend*" else None


def compound_length(hit: Hit) -> TimeForm | None:
    """ "twenty four hours", without the hyphen."""
    tens, ones = hit.integer("n"), hit.integer("k")
    return DurationForm(tens + ones, unit_of(hit)[0]) if tens % 10 == 0 and 0 < ones < 10 <= tens < 100 else None


def from_to(hit: Hit) -> TimeForm | None:
    """ "two to three weeks": its lower number is the value."""
    first, last = hit.number("n"), hit.number("k")
    if not first or not last or first >= last or (hit.has("a") and hit.word("a").lower() != "or"):
        return None
    return DurationForm(first, unit_of(hit)[0])


def year_earlier(hit: Hit) -> TimeForm | None:
    """ "the year-earlier quarter", "the year-ago period": a year before the time just told of."""
    return ShiftForm(-1, "year", NARRATED) if hit.name("v") == "year" else None


def the_unit(hit: Hit) -> TimeForm | None:
    """ "the quarter", "the year": the one told of, or a length of it ("for the year")."""
    unit, _, plural = unit_of(hit)
    if plural or unit not in ("week", "month", "quarter", "year"):
        return None
    if hit.after() == "OF" or (hit.after() == "DASH" and hit.tokens.word(hit.match.end() + 1) in ("old", "long")):
        return None
    ended = hit.next_word().lower() in ("ended", "ending")  # "the year ended June 30"
    return DurationForm(1, "year") if unit == "year" and (hit.before() == "FOR" or ended) else UnitForm("same", unit)


def latest(hit: Hit) -> TimeForm | None:
    if hit.has("u") and (unit_of(hit)[2] or unit_of(hit)[0] not in ("week", "month", "quarter", "year")):
        return None
    return UnitForm("same", unit_of(hit)[0] if hit.has("u") else "quarter")


def single_word(hit: Hit) -> TimeForm | None:
    """ "current", "recent" and "future" by themselves."""
    word = hit.word("w").lower()
    if word == "current":
        return VagueForm("present")
    return VagueForm("past") if word == "recent" else None


def future(_: Hit) -> TimeForm | None:
    return VagueForm("future")


def present_day(hit: Hit) -> TimeForm | None:
    return VagueForm("present") if hit.name("u") == "day" else None


def these_days(hit: Hit) -> TimeForm | None:
    return VagueForm("present") if hit.word("t").lower() == "these" and hit.name("u") == "day*" else None


def bare_part(hit: Hit) -> TimeForm | None:
    """ "at night", "by day and night": no one day's."""
    name = hit.name("p")
    return None if name == "day" else SetForm(name) if hit.word("p").lower() == "night" else PartForm(hit.part("p"))


def at_night(hit: Hit) -> TimeForm | None:
    if hit.word("p").lower() != "night" or hit.after() in ("OF", "ON", "WDAY", "MON", "TODAY", "COMMA"):
        return None
    return SetForm("night")


def any_length(hit: Hit) -> TimeForm | None:
    """ "years of war", "months-long": a length that nobody counted."""
    unit, _, plural = unit_of(hit)
    return DurationForm(None, unit) if plural else DurationForm(1, unit)


D, X, DONE = "XDATE", "XDUR", "XDONE"
TIMEX_LENGTH_RULES: tuple[Row, ...] = (
    ("ART? n:COUNT u:UNIT w:VPAST", previously, D),
    ("(?<=[DOT PARA ELSE OVER BY AND COMMA AFTER]) u:UNIT (?=OF)", length_of, X),
    ("(n:COUNT) a:ELSE u:UNIT", described_length, X),
    ("THE k:(ORDW|ORD) u:UNIT", same_day, D),
    ("(?<=[AT BY SINCE ABOUT OVER UNTIL]) THIS TIME", this_time, D),
    ("TERM UNIT", some_future, D),
    ("THE a:ELSE TERM", near_future, D),
    ("THIS u:UNIT (?=OF)", this_unit, D),
    ("(?<=[SINCE ABOUT]) THE? u:UNIT (DASH|POSS)? e:PHASE", unit_end, D),
    ("ART? n:COUNT DASH? u:UNIT DASH? OLD", age, X),
    ("(n:COUNT) u:UNIT OF a:ELSE", age, X),
    ("n:COUNT DASH? AND DASH? ART? DASH? HALF DASH? u:UNIT", halved, X),
    ("n:COUNT u:UNIT AND ART HALF", halved, X),
    ("n:DNUM k:DNUM SLASH l:DNUM DASH? u:UNIT", halved, X),
    ("(ART HALF|HALF DASH? (ART)?) DASH? u:UNIT", halved, X),
    ("a:ELSE w:WDAY", named_day, DONE),
    ("w:WDAY b:(ELSE|TIMES)", named_day, DONE),
    ("a:(ELSE|THE) t:TODAY", named_day, DONE),
    ("n:BIG DASH y:YEAR", telephone, DONE),
    ("c:HM (IN|AT) THE? p:DPART", clock, "XCLOCK"),
    ("ART u:UNIT", no_time, DONE),
    ("t:NUM DASH? u:UNIT OF", no_time, DONE),
    ("n:BIG DASH? u:UNIT", decimal_length, X),
    ("ART? v:UNIT DASH? u:UNIT", quarter_century, X),
    ("u:UNIT DASH OLD", any_length, X),
    ("(?<=ON) u:UNIT", weekends, DONE),
    ("w:WDAY DPARTS", recurring, DONE),
    ("ABOUT TIME AGO", vague("past"), D),
    ("n:NUM k:NUM u:UNIT", compound_length, X),
    ("u:UNIT DASH LONG", any_length, X),
    ("n:(DNUM|TWO|NUM) (TO|DASH|a:ELSE) k:(DNUM|TWO|NUM) DASH? u:UNIT", from_to, X),
    ("(THE|ART)? (ELSE)? v:UNIT DASH (AGO|EARLIER) (UNIT|SPELL|ORDW DASH? UNIT)?", year_earlier, D),
    ("THE u:UNIT", the_unit, D),
    ("THE LATEST (u:UNIT|SPELL)", latest, D),
    ("w:(THIS|PAST)", single_word, D),
    ("THE? TERM", future, D),
    ("PRESENT DASH? u:UNIT", present_day, D),
    ("t:ELSE u:UNIT", these_days, D),
    ("(?<=[AT BY]) p:DPART", at_night, DONE),
)  # fmt: skip
