"""Templates of MUC-4 from what Dateline says of a text: fillers and incident types of the reader, claims of the record.

A text is relevant when an incident type is likely enough; each such type makes one template. Fillers are gathered into
entities; where a text has several types, each entity goes to the types whose words stand nearest to it. The list slots
(types of targets, effects, confidence ...) are told from the words around an entity by `muc4_words.tsv`, place and date
from the record's claims, else from the message's header.

Without a reader, `from_record` makes fillers and types of the record's claims alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_entities import Entity, Found, gather, head
from benchmarks.accuracy.muc4_fills import essential
from benchmarks.accuracy.muc4_keys import Filler, Message, Template
from benchmarks.accuracy.muc4_slots import Page
from benchmarks.accuracy.muc4_words import MucWords
from benchmarks.accuracy.text_words import TextWords
from dateline.lexicon.nouns import Nouns
from dateline.records.claim import Claim, Record
from dateline.records.reading import Labelled

_PHYS = tuple(range(keys.PHYS_ID, keys.PHYS_TOTAL + 1))
_INSTRUMENT = (keys.INSTRUMENT_ID, keys.INSTRUMENT_TYPE)
#: Slots that a type of incident does not have.
INAPPLICABLE = {"kidnapping": (*_INSTRUMENT, *_PHYS), "arson": _INSTRUMENT}
_SHARED = ("PerpInd", "PerpOrg")
_STRUCK = ("Target", "Victim")
_THINGS = ("facility", "vehicle", "aircraft", "thing")


class Settings(msgspec.Struct, frozen=True):
    """What is to be tuned on the development part."""

    relevant: float = 0.5  # least probability of the likeliest incident type
    further: float = 0.6  # least probability of any other
    filler: float = 0.6  # least probability of the surest mention of an entity
    wordings: int = 2  # how many wordings of an entity are told
    margin: int = 60  # characters by which another type's word may be farther than the nearest one
    split: bool = True  # one template a place, where targets or victims of one type are at several
    reach: int = 400  # characters by which another place's victims may be farther from a perpetrator
    merge: bool = True  # perpetrators without a name are one entity


def answer(
    message: Message,
    fillers: Iterable[Found],
    incidents: Mapping[str, float],
    record: Record | None = None,
    settings: Settings | None = None,
    words: TextWords | None = None,
) -> tuple[Template, ...]:
    """The templates of one message; ``words`` are those that the fillers' ranges count."""
    settings = settings or Settings()
    kinds = likely(incidents, settings)
    if not kinds:
        return ()
    words = words or TextWords(message.text)
    entities = [e for e in gather(words, fillers, Nouns.load()) if e.score >= settings.filler]
    if settings.merge:
        entities = _merged(entities)
    page = Page(message, words, record)
    shares = [
        (kind, group)
        for kind, told in share(page, entities, kinds, settings).items()
        if told or len(kinds) == 1
        for group in (by_place(page, told, settings) if settings.split else [told])
    ]
    return tuple(_template(page, n, kind, group, settings) for n, (kind, group) in enumerate(shares, 1))


def likely(incidents: Mapping[str, float], settings: Settings) -> list[str]:
    """The types that make a template, likeliest first."""
    ranked = sorted(incidents, key=lambda kind: -incidents[kind])
    if not ranked or incidents[ranked[0]] < settings.relevant:
        return []
    return [ranked[0], *(kind for kind in ranked[1:] if incidents[kind] >= settings.further)]


def _merged(entities: Sequence[Entity]) -> list[Entity]:
    """The perpetrators without a name as one entity: texts vary the word ("rebels", "gunmen") more than the people."""
    nameless = [e for e in entities if e.slot == "PerpInd" and not e.name]
    if len(nameless) < 2:
        return list(entities)
    mentions = tuple(sorted(mention for e in nameless for mention in e.mentions))
    return [*(e for e in entities if e not in nameless), Entity("PerpInd", mentions)]


