"""Drafts of one report to claims: two tellings of one thing by one source become one, repeats take over what was told.

The table of conditions is `_agree`; every claim keeps the sentences of all its tellings as evidence.
"""

from __future__ import annotations

import math

import msgspec

from dateline.coding.draft import Count, Draft, Party
from dateline.records.claim import Attribution
from dateline.records.earth import distance_km
from dateline.records.reference import PlaceRef, TimeRef

_SETTLED = {"happened": 0, "ongoing": 0, "planned": 1, "threatened": 1, "hypothetical": 2, "denied": 3, "negated": 4}
_SOLDIERS = frozenset({"troops", "forces", "soldiers", "military", "army", "fighters", "units", "personnel"})
#: How many claims back a telling can look, and how many of a report's first: more only in what is no report.
_LATELY, _FIRST = 60, 20
_HELD = frozenset({"control"})
_SPOKEN = frozenset({"AGREE", "CONCEDE", "REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT", "CONSULT"})
_REACH = {
    "country": 700.0,
    "region": 500.0,
    "admin1": 200.0,
    "district": 80.0,
    "settlement": 40.0,
    "facility": 25.0,
    "exact": 5.0,
}


def merge(drafts: list[Draft]) -> list[Draft]:
    """The claims-to-be in the order of their first telling. ``same_as`` points into the list returned."""
    told: list[Draft] = []
    for draft in drafts:
        if draft.again:
            _repeat(told, draft)
            continue
        at = next(
            (k for k in range(len(told) - 1, max(-1, len(told) - 1 - _LATELY), -1) if _agree(told[k], draft)), None
        )
        if at is None:
            told.append(draft)
        else:
            told[at] = _join(told[at], draft)
    return _linked(told)


def _linked(told: list[Draft]) -> list[Draft]:
    """Claims of one happening by different sources point at the first, and take the narrower place from each other."""
    out = list(told)
    for k, draft in enumerate(told):
        if draft.kind != "event" or draft.same_as is not None:
            continue
        for j in range(max(0, k - _LATELY), k):
            base = out[j]
            if base.same_as is None and _one_event(base, draft):
                place = narrower(base.place, draft.place)
                out[k] = msgspec.structs.replace(draft, same_as=j, place=place)
                out[j] = msgspec.structs.replace(base, place=place)
                break
    return out


def _one_event(base: Draft, draft: Draft) -> bool:
    """Two claims of an act on one day against one party, which nothing keeps apart but their sources."""
    if base.event_type != draft.event_type or base.event_type in _SPOKEN or base.status != draft.status:
        return False
    if (
        base.mode != draft.mode
        or base.time.earliest is None
        or (base.time.earliest, base.time.latest) != (draft.time.earliest, draft.time.latest)
    ):
        return False
    if same_source(base.attribution, draft.attribution) or not share(base.recipient, draft.recipient):
        return False
    if base.actor and draft.actor and not share(base.actor, draft.actor):
        return False
    return base.place is not None and draft.place is not None and near(base.place, draft.place)


def _repeat(told: list[Draft], draft: Draft) -> None:
    """A telling of something told before: into that claim, or a rival claim of it by another source, or nothing."""
    at = antecedent(told, draft)
    if at is None:
        if "toll" in draft.flags:
            return
        if draft.counts or draft.recipient or draft.time.earliest or (draft.actor and draft.place):
            told.append(msgspec.structs.replace(draft, again=False))
        return
    base = told[at]
    if "means" in draft.flags:
        told[at] = msgspec.structs.replace(
            base, weapon=base.weapon or draft.weapon, evidence=base.evidence + draft.evidence
        )
        return
    if same_source(base.attribution, draft.attribution) or draft.attribution.kind == "none":
        if ("ascribed" in draft.flags and draft.actor and draft.attribution.kind == "none") or not _contradicts(
            base, draft
        ):
            told[at] = _join(base, draft)
        return
    if draft.counts or draft.actor or draft.weapon or draft.denied:
        told.append(_rival(base, draft, at))
    elif _bounded(draft.time) and not _bounded(base.time) and draft.event_type not in _SPOKEN:
        told[at] = msgspec.structs.replace(base, time=draft.time, evidence=base.evidence + draft.evidence)


def _one_country(one: tuple[Party, ...], other: tuple[Party, ...]) -> bool:
    """Is a party of each side of one country: "the US" and "US warplanes"?"""
    countries = {p.identity.country for p in one} & {p.identity.country for p in other}
    return bool(countries - {None})


