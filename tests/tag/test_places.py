"""Mentions of places: names, facilities, described places, areas; and what is none."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.lexicon.gazetteer import Gazetteer
from dateline.tag.places import find_places

GAZETTEER = Gazetteer.load()


def found(text: str) -> list[tuple[str, str]]:
    return [(m.kind, m.span.of(text)) for m in find_places(text, 0, len(text), GAZETTEER)]


@pytest.mark.parametrize(
    ("text", "kind", "span"),
    [
        ("Shells fell on Taji late on Monday.", "name", "Taji"),
        ("The convoy left al-Qaim for Kuwait.", "name", "al-Qaim"),
        ("SIX SOLDIERS DIED WHEN A MINE EXPLODED NEAR MEDELLIN YESTERDAY.", "name", "MEDELLIN"),
        ("Fighters hold much of Helmand province.", "name", "Helmand province"),
        ("The mayor moved to Gainesville, Fla., last year.", "name", "Fla."),
        ("The Baghdad-based unit left.", "name", "Baghdad"),
        ("Troops from the U.S. will stay.", "name", "U.S."),
        ("Anger at the U.S.'s plan grew.", "name", "U.S."),
        ("They went to the U.S.", "name", "U.S."),
        ("The Mayor of London Michael Brown wept.", "name", "London"),
        ("The Ambassador to Peru Michael Brown wept.", "name", "Peru"),
        ("He won in N.C. and in Maine.", "name", "N.C."),
        ("Kabul said it would answer.", "name", "Kabul"),
        ("Protesters filled St. John's on Monday.", "name", "St. John's"),
        ("Rockets hit the Taji airbase again.", "facility", "Taji airbase"),
        ("He was held at Evin prison for a year.", "facility", "Evin prison"),
        ("Crowds met in Forbury Gardens at noon.", "facility", "Forbury Gardens"),
        ("A fire broke out at Tailors' Hall near the river.", "facility", "Tailors' Hall"),
        ("They drove to Camp Taji at night.", "name", "Camp Taji"),
        ("They drove to Camp Nowhereville at night.", "facility", "Camp Nowhereville"),
        ("Students of the University of Mosul marched.", "facility", "University of Mosul"),
        ("A mob besieged the U.S. Embassy in Baghdad for hours.", "facility", "U.S. Embassy in Baghdad"),
        ("He spoke before the Swedish Parliament today.", "facility", "Swedish Parliament"),
        ("Drones struck an Iraqi base south of the capital.", "described", "an Iraqi base south of the capital"),
        ("They shelled a base near the Syrian border.", "described", "a base near the Syrian border"),
        ("A bomb went off in a market in the town of Baquba.", "described", "a market in the town of Baquba"),
        ("Families live in a refugee camp outside Irbid.", "described", "a refugee camp outside Irbid"),
        ("The base was handed over.", "described", "The base"),
        ("Police guarded the Grand Hall. Later the hall was cleared.", "described", "the hall"),
        ("He flew to the Serbian capital on Friday.", "described", "the Serbian capital"),
        ("Rebels hold villages in northern Syria.", "described", "villages in northern Syria"),
        ("Clashes spread in northern Syria.", "relative", "northern Syria"),
        ("A tank burned 50 km north of Mosul.", "relative", "50 km north of Mosul"),
        ("It sank about 30 miles (48 km) south-east of Aden.", "relative", "about 30 miles (48 km) south-east of Aden"),
        ("Patrols watch the border with Turkey.", "relative", "the border with Turkey"),
        ("Guards on the Syrian-Turkish border fired.", "relative", "the Syrian-Turkish border"),
        ("Smugglers crossed the Iraq-Syria border.", "relative", "the Iraq-Syria border"),
        ("Pirates wait off the coast of Somalia.", "relative", "coast of Somalia"),
        ("Shelling hit the outskirts of Aleppo.", "relative", "outskirts of Aleppo"),
        ("They hold land east of the Euphrates River.", "relative", "east of the Euphrates River"),
    ],
)
def test_finds(text: str, kind: str, span: str) -> None:
    assert (kind, span) in found(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The writer Jack London was born poor.", "London"),
        ("The singer Paris Hilton arrived.", "Paris"),
        ("Abu Bakr al-Baghdadi released a tape.", "al-Baghdadi"),
        ("A loan from the Bank of England was refused.", "England"),
        ("The New York Times printed it.", "New York"),
        ("The Washington Post printed it.", "Washington"),
        ("Iraqi and Japanese engineers met.", "Iraqi"),
        ("Police said nothing.", "Police"),
        ("Most of the men fled.", "Most"),
        ("Of those, ten died.", "Of"),
        ("The Police Officer wept.", "Police"),
        ("US forces fired back.", "US"),
        ("US-led troops fired back.", "US"),
        ("The anti-Iraq mood grew.", "Iraq"),
        ("Sgt. Lincoln was hurt.", "Lincoln"),
        ("Lincoln said he was hurt.", "Lincoln"),
        ("The EU will meet.", "EU"),
        ("On Monday the SPAM filter broke.", "SPAM"),
        ("The Foreign Office declined.", "Foreign Office"),
        ("Flights by Kabul Airlines stopped.", "Kabul"),
        ("He met bin Tikrit there.", "Tikrit"),
        ("A book by Ali al-Tikriti sold.", "al-Tikriti"),
        ("Zorblat Camden went home.", "Camden"),
        ("Camden Michael went home.", "Camden"),
        ("He saw 2013 Lima-like scenes.", "Lima"),
        ("It was a Kabul-led push.", "Kabul"),
    ],
)
def test_leaves(text: str, word: str) -> None:
    assert all(word not in span for _, span in found(text))


def test_common_words_need_a_preposition() -> None:
    assert found("He lives in Nice and works in Split.") == [("name", "Nice"), ("name", "Split")]


def test_a_surname_stays_a_person_through_the_report() -> None:
    text = "Mr Hugo Camden spoke first. Then Camden left the room with others."
    assert found(text) == []


def test_a_town_once_sure_is_a_town_throughout() -> None:
    assert found("Sandbags ran out in Fargo. Then Fargo asked for help.") == [("name", "Fargo"), ("name", "Fargo")]


def test_a_possessive_is_no_part_of_the_name() -> None:
    assert found("He left for London's streets.") == [("name", "London")]


def test_the_designation_gives_a_hint() -> None:
    text = "They met in the province of Zabul and in Nad Ali district."
    hints = [m.precision for m in find_places(text, 0, len(text), GAZETTEER)]
    assert hints == ["admin1", "district"]


def test_spans_count_in_the_whole_text() -> None:
    text = "🙂 مرحبا\r\nGunmen attacked Kabul.\r\nNothing on Lima."
    start = text.index("Gunmen")
    end = text.index("Nothing")
    mentions = find_places(text, start, end, GAZETTEER)
    assert [m.span.of(text) for m in mentions] == ["Kabul"]


def test_a_long_line_is_read_in_windows() -> None:
    text = "x" * 30_000 + " in Kabul, " + "Base " * 9000 + "\n" + "word " * 5000 + "near Mosul."
    spans = [m.span.of(text) for m in find_places(text, 0, len(text), GAZETTEER)]
    assert spans[0] == "Kabul"
    assert spans[-1] == "Mosul"


PARTS = [
    "Al",
    "al-Qaim",
    "Base",
    "base",
    "the",
    "of",
    "in",
    "near",
    "north",
    "St.",
    "U.S.",
    ",",
    ".",
    "'s",
    "é",
    "中",
    "🙂",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARTS)))
def test_mentions_are_in_order_and_quote_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    last = 0
    for m in find_places(text, 0, len(text), GAZETTEER):
        assert last <= m.span.start < m.span.end <= len(text)
        assert m.span.start <= m.head.start < m.head.end <= m.span.end
        last = m.span.end
