"""Words in pieces, their case, and the windows and marked rows that the encoder is given."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.encoder.pieces import (
    END,
    LONGEST_PAIR,
    LONGEST_WORD,
    LOWER,
    OTHER,
    START,
    TITLE,
    UPPER,
    WINDOW,
    Pieces,
    case_of,
    marked_row,
    windows,
)
from dateline.encoder.reader import DATA

UNKNOWN = 100
NOISE = ["", " ", "\n", "\u200b", "🔥", "👩‍🚒", "軍隊", "هجوما", "e\u0301tat", "\x00", "�", "-" * 5_000, "a" * 5_000]


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces.load(DATA / "tokenizer.json")


# -- pieces --------------------------------------------------------------------------------------------------------


def test_each_word_has_its_own_pieces(pieces: Pieces) -> None:
    words = ["The", "army", "shelled", "Ouagadougou", "."]
    found = pieces(words)
    assert [len(p) for p in found][:2] == [1, 1]
    assert len(found[3]) > 1
    assert found == [pieces([word])[0] for word in words]


def test_the_vocabulary_is_lower_case_and_without_accents(pieces: Pieces) -> None:
    lower, title, upper, accent = pieces(["cote", "Cote", "COTE", "Côte"])
    assert lower == title == upper == accent


def test_no_word_goes_without_a_piece(pieces: Pieces) -> None:
    found = pieces(NOISE)
    assert len(found) == len(NOISE)
    assert all(1 <= len(p) <= LONGEST_WORD for p in found)
    assert found[0] == found[1] == [UNKNOWN]


def test_a_lone_surrogate_is_a_word_like_another(pieces: Pieces) -> None:
    (found,) = pieces(["a\ud800b"])
    assert found


def test_a_long_word_is_read_by_its_first_pieces(pieces: Pieces) -> None:
    (whole,) = pieces(["x-" * 50])
    assert whole == pieces(["x-" * 6])[0]
    assert len(whole) == LONGEST_WORD


def test_no_words(pieces: Pieces) -> None:
    assert pieces([]) == []


def test_a_truncating_tokenizer_is_told_not_to(tmp_path: Path) -> None:
    from tokenizers import Tokenizer

    short = Tokenizer.from_file(str(DATA / "tokenizer.json"))
    short.enable_truncation(4)
    short.enable_padding(length=16)
    short.save(str(tmp_path / "tokenizer.json"))
    found = Pieces.load(tmp_path / "tokenizer.json")(["peace"] * 9)
    assert [len(p) for p in found] == [1] * 9


# -- case ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "case"),
    [
        ("the", LOWER),
        ("o'clock", LOWER),
        ("The", TITLE),
        ("A", TITLE),
        ("Al-Shabab", TITLE),
        ("McGuinness", TITLE),
        ("THE", UPPER),
        ("US", UPPER),
        ("U.S.", UPPER),
        ("M23", UPPER),
        ("AK-47", UPPER),
        ("al-Shabab", OTHER),
        ("eBay", OTHER),
        ("12", OTHER),
        (".", OTHER),
        ("軍隊", OTHER),
        ("🔥", OTHER),
        ("", OTHER),
    ],
)
def test_case(word: str, case: int) -> None:
    assert case_of(word) == case


# -- windows -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lengths", "sentences", "wanted"),
    [
        ([], [], []),
        ([1] * 4, [0], [(0, 4)]),
        ([1] * 8, [0, 4], [(0, 8)]),  # 8 pieces fit, with their two marks, into 10
        ([1] * 9, [0, 4], [(0, 4), (4, 9)]),
        ([1] * 9, [0, 2, 4, 6, 8], [(0, 8), (8, 9)]),
        ([3, 3, 3], [0, 1, 2], [(0, 2), (2, 3)]),
        ([1] * 9, [0], [(0, 8), (8, 9)]),  # a sentence too long for one window
        ([3] * 5, [0], [(0, 2), (2, 4), (4, 5)]),
        ([1] * 12, [0, 2], [(0, 2), (2, 10), (10, 12)]),  # it begins a window of its own,
        ([1] * 14, [0, 10], [(0, 8), (8, 14)]),  # and what is left of it is read with what follows
        ([1] * 6, [], [(0, 6)]),
        ([1] * 6, [2, 4], [(0, 6)]),
        ([1] * 6, [0, 3, 3, 6], [(0, 6)]),  # empty sentences
    ],
)
def test_windows(lengths: list[int], sentences: list[int], wanted: list[tuple[int, int]]) -> None:
    assert windows(lengths, sentences, limit=10) == wanted


TEXTS = st.lists(st.lists(st.integers(1, LONGEST_WORD), min_size=1, max_size=60), max_size=20)


@given(TEXTS, st.integers(LONGEST_WORD + 2, 80))
def test_windows_hold_every_word_once_and_whole_sentences(text: list[list[int]], limit: int) -> None:
    lengths = [length for sentence in text for length in sentence]
    starts, at = [], 0
    for sentence in text:
        starts.append(at)
        at += len(sentence)
    found = windows(lengths, starts, limit)
    assert [word for start, end in found for word in range(start, end)] == list(range(len(lengths)))
    assert all(end > start and sum(lengths[start:end]) <= limit - 2 for start, end in found)
    for start, sentence in zip(starts, text, strict=True):
        if sum(sentence) <= limit - 2:
            assert any(a <= start and start + len(sentence) <= b for a, b in found)


@given(TEXTS)
def test_a_text_that_fits_is_one_window(text: list[list[int]]) -> None:
    lengths = [length for sentence in text for length in sentence][: (WINDOW - 2) // LONGEST_WORD]
    assert windows(lengths, [0]) == ([(0, len(lengths))] if lengths else [])


# -- marked rows ---------------------------------------------------------------------------------------------------

WORDS = ("Rebels", "hit", "an", "ARMY", "post", ".")
CUT = [[11], [12], [13], [14, 15], [16], [17]]


def test_marks_stand_around_both_spans() -> None:
    row = marked_row(WORDS, CUT, ((0, 1), (2, 5)))
    assert row.pieces == [START, 1, 11, 2, 12, 3, 13, 14, 15, 16, 4, 17, END]
    assert row.cases == [0, 0, TITLE, 0, LOWER, 0, LOWER, UPPER, UPPER, LOWER, 0, OTHER, 0]
    assert (row.pieces[row.first], row.pieces[row.second]) == (1, 3)


def test_the_target_may_come_first_and_end_the_sentence() -> None:
    row = marked_row(WORDS, CUT, ((4, 6), (0, 1)))
    assert row.pieces == [START, 3, 11, 4, 12, 13, 14, 15, 1, 16, 17, 2, END]
    assert (row.first, row.second) == (8, 1)


def test_of_neighbours_the_one_ends_before_the_other_begins() -> None:
    row = marked_row(WORDS[:2], CUT[:2], ((0, 1), (1, 2)))
    assert row.pieces == [START, 1, 11, 2, 3, 12, 4, END]
    assert (row.first, row.second) == (1, 4)


def test_one_span_for_both() -> None:
    row = marked_row(WORDS[:1], CUT[:1], ((0, 1), (0, 1)))
    assert row.pieces == [START, 1, 3, 11, 2, 4, END]
    assert (row.first, row.second) == (1, 2)


def test_a_long_sentence_is_cut_and_its_places_stay_inside() -> None:
    words = ["troops"] * 400
    row = marked_row(words, [[9]] * 400, ((3, 4), (399, 400)))
    assert len(row.pieces) == len(row.cases) == LONGEST_PAIR
    assert row.pieces[-1] == END
    assert row.pieces[row.first] == 1
    assert 0 < row.second < LONGEST_PAIR - 1
