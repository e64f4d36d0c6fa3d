"""Where an act happened, and whence and whither forces moved."""

from __future__ import annotations

import msgspec

from dateline.coding.draft import Draft
from dateline.coding.kinds import HANDED, MOVING, PHYSICAL, SPEECH_TYPES
from dateline.coding.phrases import determiner, full
from dateline.coding.scene import Scene
from dateline.coding.triggers import Hit, role_fillers
from dateline.coding.where import Places, around, place_of, places_in
from dateline.records.reference import PlaceRef
from dateline.records.syntax import Sentence

_QUITTING = frozenset(["leave", "vacate", "abandon", "quit", "evacuate", "exit", "close", "dismantle"])


class Sites:
    """Fills `place`, `places` and `facility` of one report's drafts."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene

    def places(self, s: Sentence, group: list[Hit], kind: str, before: list[Draft]) -> Places:
        best = Places()
        for hit in group:
            if hit.entry.role("from") or hit.entry.role("to"):
                frame = dict(hit.frame)
                for role, slot in (("from", "from"), ("to", "to")):
                    if hit.entry.role(role):
                        frame[slot] = role_fillers(hit, role) + list(frame.get(slot, []))
            else:
                frame = hit.frame
            extra = [*role_fillers(hit, "recipient"), *role_fillers(hit, "place")]
            if kind not in PHYSICAL:
                extra = role_fillers(hit, "place")
            if kind == "RETREAT" and s.tokens[hit.token].lemma in HANDED:
                frame = {k: v for k, v in frame.items() if k != "to"}
                extra += hit.frame.get("of", [])
            if kind in SPEECH_TYPES or kind == "SANCTION":
                frame = {k: v for k, v in frame.items() if k == "in"}
            found = places_in(self._scene, s, frame, extra)
            moving = kind in MOVING
            best = Places(
                best.at or found.at,
                best.source or (found.source if moving else None),
                best.target or (found.target if moving else None),
            )
        if kind in ("RETREAT", "MOBILIZE"):
            best = Places(best.at, self._left(s, group, before) or best.source, best.target)
        if best.at is None and kind in PHYSICAL and not (best.source or best.target):
            best = Places(around(self._scene, s, group[0].token), best.source, best.target)
        return best

    def _left(self, s: Sentence, group: list[Hit], before: list[Draft]) -> PlaceRef | None:
        """A place left that is only described: "the base" is the one told before, "three bases" stand as said."""
        for hit in group:
            heads = [*role_fillers(hit, "from"), *hit.frame.get("from", []), *hit.frame.get("of", [])]
            if s.tokens[hit.token].lemma in _QUITTING:
                heads += hit.frame.get("obj", [])
            if hit.entry.role("from") is None and s.tokens[hit.token].lemma in HANDED:
                heads += hit.frame.get("obj", [])
            for i in heads:
                token = s.tokens[i]
                if self._scene.noun_class(s, i) != "facility":
                    continue
                ref = place_of(self._scene, s, i)
                if determiner(s, i) in ("the", "this", "that") and (
                    ref is None or ref.lat is None or (len(ref.text.split()) <= 2 and ref.text[:1].islower())
                ):
                    last = next(
                        (
                            p
                            for d in reversed(before[-60:])
                            if s.index - d.sentence <= 4
                            for p in (*d.places, *([d.place] if d.place else []))
                            if p.role != "to" and p.precision in ("facility", "settlement", "exact")
                        ),
                        None,
                    )
                    if last is not None:
                        return msgspec.structs.replace(last, role="from")
                if ref is None and token.tag == "NNS":
                    span = full(s, i)
                    return PlaceRef(span.of(self._scene.text), span.start, span.end, role="from", precision="region")
        return None

    def facility(self, s: Sentence, group: list[Hit]) -> str | None:
        for hit in group:
            for slot in ("obj", "at", "on", "from", "against"):
                for i in hit.frame.get(slot, []):
                    if self._scene.noun_class(s, i) == "facility":
                        place = self._scene.place_at(s, s.tokens[i])
                        if place is not None:
                            return place[1].text
                        return None
        return None
