"""Modes of acts of speech, from what is asked, refused or threatened."""

from __future__ import annotations

import pytest

from dateline.coding.modes import spoken_mode
from tests.coding.conftest import HitsOf, Read


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Iraq demanded that Turkey withdraw its troops from Bashiqa.", "REQUEST", "yield"),
        ("Kenya asked the United States to send troops.", "REQUEST", "assist"),
        ("The government called for talks with the rebels.", "REQUEST", "meet"),
        ("Sudan rejected a demand to withdraw its troops from Abyei.", "REJECT", "yield"),
        ("Iran threatened to attack Israel.", "THREATEN", "violence"),
        ("China warned it would cut trade ties with Taiwan.", "THREATEN", "relations"),
        ("Germany condemned the attack on the embassy in Kabul.", "ACCUSE", "disapprove"),
    ],
)
def test_the_mode_follows_from_what_is_spoken_of(read: Read, text: str, kind: str, mode: str) -> None:
    assert read(text).one(kind).mode == mode


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("REQUEST", "change"), ("REJECT", "change"), ("THREATEN", "violence"), ("ACCUSE", "disapprove"), ("AGREE", None)],
)
def test_where_the_words_do_not_tell(hits_of: HitsOf, kind: str, mode: str | None) -> None:
    ((_, s, hit),) = hits_of("Rebels attacked.")
    assert spoken_mode(s, hit, kind) == mode


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Government troops shelled the town of Idlib on Wednesday.", "heavy-weapons"),
        ("Rockets hit the Taji base on Tuesday.", "heavy-weapons"),
        ("A car bomb exploded outside a market in Baghdad on Monday.", "explosives"),
        ("A suicide bomber blew himself up near a checkpoint in Kabul on Sunday.", "suicide-attack"),
        ("Warplanes bombed a rebel base near Aleppo on Friday.", "aerial"),
        ("The jets struck a depot in Hodeida on Tuesday.", "aerial"),
        ("A US drone strike killed four Taliban fighters in Helmand on Monday.", "drone"),
        ("Gunmen shot dead a judge in Quetta on Monday.", "firearms"),
        ("Boko Haram kidnapped 20 schoolgirls in Borno on Monday.", "abduct"),
        ("Police fired tear gas at protesters in Khartoum on Sunday.", "crowd-control"),
        ("Hundreds of people protested in Hama on Friday. Police beat protesters with batons.", "beat"),
    ],
)
def test_the_mode_of_an_attack(read: Read, text: str, mode: str) -> None:
    assert read(text).one("ASSAULT").mode == mode


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("Police arrested 12 protesters in Cairo on Tuesday.", "COERCE", "arrest"),
        ("Parliament imposed a curfew in Colombo on Monday.", "COERCE", "curfew"),
        ("Workers went on strike in Lyon on Monday.", "PROTEST", "strike"),
        ("France sent 500 troops to Mali on Monday.", "MOBILIZE", "troops"),
        ("France withdrew 500 troops from Mali on Monday.", "RETREAT", "withdraw"),
        ("Hamas released two hostages on Friday.", "RETREAT", "release"),
        ("The president resigned on Monday.", "RETREAT", "resign"),
        ("Russia expelled three British diplomats on Thursday.", "SANCTION", "expel"),
    ],
)
def test_the_mode_of_other_acts(read: Read, text: str, kind: str, mode: str) -> None:
    assert read(text).one(kind).mode == mode
