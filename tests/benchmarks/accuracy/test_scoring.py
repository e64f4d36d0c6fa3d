"""Cases worked by hand."""

from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from benchmarks.accuracy.gold_file import (
    GoldAttribution,
    GoldClaim,
    GoldPlace,
    GoldQuantity,
    GoldReport,
    GoldTime,
)
from benchmarks.accuracy.scoring import SLOTS, Count, place_fits, same, score_report, score_slots
from dateline.records.claim import Attribution, Claim, Record
from dateline.records.reference import PlaceRef, TimeRef
from tests.fake_coder import sample

LEAVE = GoldClaim(
    kind="event",
    event_type="CONCEDE",
    status=("happened",),
    tense="current",
    actor=(("the coalition",),),
    place=GoldPlace(("Qaim",), "IRQ", 34.37, 41.09, 35),
    from_=GoldPlace(("Qaim",), "IRQ", 34.37, 41.09, 35),
    to=GoldPlace(("Kuwait",), "KWT"),
    time=GoldTime(dt.date(2020, 3, 17), dt.date(2020, 3, 17)),
    attribution=GoldAttribution("anonymous", ("officials", "two officials")),
    evidence="the coalition would leave Qaim for Kuwait",
    core=True,
)
ATTACK = GoldClaim(
    kind="event",
    event_type="ASSAULT",
    mode=("heavy-weapons",),
    status=("happened",),
    tense="current",
    recipient=(("Americans", "US personnel"),),
    place=GoldPlace(("Camp Alpha",)),
    time=GoldTime(dt.date(2020, 3, 11), dt.date(2020, 3, 11)),
    weapon=(("rockets", "salvo of rockets"),),
    quantities=(GoldQuantity("killed", 2, 2),),
    evidence="a salvo of rockets killed two Americans at Camp Alpha",
    core=True,
)
POSTURE = GoldClaim(
    kind="posture",
    status=("ongoing",),
    tense="current",
    evidence="About 300 coalition troops have been at Qaim",
    core=False,
)


def gold(*claims: GoldClaim) -> GoldReport:
    return GoldReport("qaim", claims)


def with_claims(*claims: Claim) -> Record:
    return msgspec.structs.replace(sample(), claims=claims)


def test_a_perfect_report() -> None:
    score = score_report("qaim", gold(LEAVE, ATTACK, POSTURE), sample())
    assert score.claims == Count(2, 2, 2)
    assert score.slots.f1 == 1.0
    assert score.faults == ()


def test_the_counts_of_one_claim_slot_by_slot() -> None:
    counts = score_slots(sample().claims[1], ATTACK, sample())
    assert counts == dict.fromkeys(SLOTS, Count(1, 1, 1)) | dict.fromkeys(
        ("actor", "from", "to", "attribution"), Count()
    )


def test_a_missed_claim_misses_its_slots() -> None:
    score = score_report("qaim", gold(ATTACK), with_claims())
    assert score.claims == Count(0, 0, 1)
    # mode, status, tense, recipient, place, time, weapon, quantities
    assert score.slots == Count(0, 0, 8)
    assert [fault.kind for fault in score.faults] == ["missed"]


def test_a_report_that_was_not_coded_is_missed_whole() -> None:
    assert score_report("qaim", gold(ATTACK, POSTURE), None).claims == Count(0, 0, 1)


def test_a_spurious_claim_has_spurious_slots() -> None:
    score = score_report("qaim", gold(), with_claims(sample().claims[1]))
    assert score.claims == Count(0, 1, 0)
    assert score.slots == Count(0, 8, 0)
    assert score.faults[0].quote == "On March 11 a salvo of rockets killed two Americans at Camp Alpha."


def test_a_claim_of_another_type_is_both_spurious_and_missed() -> None:
    other = msgspec.structs.replace(sample().claims[1], event_type="COERCE")
    score = score_report("qaim", gold(ATTACK), with_claims(other))
    assert score.claims == Count(0, 1, 1)
    assert {fault.kind for fault in score.faults} == {"missed", "spurious"}


def test_a_claim_must_touch_the_gold_words() -> None:
    away = msgspec.structs.replace(sample().claims[1], trigger=sample().claims[0].trigger, evidence=())
    assert score_report("qaim", gold(ATTACK), with_claims(away)).claims == Count(0, 1, 1)
    near = msgspec.structs.replace(sample().claims[1], evidence=())  # the trigger alone is enough
    assert score_report("qaim", gold(ATTACK), with_claims(near)).claims == Count(1, 1, 1)


