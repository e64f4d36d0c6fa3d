from __future__ import annotations

import pytest

from training.reader.corpora import event_types
from training.reader.corpora.event_types import (
    CORPORA,
    NATIVE_TYPES,
    NativeArgument,
    NativeEvent,
    NativeText,
    claims_of,
    example_of,
    exhaustive,
    level_two,
    native_role,
    roles_of,
    scheme_role,
    sentence_starts,
)
from training.reader.example import CLAIMS, Argument, Trigger

HEADER = "type\tclaims\twikievents\trams\tm2e2\n"


@pytest.mark.parametrize("corpus", CORPORA)
def test_roles_can_be_turned_back(corpus: str) -> None:
    for full, row in event_types._TYPES.items():
        names = [name for theirs in row.roles.get(corpus, {}).values() for name in theirs]
        assert len(names) == len(set(names)), full
        for role in roles_of(full, corpus):
            assert scheme_role(full, native_role(full, role, corpus), corpus) == role


def test_types_are_of_the_second_level_and_each_is_in_a_corpus() -> None:
    assert all(name.count(".") == 1 for name in NATIVE_TYPES)
    assert list(NATIVE_TYPES) == sorted(set(NATIVE_TYPES))
    assert all(any(roles_of(name, corpus) for corpus in CORPORA) for name in NATIVE_TYPES)
    assert all(level_two(full) in NATIVE_TYPES for full in event_types._TYPES)


def test_every_type_has_claims_of_the_scheme() -> None:
    for full in event_types._TYPES:
        assert claims_of(full)
        assert set(claims_of(full)) <= {"", *CLAIMS}
    assert "HARM" in claims_of("life.die")
    assert "" not in claims_of("life.injure")
    assert "" in claims_of("contact.contact")
    assert claims_of("sport.match") == ()


def test_a_third_level_with_a_row_of_its_own() -> None:
    assert claims_of("conflict.yield.retreat") == ("RETREAT", "")
    assert claims_of("conflict.yield.surrender") == claims_of("conflict.yield")
    assert native_role("conflict.attack.detonateexplode", "instrument", "wikievents") == "explosivedevice"
    assert scheme_role("conflict.attack.detonateexplode", "instrument", "wikievents") == ""
    assert native_role("conflict.attack", "instrument", "wikievents") == "instrument"
    assert scheme_role("conflict.attack", "explosivedevice", "wikievents") == "instrument"


def test_a_corpus_has_its_own_names() -> None:
    assert native_role("life.die", "agent", "rams") == "killer"
    assert native_role("life.die", "agent", "m2e2") == "agent"
    assert native_role("life.die", "agent") == "killer"
    assert native_role("life.die", "crime", "rams") == ""
    assert scheme_role("contact.contact.meet", "entity", "m2e2") == "participant"
    assert native_role("sport.match", "agent") == ""
    # The third level is told of another corpus: the second holds.
    assert "instrument" in roles_of("life.injure.illnessdegradationphysical", "wikievents")


def test_level_two() -> None:
    assert level_two("Conflict.Attack.DetonateExplode") == "conflict.attack"


def test_what_a_corpus_marks_without_exception() -> None:
    assert exhaustive("rams") == frozenset()
    assert "conflict.attack" in exhaustive("m2e2")
    assert "contact.contact" not in exhaustive("m2e2")
    assert "contact.contact" in exhaustive("wikievents")
    assert "life.injure" not in exhaustive("m2e2")


@pytest.mark.parametrize("row", ["a.b\tWAR\tagent=x\t-\t-", "a.b\tAID\tking=x\t-\t-"])
def test_a_table_that_leaves_the_scheme(row: str) -> None:
    with pytest.raises(ValueError, match=r"a\.b has"):
        event_types._load(HEADER + row + "\n")


def test_example_of() -> None:
    words = tuple("Soldiers shelled the port ; two dockers lost their legs there".split())
    text = NativeText(
        "wikievents",
        "port",
        words,
        (0, 5),
        (
            NativeEvent(7, 8, "life.injure", (NativeArgument(6, 7, "victim"), NativeArgument(9, 10, "bodypart"))),
            NativeEvent(1, 2, "conflict.attack.unspecified", (NativeArgument(0, 1, "attacker"),)),
        ),
    )
    example = example_of(text)
    assert (example.corpus, example.id, example.native, example.sentences) == ("wikievents", "port", "kairos", (0, 5))
    assert example.triggers == (
        Trigger(1, 2, "conflict.attack", ("ASSAULT", "")),
        Trigger(7, 8, "life.injure", ("HARM", "ASSAULT")),
    )
    assert example.arguments == (Argument(0, 0, 1, "agent"), Argument(1, 6, 7, "patient"), Argument(1, 9, 10, ""))
    assert example.roles == ("agent", "patient", "instrument", "place")
    assert example.complete == ()
    assert example.mention_types == ()


def test_events_with_one_trigger_are_one() -> None:
    money = NativeEvent(
        1, 2, "transaction.transfermoney", (NativeArgument(0, 1, "giver"), NativeArgument(2, 3, "money"))
    )
    goods = NativeEvent(1, 2, "transaction.transaction.embargosanction", (NativeArgument(0, 1, "giver"),))
    example = example_of(NativeText("rams", "deal", ("Firms", "paid", "millions"), (0,), (money, goods)))
    (trigger,) = example.triggers
    assert trigger.native == "transaction.transfermoney"
    assert len(trigger.claims) == len(set(trigger.claims))
    assert {"AID", "SANCTION", ""} <= set(trigger.claims)
    assert example.arguments == (Argument(0, 0, 1, "agent"), Argument(0, 2, 3, "quantity"))


def test_sentence_starts() -> None:
    assert sentence_starts([3, 0, 2]) == (0, 3)
