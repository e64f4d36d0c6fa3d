"""What tagging finds in a sentence, before it is resolved. Spans count in the whole report's text."""

from __future__ import annotations

from typing import Literal

import msgspec

from dateline.records.reference import ActorKind, Hedge, Precision, RelationType
from dateline.records.span import Span


class QuantityMention(msgspec.Struct, frozen=True):
    """A number with its hedge, without the noun it counts: "at least 20" is 20–None.

    ``span`` covers hedge and number, ``number`` the number alone. ``article`` is true where the number is
    only an article ("a British soldier"), ``ordinal`` where it orders and does not count ("the third").
    """

    span: Span
    number: Span
    low: int | None
    high: int | None
    hedge: Hedge
    article: bool = False


class WeaponMention(msgspec.Struct, frozen=True):
    """A weapon noun with its modifiers ("two Katyusha rockets" without the number: "Katyusha rockets")."""

    span: Span
    kind: str


class PlaceMention(msgspec.Struct, frozen=True):
    """Words that name or describe a place.

    ``kind`` tells a name of the gazetteer ("Taji"), a facility by its name ("Taji airbase"), a facility that is
    only described ("an Iraqi base south of the capital") and a relative area ("northern Syria", "east of the river").
    ``head`` is the range of the name or noun inside ``span``.
    """

    span: Span
    head: Span
    kind: Literal["name", "facility", "described", "relative"]
    precision: Precision | None = None


class ActorEntry(msgspec.Struct, frozen=True):
    """One row of the actor list; ``since`` and ``until`` are the years in which the actor bore its name."""

    id: str
    name: str  # canonical
    kind: ActorKind
    country: str | None
    aliases: tuple[str, ...]
    relations: tuple[ActorEntryRelation, ...] = ()
    sector: str | None = None  # a code of PLOVER's tables of sectors and of international actors
    since: int | None = None
    until: int | None = None


class ActorEntryRelation(msgspec.Struct, frozen=True):
    """A dated relation between two rows of the actor list; ``since``/``until`` are `YYYY` or `YYYY-MM-DD`."""

    type: RelationType
    to: str
    since: str | None = None
    until: str | None = None


class ActorMention(msgspec.Struct, frozen=True):
    """A name of the actor list found in the text (longest match), or a capitalised name that no list knows.

    ``others`` are further rows that bear the same name; which one is meant, the report as a whole decides.
    """

    span: Span
    entry: str | None  # key in the actor list
    others: tuple[str, ...] = ()