def share(page: Page, entities: Sequence[Entity], kinds: Sequence[str], settings: Settings) -> dict[str, list[Entity]]:
    """The entities of each type's template."""
    if len(kinds) < 2:
        return {kind: list(entities) for kind in kinds}
    places: dict[str, list[int]] = {kind: [] for kind in kinds}
    for place, value in MucWords.load().places("incident", page.text):
        if value in places:
            places[value].append(place)
    shares: dict[str, list[Entity]] = {kind: [] for kind in kinds}
    for entity in entities:
        far = {
            kind: min((abs(m.start - place) for m in entity.mentions for place in places[kind]), default=len(page.text))
            for kind in kinds
        }
        nearest = min(far.values())
        for kind in kinds:
            if far[kind] <= nearest + settings.margin:
                shares[kind].append(entity)
    return shares


def by_place(page: Page, entities: Sequence[Entity], settings: Settings) -> list[list[Entity]]:
    """The entities of one type in groups, one for each place where the text has targets or victims.

    What has no place goes with what stands nearest, perpetrators and weapons with all groups that are about as near.
    """
    struck = [e for e in entities if e.slot in _STRUCK]
    placed: dict[str, list[Entity]] = {}
    for entity in struck:
        place = page.place_of(entity)
        if place is not None:
            placed.setdefault(place, []).append(entity)
    if len(placed) < 2:
        return [list(entities)]
    anchors = list(placed.values())
    groups = [list(group) for group in anchors]
    known = [e for group in anchors for e in group]
    for entity in entities:
        if entity in known:
            continue
        far = [min(_distance(entity, other) for other in group) for group in anchors]
        reach = min(far) + (0 if entity.slot in _STRUCK else settings.reach)
        for group, distance in zip(groups, far, strict=True):
            if distance <= reach:
                group.append(entity)
                if entity.slot in _STRUCK:
                    break
    return groups


def _distance(one: Entity, other: Entity) -> int:
    return min(abs(a.start - b.start) for a in one.mentions for b in other.mentions)


def _template(page: Page, number: int, kind: str, entities: Sequence[Entity], settings: Settings) -> Template:
    by_slot: dict[str, list[Entity]] = {}
    for entity in entities:
        by_slot.setdefault(entity.slot, []).append(entity)
    perpetrators = [e for slot in _SHARED for e in by_slot.get(slot, ())]
    claims = page.claims(kind, entities)
    location = page.location(claims)
    here = location.values[0].partition(":")[0] if location else None
    slots: dict[int, list[Filler | None]] = {
        keys.DATE: [page.date(claims, entities)],
        keys.LOCATION: [location],
        keys.TYPE: [Filler((kind.upper(),))],
        keys.STAGE: [Filler((page.stage(entities),))],
        keys.CATEGORY: [Filler((page.category(perpetrators),))],
        keys.PERP_IND: [_told(e, settings) for e in by_slot.get("PerpInd", ())],
        keys.PERP_ORG: [_told(e, settings) for e in by_slot.get("PerpOrg", ())],
        keys.CONFIDENCE: [_about(page.confidence(e), e) for e in by_slot.get("PerpOrg", ())],
    }
    slots |= _weapons(page, kind, by_slot.get("Weapon", ()), settings)
    slots |= _targets(page, kind, by_slot.get("Target", ()), here, settings)
    slots |= _victims(page, kind, by_slot.get("Victim", ()), here, settings)
    gone = INAPPLICABLE.get(kind, ())
    kept = {slot: tuple(f for f in fillers if f is not None) for slot, fillers in slots.items() if slot not in gone}
    kept = {slot: fillers for slot, fillers in kept.items() if fillers}
    return Template(page.message.id, str(number), False, kept, frozenset(gone))


def _told(entity: Entity, settings: Settings) -> Filler:
    return Filler(entity.wordings[: settings.wordings])


def _about(value: str | None, entity: Entity | None) -> Filler | None:
    """A list filler with its cross reference."""
    return Filler((value,), (entity.wordings[0] if entity else "-",)) if value else None


def _weapons(page: Page, kind: str, weapons: Sequence[Entity], settings: Settings) -> dict[int, list[Filler | None]]:
    types = [_about(page.weapon_type(e), e) for e in weapons]
    return {
        keys.INSTRUMENT_ID: [_told(e, settings) for e in weapons],
        keys.INSTRUMENT_TYPE: types or [_about(page.weapon_implied(kind), None)],
    }


