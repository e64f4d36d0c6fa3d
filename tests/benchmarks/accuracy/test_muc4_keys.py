from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_keys import Filler
from tests.benchmarks.accuracy.muc4_made import KEY, TEXTS, write


def test_the_header_gives_place_date_and_source() -> None:
    messages = keys.read_messages(TEXTS)
    one = messages["DEV-MUC9-0001"]
    assert (one.place, one.date, one.source) == ("VILLA NUEVA (CHILE)", "4 MAR 88", "RADIO SUR")
    assert one.header == "DEV-MUC9-0001 (MADE UP)"
    assert one.text.startswith("DEV-MUC9-0001 (MADE UP)\n\n   VILLA NUEVA")
    assert "DEV-MUC9-0002" not in one.text
    assert (messages["DEV-MUC9-0002"].place, messages["DEV-MUC9-0002"].date) == ("BOGOTA", "NO DATE")
    assert messages["TST1-MUC9-0001"].place == ""


def test_a_template_has_its_filled_slots() -> None:
    (template,) = keys.read_keys(KEY)["DEV-MUC9-0001"]
    assert template.number == "1"
    assert not template.optional
    assert template.types == ("bombing", "attack")
    assert template.fillers(keys.DATE) == (Filler(("03 MAR 88", "- 04 MAR 88")),)
    assert template.fillers(keys.LOCATION) == (Filler(("CHILE: VILLA NUEVA (CITY / TOWN)", "CHILE")),)
    assert template.fillers(keys.INSTRUMENT_TYPE) == (Filler(("BOMB", "EXPLOSIVE"), ("FIREBOMBS",), True),)
    assert template.fillers(keys.PERP_IND) == (Filler(("MEMBERS OF THE FREE NORTH FRONT",), (), True),)
    assert template.fillers(keys.CONFIDENCE) == (Filler(("POSSIBLE", "ACQUITTED"), ("FREE NORTH FRONT", "FNF")),)
    assert template.fillers(keys.PHYS_NATION) == ()


def test_a_lost_quotation_mark_and_an_empty_value_do_no_harm() -> None:
    (template,) = keys.read_keys(KEY)["DEV-MUC9-0001"]
    assert template.fillers(keys.PHYS_ID)[1] == Filler(("MILL",))
    assert template.fillers(keys.HUM_DESCRIPTION) == (Filler(("GUARD",), ("JUAN PEREZ LOPEZ",)),)


def test_texts_without_incident_and_optional_templates() -> None:
    found = keys.read_keys(KEY)
    assert found["DEV-MUC9-0002"] == ()
    (template,) = found["TST1-MUC9-0001"]
    assert template.optional
    assert template.inapplicable == {keys.PHYS_ID}
    assert template.fillers(keys.PERP_ORG) == (Filler(('"RED" BAND',)),)


@pytest.mark.parametrize(
    ("line", "filler"),
    [
        ("-", None),
        ("*", None),
        ('DEATH: "-"', Filler(("DEATH",), ("-",))),
        ("GUN: -", Filler(("GUN",), ("-",))),
        ('? ("HEAD" / "CHIEF"): "ANA"', Filler(("HEAD", "CHIEF"), ("ANA",), True)),
        ('"A/B: C"/"D"', Filler(("A/B: C", "D"))),
        ("(HEAD) CLERK", Filler(("(HEAD) CLERK",))),
    ],
)
def test_fillers(line: str, filler: Filler | None) -> None:
    assert keys.read_filler(line, keys.HUM_DESCRIPTION) == filler


def test_an_archive_is_read_like_its_folder(tmp_path: Path) -> None:
    folder = write(tmp_path / "set")
    archive = tmp_path / "set.tar.gz"
    with tarfile.open(archive, "w:gz") as out:
        out.add(folder, "set")
    assert keys.load(archive) == keys.load(folder)
    assert list(keys.load(folder).messages) == ["DEV-MUC9-0001", "DEV-MUC9-0002", "TST1-MUC9-0001"]
    assert list(keys.load(folder, ("tst1",)).keys) == ["TST1-MUC9-0001"]


def test_a_folder_without_keys_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="tst4"):
        keys.load(write(tmp_path), ("tst4",))
