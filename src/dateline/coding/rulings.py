"""The coding manual's rulings on whole drafts: what a promise of withdrawal is, and what is no claim at all."""

from __future__ import annotations

import datetime as dt

import msgspec

from dateline.coding.draft import Draft
from dateline.coding.kinds import ALWAYS, POLITICAL, SPEECH_TYPES, political
from dateline.coding.scene import Scene
from dateline.records.claim import Tense
from dateline.records.reference import TimeRef

_OLD = dt.timedelta(days=60)
_GAME = 0.75  # how plainly a report must be about sport
_BELIEVED = 0.6  # what the reader must give a claim whose parties are not known to be political or armed
_YIELDED = frozenset({"withdraw", "release", "ceasefire", "disarm", "access", None})
_COURT = frozenset({"charge", "convict", "sentence", "indict", "find", "arraign", "accuse"})


def rule(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts that the manual lets stand, each under the type that it gives them."""
    ruled = [_timed(scene, kept) for draft in drafts if (kept := _rule(scene, draft)) is not None]
    words = [t.lower for s in scene.sentences for t in s.tokens]
    if scene.tables.domains.weigh(words).get("sport", 0.0) >= _GAME:
        if not (any(map(_armed, scene.actors_listed())) or any(scene.weapons)):
            return []  # a match report: its attacks and shots have no soldiers, no weapons and no dead
    return ruled


def _timed(scene: Scene, draft: Draft) -> Draft:
    """Tense from the time, and the day of the report for what is under way as it is told."""
    time, published = draft.time, scene.published
    token = scene.sentences[draft.sentence].tokens[draft.token]
    if time.earliest is None and time.latest is None and published is not None and draft.kind == "event":
        if draft.status == "ongoing" and token.tag == "VBG" and draft.attribution.kind != "none":
            time = TimeRef(published, published, "day", "published")
    tense: Tense = draft.tense or "current"
    if draft.tense is None and published is not None and time.latest is not None and (published - time.latest) > _OLD:
        tense = "historical"
    return msgspec.structs.replace(draft, time=time, tense=tense)


def _rule(scene: Scene, draft: Draft) -> Draft | None:
    if draft.status == "hypothetical":
        return None
    if draft.event_type == "RETREAT" and draft.status in ("negated", "denied") and _will(scene, draft):
        draft = msgspec.structs.replace(  # "will not lift the embargo" is a refusal
            draft, event_type="REJECT", mode="yield", status="happened", denied=False
        )
    if draft.status == "negated" and draft.attribution.kind != "none":
        draft = msgspec.structs.replace(draft, status="denied", denied=True)
    if draft.kind == "posture":
        return draft
    if draft.event_type == "RETREAT" and draft.status == "planned" and draft.mode in _YIELDED:
        draft = msgspec.structs.replace(
            draft, event_type="CONCEDE", mode=None, status="happened", flags=draft.flags | {"promised"}
        )
    if draft.belief is not None and draft.belief.own >= _BELIEVED and (draft.actor or draft.event_type in ALWAYS):
        return draft
    in_court = draft.event_type == "ACCUSE" and draft.recipient and draft.rule.split("/")[0].split(" ")[0] in _COURT
    if draft.event_type not in ALWAYS and not in_court and not political(draft.actor + draft.recipient):
        return None
    if draft.event_type in SPEECH_TYPES and not draft.actor and not in_court:
        return None
    if "weak" in draft.flags and not (
        political(draft.actor + draft.recipient) or draft.weapon or draft.counts or draft.facility
    ):
        return None
    if draft.event_type in ALWAYS and not draft.again and not _filled(draft):
        return None
    return draft


def _armed(kind: str) -> bool:
    return kind in POLITICAL - {"government", "international", "police"}


def _will(scene: Scene, draft: Draft) -> bool:
    """Does the trigger stand below "will" or "would"?"""
    s = scene.sentences[draft.sentence]
    return any(t.lower in ("will", "would", "wo", "shall") for t in s.kids(draft.token, "aux"))


def _filled(draft: Draft) -> bool:
    """Does a claim of an act say anything besides that there was one?"""
    return bool(
        draft.actor
        or draft.recipient
        or draft.counts
        or draft.weapon
        or draft.place
        or draft.places
        or draft.time.earliest
    )
