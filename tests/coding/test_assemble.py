"""Sentences to drafts, read off the record: who did what to whom, by the manual's rulings."""

from __future__ import annotations

import pytest

from dateline.coding.kinds import political
from tests.coding.conftest import Read, counts, days, party


@pytest.mark.parametrize(
    ("text", "kind", "doers", "sufferers"),
    [
        ("Rebels attacked a police convoy near Gao on Monday.", "ASSAULT", ["Rebels"], None),
        ("Four soldiers were killed by gunmen near Gao on Monday.", "ASSAULT", ["gunmen"], ["soldiers"]),
        ("Police arrested 12 protesters in Cairo on Tuesday.", "COERCE", ["Police"], ["protesters"]),
        ("Hundreds of people demonstrated in Tunis on Saturday.", "PROTEST", ["people"], []),
        ("France sent 500 troops to Mali on Monday.", "MOBILIZE", ["France"], []),
        ("France withdrew 500 troops from Mali on Monday.", "RETREAT", ["France"], []),
        ("The United States imposed sanctions on Iran on Monday.", "SANCTION", ["United States"], ["Iran"]),
        ("Iran threatened to attack Israel.", "THREATEN", ["Iran"], None),
        ("Germany condemned the attack on the embassy in Kabul.", "ACCUSE", ["Germany"], None),
        ("The United Nations called on Sudan to release the prisoners.", "REQUEST", ["United Nations"], ["Sudan"]),
        ("Iraq demanded that Turkey withdraw its troops from Bashiqa.", "REQUEST", ["Iraq"], ["Turkey"]),
        ("Hamas released two hostages on Friday.", "RETREAT", ["Hamas"], ["hostages"]),
        (
            "The coalition handed over the Taji base to Iraqi forces on Sunday.",
            "RETREAT",
            ["coalition"],
            ["Iraqi forces"],
        ),
        ("The Taliban and the government agreed to a ceasefire on Friday.", "AGREE", ["Taliban", "government"], []),
        ("Russia vetoed a UN resolution on Syria on Monday.", "REJECT", ["Russia"], None),
        ("Iraq's president praised the peshmerga on Monday.", "SUPPORT", None, ["peshmerga"]),
        ("The Syrian army captured the town of Douma from rebels on Monday.", "ASSAULT", ["Syrian army"], ["rebels"]),
    ],
)
def test_who_did_what_to_whom(
    read: Read, text: str, kind: str, doers: list[str] | None, sufferers: list[str] | None
) -> None:
    reading = read(text)
    claim = reading.one(kind)
    assert claim.status == "happened"
    assert doers is None or reading.doers(claim) == doers
    assert sufferers is None or reading.sufferers(claim) == sufferers


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("France will send 500 troops to Mali next week.", "MOBILIZE", "planned"),
        ("The army denied it had shelled the village of Douma.", "ASSAULT", "denied"),
        ("The Taliban denied that its fighters had killed the villagers in Kunduz.", "ASSAULT", "denied"),
        ("The army is shelling Douma.", "ASSAULT", "ongoing"),
        ("Rebels control the town of Ndele.", "POSTURE", "ongoing"),
        ("Iran threatened to attack Israel.", "THREATEN", "happened"),
        ("Rebels promised to release the hostages.", "CONCEDE", "happened"),
        ("France said on Tuesday it would withdraw its troops from Mali.", "CONCEDE", "happened"),
    ],
)
def test_status(read: Read, text: str, kind: str, status: str) -> None:
    assert read(text).one(kind).status == status


# -- death and wounds ----------------------------------------------------------------------------------------------


def test_a_death_by_violence_is_an_assault(read: Read) -> None:
    claim = read("Six soldiers died in an attack on an army base near Gao on Monday.").one("ASSAULT")
    assert counts(claim)["killed"] == (6, 6, "exact")


def test_a_death_told_after_an_attack_belongs_to_it(read: Read) -> None:
    claim = read("Gunmen attacked a market in Gao on Monday. Nine people were killed.").one("ASSAULT")
    assert counts(claim)["killed"] == (9, 9, "exact")
    assert len(claim.evidence) == 2


def test_a_death_that_nothing_tells_to_be_violent_is_no_claim(read: Read) -> None:
    assert read("Nine people died in Gao on Monday.").claims == ()


# -- told again ----------------------------------------------------------------------------------------------------


