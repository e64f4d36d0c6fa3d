from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy import roles
from benchmarks.accuracy.scoring import Count
from benchmarks.accuracy.splits import held_out
from dateline.records.reading import Labelled
from dateline.syntax.parser import Parser
from training.reader.corpora import rams, wikievents

WIKI: dict[str, Any] = {
    "doc_id": "depot_1",
    "tokens": "The young rebels attacked a fuel depot . Two clerks , who had stayed , died .".split(),
    "sentences": [],
    "entity_mentions": [
        {"id": "T1", "start": 0, "end": 3},
        {"id": "T2", "start": 4, "end": 7},
        {"id": "T3", "start": 8, "end": 10},
        {"id": "T4", "start": 11, "end": 12},
    ],
    "event_mentions": [
        {
            "event_type": "Conflict.Attack.DetonateExplode",
            "trigger": {"start": 3, "end": 4, "text": "attacked"},
            "arguments": [
                {"entity_id": "T1", "role": "Attacker", "text": "The young rebels"},
                {"entity_id": "T2", "role": "Target", "text": "a fuel depot"},
                {"entity_id": "T2", "role": "Instrument", "text": "a fuel depot"},
            ],
        },
        {
            "event_type": "Life.Die.Unspecified",
            "trigger": {"start": 15, "end": 16, "text": "died"},
            "arguments": [{"entity_id": "T3", "role": "Victim", "text": "Two clerks"}],
        },
    ],
}
RAMS: dict[str, Any] = {
    "doc_key": "nw_1",
    "source_url": "http://news.example/1",
    "sentences": [["Rebels", "quit", "Sarh", "."]],
    "evt_triggers": [[1, 1, [["conflict.yield.retreat", 1.0]]]],
    "gold_evt_links": [[[1, 1], [0, 0], "evt036arg01retreater"]],
}


class FakeReader:
    """Says of each word what it is told, and remembers which roles it was asked for."""

    def __init__(self, triggers: dict[str, str], roles_of: dict[tuple[str, str], str]) -> None:
        self.triggers, self.roles_of = triggers, roles_of
        self.asked: list[Collection[str] | None] = []

    def read(self, words: Sequence[str], sentences: Sequence[int]) -> FakeReading:
        return FakeReading(self, words)


class FakeReading:
    def __init__(self, reader: FakeReader, words: Sequence[str]) -> None:
        self.reader, self.words = reader, words

    def native_triggers(self) -> list[Labelled]:
        named = self.reader.triggers
        return [Labelled(n, n + 1, named[word], 0.9) for n, word in enumerate(self.words) if word in named]

    def roles(self, trigger: int, allowed: Collection[str] | None = None) -> list[Labelled]:
        self.reader.asked.append(allowed)
        told = {word: role for (of, word), role in self.reader.roles_of.items() if of == self.words[trigger]}
        return [Labelled(n, n + 1, told[word], 0.9) for n, word in enumerate(self.words) if word in told]


READER = FakeReader(
    {"attacked": "conflict.attack", "stayed": "life.die", "quit": "conflict.yield"},
    {
        ("attacked", "rebels"): "agent",
        ("attacked", "depot"): "patient",
        ("attacked", "clerks"): "crime",  # a role that the type does not have
        ("attacked", "who"): "place",
        ("died", "who"): "patient",
        ("quit", "Rebels"): "agent",
    },
)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser.load()


