"""The packaged parser: trees, offsets, bounds, and what a damaged package says."""

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import AssetError
from dateline.records.block import Block
from dateline.records.syntax import Sentence
from dateline.syntax import parser as module
from dateline.syntax.parser import Parser

REPORT = (
    "Gunmen killed three soldiers near the bridge on Monday.",
    "The attack was claimed by a rebel group.",
    "Officials said the troops had withdrawn from the town.",
    "No.",
)


@pytest.fixture(scope="module")
def parse() -> Parser:
    return Parser.load()


def _blocks(sentences: Sequence[str]) -> tuple[str, list[Block]]:
    text, blocks = "", []
    for k, sentence in enumerate(sentences):
        blocks.append(Block(k, len(text), len(text) + len(sentence)))
        text += sentence + "\n\n"
    return text, blocks


def _sound(text: str, sentences: Sequence[Sentence]) -> None:
    for sentence in sentences:
        tokens = sentence.tokens
        assert (sentence.start, sentence.end) == (tokens[0].start, tokens[-1].end)
        assert sum(t.head == t.index for t in tokens) == 1
        for i, token in enumerate(tokens):
            assert token.index == i
            assert text[token.start : token.end] == token.text
            assert sentence.tokens[token.head].index == token.head
            assert (i in sentence.children[token.head]) == (token.head != i)
        assert sorted(sentence.subtree(next(t.index for t in tokens if t.head == t.index))) == list(range(len(tokens)))


def test_trees_of_plain_sentences(parse: Parser) -> None:
    text, blocks = _blocks(REPORT)
    sentences = parse(text, blocks)
    _sound(text, sentences)
    assert [s.index for s in sentences] == [s.paragraph for s in sentences] == [0, 1, 2, 3]
    active, passive, speech, _ = ({t.lower: t for t in s.tokens} for s in sentences)
    assert (active["killed"].dep, active["killed"].tag, active["killed"].lemma) == ("ROOT", "VBD", "kill")
    assert (active["gunmen"].dep, active["gunmen"].head) == ("nsubj", active["killed"].index)
    assert (active["soldiers"].dep, active["soldiers"].lemma) == ("dobj", "soldier")
    assert active["three"].dep == "nummod"
    assert passive["attack"].dep == "nsubjpass"
    assert (passive["by"].dep, passive["group"].dep) == ("agent", "pobj")
    assert speech["withdrawn"].dep == "ccomp"
    assert speech["withdrawn"].head == speech["said"].index


def test_same_report_same_trees(parse: Parser) -> None:
    text, blocks = _blocks(REPORT)
    assert parse(text, blocks) == parse(text, blocks) == Parser.load()(text, blocks)


def test_a_sentence_is_parsed_alike_alone_and_among_others(parse: Parser) -> None:
    """Up to rounding in the scores, which decides only where two trees are as good as equal."""
    text, blocks = _blocks(REPORT * 3)
    for block, among in zip(blocks, parse(text, blocks), strict=True):
        (alone,) = parse(text, [block])
        assert alone.tokens == among.tokens


@pytest.mark.parametrize("sentences", [(), ("",), ("   ",), ("", "Troops left.")])
def test_empty_input(parse: Parser, sentences: Sequence[str]) -> None:
    text, blocks = _blocks(sentences)
    found = parse(text, blocks)
    assert len(found) == sum(bool(s.strip()) for s in sentences)
    _sound(text, found)


@pytest.mark.parametrize(
    "sentence",
    [
        "x",
        "!",
        "🔥 Fire 🔥 in 👩‍🚒 Kyiv",
        "軍隊が到着した。",
        "شن الجيش هجوما على المدينة",
        "e\u0301tat\u200f d’urgence",
        "a\ud800b",
    ],
)
def test_offsets_in_any_script(parse: Parser, sentence: str) -> None:
    text, blocks = _blocks(["Before.", sentence])
    found = parse(text, blocks)
    _sound(text, found)
    assert "".join(t.text for t in found[1].tokens) == "".join(sentence.split())


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_sound_on_any_text(parse: Parser, sentences: list[str]) -> None:
    text, blocks = _blocks(sentences)
    _sound(text, parse(text, blocks))


def test_a_long_sentence_is_parsed_in_pieces(parse: Parser) -> None:
    text = "and the army left " * 100
    found = parse(text, [Block(2, 0, len(text))])
    assert [len(s.tokens) for s in found] == [160, 160, 80]
    assert [(s.index, s.paragraph) for s in found] == [(0, 2), (1, 2), (2, 2)]
    _sound(text, found)


def test_many_sentences_are_run_in_batches(parse: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    text, blocks = _blocks(REPORT * 3)
    whole = parse(text, blocks)
    monkeypatch.setattr(module, "_MAX_BATCH", 20)
    monkeypatch.setattr(module, "_MAX_TOKENS", 20)
    assert parse(text, blocks) == whole


@pytest.mark.parametrize("unit", ["(", "a ", "killed ", ". ", "A-"])
def test_noise_takes_linear_time(parse: Parser, unit: str) -> None:
    text = unit * (10_000 // len(unit))
    blocks = [Block(0, i, min(i + 1500, len(text))) for i in range(0, len(text), 1500)]
    begun = time.process_time()
    _sound(text, parse(text, blocks))
    assert time.process_time() - begun < 8


def _damaged(path: Path, kind: str) -> None:
    whole = (Path(module.__file__).parent / "data" / "parser.npz").read_bytes()
    if kind == "cut":
        path.write_bytes(whole[: len(whole) // 2])
    elif kind == "noise":
        path.write_bytes(b"not an archive")
    elif kind == "empty":
        path.write_bytes(b"")
    elif kind == "flipped":
        middle = len(whole) // 2
        path.write_bytes(whole[:middle] + bytes(64) + whole[middle + 64 :])
    elif kind == "other":
        np.savez(path, meta=np.array('{"tags": [], "deps": []}'))
    elif kind == "no meta":
        np.savez(path, root=np.zeros(3))


@pytest.mark.parametrize("kind", ["missing", "cut", "noise", "empty", "flipped", "other", "no meta"])
def test_missing_or_damaged_weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kind: str) -> None:
    (tmp_path / "data").mkdir()
    _damaged(tmp_path / "data" / "parser.npz", kind)
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    with pytest.raises(AssetError, match=r"parser\.npz can't be read .* install the package again"):
        Parser.load()
