"""Which claims confidence is fitted on, and that what is fitted is honest."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy import calibrate
from benchmarks.accuracy.splits import HELD_OUT_GOLD
from dateline.settings import Settings
from tests.fake_coder import TEXT, FakeCoder


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """A fake coder instead of the real one; the settings that it was loaded with."""
    found: list[Settings] = []

    def load(settings: Settings) -> FakeCoder:
        found.append(settings)
        return FakeCoder()

    monkeypatch.setattr("dateline.load", load)
    return found


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Reports of which two may be tuned on: one of the part dev, one of no part."""
    parts = {"ours": "dev", "shared": None, "learned": "train", "kept": "held-out", min(HELD_OUT_GOLD): None}
    for name, part in parts.items():
        (tmp_path / f"{name}.txt").write_text(TEXT, encoding="utf-8")
        (tmp_path / f"{name}.json").write_text(json.dumps({"id": name, "part": part, "claims": []}))
    return tmp_path


def test_nothing_is_tuned_on_what_was_learned_or_is_held_out(data: Path, asked: list[Settings]) -> None:
    assert sorted({case.report for case in calibrate.cases_of(data)}) == ["ours", "shared"]


def test_unsure_claims_are_learned_from_too(data: Path, asked: list[Settings]) -> None:
    calibrate.cases_of(data)
    assert [settings.least for settings in asked] == [0.0]


def test_figures(data: Path, asked: list[Settings], capsys: pytest.CaptureFixture[str]) -> None:
    assert calibrate.main(["--data", str(data), "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["claims"], result["right"]) == (6, 0)
    assert result["weights"]["bias"] < 0
    assert calibrate.main(["--data", str(data)]) == 0
    assert "6 claims, 0 right" in capsys.readouterr().out


def test_nothing_to_learn_from(tmp_path: Path, asked: list[Settings], capsys: pytest.CaptureFixture[str]) -> None:
    assert calibrate.main(["--data", str(tmp_path)]) == 2
    assert "no coded claims" in capsys.readouterr().err


def test_weights_are_written_where_they_are_asked_for(
    data: Path, asked: list[Settings], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibrate, "WEIGHTS", tmp_path / "weights.tsv")
    assert calibrate.main(["--data", str(data), "--write"]) == 0
    lines = (tmp_path / "weights.tsv").read_text(encoding="utf-8").splitlines()
    assert lines[1] == "feature\tweight"
    assert any(line.startswith("bias\t-") for line in lines)


def test_what_goes_with_being_right_weighs_for_it() -> None:
    rows = np.array([[1.0, 1.0], [1.0, 1.0], [1.0, 0.0], [1.0, 0.0]] * 20)
    weights = calibrate.fit(rows, np.array([1.0, 1.0, 0.0, 1.0] * 20))
    assert weights[1] > 0