def test_two_sentences_about_one_thing_are_one_claim(read: Read) -> None:
    claim = read("Rebels attacked a convoy near Gao on Monday.\nThe attack wounded three guards.\n").one("ASSAULT")
    assert counts(claim)["wounded"] == (3, 3, "exact")
    assert len(claim.evidence) == 2


def test_two_things_in_one_sentence_are_two_claims(read: Read) -> None:
    text = "Rebels attacked a convoy near Gao on Monday and the army arrested nine men in Timbuktu on Wednesday."
    assert read(text).types() == ["ASSAULT", "COERCE"]


def test_how_a_bomb_was_brought_is_no_second_attack(read: Read) -> None:
    assert read("A bomb exploded near Gao on Monday. The bomb was hidden in a cart.").types() == ["ASSAULT"]


def test_hit_again_is_hit_in_the_same_way(read: Read) -> None:
    text = "Rockets hit the airport in Kabul on Monday.\nThe airport in Kabul was hit again on Wednesday.\n"
    first, second = read(text).all("ASSAULT")
    assert first.mode == second.mode == "heavy-weapons"
    assert (days(first)[0], days(second)[0]) == ("2019-05-13", "2019-05-15")


# -- movements -----------------------------------------------------------------------------------------------------


def test_a_withdrawal_told_on_stays_a_retreat_with_both_ends(read: Read) -> None:
    text = "The troops withdrew from Qaim on Tuesday. Some had been redeployed to Kuwait."
    found = read(text).all("RETREAT")
    assert found
    assert read(text).all("MOBILIZE") == []


def test_police_sent_are_mobilized_as_police(read: Read) -> None:
    claim = read("The government sent 200 riot police to Gao on Monday.").one("MOBILIZE")
    assert claim.mode == "police"


# -- speech --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Germany condemned the attack on the embassy in Kabul.",
        "Iran threatened to attack Israel.",
        "Iraq demanded that Turkey withdraw its troops from Bashiqa.",
    ],
)
def test_the_speaker_of_an_act_of_speech_is_its_actor_and_not_its_source(read: Read, text: str) -> None:
    claim = read(text).claims[0]
    assert claim.actor
    assert claim.attribution.kind == "none"


def test_we_is_the_one_who_is_quoted(read: Read) -> None:
    reading = read('"We have killed ten soldiers," said rebel commander Hassan Omar on Monday.')
    claim = reading.one("ASSAULT")
    assert reading.doers(claim) == ["Hassan Omar"]
    assert claim.attribution.name == "Hassan Omar"


def test_a_source_is_kept_with_the_claim(read: Read) -> None:
    claim = read("The army said it had killed 20 insurgents in Sinai on Wednesday.").one("ASSAULT")
    assert (claim.attribution.kind, claim.attribution.text) == ("institution", "The army")
    claim = read("Rebels attacked a police convoy near Gao on Monday.").one("ASSAULT")
    assert claim.attribution.kind == "none"


# -- postures ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "doer", "place"),
    [
        ("About 300 foreign fighters remain in Idlib.", "foreign fighters", "Idlib"),
        ("Camp Taji is home to about 300 coalition troops.", "coalition troops", "Taji"),
        ("Rebels control the town of Douma.", "Rebels", "Douma"),
        ("The coalition has about 5,000 troops in Iraq.", "coalition", "Iraq"),
    ],
)
def test_how_things_stand(read: Read, text: str, doer: str, place: str) -> None:
    reading = read(text)
    claim = reading.one("POSTURE")
    assert (claim.event_type, claim.mode, claim.cameo) == (None, None, None)
    assert (claim.status, claim.tense) == ("ongoing", "current")
    assert reading.doers(claim) == [doer]
    assert claim.place is not None
    assert place in (claim.place.name or "")


def test_postures_are_of_political_or_armed_parties(read: Read) -> None:
    assert read("About 300 tourists remain in Nice.").claims == ()


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [("rebels", True), ("government", True), ("police", True), ("civilians", False), ("company", False)],
)
def test_political(kind: str, wanted: bool) -> None:
    assert political((party("X", kind=kind),)) is wanted
    assert political(()) is False


# -- weapons -------------------------------------------------------------------------------------------------------


def test_weapons_are_quoted_with_their_class(read: Read) -> None:
    reading = read("Militants fired three Katyusha rockets at the airport in Kabul on Tuesday.")
    (weapon,) = reading.one("ASSAULT").weapon
    assert reading.text[weapon.start : weapon.end] == weapon.text
    assert weapon.kind == "rocket"


