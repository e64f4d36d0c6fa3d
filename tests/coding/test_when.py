"""Times: which expression belongs to which trigger, and what it comes to."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.coding.when import Timed, resolve_first, times_for
from dateline.records.reference import TimeRef
from dateline.records.span import Span
from dateline.records.times import AnchorForm, TimeMention
from tests.coding.conftest import Look, Read, days, on, token_of


@pytest.mark.parametrize(
    ("when", "low", "high"),
    [
        ("on Tuesday", "2019-05-14", "2019-05-14"),
        ("on Thursday", "2019-05-16", "2019-05-16"),
        ("last week", "2019-05-06", "2019-05-12"),
        ("last month", "2019-04-01", "2019-04-30"),
        ("on March 11", "2019-03-11", "2019-03-11"),
        ("in 2003", "2003-01-01", "2003-12-31"),
        ("in late February", "2019-02-20", "2019-02-28"),
    ],
)
def test_the_day_or_days_it_happened(read: Read, when: str, low: str, high: str) -> None:
    assert days(read(f"Rebels attacked a convoy near Gao {when}.").one("ASSAULT")) == (low, high)


def test_a_verb_that_looks_forward_looks_forward(read: Read) -> None:
    claim = read("France will send 500 troops to Mali next week.").one("MOBILIZE")
    assert (claim.status, days(claim)) == ("planned", ("2019-05-20", "2019-05-26"))


def test_what_gives_no_time_stays_open(read: Read) -> None:
    claim = read("The army arrested nine men in Timbuktu.").one("COERCE")
    assert days(claim) == ("", "")


def test_each_trigger_has_its_own_time(read: Read) -> None:
    text = "Rebels attacked a convoy near Gao on Monday and the army arrested nine men in Timbuktu on Wednesday."
    reading = read(text)
    assert days(reading.one("ASSAULT"))[0] == "2019-05-13"
    assert days(reading.one("COERCE"))[0] == "2019-05-15"


def test_when_it_was_said_is_not_when_it_was_done(read: Read) -> None:
    claim = read("The army said on Wednesday that rebels had attacked a convoy near Gao on Monday.").one("ASSAULT")
    assert days(claim) == ("2019-05-13", "2019-05-13")
    claim = read("The army said on Wednesday that rebels had attacked a convoy near Gao.").one("ASSAULT")
    assert days(claim) == ("", "")


def test_a_promise_is_of_the_day_it_was_made(read: Read) -> None:
    claim = read("France said on Tuesday it would withdraw its troops from Mali.").one("CONCEDE")
    assert days(claim) == ("2019-05-14", "2019-05-14")


def test_long_ago_is_historical(read: Read) -> None:
    assert read("In 2003, US forces invaded Iraq.").one("ASSAULT").tense == "historical"
    assert read("US forces raided a farm near Gao on Monday.").one("ASSAULT").tense == "current"


def test_without_a_day_of_publication_relative_times_stay_open(read: Read) -> None:
    claim = read("Rebels attacked a convoy near Gao on Tuesday.", published=None).one("ASSAULT")
    assert days(claim) == ("", "")
    claim = read("Rebels attacked a convoy near Gao on 3 May 2019.", published=None).one("ASSAULT")
    assert days(claim) == ("2019-05-03", "2019-05-03")


# -- by hand -------------------------------------------------------------------------------------------------------


def timed(look: Look, text: str, trigger: str, others: str = "", cue: str = "") -> list[tuple[str, bool]]:
    scene = look(text)
    (s,) = scene.sentences
    other = frozenset({token_of(s, others)} if others else ())
    cues = frozenset({token_of(s, cue)} if cue else ())
    at = token_of(s, trigger)
    found = times_for(scene, s, at, frozenset({at}), other, cues)
    return [(t.mention.span.of(text), t.spoken) for t in found]


def test_the_nearest_time_comes_first(look: Look) -> None:
    text = "Rebels attacked a convoy on Monday after the army arrested nine men on Sunday."
    assert timed(look, text, "attacked", "arrested")[0] == ("Monday", False)
    assert timed(look, text, "arrested", "attacked")[0] == ("Sunday", False)


def test_the_time_of_a_saying_comes_last(look: Look) -> None:
    text = "The army said on Wednesday that rebels attacked a convoy on Monday."
    assert timed(look, text, "attacked", cue="said") == [("Monday", False), ("Wednesday", True)]


MENTION = TimeMention(Span(0, 5), AnchorForm("speech"))


def test_the_first_that_comes_to_days_is_taken() -> None:
    asked: list[tuple[TimeRef | None, bool]] = []

    def date_of(_: TimeMention, narrated: TimeRef | None, forward: bool) -> TimeRef | None:
        asked.append((narrated, forward))
        return [None, TimeRef(), on(3)][len(asked) - 1]

    near = Timed(MENTION, 1, False)
    assert resolve_first([near, near, near], date_of, on(2), True) == on(3)
    assert asked == [(on(2), True)] * 3


def test_a_time_too_far_off_is_not_taken() -> None:
    def date_of(*_: object) -> TimeRef:
        return TimeRef(dt.date(2019, 5, 1), None)

    assert resolve_first([Timed(MENTION, 99, False)], date_of, None, False) is None
    assert resolve_first([], date_of, None, False) is None
    assert resolve_first([Timed(MENTION, 1, False)], date_of, None, False) is not None


def test_a_time_that_says_which_event_is_meant_is_that_events_alone(look: Look) -> None:
    text = "Rebels attacked the veterans of the 2003 invasion on Monday."
    assert timed(look, text, "attacked", "invasion") == [("Monday", False)]


def test_a_report_or_statement_has_its_own_day(look: Look) -> None:
    text = "Rebels attacked a convoy, according to a statement on Monday."
    assert timed(look, text, "attacked") == [("Monday", True)]


def test_times_in_clauses_of_their_own_are_further_off(look: Look) -> None:
    text = "Rebels attacked a convoy that left Gao on Monday."
    scene = look(text)
    (s,) = scene.sentences
    attacked, left = token_of(s, "attacked"), token_of(s, "left")
    far = times_for(scene, s, attacked, frozenset({attacked}), frozenset(), frozenset())
    near = times_for(scene, s, left, frozenset({left}), frozenset(), frozenset())
    assert far[0].distance > near[0].distance
    burdened = times_for(scene, s, attacked, frozenset({attacked}), frozenset({left}), frozenset())
    assert burdened[0].distance > far[0].distance


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers arrested a trader based in the Gao district of Gao province Monday.",
        "Soldiers arrested two men and found a store of rifles during a search in Timbuktu, Monday.",
        "The army today confirmed the arrest of a bomb maker in Timbuktu, Monday.",
    ],
)
def test_a_day_at_the_very_end_is_that_of_the_main_clause(read: Read, text: str) -> None:
    arrests = [c for c in read(text).claims if c.mode == "arrest"]
    assert [days(c)[0] for c in arrests] == ["2019-05-13"]


def test_a_day_in_the_middle_stays_where_it_hangs(read: Read) -> None:
    claim = read("The army confirmed on Monday the arrest of a bomb maker in Timbuktu.").one("COERCE")
    assert days(claim) == ("", "")


def test_a_scene_gives_its_day_to_what_happens_during_it(read: Read) -> None:
    scene = "Last night a joint force waited near a village north of Gao."
    claim = read(f"{scene} During the search they arrested two men.").one("COERCE")
    assert claim.time.latest is not None
    claim = read(f"{scene} They arrested two men.").one("COERCE")
    assert days(claim) == ("", "")


def test_it_happened_dates_the_attack_before(read: Read) -> None:
    claim = read("Rebels attacked a convoy near Gao. It took place on Monday.").one("ASSAULT")
    assert days(claim)[0] == "2019-05-13"
    claim = read("Rebels attacked a convoy near Gao on Tuesday. It took place on Monday.").one("ASSAULT")
    assert days(claim)[0] == "2019-05-14"
