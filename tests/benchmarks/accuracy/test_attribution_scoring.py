from __future__ import annotations

from benchmarks.accuracy.attribution_scoring import Said, Score, pair, score
from benchmarks.accuracy.scoring import Count


def said(source: str = "", cue: str = "", content: str = "") -> Said:
    """Each part as its words' numbers, one digit each."""
    return Said(*(frozenset(map(int, part)) for part in (source, cue, content)))


def test_words_of_a_pair() -> None:
    # Source 01 read as 12; the content lacks its last word.
    total = score([([said("01", "2", "3456")], [said("12", "2", "345")])])
    assert total == Score(Count(1, 2, 2), Count(3, 3, 4), Count(1, 1, 1), Count(1, 1, 1))


def test_what_has_no_partner_is_missed_or_spurious() -> None:
    total = score([([said("0", "1", "23")], []), ([], [said("", "1", "2")])])
    assert total == Score(Count(0, 0, 1), Count(0, 1, 2), Count(0, 1, 1), Count(0, 1, 1))


def test_a_partner_by_content_alone_is_no_attribution_found() -> None:
    total = score([([said("0", "1", "23")], [said("0", "5", "23")])])
    assert total.content == Count(2, 2, 2)
    assert total.attributions == Count(0, 1, 1)


def test_parts_are_not_mixed() -> None:
    # The source of the one is the content of the other: they share nothing.
    assert pair([said("01", "2", "345")], [said("345", "6", "01")]) == {}


def test_nested_attributions_find_their_own() -> None:
    # "0 said 1: 2 thinks 3 that 4567": the inner content lies in the outer one.
    outer, inner = said("0", "1", "234567"), said("2", "3", "4567")
    assert pair([outer, inner], [inner, outer]) == {0: 1, 1: 0}
    # Only the inner was found: it shares more with itself (6) than with the outer one (4).
    assert pair([outer, inner], [inner]) == {1: 0}


def test_ties_go_to_the_cue_and_then_to_the_closer_one() -> None:
    assert pair([said("0", "1", "")], [said("0", "", "9"), said("", "1", "9")]) == {0: 1}
    assert pair([said("0", "1", "")], [said("0", "1", "23"), said("0", "1", "2")]) == {0: 1}


def test_nobody_is_paired_twice() -> None:
    assert pair([said("0", "1", "2"), said("", "1", "")], [said("0", "1", "2")]) == {0: 0}


def test_no_texts() -> None:
    assert score([]) == Score()
