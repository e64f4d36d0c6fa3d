from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from training.reader.corpora import rams
from training.reader.corpora.event_types import NativeArgument, NativeEvent
from training.reader.example import Argument, Trigger

ROW: dict[str, Any] = {
    "doc_key": "nw_1",
    "source_url": "http://news.example/1",
    "sentences": [["Rain", "fell", "."], [], ["Rebels", "from", "the", "north", "quit", "Sarh", "."]],
    "ent_spans": [],
    "evt_triggers": [[7, 7, [["conflict.yield.retreat", 1.0]]]],
    "gold_evt_links": [[[7, 7], [3, 6], "evt036arg01retreater"], [[7, 7], [8, 8], "evt036arg03origin"]],
}


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))


def test_example(tmp_path: Path) -> None:
    write(tmp_path / rams.FILE, ROW)
    (example,) = rams.examples(tmp_path)
    assert example.id == "http://news.example/1"
    assert example.words[7] == "quit"
    assert example.sentences == (0, 3)
    assert example.triggers == (Trigger(7, 8, "conflict.yield", ("RETREAT", "")),)
    assert example.arguments == (Argument(0, 3, 7, "agent"), Argument(0, 8, 9, "origin"))
    assert example.roles == ("agent", "origin", "destination")


def test_windows_with_the_same_words_are_one_text(tmp_path: Path) -> None:
    other = ROW | {"doc_key": "nw_2", "evt_triggers": [[1, 1, [["disaster.fireexplosion.n/a", 1.0]]]]}
    elsewhere = ROW | {"doc_key": "nw_3", "source_url": "http://news.example/3"}
    path = tmp_path / "dev.jsonl"
    path.write_text("\n".join(map(json.dumps, (ROW, other, ROW, elsewhere))))
    first, second = rams.texts(path)
    assert first.events == (
        NativeEvent(
            7, 8, "conflict.yield.retreat", (NativeArgument(3, 7, "retreater"), NativeArgument(8, 9, "origin"))
        ),
        NativeEvent(1, 2, "disaster.fireexplosion"),
    )
    assert second.id == "http://news.example/3"


def test_without_an_address_the_key_is_the_name(tmp_path: Path) -> None:
    row = {key: value for key, value in ROW.items() if key != "source_url"}
    write(tmp_path / rams.FILE, row)
    assert [example.id for example in rams.examples(tmp_path)] == ["nw_1"]
