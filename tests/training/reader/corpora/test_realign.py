from __future__ import annotations

from training.reader.corpora.event_types import NativeArgument, NativeEvent
from training.reader.corpora.realign import Told, occurrences, realign

#        0       1      2   3     4 5  6    7       8   9     10 11    12    13    14
WORDS = "Rockets killed two boys . In Goma gunmen killed monks . Boys were killed .".split()
STARTS = (0, 5, 11)


def test_occurrences() -> None:
    assert occurrences(WORDS, "killed") == [(1, 2), (8, 9), (13, 14)]
    assert occurrences(WORDS, "killed monks") == [(8, 10)]
    assert occurrences(WORDS, "absent") == []
    assert occurrences(WORDS, "") == []


def test_a_lost_last_letter() -> None:
    assert occurrences("Bombs went off near the mall".split(), "went of") == [(1, 3)]
    assert occurrences("Bombs went off near the mall".split(), "mal") == [(5, 6)]


def test_arguments_tell_the_place() -> None:
    told = [Told("life.die", "killed", (("victim", "monks"), ("place", "Goma")))]
    assert realign(WORDS, STARTS, told) == [
        NativeEvent(8, 9, "life.die", (NativeArgument(9, 10, "victim"), NativeArgument(6, 7, "place")))
    ]


def test_events_follow_one_another_and_share_no_trigger() -> None:
    told = [Told("life.die", "killed", ()) for _ in range(3)]
    assert [event.start for event in realign(WORDS, STARTS, told)] == [1, 8, 13]
    told = [Told("conflict.attack", "gunmen", ()), Told("life.die", "killed", ())]
    assert [event.start for event in realign(WORDS, STARTS, told)] == [7, 8]


def test_a_trigger_is_shared_where_there_is_no_other() -> None:
    told = [Told("conflict.attack", "Rockets", ()), Told("life.die", "Rockets", ())]
    assert [(event.start, event.type) for event in realign(WORDS, STARTS, told)] == [
        (0, "conflict.attack"),
        (0, "life.die"),
    ]


def test_what_is_not_in_the_text_is_left_out() -> None:
    told = [Told("life.die", "slain", ()), Told("life.die", "gunmen", (("victim", "nuns"), ("killer", "gunmen")))]
    assert realign(WORDS, STARTS, told) == [NativeEvent(7, 8, "life.die", (NativeArgument(7, 8, "killer"),))]


def test_an_argument_sentences_away_is_left_out() -> None:
    told = [Told("conflict.attack", "Rockets", (("target", "Boys"),))]
    assert realign(WORDS, STARTS, told) == [NativeEvent(0, 1, "conflict.attack", ())]


def test_the_same_words_twice_are_two_fillers() -> None:
    words = "Police and police from the next town met".split()
    told = [Told("contact.contact", "met", (("participant", "police"), ("participant", "police")))]
    (event,) = realign(words, (0,), told)
    assert event.arguments == (NativeArgument(2, 3, "participant"),)
    told = [Told("contact.contact", "town", (("participant", "and"), ("participant", "and")))]
    words = "this and that and the town".split()
    (event,) = realign(words, (0,), told)
    assert event.arguments == (NativeArgument(3, 4, "participant"), NativeArgument(1, 2, "participant"))


def test_no_events() -> None:
    assert realign(WORDS, STARTS, []) == []
