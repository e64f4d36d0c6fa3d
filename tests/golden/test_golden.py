"""Whole records of our own reports, compared with what was reviewed and committed beside this test."""

from __future__ import annotations

import difflib
import json
from pathlib import Path

import pytest

import dateline
from scripts.golden import FOLDER, REPORTS, _range, golden, main, target

HOW = "if the change is meant, run `make golden`, read the diff and commit it"


@pytest.fixture(scope="module")
def coder() -> dateline.Coder:
    return dateline.load()


@pytest.mark.parametrize("path", REPORTS)
def test_the_record_is_the_one_reviewed(coder: dateline.Coder, path: str) -> None:
    file = target(path)
    kept, fresh = file.read_text(encoding="utf-8"), golden(coder, path)
    if kept != fresh:
        diff = difflib.unified_diff(kept.splitlines(), fresh.splitlines(), file.name, "as coded now", lineterm="")
        pytest.fail(f"{path} is coded otherwise than {file.name} has it: {HOW}\n" + "\n".join(diff), pytrace=False)


def test_every_golden_file_has_its_report() -> None:
    assert {file.name for file in FOLDER.glob("*.json")} == {target(path).name for path in REPORTS}


def test_only_what_changed_is_written(
    coder: dateline.Coder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("scripts.golden.FOLDER", tmp_path)
    monkeypatch.setattr("dateline.load", lambda: coder)
    assert main(["--check"]) == 1
    assert capsys.readouterr().out.count("make golden") == len(REPORTS)
    assert not list(tmp_path.iterdir())
    assert main([]) == 0
    assert main(["--check"]) == 0
    (tmp_path / "qaim.json").write_text("{}", encoding="utf-8")
    assert main([]) == 0
    assert capsys.readouterr().out.splitlines()[len(REPORTS) :] == [f"{tmp_path / 'qaim.json'}: written"]
    for path in REPORTS:  # the layout is our own, so let a reader of JSON try it
        assert json.loads(target(path).read_text(encoding="utf-8"))["schema"] == "dateline/1"


def test_the_words_beside_a_range_are_short() -> None:
    assert _range(2, 9, "A bomb\n hit") == "2-9 bomb h"
    assert _range(0, 100, "a" * 50 + "b" * 50) == f"0-100 {'a' * 30} … {'b' * 30}"
