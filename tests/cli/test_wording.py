from __future__ import annotations

import datetime as dt

import msgspec
import pytest

from dateline.cli import wording
from dateline.records.claim import Attribution
from dateline.records.reference import PlaceRef, Quantity, TimeRef
from dateline.records.report import Furniture, Published
from tests.fake_coder import sample


def day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        (None, None, "open"),
        ("2020-03-11", "2020-03-11", "2020-03-11"),
        (None, "2020-03-17", "≤ 2020-03-17"),
        ("2019-10-01", None, "since 2019-10-01"),
        ("2020-02-01", "2020-02-29", "2020-02"),
        ("2020-02-01", "2020-02-28", "2020-02-01 – 2020-02-28"),
        ("2014-01-01", "2014-12-31", "2014"),
        ("2014-01-01", "2015-12-31", "2014-01-01 – 2015-12-31"),
        ("2020-03-10", "2020-03-17", "2020-03-10 – 2020-03-17"),
    ],
)
def test_when(earliest: str | None, latest: str | None, words: str) -> None:
    assert wording.when(TimeRef(day(earliest), day(latest))) == words


@pytest.mark.parametrize(
    ("of", "low", "high", "hedge", "who", "words"),
    [
        ("killed", 2, 2, "exact", "US military personnel", "2 killed (US military personnel)"),
        ("killed", 20, None, "at-least", None, "≥ 20 killed"),
        ("killed", 100, None, "more-than", None, "> 100 killed"),
        ("forces", 300, 300, "about", None, "~300 forces"),
        ("forces", 5200, 5200, "about", "forces", "~5,200 forces"),
        ("wounded", 24, 99, "dozens", None, "24–99 wounded"),
        ("wounded", None, 5, "at-most", None, "≤ 5 wounded"),
        ("killed", 0, 0, "exact", None, "no killed"),
        ("bases", None, None, "unknown", None, "some bases"),
    ],
)
def test_how_many(of: str, low: int | None, high: int | None, hedge: str, who: str | None, words: str) -> None:
    quantity = Quantity(of=of, low=low, high=high, hedge=hedge, who=who, actor=None, start=0, end=0)  # type: ignore[arg-type]
    assert wording.how_many(quantity) == words


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"name": "Taji", "lat": 33.5, "country": "IRQ", "precision": "facility"}, "Taji airbase, IRQ"),
        (
            {"name": "Camp Cooke", "lat": 33.5, "country": "IRQ", "precision": "facility"},
            "Taji airbase = Camp Cooke, IRQ",
        ),
        ({"precision": "facility"}, "? Taji airbase"),
        ({"lat": 33.5, "country": "IRQ", "precision": "region", "radius_km": 39.6}, "≈ Taji airbase, IRQ ± 40 km"),
        ({"lat": 33.5, "country": "IRQ", "precision": "facility", "radius_km": 6.0}, "Taji airbase, IRQ"),
        ({"lat": 33.5, "country": "IRQ", "precision": "country", "radius_km": 373.0}, "Taji airbase"),
    ],
)
def test_where(values: dict[str, object], words: str) -> None:
    assert wording.where(PlaceRef(text="Taji airbase", start=0, end=12, **values)) == words  # type: ignore[arg-type]


def test_routes() -> None:
    leave, attack, posture = sample().claims
    assert wording.route(leave) == "Qaim, IRQ → Kuwait"
    assert wording.route(msgspec.structs.replace(leave, places=())) == "from Qaim, IRQ"
    assert wording.route(msgspec.structs.replace(leave, place=leave.places[0])) == "to Kuwait"
    assert wording.route(posture) == "Qaim, IRQ"
    assert wording.route(msgspec.structs.replace(posture, facility="Camp Alpha")) == "Camp Alpha; Qaim, IRQ"
    assert wording.route(msgspec.structs.replace(posture, facility="Qaim")) == "Qaim, IRQ"
    assert wording.route(msgspec.structs.replace(posture, facility="Camp Alpha", place=None)) == "Camp Alpha"
    assert wording.route(msgspec.structs.replace(attack, place=None)) == ""


@pytest.mark.parametrize(
    ("attribution", "words"),
    [
        (Attribution(), ""),
        (Attribution("named", "he", name="Myles Caggins", organization="coalition"), "he (Myles Caggins, coalition)"),
        (Attribution("named", "spokesman Myles Caggins", name="Myles Caggins"), "spokesman Myles Caggins"),
        (Attribution("anonymous", "an official", via="AFP"), "an official, to AFP"),
        (Attribution("institution", organization="the army"), "the army"),
        (Attribution("media"), "media"),
    ],
)
def test_who_says(attribution: Attribution, words: str) -> None:
    assert wording.who_says(attribution) == words


def test_claims_in_order_of_time_with_the_undated_last() -> None:
    claims = sample().claims
    undated = msgspec.structs.replace(claims[0], id="c9", time=TimeRef())
    before = msgspec.structs.replace(claims[0], id="c0", time=TimeRef(None, dt.date(2020, 3, 1)))
    assert [claim.id for claim in wording.in_time([undated, before, *claims])] == ["c3", "c0", "c2", "c1", "c9"]


def test_published() -> None:
    day1, day2 = dt.date(2020, 3, 17), dt.date(2015, 3, 17)
    assert wording.published(Published(day1, "text")) == "published 2020-03-17 (text)"
    assert wording.published(Published(day1)) == "published 2020-03-17"
    assert wording.published(Published()) == "published on an unknown day"
    assert wording.published(Published(candidates=(day1, day2))).endswith("allows 2020-03-17 or 2015-03-17")


def test_set_aside_counts_lines_by_kind() -> None:
    report = sample().report
    assert wording.set_aside(report) == "2 lines set aside as furniture (headline-list 2)"
    assert wording.set_aside(msgspec.structs.replace(report, furniture=())) == ""
    one = msgspec.structs.replace(report, furniture=(Furniture(0, 8, "byline"),))
    assert wording.set_aside(one) == "1 line set aside as furniture (byline 1)"


def test_control_characters_and_line_breaks_are_not_shown() -> None:
    assert wording.one_line("a\x1b[31m\r\nb\u202ec") == "a [31m b c"


def test_relations_name_the_other_claim() -> None:
    assert wording.kin(sample().claims[0]) == "follows c2"
    assert wording.kin(sample().claims[1]) == ""
