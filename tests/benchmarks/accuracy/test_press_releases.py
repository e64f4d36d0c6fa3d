"""Operations in press releases: rows, answers read from claims, and figures."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from benchmarks.accuracy import press_releases
from benchmarks.accuracy.press_release_reading import Amount, folded, read, total
from benchmarks.accuracy.press_releases import Row
from dateline import source
from dateline.pipeline import Coder
from dateline.settings import Settings

HEAD = "2014-05-RC-007\nFor Immediate Release\n\nKABUL, Afghanistan (May 6)\n"
ARREST = HEAD + (
    "A joint force arrested a Taliban commander and several fighters in Logar province, yesterday. "
    "The commander planned attacks on convoys."
)
STRIKE = HEAD + "An airstrike killed four insurgents in Kunduz province on Sunday. No civilians were hurt."
UNDATED = "Soldiers killed two insurgents and detained another insurgent in Kunduz province on Sunday."
BARE = "The command thanked the people of the valley for their patience."


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load(Settings(reader=False))


def line(text: str, **row: object) -> str:
    turns = [("system", "labels"), ("human", press_releases.OPENING + text), ("gpt", json.dumps(row))]
    return json.dumps({"conversations": [{"from": who, "value": said} for who, said in turns]})


ROWS = [
    line(ARREST, start_date="2014-05-05", event_type=["detention"], province=["logar"], min_killed=0, min_captured=4),
    line(STRIKE, start_date="2014-05-03", event_type=["airstrike"], province=["kunduz"], min_killed=4, min_captured=0),
    line(UNDATED, start_date="2014-05-04", event_type=["captureandkill"], province=["kunduz"], min_killed=2),
    line(BARE, start_date="", event_type=["a;b"], province=[""], min_killed=1, min_captured=1),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "isaf.jsonl.gz"
    path.write_bytes(gzip.compress("\n".join(ROWS).encode()))
    return path


def test_figures(data: Path, coder: Coder, capsys: pytest.CaptureFixture[str]) -> None:
    assert press_releases.main(["--data", str(data), "--json", "--errors", "20", "--peers"], coder) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["rows"], result["dated"]) == (4, 0.5)
    assert (result["date"], result["date_of_dated"], result["within_a_day"]) == (0.5, 0.5, 0.5)
    assert (result["province"], result["event_type"]) == (1.0, 0.75)
    assert (result["killed"], result["captured"]) == (0.75, 0.5)
    assert result["by_month"]["2014-05"] == {"rows": 2, "right": 1, "day_before": 1}
    assert {"number": 1, "key": "date", "wanted": "2014-05-03", "found": "2014-05-04"}.items() <= result["errors"][
        0
    ].items()
    assert set(result["halves"]) == {"tuned", "held_out"}
    assert result["peers"]["commonest province"] == 0.5


def test_figures_as_text(data: Path, coder: Coder, capsys: pytest.CaptureFixture[str]) -> None:
    assert press_releases.main(["--data", str(data), "--errors", "9", "--key", "captured"], coder) == 0
    out = capsys.readouterr().out
    assert "3\tcaptured\t1\t0" in out
    assert "\tdate\t" not in out
    assert "0.500 of them date themselves" in out


def test_what_is_no_row_is_said(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"conversations": [{"from": "human", "value": "text"}]}\n')
    with pytest.raises(ValueError, match="line 1"):
        press_releases.load(path)


def test_names_of_rows() -> None:
    row = Row(event_type=["airstrike;detention"], province=["sar_e_pul", "Khowst province"])
    assert row.kinds == {"airstrike", "detention"}
    assert row.provinces == {"sarepul", "khost"}
    assert row.day is None
    assert folded("Sar-e Pul") == "sarepul"


def test_civilians_are_told_from_insurgents(coder: Coder) -> None:
    answer = read(coder.code(source("Soldiers killed six civilians in Kunduz province on May 3, 2014.")))
    assert (answer.kinds, answer.killed, answer.day) == ({"civiliancasualty"}, 6, dt.date(2014, 5, 3))
    answer = read(coder.code(source("Insurgents killed two police officers in Kunduz province on May 3, 2014.")))
    assert answer.killed == 0


def test_words_for_numbers(coder: Coder) -> None:
    answer = read(coder.code(source("Soldiers killed numerous insurgents in Kunduz province on May 3, 2014.")))
    assert answer.killed == 4
    answer = read(coder.code(source("Since May 2014 soldiers have arrested 90 insurgents in Kunduz province.")))
    assert answer.captured == 0


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([], 0),
        ([(3, False, False, True), (4, False, False, False)], 4),
        ([(4, False, False, False), (3, False, False, True)], 4),
        ([(1, True, False, False), (2, False, False, False)], 3),
        ([(1, True, False, False), (2, True, True, False)], 3),
        ([(1, True, False, False), (1, True, False, False)], 1),
        ([(3, False, True, True)], 3),
    ],
)
def test_what_is_told_twice_counts_once(amounts: list[tuple[int, bool, bool, bool]], expected: int) -> None:
    made = [Amount("captured", number, chief, more, vague=vague) for number, chief, more, vague in amounts]
    assert total(made) == expected
