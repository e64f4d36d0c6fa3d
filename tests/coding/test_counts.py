"""Numbers: what each one counts, with its hedge, as the manual reads them."""

from __future__ import annotations

import pytest

from dateline.coding.counts import count, number_of, objects_of
from dateline.lexicon.number_words import CountedNouns
from tests.coding.conftest import Look, Read, counts, token_of


@pytest.mark.parametrize(
    ("number", "wanted"),
    [
        ("three", (3, 3, "exact")),
        ("about 300", (300, 300, "about")),
        ("at least 20", (20, None, "at-least")),
        ("more than 100", (100, None, "more-than")),
    ],
)
def test_low_high_and_hedge(look: Look, number: str, wanted: tuple[int, int | None, str]) -> None:
    scene = look(f"The bomb killed {number} soldiers.")
    (s,) = scene.sentences
    found = count(scene, s, token_of(s, "soldiers"), "killed")
    assert found is not None
    assert (found.low, found.high, found.hedge) == wanted
    assert found.who == "soldiers"


@pytest.mark.parametrize(
    ("words", "head", "low", "high"),
    [
        ("Dozens of soldiers", "Dozens", 24, 99),
        ("Hundreds of soldiers", "Hundreds", 200, 999),
        ("Thousands of soldiers", "Thousands", 2000, 9999),
        ("36 to 40 soldiers", "soldiers", 36, 40),
    ],
)
def test_ranges_and_vague_numbers(look: Look, words: str, head: str, low: int, high: int) -> None:
    scene = look(f"{words} were killed.")
    (s,) = scene.sentences
    found = count(scene, s, token_of(s, head), "killed")
    assert found is not None
    assert (found.low, found.high) == (low, high)


def test_several_give_no_number(read: Read) -> None:
    assert "killed" not in counts(read("A car bomb killed several soldiers in Basra on Monday.").one("ASSAULT"))


def test_one_person_in_the_singular_is_one(look: Look) -> None:
    scene = look("A British soldier was killed.")
    (s,) = scene.sentences
    found = count(scene, s, token_of(s, "soldier"), "killed")
    assert found is not None
    assert (found.low, found.high) == (1, 1)


def test_a_single_name_counts_only_where_asked(look: Look) -> None:
    scene = look("The bomb killed Hassan Omar.")
    (s,) = scene.sentences
    omar = token_of(s, "Omar")
    assert count(scene, s, omar, "killed") is None
    found = count(scene, s, omar, "killed", named=True)
    assert found is not None
    assert (found.low, found.high, found.who) == (1, 1, "Hassan Omar")


def test_many_without_a_number_are_not_counted(look: Look) -> None:
    scene = look("The bomb killed soldiers.")
    (s,) = scene.sentences
    assert count(scene, s, token_of(s, "soldiers"), "killed", named=True) is None


def test_a_number_belongs_to_its_own_noun(look: Look) -> None:
    scene = look("Three rockets killed nine soldiers.")
    (s,) = scene.sentences
    rockets, soldiers = number_of(scene, s, token_of(s, "rockets")), number_of(scene, s, token_of(s, "soldiers"))
    assert rockets is not None
    assert soldiers is not None
    assert (rockets.low, soldiers.low) == (3, 9)


@pytest.mark.parametrize(
    ("noun_class", "wanted"),
    [
        ("facility", "bases"),
        ("place", "bases"),
        ("vehicle", "vehicles"),
        ("aircraft", "aircraft"),
        ("weapon", "munitions"),
        ("force", "forces"),
        ("statement", None),
    ],
)
def test_what_a_number_of_things_counts(noun_class: str, wanted: str | None) -> None:
    assert objects_of(noun_class, "zorblax", CountedNouns.load()) == wanted


@pytest.mark.parametrize(
    ("text", "kind", "of", "wanted"),
    [
        ("Police arrested 12 protesters in Cairo on Tuesday.", "COERCE", "arrested", (12, 12, "exact")),
        ("Boko Haram kidnapped 20 schoolgirls in Borno on Monday.", "ASSAULT", "captured", (20, 20, "exact")),
        ("Hamas released two hostages on Friday.", "RETREAT", "released", (2, 2, "exact")),
        ("France sent 500 troops to Mali on Monday.", "MOBILIZE", "forces", (500, 500, "exact")),
        ("France withdrew 500 troops from Mali on Monday.", "RETREAT", "forces", (500, 500, "exact")),
        (
            "Militants fired three mortar shells at a school in Mosul on Tuesday.",
            "ASSAULT",
            "munitions",
            (3, 3, "exact"),
        ),
        ("About 300 foreign fighters remain in Idlib.", "POSTURE", "forces", (300, 300, "about")),
        ("Gunmen shot dead a judge in Quetta on Monday.", "ASSAULT", "killed", (1, 1, "exact")),
    ],
)
def test_what_an_act_counts(read: Read, text: str, kind: str, of: str, wanted: tuple[int, int, str]) -> None:
    assert counts(read(text).one(kind))[of] == wanted


def test_a_crowd_is_counted_as_participants(read: Read) -> None:
    claim = read("Hundreds of people demonstrated in Tunis on Saturday against the government.").one("PROTEST")
    assert counts(claim)["participants"][:2] == (200, 999)


def test_the_dead_and_the_wounded_are_counted_apart(read: Read) -> None:
    claim = read("A car bomb killed four soldiers and wounded at least 11 in Basra on Monday.").one("ASSAULT")
    found = counts(claim)
    assert (found["killed"], found["wounded"]) == ((4, 4, "exact"), (11, None, "at-least"))


def test_no_casualties_are_zeros_of_both(read: Read) -> None:
    reading = read("Three rockets landed near the US embassy in Baghdad on Sunday, with no casualties reported.")
    found = counts(reading.claims[0])
    assert (found["killed"][:2], found["wounded"][:2]) == ((0, 0), (0, 0))
    assert found["munitions"][:2] == (3, 3)


def test_a_quantity_names_the_counted_party(read: Read) -> None:
    reading = read("A car bomb killed four Iraqi soldiers in Basra on Monday.")
    claim = reading.one("ASSAULT")
    (quantity,) = [q for q in claim.quantities if q.of == "killed"]
    assert quantity.who == "Iraqi soldiers"
    assert quantity.actor in claim.recipient
    assert "four" in reading.text[quantity.start : quantity.end]


def test_of_an_official_and_soldiers_only_the_official_is_one(look: Look) -> None:
    scene = look("The bomb killed an official and soldiers.")
    (s,) = scene.sentences
    assert count(scene, s, token_of(s, "soldiers"), "killed", named=True) is None
    found = count(scene, s, token_of(s, "official"), "killed", named=True)
    assert found is not None
    assert (found.low, found.high) == (1, 1)


def test_a_noun_without_any_word_of_its_own_is_not_counted(look: Look) -> None:
    scene = look("The blast killed farmer and beast.")
    (s,) = scene.sentences
    assert count(scene, s, token_of(s, "farmer"), "killed", named=True) is None


def test_thousands_of_casualties_are_counted_with_their_measure(look: Look) -> None:
    scene = look("The war caused thousands of casualties.")
    (s,) = scene.sentences
    found = count(scene, s, token_of(s, "casualties"), "casualties")
    assert found is not None
    assert (found.low, found.high) == (2000, 9999)
