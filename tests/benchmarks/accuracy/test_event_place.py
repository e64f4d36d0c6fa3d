from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.accuracy import event_place
from benchmarks.accuracy.event_location import Act
from benchmarks.accuracy.event_place import Answer, Dateline, Spans, fault
from benchmarks.accuracy.splits import held_out
from tests.benchmarks.accuracy.test_event_location import row, span

HOMS, HAMA = (15, 24), (31, 37)


def system(*given: Spans) -> event_place.System:
    """Gives these places, one row after the other; West Bank and Nablus are its candidates."""
    left = iter(given)

    def run(text: str, acts: Sequence[Act]) -> list[Answer]:
        return [Answer(next(left), HOMS, frozenset({HOMS, HAMA}), {"nearest": (HOMS,)}) for _ in acts]

    return run


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = [
        row(span(*HOMS)),
        row(span(*HAMA)),
        row(),
        row(span(*HOMS), span(*HAMA)),
        row(span(0, 6)),
        row(span(90, 91)),
    ]
    path = tmp_path / "d.jsonl"
    path.write_text("".join(json.dumps(r) + "\n" for r in rows))
    return path


def test_figures(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = system((HOMS,), (HOMS,), (), (HOMS,), ())
    assert event_place.main(["--data", str(data), "--json", "--errors", "2", "--peers"], given) == 0
    result = json.loads(capsys.readouterr().out)
    assert (result["exact"], result["exact_placed"], result["exact_nowhere"]) == (0.4, 0.25, 1.0)
    assert (result["exact_one"], result["found_one"], result["ceiling"]) == (0.3333, 0.3333, 0.8)
    assert result["counts"] == {"nowhere": 1, "one": 3, "several": 1}
    assert result["faults"] == {"other place": 1, "too few": 1, "missed": 1}
    assert (result["rows"], result["texts"], result["unreadable"], len(result["errors"])) == (5, 1, 1, 2)
    assert (result["peers"], result["nothing"]) == ({"nearest": 0.2, "slots": 0.2}, 0.2)


def test_figures_as_text(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert event_place.main(["--data", str(data), "--errors", "9"], system(*[()] * 5)) == 0
    out = capsys.readouterr().out
    assert "missed\thit\tNablus\t\t" in out
    assert "exact 0.200   ceiling 0.800" in out
    assert event_place.main(["--data", str(data), "--peers"], system(*[()] * 5)) == 0
    assert "nearest      exact 0.200" in capsys.readouterr().out


def test_in_the_default_file_only_what_training_left_out(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(event_place, "DEFAULT_DATA", data)
    assert event_place.main(["--data", str(data), "--json"], system(*[()] * 5)) == 0
    result = json.loads(capsys.readouterr().out)
    text = json.loads(data.read_text().splitlines()[0])["text"]
    assert result["rows"] == 5 * held_out("event_location", text)
    assert "training left out" in result["scored"]


@pytest.mark.parametrize(
    ("wanted", "given", "kind"),
    [
        ((HOMS,), (), "missed"),
        ((), (HOMS,), "spurious"),
        ((HOMS,), ((15, 19),), "border"),
        ((HOMS,), (HAMA,), "other place"),
        ((HOMS, HAMA), (HAMA,), "too few"),
        ((HOMS,), (HOMS, HAMA), "too many"),
        ((HOMS, (0, 6)), (HOMS, HAMA), "other"),
    ],
)
def test_classes_of_faults(wanted: Spans, given: Spans, kind: str) -> None:
    assert fault(Act("x" * 40, (7, 10), wanted, ""), given).kind == kind


def test_dateline_itself() -> None:
    text = "Gunmen killed four policemen in Mosul on Sunday, officials said."
    found = Dateline()(text, [Act(text, (7, 13), (), ""), Act(text, (90, 95), (), "")])
    assert [[text[slice(*place)] for place in one.places] for one in found] == [["Mosul"], []]
    assert found[0].peers == {"nearest": ((32, 37),), "slots": ((32, 37),)}
    assert Dateline()(" ", [Act(" ", (0, 1), (), "")])[0].places == ()
