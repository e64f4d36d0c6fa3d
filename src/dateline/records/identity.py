"""Who a noun phrase means: what actor resolution hands on to coding."""

from __future__ import annotations

import msgspec

from dateline.records.reference import ActorKind


class ActorIdentity(msgspec.Struct, frozen=True):
    """An actor as one phrase of the report names it.

    ``name`` is the shortest wording of the phrase that identifies the actor in that report; ``canonical`` is the same
    for all phrases that are known to mean one actor. ``kb_id`` is a row of the actor list: the actor itself, or the
    organisation whose unnamed people the phrase means ("Taliban fighters"); for a named person it is None.
    """

    name: str
    canonical: str
    kind: ActorKind = "unknown"
    country: str | None = None  # ISO 3166-1 alpha-3
    kb_id: str | None = None
