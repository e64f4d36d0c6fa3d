from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest

from benchmarks.accuracy import muc4, muc4_keys, muc4_tune
from benchmarks.accuracy.muc4_keys import Filler, Template
from benchmarks.accuracy.muc4_mentions import key_mentions, key_types
from benchmarks.accuracy.splits import held_out
from benchmarks.accuracy.text_words import TextWords
from dateline.errors import InputError
from dateline.records.claim import Record
from dateline.records.reading import Labelled
from dateline.records.report import Source
from tests.benchmarks.accuracy.muc4_made import write
from tests.fake_coder import sample


class Silent:
    """A coder that finds no claim, and refuses what says so."""

    def code(self, source: Source) -> Record:
        if "REFUSE" in source.text:
            raise InputError(source.source, "the text says so")
        return Record(msgspec.structs.replace(sample().report, text=source.text, dateline_place=None), (), ())


class Said:
    def __init__(self, fillers: list[Labelled], incidents: dict[str, float]) -> None:
        self._fillers, self._incidents = fillers, incidents

    def fillers(self) -> list[Labelled]:
        return self._fillers

    def incidents(self) -> dict[str, float]:
        return self._incidents


class Perfect:
    """Knows the key of the texts under a folder."""

    def __init__(self, folder: Path) -> None:
        part = muc4_keys.load(folder)
        self._known = {
            page.words: Said(key_mentions(page, part.keys[name]), key_types(part.keys[name]))
            for name, message in part.messages.items()
            for page in (TextWords(message.text),)
        }

    def read(self, words: Sequence[str], sentences: Sequence[int]) -> Said:
        assert sentences[0] == 0
        return self._known[tuple(words)]


def run(capsys: pytest.CaptureFixture[str], *args: str, folder: Path) -> dict[str, object]:
    assert muc4.main(["--data", str(folder), "--json", *args], Perfect(folder), Silent()) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_perfect_reader(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = run(capsys, "--peers", "--errors", "9", folder=write(tmp_path))
    assert found["messages"] == 3
    assert found["templates_wanted"] == 2
    assert found["scored"] == "all texts of the file"
    figures = found["figures"]
    assert isinstance(figures, dict)
    assert figures["relevance_f1"] == 1
    peers = found["peers"]
    assert isinstance(peers, dict)
    # The reader takes the key's choice of types for two incidents; the peer takes the first.
    assert 0.5 < figures["official_f"] < peers["the key's strings and types"]["official_f"] < 1
    assert figures["string_slots_f1"] < peers["the key's strings and types"]["string_slots_f1"] < 1
    # MILL is a part of OLD MILL BANK, which is longer; the band is not in the text.
    errors = found["errors"]
    assert isinstance(errors, list)
    assert {(e["kind"], e["string"]) for e in errors} == {("missing", "MILL"), ("missing", '"RED" BAND')}


def test_parts_limit_and_rules(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path)
    found = run(capsys, "--parts", "dev", "--limit", "1", "--rules", folder=folder)
    assert (found["messages"], found["scored"], found["system"]) == (1, "dev", "rules alone")
    assert found["peers"] is None


def test_the_table_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path)
    assert muc4.main(["--data", str(folder), "--peers", "--errors", "1"], Perfect(folder), Silent()) == 0
    out = capsys.readouterr().out
    assert "official, all templates" in out
    assert "peer: the key's strings and types" in out
    assert "\tmissing\t" in out


def test_a_message_that_the_coder_refuses_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    message = muc4_keys.Message("X", "REFUSE THIS")
    read = muc4.read_all({"X": message}, None, Silent())
    assert read["X"].record is None
    assert read["X"].fillers == ()
    assert "X: " in capsys.readouterr().err


def test_optional_templates_are_wanted_of_nobody() -> None:
    def one(type: str, optional: bool = False) -> Template:
        return Template("M", "1", optional, {muc4_keys.TYPE: (Filler((type,)),)})

    key = {"A": (one("ATTACK"),), "B": (one("ARSON", True),), "C": (one("ARSON", True),), "D": ()}
    said = {"A": (one("ARSON"),), "B": (one("ARSON"),), "D": (one("ARSON"),)}
    relevance, types = muc4.filtering(said, key)
    assert (relevance.right, relevance.coded, relevance.wanted) == (2, 3, 2)
    assert (types.right, types.coded, types.wanted) == (1, 3, 2)


def test_spurious_strings_are_faults() -> None:
    said = Template("M", "1", False, {muc4_keys.PHYS_ID: (Filler(("BARN",)), Filler(("MILL",)))})
    key = Template("M", "1", False, {muc4_keys.PHYS_ID: (Filler(("OLD MILL",)),)})
    assert [(f.kind, f.string) for f in muc4.faults([said], [key], "M")] == [("spurious", "BARN")]


def test_tuning_takes_what_helps(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path)
    assert muc4_tune.main(["--data", str(folder), "--parts", "dev,tst1", "--seen"], Perfect(folder), Silent()) == 0
    out = capsys.readouterr().out
    assert out.startswith("3 messages\n")
    assert "Settings(" in out


def test_tuning_leaves_out_what_training_saw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path)
    muc4_tune.main(["--data", str(folder), "--parts", "dev,tst1"], Perfect(folder), Silent())
    left = 1 + sum(held_out("muc4", name) for name in ("DEV-MUC9-0001", "DEV-MUC9-0002"))
    assert capsys.readouterr().out.startswith(f"{left} messages\n")
