"""Parties and places that a trained reader fills in where grammar gives none."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dateline.coding.completion import Completion
from dateline.coding.draft import Party
from dateline.coding.insight import Insight
from dateline.coding.scene import Scene
from dateline.coding.triggers import Hit
from dateline.coding.where import Places
from dateline.records.reference import PlaceRef
from dateline.records.syntax import Sentence
from tests.coding.conftest import CastOf, at, party, token_of
from tests.coding.fake_reading import FakeReading

Roles = Mapping[str, str]  # word → its role for the trigger


class Case:
    """One text with a trigger, of whose roles the reader is told."""

    def __init__(self, cast_of: CastOf, text: str, trigger: str, roles: Roles, chance: float = 0.9) -> None:
        scene, cast = cast_of(text)
        rows, words = {}, [token for s in scene.sentences for token in s.tokens]
        for word, role in roles.items():
            rows[next(k for k, token in enumerate(words) if token.text == word)] = {role: chance}
        place = next(k for k, token in enumerate(words) if token.text == trigger)
        reading = FakeReading(len(words), roles={place: rows})
        self.scene, self.s = scene, next(s for s in scene.sentences if trigger in [t.text for t in s.tokens])
        self.completion = Completion(scene, cast, Insight(reading, scene.sentences))
        self.group = [_hit(self.scene, self.s, token_of(self.s, trigger))]

    def parties(self, actor: tuple[Party, ...] = (), recipient: tuple[Party, ...] = ()) -> tuple[list[str], list[str]]:
        sides = self.completion.parties(self.s, self.group, actor, recipient)
        return [p.identity.name for p in sides[0]], [p.identity.name for p in sides[1]]

    def places(self, kind: str, places: Places = Places()) -> tuple[str | None, str | None, str | None]:  # noqa: B008
        """Where it was, whence and whither; each must have its role."""
        found = self.completion.places(self.s, self.group, kind, places)
        for ref, role in ((found.at, "at"), (found.source, "from"), (found.target, "to")):
            assert ref is None or ref.role == role
        assert found.others == places.others
        return _name(found.at), _name(found.source), _name(found.target)


def _name(ref: PlaceRef | None) -> str | None:
    return ref.name if ref is not None else None


def _hit(scene: Scene, s: Sentence, i: int) -> Hit:
    (entry, *_) = scene.tables.events.of("attack")
    return Hit(i, entry, {}, (i,))


# -- parties -------------------------------------------------------------------------------------------------------

SHELLING = "Malian troops left the town. Shelling of Kidal followed, and rebels fled."


def test_what_grammar_gives_stays(cast_of: CastOf) -> None:
    case = Case(cast_of, SHELLING, "Shelling", {"troops": "agent", "rebels": "patient"})
    assert case.parties((party("Chad"),), (party("Niger"),)) == (["Chad"], ["Niger"])


def test_what_grammar_leaves_open_is_filled(cast_of: CastOf) -> None:
    case = Case(cast_of, SHELLING, "Shelling", {"troops": "agent", "rebels": "patient"})
    assert case.parties() == (["Malian troops"], ["rebels"])
    assert case.parties((party("Chad"),)) == (["Chad"], ["rebels"])
    assert case.parties((), (party("Niger"),)) == (["Malian troops"], ["Niger"])


def test_nothing_said_nothing_filled(cast_of: CastOf) -> None:
    assert Case(cast_of, SHELLING, "Shelling", {}).parties() == ([], [])


def test_nobody_does_it_to_himself(cast_of: CastOf) -> None:
    case = Case(cast_of, SHELLING, "Shelling", {"troops": "agent"})
    assert case.parties((), (party("Malian troops"),)) == ([], ["Malian troops"])
    case = Case(cast_of, SHELLING, "Shelling", {"rebels": "patient"})
    assert case.parties((party("rebels"),)) == (["rebels"], [])


def test_several_phrases_are_several_parties(cast_of: CastOf) -> None:
    text = "Chaos followed as soldiers, and later rebels, ran."
    case = Case(cast_of, text, "Chaos", {"soldiers": "agent", "rebels": "agent"})
    assert case.parties()[0] == ["soldiers", "rebels"]


def test_who_is_named_twice_is_one_party(cast_of: CastOf) -> None:
    scene, cast = cast_of("Rebels denied it and Rebels left.")
    (s,) = scene.sentences
    reading = FakeReading(len(s.tokens), roles={5: {0: {"agent": 0.9}, 4: {"agent": 0.9}}})
    completion = Completion(scene, cast, Insight(reading, [s]))
    actor, _ = completion.parties(s, [_hit(scene, s, 5)], (), ())
    assert [p.identity.name for p in actor] == ["Rebels"]


def test_things_are_no_parties(cast_of: CastOf) -> None:
    text = "Bombing followed after a statement and a rifle were found."
    assert Case(cast_of, text, "Bombing", {"statement": "agent", "rifle": "patient"}).parties() == ([], [])


def test_behind_a_building_stand_those_who_hold_it(cast_of: CastOf) -> None:
    text = "Bombing followed at the army's base."
    assert Case(cast_of, text, "Bombing", {"base": "patient"}).parties()[1] == ["army"]


def test_behind_a_building_may_stand_nobody(cast_of: CastOf) -> None:
    text = "Bombing followed at a market."
    assert Case(cast_of, text, "Bombing", {"market": "patient"}).parties()[1] == []


def test_a_capital_may_stand_for_its_government(cast_of: CastOf) -> None:
    text = "Sanctions followed, a move that angered Moscow."
    assert Case(cast_of, text, "Sanctions", {"Moscow": "patient"}).parties()[1] == ["Moscow"]


def test_a_town_is_no_party(cast_of: CastOf) -> None:
    text = "Bombing followed in Kidal."
    assert Case(cast_of, text, "Bombing", {"Kidal": "patient"}).parties()[1] == []


# -- places --------------------------------------------------------------------------------------------------------

MARCH = "A march followed. Soldiers had left Kidal, passed Gao and reached Mopti."


def test_an_open_place_is_filled(cast_of: CastOf) -> None:
    case = Case(cast_of, MARCH, "march", {"Gao": "place", "Kidal": "origin", "Mopti": "destination"})
    assert case.places("PROTEST") == ("Gao", None, None)


def test_the_place_that_grammar_gives_stays(cast_of: CastOf) -> None:
    case = Case(cast_of, MARCH, "march", {"Gao": "place"})
    other = at("Segou")
    assert case.places("PROTEST", Places(at("Timbuktu"), None, None, (other,))) == ("Timbuktu", None, None)


@pytest.mark.parametrize("kind", ["RETREAT", "MOBILIZE", "CONCEDE"])
def test_what_moves_goes_from_and_to(cast_of: CastOf, kind: str) -> None:
    case = Case(cast_of, MARCH, "march", {"Gao": "place", "Kidal": "origin", "Mopti": "destination"})
    assert case.places(kind) == (None, "Kidal", "Mopti")
    assert Case(cast_of, MARCH, "march", {"Mopti": "destination"}).places(kind) == (None, None, "Mopti")
    assert Case(cast_of, MARCH, "march", {"Gao": "place"}).places(kind) == ("Gao", None, None)


@pytest.mark.parametrize("kind", ["RETREAT", "ASSAULT"])
def test_a_way_of_which_grammar_gives_one_end_stays(cast_of: CastOf, kind: str) -> None:
    case = Case(cast_of, MARCH, "march", {"Gao": "place", "Kidal": "origin", "Mopti": "destination"})
    assert case.places(kind, Places(source=at("Segou", role="from"))) == (None, "Segou", None)
    assert case.places(kind, Places(target=at("Segou", role="to"))) == (None, None, "Segou")


def test_of_several_places_the_narrowest_is_taken(cast_of: CastOf) -> None:
    text = "Clashes followed. Mali was calm, but Gao was not."
    assert Case(cast_of, text, "Clashes", {"Mali": "place"}).places("ASSAULT")[0] == "Mali"
    (s, *_) = cast_of("Clashes shook Mali and Gao.")[0].sentences
    assert token_of(s, "Gao") == 4
    case = Case(cast_of, "Clashes shook Mali and Gao.", "Clashes", {"Mali": "place", "Gao": "place"})
    assert case.places("ASSAULT")[0] == "Gao"


def test_what_is_no_place_fills_none(cast_of: CastOf) -> None:
    case = Case(cast_of, MARCH, "march", {"Soldiers": "place"})
    assert case.places("PROTEST") == (None, None, None)