def test_a_claim_that_is_not_core_counts_neither_way() -> None:
    posture = sample().claims[2]
    assert score_report("qaim", gold(POSTURE), with_claims(posture)).claims == Count()
    assert score_report("qaim", gold(POSTURE), with_claims()).claims == Count()


def test_a_core_claim_is_paired_before_one_that_is_not() -> None:
    loose = msgspec.structs.replace(ATTACK, core=False)
    assert score_report("qaim", gold(loose, ATTACK), with_claims(sample().claims[1])).claims == Count(1, 1, 1)


def test_of_two_candidates_the_one_that_agrees_more_is_paired() -> None:
    right = sample().claims[1]
    worse = msgspec.structs.replace(right, id="c9", time=TimeRef(), place=None)
    score = score_report("qaim", gold(ATTACK), with_claims(worse, right))
    assert score.claims == Count(1, 2, 1)
    assert [fault.kind for fault in score.faults] == ["spurious"]


def test_wrong_slots_are_named() -> None:
    claim = msgspec.structs.replace(sample().claims[1], tense="historical", mode=None)
    (fault,) = score_report("qaim", gold(ATTACK), with_claims(claim)).faults
    assert fault.slots == ("mode", "tense")


def test_one_bound_wrong_is_a_wrong_time() -> None:
    claim = msgspec.structs.replace(sample().claims[1], time=TimeRef(dt.date(2020, 3, 11), None))
    assert score_slots(claim, ATTACK, sample())["time"] == Count(0, 1, 1)


def test_the_one_place_of_a_movement_is_read_by_its_type() -> None:
    claim = sample().claims[0]
    assert claim.place is not None
    at = msgspec.structs.replace(claim.place, role="at")
    retreat = msgspec.structs.replace(claim, event_type="RETREAT", place=at, places=())
    wanted = msgspec.structs.replace(LEAVE, event_type="RETREAT", place=None)
    counts = score_slots(retreat, wanted, sample())
    assert counts["place"] == Count()
    assert counts["from"] == Count(1, 1, 1)
    assert counts["to"] == Count(0, 0, 1)
    mobilize = score_slots(
        msgspec.structs.replace(retreat, event_type="MOBILIZE"),
        msgspec.structs.replace(wanted, event_type="MOBILIZE"),
        sample(),
    )
    assert mobilize["to"] == Count(0, 1, 1)
    assert mobilize["from"] == Count(0, 0, 1)


def test_an_actor_that_the_record_does_not_list_stands_for_itself() -> None:
    claim = msgspec.structs.replace(sample().claims[0], actor=("coalition",))
    assert score_slots(claim, LEAVE, sample())["actor"] == Count(1, 1, 1)


def test_an_attribution_is_right_by_any_of_its_names() -> None:
    claim = msgspec.structs.replace(
        sample().claims[0], attribution=Attribution("named", "he", organization="Officials")
    )
    assert score_slots(claim, LEAVE, sample())["attribution"] == Count(1, 1, 1)
    silent = msgspec.structs.replace(claim, attribution=Attribution())
    assert score_slots(silent, LEAVE, sample())["attribution"] == Count(0, 0, 1)


@pytest.mark.parametrize(
    ("lat", "country", "right"),
    [(34.5, "IRQ", True), (36.0, "IRQ", False), (34.37, "SYR", False), (None, None, True), (34.5, None, True)],
)
def test_places_by_distance_else_by_name_never_in_another_country(
    lat: float | None, country: str | None, right: bool
) -> None:
    place = PlaceRef("al-Qaim", 0, 7, name="Qaim", lat=lat, lon=41.09, country=country)
    wanted = GoldPlace(("Qaim",), "IRQ", 34.37, 41.09, 35)
    assert place_fits(place, wanted) is right


@pytest.mark.parametrize(
    ("said", "accept", "right"),
    [
        ("the US-led coalition", ["US-led coalition"], True),
        ("coalition", ["US-led coalition"], True),  # 9 of 16 letters
        ("forces", ["the Iraqi security forces"], False),  # a run, but 6 of 21 letters
        ("Qā'im", ["Qa'im"], True),
        ("led US", ["US-led"], False),  # not in that order
        ("the", ["the"], False),  # nothing left to compare
        ("rockets", [], False),
    ],
)
def test_same(said: str, accept: list[str], right: bool) -> None:
    assert same(said, accept) is right


def test_shares_of_nothing_are_zero() -> None:
    assert (Count().precision, Count().recall, Count().f1) == (0.0, 0.0, 0.0)
    assert Count(1, 2, 4).f1 == pytest.approx(2 * 0.5 * 0.25 / 0.75)
