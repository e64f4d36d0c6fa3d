"""That the reports are what they should be; times are measured, never tested."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.speed import code
from tests.fake_coder import FakeCoder, source


def test_reports_have_their_length_and_are_always_the_same() -> None:
    files = sorted(code.TEXTS.glob("*.txt"))
    reports = list(code.make_reports(files, 20))
    assert [len(report.text.split()) for report in reports] == [300] * 20
    assert reports == list(code.make_reports(files, 20))
    assert len({report.text for report in reports}) > 10


def test_each_report_is_timed() -> None:
    assert len(code.time_each(FakeCoder(), [source("a"), source("b")])) == 2


def test_the_whole_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr("dateline.load", FakeCoder)
    monkeypatch.setattr(code, "measure_process", lambda first, sources: (0.5, 100.0))
    monkeypatch.setattr(code, "measure_install", lambda: 80.0)
    monkeypatch.setattr(code, "time_each", lambda coder, sources: [0.02] * len(sources))
    assert code.main(["--reports", "3", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["reports_a_second"] == 50.0
    assert result["installed_mib"] is None
    assert code.main(["--reports", "3", "--install"]) == 0
    assert "80 MiB installed" in capsys.readouterr().out
    assert code.main(["--data", str(tmp_path)]) == 2
