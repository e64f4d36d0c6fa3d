"""The form of `data/actors_civil.tsv` and `data/former_names.tsv`: what a loader may rely on."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final, get_args

import pytest

from dateline.lexicon.name_words import name_words
from dateline.lexicon.rows import listed, rows
from dateline.records.reference import ActorKind

Key = tuple[str, ...]

_ACTORS: Final = list(rows("actors.tsv", ("id", "canonical", "kind", "country", "aliases", "from", "until", "sector")))
_CIVIL: Final = list(
    rows("actors_civil.tsv", ("id", "canonical", "kind", "country", "aliases", "from", "until", "sector"))
)
_FORMER: Final = list(rows("former_names.tsv", ("kind", "name", "later", "iso3_or_id", "from", "until")))

#: PLOVER's sectors and its codes of international actors.
_SECTORS: Final = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC "
    "IGO UNO EUR NGO ISM IMG MNC".split()
)
#: Names that would be read into ordinary sentences.
_ORDINARY: Final = frozenset(
    "congress|the congress|parliament|senate|the council|council|supreme court|opposition|government|church|the hill|"
    "total|the sun|the atlantic|reprieve|hope|unity|alliance|freedom|progress|article 19|camp david".split("|")
)


def _first_cells(table: str) -> frozenset[str]:
    """The first column of a packaged table; none where the table isn't packaged."""
    path = files("dateline.lexicon").joinpath("data", table)
    if not path.is_file():
        return frozenset()
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines if line and not line.startswith("#"))


def _armed_table_is_missing(ident: str) -> bool:
    """Whether ``ident`` may be a row of the table of armed actors and that table isn't packaged."""
    return bool(re.fullmatch(r"[a-z0-9-]+", ident)) and not _first_cells("actors_armed.tsv")


def _key(name: str) -> Key:
    return tuple(word.key for word in name_words(name))


def _years_are_well_formed(since: str, until: str) -> bool:
    if not all(re.fullmatch(r"(?:\d{4})?", year) for year in (since, until)):
        return False
    return not (since and until) or since <= until


def test_the_table_is_wide_enough() -> None:
    assert len(_CIVIL) >= 1200
    assert len({row[3] for row in _CIVIL}) >= 120


def test_ids_are_kebab_case_and_stand_once() -> None:
    idents = [row[0] for row in (*_ACTORS, *_CIVIL)]
    assert len(idents) == len(set(idents))
    assert [i for i in idents if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", i)] == []


def test_no_id_is_one_of_an_armed_actor() -> None:
    assert {row[0] for row in _CIVIL} & (_first_cells("actors_armed.tsv") - {"id"}) == set()


def test_canonical_names_stand_once_and_in_no_other_row_of_the_first_table() -> None:
    first = {_key(name) for row in _ACTORS for name in (row[1], *listed(row[4]))}
    own = [_key(row[1]) for row in _CIVIL]
    assert [row[1] for row in _CIVIL if _key(row[1]) in first] == []
    assert len(own) == len(set(own))


def test_no_row_repeats_a_name_of_its_own_country() -> None:
    held: dict[Key, set[str]] = {}
    for row in _ACTORS:
        for name in (row[1], *listed(row[4])):
            held.setdefault(_key(name), set()).add(row[3])
    assert [(row[0], n) for row in _CIVIL for n in listed(row[4]) if row[3] in held.get(_key(n), ())] == []


def test_cells_hold_what_their_columns_say() -> None:
    kinds, countries = frozenset(get_args(ActorKind)), _first_cells("countries.tsv")
    for ident, canonical, kind, country, aliases, since, until, sector in _CIVIL:
        assert canonical == canonical.strip(), ident
        assert _key(canonical), ident
        assert kind in kinds, ident
        assert not country or country in countries, ident
        assert sector in _SECTORS, ident
        assert _years_are_well_formed(since, until), ident
        keys = [_key(name) for name in (canonical, *listed(aliases))]
        assert all(keys), ident
        assert len(keys) == len(set(keys)), ident


def test_no_name_is_an_ordinary_phrase() -> None:
    names = {name.casefold() for row in _CIVIL for name in (row[1], *listed(row[4]))}
    assert names & _ORDINARY == set()


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Verkhovna Rada", "verkhovna-rada"),
        ("Quai d'Orsay", "quai-dorsay"),
        ("SNHR", "syrian-network-for-human-rights"),
        ("Radio Mille Collines", "rtlm"),
        ("Zionist Camp", "zionist-union"),
    ],
)
def test_well_known_bodies_are_there(name: str, ident: str) -> None:
    assert ident in {row[0] for row in _CIVIL if _key(name) in {_key(n) for n in (row[1], *listed(row[4]))}}


def test_former_names_lead_to_a_country_or_a_row() -> None:
    later = _first_cells("countries.tsv") | {row[0] for row in (*_ACTORS, *_CIVIL)} | _first_cells("actors_armed.tsv")
    assert len(_FORMER) >= 150
    assert len({(row[1], row[2]) for row in _FORMER}) == len(_FORMER)
    for kind, name, now, where, since, until in _FORMER:
        assert kind in ("state", "ministry", "organisation"), name
        assert name, now
        assert now, name
        assert where in later or _armed_table_is_missing(where), name
        assert _years_are_well_formed(since, until), name
