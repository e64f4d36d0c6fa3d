"""The form of `data/office_holders.tsv`: what a loader may rely on."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

import pytest

from dateline.lexicon.name_words import name_words
from dateline.lexicon.rows import listed, rows

_HOLDERS: Final = list(
    rows("office_holders.tsv", ("person", "aliases", "office", "of", "sector", "from", "until")),
)
_SECTORS: Final = frozenset(
    "GOV MIL COP JUD SPY LEG REB OPP PTY PRM CRM EDU BUS LAB MED REL SOC IGO UNO EUR NGO".split()
)
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


def _first_cells(table: str) -> set[str]:
    """The first column of a packaged table; none where the table isn't packaged."""
    path = files("dateline.lexicon").joinpath("data", table)
    if not path.is_file():
        return set()
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line.split("\t")[0] for line in lines if line and not line.startswith("#")}


def _on(day: str) -> set[tuple[str, str]]:
    """Who held which office of which body on a day, by a date's parts that the table knows."""
    return {
        (row[0], row[2])
        for row in _HOLDERS
        if (not row[5] or row[5] <= day[: len(row[5])]) and (not row[6] or day[: len(row[6])] <= row[6])
    }


def test_the_table_is_wide_enough() -> None:
    assert len(_HOLDERS) >= 1300
    assert len({row[3] for row in _HOLDERS if len(row[3]) == 3}) >= 120


def test_no_row_stands_twice() -> None:
    assert len(_HOLDERS) == len(set(_HOLDERS))


def test_every_body_is_a_country_or_an_actor() -> None:
    known = _first_cells("countries.tsv") | _first_cells("actors.tsv") | _first_cells("actors_civil.tsv")
    armed = _first_cells("actors_armed.tsv")
    unknown = {row[3] for row in _HOLDERS} - known - armed
    assert {ident for ident in unknown if armed or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", ident)} == set()


def test_cells_hold_what_their_columns_say() -> None:
    for person, aliases, office, _of, sector, since, until in _HOLDERS:
        assert person == person.strip(), person
        assert name_words(person), person
        assert office, person
        assert office == office.strip(), person
        assert sector in _SECTORS, person
        assert all(not day or _DATE.fullmatch(day) for day in (since, until)), person
        short = min(len(since), len(until))
        assert not short or since[:short] <= until[:short], (person, since, until)
        keys = [tuple(word.key for word in name_words(name)) for name in (person, *listed(aliases))]
        assert all(keys), person
        assert len(keys) == len(set(keys)), person


def test_a_person_has_the_same_aliases_in_all_rows_of_one_country() -> None:
    held: dict[tuple[str, str], str] = {}
    for person, aliases, _office, of, *_rest in _HOLDERS:
        assert held.setdefault((person, of), aliases) == aliases, person


@pytest.mark.parametrize(
    ("day", "person", "office"),
    [
        ("1980-09-22", "Saddam Hussein", "head of state"),
        ("1989-11-09", "Mikhail Gorbachev", "head of state"),
        ("1990-04-26", "Joaquin Villalobos", "rebel leader"),
        ("1995-07-11", "Ratko Mladic", "force commander"),
        ("2003-03-20", "Kofi Annan", "secretary-general"),
        ("2022-02-24", "Volodymyr Zelenskyy", "head of state"),
        ("2023-10-07", "Benjamin Netanyahu", "head of government"),
    ],
)
def test_who_held_office_on_a_day(day: str, person: str, office: str) -> None:
    assert (person, office) in _on(day)


def test_a_successor_is_not_in_office_before_his_day() -> None:
    assert ("Boris Yeltsin", "head of state") not in _on("2001-06-01")
    assert ("Benjamin Netanyahu", "head of government") not in _on("2022-01-01")
