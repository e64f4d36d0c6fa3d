"""The scheme that all corpora share: its lists agree with the lexicon's and with one another."""

from __future__ import annotations

import dataclasses
from typing import get_args

import msgspec
import pytest

from dateline.coding.insight import ROLES as ROLES_OF_CLAIMS
from dateline.lexicon.events import MODES
from dateline.records.claim import Status, Tense
from training.reader import labels
from training.reader.example import CLAIMS, FILLERS, INCIDENTS, MENTIONS, ROLES, Argument, Example, Pair, Span, Trigger

OF_THE_LEXICON = {"POSTURE", "CASUALTY", "NONE"}


@pytest.mark.parametrize("names", [MENTIONS, CLAIMS, ROLES, FILLERS, INCIDENTS], ids=lambda names: names[0])
def test_no_name_stands_twice(names: tuple[str, ...]) -> None:
    assert len(set(names)) == len(names)
    assert all(names)


def test_claims_are_the_sixteen_roots_a_posture_and_a_harm() -> None:
    assert set(CLAIMS[:16]) == set(MODES) - OF_THE_LEXICON
    assert CLAIMS[16:] == ("POSTURE", "HARM")


def test_the_coder_asks_for_roles_of_the_scheme() -> None:
    assert set(ROLES) >= ROLES_OF_CLAIMS


def test_an_example_says_nothing_that_it_is_not_told() -> None:
    example = Example("own", "1", ("Rebels", "fled"), (0,))
    assert example.fillers is example.incidents is example.furniture is None
    assert (example.mention_types, example.complete, example.roles, example.native) == ((), (), (), "")
    trigger = Trigger(1, 2)
    assert (trigger.claims, trigger.mode, trigger.status, trigger.tense, trigger.event) == ((), (), (), "", -1)


def test_examples_and_pairs_can_be_kept() -> None:
    example = Example(
        "own", "1", ("Rebels", "fled"), (0,), triggers=(Trigger(1, 2, claims=("RETREAT",)),),
        arguments=(Argument(0, 0, 1, "agent"),), fillers=(), mentions=(Span(0, 1, "Organisation"),),
    )  # fmt: skip
    pair = Pair("plv", "1", ("Chad", "hit", "Mali"), (0, 1), (2, 3), "ASSAULT")
    for one in (example, pair):
        assert msgspec.json.decode(msgspec.json.encode(one), type=type(one)) == one
        with pytest.raises((AttributeError, dataclasses.FrozenInstanceError)):
            one.words = ()  # type: ignore[misc]


# -- the labels of the heads ---------------------------------------------------------------------------------------


def test_every_mode_status_and_tense_has_a_label() -> None:
    assert set(labels.MODES) == {"", *(mode for modes in MODES.values() for mode in modes)}
    assert set(labels.STATUSES) == set(get_args(Status))
    assert set(labels.TENSES) == set(get_args(Tense))


def test_labels_stand_once_and_none_comes_first() -> None:
    for name, found in labels.HEADS.items():
        assert len(set(found)) == len(found), name
        assert ("" in found) == (found[0] == "")
    for head in ("mention", "filler", "claim", "native", "cue", "furniture", "mode", "role"):
        assert labels.HEADS[head][0] == ""


def test_spans_have_a_first_word_and_further_ones() -> None:
    assert labels.spans(("Person", "Place")) == ("", "B-Person", "I-Person", "B-Place", "I-Place")
