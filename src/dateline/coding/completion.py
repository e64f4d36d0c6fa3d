"""Parties and places that grammar leaves open, filled from the roles that the trained reader sees."""

from __future__ import annotations

import msgspec

from dateline.coding.draft import Party
from dateline.coding.insight import Filler, Insight
from dateline.coding.kinds import DOERS, MOVING
from dateline.coding.parties import add
from dateline.coding.scene import Scene
from dateline.coding.triggers import Hit
from dateline.coding.where import Places, narrowest, place_of
from dateline.coding.who import Cast
from dateline.records.reference import PlaceRef, PlaceRole
from dateline.records.syntax import Sentence

_SEATED = frozenset({"place", "facility"})


class Completion:
    """Asks the reader for the roles of one report's triggers."""

    def __init__(self, scene: Scene, cast: Cast, insight: Insight) -> None:
        self._scene, self._cast, self._insight = scene, cast, insight

    def parties(
        self, s: Sentence, group: list[Hit], actor: tuple[Party, ...], recipient: tuple[Party, ...]
    ) -> tuple[tuple[Party, ...], tuple[Party, ...]]:
        """Actors and recipients, those of the grammar where it gives any, else the reader's."""
        token = group[0].token
        actor = actor or self._named(self._insight.fillers(s, token, "agent"), recipient)
        recipient = recipient or self._named(self._insight.fillers(s, token, "patient"), actor)
        return actor, recipient

    def _named(self, fillers: list[Filler], others: tuple[Party, ...]) -> tuple[Party, ...]:
        found: list[Party] = []
        for filler in fillers:
            kind = self._scene.noun_class(filler.sentence, filler.token)
            if kind in _SEATED:
                add(found, self._cast.behind(filler.sentence, filler.token))
            if kind in DOERS | {"?"} or (kind == "place" and not found):
                party = self._cast.party(filler.sentence, filler.token)
                add(found, [party] if party is not None else [])
        taken = {p.identity.name for p in others}
        return tuple(p for p in found if p.identity.name not in taken)

    def places(self, s: Sentence, group: list[Hit], kind: str, places: Places) -> Places:
        """Where it happened, or whence and whither: by the grammar, or by the reader where the grammar has no place."""
        token = group[0].token
        if places.at is not None or places.source is not None or places.target is not None:
            return places
        if kind in MOVING:
            source = self._place(self._insight.fillers(s, token, "origin"), "from")
            target = self._place(self._insight.fillers(s, token, "destination"), "to")
            if source is not None or target is not None:
                return Places(None, source, target, places.others)
        return Places(self._place(self._insight.fillers(s, token, "place"), "at"), None, None, places.others)

    def _place(self, fillers: list[Filler], role: PlaceRole) -> PlaceRef | None:
        refs = [place_of(self._scene, f.sentence, f.token, role) for f in fillers]
        best = narrowest(ref for ref in refs if ref is not None)
        return msgspec.structs.replace(best, role=role) if best is not None else None
