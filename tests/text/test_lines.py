"""Lines and paragraphs keep their offsets, whatever ends a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.text.lines import lines, paragraphs


def test_lines_are_trimmed_and_know_the_gap_above() -> None:
    text = "\ufeff One\u200b \r\n\r\n  Two\nThree\u2028Four\x85"
    found = lines(text)
    assert [line.of(text) for line in found] == ["One", "Two", "Three", "Four"]
    assert [line.after_gap for line in found] == [True, True, False, False]


def test_a_line_of_invisible_marks_is_blank() -> None:
    assert lines("\u200b\u2060\n\xa0") == []


def test_headlines_of_many_lengths_are_not_joined() -> None:
    text = (
        "Mayor opens bridge over river\nTwo held\nStorm closes the northern road for a third day running\nFans rejoice"
    )
    assert len(paragraphs(text)) == 4


def test_a_column_of_type_is_joined_and_its_indents_and_bullets_are_not() -> None:
    column = (
        "The garrison said that its men had come under fire on the road to the\n"
        "border, and that two of them had been taken to the field hospital in\n"
        "the next valley before the rest of the column could be called in to\n"
        "help them.\n"
        "   A second patrol left the town in the afternoon, and was said to be on\n"
        "its way back by nightfall.\n"
        "- a first demand that is long enough to fill the column to its very edge\n"
        "- a second demand"
    )
    assert [line.of(column)[:9] for line in paragraphs(column)] == ["The garri", "A second ", "- a first", "- a secon"]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    text = ("The army left. " * 20 + "\n") * 3
    assert len(paragraphs(text)) == 3


@given(st.text(alphabet=st.sampled_from(list("ab A.-,:|•1\n\r\u2028\u200b\xa0é😀ع漢")), max_size=120))
def test_paragraphs_lie_in_order_and_quote_the_text(text: str) -> None:
    last = 0
    for line in paragraphs(text):
        assert last <= line.start < line.end
        last = line.end
        assert line.of(text) == line.of(text).strip()
