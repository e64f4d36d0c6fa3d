"""A user's own actors: what a file may hold, and what is said of one that can't be read."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dateline.errors import SettingError
from dateline.lexicon.actor_rows import packaged_rows, user_rows
from dateline.lexicon.actors import ActorList


def written(folder: Path, text: str) -> Path:
    path = folder / "own.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_of_ones_own_are_added_and_replace_those_of_the_same_id(tmp_path: Path) -> None:
    text = (
        "# our actors\nid,canonical,kind,country,aliases,from,until,sector\n"
        'river-guard,River Guard,militia,NGA,"Guard of the River|RGX",2021,-,PRM\n'
        "boko-haram,Boko Haram,militia,NGA,Boko Haram,,,\n"
    )
    actors = ActorList.load(written(tmp_path, text))
    guard, boko = actors.find("RGX"), actors.find("Boko Haram")
    assert guard is not None
    assert (guard.id, guard.kind, guard.country, guard.sector) == ("river-guard", "militia", "NGA", "PRM")
    assert actors.years("river-guard") == (2021, None)
    assert boko is not None
    assert (boko.kind, boko.aliases) == ("militia", ("Boko Haram",))


def test_three_columns_are_enough(tmp_path: Path) -> None:
    (row,) = user_rows(written(tmp_path, "kind,id,canonical\nrebels,x,Xan Front\n\n"))
    assert (row.id, row.canonical, row.kind, row.country) == ("x", "Xan Front", "rebels", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "no header line"),
        ("id,canonical\n", "own.csv:1: column 'kind' is missing"),
        ("id,canonical,kind,colour\n", "own.csv:1: column 'colour' is not known"),
        ("id,canonical,kind\nx,Xan\n", "own.csv:2: 2 columns where the header has 3"),
        ("id,canonical,kind\nx,Xan,band\n", "own.csv:2: column 'kind' holds 'band'"),
        ("id,canonical,kind\n,Xan,rebels\n", "own.csv:2: column 'id' holds ''"),
        ("id,canonical,kind,country\nx,Xan,rebels,Iraq\n", "own.csv:2: column 'country' holds 'Iraq'"),
        ("id,canonical,kind,from\nx,Xan,rebels,May 2014\n", "own.csv:2: column 'from' holds 'May 2014'"),
        ("id,canonical,kind,sector\nx,Xan,rebels,ARMY\n", "own.csv:2: column 'sector' holds 'ARMY'"),
        ("id,canonical,kind\nx,Xan,rebels\nx,Xon,rebels\n", "own.csv:3: column 'id': 'x' stands twice"),
        ('id,canonical,kind\nx,"Xan"y,rebels\n', "own.csv:2: not well-formed CSV"),
    ],
)
def test_what_is_wrong_is_told_by_line_and_column(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingError) as error:
        user_rows(written(tmp_path, text))
    assert told in str(error.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="can't be read"):
        user_rows(tmp_path / "none.csv")


def test_no_packaged_id_stands_in_two_tables() -> None:
    ids = [row.id for row in packaged_rows()]
    assert [ident for ident, times in Counter(ids).items() if times > 1] == []
