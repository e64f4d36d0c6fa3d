"""The options and answers that all accuracy benchmarks share."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from benchmarks.accuracy.command import below, options, same_path, share_of_commonest, tell


class Result(msgspec.Struct):
    right: float
    by_set: dict[str, dict[str, float]] = {}


def test_options_have_their_defaults() -> None:
    args = options("what it measures", Path("data.gz")).parse_args([])
    assert (args.data, args.json, args.errors, args.peers) == (Path("data.gz"), False, 0, False)


def test_tells_as_json_or_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    tell(Result(0.5), True, lambda r: None)
    assert json.loads(capsys.readouterr().out) == {"right": 0.5, "by_set": {}}
    tell(Result(0.5), False, lambda r: print(f"right {r.right:.0%}"))
    assert capsys.readouterr().out == "right 50%\n"


def test_same_path(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    assert same_path(tmp_path / "a" / ".." / "a", tmp_path / "a")
    assert not same_path(tmp_path / "b", tmp_path / "a")


def test_share_of_commonest() -> None:
    assert share_of_commonest(["a", "b", "a", "c"]) == 0.5
    assert share_of_commonest([]) == 0.0


def test_floors_are_paths_into_the_result(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    floors = tmp_path / "floors.json"
    floors.write_text('{"time": {"right": 0.5, "by_set.news.f1": 0.8}}')
    good, poor = Result(0.5, {"news": {"f1": 0.8}}), Result(0.5, {"news": {"f1": 0.7}})
    assert below("time", good, None) == below("time", good, floors) == 0
    assert below("time", poor, floors) == 1
    assert capsys.readouterr().err == "time: by_set.news.f1 0.7 is below its floor of 0.8\n"
