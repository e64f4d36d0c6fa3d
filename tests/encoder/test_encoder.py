"""The encoder: one state a word, windows read singly, the same answer whatever was read before."""

from __future__ import annotations

import socket
import time
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.encoder.encoder import Encoder
from dateline.encoder.pieces import END, LOWER, OTHER, START, TITLE, UPPER, WINDOW, Pieces, windows
from dateline.encoder.reader import DATA
from dateline.errors import AssetError
from tests.encoder.hand_made import damaged

WORDS = "The army shelled two villages near Djibo , killing a teacher .".split()
OTHERS = "Lawmakers in Tbilisi rejected the bill after a night of talks .".split()
SENTENCE = len(WORDS)
NOISE = ["", " ", "\u200b", "🔥", "👩‍🚒", "軍隊", "هجوما", "e\u0301tat", "\x00", "x" * 3_000, "-" * 3_000]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder.load(DATA)


class FakeSession:
    """Answers each piece with its number and its case, and keeps what it was given."""

    def __init__(self) -> None:
        self.windows: list[tuple[list[int], list[int]]] = []

    def run(self, _names: None, given: dict[str, Any]) -> list[Any]:
        assert given["pieces"].shape == given["cases"].shape
        assert given["pieces"].dtype == given["cases"].dtype == np.int64
        self.windows.append((given["pieces"][0].tolist(), given["cases"][0].tolist()))
        return [np.stack([given["pieces"], given["cases"]], -1).astype(np.float32)]


@pytest.fixture
def session() -> FakeSession:
    return FakeSession()


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return Pieces.load(DATA / "tokenizer.json")


# -- what the network is given -------------------------------------------------------------------------------------


def test_a_state_is_that_of_the_words_first_piece(pieces: Pieces, session: FakeSession) -> None:
    words = ["US", "troops", "left", "Ouagadougou", "at", "5"]
    found = Encoder(pieces, session)(words, [0])  # type: ignore[arg-type]
    cut = pieces(words)
    assert found[:, 0].tolist() == [p[0] for p in cut]
    assert found[:, 1].tolist() == [UPPER, LOWER, LOWER, TITLE, LOWER, OTHER]
    ((row, cases),) = session.windows
    assert row == [START, *(piece for word in cut for piece in word), END]
    assert cases == [0, UPPER, LOWER, LOWER, *[TITLE] * len(cut[3]), LOWER, OTHER, 0]


def test_windows_are_given_one_at_a_time(pieces: Pieces, session: FakeSession) -> None:
    words = WORDS * 60
    starts = range(0, len(words), SENTENCE)
    found = Encoder(pieces, session)(words, starts)  # type: ignore[arg-type]
    assert found[:, 0].tolist() == [p[0] for p in pieces(words)]
    assert len(session.windows) > 3
    assert all(row[0] == START and row[-1] == END and len(row) <= WINDOW for row, _ in session.windows)
    assert sum(len(row) - 2 for row, _ in session.windows) == sum(map(len, pieces(words)))


def test_no_words(pieces: Pieces, session: FakeSession) -> None:
    assert len(Encoder(pieces, session)([], [])) == 0  # type: ignore[arg-type]
    assert session.windows == []


def test_cut_gives_the_pieces(pieces: Pieces, session: FakeSession) -> None:
    assert Encoder(pieces, session).cut(WORDS) == pieces(WORDS)  # type: ignore[arg-type]


# -- the packaged network ------------------------------------------------------------------------------------------


def test_every_word_has_one_state(encoder: Encoder) -> None:
    found = encoder(WORDS, [0])
    assert found.shape == (len(WORDS), found.shape[1])
    assert found.dtype == np.float32
    assert np.isfinite(found).all()


def test_the_same_text_has_the_same_states_whatever_else_is_read(encoder: Encoder) -> None:
    alone = encoder(WORDS, [0])
    encoder(OTHERS * 40, range(0, 40 * len(OTHERS), len(OTHERS)))
    assert (encoder(WORDS, [0]) == alone).all()
    assert (Encoder.load(DATA)(WORDS, [0]) == alone).all()


def test_a_window_does_not_see_the_others(encoder: Encoder) -> None:
    words = (WORDS + OTHERS) * 12
    starts = [at for at in range(len(words)) if at % (len(WORDS) + len(OTHERS)) in (0, len(WORDS))]
    whole = encoder(words, starts)
    cuts = windows([len(p) for p in encoder.cut(words)], starts)
    assert len(cuts) > 1
    for start, end in cuts:
        alone = encoder(words[start:end], [s - start for s in starts if start <= s < end])
        assert (alone == whole[start:end]).all()


@pytest.mark.parametrize("word", NOISE, ids=lambda word: ascii(word[:8]))
def test_noise(encoder: Encoder, word: str) -> None:
    for words in ([word], [*WORDS, word, *WORDS]):
        found = encoder(words, [0])
        assert len(found) == len(words)
        assert np.isfinite(found).all()


def test_a_lone_surrogate(encoder: Encoder) -> None:
    """JSON may escape one; a text with it is coded like any other."""
    assert len(encoder(["Rebels", "a\ud800b", "fled"], [0])) == 3


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.text(max_size=12), min_size=1, max_size=30), max_size=4))
def test_any_words(encoder: Encoder, sentences: list[list[str]]) -> None:
    words = [word for sentence in sentences for word in sentence]
    starts = [sum(map(len, sentences[:n])) for n in range(len(sentences))]
    assert len(encoder(words, starts)) == len(words)


def test_five_thousand_words_in_one_sentence(encoder: Encoder) -> None:
    words = (WORDS * 500)[:5_000]
    began = time.process_time()
    found = encoder(words, [0])
    assert time.process_time() - began < 10
    assert len(found) == 5_000


@pytest.mark.parametrize("letter", ["a", "-", "é", "軍"])
def test_one_endless_word_takes_linear_time(encoder: Encoder, letter: str) -> None:
    began = time.process_time()
    assert len(encoder([letter * 300_000], [0])) == 1
    assert time.process_time() - began < 6


def test_the_network_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    assert len(Encoder.load(DATA)(WORDS, [0])) == len(WORDS)


# -- files ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["missing", "cut", "noise", "empty", "folder"])
@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json"])
def test_missing_or_damaged(name: str, kind: str, tmp_path: Path) -> None:
    damaged(tmp_path, name, kind)
    with pytest.raises(AssetError, match=rf"{name}.*install Dateline again"):
        Encoder.load(tmp_path)


def test_a_tokenizer_that_is_no_json(tmp_path: Path) -> None:
    damaged(tmp_path, "tokenizer.json", "flipped")
    with pytest.raises(AssetError, match=r"install Dateline again"):
        Encoder.load(tmp_path)
