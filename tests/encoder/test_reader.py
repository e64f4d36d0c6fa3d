"""What is read from the heads' probabilities: spans, runs and roles; and the packaged reader on any words."""

from __future__ import annotations

import socket
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.encoder.encoder import Array
from dateline.encoder.heads import Heads
from dateline.encoder.reader import DATA, REACH, Reader, Reading
from dateline.errors import AssetError
from dateline.records.reading import WordChances
from tests.encoder.hand_made import FILES, damaged, write_heads

WORD_HEADS = ("mention", "filler", "claim", "native", "cue", "furniture", "mode", "status", "tense", "attributed")
WORDS = "Gunmen ambushed a convoy near Gao on Monday . The army said six soldiers died .".split()
STARTS = [0, 9]


class FakeHeads:
    """Heads that answer from tables; a word's state is its number. Counts how often each head is asked."""

    def __init__(self, labels: Mapping[str, Sequence[str]], rows: Mapping[str, Sequence[Mapping[str, float]]]) -> None:
        self.labels = {name: tuple(found) for name, found in labels.items()}
        self._rows, self.asked = rows, list[str]()
        self.role_calls: list[tuple[int, list[int], list[int]]] = []

    def word(self, head: str, states: Array) -> Array:
        self.asked.append(head)
        return self._matrix(head, range(len(states)))

    def project(self, states: Array) -> tuple[Array, Array]:
        self.asked.append("project")
        return states, states

    def roles(
        self, trigger: Array, projected: tuple[Array, Array], offsets: Sequence[int], apart: Sequence[int]
    ) -> Array:
        self.role_calls.append((int(trigger[0]), list(offsets), list(apart)))
        assert len(projected[0]) == len(projected[1]) == len(offsets) == len(apart)
        return self._matrix("role", [int(number) for number in projected[0][:, 0]])

    def incidents(self, states: Array) -> Array:
        return np.arange(len(self.labels["incident"]), dtype=np.float32) / 4

    def same_event(self, left: Array, right: Array) -> float:
        return float(left[0] * 100 + right[0])

    def _matrix(self, head: str, words: Sequence[int]) -> Array:
        labels = self.labels[head]
        found = np.zeros((len(words), len(labels)), np.float32)
        for place, word in enumerate(words):
            said = self._rows[head][word] if word < len(self._rows[head]) else {}
            for label, chance in said.items():
                found[place, labels.index(label)] = chance
            found[place, 0] += 1 - sum(said.values())
        return found


MENTION = ("", "B-Person", "I-Person", "B-Place", "I-Place")
ROLE = ("", "agent", "patient", "place")


def reading(head: str, rows: Sequence[Mapping[str, float]], labels: Sequence[str] = MENTION) -> Reading:
    return _reading(FakeHeads({head: labels}, {head: rows}), len(rows))


def _reading(heads: FakeHeads, words: int, sentences: Sequence[int] = (0,)) -> Reading:
    return Reading(np.arange(words, dtype=np.float32)[:, None], sentences, heads)  # type: ignore[arg-type]


def spans(found: Sequence[Any]) -> list[tuple[int, int, str]]:
    return [(one.start, one.end, one.label) for one in found]


# -- spans ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tags", "wanted"),
    [
        ([], []),
        (["", ""], []),
        (["B-Person", "I-Person", ""], [(0, 2, "Person")]),
        (["B-Person", "B-Person"], [(0, 1, "Person"), (1, 2, "Person")]),
        (["", "I-Person", "I-Person"], [(1, 3, "Person")]),  # begins a span, as nothing of its kind comes before
        (["B-Person", "I-Place"], [(0, 1, "Person"), (1, 2, "Place")]),
        (["B-Person", "", "I-Person"], [(0, 1, "Person"), (2, 3, "Person")]),
        (["B-Place", "I-Place", "B-Person", "I-Person"], [(0, 2, "Place"), (2, 4, "Person")]),
    ],
)
@pytest.mark.parametrize("head", ["mention", "filler"])
def test_spans(head: str, tags: list[str], wanted: list[tuple[int, int, str]]) -> None:
    told = reading(head, [{tag: 0.9} if tag else {} for tag in tags])
    assert spans(told.mentions() if head == "mention" else told.fillers()) == wanted


def test_a_span_is_as_likely_as_its_least_likely_word() -> None:
    told = reading("mention", [{"B-Person": 0.5, "I-Person": 0.25}, {"I-Person": 0.625}, {"B-Place": 0.875}])
    assert [one.score for one in told.mentions()] == [0.625, 0.875]


