from __future__ import annotations

import pytest

from benchmarks.accuracy.muc4_entities import Entity, Mention, acronym, gather, head, is_name, worded
from benchmarks.accuracy.text_words import TextWords
from dateline.lexicon.nouns import Nouns
from dateline.records.reading import Labelled


def found(text: str, label: str, *quotes: str) -> list[Entity]:
    """The entities of the quotations, each at its first place behind the one before."""
    page, spans, at = TextWords(text), [], 0
    for quote in quotes:
        at = text.index(quote, at)
        words = page.words_of(at, at + len(quote))
        assert words
        spans.append(Labelled(*words, label, 0.9))
        at += len(quote)
    return gather(page, spans, Nouns.load())


def test_a_name_and_its_acronym_in_brackets_are_one() -> None:
    text = "THE FREE NORTH FRONT [FRELINO] AND THE RED BAND. THE FREE NORTH FRONT AND FRELINO DENIED."
    front, band = found(text, "PerpOrg", "FREE NORTH FRONT", "FRELINO", "RED BAND", "FRELINO")
    assert front.wordings == ("FREE NORTH FRONT", "FRELINO")
    assert band.wordings == ("RED BAND",)


def test_an_acronym_without_brackets() -> None:
    (front,) = found("THE PEOPLE'S FRONT OF CHILE FOUGHT. THE PFC WON.", "PerpOrg", "PEOPLE'S FRONT OF CHILE", "PFC")
    assert front.wordings == ("PEOPLE'S FRONT OF CHILE", "PFC")
    assert acronym(["M-N-F"], ["MOVEMENT", "OF", "NEW", "FARMERS"])
    assert not acronym(["FARMERS"], ["FARMERS"])


def test_parts_of_a_name_are_one_person_and_what_bridges_them_joins() -> None:
    (ana,) = found("ANA SOTO, PAZ, THEN ANA SOTO PAZ.", "Victim", "ANA SOTO", "PAZ", "ANA SOTO PAZ")
    assert ana.name
    assert ana.wordings == ("ANA SOTO PAZ", "ANA SOTO", "PAZ")
    assert ana.score == 0.9


def test_nameless_things_are_one_by_their_head() -> None:
    entities = found(
        "RED TRUCKS OF THE FARM, TRUCKS, A HOUSE, TRUCKS.",
        "Target",
        "RED TRUCKS OF THE FARM",
        "TRUCKS",
        "HOUSE",
        "TRUCKS",
    )
    assert [e.wordings for e in entities] == [("TRUCKS", "RED TRUCKS OF THE FARM"), ("HOUSE",)]


def test_names_and_descriptions_stay_apart() -> None:
    name, title = found("JUAN PEREZ, A GUARD", "Victim", "JUAN PEREZ", "GUARD")
    assert (name.name, title.name) == (True, False)


@pytest.mark.parametrize(
    ("wording", "name"),
    [
        ("JUAN PEREZ", True),
        ("COL. PEDRO DE LA CRUZ", True),
        ("COLONEL", False),
        ("WATCHMAN", False),
        ("PERUVIANS", False),
        ("MEMBERS OF THE TEAM", False),
        ("ONE OF THEM", False),
        ("3 SOTOS", False),
        ("A B C D E F G", False),
        ("...", False),
    ],
)
def test_what_is_a_name(wording: str, name: bool) -> None:
    assert is_name(wording, Nouns.load()) is name


def test_what_hangs_on_is_cut_off() -> None:
    assert worded("THE  MAYOR'S") == "MAYOR"
    assert worded("[A BOMB],") == "BOMB"
    assert worded("...") == ""
    assert gather(TextWords("..."), [Labelled(0, 1, "Weapon", 1.0)], Nouns.load()) == []


def test_heads() -> None:
    assert head(["CHIEF", "OF", "POLICE"]) == "CHIEF"
    assert head(["POLICE", "CHIEF"]) == "CHIEF"
    assert head([]) == ""


def test_wordings_of_a_thing_go_by_their_number() -> None:
    mentions = (Mention(0, 1, "VAN"), Mention(5, 9, "TRUCK"), Mention(12, 17, "TRUCK"))
    assert Entity("Target", mentions).wordings == ("TRUCK", "VAN")
