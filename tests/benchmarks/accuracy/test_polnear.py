from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from benchmarks.accuracy.polnear import Article, Attribution, load

TEXT = '"We won," Ito said. "Go\nhome." Critics disagree.'
BRAT = """T1\tSource 10 13\tIto
T2\tCue 14 18\tsaid
T3\tContent 0 9;20 30\t"We won," "Go
home."
T4\tAttribution 14 18\tsaid
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
T5\tAttribution-no-source 39 47\tdisagree
E2\tAttribution-no-source:T5
T6\tCue 39 47\tdisagree
T7\tContent 31 38\tCritics
T8\tContent 0 9\t"We won,"
E3\tAttribution-no-source:T5 Cue:T6 Content:T7 Content2:T8 Source:T99
#1\tAnnotatorNotes E1\twhat of this?
"""


def test_attributions() -> None:
    quoted, disagreeing = Article("a", TEXT, BRAT).attributions()
    assert quoted == Attribution(source=((10, 13),), cue=((14, 18),), content=((0, 9), (20, 30)))
    assert disagreeing == Attribution(source=(), cue=((39, 47),), content=((0, 9), (31, 38)))


@pytest.mark.parametrize("packed", [True, False])
def test_articles(packed: bool, tmp_path: Path) -> None:
    path = tmp_path / ("a.jsonl.gz" if packed else "a.jsonl")
    line = json.dumps({"id": "a", "text": TEXT, "brat": BRAT}).encode() + b"\n"
    path.write_bytes(gzip.compress(line) if packed else line)
    assert load(path) == [Article("a", TEXT, BRAT)]
