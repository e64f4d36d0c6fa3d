from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from benchmarks.accuracy.muc4_entities import Entity, gather
from benchmarks.accuracy.muc4_keys import Filler, Message
from benchmarks.accuracy.muc4_slots import Page
from benchmarks.accuracy.text_words import TextWords
from dateline.lexicon.nouns import Nouns
from dateline.records.claim import Claim, Record
from dateline.records.reading import Labelled
from dateline.records.reference import PlaceRef, TimeRef
from dateline.records.span import Span
from tests.fake_coder import claim, sample


def page_of(text: str, record: Record | None = None, date: str = "9 MAY 90") -> Page:
    return Page(Message("M", text, date=date), TextWords(text), record)


def entity(text: str, quote: str, label: str) -> Entity:
    words = TextWords(text)
    at = text.index(quote)
    place = words.words_of(at, at + len(quote))
    assert place
    (found,) = gather(words, [Labelled(*place, label, 1.0)], Nouns.load())
    return found


def coded(text: str, *claims: Claim, filed: PlaceRef | None = None) -> Record:
    report = msgspec.structs.replace(sample().report, text=text, dateline_place=filed)
    return Record(report, (), claims)


def said(text: str, quote: str, **values: object) -> Claim:
    at = text.index(quote)
    made = claim("c1", "rockets", "rockets", **values)
    return msgspec.structs.replace(made, trigger=Span(at, at + len(quote)), evidence=(Span(at, at + len(quote)),))


def place(text: str, quote: str, country: str, precision: str, name: str = "NAME") -> PlaceRef:
    at = text.index(quote)
    return PlaceRef(quote, at, at + len(quote), name, 1.0, 1.0, country, precision=precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("THE RED BAND BURNED A BARN.", "REPORTED AS FACT"),
        ("THE RED BAND CLAIMED THE FIRE.", "CLAIMED OR ADMITTED"),
        ("THE RED BAND IS SUSPECTED BY NEIGHBORS.", "SUSPECTED OR ACCUSED"),
        ("POLICE ACCUSED THE RED BAND.", "SUSPECTED OR ACCUSED BY AUTHORITIES"),
        ("THE RED BAND BURNED IT. A CALLER CLAIMED RESPONSIBILITY.", "CLAIMED OR ADMITTED"),
    ],
)
def test_confidence(text: str, value: str) -> None:
    assert page_of(text).confidence(entity(text, "RED BAND", "PerpOrg")) == value


def test_category_goes_by_the_perpetrators() -> None:
    text = "THE RED BAND AND THE ARMY FOUGHT."
    band, army = entity(text, "RED BAND", "PerpOrg"), entity(text, "ARMY", "PerpOrg")
    assert page_of(text).category([band]) == "TERRORIST ACT"
    assert page_of(text).category([band, army]) == "STATE-SPONSORED VIOLENCE"


def test_the_stage_is_what_most_entities_are_near() -> None:
    text = "A BOMB WAS DEFUSED AT THE MILL. THE JUDGE SLEPT."
    mill, judge = entity(text, "MILL", "Target"), entity(text, "JUDGE", "Victim")
    assert page_of(text).stage([mill]) == "ATTEMPTED"
    assert page_of(text).stage([mill, judge]) == "ACCOMPLISHED"
    assert page_of(text).stage([]) == "ACCOMPLISHED"


def test_types() -> None:
    text = "A POWER LINE, A SHED, A PISTOL, A STICK."
    page = page_of(text)
    assert page.target_type(entity(text, "POWER LINE", "Target")) == "ENERGY"
    assert page.target_type(entity(text, "SHED", "Target")) == "OTHER"
    assert page.weapon_type(entity(text, "PISTOL", "Weapon")) == "HANDGUN"
    assert page.weapon_type(entity(text, "STICK", "Weapon")) is None
    assert page.victim_type(["FORMER MAYOR"]) == "FORMER GOVERNMENT OFFICIAL"
    assert page.victim_type(["JUDGE"]) == "LEGAL OR JUDICIAL"
    assert page.victim_type([]) == "CIVILIAN"


def test_a_weapon_may_be_implied() -> None:
    assert page_of("X.").weapon_implied("bombing") == "BOMB"
    assert page_of("HE WAS SHOT.").weapon_implied("attack") == "GUN"
    assert page_of("HE WAS HIT.").weapon_implied("attack") is None


@pytest.mark.parametrize(
    ("text", "quote", "number"),
    [
        ("ABOUT 40 FARMERS FLED.", "FARMERS", "~40"),
        ("AT LEAST THREE OLD FARMERS FLED.", "FARMERS", "3-"),
        ("TWENTY-TWO FARMERS FLED.", "FARMERS", "22"),
        ("1,200 FARMERS FLED.", "FARMERS", "1200"),
        ("4 FARMERS FLED.", "4 FARMERS", "4"),
        ("IN 1985, FARMERS FLED.", "FARMERS", "PLURAL"),
        ("A FARMER FLED.", "FARMER", "1"),
        ("THE PEOPLE FLED.", "PEOPLE", "PLURAL"),
        ("XYLO THAN FLED.", "XYLO THAN", "1"),  # a name is one person
    ],
)
def test_numbers(text: str, quote: str, number: str) -> None:
    assert page_of(text).number(entity(text, quote, "Victim")) == number


def test_a_word_unknown_is_plural_by_its_ending() -> None:
    text = "THE GROTZES BURNED."
    assert page_of(text).number(entity(text, "GROTZES", "Target")) == "PLURAL"


