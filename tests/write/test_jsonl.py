from __future__ import annotations

import json

import msgspec

from dateline.records.claim import Claim
from dateline.write import jsonl
from tests.fake_coder import sample


def test_one_line_with_the_schema_first() -> None:
    line = jsonl.encode(sample())
    assert line.endswith(b"}\n")
    assert line.count(b"\n") == 1
    assert line.startswith(b'{"schema":"dateline/1","report":{')
    assert list(json.loads(line)) == ["schema", "report", "actors", "claims"]


def test_every_key_is_there_and_dates_are_iso() -> None:
    record = json.loads(jsonl.encode(sample()))
    assert record["report"]["url"] is None
    assert record["report"]["published"] == {"date": "2020-03-18", "basis": "given", "candidates": []}
    for claim in record["claims"]:
        assert set(claim) == set(Claim.__struct_fields__)
    rockets = record["claims"][1]
    assert rockets["time"]["earliest"] == "2020-03-11"
    assert rockets["weapon"][0]["class"] == "rocket"
    assert rockets["attribution"]["kind"] == "none"
    assert rockets["attribution"]["via"] is None
    assert rockets["facility"] is None


def test_same_record_same_bytes() -> None:
    assert jsonl.encode(sample()) == jsonl.encode(sample())


def test_text_of_any_script_survives() -> None:
    record = msgspec.structs.replace(sample(), report=msgspec.structs.replace(sample().report, title="🚀 قائم 攻击"))
    assert json.loads(jsonl.encode(record))["report"]["title"] == "🚀 قائم 攻击"
