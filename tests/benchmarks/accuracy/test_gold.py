from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import gold
from tests.fake_coder import TEXT, FakeCoder

CLAIM = {
    "kind": "event",
    "event_type": "ASSAULT",
    "mode": ["heavy-weapons"],
    "status": ["happened"],
    "tense": "current",
    "actor": [],
    "recipient": [["Americans"]],
    "place": {"accept": ["Camp Alpha"], "within_km": None},
    "from": None,
    "to": None,
    "time": {"earliest": "2020-03-11", "latest": "2020-03-11"},
    "weapon": [],
    "quantities": [],
    "attribution": {"kind": "none", "accept": []},
    "evidence": "killed two Americans",
    "core": True,
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "gold" / "dev"
    folder.mkdir(parents=True)
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    (folder / "one.json").write_text(json.dumps({"id": "one", "published": "2020-03-18", "claims": [CLAIM]}))
    (folder / "two.txt").write_text("REFUSE", encoding="utf-8")
    (folder / "two.json").write_text(json.dumps({"id": "two", "published": "2020-03-18", "claims": []}))
    (folder / "two.meta.json").write_text("{}")
    return folder


def floors(path: Path, **values: object) -> Path:
    held = {"data_sha256": "0", "overall": {}, "reports": {}, "empty": []} | values
    path.write_text(json.dumps({"gold": held}))
    return path


def test_figures_as_json(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gold.main(["--data", str(data), "--json", "--peers", "--errors", "1"], FakeCoder()) == 0
    out, err = capsys.readouterr()
    result = json.loads(out)
    assert result["claim"] == {"precision": 0.3333, "recall": 1.0, "f1": 0.5, "right": 1, "coded": 3, "wanted": 1}
    assert result["claim_f1"] == 0.5
    assert (result["reports"], result["coded_reports"]) == (2, 1)
    assert result["reference_agrees"] is None
    assert set(result["by_slot"]) == set(gold.score_report.__globals__["SLOTS"])
    given = result["given_claim"]  # the two claims too many are left out of it
    assert (given["status"]["coded"], result["by_slot"]["status"]["coded"]) == (1, 3)
    assert set(given) == set(result["by_slot"])
    assert len(result["errors"]) == 1
    assert len(result["data"]["sha256"]) == 64
    assert result["peers"] == {}
    assert {"machine", "versions", "inter_coder"} <= set(result)
    assert "two.txt: the text says so" in err


def test_figures_as_text_with_errors(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gold.main(["--data", str(data), "--errors", "9"], FakeCoder()) == 0
    out = capsys.readouterr().out
    assert "1 of 2 reports coded" in out
    assert "one\tslots weapon quantities\tASSAULT\tkilled two Americans" in out
    assert "one\tspurious\tposture\tAbout 300" in out


def test_reports_may_be_chosen_by_part_and_name(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (data / "one.json").write_text(json.dumps({"id": "one", "part": "dev", "claims": [CLAIM]}))
    script = data.parent.parent / "tools" / "score_claims.py"
    script.parent.mkdir()
    script.write_text("raise SystemExit('it would score the reports that were not chosen')")

    def chosen(*options: str) -> tuple[int, str]:
        status = gold.main(["--data", str(data), "--json", *options], FakeCoder())
        out = capsys.readouterr().out
        return status, ",".join(json.loads(out)["by_report"]) if out else ""

    assert chosen("--part", "dev") == (0, "one")
    assert chosen("--reports", "two,gone") == (0, "two")
    assert chosen("--reports", "one,two") == (0, "one,two")
    assert chosen("--part", "held-out") == (2, "")


def test_floors_that_hold(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = floors(tmp_path / "f.json", overall={"claim_f1": 0.5}, reports={"one": {"slot_f1": 0.1}}, empty=["two"])
    assert gold.main(["--data", str(data), "--floors", str(held)], FakeCoder()) == 0
    assert "set on other data" in capsys.readouterr().err


def test_floors_that_break(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    held = floors(
        tmp_path / "f.json",
        overall={"claim_f1": 0.51},
        reports={"gone": {"slot_f1": 0.1}},
        empty=["one", "away"],
    )
    assert gold.main(["--data", str(data), "--floors", str(held)], FakeCoder()) == 1
    broken = [line for line in capsys.readouterr().out.splitlines() if line.startswith("BELOW")]
    assert [line.split(": ", 2)[1] for line in broken] == ["all", "gone", "one", "away"]


@pytest.mark.parametrize(("right", "status"), [(1, 0), (2, 1)])
def test_the_reference_scorer_must_agree(
    data: Path, right: int, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert gold.main(["--data", str(data), "--json"], FakeCoder()) == 0
    figures = json.loads(capsys.readouterr().out)
    told = {key: figures[key] for key in ("claim", "slot", "by_slot")}
    told["claim"]["right"] = right
    script = data.parent.parent / "tools" / "score_claims.py"
    script.parent.mkdir()
    script.write_text(f"import sys\nassert sys.argv[3] == '--json'\nprint({json.dumps(told)!r})")
    assert gold.find_reference(data) == script
    assert gold.main(["--data", str(data)], FakeCoder()) == status
    assert ("COUNTS OTHERWISE" if status else "gives the same counts") in capsys.readouterr().out


def test_an_empty_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gold.main(["--data", str(tmp_path)], FakeCoder()) == 2
    assert "no gold reports" in capsys.readouterr().err
