"""Time expressions in running text: for claims (``find_times``) and as TIMEX3 counts them (``find_timexes``).

Claims want what a date says of an event, so that "since October" or "14 to 15 March" is one mention, and lengths,
ages and vague words matter little. TIMEX3 marks every expression, each end of a range by itself.
"""

from __future__ import annotations

import msgspec

from dateline.lexicon.time_words import TimeWord, time_words, timex_words
from dateline.records.span import Span
from dateline.records.times import SetForm, TimeForm, TimeMention
from dateline.tag.time_hits import Hit, Rule
from dateline.tag.time_joins import passes
from dateline.tag.time_rules import rules
from dateline.tag.time_tokens import CODE, Tokens, tokenise
from dateline.tag.timex_rules import timex_passes, timex_rules

CHUNK = 20_000  # characters read at a time, so that memory stays flat on endless input
SILENT = frozenset(("age", "ancient"))  # found only so that no other rule reads their numbers


class Grammar(msgspec.Struct, frozen=True):
    """The words that are known, the rules of the first pass and the tables of the later ones."""

    words: dict[str, TimeWord]
    first: tuple[Rule, ...]
    later: tuple[tuple[Rule, ...], ...]


def find_times(text: str, start: int, end: int) -> list[TimeMention]:
    """All time expressions in ``text[start:end]``, in order and without overlap; spans count in ``text``."""
    return _find_all(text, start, end, Grammar(time_words(), rules(), passes()))


def find_timexes(text: str, start: int, end: int) -> list[TimeMention]:
    """Like ``find_times``, with the expressions that TIMEX3 counts beside dates, and with the ends of ranges apart."""
    return _find_all(text, start, end, Grammar(timex_words(), timex_rules(), timex_passes()))


def _find_all(text: str, start: int, end: int, grammar: Grammar) -> list[TimeMention]:
    found: list[TimeMention] = []
    while start < end:
        stop = end if end - start <= CHUNK else _break(text, start, start + CHUNK)
        found.extend(_find(text, start, stop, grammar))
        start = stop
    return found


def _break(text: str, start: int, limit: int) -> int:
    """Where to cut a long stretch: after a line, else after a blank, else anywhere."""
    for mark in ("\n", ". ", " "):
        cut = text.rfind(mark, start + CHUNK // 2, limit)
        if cut >= 0:
            return cut + 1
    return limit


def _find(text: str, start: int, end: int, grammar: Grammar) -> list[TimeMention]:
    tokens = reduce(tokenise(text, start, end, grammar.words), grammar.first)
    if not any(tokens.forms):
        return []
    for table in grammar.later:
        tokens = reduce(tokens, table)
    return [
        TimeMention(Span(tokens.starts[i], tokens.ends[i]), form)
        for i, form in enumerate(tokens.forms)
        if form is not None and not (isinstance(form, SetForm) and form.of in SILENT)
    ]


def reduce(tokens: Tokens, table: tuple[Rule, ...]) -> Tokens:
    """Replace each stretch that a rule matches by one token that carries the form; leftmost, then longest wins."""
    hits: list[tuple[int, int, int, TimeForm, str]] = []
    for order, rule in enumerate(table):
        for match in rule.pattern.finditer(tokens.codes):
            form = rule.build(Hit(tokens, match))
            if form is not None:
                hits.append((match.start(), -match.end(), order, form, rule.made))
    if not hits:
        return tokens
    hits.sort(key=lambda hit: hit[:3])
    made = Tokens("", [], [], [], tokens.text, [])
    codes: list[str] = []
    at = 0
    for first, minus_last, _, form, name in hits:
        if first < at:
            continue
        _copy(tokens, made, codes, at, first)
        codes.append(CODE[name])
        made.values.append(TimeWord(name, None, ""))
        made.starts.append(tokens.starts[first])
        made.ends.append(tokens.ends[-minus_last - 1])
        made.forms.append(form)
        at = -minus_last
    _copy(tokens, made, codes, at, len(tokens.codes))
    made.codes = "".join(codes)
    return made


def _copy(tokens: Tokens, made: Tokens, codes: list[str], first: int, last: int) -> None:
    codes.append(tokens.codes[first:last])
    made.values.extend(tokens.values[first:last])
    made.starts.extend(tokens.starts[first:last])
    made.ends.extend(tokens.ends[first:last])
    made.forms.extend(tokens.forms[first:last])
