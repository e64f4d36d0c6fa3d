"""The packaged gazetteer: what it must know, and how names compare."""

from __future__ import annotations

import os
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest

from dateline.errors import AssetError
from dateline.lexicon.facilities import FacilityNouns
from dateline.lexicon.gazetteer import Gazetteer, norm_name, strip_article
from dateline.lexicon.place_words import PlaceWords, load_abbreviations


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "norm"),
    [
        ("Al-Qa’im", "al qaim"),
        ("Kandahār", "kandahar"),
        ("Łódź", "lodz"),
        ("St. Louis", "st louis"),
        ("U.S.", "us"),
        ("Ağdam\n Şəhəri", "agdam sahari"),
        ("", ""),
    ],
)
def test_norm_name(name: str, norm: str) -> None:
    assert norm_name(name) == norm


def test_strip_article_keeps_what_has_none() -> None:
    assert strip_article("al qaim") == "qaim"
    assert strip_article("alamo") == "alamo"


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Maidan Wardak", "AFG", "admin1"),
        ("Anbar", "IRQ", "admin1"),
        ("Nineveh", "IRQ", "admin1"),
        ("Helmand", "AFG", "admin1"),
        ("Banten", "IDN", "admin1"),
        ("Antioquia", "COL", "admin1"),
        ("Besmaya", "IRQ", "facility"),
        ("Camp Bondsteel", "XKX", "facility"),
        ("Al Tanf", "SYR", "facility"),
        ("Donbass", "UKR", "region"),
        ("Nagorny Karabakh", "AZE", "region"),
        ("Bab al-Mandab", None, "water"),
        ("Zaire", "COD", "country"),
        ("USSR", "RUS", "country"),
        ("Burma", "MMR", "country"),
        ("Hong Kong", "HKG", "country"),
        ("Rapides Parish", "USA", "admin2"),
        ("al-Qaim", "IRQ", "settlement"),
        ("Qaim", "IRQ", "settlement"),
    ],
)
def test_lookup_finds(gazetteer: Gazetteer, name: str, country: str | None, kind: str) -> None:
    assert any(p.country == country and p.kind == kind for p in gazetteer.lookup(name))


def test_lookup_of_an_unknown_name_is_empty(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xyzzyqqq") == []
    assert gazetteer.lookup("al-Xyzzyqqq") == []


def test_capital_and_country(gazetteer: Gazetteer) -> None:
    capital = gazetteer.capital_of("IRQ")
    assert capital is not None
    assert capital.name == "Baghdad"
    assert gazetteer.capital_of("???") is None
    country = gazetteer.country("IRQ")
    assert country is not None
    assert country.name == "Iraq"
    assert gazetteer.country("???") is None


def test_own_table_has_a_source_for_every_row() -> None:
    path = files("dateline.lexicon") / "data" / "places_own.tsv"
    rows = [x.split("\t") for x in path.read_text(encoding="utf-8").splitlines() if x and not x.startswith("#")]
    assert len(rows) > 350
    assert all(len(r) == 13 and r[12] for r in rows)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AssetError, match="no gazetteer at"):
        Gazetteer.load(tmp_path / "none.sqlite")


def test_the_cache_is_bounded(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.lexicon.gazetteer._CACHE_ROWS", 3)
    fresh = Gazetteer.load()
    for name in ("Paris", "London", "Rome", "Madrid", "Lima", "Kabul"):
        assert fresh.lookup(name)
    assert fresh.lookup("Paris")
    assert len(fresh._cache) <= 5
    assert gazetteer.lookup("Paris") == fresh.lookup("Paris")


def test_a_forked_process_opens_the_file_anew() -> None:
    gazetteer = Gazetteer.load()
    before = gazetteer._db
    gazetteer._pid = os.getpid() + 1
    assert gazetteer.lookup("Lima")
    assert gazetteer._db is not before
    assert isinstance(gazetteer._db, sqlite3.Connection)


def test_facility_nouns_match_the_longest() -> None:
    nouns = FacilityNouns.load()
    noun = nouns.ending_at(["the", "international", "airport"], 2)
    assert noun is not None
    assert noun.words == ("international", "airport")
    assert nouns.kind_of("Refugee camp") == "camp"
    assert nouns.kind_of("sofa") is None
    assert nouns.ending_at(["sofa"], 0) is None


def test_word_lists() -> None:
    words = PlaceWords.load()
    assert "police" in words.common
    assert words.is_word("president")
    assert not words.is_word("baghdad")
    assert load_abbreviations()["calif"] == "California"
