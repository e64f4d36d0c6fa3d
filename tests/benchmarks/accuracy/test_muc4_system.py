from __future__ import annotations

import msgspec

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_keys import Filler, Message, Template
from benchmarks.accuracy.muc4_system import Settings, answer, from_record
from benchmarks.accuracy.text_words import TextWords
from dateline.records.claim import Record
from dateline.records.reading import Labelled
from dateline.records.reference import Actor, PlaceRef, Weapon
from dateline.records.span import Span
from tests.fake_coder import claim, sample

TEXT = (
    "DEV-MUC9-0003\n\n   PUNO, 9 MAY 90 (AP) -- IN PERU, GUNMEN OF THE FREE NORTH FRONT [FNF] KIDNAPPED NURSE ROSA PAZ"
    " ROJAS.  ANOTHER GROUP OF REBELS SET OFF A CAR BOMB AT TWO BANKS, WHICH WERE DAMAGED.  A CLERK WAS INJURED."
)
WHO = (
    ("GUNMEN", "PerpInd"),
    ("FREE NORTH FRONT", "PerpOrg"),
    ("FNF", "PerpOrg"),
    ("NURSE", "Victim"),
    ("ROSA PAZ ROJAS", "Victim"),
    ("REBELS", "PerpInd"),
    ("CAR BOMB", "Weapon"),
    ("BANKS", "Target"),
    ("CLERK", "Victim"),
)


def spans(text: str, told: tuple[tuple[str, str], ...], score: float = 0.9) -> list[Labelled]:
    words = TextWords(text)
    found = []
    for quote, label in told:
        at = text.index(quote)
        place = words.words_of(at, at + len(quote))
        assert place
        found.append(Labelled(*place, label, score))
    return found


def told(template: Template, slot: int) -> list[str]:
    return [filler.values[0] for filler in template.fillers(slot)]


MESSAGE = Message("DEV-MUC9-0003", TEXT, "DEV-MUC9-0003", "PUNO", "9 MAY 90", "AP")
FOUND = spans(TEXT, WHO)


def test_a_text_without_a_likely_type_has_no_template() -> None:
    assert answer(MESSAGE, FOUND, {"attack": 0.4}) == ()
    assert answer(MESSAGE, FOUND, {}) == ()


def test_entities_go_to_the_type_whose_words_are_near() -> None:
    kidnapping, bombing = answer(
        MESSAGE, FOUND, {"bombing": 0.7, "kidnapping": 0.9, "arson": 0.1}, settings=Settings(margin=0)
    )
    assert kidnapping.types == ("kidnapping",)
    assert told(kidnapping, keys.PERP_ORG) == ["FREE NORTH FRONT"]
    assert told(kidnapping, keys.HUM_NAME) == ["ROSA PAZ ROJAS"]
    assert kidnapping.fillers(keys.HUM_DESCRIPTION) == (Filler(("NURSE",), ("ROSA PAZ ROJAS",)),)
    assert told(kidnapping, keys.LOCATION) == ["PERU"]
    assert told(kidnapping, keys.DATE) == ["- 09 MAY 90"]
    assert keys.PHYS_ID in kidnapping.inapplicable
    assert keys.PHYS_ID not in kidnapping.slots
    assert told(bombing, keys.PHYS_ID) == ["BANKS"]
    assert bombing.fillers(keys.PHYS_NUMBER) == (Filler(("2",), ("BANKS",)),)
    assert bombing.fillers(keys.PHYS_EFFECT) == (Filler(("SOME DAMAGE",), ("BANKS",)),)
    assert bombing.fillers(keys.INSTRUMENT_TYPE) == (Filler(("VEHICLE BOMB",), ("CAR BOMB",)),)
    assert bombing.fillers(keys.HUM_EFFECT) == (Filler(("INJURY",), ("CLERK",)),)
    assert bombing.fillers(keys.HUM_DESCRIPTION) == (Filler(("CLERK",)),)


def test_all_wordings_of_an_entity_are_told_up_to_a_number() -> None:
    (one,) = answer(MESSAGE, FOUND, {"attack": 1.0})
    assert one.fillers(keys.PERP_ORG) == (Filler(("FREE NORTH FRONT", "FNF")),)
    (short,) = answer(MESSAGE, FOUND, {"attack": 1.0}, settings=Settings(wordings=1))
    assert short.fillers(keys.PERP_ORG) == (Filler(("FREE NORTH FRONT",)),)


def test_nameless_perpetrators_are_one_unless_told_otherwise() -> None:
    (one,) = answer(MESSAGE, FOUND, {"attack": 1.0})
    assert one.fillers(keys.PERP_IND) == (Filler(("GUNMEN", "REBELS")),)
    (apart,) = answer(MESSAGE, FOUND, {"attack": 1.0}, settings=Settings(merge=False))
    assert told(apart, keys.PERP_IND) == ["GUNMEN", "REBELS"]