# -- runs ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("head", "ask"), [("claim", "triggers"), ("native", "native_triggers"), ("cue", "cues")])
def test_runs(head: str, ask: str) -> None:
    labels = ("", "one", "two")
    rows = [{"one": 0.625}, {"one": 0.75}, {"two": 0.875}, {"one": 0.375, "two": 0.125}, {"two": 0.75}, {"two": 0.625}]
    found = getattr(reading(head, rows, labels), ask)()
    assert spans(found) == [(0, 2, "one"), (2, 3, "two"), (4, 6, "two")]
    assert [one.score for one in found] == [0.75, 0.875, 0.75]


def test_a_head_is_worked_out_once() -> None:
    heads = FakeHeads({"mention": MENTION, "claim": ("", "x"), "role": ROLE}, {"mention": [], "claim": [], "role": []})
    told = _reading(heads, 3)
    assert heads.asked == []
    for _ in range(2):
        told.mentions()
        told.chances("claim")
        told.role_chances(1)
    assert sorted(heads.asked) == ["claim", "mention", "project"]


def test_incidents_and_identity() -> None:
    told = _reading(FakeHeads({"incident": ("attack", "arson")}, {}), 5)
    assert told.incidents() == {"attack": 0.0, "arson": 0.25}
    assert told.labels("incident") == ("attack", "arson")
    assert told.same_event(3, 4) == 304


# -- roles ---------------------------------------------------------------------------------------------------------


def _roles(rows: Sequence[Mapping[str, float]], **how: Any) -> list[tuple[int, int, str]]:
    told = reading("role", rows, ROLE)
    before = told.role_chances(0)[1].copy()
    found = spans(told.roles(0, **how))
    assert (told.role_chances(0)[1] == before).all()
    return found


ROWS: list[Mapping[str, float]] = [
    {},
    {"agent": 0.75},
    {"agent": 0.5, "patient": 0.25},
    {"agent": 0.25, "place": 0.125},
    {"patient": 0.375, "place": 0.25},
]


@pytest.mark.parametrize(
    ("how", "wanted"),
    [
        ({}, [(1, 3, "agent"), (4, 5, "patient")]),
        ({"least": 0.7}, [(1, 3, "agent")]),
        ({"least": 0.3}, [(1, 4, "agent"), (4, 5, "patient")]),
        ({"least": 0.9}, []),
        ({"least": 1.0}, []),
        ({"allowed": {"patient", "place"}}, [(4, 5, "patient")]),
        ({"allowed": {"patient", "place"}, "least": 0.2}, [(2, 3, "patient"), (4, 5, "patient")]),
        ({"allowed": {"place"}, "least": 0.1}, [(3, 5, "place")]),
        ({"allowed": ()}, []),
    ],
)
def test_roles(how: dict[str, Any], wanted: list[tuple[int, int, str]]) -> None:
    """Words in which the roles together are likelier than `least`, by their likeliest role."""
    assert _roles(ROWS, **how) == wanted


def test_roles_are_looked_for_in_reach_and_counted_through_the_text() -> None:
    rows: list[dict[str, float]] = [{} for _ in range(1000)]
    rows[99] = rows[100] = rows[401] = {"agent": 1.0}
    rows[400] = {"place": 1.0}
    heads = FakeHeads({"role": ROLE}, {"role": rows})
    told = _reading(heads, 1000, [0, 100, 240, 249, 260, 900])
    found = told.roles(250)
    assert spans(found) == [(100, 101, "agent"), (400, 401, "place")]
    ((trigger, offsets, apart),) = heads.role_calls
    assert (trigger, offsets) == (250, list(range(-REACH, REACH + 1)))
    assert (apart[0], apart[139], apart[140], apart[149], apart[REACH], apart[REACH + 10]) == (-2, -2, -1, 0, 0, 1)


@pytest.mark.parametrize(("trigger", "low", "count"), [(0, 0, 151), (399, 249, 151), (200, 50, 301)])
def test_reach_ends_with_the_text(trigger: int, low: int, count: int) -> None:
    told = _reading(FakeHeads({"role": ROLE}, {"role": []}), 400)
    found = told.role_chances(trigger)
    assert (found[0], len(found[1])) == (low, count)


# -- a reader of hand-made heads -----------------------------------------------------------------------------------


class FakeEncoder:
    """The state of a word is its length; that of a piece its number."""

    def __call__(self, words: Sequence[str], sentences: Sequence[int]) -> Array:
        return np.array([[len(word)] for word in words], np.float32)

    def cut(self, words: Sequence[str]) -> list[list[int]]:
        return [[len(word)] for word in words]

    def run(self, pieces: Sequence[int], cases: Sequence[int]) -> Array:
        assert len(pieces) == len(cases)
        return np.array([[piece / 1000] for piece in pieces], np.float32)


