from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import AssetError
from dateline.lexicon.actors import ActorList, name_words, valid_on
from dateline.records.mention import ActorEntryRelation

actors = ActorList.load()


def test_the_list_is_wide_enough() -> None:
    assert len(actors) >= 450


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Kataeb Hezbollah", "kataib-hizballah"),
        ("Kata’ib Hizballah", "kataib-hizballah"),
        ("Hezbollah", "hezbollah"),
        ("al-Qa'ida", "al-qaeda"),
        ("al Qaeda in Iraq", "al-qaeda-in-iraq"),
        ("the Taliban", "taliban"),
        ("The Guardian", "the-guardian"),
        ("Tupac Amaru Revolutionary Movement", "tupac-amaru-revolutionary-movement"),
        ("M-19", "19th-of-april-movement"),
        ("U.N.", "united-nations"),
        ("LeT", "lashkar-e-taiba"),
        ("FARABUNDO MARTI NATIONAL LIBERATION FRONT", "farabundo-marti-national-liberation-front"),
    ],
)
def test_names_are_found(name: str, ident: str) -> None:
    entry = actors.find(name)
    assert entry is not None
    assert entry.id == ident


@pytest.mark.parametrize("name", ["Let", "LET", "an Islamic state", "is", "Hezbollah leader", "the", "", "un"])
def test_other_words_are_not_names(name: str) -> None:
    assert actors.find(name) is None


def test_years_and_rows() -> None:
    assert actors.years("provisional-irish-republican-army") == (1969, 2005)
    assert actors.years("nobody") == (None, None)
    assert actors.get("nobody") is None


def test_words_keep_their_place_and_lose_the_possessive() -> None:
    words = name_words("Iran's U.N. al-Ḥūthī")
    assert [(w.key, w.shape, w.possessive) for w in words] == [
        ("iran", "capital", True),
        ("un", "upper", False),
        ("al", "lower", False),
        ("huthi", "capital", False),
    ]
    assert (words[0].start, words[0].end) == (0, 4)


def test_every_relation_names_rows_and_symmetric_ones_stand_on_both_sides() -> None:
    hamas, fatah = actors.get("hamas"), actors.get("fatah")
    assert hamas is not None
    assert fatah is not None
    assert any(r.type == "opposes" and r.to == "fatah" for r in hamas.relations)
    assert any(r.type == "opposes" and r.to == "hamas" for r in fatah.relations)


def test_relations_hold_from_year_to_year() -> None:
    relation = ActorEntryRelation("part-of", "x", "2015", "2016-03-01")
    assert not valid_on(relation, date(2014, 12, 31))
    assert valid_on(relation, date(2015, 1, 1))
    assert valid_on(relation, date(2016, 3, 1))
    assert not valid_on(relation, date(2016, 3, 2))
    assert valid_on(relation, None)
    assert valid_on(ActorEntryRelation("part-of", "x"), date(1990, 1, 1))


def test_broken_tables_are_refused() -> None:
    row = ("a", "Alpha Front", "rebels", "", "", "", "")
    with pytest.raises(AssetError, match="'a' stands twice"):
        ActorList([row, row], [])
    with pytest.raises(AssetError, match="kind 'band'"):
        ActorList([("a", "Alpha", "band", "", "", "", "")], [])
    with pytest.raises(AssetError, match="a opposes b"):
        ActorList([row], [("a", "opposes", "b", "", "", "")])
