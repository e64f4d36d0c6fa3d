from __future__ import annotations

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_keys import Filler, Message, Template
from benchmarks.accuracy.muc4_strings import Overlap, incidents, normal, score_message, score_messages


def template(type: str, optional: bool = False, **slots: list[Filler]) -> Template:
    filled = {getattr(keys, name): tuple(fillers) for name, fillers in slots.items()}
    return Template("M", "1", optional, {keys.TYPE: (Filler(tuple(type.split(" / "))),), **filled})


def test_wordings_lose_case_punctuation_and_articles() -> None:
    assert normal('THE "RED"  BAND-A') == "red banda"


def test_entities_are_assigned_within_a_slot() -> None:
    key = incidents(
        [template("ATTACK", PERP_IND=[Filler(("REBELS", "FIGHTERS"))], PHYS_ID=[Filler(("MILL",)), Filler(("BARN",))])]
    )
    said = incidents(
        [template("ATTACK", PERP_IND=[Filler(("FIGHTERS",)), Filler(("REBELS",))], PHYS_ID=[Filler(("BARN", "SHED"))])]
    )
    # One entity of ours may stand for the rebels, and with one wording; BARN is the other. 2 of 4 said, of 4 wanted.
    assert score_message(said, key) == Overlap(2, 4, 4)
    assert score_message(said, key).f1 == 0.5


def test_a_template_of_another_type_has_nothing_right() -> None:
    key = incidents([template("ARSON / ATTACK", PHYS_ID=[Filler(("MILL",))])])
    assert score_message(incidents([template("ATTACK", PHYS_ID=[Filler(("MILL",))])]), key) == Overlap(1, 1, 1)
    assert score_message(incidents([template("BOMBING", PHYS_ID=[Filler(("MILL",))])]), key) == Overlap(0, 1, 1)


def test_templates_are_assigned_one_to_one() -> None:
    mill, barn = Filler(("MILL",)), Filler(("BARN",))
    key = incidents([template("ATTACK", PHYS_ID=[mill]), template("ATTACK", PHYS_ID=[barn])])
    said = incidents([template("ATTACK", PHYS_ID=[mill, barn])])
    assert score_message(said, key) == Overlap(1, 2, 2)


def test_wordings_that_the_text_lacks_are_dropped_and_repeats_too() -> None:
    same = template("ATTACK", PERP_IND=[Filler(("REBELS", "OTHERS"))])
    found = incidents([same, same], "THE\nREBELS CAME.")
    assert len(found) == 1
    assert found[0].slots[0][0].wordings == {"rebels"}


def test_descriptions_of_victims_are_no_slot_of_this_figure() -> None:
    (found,) = incidents([template("ATTACK", HUM_DESCRIPTION=[Filler(("TEACHER",))])])
    assert not any(found.slots)


def test_lenient_wants_nothing_optional() -> None:
    key = {
        "A": [template("ATTACK", PHYS_ID=[Filler(("MILL",)), Filler(("BARN",), (), True)])],
        "B": [template("ATTACK", True, PHYS_ID=[Filler(("GATE",))])],
        "C": [template("ATTACK", PHYS_ID=[Filler(("POST",)), Filler(("ROAD",), (), True)])],
    }
    messages = {name: Message(name, "MILL BARN GATE POST ROAD") for name in key}
    answers = {"A": [template("ATTACK", PHYS_ID=[Filler(("MILL",))])]}
    assert score_messages(answers, key, messages) == Overlap(1, 1, 5)
    assert score_messages(answers, key, messages, lenient=True) == Overlap(1, 1, 2)
    assert Overlap().f1 == Overlap().recall == Overlap().precision == 0
    assert (Overlap(1, 2, 4).precision, Overlap(1, 2, 4).recall) == (0.5, 0.25)
