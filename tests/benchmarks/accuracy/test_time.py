"""The benchmark of time expressions, and how it asks the peers."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path

import pytest

from benchmarks.accuracy import time, time_peer_worker, time_peers
from benchmarks.accuracy.time_system import tag
from benchmarks.accuracy.timeml import Document

TML = """<TimeML><DCT><TIMEX3 type="DATE" value="2019-05-16">x</TIMEX3></DCT>
<TEXT>Rebels left the town on <TIMEX3 type="DATE" value="2019-05-14">Tuesday</TIMEX3>.
They had come in <TIMEX3 type="DATE" value="2017">2018</TIMEX3>. He is <TIMEX3 type="DATE" value="x">old</TIMEX3>.
They return tomorrow.</TEXT></TimeML>"""
WORKER = """import json, sys
texts = json.load(sys.stdin)
if sys.argv[1] == "heideltime":
    found = [[[t["text"].index("Tuesday"), t["text"].index("Tuesday") + 7, "DATE", "2019-05-14"]] for t in texts]
    print(json.dumps({"version": "9", "load_seconds": 1.0, "seconds": 2.0, "found": found}))
elif sys.argv[1] == "dateparser":
    print(json.dumps({"missing": "not there"}))
else:
    sys.exit("broken")
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "News").mkdir()
    (tmp_path / "News" / "a.tml").write_text(TML)
    return tmp_path


@pytest.fixture
def peers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = tmp_path / "worker.py"
    worker.write_text(WORKER)
    monkeypatch.setattr(time_peers, "WORKER", worker)
    monkeypatch.setattr(time_peers, "HOME", tmp_path / "none")


def test_figures(data: Path, peers: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert time.main(["--data", str(data), "--json", "--errors", "9", "--peers"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["documents"] == {"News": 1}
    assert result["all"]["counts"]["wanted"] == 3
    assert (result["all"]["counts"]["relaxed"], result["all"]["counts"]["value"]) == (2, 1)
    assert result["calendar_right"] == 1.0
    assert [(fault["kind"], fault["wanted"], fault["found"]) for fault in result["errors"]] == [
        ("value", "2018", "2018"),
        ("missed", "old", "-"),
        ("spurious", "-", "tomorrow"),
    ]
    assert result["peers"]["heideltime"]["by_set"]["News"]["counts"]["value"] == 1
    assert result["peers"]["heideltime"]["faster"] > 0
    assert result["peers"]["dateparser"] is None
    assert result["peers_missing"]["dateparser"] == "not there"
    assert "broken" in result["peers_missing"]["recognizers-text"]


def test_figures_as_text(data: Path, peers: None, capsys: pytest.CaptureFixture[str]) -> None:
    assert time.main(["--data", str(data), "--errors", "1", "--peers", "--set", "News"]) == 0
    out = capsys.readouterr().out
    assert "a\tvalue\t2018" in out
    assert "dateparser: not run (not there)" in out
    assert "times as fast" in out
    assert time.main(["--data", str(data)]) == 0


def test_data_without_texts_is_said(data: Path) -> None:
    with pytest.raises(SystemExit, match=r"no \.tml file of set Other"):
        time.main(["--data", str(data), "--set", "Other"])


def test_a_python_that_is_not_there_is_a_missing_peer() -> None:
    document = Document("a", "News", "x", None, ())
    answer = time_peers.ask("heideltime", [document], Path("/nowhere/python"))
    assert isinstance(answer, str)
    assert answer.startswith("could not be run")


def test_the_peers_own_python_goes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time_peers, "HOME", tmp_path)
    assert time_peers.python_of_peers() == Path(sys.executable)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "python").touch()
    assert time_peers.python_of_peers() == tmp_path / "bin" / "python"


def test_accounts_of_history_are_told_from_news() -> None:
    assert time_peers.narrative(Document("a", "WikiWars", "", None, ()))
    assert not time_peers.narrative(Document("a", "TimeBank", "", None, ()))


def test_our_own_tagger() -> None:
    (found,) = tag("The army left on Monday.", date(2019, 5, 16))
    assert (found.type, found.value) == ("DATE", "2019-05-13")


def test_heideltimes_answer_is_laid_over_the_text() -> None:
    answer = 'x<TimeML>\nLeft <TIMEX3 tid="t1" type="DATE" value="2019">in 2019</TIMEX3>.\n</TimeML>'
    assert time_peer_worker._marked(answer, "Left in 2019.\n\n</TimeML>") == [(5, 12, "DATE", "2019")]
    with pytest.raises(ValueError, match="differs"):
        time_peer_worker._marked(answer, "Went in 2019.")


@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("duration", [{"timex": "P2D"}], ("DURATION", "P2D")),
        ("date", [{"timex": "XXXX-05-03", "value": v} for v in ("2018-05-03", "2019-05-03")], ("DATE", "2019-05-03")),
        ("date", [{"timex": "2020", "value": "not resolved"}], ("DATE", "2020")),
        ("date", [{"timex": "x", "value": "2030-01-01"}], ("DATE", "2030-01-01")),
        ("daterange", [{"start": None}, {"timex": "XXXX-06", "start": "2018-06-01"}], ("DATE", "2018-06")),
        ("daterange", [{"timex": "2019", "start": "2019-01-01"}], ("DATE", "2019")),
        ("datetime", [{"timex": "x", "value": "2019-05-03 10:30:00"}], ("TIME", "2019-05-03T10:30")),
        ("time", [{"timex": "T10"}], ("TIME", "2019-05-16T10")),
    ],
)
def test_recognizers_answers_as_timex(
    kind: str, values: list[dict[str, str | None]], expected: tuple[str, str]
) -> None:
    assert time_peer_worker._recognised(kind, values, "2019-05-16") == expected


def test_dateparsers_dates_are_cut_to_what_is_spelled_out() -> None:
    import datetime as dt

    day = dt.datetime(1999, 5, 3)
    assert [time_peer_worker._as_spelled(w, day) for w in ("in 1999", "May 1999", "3 May")] == [
        "1999",
        "1999-05",
        "1999-05-03",
    ]
    assert time_peer_worker._blocks("a\nb\n\nc") == [(0, "a\nb"), (5, "c")]
