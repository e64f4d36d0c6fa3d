from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.accuracy.polnear import Article
from training.reader.corpora import polnear
from training.reader.example import Argument, Trigger

# Words: " 0 We 1 won 2 , 3 " 4 Ito 5 has 6 said 7 . 8 | Critics 9 laughed 10 . 11
TEXT = '"We won," Ito has said. Critics laughed.'
BRAT = """T1\tSource 10 13\tIto
T2\tCue 14 22\thas said
T3\tContent 1 3;4 7\tWe won
E1\tAttribution:T9 Content:T3 Cue:T2 Source:T1
T4\tSource 24 31\tCritics
E2\tAttribution:T9 Source:T4
T5\tContent 31 32\tan empty place
E3\tAttribution:T9 Cue:T2 Content:T5 Source:T4
T6\tCue 23 24\tan empty place
E4\tAttribution:T9 Cue:T6 Source:T4
"""


def test_cues_with_their_source_and_content() -> None:
    example = polnear.example(Article("a", TEXT, BRAT))
    assert (example.corpus, example.id, example.native) == ("polnear", "a", "polnear")
    assert example.sentences == (0, 9)
    # E2 and E4 have no cue in words; E3 shares that of E1.
    assert example.triggers == (Trigger(6, 8, native="cue"),)
    assert set(example.arguments) == {
        Argument(0, 5, 6, "source"),
        Argument(0, 1, 2, "content"),
        Argument(0, 2, 3, "content"),
        Argument(0, 9, 10, "source"),
    }
    assert example.roles == ("source", "content")
    assert example.complete == ()


@pytest.mark.parametrize(("limit", "count"), [(None, 3), (2, 2), (9, 3)])
def test_parts_and_limit(limit: int | None, count: int, tmp_path: Path) -> None:
    folder = tmp_path / "polnear"
    folder.mkdir()
    for part in ("train", "dev"):
        lines = [json.dumps({"id": f"{part}{n}", "text": TEXT, "brat": BRAT}) for n in range(3)]
        (folder / f"{part}.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode()))
    assert len({example.id for example in polnear.examples(tmp_path, limit=limit)}) == count
    assert all(example.id.startswith("dev") for example in polnear.examples(tmp_path, "dev", limit))
