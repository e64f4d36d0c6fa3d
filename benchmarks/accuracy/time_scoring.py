"""Scores time expressions as TempEval-3 does: spans strictly and by overlap, then values and types of what overlaps.

Expressions are paired one to one: those with the same span first, then those that overlap, from the left. Value F1 is
the F1 of pairs whose values are equal as strings; the share of the pairs with equal types stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from benchmarks.accuracy.timeml import Expression

_FULL_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class Pair(msgspec.Struct, frozen=True):
    wanted: Expression
    found: Expression


class Tally(msgspec.Struct, frozen=True):
    """Counts over texts; they add up."""

    wanted: int = 0
    found: int = 0
    strict: int = 0  # pairs with exactly the same span
    relaxed: int = 0  # pairs
    value: int = 0  # pairs with the same value
    type: int = 0  # pairs with the same type
    days: int = 0  # DATEs wanted that are full days of the calendar
    days_right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            *(a + b for a, b in zip(msgspec.structs.astuple(self), msgspec.structs.astuple(other), strict=True))
        )


class Scores(msgspec.Struct, frozen=True):
    """Shares of 1. ``calendar_right``: of the DATEs wanted whose value is a full day, those given that value."""

    value_f1: float
    relaxed_f1: float
    strict_f1: float
    relaxed_precision: float
    relaxed_recall: float
    value_accuracy: float
    type_accuracy: float
    calendar_right: float
    counts: Tally


def pair(wanted: Sequence[Expression], found: Sequence[Expression]) -> list[Pair]:
    """One to one, in the order of the text."""
    left, right = sorted(wanted), sorted(found)
    by_span = {one.span: one for one in right}
    pairs = [Pair(one, by_span.pop(one.span)) for one in left if one.span in by_span]
    taken = {id(p.wanted) for p in pairs} | {id(p.found) for p in pairs}
    rest = [one for one in right if id(one) not in taken]
    for one in left:
        if id(one) in taken:
            continue
        over = next((other for other in rest if other.span.overlaps(one.span)), None)
        if over is not None:
            pairs.append(Pair(one, over))
            rest.remove(over)
    return sorted(pairs, key=lambda p: p.wanted)


def tally(wanted: Sequence[Expression], found: Sequence[Expression]) -> Tally:
    pairs = pair(wanted, found)
    same = [p for p in pairs if p.wanted.value == p.found.value]
    return Tally(
        wanted=len(wanted),
        found=len(found),
        strict=sum(p.wanted.span == p.found.span for p in pairs),
        relaxed=len(pairs),
        value=len(same),
        type=sum(p.wanted.type == p.found.type for p in pairs),
        days=sum(_is_day(one) for one in wanted),
        days_right=sum(_is_day(p.wanted) for p in same),
    )


def scores(tallies: Iterable[Tally]) -> Scores:
    total = sum(tallies, Tally())
    return Scores(
        value_f1=_f1(total.value, total),
        relaxed_f1=_f1(total.relaxed, total),
        strict_f1=_f1(total.strict, total),
        relaxed_precision=_share(total.relaxed, total.found),
        relaxed_recall=_share(total.relaxed, total.wanted),
        value_accuracy=_share(total.value, total.relaxed),
        type_accuracy=_share(total.type, total.relaxed),
        calendar_right=_share(total.days_right, total.days),
        counts=total,
    )


def _is_day(one: Expression) -> bool:
    return one.type == "DATE" and _FULL_DAY.fullmatch(one.value) is not None


def _f1(right: int, total: Tally) -> float:
    return _share(2 * right, total.found + total.wanted)


def _share(part: int, whole: int) -> float:
    return round(part / max(whole, 1), 4)
