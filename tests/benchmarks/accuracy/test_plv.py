from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.accuracy import plv
from benchmarks.accuracy.plv import Answer, Row
from benchmarks.accuracy.scoring import Count
from tests.fake_coder import FakeCoder

ROWS = [
    {
        "sentence_id": "1",
        "sentence": "Someone struck the Americans.",
        "source": "Someone",
        "target": "the Americans",
        "gold_root": "ASSAULT",
        "marked_sentence": "<s>Someone</s> struck <t>the Americans</t>.",
    },
    {
        "sentence_id": "2",
        "sentence": "The US-led coalition left Iraq.",
        "source": "US-led coalition",
        "target": "Iraq",
        "gold_root": "YIELD",
        "marked_sentence": "",
    },
    {
        "sentence_id": "3",
        "sentence": "REFUSE: Chad fed Niger.",
        "source": "Chad",
        "target": "Niger",
        "gold_root": "AID",
        "marked_sentence": "",
    },
    {
        "sentence_id": "4",
        "sentence": "Food reached Niger.",
        "source": "",
        "target": "Niger",
        "gold_root": "AID",
        "marked_sentence": "",
    },
]


class FakePairs:
    """Reads "struck" as an assault, "fed" as aid, and else a little more of yielding than of an assault."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def pair(self, words: Sequence[str], source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
        self.asked.append((" ".join(words[slice(*source)]), " ".join(words[slice(*target)])))
        if "struck" in words:
            return {"ASSAULT": 0.75, "CONCEDE": 0.25}
        return {"AID": 1.0} if "fed" in words else {"ASSAULT": 0.4, "CONCEDE": 0.3, "RETREAT": 0.3}


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
    reader = FakePairs()
    assert plv.main(["--data", str(data), "--json", "--peers", "--errors", "1"], FakeCoder(), reader) == 0
    result = json.loads(capsys.readouterr().out)
    # Three sentences coded, two events each (CONCEDE, ASSAULT), the posture being none.
    assert result["end_to_end"] == {"right": 2, "coded": 6, "wanted": 4}
    assert result["end_to_end_micro_f1"] == 0.4
    # Pair given, the reader: right of the three sentences in which source and target stand.
    assert reader.asked == [("Someone", "the Americans"), ("US - led coalition", "Iraq"), ("Chad", "Niger")]
    assert result["by_root"] == {
        "AID": {"right": 1, "coded": 1, "wanted": 2},
        "ASSAULT": {"right": 1, "coded": 1, "wanted": 1},
        "YIELD": {"right": 1, "coded": 1, "wanted": 1},
    }
    assert result["root_macro_f1"] == round((1 + 1 + 2 / 3) / 3, 4)
    assert result["root_micro_f1"] == 0.75
    # By the claims: 1 is ASSAULT by its target, 2 and 4 (no shared word: the first) YIELD, of which 2 is right.
    assert result["rules_macro_f1"] == round((1 + 2 / 3 + 0) / 3, 4)
    assert result["without_event"] == 1
    assert len(result["errors"]) == 1
    assert result["peers"] == {"always the commonest root, end to end": 0.5}


def test_figures_as_text(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert plv.main(["--data", str(data), "--errors", "5", "--peers"], FakeCoder(), FakePairs()) == 0
    out = capsys.readouterr().out
    assert "AID\tAID\t-\tREFUSE: Chad fed Niger." in out
    assert "AID\t-\tCONCEDE" not in out
    assert "AID\t-\tYIELD,ASSAULT\tFood reached Niger." in out
    assert "micro F1 0.400" in out


def test_of_the_default_file_only_what_training_left_out(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(plv, "DEFAULT_DATA", data)
    monkeypatch.setattr(plv, "held_out", lambda corpus, text_id: corpus == "plv" and text_id in ("2", "4"))
    assert plv.main(["--data", str(data), "--json"], FakeCoder(), FakePairs()) == 0
    assert json.loads(capsys.readouterr().out)["sentences"] == 2


def test_a_root_that_is_never_wanted_is_not_averaged() -> None:
    answers = [Answer(Row("1", "s", "a", "b", "AID"), ("ASSAULT", "AID"), "ASSAULT", "AID")]
    by_root, end_to_end = plv.score(answers, by_reader=False)
    assert by_root == {"AID": Count(0, 0, 1)}
    assert end_to_end == Count(1, 2, 1)
    by_root, _ = plv.score(answers, by_reader=True)
    assert by_root == {"AID": Count(1, 1, 1)}
    assert plv.macro({}) == 0.0
