"""The rules of the first pass, in order: of two matches equally long, the earlier rule wins.

A rule is a pattern over word classes, a function that builds the form (None refuses), and the class that the
stretch counts as for the later passes (``time_joins.py``).
"""

from __future__ import annotations

from functools import cache

from dateline.tag.time_date_rules import DATE_RULES
from dateline.tag.time_hits import Rule
from dateline.tag.time_length_rules import LENGTH_RULES
from dateline.tag.time_tokens import compile_rule
from dateline.tag.time_unit_rules import UNIT_RULES


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(compile_rule(pattern), build, made) for pattern, build, made in DATE_RULES + UNIT_RULES + LENGTH_RULES
    )
