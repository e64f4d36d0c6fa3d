"""The form of `actors_armed.tsv` and `actor_relations_armed.tsv`; what a look-up makes of them is the loader's test."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final, get_args

from dateline.lexicon.countries import Countries
from dateline.lexicon.name_words import name_words
from dateline.lexicon.rows import listed, rows
from dateline.records.reference import ActorKind, RelationType

COLUMNS: Final = ("id", "canonical", "kind", "country", "aliases", "from", "until")
ROWS: Final = list(rows("actors_armed.tsv", (*COLUMNS, "sector")))
OTHERS: Final = list(rows("actors.tsv", (*COLUMNS, "sector")))
RELATION_COLUMNS: Final = ("from", "type", "to", "since", "until", "source")
RELATIONS: Final = list(rows("actor_relations_armed.tsv", RELATION_COLUMNS))
#: The sector codes of the PLOVER manual's table.
SECTORS: Final = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC".split()
)
SYMMETRIC: Final = frozenset(("allied-with", "opposes", "also-known-as"))


def keys(name: str) -> tuple[str, ...]:
    return tuple(word.key for word in name_words(name))


def test_the_table_is_wide_enough() -> None:
    assert len(ROWS) >= 3000
    assert len(RELATIONS) >= 2000
    assert len({row[3] for row in ROWS}) >= 160


def test_ids_are_unique_in_both_tables_and_made_of_small_letters() -> None:
    ids = Counter(row[0] for row in (*ROWS, *OTHERS))
    assert [ident for ident, times in ids.items() if times > 1] == []
    assert [row[0] for row in ROWS if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", row[0])] == []


def test_kinds_sectors_and_countries_exist() -> None:
    countries = Countries.load()
    assert {row[2] for row in ROWS} <= set(get_args(ActorKind))
    assert {row[7] for row in ROWS} <= SECTORS
    assert sorted({row[3] for row in ROWS if row[3] and countries.get(row[3]) is None}) == []


def test_years_are_years_and_in_order() -> None:
    for row in ROWS:
        assert all(re.fullmatch(r"(?:1[6-9]|20)\d\d|", year) for year in row[5:7]), row[0]
        assert not (row[5] and row[6] and row[5] > row[6]), row[0]


def test_names_are_tidy_and_none_stands_twice_in_a_row() -> None:
    for row in ROWS:
        names = (row[1], *listed(row[4]))
        assert all(name == " ".join(name.split()) and keys(name) for name in names), row[0]
        assert len(set(names)) == len(names), row[0]


def test_no_two_rows_bear_one_canonical_name_in_one_country() -> None:
    names = Counter((keys(row[1]), row[3]) for row in (*ROWS, *OTHERS))
    assert [name for name, times in names.items() if times > 1] == []


def test_no_name_is_a_common_noun() -> None:
    """A name like "Shield" or "Base" would be found in every other report."""
    nouns = {row[0] for row in rows("nouns.tsv", ("noun", "class", "kind", "flags"))}
    found = set()
    for row in ROWS:
        for name in (row[1], *listed(row[4])):
            words = name_words(name)
            if len(words) == 1 and words[0].shape in ("lower", "capital") and words[0].key in nouns:
                found.add(words[0].key)
    # Kinds of fighters that are also the names of known bodies.
    assert found <= {"fedayeen", "spetsnaz"}


def test_relations_join_rows_that_exist() -> None:
    known = {row[0] for row in (*ROWS, *OTHERS)}
    types = set(get_args(RelationType))
    for one, kind, other, since, until, source in RELATIONS:
        assert {one, other} <= known, (one, other)
        assert one != other
        assert kind in types
        assert all(re.fullmatch(r"\d{4}(?:-\d\d-\d\d)?|", day) for day in (since, until)), (one, other)
        assert not (since and until and since > until), (one, kind, other)
        assert source, (one, kind, other)


def test_no_relation_stands_twice_even_turned_round() -> None:
    seen: Counter[tuple[str, str, str]] = Counter()
    for one, kind, other, *_ in (*RELATIONS, *rows("actor_relations.tsv", RELATION_COLUMNS)):
        seen[(min(one, other), kind, max(one, other)) if kind in SYMMETRIC else (one, kind, other)] += 1
    ours = {(min(r[0], r[2]), r[1], max(r[0], r[2])) if r[1] in SYMMETRIC else (r[0], r[1], r[2]) for r in RELATIONS}
    assert [relation for relation in ours if seen[relation] > 1] == []
