"""The rules of TIMEX3: its own before the common ones, and its own later tables, which join no ranges."""

from __future__ import annotations

from functools import cache

from dateline.tag.time_hits import Row, Rule
from dateline.tag.time_joins import PARTS
from dateline.tag.time_rules import rules
from dateline.tag.time_tokens import compile_rule
from dateline.tag.timex_date_rules import TIMEX_DATE_RULES, anniversary
from dateline.tag.timex_length_rules import TIMEX_LENGTH_RULES, bare_part

TIMEX_PARTS: tuple[Row, ...] = (("THE? k:(ORDW|ORD) ANNIV OF THE? x:XDATE", anniversary, "XDATE"),)
LAST_RULES: tuple[Row, ...] = (("p:DPART", bare_part, "XDONE"),)


@cache
def timex_rules() -> tuple[Rule, ...]:
    """The rules of the first pass: those of TIMEX3 go before the common ones."""
    return (*_compiled(TIMEX_DATE_RULES + TIMEX_LENGTH_RULES), *rules())


@cache
def timex_passes() -> tuple[tuple[Rule, ...], ...]:
    """The later tables: parts of days and phases twice, parts of days alone, but no ranges and no open bounds."""
    return tuple(_compiled(table) for table in (PARTS, PARTS + TIMEX_PARTS, LAST_RULES))


def _compiled(table: tuple[Row, ...]) -> tuple[Rule, ...]:
    return tuple(Rule(compile_rule(pattern), build, made) for pattern, build, made in table)