def test_a_word_in_a_name_or_a_time_tells_nothing(read: Read) -> None:
    assert read("The film Attack the Block opened in London on Friday.").claims == ()


# -- further rulings -----------------------------------------------------------------------------------------------


def test_the_third_such_attack_in_a_week_does_not_date_the_attack(read: Read) -> None:
    text = "Rockets hit the airport in Kabul on Tuesday, the third such attack within a week."
    assert days(read(text).all("ASSAULT")[0]) == ("2019-05-14", "2019-05-14")


def test_those_at_whom_something_is_fired_are_its_recipients(read: Read) -> None:
    reading = read("Police fired tear gas at protesters in Khartoum on Sunday.")
    assert reading.sufferers(reading.one("ASSAULT")) == ["protesters"]


def test_those_whom_tear_gas_is_to_disperse_are_its_recipients(read: Read) -> None:
    reading = read("Police used tear gas to disperse protesters in Khartoum on Sunday.")
    assert any(reading.sufferers(c) == ["protesters"] for c in reading.all("ASSAULT"))


def test_the_base_left_is_the_one_told_before(read: Read) -> None:
    text = "Rockets hit the airport in Kabul on Monday.\nUS troops withdrew from the airport on Wednesday.\n"
    claim = read(text).one("RETREAT")
    assert any(p.role == "from" and p.lat is not None for p in claim.places)


def test_bases_that_have_no_name_stand_as_they_are_said(read: Read) -> None:
    claim = read("US forces withdrew from three bases on Monday.").one("RETREAT")
    assert any("bases" in p.text for p in claim.places) or claim.place is not None
    assert claim.actor


def test_accused_of_a_deed_is_the_deed_told_by_the_accuser(read: Read) -> None:
    reading = read("The army accused rebels of shelling a market in Gao on Monday.")
    claim = reading.one("ASSAULT")
    assert reading.doers(claim) == ["rebels"]
    assert claim.attribution.text is not None
    assert "army" in claim.attribution.text


def test_a_deed_told_and_then_denied_is_two_claims(read: Read) -> None:
    reading = read("Rebels shelled a market in Gao on Monday, the army said. The rebels denied it.")
    assert sorted(c.status for c in reading.all("ASSAULT")) == ["denied", "happened"]


def test_a_crowd_that_burns_things_is_a_riot(read: Read) -> None:
    reading = read("Protesters set fire to cars in Lyon on Saturday.")
    assert [(c.event_type, c.mode) for c in reading.claims] == [("PROTEST", "riot")]


def test_rebels_who_take_prisoners_abduct_them(read: Read) -> None:
    reading = read("Taliban fighters arrested six villagers in Kunduz on Monday.")
    assert [(c.event_type, c.mode) for c in reading.claims] == [("ASSAULT", "abduct")]


def test_a_promise_is_its_speakers(read: Read) -> None:
    claim = read("France said on Tuesday it would withdraw its troops from Mali.").one("CONCEDE")
    assert claim.attribution.kind == "none"


@pytest.mark.parametrize(
    ("text", "of", "low"),
    [
        ("Rebels attacked three villages near Gao on Monday.", "targets", 3),
        ("Nine air strikes on Sanaa on Monday killed a nurse.", "strikes", 9),
    ],
)
def test_what_else_is_counted(read: Read, text: str, of: str, low: int) -> None:
    assert counts(read(text).claims[0]).get(of, (None,))[0] == low


def test_a_shooting_with_a_weapon_in_hand(read: Read) -> None:
    reading = read("A man armed with a rifle attacked a police station in Gao on Monday using grenades.")
    words = " ".join(w.text for w in reading.one("ASSAULT").weapon)
    assert "grenades" in words


def test_losses_of_an_attack_are_its_own(read: Read) -> None:
    claim = read("The shelling of Gao on Monday caused 12 casualties.").all("ASSAULT")[0]
    assert counts(claim).get("casualties", (None,))[0] == 12


@pytest.mark.parametrize(
    "text",
    [
        "Three soldiers were killed by a roadside bomb near Gao. It happened on Monday.",
        "Three soldiers were killed by a roadside bomb near Gao. It happened on Monday, police said.",
        "Gunmen killed three farmers near Gao. The attack took place on Monday, police said.",
    ],
)
def test_the_day_told_after_an_attack_is_its_day(read: Read, text: str) -> None:
    told = read("Gunmen killed three farmers near Gao on Monday.").one("ASSAULT")
    assert days(read(text).one("ASSAULT")) == days(told)
