"""Parties: names, descriptions, pronouns, and those behind a place that is hit."""

from __future__ import annotations

import pytest

from dateline.records.span import Span
from tests.coding.conftest import CastOf, Read, token_of


def names(cast_of: CastOf, text: str, word: str, sentence: int = -1) -> list[str]:
    scene, cast = cast_of(text)
    s = scene.sentences[sentence]
    return [p.identity.name for p in cast.parties(s, token_of(s, word))]


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Two US military personnel were killed.", "personnel", ["US military personnel"]),
        ("Russia and Turkey met.", "Russia", ["Russia", "Turkey"]),
        ("The gunmen fled.", "gunmen", ["gunmen"]),
        ("Hundreds of villagers fled.", "Hundreds", ["villagers"]),
        ("Rockets fell on Monday.", "Monday", []),
        ("They left.", "They", []),
    ],
)
def test_the_shortest_name_that_identifies(cast_of: CastOf, text: str, word: str, wanted: list[str]) -> None:
    assert names(cast_of, text, word) == wanted


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The rebels entered the town. They left on Monday.", "They", "rebels"),
        ("General Osman Diallo spoke. He left on Monday.", "He", "Osman Diallo"),
        ("The rebel group split. It left on Monday.", "It", "rebel group"),
        ("Boko Haram attacked. The group left on Monday.", "group", "Boko Haram"),
        ("Protesters gathered. Officers fired at them.", "them", "Protesters"),
    ],
)
def test_pronouns_and_common_nouns_look_back(cast_of: CastOf, text: str, word: str, wanted: str) -> None:
    assert names(cast_of, text, word) == [wanted]


def test_nothing_said_before_is_no_antecedent(cast_of: CastOf) -> None:
    assert names(cast_of, "He left on Monday.", "He") == []
    assert names(cast_of, "It left on Monday.", "It") == []


def test_an_object_is_never_its_own_verbs_subject(cast_of: CastOf) -> None:
    assert names(cast_of, "Soldiers shot at them on Monday.", "them") == []


def test_one_introduced_by_full_name_is_known_by_surname(cast_of: CastOf) -> None:
    text = "President Amadou Kone resigned. On Monday Kone left."
    assert names(cast_of, text, "Kone") == ["Amadou Kone"]


def test_the_office_stands_for_its_named_holder(cast_of: CastOf) -> None:
    text = "The prime minister, Amadou Kone, resigned."
    assert names(cast_of, text, "minister") == ["Amadou Kone"]


def test_named_finds_the_one_who_is_quoted(cast_of: CastOf) -> None:
    _, cast = cast_of("President Amadou Kone resigned.")
    found = cast.named("Kone", Span(0, 4))
    assert found is not None
    assert found.span == Span(0, 4)
    assert cast.named("", Span(0, 0)) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The base hosting US troops burned.", ["US troops"]),
        ("The base used by US troops burned.", ["US troops"]),
        ("The army's base burned.", ["army"]),
        ("The base burned.", []),
    ],
)
def test_those_behind_a_place(cast_of: CastOf, text: str, wanted: list[str]) -> None:
    scene, cast = cast_of(text)
    (s,) = scene.sentences
    assert [p.identity.name for p in cast.behind(s, token_of(s, "base"))] == wanted


def test_an_attack_of_unknown_authorship_has_no_actor(read: Read) -> None:
    claim = read("A car bomb exploded outside a market in Baghdad on Monday.").one("ASSAULT")
    assert claim.actor == ()


def test_a_doer_who_is_only_described_is_an_actor(read: Read) -> None:
    reading = read("Two gunmen shot dead a judge in Quetta on Monday.")
    assert reading.doers(reading.one("ASSAULT")) == ["gunmen"]


def test_two_sided_fighting_has_two_actors(read: Read) -> None:
    reading = read("Fighting erupted between Houthi rebels and government forces near Taiz on Monday.")
    assert len(reading.one("ASSAULT").actor) == 2


def test_the_recipient_of_an_attack_on_a_base_is_who_is_stationed_there(read: Read) -> None:
    reading = read("The base hosting US troops was attacked with rockets on Tuesday.")
    assert reading.sufferers(reading.one("ASSAULT")) == ["US troops"]


def kind_of(cast_of: CastOf, text: str, word: str) -> tuple[str, str, str | None]:
    scene, cast = cast_of(text)
    s = scene.sentences[-1]
    party = cast.party(s, token_of(s, word))
    assert party is not None
    return party.identity.name, party.identity.kind, party.identity.country


def test_a_person_is_of_the_kind_that_the_office_gives(cast_of: CastOf) -> None:
    name, kind, country = kind_of(cast_of, "Amadou Kone, a Malian army general, resigned.", "Kone")
    assert (name, kind, country) == ("Amadou Kone", "state-forces", "MLI")


def test_the_name_that_follows_an_offices_of_phrase(cast_of: CastOf) -> None:
    text = "The governor of North Darfur, Osman Kibir, resigned."
    assert names(cast_of, text, "governor") == ["Osman Kibir"]


def test_some_stands_for_those_told_before(cast_of: CastOf) -> None:
    assert names(cast_of, "The soldiers left Gao. Some were wounded.", "Some") == ["soldiers"]


@pytest.mark.parametrize("word", ["statement", "bombs", "Monday", "Gao"])
def test_things_times_and_places_are_no_parties(cast_of: CastOf, word: str) -> None:
    scene, cast = cast_of("The statement named bombs found in Gao on Monday.")
    (s,) = scene.sentences
    assert cast.party(s, token_of(s, word)) is None


def test_the_nearest_who_fits(cast_of: CastOf) -> None:
    _, cast = cast_of("The police met the rebels in Gao.")
    police = cast.nearest(30, lambda party, _: party.identity.kind == "police")
    assert police is not None
    assert police.identity.kind == "police"
    assert cast.nearest(30, lambda party, _: False) is None
    _, cast = cast_of("The protesters left.")
    assert cast.nearest(20, lambda _, crowd: crowd == "crowd") is not None


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("A base that belongs to the coalition burned.", "base", ["coalition"]),
        ("Rockets hit a base south of the capital hosting US troops.", "base", ["US troops"]),
        ("The camp guarded by UN peacekeepers burned.", "camp", ["UN peacekeepers"]),
        ("A base painted by children burned.", "base", []),
    ],
)
def test_those_behind_a_place_by_what_a_clause_says(cast_of: CastOf, text: str, word: str, wanted: list[str]) -> None:
    scene, cast = cast_of(text)
    (s,) = scene.sentences
    assert [p.identity.name for p in cast.behind(s, token_of(s, word))] == wanted


def test_those_included_are_parties_too(cast_of: CastOf) -> None:
    assert names(cast_of, "Rebel groups including Boko Haram attacked.", "groups")[1:] == ["Boko Haram"]


def test_a_minister_told_by_an_owner_is_of_the_owners_country(cast_of: CastOf) -> None:
    text = "Ukraine burned. Ukraine wept. Romania sent jets. Its foreign minister, Irina Voicu, resigned."
    assert kind_of(cast_of, text, "minister") == ("Irina Voicu", "government", "ROU")
