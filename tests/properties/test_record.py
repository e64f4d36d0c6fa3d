"""What holds for the record of any text: ranges, ids, intervals, the keys of `dateline/1`; and that it repeats."""

from __future__ import annotations

import datetime as dt
import json
import re
import socket
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import dateline
from dateline.records import claim as claims
from dateline.records import reference, report
from dateline.write import jsonl

# Parts of sentences, so that what is drawn reads as news often enough to be coded, and odd pieces between them.
SUBJECTS = (
    "Government troops", "Rebels", "The rebels", "Two gunmen", "A US drone", "Police", "The Somali army",
    "Hezbollah fighters", "Defence Minister Ana Petrović", "About 300 soldiers", "Thousands of protesters",
    "The United Nations", "Militants of al-Shabaab", "The coalition", "It", "They", "Who", "An 11-year-old boy",
    "Several dozen villagers", "Turkey and Russia",
)  # fmt: skip
VERBS = (
    "shelled", "attacked", "withdrew from", "have seized", "will leave", "denied that troops bombed",
    "threatened to strike", "killed at least 12 people in", "were killed near", "fired three Grad rockets at",
    "agreed to a ceasefire in", "did not attack", "marched through", "imposed sanctions on", "arrested 40 men in",
    "deployed to", "controls", "has 2,500 soldiers in", "fled", "called for talks in",
    "blamed the army for a car bomb in", "abducted", "opened fire on", "handed over", "may evacuate",
)  # fmt: skip
OBJECTS = (
    "Kandahar", "the town of Gao", "Camp Alpha, north of Baghdad,", "the airport", "northern Syria", "a convoy",
    "Port-au-Prince", "the border between Sudan and Chad", "their base", "al-Qaim", "two villages", "St. Petersburg",
    "a hospital in Hama", "it", "the parliament in Tbilisi", "Washington", "San José de Apartadó", "12 policemen",
    "Kyiv's Maidan", "the U.S. embassy",
)  # fmt: skip
TAILS = (
    "on Tuesday", "on March 11", "three days later", "last week", "in 1998", "since October", "early on 3 May 2019",
    "overnight", "between 2003 and 2005", "next month", "by Friday", "killing two and wounding between 10 and 15",
    "with mortars and AK-47s", ", the army said", ", a spokesman told AFP on condition of anonymity",
    ", according to witnesses", ", residents said by phone", "but the ministry denied it",
    "after rockets hit the capital", "; hundreds were missing", "in response to a raid", "at 4:30 a.m.",
    "while more than 5,000 people fled to Kenya", "on February 30", "in the year 99999", "on 31/12/1999",
    "with 9999999999999999999999 bombs",
)  # fmt: skip
ODD = (
    "🚀", "👩‍👩‍👧", "🇺🇦", "停火", "基辅遭到袭击。", "هجوم على المدينة", "\u202eקרב\u202c", "e\u0301",
    "Z\u0351\u0360algo", "\t", "\t\t", "\xa0", "\u200b", "\ufeff", "“", "”", '"', "'", "‘", "’", "((", ")", "[1]",
    "—", "...", "…", "$1.5m", "%", "&amp;", "<b>", "http://example.org/a?b=c", "@someone", "#war", "\x00", "\x0c",
    "\u2028", "\x85", "½", "Ⅻ", "١٢", "İstanbul", "ß", "ﬁre", "K1", "NATO-led", "U.N.", "No. 7",
)  # fmt: skip
LINES = (
    "KABUL, May 3 (Reuters) - ", "BAGHDAD: ", "By Ruth Amberly", "March 18, 2020", "Photo: a burnt-out lorry",
    "ALSO READ", "Ten Ways To Keep Basil Alive -", "Is Your Sofa Killing You? -",
    "Copyright 2020 The Paper. All rights reserved.", "* * *", "PARIS (AFP) — ", "Home | World | Politics",
    "Related: Rebels storm airport",
)  # fmt: skip
STOPS = (". ", ".", "? ", "! ", ".\n", ".\r\n", ".\n\n", ".\r\n\r\n", "\n", "\r", ", ", "; ", ": ", ' ." ', "\t")
PUBLISHED = (None, dt.date(2020, 3, 18), dt.date(1988, 2, 29), dt.date(1900, 1, 1), dt.date(2999, 12, 31))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence that may be coded, with up to three odd pieces in it, perhaps quoted or shouted."""
    words = [draw(st.sampled_from(part)) for part in (SUBJECTS, VERBS, OBJECTS)]
    words += draw(st.lists(st.sampled_from(TAILS), max_size=2))
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=3)):
        words.insert(draw(st.integers(0, len(words))), odd)
    text = draw(st.sampled_from((" ", " ", " ", "  ", "\t", "\r\n", "\n"))).join(words)
    shape = draw(st.sampled_from(("plain", "plain", "plain", "quoted", "said", "shouted")))
    if shape == "quoted":
        text = f'"{text}," said Colonel Musa Adan'
    elif shape == "said":
        text = f"The minister said that {text}"
    return text.upper() if shape == "shouted" else text


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A report: sentences, furniture and noise in any order."""
    piece = st.one_of(
        sentences(), sentences(), sentences(), st.sampled_from(LINES), st.sampled_from(ODD), st.text(max_size=20)
    )
    return "".join(draw(piece) + draw(st.sampled_from(STOPS)) for _ in range(draw(st.integers(1, 6))))


