"""Merged drafts to the record's actors and claims: ids, tense, fallbacks of place and time, crosswalk, relations."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal, cast

import msgspec

from dateline.coding.confidence import READ_BY, confidence
from dateline.coding.draft import Count, Draft, Party
from dateline.coding.scene import Scene
from dateline.records.claim import Claim, ClaimRelation, EventType
from dateline.records.mention import ActorEntryRelation
from dateline.records.reference import Actor, ActorRelation, PlaceRef, Quantity, TimeRef

CODED_BY = "rules/1"
_ACTS = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
_FINE = frozenset({"settlement", "facility", "district", "exact"})
_INSIDE = frozenset({"in", "at", "near", "outside", "of"})
_ANSWERING = frozenset({"respond", "retaliate", "avenge"})
_IN_ANSWER = frozenset({"response", "retaliation", "reprisal", "revenge", "reply"})
# "in Tor Ghar district, Kandahar province": the nearer name may be one that no gazetteer knows
_IN_UNKNOWN = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|of) (?:the )?(?:[A-Z][\w’'‘-]*[ -](?:[a-z]{1,3}[ -])?){0,4}[\w’'‘-]+, $"
)
_NEXT = 2
_SOMEWHERE = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})


class Register:
    """The actors of one record: each named once, with all its mentions."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._rows: list[tuple[str, list[Party]]] = []

    def id_of(self, party: Party) -> str:
        for key, parties in self._rows:
            if _same(parties[0], party):
                if party not in parties:
                    parties.append(party)
                return key
        key = f"a{len(self._rows) + 1}"
        self._rows.append((key, [party]))
        return key

    def actors(self, published: dt.date | None) -> tuple[Actor, ...]:
        of_entry: dict[str | None, str] = {p[0].identity.kb_id: key for key, p in self._rows if p[0].identity.kb_id}
        return tuple(self._actor(key, parties, of_entry, published) for key, parties in self._rows)

    def _actor(
        self, key: str, parties: list[Party], of_entry: dict[str | None, str], published: dt.date | None
    ) -> Actor:
        first = parties[0].identity
        spans = {p.span for p in parties}
        name = min((p.identity.name for p in parties), key=lambda n: (n != first.name, len(n)))
        relations: list[ActorRelation] = []
        if first.kb_id is not None:
            for relation in self._valid(first.kb_id, published):
                if relation.to in of_entry and of_entry[relation.to] != key:
                    relations.append(ActorRelation(relation.type, of_entry[relation.to], relation.since))
        return Actor(
            key, name, first.canonical, first.kind, first.country, first.kb_id, tuple(sorted(spans)), tuple(relations)
        )

    def _valid(self, entry: str, on: dt.date | None) -> list[ActorEntryRelation]:
        row = self._scene.tables.actors.get(entry)
        if row is None:
            return []
        year = f"{on.year:04d}" if on else None
        return [
            r
            for r in row.relations
            if year is None or ((not r.since or r.since[:4] <= year) and (not r.until or r.until[:4] >= year))
        ]


def _same(a: Party, b: Party) -> bool:
    if a.identity.kb_id is not None or b.identity.kb_id is not None:
        return a.identity.kb_id == b.identity.kb_id and a.identity.canonical == b.identity.canonical
    return a.identity.canonical.casefold() == b.identity.canonical.casefold()


def finish(
    scene: Scene, drafts: list[Draft], dateline: PlaceRef | None, least: float = 0.0
) -> tuple[tuple[Actor, ...], tuple[Claim, ...]]:
    """The actors and claims of the record; claims of a confidence below ``least`` are left out."""
    drafts = _followed(scene, _placed(scene, drafts, dateline))
    register = Register(scene)
    claims = [_claim(scene, register, k, drafts) for k in range(len(drafts))]
    sure = [claim.confidence >= least for claim in claims]
    if not all(sure):  # ids and relations anew; the confidence stays as all that the report says has made it
        given = [claim.confidence for claim in claims if claim.confidence >= least]
        drafts, register = _kept(drafts, sure), Register(scene)
        claims = [
            msgspec.structs.replace(_claim(scene, register, k, drafts), confidence=value)
            for k, value in enumerate(given)
        ]
    return register.actors(scene.published), tuple(claims)


