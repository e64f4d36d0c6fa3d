"""The confidence of a claim: a number between 0 and 1, from features that a table weighs."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.coding.confidence import confidence, features
from dateline.records.claim import Attribution, Claim, ClaimRelation
from dateline.records.reference import TimeRef
from dateline.records.span import Span
from tests.coding.conftest import at, on

BARE = Claim(
    id="c1",
    kind="event",
    event_type="ASSAULT",
    mode=None,
    context=(),
    cameo=None,
    trigger=Span(0, 1),
    actor=(),
    recipient=(),
    facility=None,
    place=None,
    places=(),
    time=TimeRef(),
    weapon=(),
    quantities=(),
    status="happened",
    tense="current",
    attribution=Attribution(),
    evidence=(Span(0, 9),),
    confidence=0.0,
    relations=(),
    coded_by="rules/1 attack/v",
)


def said_of(**fields: Any) -> set[str]:
    """The features that a claim with these fields has and the bare one has not."""
    some, none = features(msgspec.structs.replace(BARE, **fields)), features(BARE)
    return {name for name, value in some.items() if value and not none.get(name)}


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"actor": ("a1",)}, "actor"),
        ({"recipient": ("a1",)}, "recipient"),
        ({"place": at("Mosul")}, "place"),
        ({"places": (at("Mosul"),)}, "place"),
        ({"time": on(3)}, "time"),
        ({"time": TimeRef(latest=on(3).latest)}, "time"),
        ({"mode": "firearms"}, "mode"),
        ({"evidence": (Span(0, 9), Span(20, 30))}, "told-twice"),
        ({"attribution": Attribution("institution", "The army", 0, 8)}, "attributed"),
        ({"relations": (ClaimRelation("same-as", "c1"),)}, "rival"),
        ({"tense": "historical"}, "historical"),
        ({"status": "planned"}, "not-happened"),
        ({"coded_by": "rules/1 attack/n"}, "noun"),
        ({"coded_by": "rules/1 attack/n reader/1 0.900 0.950"}, "noun"),
        ({"coded_by": "rules/1 attack/v reader/1 0.900 0.950"}, "read"),
        ({"coded_by": "rules/1 rampage/r reader/1 0.900 0.950"}, "reader-alone"),
        ({"event_type": "PROTEST"}, "type=PROTEST"),
        ({"kind": "posture", "event_type": None}, "type=posture"),
    ],
)
def test_each_feature_comes_from_its_field(fields: dict[str, Any], wanted: str) -> None:
    assert wanted in said_of(**fields)


def test_what_is_under_way_counts_as_happening() -> None:
    assert said_of(status="ongoing") == set()


@pytest.mark.parametrize(
    ("own", "any_", "wanted"),
    [("0.500", "0.500", (0, 0)), ("0.002", "0.998", (-1, 1)), ("0.000", "1.000", (-1, 1)), ("0.200", "0.800", None)],
)
def test_what_the_reader_gave_counts_by_its_log_odds(own: str, any_: str, wanted: tuple[int, int] | None) -> None:
    found = features(msgspec.structs.replace(BARE, coded_by=f"rules/1 attack/v reader/1 {own} {any_}"))
    said = found["read-own"], found["read-any"]
    if wanted is None:
        assert said[0] == pytest.approx(-said[1])
        assert 0 < said[1] < 1
    else:
        assert said == pytest.approx(wanted)


def test_rules_alone_say_nothing_of_the_reader() -> None:
    found = features(BARE)
    assert (found["read"], found["read-own"], found["read-any"], found["reader-alone"]) == (0, 0, 0, 0)


def test_weights_add_up_and_unknown_features_count_nothing() -> None:
    assert confidence(BARE, {}) == 0.5
    assert confidence(BARE, {"bias": 2.0}) > 0.5 > confidence(BARE, {"bias": -2.0})
    assert confidence(BARE, {"actor": 9.0, "no-such-feature": 9.0}) == 0.5
    assert confidence(msgspec.structs.replace(BARE, actor=("a1",)), {"actor": 9.0}) > 0.99


@settings(derandomize=True)
@given(st.floats(-20, 20), st.booleans())
def test_it_is_a_probability_to_two_places(bias: float, told: bool) -> None:
    claim = msgspec.structs.replace(BARE, actor=("a1",) if told else ())
    value = confidence(claim, {"bias": bias, "actor": 0.5})
    assert 0.0 <= value <= 1.0
    assert round(value, 2) == value
