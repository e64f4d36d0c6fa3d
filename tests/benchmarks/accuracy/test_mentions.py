from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import mentions
from benchmarks.accuracy.splits import held_out
from tests.benchmarks.accuracy.fake_reader import FakeReader, FakeReading, labelled


def entity(begin: int, end: int, type: str, confidence: float = 1) -> dict[str, object]:
    return {"begin": begin, "end": end, "type": type, "confidence": confidence}


ROWS: list[dict[str, object]] = [
    {
        "document": {"_id": "one", "text": "Major Rahim of Qos left yesterday."},
        "entities": [
            entity(0, 18, "Person"),
            entity(15, 18, "Location"),
            entity(24, 33, "Temporal"),
            entity(19, 22, "Vehicle", 0),
        ],
    },
    {"document": {"_id": "two", "text": "Rockets flew."}, "entities": [entity(0, 6, "Weapon")]},
    {"document": {"_id": "three", "text": " "}, "entities": []},
]
READER = FakeReader(
    {
        "Major": FakeReading(labelled((0, 4, "Person"), (5, 6, "Quantity")), [], {}),
        "Rockets": FakeReading(labelled((0, 1, "Weapon")), [], {}),
    }
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "d.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    return path


def test_figures(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mentions.main(["--data", str(data), "--json", "--errors", "2", "--peers"], READER) == 0
    result = json.loads(capsys.readouterr().out)
    # Right: the Person. Wrong: a Quantity for a Temporal, and "Rockets" where only "Rocket" is annotated.
    assert result["counts"] == {"right": 1, "coded": 3, "wanted": 3}
    assert result["f1"] == round(1 / 3, 4)
    assert result["span_f1"] == round(2 / 3, 4)
    # All entities: Qos inside the Person, and the Vehicle that nobody confirmed.
    assert result["f1_all_entities"] == round(2 / 8, 4)
    assert result["reachable"] == round(2 / 3, 4)
    assert result["by_type"]["Person"]["f1"] == 1.0
    assert [(fault["kind"], fault["type"], fault["quote"]) for fault in result["errors"]] == [
        ("spurious", "Quantity", "yesterday"),
        ("missed", "Temporal", "yesterday"),
    ]
    assert (result["documents"], result["scored"], result["peers"]) == (3, "all texts of the file", {})


def test_figures_as_text(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert mentions.main(["--data", str(data), "--errors", "9"], READER) == 0
    out = capsys.readouterr().out
    assert "two\tmissed\tWeapon\tRocket\n" in out
    assert "micro F1 0.333" in out


def test_in_the_default_file_only_what_training_left_out(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(mentions, "DEFAULT_DATA", data)
    names = ["one", "two", "three"]
    assert mentions.main(["--data", str(data), "--json"], READER) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["documents"] == sum(held_out("re3d", name) for name in names)
    assert "training left out" in result["scored"]
