"""TimeML documents: plain text, places of the expressions, sets."""

from __future__ import annotations

import io
import tarfile
from datetime import date
from pathlib import Path

import pytest

from benchmarks.accuracy.timeml import load, set_of

TML = """<?xml version="1.0" ?>
<TimeML>
<DCT><TIMEX3 tid="t0" type="DATE" value="{day}">x</TIMEX3></DCT>
<TEXT>
Rebels <EVENT eid="e1">left</EVENT> <TIMEX3 tid="t1" type="DATE" value="1999-05-03">last <SIGNAL>Monday</SIGNAL>
</TIMEX3> &amp; came back<TIMEX3 type="DATE" value="x"/>.</TEXT>
</TimeML>
"""


def test_words_and_places(tmp_path: Path) -> None:
    (tmp_path / "News").mkdir()
    (tmp_path / "News" / "a.tml").write_text(TML.format(day="1999-05-05"))
    (document,) = load(tmp_path)
    assert (document.id, document.set, document.written) == ("a", "News", date(1999, 5, 5))
    (time,) = document.times
    assert time.span.of(document.text) == "last Monday\n"
    assert (time.type, time.value) == ("DATE", "1999-05-03")
    assert document.text.endswith("& came back.")


def test_an_archive_and_a_single_file(tmp_path: Path) -> None:
    content = TML.format(day="19990505").encode()
    path = tmp_path / "wikiwars-x.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        for name in ("set/tml/b.tml", "set/tml/._b.tml", "set/readme"):
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    (document,) = load(path)
    assert (document.set, document.written) == ("WikiWars", date(1999, 5, 5))
    single = tmp_path / "c.tml"
    single.write_text(TML.format(day="unknown"))
    assert [(d.id, d.written) for d in load(single)] == [("c", None)]


def test_the_set_is_the_folder_or_the_archive() -> None:
    assert set_of("TBAQ/TimeBank/a.tml", Path("tbaq.tar.gz")) == "TimeBank"
    assert set_of("tml/a.tml", Path("platinum.tar.gz")) == "platinum"


@pytest.mark.parametrize("content", ["<TimeML>", "<TimeML></TimeML>"])
def test_what_is_no_timeml_is_said(tmp_path: Path, content: str) -> None:
    (tmp_path / "a.tml").write_text(content)
    with pytest.raises(ValueError, match=r"a\.tml"):
        load(tmp_path)
