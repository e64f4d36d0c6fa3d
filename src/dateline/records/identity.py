"""Who a noun phrase means: what actor resolution hands on to coding."""

from __future__ import annotations

import msgspec

from dateline.records.reference import ActorKind


class ActorIdentity(msgspec.Struct, frozen=True):
    """An actor as one phrase of the report names it.

    ``name`` is the shortest wording of the phrase that identifies the actor in that report; ``canonical`` is the same
    for all phrases that are known to mean one actor. ``kb_id`` is a row of the actor list: the actor itself, or the
    organisation whose unnamed people the phrase means ("Taliban fighters"); for a named person it is None.
    ``others`` are rows that bear the same name and fit the report less well. ``office`` is what a person held on the
    day of the report, as "president of USA" or "secretary general of united-nations"; ``within`` is the row of a body
    that the actor is said to be part of ("Spanish units of the coalition").
    """

    name: str
    canonical: str
    kind: ActorKind = "unknown"
    country: str | None = None  # ISO 3166-1 alpha-3
    kb_id: str | None = None
    sector: str | None = None  # a code of PLOVER's tables of sectors and of international actors
    cow: str | None = None  # the state's code in the Correlates of War project, of the day of the report
    office: str | None = None
    others: tuple[str, ...] = ()
    within: str | None = None