def _kept(drafts: list[Draft], sure: list[bool]) -> list[Draft]:
    """The drafts that are ``sure``, each still pointing at the telling that it repeats if that is kept."""
    number = {old: new for new, old in enumerate(k for k, keep in enumerate(sure) if keep)}
    return [
        msgspec.structs.replace(draft, same_as=None if draft.same_as is None else number.get(draft.same_as))
        for k, draft in enumerate(drafts)
        if sure[k]
    ]


def _placed(scene: Scene, drafts: list[Draft], dateline: PlaceRef | None) -> list[Draft]:
    """Acts told without a place are where the story is; a site that is only described lies in the town spoken of.

    The dateline says where the report was filed: it serves where nothing else does, and then no finer than a region.
    """
    out: list[Draft] = []
    focus: PlaceRef | None = None
    for draft in drafts:
        place = draft.place
        before = next(
            (d.place for d in reversed(out[-60:]) if d.place and d.tense == draft.tense and d.event_type in _SOMEWHERE),
            None,
        )
        if place is not None and _described(place):
            town = _town(scene, draft) or (before if before and before.precision in _FINE else None)
            if town is not None and town.lat is not None:
                place = msgspec.structs.replace(
                    place, lat=town.lat, lon=town.lon, country=town.country, admin1=town.admin1, radius_km=15.0
                )
        here = draft.event_type in _SOMEWHERE or draft.kind == "posture"
        if here and place is None and not draft.places:
            place = _spoken_of(scene, draft, _last_placed(out)) or before or focus
            first = all(d.event_type not in _SOMEWHERE for d in out)
            if place is None and first and draft.tense == "current":
                place = _opening(scene, draft)
            if place is None and dateline is not None and draft.event_type in _SOMEWHERE:
                place = msgspec.structs.replace(dateline, precision="region", role="at")
        if place is not draft.place:
            draft = msgspec.structs.replace(draft, place=place)
        if focus is None and place is not None and draft.tense == "current" and draft.event_type in _SOMEWHERE:
            focus = place
        out.append(draft)
    return out


def _last_placed(drafts: list[Draft]) -> int:
    return next((d.sentence for d in reversed(drafts) if d.place is not None), -1)


def _spoken_of(scene: Scene, draft: Draft, last: int) -> PlaceRef | None:
    """Where the one or two sentences before it are, of the same paragraph and after the ``last`` that placed a claim.

    "Troops were in the hills above the town. During the search they arrested three men."
    """
    own = scene.sentences[draft.sentence].paragraph
    for k in range(draft.sentence - 1, max(last, draft.sentence - _NEXT - 1), -1):
        if k < 0 or scene.sentences[k].paragraph != own:
            break
        found = _located(scene, k, _FINE | {"admin1"})
        if found is not None:
            return found
    return None


def _located(scene: Scene, k: int, fine: frozenset[str]) -> PlaceRef | None:
    """The first place of sentence ``k`` that is said to be where something is."""
    for mention in scene.places[k]:
        ref = scene.resolved.get(mention.span)
        if ref is None or ref.precision not in fine:
            continue
        before = scene.text[max(scene.sentences[k].start, mention.span.start - 60) : mention.span.start]
        last = before[-10:].split()[-1:]
        if (last and last[0].lower() in _INSIDE) or _IN_UNKNOWN.search(before):
            return ref
    return None


def _described(place: PlaceRef) -> bool:
    """A site without a name of its own or of its town: "a second jail", "the headquarters"."""
    words = place.text.split()
    return (
        place.precision in ("facility", "settlement", "country", "admin1")
        and all(w[:1].islower() for w in words[1:])
        and (words[0][:1].islower() or words[0] in ("A", "An", "The"))
    )


def _opening(scene: Scene, draft: Draft) -> PlaceRef | None:
    """The first town that the lead and the sentence after it name: where the news is, if the claim does not say."""
    near = [k for k in (draft.sentence, draft.sentence + 1) if k < len(scene.places)]
    found = (_located(scene, k, fine) for fine in (_FINE, frozenset({"admin1"})) for k in near)
    return next((ref for ref in found if ref is not None), None)


def _town(scene: Scene, draft: Draft) -> PlaceRef | None:
    """The town named nearest to the trigger in its sentence."""
    refs = [
        (abs(m.span.start - draft.trigger.start), ref)
        for m in scene.places[draft.sentence]
        if (ref := scene.resolved.get(m.span)) is not None and ref.precision in _FINE and not _described(ref)
    ]
    return min(refs, key=lambda x: x[0])[1] if refs else None


