"""A report by token: which mention covers a word, and what kind of thing a noun phrase is."""

from __future__ import annotations

import pytest

from tests.coding.conftest import CastOf, Look, token_of


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("The soldiers left.", "soldiers", "force"),
        ("The minister spoke.", "minister", "official"),
        ("Hundreds of villagers fled.", "Hundreds", "person"),
        ("Russia attacked.", "Russia", "state"),
        ("Syria Monday was quiet in Damascus.", "Damascus", "place"),
        ("They hit the airport.", "airport", "facility"),
        ("Rockets fell.", "Rockets", "weapon"),
        ("They left on Monday.", "Monday", "time"),
        ("They left.", "They", "pron"),
        ("Some left.", "Some", "pron"),
        ("The Taliban attacked.", "Taliban", "force"),
        ("Reuters asked.", "Reuters", "org"),
        ("The Syrians marched.", "Syrians", "person"),
        ("It killed 40.", "40", "number"),
        ("The shop belongs to Vassilenko.", "Vassilenko", "name"),
        ("The zorblax fell.", "zorblax", "?"),
        ("The jets struck.", "jets", "aircraft"),
    ],
)
def test_noun_classes(look: Look, text: str, word: str, wanted: str) -> None:
    scene = look(text)
    (sentence,) = scene.sentences
    assert scene.noun_class(sentence, token_of(sentence, word)) == wanted


def test_a_pronoun_is_of_the_class_of_what_it_stands_for(cast_of: CastOf) -> None:
    scene, _ = cast_of("The soldiers entered Basra. They attacked a shop.")
    second = scene.sentences[1]
    assert scene.noun_class(second, token_of(second, "They")) == "force"


def test_mentions_belong_to_the_sentence_they_stand_in(look: Look) -> None:
    scene = look("Three rockets hit Basra on Monday.\nFour mortars hit Mosul on Tuesday.\n")
    for s in scene.sentences:
        for mention in (*scene.times[s.index], *scene.places[s.index], *scene.quantities[s.index]):
            assert s.start <= mention.span.start < s.end
    assert [len(found) for found in scene.times] == [1, 1]


def test_what_covers_a_token(look: Look) -> None:
    scene = look("The Taliban fired three rockets at Kabul on Monday.")
    (s,) = scene.sentences

    def token(word: str) -> int:
        return token_of(s, word)

    tokens = s.tokens
    actor, place = scene.actor_at(s, tokens[token("Taliban")]), scene.place_at(s, tokens[token("Kabul")])
    weapon, number = scene.weapon_at(s, tokens[token("rockets")]), scene.quantity_at(s, tokens[token("three")])
    assert actor is not None
    assert actor.entry is not None
    assert place is not None
    assert place[1].country == "AFG"
    assert weapon is not None
    assert number is not None
    assert (number.low, number.high) == (3, 3)
    assert scene.time_at(s, tokens[token("Monday")]) is not None
    fired = tokens[token("fired")]
    covers = (scene.actor_at, scene.place_at, scene.weapon_at, scene.quantity_at, scene.time_at)
    assert [cover(s, fired) for cover in covers] == [None] * 5


def test_a_name_inside_an_actors_name_is_no_place(look: Look) -> None:
    scene = look("The Quds Force denied it.")
    assert scene.places[0] == []
