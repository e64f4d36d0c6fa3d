from __future__ import annotations

from datetime import date

import pytest

from dateline.lexicon.countries import Countries

countries = Countries.load()


@pytest.mark.parametrize(
    ("words", "iso3"),
    [
        ("US", "USA"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("America", "USA"),
        ("UK", "GBR"),
        ("Great Britain", "GBR"),
        ("DPRK", "PRK"),
        ("Côte d'Ivoire", "CIV"),
        ("Cote d’Ivoire", "CIV"),
        ("Burma", "MMR"),
        ("Zaire", "COD"),
        ("the Soviet Union", "RUS"),
        ("East Germany", "DEU"),
        ("South Yemen", "YEM"),
        ("Hong Kong", "HKG"),
        ("Kosovo", "XKX"),
        ("HONDURAS", "HND"),
        ("Atlantis", None),
    ],
)
def test_names(words: str, iso3: str | None) -> None:
    assert countries.of_name(words) == iso3


@pytest.mark.parametrize("word", ["us", "Us", "polish", "turkey", "china", "chad"])
def test_small_letters_name_no_country(word: str) -> None:
    assert countries.of_name(word) is None
    assert countries.of_adjective(word) is None


@pytest.mark.parametrize(
    ("word", "iso3"),
    [("Iraqi", "IRQ"), ("British", "GBR"), ("US", "USA"), ("Saudi", "SAU"), ("South Korean", "KOR"), ("Soviet", "RUS")],
)
def test_adjectives(word: str, iso3: str) -> None:
    assert countries.of_adjective(word) == iso3
    assert countries.of_nationality(word) == iso3


@pytest.mark.parametrize(
    ("word", "iso3"),
    [("Iraqis", "IRQ"), ("Britons", "GBR"), ("Swedes", "SWE"), ("Hongkongers", "HKG"), ("Poles", "POL")],
)
def test_people(word: str, iso3: str) -> None:
    assert countries.of_people(word) == iso3


@pytest.mark.parametrize(
    ("words", "iso3"),
    [
        ("Washington", "USA"),
        ("the White House", "USA"),
        ("Downing Street", "GBR"),
        ("the Kremlin", "RUS"),
        ("Moscow", "RUS"),
        ("Tehran", "IRN"),
        ("the Élysée", "FRA"),
        ("Springfield", None),
    ],
)
def test_seats(words: str, iso3: str | None) -> None:
    assert countries.of_seat(words) == iso3


def test_a_code_gives_the_country_as_it_is_now() -> None:
    russia = countries.get("RUS")
    assert russia is not None
    assert (russia.name, russia.adjective, russia.capital, russia.until) == ("Russia", "Russian", "Moscow", None)
    assert countries.get("ZZZ") is None


@pytest.mark.parametrize(
    ("words", "on", "name", "cow"),
    [
        ("Rhodesia", None, "Rhodesia", "ZIM"),
        ("Russian", date(1980, 1, 1), "Soviet Union", "RUS"),
        ("Russian", date(2000, 1, 1), "Russia", "RUS"),
        ("Bonn", date(1988, 1, 1), "West Germany", "GFR"),
        ("Bonn", date(2005, 1, 1), "Germany", "GMY"),
        ("German", date(1988, 1, 1), "Germany", "GMY"),
        ("East Pakistan", date(1970, 1, 1), "East Pakistan", "BNG"),
    ],
)
def test_states_as_they_were_on_a_day(words: str, on: date | None, name: str, cow: str) -> None:
    country = countries.named(words, on)
    assert country is not None
    assert (country.name, country.cow) == (name, cow)


def test_nobody_bears_an_unknown_name() -> None:
    assert countries.named("Freedonia") is None
    assert countries.on("ZZZ", date(2000, 1, 1)) is None


def test_words_that_mean_several_states() -> None:
    assert [r.iso3 for r in countries.readings("Congo")] == ["COD", "COG"]
    assert countries.readings("Chad") == ()
    assert countries.begins("congo")
    assert not countries.begins("frobnicate")


def test_former_names_lead_to_the_state_of_today() -> None:
    assert countries.of_name("East Pakistan") == "BGD"
