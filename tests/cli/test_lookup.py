"""`dateline lookup`: names and times as the tables and resolvers know them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.cli import main

PLACES = "name,kind,lat,lon,country,aliases\nCamp Larch,facility,33.10,44.20,IRQ,FOB Larch\n"
ACTORS = """id,canonical,kind,country,aliases,from,until,sector
river-guard,River Guard,militia,IRQ,Haras al-Nahr,2015,,PRM
"""


def told(capsys: pytest.CaptureFixture[str], *argv: str) -> list[dict[str, object]]:
    assert main(["lookup", *argv, "--json"]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_a_place_with_its_point_and_source(capsys: pytest.CaptureFixture[str]) -> None:
    first = told(capsys, "place", "Mosul")[0]
    assert (first["country"], first["kind"], first["source"]) == ("IRQ", "settlement", "geonames")
    assert main(["lookup", "place", "Mosul"]) == 0
    assert capsys.readouterr().out.startswith("Mosul (settlement; ")


def test_a_place_of_ones_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text(PLACES)
    found = told(capsys, "place", "FOB", "Larch", "--places", str(table))
    assert [(p["name"], p["lat"], p["source"]) for p in found] == [("Camp Larch", 33.1, "user")]


def test_an_actor_with_its_years_and_relations(capsys: pytest.CaptureFixture[str]) -> None:
    row = told(capsys, "actor", "Kataeb", "Hezbollah")[0]
    assert (row["id"], row["country"]) == ("kataib-hizballah", "IRQ")
    assert main(["lookup", "actor", "Kataeb Hezbollah"]) == 0
    assert "member-of popular-mobilization-forces, 2014–…" in capsys.readouterr().out


def test_an_actor_of_ones_own(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    table = tmp_path / "actors.csv"
    table.write_text(ACTORS)
    assert told(capsys, "actor", "Haras al-Nahr", "--actors", str(table))[0]["id"] == "river-guard"


def test_offices_held_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    held = told(capsys, "actor", "Ronald Reagan", "--published", "1985-06-01")
    assert ("president", "USA") in [(t.get("office"), t.get("of")) for t in held] or held[0]["of"] == "USA"
    assert main(["lookup", "actor", "Ronald Reagan"]) == 0
    assert "1981" in capsys.readouterr().out


def test_a_time_with_its_value_and_days(capsys: pytest.CaptureFixture[str]) -> None:
    one = told(capsys, "time", "last Tuesday", "--published", "2020-03-20")[0]
    assert one["timex"] == {"span": {"start": 0, "end": 12}, "type": "DATE", "value": "2020-03-17"}
    assert main(["lookup", "time", "last Tuesday", "--published", "2020-03-20"]) == 0
    assert capsys.readouterr().out == "last Tuesday: DATE 2020-03-17; 2020-03-17 to 2020-03-17 (day, relative)\n"


def test_a_length_has_no_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "time", "for two weeks", "--published", "2020-03-20"]) == 0
    assert capsys.readouterr().out.endswith("DURATION P2W; no day of the calendar\n")


def test_nothing_known(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lookup", "actor", "Zzyzx Front of Nowhere"]) == 1
    assert capsys.readouterr().out == "nothing known of 'Zzyzx Front of Nowhere'\n"


def test_a_table_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["lookup", "actor", "x", "--actors", str(tmp_path / "none.csv")]) == 2
    assert "none.csv" in capsys.readouterr().err