def test_a_foreign_nation_is_told() -> None:
    text = "A SPANISH PRIEST AND A U.S. NURSE MET A CHILEAN DRIVER AND A COOK IN CHILE."
    page = page_of(text)
    assert page.nation(entity(text, "PRIEST", "Victim"), "CHILE") == "SPAIN"
    assert page.nation(entity(text, "NURSE", "Victim"), "CHILE") == "UNITED STATES"
    assert page.nation(entity(text, "CHILEAN DRIVER", "Victim"), "CHILE") is None
    assert page.nation(entity(text, "COOK", "Victim"), "CHILE") is None
    assert page.nation_of("XXX") == "XXX"


def test_effects() -> None:
    text = "THE COOK DIED. THE MAID WAS RELEASED. THE BARN BURNED. THE SHED STOOD. NO ONE WAS INJURED."
    page = page_of(text)
    cook, maid = entity(text, "COOK", "Victim"), entity(text, "MAID", "Victim")
    assert page.victim_effect(cook, "attack") == "DEATH"
    assert page.victim_effect(maid, "kidnapping") == "REGAINED FREEDOM"
    assert page.victim_effect(maid, "attack") is None
    assert page.target_effect(entity(text, "BARN", "Target"), "attack") == "SOME DAMAGE"
    assert page.target_effect(entity(text, "SHED", "Target"), "attack") is None
    assert page.target_effect(entity(text, "SHED", "Target"), "arson") == "SOME DAMAGE"
    assert page.nobody_hurt() == "NO INJURY"
    assert page_of("X.").nobody_hurt() is None


def test_the_day_comes_from_a_claim_else_from_the_sentence_else_from_the_header() -> None:
    text = "THE COOK DIED YESTERDAY. THE MAID LEFT."
    cook, maid = entity(text, "COOK", "Victim"), entity(text, "MAID", "Victim")
    page = page_of(text)
    day = TimeRef(dt.date(1990, 5, 2), dt.date(1990, 5, 2), "day", "explicit")
    week = TimeRef(dt.date(1990, 5, 1), dt.date(1990, 5, 7), "week", "relative")
    month = TimeRef(dt.date(1990, 4, 1), dt.date(1990, 4, 30), "month", "relative")
    assert page.date([said(text, "DIED", time=week), said(text, "DIED", time=day)], [cook]) == Filler(("02 MAY 90",))
    assert page.date([said(text, "DIED", time=month)], [cook]) == Filler(("01 APR 90 - 30 APR 90",))
    assert page.date([said(text, "DIED")], [cook]) == Filler(("08 MAY 90",))
    assert page.date([], [maid]) == Filler(("- 09 MAY 90",))
    assert page_of(text, date="NO DATE").date([], [cook]) is None


def test_a_place_abroad_is_not_believed() -> None:
    text = "TACNA, LEON AND PUNO DEPARTMENT IN PERU, THE PERUVIAN CAPITAL."
    page = page_of(text)
    home = Filler(("PERU",))
    town = said(text, "TACNA", place=place(text, "TACNA", "PER", "settlement"))
    abroad = said(text, "LEON", place=place(text, "LEON", "ESP", "settlement"))
    province = said(text, "PUNO", place=place(text, "PUNO DEPARTMENT", "PER", "admin1"))
    capital = said(text, "CAPITAL", place=place(text, "THE PERUVIAN CAPITAL", "PER", "settlement"))
    country = said(text, "PERU", place=place(text, "PERU", "PER", "country"))
    assert page.location([said(text, "LEON"), abroad, town]) == Filler(("PERU: TACNA (CITY)",))
    assert page.location([abroad]) == page.location([country]) == home
    assert page.location([province]) == Filler(("PERU: PUNO (DEPARTMENT)",))
    assert page.location([capital]) == Filler(("PERU: LIMA (CITY)",))


def test_the_country_is_that_of_the_header_or_the_one_spoken_of() -> None:
    text = "PERUVIANS SPOKE OF PERU AND CHILE."
    lima, madrid = place(text, "PERU", "PER", "settlement"), place(text, "PERU", "ESP", "settlement")
    assert page_of("NOTHING.").home() is None
    assert page_of("NOTHING.").location([]) is None
    assert page_of(text).home() == "PERU"
    assert page_of(text, coded(text, filed=lima)).home() == "PERU"
    assert page_of(text, coded(text, filed=madrid)).home() == "PERU"
    assert page_of("NOTHING.", coded("NOTHING.", filed=madrid)).home() == "SPAIN"


def test_claims_of_the_incident_come_first() -> None:
    text = "THE COOK DIED. THE MAID WAS TAKEN. TALKS BEGAN. NO ATTACK CAME."
    near, taken = said(text, "DIED"), said(text, "TAKEN", mode="abduct")
    talks, denied = said(text, "TALKS", event_type="CONSULT"), said(text, "ATTACK", status="negated")
    page = page_of(text, coded(text, taken, near, talks, denied))
    cook = entity(text, "COOK", "Victim")
    assert page.claims("attack", [cook]) == [near, taken]
    assert page.claims("kidnapping", [cook]) == [taken, near]
    assert page.claims("attack", []) == [near, taken]
    assert page_of(text).claims("attack", [cook]) == []


def test_where_an_entity_is() -> None:
    text = "THE COOK DIED IN TACNA. THE MAID FLED PERU. THE NURSE WEPT."
    page = page_of(
        text,
        coded(
            text,
            said(text, "DIED", place=place(text, "TACNA", "PER", "settlement", "Tacna")),
            said(text, "FLED", place=place(text, "PERU", "PER", "country", "Peru")),
        ),
    )
    assert page.place_of(entity(text, "COOK", "Victim")) == "Tacna"
    assert page.place_of(entity(text, "MAID", "Victim")) is None
    assert page.place_of(entity(text, "NURSE", "Victim")) is None
    assert page_of(text).place_of(entity(text, "COOK", "Victim")) is None
