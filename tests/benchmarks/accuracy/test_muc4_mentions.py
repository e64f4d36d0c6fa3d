from __future__ import annotations

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_keys import Filler, Template
from benchmarks.accuracy.muc4_mentions import key_mentions, key_types, occurrences
from benchmarks.accuracy.text_words import TextWords


def template(**slots: str) -> Template:
    return Template("M", "1", False, {getattr(keys, name): (Filler((value,)),) for name, value in slots.items()})


def test_strings_are_found_over_line_ends_and_as_whole_words() -> None:
    text = "FREE\n  NORTH FRONT MEN; FRONTMEN; free north front."
    assert [text[s:e] for s, e, _ in occurrences(text, {"PerpOrg": ["FREE NORTH FRONT"], "Weapon": [""]})] == [
        "FREE\n  NORTH FRONT",
        "free north front",
    ]


def test_of_mentions_that_overlap_the_longest_stays() -> None:
    page = TextWords("MEN OF THE FREE FRONT AND THE FREE FRONT ITSELF.")
    told = key_mentions(page, [template(PERP_IND="MEN OF THE FREE FRONT", PERP_ORG="FREE FRONT")])
    assert [(m.start, m.end, m.label) for m in told] == [(0, 5, "PerpInd"), (7, 9, "PerpOrg")]


def test_the_earlier_slot_takes_words_that_two_claim() -> None:
    page = TextWords("SOLDIERS CAME.")
    told = key_mentions(
        page, [template(PERP_ORG="SOLDIERS"), template(HUM_DESCRIPTION="SOLDIERS", PERP_IND="SOLDIERS")]
    )
    assert [m.label for m in told] == ["PerpInd"]


def test_names_and_descriptions_are_victims() -> None:
    page = TextWords("GUARD JUAN PEREZ SLEPT.")
    told = key_mentions(page, [template(HUM_NAME="JUAN PEREZ", HUM_DESCRIPTION="GUARD")])
    assert [(m.start, m.end, m.label) for m in told] == [(0, 1, "Victim"), (1, 3, "Victim")]


def test_types_are_those_of_all_templates() -> None:
    choice = Template("M", "1", True, {keys.TYPE: (Filler(("BOMBING", "ATTACK")),)})
    assert key_types([choice, template(TYPE="ARSON")]) == {"bombing": 1.0, "attack": 1.0, "arson": 1.0}
