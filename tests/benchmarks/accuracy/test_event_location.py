from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.accuracy.event_location import Act, load

TEXT = "Shells hit the West Bank , and Nablus."


def words(text: str) -> list[dict[str, Any]]:
    found, at = [], 0
    for word in text.replace("Nablus.", "Nablus .").split():
        start = text.index(word, at)
        at = start + len(word)
        found.append({"text": word, "start": start, "end": at, "id": len(found)})
    return found


def span(start: int, end: int, label: str = "LOCATION", **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, "label": label, **more}


def row(*places: dict[str, Any], **more: Any) -> dict[str, Any]:
    spans = [span(7, 10, "VERB"), *places]
    return {"text": TEXT, "spans": spans, "tokens": words(TEXT), "source": "made", "answer": None} | more


def read(tmp_path: Path, *rows: dict[str, Any]) -> tuple[list[Act], int]:
    path = tmp_path / "d.jsonl.gz"
    path.write_bytes(gzip.compress("".join(json.dumps(r) + "\n" for r in rows).encode()))
    return load(path)


def quoted(act: Act) -> list[str]:
    return [TEXT[start:end] for start, end in act.places]


@pytest.mark.parametrize(
    ("places", "told"),
    [
        ([], []),
        ([span(31, 37)], ["Nablus"]),
        ([span(7, 7, text="Nablus")], ["Nablus"]),  # the number of the word
        ([span(3, 4, text="West Bank")], ["West Bank"]),
        ([span(15, 19), span(20, 24)], ["West Bank"]),  # marked word by word
        ([span(31, 37), span(15, 24)], ["West Bank", "Nablus"]),
        ([span(15, 26, text="West Bank ,")], ["West Bank"]),
        ([span(4, 5)], ["Bank"]),  # words 4 and 5, less the comma
    ],
)
def test_places(tmp_path: Path, places: list[dict[str, Any]], told: list[str]) -> None:
    (act,), unreadable = read(tmp_path, row(*places))
    assert (quoted(act), unreadable, TEXT[slice(*act.verb)], act.source) == (told, 0, "hit", "made")


def test_unreadable_rows(tmp_path: Path) -> None:
    bad = [row(span(40, 41)), row(span(5, 5)), row(spans=[span(15, 24)]), row(spans=[span(90, 91, "VERB")])]
    assert read(tmp_path, *bad, row()) == ([Act(TEXT, (7, 10), (), "made")], 4)


def test_plain_files(tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_text(json.dumps(row()) + "\n\n")
    assert len(load(tmp_path / "d.jsonl")[0]) == 1
