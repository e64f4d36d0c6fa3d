"""The day of an incident from each report of it: pages that hold no story, and which claim gives the day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from benchmarks.accuracy import gva_dates
from dateline import source
from dateline.pipeline import Coder
from dateline.settings import Settings

FILLER = "The street was closed for most of the day and neighbours stood at the corner in the rain. " * 3
STORY = f"Gunmen shot two men outside a bar in Springfield on Saturday night, the police said. {FILLER}"
OLD = f"A man who was shot and killed outside a bar was named by the coroner. {FILLER}"
MENU = "Sign in to go on reading. " * 12


def page(number: str, text: str, day: str | None = "2019-05-16") -> dict[str, object]:
    return {"id": number, "title": None, "dct": day, "text": text}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [
        {"incident": "1", "date": "2019-05-11", "reports": [page("a", STORY), page("b", OLD), page("c", "Log in")]},
        {
            "incident": "2",
            "date": "2019-05-11",
            "reports": [page("d", MENU), page("e", MENU.upper()), page("f", STORY[:0])],
        },
        {"incident": "3", "date": "2019-05-11", "reports": [page("g", "gun " * 6_000)]},
        {"incident": "4", "date": "2019-05-11", "reports": [page("h", "Twice. " * 50)]},
        {"incident": "5", "date": "2019-05-11", "reports": [page("i", "Twice. " * 50)]},
    ]
    path = tmp_path / "gva.jsonl"
    path.write_text("".join(json.dumps({"killed": 0, "injured": 2, **row}) + "\n" for row in rows))
    return path


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder.load(Settings(reader=False))


def test_figures(data: Path, coder: Coder, capsys: pytest.CaptureFixture[str]) -> None:
    assert gva_dates.main(["--data", str(data), "--json", "--errors", "9", "--peers"], coder) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["pages"], result["incidents"]) == (2, 5)
    assert result["left_out"] == {
        "too short": 2,
        "no sentence about violence": 2,
        "a collection": 1,
        "same text under several incidents": 2,
    }
    assert result["date"] == 0.5
    assert result["by_claim"] == {"pages": 1, "date": 1.0}
    assert result["by_publication"] == {"pages": 1, "date": 0.0}
    assert [(fault["page"], fault["found"]) for fault in result["errors"]] == [("b", "2019-05-16")]
    assert result["peers"] == {"day of publication": 0.0}


def test_figures_as_text(data: Path, coder: Coder, capsys: pytest.CaptureFixture[str]) -> None:
    assert gva_dates.main(["--data", str(data), "--errors", "9", "--incidents", "0"], coder) == 0
    out = capsys.readouterr().out
    assert "2 pages with a story, of 5 incidents" in out
    assert "within a day 0.500" in out


def test_a_sample_is_the_same_everywhere(data: Path) -> None:
    everything = gva_dates.load(data)
    chosen = gva_dates.sample(everything, 2)
    assert [one.incident for one in chosen] == [one.incident for one in gva_dates.sample(everything, 0)][:2]


def test_the_claim_with_victims_gives_the_day(coder: Coder) -> None:
    text = "Rebels attacked a post near Gao on Monday. Gunmen shot dead three men in Kidal on Tuesday."
    told = gva_dates.day_told(coder.code(source(text, published=dt.date(2019, 5, 16))))
    assert told is not None
    assert told[0] == dt.date(2019, 5, 14)
    assert gva_dates.day_told(coder.code(source("The ministers met in Rome."))) is None
