"""The heads' sums, worked out by hand on states of one number, and files that can't be read."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest

from dateline.encoder.encoder import Array
from dateline.encoder.heads import Heads, softmax
from dateline.encoder.reader import DATA
from dateline.errors import AssetError
from tests.encoder.hand_made import LABELS, WEIGHTS, damaged, write_heads


@pytest.fixture(scope="module")
def heads(tmp_path_factory: pytest.TempPathFactory) -> Heads:
    folder = tmp_path_factory.mktemp("heads")
    write_heads(folder)
    return Heads.load(folder)


def states(*numbers: float) -> Array:
    return np.array(numbers, np.float32)[:, None]


def state(number: float) -> Array:
    return np.array([number], np.float32)


def sigmoid(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def test_labels(heads: Heads) -> None:
    assert heads.labels["claim"] == ("", "ASSAULT", "HARM")
    assert set(heads.labels) == set(LABELS)


def test_words(heads: Heads) -> None:
    found = heads.word("claim", states(0, 1))
    assert found.dtype == np.float32
    for row, scores in zip(found, [(0, 0, 2), (0, 1, 1)], strict=True):
        raised = [math.exp(score) for score in scores]
        assert row == pytest.approx([r / sum(raised) for r in raised])


def test_incidents_are_of_the_whole_text(heads: Heads) -> None:
    assert heads.incidents(states(3)) == pytest.approx([0.5, sigmoid(4)])  # 3 - 3, 2 * 3 + 1 - 3
    twice = heads.incidents(states(3, 3))
    assert twice == pytest.approx([sigmoid(math.log(2)), sigmoid(4 + math.log(2))])
    assert heads.incidents(states(3, -90)) == pytest.approx([0.5, sigmoid(4)])
    assert heads.incidents(states(-40, 80, 3)) == pytest.approx([1, 1])


def test_a_text_without_words_tells_no_incident(heads: Heads) -> None:
    assert heads.incidents(np.zeros((0, 0), np.float32)).tolist() == [0, 0]


def role(heads: Heads, word: float, offset: int, apart: int, trigger: float = 1) -> float:
    """The log odds that a word is the agent."""
    found = heads.roles(state(trigger), heads.project(states(word)), [offset], [apart])
    assert found.shape == (1, 2)
    assert found.sum() == pytest.approx(1)
    return math.log(found[0, 1] / found[0, 0])


@pytest.mark.parametrize(
    ("offset", "distance"),
    [(-150, -2), (-4, -2), (-3, -2), (-2, -2), (-1, -1), (0, 0), (1, 1), (2, 2), (3, 2), (99, 2)],
)
def test_roles_see_how_far_the_word_stands(heads: Heads, offset: int, distance: int) -> None:
    # trigger 1 + 0.5, word 2 * 1; product 1 * (1 + 1)
    assert role(heads, 1, offset, 0) == pytest.approx(3.5 + distance + 2, abs=1e-3)


@pytest.mark.parametrize(("apart", "counts"), [(-5, -4), (-1, -4), (0, 0), (1, 4), (7, 4)])
def test_roles_see_how_many_sentences_lie_between(heads: Heads, apart: int, counts: int) -> None:
    assert role(heads, 0, 0, apart) == pytest.approx(max(1.5 + counts, 0) + 1, abs=1e-3)


def test_roles_of_several_words_are_those_of_each(heads: Heads) -> None:
    words, offsets, apart = (0.0, 2.0, -1.0), [-1, 0, 1], [0, 0, 1]
    found = heads.roles(state(1), heads.project(states(*words)), offsets, apart)
    each = [role(heads, w, o, a) for w, o, a in zip(words, offsets, apart, strict=True)]
    assert np.log(found[:, 1] / found[:, 0]) == pytest.approx(each, abs=1e-3)


def test_same_event(heads: Heads) -> None:
    # (x, 1): 3 and 3 differ by 0 and point one way; 0 and 1 differ by 1 and lie 45 degrees apart.
    assert heads.same_event(state(3), state(3)) == pytest.approx(sigmoid(2.5))
    assert heads.same_event(state(0), state(1)) == pytest.approx(sigmoid(-1 + 2 / math.sqrt(2) + 0.5))
    assert heads.same_event(state(0), state(1)) == heads.same_event(state(1), state(0))


def test_same_event_of_states_without_direction(tmp_path: Path) -> None:
    write_heads(tmp_path, weights={**WEIGHTS, "same_left.bias": [0, 0]})
    assert Heads.load(tmp_path).same_event(state(0), state(0)) == pytest.approx(sigmoid(0.5))


def test_pair(heads: Heads) -> None:
    found = heads.pair(state(0.1), state(0.2), state(-0.3))
    assert math.log(found[1] / found[0]) == pytest.approx(math.tanh(0.1 + 0.4 - 1.2), abs=1e-3)


def test_softmax_of_great_scores() -> None:
    found = softmax(np.array([[1000, 1000], [-1000, 0]], np.float32))
    assert found.tolist() == [[0.5, 0.5], [0, 1]]


@pytest.mark.parametrize("kind", ["missing", "cut", "noise", "empty", "flipped", "folder"])
def test_missing_or_damaged(kind: str, tmp_path: Path) -> None:
    damaged(tmp_path, "heads.npz", kind)
    with pytest.raises(AssetError, match=r"heads\.npz.*install Dateline again"):
        Heads.load(tmp_path)


@pytest.mark.parametrize("card", [None, "{", "{}", '{"labels": {}, "distances": [0]}'])
def test_a_file_without_its_card(card: str | None, tmp_path: Path) -> None:
    parts = {"role.weight": np.zeros(2)}
    if card is not None:
        parts["card"] = np.frombuffer(card.encode(), np.uint8)
    np.savez(tmp_path / "heads.npz", **parts)  # type: ignore[arg-type]
    with pytest.raises(AssetError, match=r"heads\.npz.*install Dateline again"):
        Heads.load(tmp_path)


def test_the_packaged_heads_are_those_that_training_knows() -> None:
    from training.reader.labels import HEADS

    assert Heads.load(DATA).labels == HEADS


def test_the_packaged_heads_name_their_checkpoint() -> None:
    with np.load(DATA / "heads.npz") as stored:
        card = json.loads(stored["card"].tobytes())
    assert len(card["checkpoint"]) == 64
