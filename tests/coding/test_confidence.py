"""The confidence of a claim: a number between 0 and 1 that grows with what the claim says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.confidence import WEIGHTS, confidence, features
from dateline.coding.draft import Draft
from dateline.records.span import Span
from tests.coding.conftest import at, draft, killed, on, party


def test_every_feature_has_a_weight() -> None:
    assert set(features(draft())) == set(WEIGHTS)


def test_what_a_claim_says_adds_up() -> None:
    bare = draft()
    told = draft(
        actor=(party("rebels"),),
        recipient=(party("soldiers"),),
        place=at("Mosul"),
        time=on(3),
        counts=(killed(2),),
        mode="firearms",
    )
    assert confidence(bare) < confidence(told)


def test_places_of_a_movement_count_as_a_place() -> None:
    assert features(draft(places=(at("Mosul"),)))["place"] == 1.0
    assert features(draft())["place"] == 0.0


def test_one_bound_is_a_time() -> None:
    assert features(draft(time=on(3)))["time"] == 1.0


def test_flags_and_kind_are_features() -> None:
    found = features(draft(kind="posture", event_type=None, flags=frozenset({"weak", "speech"})))
    assert (found["weak"], found["speech"], found["posture"]) == (1.0, 1.0, 1.0)


@st.composite
def drafts(pick: st.DrawFn) -> Draft:
    return draft(
        kind=pick(st.sampled_from(["event", "posture"])),
        actor=pick(st.sampled_from([(), (party("rebels"),)])),
        counts=pick(st.sampled_from([(), (killed(2),)])),
        mode=pick(st.sampled_from([None, "aerial"])),
        flags=frozenset(pick(st.sets(st.sampled_from(["weak", "speech", "always"])))),
        evidence=tuple(Span(k, k + 1) for k in range(pick(st.integers(1, 3)))),
    )


@settings(derandomize=True)
@given(drafts())
def test_it_is_a_probability_to_two_places(one: Draft) -> None:
    value = confidence(one)
    assert 0.0 < value < 1.0
    assert round(value, 2) == value
