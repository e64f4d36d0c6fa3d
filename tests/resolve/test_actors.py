"""Phrase and head → name, canonical, kind, country, row of the list."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.lexicon.actors import ActorList
from dateline.lexicon.countries import Countries
from dateline.lexicon.nouns import Nouns
from dateline.resolve.actor_phrase import read_phrase
from dateline.resolve.actors import ActorResolver

resolver = ActorResolver(ActorList.load(), Nouns.load(), Countries.load())

LISTED = [
    ("Peruvian Congress", "Congress", "Peruvian Congress", "government", "PER", "peruvian-congress"),
    ("the Houthis", "Houthis", "Houthis", "rebels", "YEM", "houthis"),
    ("Yemen-based Houthi movement", "movement", "Houthi movement", "rebels", "YEM", "houthis"),
    ("Houthi rebels", "rebels", "Houthi rebels", "rebels", "YEM", "houthis"),
    ("US-led coalition troops", "troops", "US-led coalition troops", "coalition", None, "us-led-coalition"),
    ("NATO troops", "troops", "NATO troops", "international", None, "nato"),
    ("Kurdistan Workers' Party (PKK)", "Party", "Kurdistan Workers' Party", "rebels", "TUR", "kurdistan-workers-party"),
    ("The Guardian", "Guardian", "Guardian", "media", "GBR", "the-guardian"),
    ("a senior Hamas commander", "commander", "senior Hamas commander", "rebels", "PSE", "hamas"),
    ("a Reuters photographer", "photographer", "Reuters photographer", "media", "GBR", "reuters"),
    ("UN workers", "workers", "UN workers", "international", None, "united-nations"),
    ("Taliban detainees", "detainees", "Taliban detainees", "rebels", "AFG", "taliban"),
    ("U.S. Navy submarines", "submarines", "U.S. Navy submarines", "state-forces", "USA", "united-states-navy"),
    ("members of the Revolutionary Guards", "members", "members of the Revolutionary Guards", "state-forces", "IRN",
     "islamic-revolutionary-guard-corps"),
]  # fmt: skip

NATIONAL = [
    ("two US military personnel", "personnel", "US military personnel", "US forces", "state-forces", "USA"),
    ("the American army", "army", "American army", "US forces", "state-forces", "USA"),
    ("Spanish units of the US-led coalition", "units", "Spanish units", "Spanish forces", "state-forces", "ESP"),
    ("Afghan police", "police", "Afghan police", "Afghan police", "police", "AFG"),
    ("the Iraqi government", "government", "Iraqi government", "Iraq", "government", "IRQ"),
    ("Washington", "Washington", "Washington", "United States", "government", "USA"),
    ("the United States", "States", "United States", "United States", "government", "USA"),
    ("the British", "British", "British", "United Kingdom", "government", "GBR"),
    ("1.7 million Hongkongers", "Hongkongers", "Hongkongers", "Hongkongers", "civilians", "HKG"),
    ("a Palestinian", "Palestinian", "Palestinian", "Palestinian", "civilians", "PSE"),
    (
        "three South Korean warships",
        "warships",
        "South Korean warships",
        "South Korean warships",
        "state-forces",
        "KOR",
    ),
    ("Japanese cargo ships", "ships", "Japanese cargo ships", "Japanese cargo ships", "unknown", "JPN"),
    ("protesters in Chile", "protesters", "protesters", "protesters", "civilians", "CHL"),
    ("German firms", "firms", "German firms", "German firms", "company", "DEU"),
    ("a court in Venezuela", "court", "court", "court", "government", "VEN"),
    ("US officials", "officials", "US officials", "US officials", "government", "USA"),
    ("an Iranian leader", "leader", "Iranian leader", "Iranian leader", "government", "IRN"),
]

NAMED = [
    ("Turkish President Recep Tayyip Erdoğan", "Erdoğan", "Recep Tayyip Erdoğan", "government", "TUR"),
    ("Indonesia's security minister Wiranto", "Wiranto", "Wiranto", "government", "IDN"),
    ("US Secretary of State Mike Pompeo", "Pompeo", "Mike Pompeo", "government", "USA"),
    ("US Ambassador to Germany Richard Grenell", "Grenell", "Richard Grenell", "government", "USA"),
    ("former UN envoy to Libya Ghassan Salame", "Salame", "Ghassan Salame", "international", None),
    ("Houthi military spokesperson Yahya Sarea", "Sarea", "Yahya Sarea", "rebels", "YEM"),
    ("coalition spokesman Myles Caggins", "Caggins", "Myles Caggins", "coalition", None),
    ("Brig. Gen. Yahya Rasool", "Rasool", "Yahya Rasool", "state-forces", None),
    ("police chief Hamid Karimi", "Karimi", "Hamid Karimi", "police", None),
    ("PRESIDENT ALFREDO CRISTIANI", "CRISTIANI", "ALFREDO CRISTIANI", "government", None),
    ("Pope Francis", "Francis", "Pope Francis", "unknown", None),
    ("colleague Faisal al-Thubhani", "al-Thubhani", "Faisal al-Thubhani", "civilians", None),
    ("Khairi Saadallah", "Saadallah", "Khairi Saadallah", "unknown", None),
    ("James Baker", "Baker", "James Baker", "unknown", None),
    ("Michael Jordan", "Jordan", "Michael Jordan", "unknown", None),
    ("President Bush", "Bush", "Bush", "government", None),
    ("George W. Bush", "Bush", "George W. Bush", "unknown", None),
    ("Russia's president, Mr Vladimir Putin", "Putin", "Vladimir Putin", "government", "RUS"),
    ("President Robert Mugabe of Zimbabwe", "Mugabe", "Robert Mugabe", "government", "ZWE"),
    ("HMS Sheffield", "Sheffield", "HMS Sheffield", "state-forces", "GBR"),
    ("Iraqi Hezbollah", "Hezbollah", "Hezbollah", "unknown", "IRQ"),
]

DESCRIBED = [
    ("two gunmen", "gunmen", "gunmen", "unknown"),
    ("at least 20 suspected militants", "militants", "suspected militants", "rebels"),
    ("five other civilians", "civilians", "civilians", "civilians"),
    ("two others", "others", "others", "civilians"),
    ("hundreds of soldiers", "soldiers", "soldiers", "state-forces"),
    ("a rebel commander", "commander", "rebel commander", "rebels"),
    ("an army spokesman", "spokesman", "army spokesman", "state-forces"),
    ("a police official", "official", "police official", "police"),
    ("a government spokesman", "spokesman", "government spokesman", "government"),
    ("opposition forces", "forces", "opposition forces", "rebels"),
    ("Kurdish forces", "forces", "Kurdish forces", "militia"),
    ("anti-Houthi coalition", "coalition", "anti-Houthi coalition", "coalition"),
    ("members of opposition parties", "members", "members of opposition parties", "party"),
    ("a group of middle-aged men", "group", "group of middle-aged men", "civilians"),
    ("Interior Ministry", "Ministry", "Interior Ministry", "government"),
    ("Northfolk Valley Police", "Police", "Northfolk Valley Police", "police"),
    ("Free Somewhere Party", "Party", "Free Somewhere Party", "party"),
    ("military officers", "officers", "military officers", "state-forces"),
    ("archivists", "archivists", "archivists", "civilians"),
    ("Europe", "Europe", "Europe", "international"),
    ("New Mexico's chief justice", "justice", "New Mexico's chief justice", "government"),
    ("warplanes", "warplanes", "warplanes", "state-forces"),
]


@pytest.mark.parametrize(("phrase", "head", "name", "kind", "country", "kb_id"), LISTED)
def test_by_the_list(phrase: str, head: str, name: str, kind: str, country: str | None, kb_id: str) -> None:
    actor = resolver.identify(phrase, head)
    assert actor is not None
    assert (actor.name, actor.kind, actor.country, actor.kb_id) == (name, kind, country, kb_id)


@pytest.mark.parametrize(("phrase", "head", "name", "canonical", "kind", "country"), NATIONAL)
def test_by_nationality(phrase: str, head: str, name: str, canonical: str, kind: str, country: str) -> None:
    actor = resolver.identify(phrase, head)
    assert actor is not None
    assert (actor.name, actor.canonical, actor.kind, actor.country) == (name, canonical, kind, country)
    assert actor.kb_id is None


@pytest.mark.parametrize(("phrase", "head", "name", "kind", "country"), NAMED)
def test_by_title_and_name(phrase: str, head: str, name: str, kind: str, country: str | None) -> None:
    actor = resolver.identify(phrase, head)
    assert actor is not None
    assert (actor.name, actor.kind, actor.country, actor.kb_id) == (name, kind, country, None)


@pytest.mark.parametrize(("phrase", "head", "name", "kind"), DESCRIBED)
def test_by_the_noun(phrase: str, head: str, name: str, kind: str) -> None:
    actor = resolver.identify(phrase, head)
    assert actor is not None
    assert (actor.name, actor.kind) == (name, kind)


@pytest.mark.parametrize(
    ("phrase", "head"),
    [
        ("two Katyusha rockets", "rockets"),
        ("Tuesday", "Tuesday"),
        ("the violence", "violence"),
        ("peace talks", "talks"),
        ("an oil refinery", "refinery"),
        ("the border town", "town"),
        ("three trucks", "trucks"),
        ("1.4 million", "million"),
        ("the", "the"),
        ("", ""),
        ("blorbs", "blorbs"),
        ("It", "It"),
        ("Westminster Bridge", "Bridge"),
    ],
)
def test_what_can_be_no_actor(phrase: str, head: str) -> None:
    assert resolver.identify(phrase, head) is None


def test_doubt_stays_in_the_name_and_not_in_the_canonical_form() -> None:
    actor = resolver.identify("unidentified gunmen", "gunmen")
    assert actor is not None
    assert (actor.name, actor.canonical) == ("unidentified gunmen", "gunmen")


def test_relations_are_those_of_the_day() -> None:
    def parents(day: date | None) -> set[str]:
        return {r.to for r in resolver.relations_of("boko-haram", day) if r.type == "part-of"}

    assert parents(date(2012, 1, 1)) == set()
    assert parents(date(2015, 6, 1)) == {"islamic-state"}
    assert parents(None) == {"islamic-state"}
    assert resolver.relations_of("nobody", None) == []


def test_a_head_that_is_not_in_the_phrase_is_looked_for_before_the_first_preposition() -> None:
    read = read_phrase("the soldiers from Peru", "troops")
    assert read is not None
    assert (read.before, read.after) == (("soldiers",), ("from", "Peru"))


@given(st.text(max_size=60), st.text(max_size=12))
def test_any_words_give_an_actor_or_none(phrase: str, head: str) -> None:
    actor = resolver.identify(phrase, head)
    assert actor is None or actor.name


def test_part_of_a_longer_name_is_no_nationality() -> None:
    actor = resolver.identify("New Mexico's chief justice", "justice")
    assert actor is not None
    assert actor.country is None


def test_a_vehicle_takes_the_kind_of_its_owner() -> None:
    actor = resolver.identify("a Venezuelan police helicopter", "helicopter")
    assert actor is not None
    assert (actor.kind, actor.country) == ("police", "VEN")
