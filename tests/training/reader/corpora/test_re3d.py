from __future__ import annotations

import json
from gzip import compress
from pathlib import Path

from benchmarks.accuracy.re3d import TYPES
from training.reader.corpora import re3d
from training.reader.example import MENTIONS, Span

TEXT = "Major Rahim's men left Qos.\nTwo trucks burned."


def entity(quote: str, type: str, confidence: float = 1) -> dict[str, object]:
    begin = TEXT.index(quote)
    return {"begin": begin, "end": begin + len(quote), "type": type, "confidence": confidence}


def test_mentions(tmp_path: Path) -> None:
    entities = [
        entity("Major Rahim's men", "Organisation"),
        entity("Major Rahim", "Person"),
        entity("os", "Location"),  # widened to "Qos", as is the shorter one
        entity("Q", "Person"),
        entity("Two", "Quantity"),
        entity("truck", "Vehicle", 0.3),
        entity("burned", "Weapon", 0),
        {"begin": 27, "end": 28, "type": "Location", "confidence": 1},  # a line end
    ]
    (tmp_path / "re3d").mkdir()
    row = {"document": {"_id": "d", "text": TEXT}, "entities": entities}
    (tmp_path / re3d.FILE).write_bytes(compress(json.dumps(row).encode()))
    (example,) = re3d.examples(tmp_path)
    assert (example.corpus, example.id) == ("re3d", "d")
    assert example.words[:6] == ("Major", "Rahim", "'s", "men", "left", "Qos")
    assert example.mentions == (
        Span(0, 4, "Organisation"),
        Span(5, 6, "Location"),
        Span(7, 8, "Quantity"),
        Span(8, 9, "Vehicle"),
    )
    assert example.triggers == ()


def test_all_types_are_in_the_scheme() -> None:
    assert set(TYPES) <= set(MENTIONS)
