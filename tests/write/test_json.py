from __future__ import annotations

import json as standard

import pytest

from dateline.write import json, jsonl
from tests.fake_coder import sample


@pytest.mark.parametrize("count", [0, 1, 3])
def test_an_array_of_the_same_records_as_json_lines(count: int) -> None:
    records = [sample(f"{n}.txt") for n in range(count)]
    written = b"".join(json.encode_all(records))
    assert standard.loads(written) == [standard.loads(jsonl.encode(record)) for record in records]
    assert written.endswith(b"]\n")


def test_records_are_drawn_one_by_one() -> None:
    drawn: list[int] = []
    records = (drawn.append(n) or sample() for n in range(3))  # type: ignore[func-returns-value]
    pieces = json.encode_all(records)
    next(pieces)
    assert drawn == [0]
