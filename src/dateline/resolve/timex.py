"""The time expressions of a whole text as TIMEX3: each with a type and a value.

The text itself says how it is to be read. A report counts relative words from its publication; an account of other
years counts them from the time it tells of, which moves with every date it names (HeidelTime's "narratives").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from dateline.lexicon.time_words import timex_kinds
from dateline.records.span import Span
from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    ClockForm,
    DurationForm,
    PeriodForm,
    RangeForm,
    ShiftForm,
    TimeForm,
    TimeMention,
    Timex,
    UnitForm,
    WeekdayForm,
)
from dateline.resolve.time_ahead import looks_ahead, looks_back
from dateline.resolve.time_points import Point
from dateline.resolve.timex_dates import Setting
from dateline.resolve.timex_spans import tidy
from dateline.resolve.timex_story import Place, core, follow, with_year
from dateline.resolve.timex_values import meaning

JOINT = re.compile(r"\s*(?:[–—/-]|\b(?:and|to|through|thru|until|till)\b)\s*", re.IGNORECASE)
ON = re.compile(r"[\w\s()]*\bon\s+(?:the\s+)?")
BESIDE = re.compile(r"(?!the\b).*\s(?:after|before)", re.IGNORECASE | re.DOTALL)
LIMIT = re.compile(r"\bby\s+(?:the\s+)?$", re.IGNORECASE)
DETERMINED = re.compile(r"\b(?:the|its|his|her|their)\s+$", re.IGNORECASE)
AGAIN = re.compile(r"[\s(,/–—-]*(?:(?:or|and|to|until)\s+)?")
REACH = 40  # characters between a clock time and the day it is of
OLD = 2  # full years before publication from which on a date is of another time
LEAST_OLD = 4
NEAR_SHARE = 0.25  # of words such as "yesterday" to old dates that an account may have
BARE_YEAR = 0.5  # what an old year alone counts: reports name those too


def annotate(text: str, mentions: Sequence[TimeMention], published: date | None) -> list[Timex]:
    """The expressions of ``text`` in order, valued in the light of those before them."""
    news = is_news(mentions, published)
    single = [pair for mention in mentions for pair in _single(mention, text)]
    single = _on_days(_early_years(single), text)
    marked = [(span, form) for span, form in single if _marked(span.of(text), form, news, _after_in(text, span))]
    return _report(text, marked, published) if news else _account(text, _own_century(marked, text), published)


def _own_century(single: Sequence[tuple[Span, TimeForm]], text: str) -> list[tuple[Span, TimeForm]]:
    """In an account of the 1790s "the men of '89" are those of 1789: two digits go with the years spelled out."""
    short = [text[span.start] in "'’" and isinstance(form, CalendarForm) for span, form in single]
    dates = [core(form) for (_, form), is_short in zip(single, short, strict=True) if not is_short]
    years = sorted(date.year for date in dates if isinstance(date, CalendarForm) and date.year is not None)
    if not years or not any(short):
        return list(single)
    middle = years[len(years) // 2]
    return [
        (span, with_year(form, form.year + round((middle - form.year) / 100) * 100))
        if is_short and isinstance(form, CalendarForm) and form.year is not None
        else (span, form)
        for (span, form), is_short in zip(single, short, strict=True)
    ]


def _early_years(single: Sequence[tuple[Span, TimeForm]]) -> list[tuple[Span, TimeForm]]:
    """ "in 490" is before Christ where the text counts so, and no year elsewhere."""
    before_christ = any(isinstance(form := core(f), CalendarForm) and (form.year or 0) < 0 for _, f in single)
    kept: list[tuple[Span, TimeForm]] = []
    for span, form in single:
        date = core(form)
        if isinstance(date, CalendarForm) and date.year is not None and 100 <= date.year <= 999:
            if not before_christ:
                continue
            form = with_year(form, -date.year)
        kept.append((span, form))
    return kept


def _on_days(single: Sequence[tuple[Span, TimeForm]], text: str) -> list[tuple[Span, TimeForm]]:
    """A clock time takes the day that follows it ("5:34 AM Baghdad time on March 20")."""
    joined = list(single)
    for i in range(len(single) - 2, -1, -1):
        (span, form), (after, day) = single[i], joined[i + 1]
        if not isinstance(form, ClockForm) or form.of is not None or after.start - span.end > REACH:
            continue
        if isinstance(day, ClockForm) and day.of is not None and AGAIN.fullmatch(text, span.end, after.start):
            joined[i] = (span, msgspec.structs.replace(form, of=day.of))
        elif spells_day(day) and ON.fullmatch(text, span.end, after.start):
            joined[i] = (span, msgspec.structs.replace(form, of=day))
    return joined


def spells_day(form: TimeForm) -> bool:
    return isinstance(form, WeekdayForm) or (isinstance(form, CalendarForm) and form.day is not None)


def _after_in(text: str, span: Span) -> bool:
    return text[max(0, span.start - 3) : span.start].lower() == "in "


def _marked(words: str, form: TimeForm, news: bool, after_in: bool = False) -> bool:
    """Whether this kind of text counts the words: reports leave ages out, accounts mark every "former"."""
    low = words.lower()
    kind = timex_kinds().get(low)
    if kind is not None:
        return kind == ("news" if news else "account") or (news and isinstance(form, PeriodForm) and after_in)
    age = isinstance(form, DurationForm) and form.unit == "year" and form.n is not None
    return not (news and age and low.endswith(("old", "of age")))


def _report(text: str, single: Sequence[tuple[Span, TimeForm]], published: date | None) -> list[Timex]:
    story: Point | None = None
    found: list[Timex] = []
    for span, form in single:
        if isinstance(form, ShiftForm) and BESIDE.fullmatch(span.of(text)):
            form = DurationForm(abs(form.n) if form.n else None, form.unit)
        meant = meaning(form, Setting(published, True, story, _ahead(text, span), looks_back(text, span.start)))
        if meant is None:
            continue
        found.append(Timex(tidy(span, meant.type, text), meant.type, meant.value))
        if meant.point is not None and not _compared(form):
            story = meant.point
    return found


def _ahead(text: str, span: Span) -> bool:
    """Whether the verb looks ahead; "Friday's ruling" has been given, "the March 3 accord" is not the verb's.

    "By Friday" looks ahead unless the clause tells what happened.
    """
    after = text[span.end : span.end + 2]
    if after in ("'s", "’s"):
        return False
    attribute = after[:1] == " " and after[1:].islower() and DETERMINED.search(text, max(0, span.start - 6), span.start)
    if attribute:
        return False
    limit = LIMIT.search(text, max(0, span.start - 8), span.start) is not None
    return looks_ahead(text, span.start) or (limit and not looks_back(text, span.start))


def _compared(form: TimeForm) -> bool:
    """ "a year earlier": what the news is measured against, not where it goes on."""
    return isinstance(form, ShiftForm) and form.unit == "year"


def _account(text: str, single: Sequence[tuple[Span, TimeForm]], published: date | None) -> list[Timex]:
    steps = follow([Place(form, text[max(0, span.start - 1) : span.start] == "(") for span, form in single])
    found: list[Timex] = []
    for (span, form), step in zip(single, steps, strict=True):
        dated = with_year(form, step.year) if step.year is not None else form
        meant = meaning(dated, Setting(published, False, step.story))
        if meant is not None:
            found.append(Timex(tidy(span, meant.type, text), meant.type, meant.value))
    return found


def _single(mention: TimeMention, text: str) -> list[tuple[Span, TimeForm]]:
    """A range as its two ends, each with its own words."""
    form = mention.form
    if not isinstance(form, RangeForm):
        return [(mention.span, form)]
    joint = JOINT.search(text, mention.span.start + 1, mention.span.end - 1)
    if joint is None:
        return [(mention.span, form.first)]
    return [
        (Span(mention.span.start, joint.start()), form.first),
        (Span(joint.end(), mention.span.end), form.last),
    ]


def is_news(mentions: Sequence[TimeMention], published: date | None) -> bool:
    """Whether the text reports what was new when it was published, judged by the dates that it names."""
    if published is None:
        return False
    old = near = 0.0
    forms = (core(mention.form) for mention in mentions)
    ends = (end for form in forms for end in ((form.first, form.last) if isinstance(form, RangeForm) else (form,)))
    for form in (core(end) for end in ends):
        match form:
            case CalendarForm(year=int(year)) | PeriodForm(year=int(year)) if year <= published.year - OLD:
                old += 1 if isinstance(form, PeriodForm) or form.month else BARE_YEAR
            case AnchorForm(to="speech") | WeekdayForm(which=None) | UnitForm(which="last" | "this" | "next"):
                near += 1
            case _:
                pass
    return old < LEAST_OLD or near > NEAR_SHARE * old
