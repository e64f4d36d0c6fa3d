from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.accuracy import plv
from benchmarks.accuracy.plv import Answer, Row
from benchmarks.accuracy.scoring import Count
from tests.fake_coder import FakeCoder

ROWS = [
    {"sentence": "A", "source": "someone", "target": "the Americans", "gold_root": "ASSAULT"},
    {"sentence": "B", "source": "US-led coalition", "target": "Iraq", "gold_root": "YIELD"},
    {"sentence": "REFUSE", "source": "x", "target": "y", "gold_root": "AID"},
    {"sentence": "C", "source": "", "target": "y", "gold_root": "AID"},
]


@pytest.fixture(params=["rows.jsonl.gz", "rows.jsonl", "rows.tsv"])
def data(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / request.param
    lines = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    if path.suffix == ".tsv":
        path.write_text("\n".join("\t".join(row) for row in [list(ROWS[0]), *(row.values() for row in ROWS)]))
    else:
        path.write_bytes(gzip.compress(lines) if path.suffix == ".gz" else lines)
    return path


def test_figures(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plv.main(["--data", str(data), "--json", "--peers", "--errors", "1"], FakeCoder()) == 0
    result = json.loads(capsys.readouterr().out)
    # Three sentences coded, two events each (CONCEDE, ASSAULT), the posture being none.
    assert result["end_to_end"] == {"right": 2, "coded": 6, "wanted": 4}
    assert result["end_to_end_micro_f1"] == 0.4
    # Pair given: A is ASSAULT by its target, B and C (no shared word: the first) YIELD, of which B is right.
    assert result["by_root"]["ASSAULT"] == {"right": 1, "coded": 1, "wanted": 1}
    assert result["by_root"]["YIELD"] == {"right": 1, "coded": 2, "wanted": 1}
    assert result["root_macro_f1"] == round((1 + 2 / 3 + 0) / 3, 4)
    assert result["without_event"] == 1
    assert len(result["errors"]) == 1
    assert result["peers"] == {"always the commonest root, end to end": 0.5}


def test_figures_as_text(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plv.main(["--data", str(data), "--errors", "5", "--peers"], FakeCoder()) == 0
    out = capsys.readouterr().out
    assert "AID\t-\tREFUSE" in out
    assert "micro F1 0.400" in out


def test_a_root_that_is_never_wanted_is_not_averaged() -> None:
    row = Row("s", "a", "b", "AID")
    by_root, end_to_end = plv.score([Answer(row, ("ASSAULT", "AID"), "ASSAULT")])
    assert by_root == {"AID": Count(0, 0, 1)}
    assert end_to_end == Count(1, 2, 1)
