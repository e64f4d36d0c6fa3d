from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

from training.reader.corpora import wikievents
from training.reader.corpora.event_types import NativeArgument, NativeEvent
from training.reader.example import Argument, Trigger

DEV: dict[str, Any] = {
    "doc_id": "harbour_1",
    "tokens": "A mine blew up a ferry off Lomé . It sank .".split(),
    "sentences": [[[["A", 0, 1]] * 9, "A ..."], [[["It", 0, 1]] * 3, "It ..."]],
    "entity_mentions": [
        {"id": "T1", "start": 1, "end": 2},
        {"id": "T2", "start": 5, "end": 6},
        {"id": "T3", "start": 9, "end": 10},
    ],
    "event_mentions": [
        {
            "event_type": "Conflict.Attack.DetonateExplode",
            "trigger": {"start": 2, "end": 4, "text": "blew up"},
            "arguments": [
                {"entity_id": "T1", "role": "ExplosiveDevice", "text": "mine"},
                {"entity_id": "T2", "role": "Target", "text": "ferry"},
                {"entity_id": "T9", "role": "Place", "text": "lost"},
            ],
        }
    ],
}
REDUCED: dict[str, Any] = {
    "docid": "market_2",
    "tokens": "Gunmen shot a grocer in Kano . Then they shot a guard .".split(),
    "sentences": ["Gunmen shot a grocer in Kano ", " Then they shot a guard "],
    "event_mentions": [
        {
            "event_type": "Conflict.Attack",
            "trigger": {"start_idx": 1, "end_idx": 2, "text": "shot"},
            "arguments": [{"role": "Target", "text": "guard"}],
        }
    ],
}


def write(path: Path, *rows: dict[str, Any]) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))


def test_dev_has_exact_places(tmp_path: Path) -> None:
    write(tmp_path / wikievents.DEV, DEV)
    (example,) = wikievents.dev_examples(tmp_path)
    assert example.id == "harbour_1"
    assert example.sentences == (0, 9)
    assert example.triggers == (Trigger(2, 4, "conflict.attack", ("ASSAULT", "")),)
    assert example.arguments == (Argument(0, 1, 2, "instrument"), Argument(0, 5, 6, "patient"))


def test_coreference_where_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "dev.jsonl"
    path.write_text(json.dumps(DEV | {"clusters": [["T2", "T3", "T8"]]}) + "\n" + json.dumps(DEV))
    one, other = wikievents.texts(path)
    assert one.coreferent == dict.fromkeys([(5, 6), (9, 10)], ((5, 6), (9, 10)))
    assert other.coreferent is None


def test_reduced_is_put_back(tmp_path: Path) -> None:
    write(tmp_path / wikievents.TRAIN, REDUCED)
    (text,) = wikievents.texts(tmp_path / wikievents.TRAIN)
    assert text.events == (NativeEvent(9, 10, "conflict.attack", (NativeArgument(11, 12, "target"),)),)
    assert text.sentences == (0, 7)
    (example,) = wikievents.examples(tmp_path)
    assert example.triggers[0].start == 9


def test_texts_that_stand_in_dev_are_not_trained_on(tmp_path: Path) -> None:
    write(tmp_path / wikievents.TRAIN, REDUCED | {"docid": "scenario_en_kairos_62"}, REDUCED)
    assert [example.id for example in wikievents.examples(tmp_path)] == ["market_2"]


def test_sentences_of_words() -> None:
    words = 'The U . S . envoy left at 6 p . m . on Monday . He " won \' t return . " Aides agreed .'.split()
    starts = wikievents.sentences_of(words)
    assert starts[:2] == (0, words.index("He"))
    assert words.index("Aides") in starts
    assert wikievents.sentences_of([]) == (0,)
    assert wikievents.sentences_of("It fell 3 . 5 % .".split()) == (0,)