def test_unsure_fillers_are_left_out() -> None:
    (empty,) = answer(MESSAGE, spans(TEXT, WHO, 0.3), {"bombing": 0.8})
    assert told(empty, keys.PHYS_ID) == []
    assert empty.fillers(keys.INSTRUMENT_TYPE) == (Filler(("BOMB",), ("-",)),)


def test_a_further_type_without_entities_makes_no_template() -> None:
    (only,) = answer(MESSAGE, [], {"attack": 1.0})
    assert only.types == ("attack",)
    assert answer(MESSAGE, [], {"attack": 1.0, "arson": 1.0}) == ()


def at_places(text: str) -> Record:
    claims = []
    for verb, town in (("BURNED", "TACNA"), ("FELL", "PUNO")):
        at, where = text.index(verb), text.index(town)
        place = PlaceRef(town, where, where + 4, town.title(), 1.0, 1.0, "PER", precision="settlement")
        made = claim("c", "rockets", "rockets", place=place)
        claims.append(msgspec.structs.replace(made, trigger=Span(at, at + 4)))
    return Record(msgspec.structs.replace(sample().report, text=text), (), tuple(claims))


def test_targets_at_several_places_make_several_templates() -> None:
    text = (
        "GUNMEN STRUCK IN PERU. A BARN BURNED IN TACNA. ITS ROOF IS GONE. MUCH LATER, AS WE HEAR, A TOWER FELL IN PUNO."
    )
    record = at_places(text)
    found = spans(
        text, (("GUNMEN", "PerpInd"), ("BARN", "Target"), ("ROOF", "Target"), ("TOWER", "Target"), ("PERU", "Weapon"))
    )
    message = Message("M", text, date="9 MAY 90")
    north, south = answer(message, found, {"attack": 1.0}, record)
    assert (told(north, keys.PHYS_ID), told(south, keys.PHYS_ID)) == (["BARN", "ROOF"], ["TOWER"])
    assert told(north, keys.PERP_IND) == told(south, keys.PERP_IND) == ["GUNMEN"]
    assert [told(t, keys.LOCATION) for t in (north, south)] == [["PERU: TACNA (CITY)"], ["PERU: PUNO (CITY)"]]
    assert [t.number for t in (north, south)] == ["1", "2"]
    (alone, _) = answer(message, found, {"attack": 1.0}, record, Settings(reach=0))
    assert told(alone, keys.PERP_IND) == ["GUNMEN"]
    assert len(answer(message, found, {"attack": 1.0}, record, Settings(split=False))) == 1


def test_a_record_alone_gives_fillers_and_types() -> None:
    text = "THE FNF BOMBED A BRIDGE. MEN SEIZED ANA SOTO WITH GUNS AT FORT ROJO."

    def at(quote: str) -> Span:
        return Span(text.index(quote), text.index(quote) + len(quote))

    actors = (
        Actor("a1", "FNF", "Free North Front", kb_id="fnf", mentions=(at("FNF"),)),
        Actor("a2", "BRIDGE", "BRIDGE", mentions=(at("BRIDGE"),)),
        Actor("a3", "MEN", "MEN", mentions=(at("MEN"),)),
        Actor("a4", "ANA SOTO", "ANA SOTO", mentions=(at("ANA SOTO"), Span(len(text), len(text)))),
    )
    guns = at("GUNS")
    made = [
        claim("c1", "rockets", "rockets", mode="explosives", actor=("a1",), recipient=("a2",), confidence=0.7),
        claim(
            "c2",
            "rockets",
            "rockets",
            mode="abduct",
            actor=("a3",),
            recipient=("a4",),
            weapon=(Weapon("GUNS", guns.start, guns.end, "gun"),),
            facility="FORT ROJO",
        ),
        claim("c3", "rockets", "rockets", status="denied"),
        claim("c4", "rockets", "rockets", event_type="CONSULT"),
    ]
    claims = tuple(msgspec.structs.replace(c, evidence=(Span(0, 5),)) for c in made)
    words = TextWords(text)
    fillers, incidents = from_record(Record(sample().report, actors, claims), words)
    assert incidents == {"bombing": 0.7, "kidnapping": 0.5}
    assert [(" ".join(words.words[f.start : f.end]), f.label) for f in fillers] == [
        ("FNF", "PerpOrg"),
        ("BRIDGE", "Target"),
        ("MEN", "PerpInd"),
        ("ANA SOTO", "Victim"),
        ("GUNS", "Weapon"),
        ("FORT ROJO", "Target"),
    ]
