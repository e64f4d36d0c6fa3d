"""What a report tells of who is meant."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.lexicon.actors import ActorList
from dateline.lexicon.countries import Countries
from dateline.records.mention import ActorEntry, ActorEntryRelation, ActorMention
from dateline.records.reference import PlaceRef
from dateline.records.span import Span
from dateline.resolve.actor_evidence import Evidence, Explained, explained, gather

countries, actors = Countries.load(), ActorList.load()


def entry(ident: str, country: str | None, **more: object) -> ActorEntry:
    return ActorEntry(ident, "Xan Front", "rebels", country, (), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The Front for the Liberation of Xan (FLX) said", [Explained("FLX", "Front for the Liberation of Xan")]),
        ("the Jungle Army, or JA, fled", [Explained("JA", "Jungle Army")]),
        ("the Xan Workers' Union (XWU)", [Explained("XWU", "Xan Workers' Union")]),
        ("the United Front. Then (UF)", []),
        ("he left (Mr X) there", []),
        ("the mayor (AB) said", []),
        ("", []),
    ],
)
def test_abbreviations_that_the_text_explains(text: str, wanted: list[Explained]) -> None:
    assert explained(text) == wanted


def test_countries_are_counted_and_words_of_two_states_left_out() -> None:
    text = "Congo accused Rwanda. U.S. envoys flew to Kigali; Rwandans cheered, the Taliban did not."
    mention = ActorMention(Span(text.index("Taliban"), text.index("Taliban") + 7), "taliban")
    found = gather(text, [mention], [PlaceRef("Kigali", 0, 0, country="RWA")], None, actors, countries)
    assert found.countries == {"RWA": 4, "USA": 1, "AFG": 1}
    assert found.entries == {"taliban": 1}
    assert found.focus() == "RWA"


def test_no_country_stands_out() -> None:
    evidence = Evidence()
    assert evidence.focus() is None
    evidence.countries.update({"RWA": 2, "UGA": 2})
    assert evidence.focus() is None
    assert Evidence().share("RWA") == 0


def test_rows_of_one_name_are_ranked_by_country_day_and_relations() -> None:
    one, two = entry("one", "UGA"), entry("two", "RWA", since=1990, until=1995)
    evidence = Evidence(date(1993, 1, 1))
    assert evidence.rank([one]) == [one]
    assert evidence.rank([one, two]) == [one, two]
    evidence.countries["RWA"] = 2
    assert evidence.rank([one, two]) == [two, one]
    early = Evidence(date(1980, 1, 1))
    early.countries.update({"RWA": 1, "UGA": 1})
    assert early.rank([two, one]) == [one, two]
    late = Evidence(date(2010, 1, 1))
    late.countries.update({"RWA": 1, "UGA": 1})
    assert late.rank([two, one]) == [one, two]
    friend = entry("three", "UGA", relations=(ActorEntryRelation("opposes", "x"), ActorEntryRelation("opposes", "y")))
    late.entries.update({"x": 1, "y": 1})
    assert late.rank([one, friend]) == [friend, one]


def test_which_state_a_word_means() -> None:
    readings, north = countries.readings("Congo"), countries.readings("North")
    evidence = Evidence(date(2016, 1, 1))
    usual = evidence.reading(readings)
    assert usual is not None
    assert usual.iso3 == "COD"
    assert evidence.reading(north) is None
    evidence.countries.update({"COG": 1, "KOR": 2})
    other, korea = evidence.reading(readings), evidence.reading(north)
    assert other is not None
    assert korea is not None
    assert (other.iso3, korea.iso3) == ("COG", "PRK")
    assert evidence.reading(()) is None