def test_reader_puts_encoder_and_heads_together(tmp_path: Path) -> None:
    write_heads(tmp_path)
    reader = Reader(FakeEncoder(), Heads.load(tmp_path))  # type: ignore[arg-type]
    told = reader.read(["", "bombing"], [0])
    assert spans(told.triggers()) == [(0, 1, "HARM"), (1, 2, "ASSAULT")]
    found = reader.pair(["US", "hit", "Iraq"], (0, 1), (2, 3))
    score = np.tanh(0.101 + 2 * 0.001 + 4 * 0.003)  # the marks at the beginning, before "US" and before "Iraq"
    assert found == pytest.approx({"AGREE": 1 / (1 + np.exp(score)), "ASSAULT": 1 / (1 + np.exp(-score))}, abs=1e-5)


# -- the packaged reader -------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load()


def everything(told: Reading, trigger: int) -> list[Any]:
    found: list[Any] = [told.chances(head).tolist() for head in WORD_HEADS]
    found += [told.role_chances(trigger)[1].tolist(), told.incidents(), told.same_event(trigger, 0)]
    found += [
        told.mentions(),
        told.fillers(),
        told.triggers(),
        told.native_triggers(),
        told.cues(),
        told.roles(trigger),
    ]
    return found


def sound(told: Reading, words: int) -> None:
    for head in WORD_HEADS:
        chances = told.chances(head)
        assert chances.shape == (words, len(told.labels(head)))
        assert chances.sum(-1) == pytest.approx(1, abs=1e-4)
    for ask in (told.mentions, told.fillers, told.triggers, told.native_triggers, told.cues):
        at = 0
        for one in ask():
            assert at <= one.start < one.end <= words
            assert 0 < one.score <= 1
            assert one.label
            at = one.end
    assert all(0 <= chance <= 1 for chance in told.incidents().values())


def test_a_reading_is_what_the_coder_asks_for(reader: Reader) -> None:
    told: WordChances = reader.read(WORDS, STARTS)
    assert told.labels("claim")[0] == told.labels("role")[0] == ""
    assert told.role_chances(1)[0] == 0
    sound(reader.read(WORDS, STARTS), len(WORDS))


def test_the_same_text_has_the_same_answers_whatever_else_is_read(reader: Reader) -> None:
    alone = everything(reader.read(WORDS, STARTS), 1)
    other = reader.read("Two films about sport opened in Rabat on Friday .".split() * 60, range(0, 600, 10))
    everything(other, 5)
    reader.pair(WORDS[:9], (0, 1), (2, 4))
    assert everything(reader.read(WORDS, STARTS), 1) == alone
    assert everything(Reader.load().read(WORDS, STARTS), 1) == alone


def test_a_text_without_words(reader: Reader) -> None:
    told = reader.read([], [])
    sound(told, 0)
    assert told.mentions() == told.fillers() == told.triggers() == told.native_triggers() == told.cues() == []
    assert not any(told.incidents().values())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(st.text(max_size=10), min_size=1, max_size=20), min_size=1, max_size=4), st.integers(0, 10**6))
def test_any_words(reader: Reader, sentences: list[list[str]], chosen: int) -> None:
    words = [word for sentence in sentences for word in sentence]
    told = reader.read(words, [sum(map(len, sentences[:n])) for n in range(len(sentences))])
    sound(told, len(words))
    for one in told.roles(chosen % len(words)):
        assert 0 <= one.start < one.end <= len(words)
        assert one.label in told.labels("role")[1:]


def test_five_thousand_words(reader: Reader) -> None:
    words = WORDS * (5_000 // len(WORDS))
    told = reader.read(words, range(0, len(words), len(WORDS)))
    sound(told, len(words))
    assert len(told.role_chances(2_000)[1]) == 2 * REACH + 1


def test_a_marked_pair(reader: Reader) -> None:
    found = reader.pair(WORDS[:9], (0, 1), (2, 4))
    assert len(found) == 16
    assert sum(found.values()) == pytest.approx(1, abs=1e-4)
    assert found == reader.pair(WORDS[:9], (0, 1), (2, 4))


def test_a_marked_pair_in_a_long_sentence(reader: Reader) -> None:
    assert len(reader.pair(["troops"] * 2_000, (0, 1), (1_998, 2_000))) == 16


def test_the_network_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise AssertionError("a socket was opened")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    assert Reader.load().read(WORDS, STARTS).labels("cue") == ("", "cue")


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file(name: str, tmp_path: Path) -> None:
    damaged(tmp_path, name, "missing")
    with pytest.raises(AssetError, match="install Dateline again"):
        Reader.load(tmp_path)


def test_the_packaged_files_are_small() -> None:
    assert sum((DATA / name).stat().st_size for name in FILES) < 40e6
