from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import status
from benchmarks.accuracy.scoring import Count
from benchmarks.accuracy.status import Judged, by_value, macro
from tests.fake_coder import TEXT, FakeCoder


def gold(kind: str, type: str | None, evidence: str, values: list[str], core: bool = True) -> dict[str, object]:
    return {
        "kind": kind,
        "event_type": type,
        "evidence": evidence,
        "core": core,
        "tense": "current",
        "status": values,
    }


@pytest.fixture
def data(tmp_path: Path) -> Path:
    # The coder finds CONCEDE (happened), ASSAULT (happened) and a posture (ongoing), and no MOBILIZE.
    claims = [
        gold("event", "CONCEDE", "would leave Qaim", ["planned", "threatened"]),
        gold("event", "ASSAULT", "killed two Americans", ["ongoing", "happened"]),
        gold("posture", None, "have been at Qaim", ["happened"], core=False),
        gold("event", "MOBILIZE", "would leave Qaim", ["planned"]),
    ]
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps({"id": "one", "published": "2020-03-18", "claims": claims}))
    (tmp_path / "two.txt").write_text("REFUSE", encoding="utf-8")
    (tmp_path / "two.json").write_text(json.dumps({"id": "two", "published": "2020-03-18", "claims": []}))
    return tmp_path


def test_figures(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status.main(["--data", str(data), "--json", "--errors", "5", "--peers"], FakeCoder()) == 0
    result = json.loads(capsys.readouterr().out)
    # Two core claims found: one right by its second value, one coded as happened that is planned.
    assert result["counts"] == {"right": 1, "coded": 2, "wanted": 2}
    assert result["status_f1"] == 0.5
    assert result["by_value"]["happened"]["f1"] == round(2 / 3, 4)
    assert result["by_value"]["planned"]["f1"] == 0.0
    assert result["status_macro_f1"] == round(1 / 3, 4)
    assert result["confused"] == {"planned coded as happened": 1}
    assert (result["claims_wanted"], result["reports"]) == (3, 2)
    assert result["errors"] == [
        {
            "report": "one",
            "type": "CONCEDE",
            "quote": "would leave Qaim",
            "coded": "happened",
            "wanted": "planned",
        }
    ]
    assert result["peers"] == {"always the commonest value": 0.5}
    assert result["scored"] == "all reports of the folder"


def test_figures_as_text(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(status, "DEFAULT_DATA", data)
    assert status.main(["--data", str(data), "--errors", "5", "--peers"], FakeCoder()) == 0
    out = capsys.readouterr().out
    assert "2 claims found of 3, in 2 reports (reports that rules were written with in view)" in out
    assert "one\tCONCEDE\tplanned coded as happened\twould leave Qaim" in out
    assert "peer: always the commonest value: 0.500" in out


def test_a_value_that_is_never_wanted_is_not_averaged() -> None:
    values = by_value([Judged("r", "AID", "q", "denied", "happened"), Judged("r", "AID", "q", "happened", "happened")])
    assert values == {"denied": Count(0, 1, 0), "happened": Count(1, 1, 2)}
    assert macro(values) == values["happened"].f1
    assert macro({}) == 0.0


def test_an_empty_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status.main(["--data", str(tmp_path)], FakeCoder()) == 2
    assert "no gold reports" in capsys.readouterr().err
