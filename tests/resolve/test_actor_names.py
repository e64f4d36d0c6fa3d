"""Names as one report means them."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.lexicon.actors import ActorList
from dateline.lexicon.name_words import name_words
from dateline.lexicon.nouns import Nouns
from dateline.resolve.actor_evidence import Evidence, Explained
from dateline.resolve.actor_names import ReportNames, fights
from dateline.tag.names import find_actors

actors, nouns = ActorList.load(), Nouns.load()


def names(*told: Explained, on: date | None = None, **countries: int) -> ReportNames:
    evidence = Evidence(on)
    evidence.countries.update(countries)
    return ReportNames(actors, nouns, evidence, told)


@pytest.mark.parametrize("text", ["Liwa Hezbollah fired", "Katibat Taliban fired", "Hezbollah al-Gharbi fired"])
def test_part_of_a_longer_name_is_no_name(text: str) -> None:
    words = name_words(text)
    assert all(names().hit_at(words, i) is None for i in range(len(words)))


def test_the_reports_countries_choose_between_rows() -> None:
    words = name_words("UCK")
    here = names(MKD=3).hit_at(words, 0)
    there = names(XKX=3).hit_at(words, 0)
    assert here is not None
    assert there is not None
    assert (here.entry.id, there.entry.id) == ("national-liberation-army-macedonia", "kosovo-liberation-army")
    assert there.entry.id in here.others


def test_an_abbreviation_means_what_the_report_says() -> None:
    own = names(Explained("PKK", "Pan Kush Front"), Explained("WHO", "World Health Organization"))
    front = own.find("PKK")
    health = own.find("WHO")
    assert front is not None
    assert health is not None
    assert (front.id, front.name, front.kind) == ("", "Pan Kush Front", "rebels")
    assert health.id == "world-health-organization"


@pytest.mark.parametrize(
    ("short", "name"),
    [("IED", "Improvised Explosive Device"), ("FGM", "front gate Men"), ("A-B", "Army Brigade")],
)
def test_other_abbreviations_name_no_body(short: str, name: str) -> None:
    assert names(Explained(short, name)).find(short) is None


def test_mentions_are_settled() -> None:
    text = "Liwa Hezbollah left. The NLA held Tetovo."
    settled = names(MKD=2).settle(text, find_actors(text, 0, len(text), actors))
    assert [(m.span.of(text), m.entry) for m in settled] == [("NLA", "national-liberation-army-macedonia")]


def test_names_of_armed_movements() -> None:
    assert fights("Jungle Resistance Army")
    assert not fights("Jungle Army")
    assert names().find("the Taliban") is not None
    assert names().get("taliban") is not None
