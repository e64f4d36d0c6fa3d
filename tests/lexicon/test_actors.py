from __future__ import annotations

from datetime import date

import pytest

from dateline.errors import AssetError
from dateline.lexicon.actor_rows import ActorRow
from dateline.lexicon.actors import ActorList, valid_on
from dateline.lexicon.name_words import name_words
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
    row = ActorRow("a", "Alpha Front", "rebels", "", "", "", "", "REB", "t.tsv")
    with pytest.raises(AssetError, match=r"t\.tsv: 'a' stands twice"):
        ActorList([row, row], [])
    with pytest.raises(AssetError, match="a opposes b"):
        ActorList([row], [("a", "opposes", "b", "", "", "")])


def test_a_name_that_several_rows_bear_gives_all_of_them() -> None:
    found = actors.find_all("National Liberation Army")
    assert {"national-liberation-army-colombia", "national-liberation-army-macedonia"} <= set(found)


@pytest.mark.parametrize(
    ("name", "ident"),
    [
        ("Hashid al-Shaabi", "popular-mobilization-forces"),
        ("Jabhat al Nousra", "al-nusra-front"),
        ("Liwa Fatemiyoon", "fatemiyoun-brigade"),
        ("Kataebe Hizbollah", "kataib-hizballah"),
        ("Abdel Fattah", None),
        ("an Islamic state", None),
    ],
)
def test_other_spellings_come_second(name: str, ident: str | None) -> None:
    entry = actors.find(name)
    assert (entry.id if entry else None) == ident


def test_an_exact_name_is_never_overridden_by_one_spelled_alike() -> None:
    rows = [
        ActorRow("one", "Jaish al-Nasr", "rebels", "", "", "", "", "", "t.tsv"),
        ActorRow("two", "Jaysh an-Nasr", "rebels", "", "", "", "", "", "t.tsv"),
    ]
    both = ActorList(rows)
    assert both.find_all("Jaish al-Nasr") == ("one",)
    assert both.find_all("Jaysh an-Nasr") == ("two",)
    assert set(both.find_all("Jeish al-Nasr")) == {"one", "two"}
    assert both.find_all("Jish al-Nasir") == ()


def test_shared_names_name_rows() -> None:
    row = ActorRow("a", "Alpha Front", "rebels", "", "", "", "", "REB", "t.tsv")
    assert ActorList([row], homonyms=[("The Front", "a")]).find_all("The Front") == ("a",)
    with pytest.raises(AssetError, match="'b', which does not exist"):
        ActorList([row], homonyms=[("The Front", "b")])