def _followed(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """An act told right after a dated one, without a time of its own, is of that day: news tells in order."""
    out: list[Draft] = []
    for draft in drafts:
        if draft.event_type in _ACTS and draft.status == "happened" and draft.tense == "current" and _open(draft.time):
            last = next(
                (
                    d
                    for d in reversed(out[-60:])
                    if d.event_type in _ACTS
                    and d.tense == "current"
                    and 0 <= draft.sentence - d.sentence <= _NEXT
                    and scene.sentences[draft.sentence].paragraph == scene.sentences[d.sentence].paragraph
                ),
                None,
            )
            if last is not None and last.time.earliest is not None and last.time.earliest == last.time.latest:
                day = last.time
                draft = msgspec.structs.replace(draft, time=TimeRef(day.earliest, day.latest, "day", "inferred"))
        out.append(draft)
    return out


def _open(time: TimeRef) -> bool:
    return time.earliest is None and time.latest is None


def _claim(scene: Scene, register: Register, k: int, drafts: list[Draft]) -> Claim:
    draft = drafts[k]
    actor = tuple(dict.fromkeys(register.id_of(p) for p in draft.actor))
    recipient = tuple(i for i in dict.fromkeys(register.id_of(p) for p in draft.recipient) if i not in actor)
    words = [t.lower for t in scene.sentences[draft.sentence].tokens]
    relations: list[ClaimRelation] = []
    if draft.same_as is not None:
        relations.append(ClaimRelation("denies" if draft.denied else "same-as", f"c{draft.same_as + 1}"))
    answered = _answered(scene, drafts, k)
    if answered is not None:
        relations.append(ClaimRelation("responds-to", f"c{answered + 1}"))
    event_type = cast("EventType | None", draft.event_type)
    claim = Claim(
        id=f"c{k + 1}",
        kind=cast(Literal["event", "posture"], draft.kind),
        event_type=event_type,
        mode=draft.mode,
        context=scene.tables.contexts.of(words),
        cameo=scene.tables.cameo.code(event_type, draft.mode) if event_type else None,
        trigger=draft.trigger,
        actor=actor,
        recipient=recipient,
        facility=draft.facility,
        place=draft.place,
        places=draft.places,
        time=draft.time,
        weapon=draft.weapon,
        quantities=tuple(_quantity(register, draft, c) for c in draft.counts),
        status=draft.status,
        tense=draft.tense or "current",
        attribution=draft.attribution,
        evidence=draft.evidence,
        confidence=0.0,
        relations=tuple(relations),
        coded_by=_coded_by(draft),
    )
    return msgspec.structs.replace(claim, confidence=confidence(claim, scene.tables.weights))


def _coded_by(draft: Draft) -> str:
    """The rule, with what the reader gave its trigger: of the claim's type, and of being a trigger at all."""
    if draft.belief is None:
        return f"{CODED_BY} {draft.rule}"
    return f"{CODED_BY} {draft.rule}{READ_BY}{draft.belief.own:.3f} {draft.belief.any:.3f}"


def _answered(scene: Scene, drafts: list[Draft], k: int) -> int | None:
    """The attack that a claim answers ("responded with air strikes", "in retaliation"): the last before it."""
    draft = drafts[k]
    s, i = scene.sentences[draft.sentence], draft.token
    near = (s.tokens[i], *s.above(i)[:3])
    words = {p.lemma for t in near for a in s.kids(t.index, "prep") if a.lower == "in" for p in s.kids(a.index, "pobj")}
    if draft.kind != "event" or not (any(t.lemma in _ANSWERING for t in near) or words & _IN_ANSWER):
        return None
    earlier = [j for j in range(k) if drafts[j].event_type == "ASSAULT" and drafts[j].sentence < draft.sentence]
    return max(earlier, key=lambda j: drafts[j].sentence, default=None)


def _quantity(register: Register, draft: Draft, one: Count) -> Quantity:
    party = next(
        (
            p
            for p in draft.recipient + draft.actor
            if p.span.overlaps(one.span) or (one.who and p.identity.name == one.who)
        ),
        None,
    )
    return Quantity(
        one.of,
        one.low,
        one.high,
        one.hedge,
        one.who,
        register.id_of(party) if party else None,
        one.span.start,
        one.span.end,
    )
