"""Pairs of time expressions and the figures made of them."""

from __future__ import annotations

from benchmarks.accuracy.time_scoring import pair, scores, tally
from benchmarks.accuracy.timeml import Expression
from dateline.records.span import Span


def one(start: int, end: int, value: str, kind: str = "DATE") -> Expression:
    return Expression(Span(start, end), kind, value)


def test_the_same_span_goes_before_an_overlap() -> None:
    wanted = [one(0, 4, "a"), one(5, 9, "b")]
    found = [one(0, 9, "x"), one(5, 9, "b")]
    assert [(p.wanted.value, p.found.value) for p in pair(wanted, found)] == [("a", "x"), ("b", "b")]


def test_one_to_one() -> None:
    assert len(pair([one(0, 4, "a"), one(5, 9, "b")], [one(0, 9, "a")])) == 1
    assert pair([], [one(0, 1, "a")]) == []


def test_figures() -> None:
    wanted = [one(0, 4, "2001-02-03"), one(5, 9, "2001"), one(20, 24, "P1D", "DURATION"), one(30, 34, "2001-02-04")]
    found = [one(0, 3, "2001-02-03"), one(5, 9, "2002"), one(20, 24, "P1D", "DATE"), one(40, 44, "2003")]
    result = scores([tally(wanted, found)])
    assert (result.counts.strict, result.counts.relaxed, result.counts.value, result.counts.type) == (2, 3, 2, 2)
    assert result.relaxed_f1 == 0.75
    assert result.value_f1 == 0.5
    assert result.strict_f1 == 0.5
    assert result.value_accuracy == round(2 / 3, 4)
    assert result.calendar_right == 0.5
    assert scores([]).value_f1 == 0.0
