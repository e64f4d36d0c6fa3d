from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.accuracy.re3d import Entity, load, outermost

ROW = {
    "source": "x",
    "document": {"_id": "d1", "title": "t", "text": "Major Rahim of Qos spoke."},
    "entities": [{"begin": 0, "end": 11, "type": "Person", "confidence": 1, "value": "Major Rahim"}],
    "relations": [],
}


@pytest.mark.parametrize("packed", [True, False])
def test_documents(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("d.jsonl.gz" if packed else "d.jsonl")
    line = json.dumps(ROW).encode() + b"\n"
    path.write_bytes(gzip.compress(line) if packed else line)
    (document,) = load(path)
    assert (document.id, document.text) == ("d1", "Major Rahim of Qos spoke.")
    assert document.entities == (Entity(0, 11, "Person"),)


def test_the_longest_confirmed_entity_stays() -> None:
    entities = [
        Entity(15, 18, "Location", 1),
        Entity(0, 18, "Person", 0.4),
        Entity(6, 11, "Person", 1),
        Entity(0, 24, "Organisation", 0),
        Entity(19, 24, "Person", 0.5),
        Entity(19, 24, "Organisation", 0.9),
    ]
    assert outermost(entities) == [Entity(0, 18, "Person", 0.4), Entity(19, 24, "Organisation", 0.9)]