def antecedent(told: list[Draft], draft: Draft) -> int | None:
    """The claim that a repeating draft speaks of: the nearest of its type that nothing speaks against."""
    best, weight = None, -math.inf
    for k, base in [*enumerate(told[:_FIRST]), *list(enumerate(told))[max(_FIRST, len(told) - _LATELY) :]]:
        if base.kind != draft.kind or base.event_type != draft.event_type or base.same_as is not None:
            continue
        if _SETTLED[base.status] != _SETTLED[draft.status] and not draft.denied and "ascribed" not in draft.flags:
            continue
        score = -abs(draft.sentence - base.sentence) / 4.0
        if "bare" in draft.flags and draft.actor:  # "X blamed Y": for what nobody has owned up to, told before
            score -= 4.0 * bool(base.actor) + 6.0 * (base.sentence == draft.sentence)
        if base.mode and draft.mode:
            score += 2.0 if base.mode == draft.mode else -3.0
        if draft.rule == base.rule:
            score += 1.0
        if draft.recipient and base.recipient:
            score += 2.0 if share(draft.recipient, base.recipient) else 0.0 if draft.counts else -2.5
        if draft.actor and base.actor and "ascribed" not in draft.flags:
            score += 2.0 if share(draft.actor, base.actor) else 0.0 if _one_country(draft.actor, base.actor) else -2.0
        if draft.place and base.place:
            score += 1.0 if near(draft.place, base.place) else -4.0
        if _bounded(draft.time) and _bounded(base.time):
            score += 2.0 if _meet(draft.time, base.time) else -4.0
            score -= 8.0 if _older(draft.time, base.time) else 0.0
        if base.tense != draft.tense and not _bounded(draft.time):
            score -= 2.0
        if k == 0 or base.sentence <= 1:
            score += 1.5
        score += 0.3 * min(4, len(base.evidence) - 1)
        if score > weight:
            best, weight = k, score
    return best if weight > -3.5 else None


def _rival(base: Draft, draft: Draft, at: int) -> Draft:
    """The same happening by another source: what the new telling leaves open is as the first one has it."""
    return msgspec.structs.replace(
        draft,
        again=False,
        mode=draft.mode or base.mode,
        actor=draft.actor or base.actor,
        recipient=draft.recipient or base.recipient,
        facility=draft.facility or base.facility,
        place=narrower(draft.place, base.place),
        places=draft.places or base.places,
        time=draft.time if _bounded(draft.time) else base.time,
        weapon=draft.weapon or base.weapon,
        tense=draft.tense or base.tense,
        same_as=at,
    )


def _agree(base: Draft, draft: Draft) -> bool:
    """Do two tellings speak of one thing, by one source? Nothing may differ, and something must be shared."""
    if (base.kind, base.event_type) != (draft.kind, draft.event_type) or base.same_as is not None:
        return False
    if _SETTLED[base.status] != _SETTLED[draft.status]:
        return False
    if base.kind == "posture":
        return _one_state(base, draft)
    if not same_source(base.attribution, draft.attribution):
        return False
    if base.sentence == draft.sentence and base.trigger != draft.trigger and base.kind == "event":
        return _twin(base, draft)
    if base.mode and draft.mode and base.mode != draft.mode:
        return False
    if base.actor and draft.actor and not share(base.actor, draft.actor):
        return False
    if base.recipient and draft.recipient and not share(base.recipient, draft.recipient):
        return False
    if _bounded(base.time) and _bounded(draft.time) and not _meet(base.time, draft.time):
        return False
    if not _places_agree(base, draft) or _contradicts(base, draft):
        return False
    near_by = abs(base.sentence - draft.sentence) <= 2
    shared = [
        bool(base.actor) and share(base.actor, draft.actor),
        bool(base.recipient) and share(base.recipient, draft.recipient),
        base.place is not None and draft.place is not None and not _rank(base.place),
        bool(base.places) and bool(draft.places),
        (_bounded(base.time) and base.time == draft.time) or (_bounded(base.time) and _bounded(draft.time) and near_by),
        base.rule == draft.rule,
    ]
    if shared[0] and shared[1]:
        return True  # the same doing it to the same: an arrest told twice
    return sum(shared) >= (2 if near_by else 3)


def _one_state(base: Draft, draft: Draft) -> bool:
    """Two tellings of forces at one place: they share a party, their places can be one, their numbers do not differ."""
    if (
        base.attribution.kind != "none"
        and draft.attribution.kind != "none"
        and not same_source(base.attribution, draft.attribution)
    ):
        return False
    if not share(base.actor, draft.actor) or (base.counts and draft.counts):
        return False
    if base.place is None or draft.place is None or base.flags & _HELD != draft.flags & _HELD:
        return False
    return near(base.place, draft.place) and (
        _rank(base.place) == _rank(draft.place) or draft.place.text[:1].islower() or base.place.text[:1].islower()
    )


def _twin(base: Draft, draft: Draft) -> bool:
    """Two triggers of one sentence: one claim only where everything they say is the same."""
    return (
        {p.identity.name for p in base.actor} == {p.identity.name for p in draft.actor}
        and {p.identity.name for p in base.recipient} == {p.identity.name for p in draft.recipient}
        and base.mode == draft.mode
        and base.time == draft.time
        and not draft.counts
    )


def _contradicts(base: Draft, draft: Draft) -> bool:
    """Do two tellings give different numbers of the same thing?"""
    for a in base.counts:
        for b in draft.counts:
            if a.of == b.of and a.of not in ("killed", "wounded", "casualties") and (a.low, a.high) != (b.low, b.high):
                return True
    return False