REPORT = "GAO, May 3 (Reuters) - Rebels attacked a base near Gao on Tuesday, killing six soldiers, the army said.\n"

FEW = settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@pytest.fixture(scope="module")
def coder() -> dateline.Coder:
    return dateline.load()


def coded(coder: dateline.Coder, text: str, published: dt.date | None = None) -> Any:
    """The record as a reader of the JSON has it. JSON holds no lone surrogates, and none comes out of decoded bytes."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    return json.loads(jsonl.encode(coder.code(dateline.source(clean, published=published))))


# --- the shape of `dateline/1`, written out; `None` stands for a plain value, and a one-element list for a list

SPAN = {"start": None, "end": None}
CANDIDATE = dict.fromkeys(("name", "lat", "lon", "country", "admin1", "precision", "geonames_id", "score"))
PLACE = {
    **dict.fromkeys(("text", "start", "end", "name", "lat", "lon", "country", "admin1", "precision", "radius_km")),
    **{"geonames_id": None, "role": None, "candidates": [CANDIDATE]},
}
SHAPE = {
    "schema": None,
    "report": {
        **dict.fromkeys(("id", "source", "url", "publisher", "agency", "byline", "title", "language", "text")),
        "dateline_place": PLACE,
        "published": {"date": None, "basis": None, "candidates": [None]},
        "furniture": [{"start": None, "end": None, "kind": None}],
    },
    "actors": [
        {
            **dict.fromkeys(("id", "name", "canonical", "kind", "country", "kb_id")),
            "mentions": [SPAN],
            "relations": [{"type": None, "to": None, "since": None, "evidence": SPAN}],
        }
    ],
    "claims": [
        {
            **dict.fromkeys(("id", "kind", "event_type", "mode", "cameo", "facility", "status", "tense")),
            **{"confidence": None, "coded_by": None, "context": [None], "trigger": SPAN, "evidence": [SPAN]},
            **{"actor": [None], "recipient": [None], "place": PLACE, "places": [PLACE]},
            "time": dict.fromkeys(("text", "start", "end", "earliest", "latest", "grain", "basis")),
            "weapon": [dict.fromkeys(("text", "start", "end", "class"))],
            "quantities": [dict.fromkeys(("of", "low", "high", "hedge", "who", "actor", "start", "end"))],
            "attribution": {
                **dict.fromkeys(("text", "start", "end", "name", "role", "organization", "kind", "via", "quoted")),
            },
            "relations": [{"type": None, "to": None}],
        }
    ],
}  # fmt: skip


def assert_shape(value: Any, shape: Any, at: str = "record") -> None:
    """Every key is there and no other. An object may be null as a whole, a list may not."""
    if isinstance(shape, list):
        assert isinstance(value, list), at
        for item in value:
            assert item is not None, at
            assert_shape(item, shape[0], f"{at}[]")
    elif isinstance(shape, dict):
        if value is not None:
            assert value.keys() == shape.keys(), at
            for key, inner in shape.items():
                assert_shape(value[key], inner, f"{at}.{key}")
    else:
        assert not isinstance(value, dict | list), at


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of the record, at any depth."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from objects(item)


def assert_ranges(record: Any) -> None:
    """Ranges lie in the text, are not empty, and the words that stand beside one are the words it covers."""
    text = record["report"]["text"]
    for found in objects(record):
        if "start" not in found:
            continue
        if found["start"] is None:
            assert found["end"] is None
            assert found.get("text") is None or found.keys() >= {"earliest"} or found.get("kind") == "none", found
            continue
        assert 0 <= found["start"] < found["end"] <= len(text), found
        if "text" in found:
            assert text[found["start"] : found["end"]] == found["text"], found
    for name in ("title", "byline"):
        assert record["report"][name] is None or record["report"][name].strip(), name
    furniture = record["report"]["furniture"]
    assert all(one["end"] <= next_["start"] for one, next_ in pairwise(furniture))


def assert_references(record: Any) -> None:
    """Ids are each given once and count up, and whatever points to one finds it."""
    actors, coded = record["actors"], record["claims"]
    names = [actor["id"] for actor in actors]
    ids = [one["id"] for one in coded]
    assert names == [f"a{n}" for n in range(1, len(actors) + 1)]
    assert ids == [f"c{n}" for n in range(1, len(coded) + 1)]
    for actor in actors:
        assert actor["mentions"], actor
        assert actor["name"].strip(), actor
        assert actor["canonical"].strip(), actor
        assert all(relation["to"] in names and relation["to"] != actor["id"] for relation in actor["relations"]), actor
    for one in coded:
        assert {*one["actor"], *one["recipient"]} <= set(names), one
        assert all(quantity["actor"] in (*names, None) for quantity in one["quantities"]), one
        assert all(relation["to"] in ids and relation["to"] != one["id"] for relation in one["relations"]), one
    named = {name for one in coded for name in (*one["actor"], *one["recipient"])}
    pointed = {quantity["actor"] for one in coded for quantity in one["quantities"]}
    related = {relation["to"] for actor in actors for relation in actor["relations"]}
    assert set(names) <= named | pointed | related


def assert_values(record: Any) -> None:
    """Intervals run forwards, numbers are in their ranges, and words are of the vocabularies that the schema names."""
    for place in (found for found in objects(record) if "lat" in found):
        assert (place["lat"] is None) == (place["lon"] is None), place
        assert place["lat"] is None or (-90 <= place["lat"] <= 90 and -180 <= place["lon"] <= 180), place
        assert place["country"] is None or re.fullmatch("[A-Z]{3}", place["country"]), place
        assert place["precision"] in get_args(reference.Precision), place
        assert place.get("role", "at") in get_args(reference.PlaceRole), place
        assert 0 <= place.get("score", 0) <= 1, place
        assert (place.get("radius_km") or 0) >= 0, place
    for actor in record["actors"]:
        assert actor["kind"] in get_args(reference.ActorKind), actor
        assert actor["country"] is None or re.fullmatch("[A-Z]{3}", actor["country"]), actor
    for one in record["claims"]:
        assert one["evidence"], one
        said, trigger = one["evidence"][0], one["trigger"]
        assert said["start"] <= trigger["start"] < trigger["end"] <= said["end"], one
        assert not any(
            f["start"] < trigger["end"] and trigger["start"] < f["end"] for f in record["report"]["furniture"]
        )
        assert 0 <= one["confidence"] <= 1, one
        assert one["coded_by"].strip(), one
        assert (one["kind"], one["event_type"]) == ("posture", None) or (
            one["kind"] == "event" and one["event_type"] in get_args(claims.EventType)
        ), one
        assert one["status"] in get_args(claims.Status), one
        assert one["tense"] in get_args(claims.Tense), one
        assert one["attribution"]["kind"] in get_args(claims.AttributionKind), one
        assert one["time"]["grain"] in get_args(reference.Grain), one
        assert one["time"]["basis"] in get_args(reference.TimeBasis), one
        first, last = one["time"]["earliest"], one["time"]["latest"]
        assert first is None or last is None or dt.date.fromisoformat(first) <= dt.date.fromisoformat(last), one
        for quantity in one["quantities"]:
            low, high = quantity["low"], quantity["high"]
            assert low is None or high is None or low <= high, quantity
            assert all(bound is None or bound >= 0 for bound in (low, high)), quantity
            assert quantity["of"] in get_args(reference.QuantityOf), quantity
            assert quantity["hedge"] in get_args(reference.Hedge), quantity
    for piece in record["report"]["furniture"]:
        assert piece["kind"] in get_args(report.FurnitureKind), piece


def assert_holds(record: Any) -> None:
    """All that must hold for any record."""
    assert_shape(record, SHAPE)
    assert_ranges(record)
    assert_references(record)
    assert_values(record)


@settings(FEW, max_examples=150)
@given(text=texts(), published=st.sampled_from(PUBLISHED))
def test_the_record_of_any_text_is_whole(coder: dateline.Coder, text: str, published: dt.date | None) -> None:
    assert_holds(coded(coder, text, published))


@settings(FEW, max_examples=100)
@given(st.lists(sentences(), min_size=4, max_size=10), st.sampled_from((". ", ".\n\n", ".\r\n\r\n")))
def test_reports_that_are_mostly_news_are_coded_and_whole(coder: dateline.Coder, parts: list[str], stop: str) -> None:
    assert_holds(coded(coder, stop.join(parts) + ".", dt.date(2020, 3, 18)))


def test_what_is_drawn_is_coded() -> None:
    """The properties say nothing of records without claims: see that the parts make some."""
    text = ". ".join(
        f"{who} {did} {what} {tail}" for who, did, what, tail in zip(SUBJECTS, VERBS, OBJECTS, TAILS, strict=False)
    )
    record = coded(dateline.load(), text + ".", dt.date(2020, 3, 18))
    assert_holds(record)
    assert len(record["claims"]) >= 8
    assert record["actors"]


@FEW
@given(text=st.text(max_size=300))
def test_any_characters_at_all(coder: dateline.Coder, text: str) -> None:
    assert_holds(coded(coder, text))


@FEW
@given(text=texts(), other=texts(), published=st.sampled_from(PUBLISHED))
def test_a_record_repeats_whatever_is_coded_between(
    coder: dateline.Coder, text: str, other: str, published: dt.date | None
) -> None:
    first = coded(coder, text, published)
    coded(coder, other)
    assert coded(coder, text, published) == first


@settings(FEW, max_examples=15)
@given(st.lists(texts(), min_size=2, max_size=4))
def test_the_order_of_a_batch_changes_no_byte(coder: dateline.Coder, batch: list[str]) -> None:
    sources = [dateline.source(text.encode("utf-8", "replace").decode(), str(n)) for n, text in enumerate(batch)]
    forwards = [jsonl.encode(coder.code(source)) for source in sources]
    backwards = [jsonl.encode(coder.code(source)) for source in reversed(sources)]
    assert forwards == backwards[::-1]


def test_two_coders_write_the_same_bytes(coder: dateline.Coder) -> None:
    source = dateline.source(REPORT, published=dt.date(2019, 5, 8))
    assert jsonl.encode(coder.code(source)) == jsonl.encode(dateline.load().code(source))


def test_nothing_asks_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert coded(dateline.load(), REPORT, dt.date(2019, 5, 8))["claims"]
