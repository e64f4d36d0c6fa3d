from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks.accuracy import attribution
from tests.benchmarks.accuracy.fake_reader import FakeReader, FakeReading, labelled

# Words: Captain 0 Ito 1 said 2 rebels 3 fled 4 . 5 | Others 6 deny 7 it 8 . 9
TEXT = "Captain Ito said rebels fled. Others deny it."
BRAT = """T1\tSource 0 11\tCaptain Ito
T2\tCue 12 16\tsaid
T3\tContent 17 28\trebels fled
T4\tAttribution 12 16\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tSource 30 36\tOthers
T6\tCue 37 41\tdeny
T7\tContent 42 44\tit
T8\tAttribution 37 41\tdeny
E2\tAttribution:T8 Content:T7 Cue:T6 Source:T5
"""
READER = FakeReader(
    {
        "Captain": FakeReading(
            [],
            labelled((2, 3, "cue"), (4, 5, "cue")),
            {2: labelled((1, 2, "source"), (3, 6, "content"))},
        )
    }
)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "a.jsonl"
    rows = [{"id": "a", "text": TEXT, "brat": BRAT}, {"id": "b", "text": "", "brat": ""}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_figures(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert attribution.main(["--data", str(data), "--json", "--errors", "9", "--peers"], READER) == 0
    result = json.loads(capsys.readouterr().out)
    counts = {name: [result[name][key] for key in ("right", "coded", "wanted")] for name in ("source", "content")}
    assert counts == {"source": [1, 1, 3], "content": [2, 3, 3]}
    assert (result["source_f1"], result["content_f1"]) == (0.5, round(2 / 3, 4))
    assert (result["cue_f1"], result["attribution_f1"]) == (0.5, 0.5)
    assert (result["articles"], result["peers"], result["scored"]) == (2, {}, "all texts of the file")
    assert result["errors"] == [
        {
            "article": "a",
            "kind": "other",
            "cue": "said",
            "source": "Captain Ito → Ito",
            "content": "rebels fled → rebels fled .",
        },
        {"article": "a", "kind": "missed", "cue": "deny → -", "source": "Others → -", "content": "it → -"},
        {"article": "a", "kind": "spurious", "cue": "- → fled", "source": "", "content": ""},
    ]


def test_figures_as_text(data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(attribution, "DEFAULT_DATA", data)
    assert attribution.main(["--data", str(data), "--errors", "1"], READER) == 0
    out = capsys.readouterr().out
    assert "2 articles (the development part, which training left out)" in out
    assert "a\tother\tsaid\tCaptain Ito → Ito" in out
    assert "words of sources   P 1.000  R 0.333  F1 0.500   of 3" in out