def _places_agree(base: Draft, draft: Draft) -> bool:
    mine = {p.role: p for p in ([base.place] if base.place else []) + list(base.places)}
    theirs = {p.role: p for p in ([draft.place] if draft.place else []) + list(draft.places)}
    for role in set(mine) & set(theirs):
        a, b = mine[role], theirs[role]
        if not near(a, b) or _rank(a) != _rank(b):
            return False
    if mine and theirs and ("to" in mine) != ("to" in theirs):
        return False  # some went there, of others nothing is said
    return True


def _rank(place: PlaceRef) -> int:
    return 1 if place.precision in ("country", "region", "admin1") else 0


def near(a: PlaceRef, b: PlaceRef) -> bool:
    """Can the two be one place, as far as their precision tells?"""
    if a.country and b.country and a.country != b.country:
        return False
    if a.lat is None or b.lat is None or a.lon is None or b.lon is None:
        return a.text.casefold() == b.text.casefold() or (a.lat is None and a.precision in ("region", "facility"))
    reach = max(a.radius_km or 0, b.radius_km or 0, _REACH[a.precision], _REACH[b.precision])
    return distance_km((a.lat, a.lon), (b.lat, b.lon)) <= reach


def narrower(a: PlaceRef | None, b: PlaceRef | None) -> PlaceRef | None:
    if a is None or b is None:
        return a or b
    if a.lat is None:
        return b if b.lat is not None else a
    if b.lat is None or not near(a, b):
        return a
    return b if _REACH[b.precision] < _REACH[a.precision] else a


def _join(base: Draft, draft: Draft) -> Draft:
    """One claim from two tellings; the first telling's words stand where both speak."""
    known = {(c.of, c.low, c.high) for c in base.counts}
    more = tuple(c for c in draft.counts if (c.of, c.low, c.high) not in known and not _swallowed(base.counts, c))
    names = {p.identity.name for p in base.recipient}
    doers = {p.identity.name for p in base.actor or draft.actor}
    return msgspec.structs.replace(
        base,
        mode=base.mode or draft.mode,
        actor=base.actor or draft.actor,
        recipient=base.recipient + tuple(p for p in draft.recipient if p.identity.name not in names | doers),
        facility=base.facility or draft.facility,
        place=narrower(base.place, draft.place),
        places=base.places or draft.places,
        time=base.time if _bounded(base.time) else draft.time,
        weapon=base.weapon or draft.weapon,
        counts=base.counts + more,
        tense=base.tense or draft.tense,
        evidence=base.evidence + tuple(e for e in draft.evidence if e not in base.evidence),
        flags=base.flags | draft.flags,
        score=max(base.score, draft.score),
    )


def _swallowed(counts: tuple[Count, ...], one: Count) -> bool:
    """Is a lone victim told again, who was counted already?"""
    return one.low == one.high == 1 and any(c.of == one.of and c.who == one.who for c in counts)


def same_source(a: Attribution, b: Attribution) -> bool:
    """One source: both the reporter, or the same name, organisation or words."""
    if a.kind == "none" or b.kind == "none":
        return a.kind == b.kind
    if a.kind != b.kind:
        return False
    if a.name and b.name:
        return a.name.split()[-1] == b.name.split()[-1]
    if a.kind == b.kind == "anonymous":
        return (a.role, a.organization) == (b.role, b.organization) or a.text == b.text
    return (a.text or "").casefold() == (b.text or "").casefold() or bool(
        a.organization and a.organization == b.organization
    )


def share(a: tuple[Party, ...], b: tuple[Party, ...]) -> bool:
    return any(_alike(p, q) for p in a for q in b)


def _alike(p: Party, q: Party) -> bool:
    if p.identity.kb_id is not None and p.identity.kb_id == q.identity.kb_id:
        return True
    mine, theirs = p.identity.name.casefold().split(), q.identity.name.casefold().split()
    if p.identity.canonical.casefold() == q.identity.canonical.casefold() or mine == theirs:
        return True
    if (
        p.identity.country is not None
        and p.identity.country == q.identity.country
        and p.identity.kind == q.identity.kind
    ):
        return p.identity.kind in ("state-forces", "government")
    mine, theirs = _bare(mine), _bare(theirs)
    short, long = sorted((mine, theirs), key=len)
    return bool(short) and long[-len(short) :] == short


def _bare(words: list[str]) -> list[str]:
    """A name without the noun for its soldiers: "coalition troops" is the coalition."""
    return words[:-1] if len(words) > 1 and words[-1] in _SOLDIERS else words


def _older(a: TimeRef, b: TimeRef) -> bool:
    """Does ``a`` reach back more than a month further: a background count, not a later word on ``b``?"""
    return a.earliest is not None and b.earliest is not None and (b.earliest - a.earliest).days > 30


def _bounded(time: TimeRef) -> bool:
    return time.earliest is not None or time.latest is not None


def _meet(a: TimeRef, b: TimeRef) -> bool:
    """Do two spans share a day? An open bound reaches as far as it likes."""
    if a.earliest and b.latest and a.earliest > b.latest:
        return False
    return not (b.earliest and a.latest and b.earliest > a.latest)