def _targets(
    page: Page, kind: str, targets: Sequence[Entity], here: str | None, settings: Settings
) -> dict[int, list[Filler | None]]:
    return {
        keys.PHYS_ID: [_told(e, settings) for e in targets],
        keys.PHYS_TYPE: [_about(page.target_type(e), e) for e in targets],
        keys.PHYS_NUMBER: [_about(page.number(e), e) for e in targets],
        keys.PHYS_NATION: [_about(page.nation(e, here), e) for e in targets],
        keys.PHYS_EFFECT: [_about(page.target_effect(e, kind), e) for e in targets],
    }


def _victims(
    page: Page, kind: str, victims: Sequence[Entity], here: str | None, settings: Settings
) -> dict[int, list[Filler | None]]:
    """A description that stands beside a name tells what the named one is; the others are victims of their own."""
    named = [e for e in victims if e.name]
    titles = {n: [e for e in victims if not e.name and beside(e, name, page.text)] for n, name in enumerate(named)}
    used = [e for told in titles.values() for e in told]
    lone = [e for e in victims if not e.name and e not in used]
    all_of = [(e, [w for t in titles[n] for w in t.wordings]) for n, e in enumerate(named)]
    all_of += [(e, list(e.wordings)) for e in lone]
    return {
        keys.HUM_NAME: [_told(e, settings) for e in named],
        keys.HUM_DESCRIPTION: [
            *(
                msgspec.structs.replace(_told(t, settings), tags=(named[n].wordings[0],))
                for n, told in titles.items()
                for t in told
            ),
            *(_told(e, settings) for e in lone),
        ],
        keys.HUM_TYPE: [_about(page.victim_type(wordings), e) for e, wordings in all_of],
        keys.HUM_NUMBER: [_about(page.number(e), e) for e, _ in all_of],
        keys.HUM_NATION: [_about(page.nation(e, here), e) for e, _ in all_of],
        keys.HUM_EFFECT: [_about(page.victim_effect(e, kind), e) for e, _ in all_of]
        or [_about(page.nobody_hurt() if kind != "kidnapping" else None, None)],
    }


def beside(description: Entity, name: Entity, text: str) -> bool:
    """Whether a mention of the one stands right before or after one of the other."""
    gaps = (
        text[min(d.end, n.end) : max(d.start, n.start)]
        for d in description.mentions
        for n in name.mentions
        if d.start != n.start
    )
    return any(re.fullmatch(r"\s*,?\s*(?:THE\s+|A\s+|AN\s+)?", gap) is not None for gap in gaps)


def from_record(record: Record, words: TextWords) -> tuple[list[Labelled], dict[str, float]]:
    """Fillers and incident types of the claims alone, for a coder without a reader."""
    fillers: list[Labelled] = []
    incidents: dict[str, float] = {}
    actors = {actor.id: actor for actor in record.actors}
    nouns = Nouns.load()

    def add(start: int, end: int, slot: str) -> None:
        place = words.words_of(start, end)
        if place is not None:
            fillers.append(Labelled(*place, slot, 1.0))

    for claim in record.claims:
        kind = _kind(claim)
        if kind is None:
            continue
        incidents[kind] = max(incidents.get(kind, 0.0), claim.confidence)
        for actor in (actors[actor_id] for actor_id in claim.actor):
            for span in actor.mentions[:2]:
                add(span.start, span.end, "PerpOrg" if actor.kb_id else "PerpInd")
        for actor in (actors[actor_id] for actor_id in claim.recipient):
            entry = nouns.get(head(essential(actor.name)).lower())
            slot = "Target" if entry is not None and entry.cls in _THINGS else "Victim"
            for span in actor.mentions[:2]:
                add(span.start, span.end, slot)
        for weapon in claim.weapon:
            add(weapon.start, weapon.end, "Weapon")
        hit = words.text.find(claim.facility, claim.evidence[0].start) if claim.facility and claim.evidence else -1
        if claim.facility and hit >= 0:
            add(hit, hit + len(claim.facility), "Target")
    return fillers, incidents


def _kind(claim: Claim) -> str | None:
    if claim.event_type != "ASSAULT" or claim.status in ("denied", "negated", "hypothetical", "planned"):
        return None
    return {"abduct": "kidnapping", "explosives": "bombing", "suicide-attack": "bombing"}.get(
        claim.mode or "", "attack"
    )
