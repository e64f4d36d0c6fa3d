from __future__ import annotations

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_keys import Filler, Template
from benchmarks.accuracy.muc4_scoring import (
    Tally,
    all_slots,
    may_pair,
    pair_templates,
    score_message,
    score_messages,
    score_slot,
)


def template(
    slots: dict[int, str | list[Filler]], *, optional: bool = False, inapplicable: tuple[int, ...] = ()
) -> Template:
    filled = {slot: (Filler((v,)),) if isinstance(v, str) else tuple(v) for slot, v in slots.items()}
    return Template("M", "1", optional, filled, frozenset(inapplicable))


ARSON = template({keys.TYPE: "ARSON", keys.PHYS_ID: "BARN", keys.STAGE: "ACCOMPLISHED"})
ATTACK = template({keys.TYPE: "ATTACK", keys.HUM_NAME: "ANA SOTO", keys.STAGE: "ACCOMPLISHED"})


def test_what_is_left_on_both_sides_is_incorrect() -> None:
    said = [Filler((v,)) for v in ("BARN", "TRUCK", "FENCE", "POST")]
    wanted = [Filler((v,)) for v in ("RED TRUCK", "BARN", "GATE")]
    # BARN is right, TRUCK half of RED TRUCK; FENCE stands against GATE, POST is too many.
    assert score_slot(keys.PHYS_ID, said, wanted) == Tally(1, 1, 1, 1, 0)


def test_an_optional_filler_is_not_missed_but_counts_when_answered() -> None:
    wanted = [Filler(("BARN",)), Filler(("GATE",), (), True)]
    assert score_slot(keys.PHYS_ID, [Filler(("BARN",))], wanted) == Tally(correct=1)
    assert score_slot(keys.PHYS_ID, [Filler(("GATE",))], wanted) == Tally(correct=1, missing=1)
    assert score_slot(keys.PHYS_ID, [Filler(("POST",))], wanted[1:]) == Tally(spurious=1)


def test_of_fillers_that_fit_alike_the_obligatory_one_is_answered() -> None:
    wanted = [Filler(("GATE",), (), True), Filler(("GATE",))]
    assert score_slot(keys.PHYS_ID, [Filler(("GATE",))], wanted) == Tally(correct=1)


def test_figures_by_hand() -> None:
    tally = Tally(correct=6, partial=2, incorrect=1, spurious=1, missing=3)
    assert tally.points == 7
    assert tally.recall == 7 / 12
    assert tally.precision == 7 / 10
    assert round(tally.f, 4) == round(2 * 0.7 * (7 / 12) / (0.7 + 7 / 12), 4)
    assert Tally().f == Tally().recall == Tally().precision == 0


def test_templates_pair_by_type_and_content() -> None:
    assert may_pair(ARSON, ARSON)
    assert not may_pair(ARSON, ATTACK)
    # ATTACK for ARSON is half right, and the target agrees.
    assert may_pair(template({keys.TYPE: "ATTACK", keys.PHYS_ID: "BARN"}), ARSON)
    assert not may_pair(template({keys.TYPE: "ARSON", keys.PHYS_ID: "GATE", keys.STAGE: "ACCOMPLISHED"}), ARSON)


def test_the_pairs_of_most_points_are_taken() -> None:
    poor = template({keys.TYPE: "ARSON", keys.PHYS_ID: "BARN"})
    assert pair_templates([poor, ARSON], [ARSON]) == [(1, 0)]


def test_templates_without_a_partner_count_in_all_their_slots() -> None:
    found = score_message([ARSON], [ATTACK])
    assert all_slots(found) == Tally(spurious=3, missing=3)
    optional = template({keys.TYPE: "ATTACK", keys.HUM_NAME: "ANA SOTO"}, optional=True)
    assert all_slots(score_message([], [optional])) == Tally()
    assert all_slots(score_message([optional], [optional])) == Tally(correct=2)


def test_slots_that_the_type_does_not_have_are_not_scored() -> None:
    key = template({keys.TYPE: "KIDNAPPING", keys.HUM_NAME: "ANA SOTO"}, inapplicable=(keys.PHYS_ID,))
    said = template({keys.TYPE: "KIDNAPPING", keys.HUM_NAME: "ANA SOTO", keys.PHYS_ID: "BARN"})
    assert all_slots(score_message([said], [key])) == Tally(correct=2)


def test_messages_add_up() -> None:
    key = {"A": (ARSON,), "B": (ATTACK,), "C": ()}
    answers = {"A": (ARSON,), "C": (ATTACK,)}
    found = score_messages(answers, key)
    assert all_slots(found) == Tally(correct=3, spurious=3, missing=3)
    assert found[keys.TYPE] == Tally(correct=1, spurious=1, missing=1)