def run(path: Path, parser: Parser, capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    assert roles.main(["--data", str(path), "--json", *options], READER, parser) == 0
    result: dict[str, Any] = json.loads(capsys.readouterr().out)
    return result


def test_wikievents(tmp_path: Path, parser: Parser, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(WIKI))
    result = run(path, parser, capsys, "--errors", "9", "--peers")
    # Wanted: attacker, target, victim and an instrument, for which the scheme has no role beside the explosive device.
    assert result["counts"]["argument"] == {"right": 2, "coded": 4, "wanted": 4}
    assert result["argument_f1"] == 0.5
    assert result["argument_coref_f1"] is None
    # Two heads of the attack's are right of three said and two wanted; of the death none of one and one.
    assert result["counts"]["identified"] == {"right": 2, "coded": 4, "wanted": 3}
    assert result["counts"]["trigger"] == {"right": 1, "coded": 2, "wanted": 2}
    assert result["trigger_f1"] == 0.5
    assert result["by_role"]["victim"] == {"right": 0, "coded": 1, "wanted": 1}
    assert {(f["kind"], f["role"], f["head"]) for f in result["errors"]} == {
        ("missed", "instrument", "depot"),
        ("spurious", "place", "who"),
        ("missed", "victim", "clerks"),
        ("spurious", "victim", "who"),
    }
    assert (result["texts"], result["events"], result["corpus"]) == (1, 2, "wikievents")
    assert result["texts_scored"] == "all"
    assert result["peers"] == {}


def test_coreference(tmp_path: Path, parser: Parser, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(WIKI | {"clusters": [["T3", "T4"]]}))
    result = run(path, parser, capsys)
    assert result["argument_f1"] == 0.5
    assert result["argument_coref_f1"] == 0.75
    assert roles.main(["--data", str(path)], READER, parser) == 0
    assert "by coreference" in capsys.readouterr().out


def test_only_roles_of_the_type_are_asked_for(tmp_path: Path, parser: Parser) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(WIKI))
    reader = FakeReader({}, {})
    roles.measure(roles.read_texts(path), reader, parser)
    assert [set(asked or ()) for asked in reader.asked] == [
        {"agent", "patient", "instrument", "place"},
        {"agent", "patient", "place"},
    ]


def test_a_type_that_is_not_known_has_its_arguments_missed(tmp_path: Path, parser: Parser) -> None:
    event = WIKI["event_mentions"][1] | {"event_type": "Sport.Match"}
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(WIKI | {"event_mentions": [event]}))
    result = roles.measure(roles.read_texts(path), FakeReader({}, {}), parser)
    assert result.counts.argument == Count(0, 0, 1)


def test_rams(tmp_path: Path, parser: Parser, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(RAMS))
    result = run(path, parser, capsys)
    # The names of one role in subtypes count as one.
    assert result["by_role"] == {"retreater": {"right": 1, "coded": 1, "wanted": 1}}
    assert result["argument_f1"] == 1.0
    assert result["trigger_f1"] is None
    assert result["trigger_recall"] == 1.0


def test_figures_as_text(tmp_path: Path, parser: Parser, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(RAMS))
    assert roles.main(["--data", str(path), "--errors", "3"], READER, parser) == 0
    out = capsys.readouterr().out
    assert "rams: 1 events in 1 texts (all)" in out
    assert "only recall means something" in out
    assert "by coreference" not in out


def test_an_empty_file(tmp_path: Path, parser: Parser, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text("")
    assert run(path, parser, capsys)["argument_f1"] == 0.0


def test_what_was_trained_on_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(roles, "SHARED", tmp_path)
    monkeypatch.setattr(roles, "DEFAULT_DATA", tmp_path / wikievents.DEV)
    for file, content in (
        (rams.FILE, "\n".join(json.dumps(RAMS | {"source_url": f"http://news.example/{n}"}) for n in range(20))),
        (wikievents.TRAIN, json.dumps(WIKI | {"doc_id": "trained"})),
        (wikievents.DEV, json.dumps(WIKI)),
    ):
        path = tmp_path / file.with_suffix("")
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
        # A copy of the file is known by its content.
        (tmp_path / file).write_text(content)
    windows = rams.texts(tmp_path / "rams/dev.jsonl")
    kept, which = roles.choose(tmp_path / "rams/dev.jsonl", windows)
    assert 0 < len(kept) < len(windows) == 20
    assert all(held_out("rams", text.id) for text in kept)
    assert "left out" in which
    assert "TRAINED" in roles.choose(tmp_path / "wikievents/train-reduced.jsonl", [])[1]
    assert "none of them" in roles.choose(tmp_path / "wikievents/dev.jsonl", [])[1]


def test_words_of_several_tokens(parser: Parser) -> None:
    text = roles.NativeText("rams", "x", ("Rebels", "shelled", "Homs/Hama", "yesterday."), (0,), ())
    tree = roles.parents(text, parser)
    assert len(tree) == 4
    assert tree[0] == 1
    assert all(0 <= parent < 4 for parent in tree)
