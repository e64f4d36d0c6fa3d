from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from training.reader.corpora import timebank
from training.reader.example import Span

TML = """<?xml version="1.0" ?>
<TimeML><DOCID>x</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="1999-05-03">May 3, 1999</TIMEX3></DCT>
<TEXT>
Shells <EVENT eid="e1" class="OCCURRENCE">fell</EVENT> <SIGNAL sid="s1">on</SIGNAL> <TIMEX3 tid="t1">3 May</TIMEX3>,
<TIMEX3 tid="t2">the <TIMEX3 tid="t3">second</TIMEX3> day</TIMEX3> &amp; again mid-<TIMEX3 tid="t4">June</TIMEX3><TIMEX3
tid="t5"/>.
</TEXT></TimeML>
"""


def pack(path: Path, files: dict[str, str]) -> None:
    path.parent.mkdir(exist_ok=True)
    with tarfile.open(path, "w:gz") as tar:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content.encode())
            tar.addfile(member, io.BytesIO(content.encode()))


def test_times_of_both_archives(tmp_path: Path) -> None:
    tbaq, wars = (tmp_path / archive for archive in timebank.ARCHIVES)
    pack(tbaq, {"set/b.tml": TML, "set/a.tml": TML, "set/README": "not read"})
    pack(wars, {"set/01_War.tml": TML})
    examples = list(timebank.examples(tmp_path))
    assert [(example.corpus, example.id) for example in examples] == [
        ("timebank", "a"),
        ("timebank", "b"),
        ("timebank", "01_War"),
    ]
    example = examples[0]
    told = [" ".join(example.words[mention.start : mention.end]) for mention in example.mentions]
    assert told == ["3 May", "the second day", "June"]
    assert example.mentions[0] == Span(3, 5, "Temporal")
    assert example.mention_types == ("Temporal",)
    assert "1999" not in example.words


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(ValueError, match="x has no TEXT"):
        timebank.example("x", b"<TimeML/>")
