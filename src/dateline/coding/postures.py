"""States that are said to hold: forces present, a place held or hosted."""

from __future__ import annotations

from dateline.coding.attribution import Attributor
from dateline.coding.completion import Completion
from dateline.coding.draft import Draft, Party
from dateline.coding.kinds import DOERS, POLITICAL
from dateline.coding.numbers import Numbers, distinct
from dateline.coding.parties import add
from dateline.coding.scene import Scene
from dateline.coding.status import status_of, tense_cue
from dateline.coding.triggers import Hit, role_fillers, rule_of
from dateline.coding.when import DateOf, resolve_first, times_for
from dateline.coding.where import around, places_in
from dateline.coding.who import Cast
from dateline.records.reference import TimeRef
from dateline.records.syntax import Sentence


class Postures:
    """Makes the drafts of kind posture of one report."""

    def __init__(
        self, scene: Scene, cast: Cast, attributor: Attributor, date_of: DateOf, completion: Completion | None = None
    ) -> None:
        self._scene, self._cast, self._attributor, self._date_of = scene, cast, attributor, date_of
        self._completion = completion
        self._numbers = Numbers(scene)

    def draft(self, s: Sentence, hit: Hit, triggers: frozenset[int], narrated: TimeRef | None) -> Draft | None:
        """Forces present, a place held or hosted: who, where, how many."""
        frame, flags = hit.frame, hit.entry.flags
        actor_at = role_fillers(hit, "actor")
        place_at = role_fillers(hit, "place")
        if "hosting" in flags:
            actor_at = list(frame.get("obj", [])) or list(frame.get("to", []))
            for i in frame.get("comp", []):  # "is host to a coalition"
                actor_at += [
                    t.index for p in s.kids(i, "prep") if p.lower in ("to", "for") for t in s.kids(p.index, "pobj")
                ]
            place_at = list(frame.get("subj", []))
        elif "control" in flags and not hit.entry.roles:
            actor_at, place_at = list(frame.get("subj", [])), list(frame.get("obj", []))
        elif not hit.entry.roles or hit.entry.type != "POSTURE":
            actor_at = list(frame.get("obj", [])) or list(frame.get("subj", [])) or list(frame.get("comp", []))
        for k in hit.words:
            if s.tokens[k].lemma in ("control", "hand", "rule"):  # "under Houthi control"
                actor_at += [t.index for t in s.kids(k, "compound", "amod", "poss", "nmod")]
        parties: list[Party] = []
        for i in actor_at:
            if self._scene.noun_class(s, i) in DOERS | {"?"}:
                add(parties, self._cast.parties(s, i))
        if "membership" in flags:
            return None  # an undated membership is a relation of the actors
        if self._completion is not None:
            parties = list(self._completion.parties(s, [hit], tuple(parties), ())[0])
        if not parties or not any(p.identity.kind in POLITICAL or p.identity.kb_id for p in parties):
            return None
        places = places_in(self._scene, s, frame, place_at)
        at = places.at or around(self._scene, s, hit.token)
        if at is None and "control" in flags:
            told = [m for m in self._scene.places[s.index] if m.span.end <= s.tokens[hit.token].start]
            at = self._scene.resolved.get(told[-1].span) if told else None
        if at is None and self._completion is not None:
            at = self._completion.places(s, [hit], "POSTURE", places).at
        counts = [
            self._numbers.plain(s, i, "forces")
            for i in dict.fromkeys([*actor_at, *frame.get("obj", [])])
            if self._scene.noun_class(s, i) in ("force", "person", "number")
        ]
        for i in [*place_at, *frame.get("at", []), *frame.get("in", [])]:
            if self._scene.noun_class(s, i) == "facility":
                counts.append(self._numbers.plain(s, i, "bases"))
        if at is None and not any(counts):
            return None
        status = status_of(s, hit.token, self._scene.text, self._attributor.denied(s.index, hit.token))
        timed = times_for(self._scene, s, hit.token, frozenset(hit.words), triggers - {hit.token}, frozenset())
        return Draft(
            kind="posture",
            event_type=None,
            mode=None,
            sentence=s.index,
            token=hit.token,
            trigger=s.tokens[hit.token].span,
            actor=tuple(parties),
            place=at,
            time=resolve_first(timed[:1], self._date_of, narrated, False) or TimeRef()
            if timed and timed[0].distance <= 3
            else TimeRef(),
            counts=distinct(counts),
            status=status if status in ("denied", "negated", "planned") else "ongoing",
            tense=tense_cue(s, hit.token),
            attribution=self._attributor.of(s.index, hit.token),
            evidence=(s.span,),
            flags=flags,
            rule=rule_of(hit),
        )
