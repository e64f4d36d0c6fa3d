"""Where an act happened, and whence and whither forces moved."""

from __future__ import annotations

import msgspec

from dateline.coding.draft import Draft
from dateline.coding.kinds import HANDED, MOVING, PHYSICAL, SPEECH_TYPES
from dateline.coding.phrases import determiner, full
from dateline.coding.place_link import Links, PlaceLinks
from dateline.coding.scene import Scene
from dateline.coding.triggers import Hit, role_fillers
from dateline.coding.where import Places, around, place_of, places_in
from dateline.records.reference import PlaceRef
from dateline.records.span import Span
from dateline.records.syntax import Sentence

# What the trained link must give another place of the sentence, and may at most give the rules' own, to overrule them.
_SURE, _DOUBTED = 0.8, 0.05
_QUITTING = frozenset(["leave", "vacate", "abandon", "quit", "evacuate", "exit", "close", "dismantle"])


class Sites:
    """Fills `place`, `places` and `facility` of one report's drafts."""

    def __init__(self, scene: Scene, links: PlaceLinks | None = None) -> None:
        self._scene, self._links = scene, links

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
        if best.at is not None and kind in PHYSICAL:
            best = Places(self._judged(s, group[0].token, best.at, best), best.source, best.target)
        return best

    def _judged(self, s: Sentence, trigger: int, at: PlaceRef, places: Places) -> PlaceRef:
        """The place by the rules, or another of the sentence where the trained link is sure of that and not of it.

        Places that the rules leave open stay open: those that the link gave them were as often wrong as right.
        """
        ends = {(end.start, end.end) for end in (places.source, places.target) if end is not None}
        others = [
            (mention.head, ref)
            for mention in self._scene.places[s.index]
            if (ref := self._scene.resolved.get(mention.span)) is not None
            and ref.precision != "country"
            and (ref.start, ref.end) not in ends  # what was left or gone to is told as that
            and (mention.span.end <= at.start or at.end <= mention.span.start)
        ]
        if not others or self._links is None:
            return at
        links = self._links(s, trigger)
        known = any(s.tokens[one.candidate.head].span.overlaps(Span(at.start, at.end)) for one in links.linked)
        if not known or _chance(s, links, at.start, at.end) >= _DOUBTED:
            return at  # of "a roadblock", which is no name, the link has no opinion
        sure = (ref for head, ref in others if _chance(s, links, head.start, head.end) > _SURE)
        return next(sure, at)

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


def _chance(s: Sentence, links: Links, start: int, end: int) -> float:
    """The probability that the act happened at what the characters from ``start`` to ``end`` name, or a part of it."""
    spans = ((s.tokens[c.start].start, s.tokens[c.end - 1].end, chance) for c, chance in links.linked)
    return sum(chance for first, last, chance in spans if first < end and start < last)
