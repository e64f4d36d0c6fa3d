from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from dateline.lexicon.actors import ActorList
from dateline.tag.names import find_actors

actors = ActorList.load()


def found(text: str) -> list[tuple[str, str | None]]:
    return [(m.span.of(text), m.entry) for m in find_actors(text, 0, len(text), actors)]


def test_the_longest_name_wins() -> None:
    assert found("Kataeb Hezbollah is not Hezbollah, nor al Qaeda in Iraq al-Qaeda") == [
        ("Kataeb Hezbollah", "kataib-hizballah"),
        ("Hezbollah", "hezbollah"),
        ("al Qaeda in Iraq", "al-qaeda-in-iraq"),
        ("al-Qaeda", "al-qaeda"),
    ]


def test_possessive_endings_stay_outside() -> None:
    assert found("The Taliban's envoy and Islamic State’s men") == [
        ("Taliban", "taliban"),
        ("Islamic State", "islamic-state"),
    ]


def test_abbreviations_are_matched_as_written() -> None:
    assert found("IS fighters fled; this is who did it, says the WHO.") == [
        ("IS", "islamic-state"),
        ("WHO", "world-health-organization"),
    ]


def test_in_a_text_of_capitals_everyday_words_are_no_names() -> None:
    assert found("THE FMLN IS UP IN ARMS") == [("FMLN", "farabundo-marti-national-liberation-front")]


def test_a_name_that_goes_on_is_another() -> None:
    assert found("the Guardian Council met") == [("Guardian Council", "guardian-council")]


def test_only_the_range_asked_for_is_read() -> None:
    text = "Hamas and Fatah"
    assert [m.span.of(text) for m in find_actors(text, 6, len(text), actors)] == ["Fatah"]


@given(st.text())
def test_spans_quote_the_text_in_order(text: str) -> None:
    last = 0
    for mention in find_actors(text, 0, len(text), actors):
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end


def test_one_endless_line_takes_linear_time() -> None:
    text = "al-Qaeda in the " * 20_000 + "'" * 100_000 + "U." * 50_000
    began = time.process_time()
    find_actors(text, 0, len(text), actors)
    assert time.process_time() - began < 5
