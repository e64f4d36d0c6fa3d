from __future__ import annotations

import gzip
import json
from pathlib import Path

from training.reader.corpora import m2e2
from training.reader.corpora.event_types import NATIVE_TYPES, level_two, scheme_role
from training.reader.example import Argument, Trigger

ROW = {
    "doc": "radio_1",
    "sentences": [
        {"words": ["Talks", "failed", "."], "golden-event-mentions": []},
        {
            "words": ["Envoys", "phoned", "from", "Bern", "."],
            "golden-event-mentions": [
                {
                    "trigger": {"start": 1, "end": 2, "text": "phoned"},
                    "event_type": "Contact:Phone-Write",
                    "arguments": [
                        {"role": "Entity", "start": 0, "end": 1, "text": "Envoys"},
                        {"role": "Place", "start": 3, "end": 4, "text": "Bern"},
                    ],
                }
            ],
        },
    ],
}


def test_places_are_those_of_the_whole_text(tmp_path: Path) -> None:
    path = tmp_path / m2e2.FILE
    path.parent.mkdir()
    path.write_bytes(gzip.compress(json.dumps(ROW).encode()))
    (example,) = m2e2.examples(tmp_path)
    assert example.id == "radio_1"
    assert example.sentences == (0, 3)
    (trigger,) = example.triggers
    assert (trigger.start, trigger.end, trigger.native) == (4, 5, "contact.contact")
    assert "CONSULT" in trigger.claims
    assert isinstance(trigger, Trigger)
    assert example.arguments == (Argument(0, 3, 4, "participant"), Argument(0, 6, 7, "place"))
    assert example.roles == ("participant", "place")


def test_every_type_is_known() -> None:
    for full in m2e2._TYPES.values():
        assert level_two(full) in NATIVE_TYPES
    assert scheme_role("movement.transportation", "artifact", "m2e2") == "patient"
