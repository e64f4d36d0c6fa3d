from __future__ import annotations

import tarfile
from pathlib import Path

from tests.benchmarks.accuracy.muc4_made import write
from training.reader.corpora import muc4


def test_examples_have_fillers_and_incidents(tmp_path: Path) -> None:
    archive = tmp_path / muc4.ARCHIVE
    archive.parent.mkdir()
    with tarfile.open(archive, "w:gz") as out:
        out.add(write(tmp_path / "set"), "set")
    told, other = muc4.examples(tmp_path)
    assert (told.corpus, told.id) == ("muc4", "DEV-MUC9-0001")
    assert told.words[:3] == ("DEV", "-", "MUC9")
    assert told.sentences[0] == 0
    assert told.incidents == ("attack", "bombing")
    assert told.fillers is not None
    assert [(" ".join(told.words[s.start : s.end]), s.kind) for s in told.fillers] == [
        ("MEMBERS OF THE FREE NORTH FRONT", "PerpInd"),
        ("FNF", "PerpOrg"),
        ("FIREBOMBS", "Weapon"),
        ("OLD MILL BANK", "Target"),
        ("BUILDING", "Target"),
        ("GUARD", "Victim"),
        ("JUAN PEREZ LOPEZ", "Victim"),
    ]
    assert (other.fillers, other.incidents) == ((), ())
    assert [example.id for example in muc4.examples(tmp_path, ("tst1",))] == ["TST1-MUC9-0001"]
