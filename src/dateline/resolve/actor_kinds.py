"""The kind of actor that a noun tells of, with what the words beside it say of its side."""

from __future__ import annotations

from typing import Final, NamedTuple

from dateline.lexicon.countries import Country
from dateline.lexicon.nouns import NounEntry
from dateline.records.mention import ActorEntry
from dateline.records.reference import ActorKind

#: Nouns for the armed forces or police as a whole: "US troops" and "the US military" are one actor.
WHOLE_FORCE: Final = frozenset(
    "force|troop|troops|army|military|soldier|personnel|armed force|armed forces|military force|military personnel|"
    "security force|security forces|security personnel|service member|serviceman|unit|military unit|ground force".split(
        "|"
    )
)
_ARMED: Final = frozenset(("state-forces", "rebels", "militia", "coalition", "police", "international"))
#: Kinds that a modifier hands on to a head noun that tells less ("rebel commander", "police spokesman").
_HANDED_ON: Final = frozenset(
    ("rebels", "militia", "police", "party", "media", "company", "coalition", "international")
)
_VAGUE_OFFICIALS: Final = frozenset(("official", "senior official", "aide", "adviser", "advisor", "deputy", "officer"))


class Side(NamedTuple):
    """What the words before (or after "of") the head tell of it."""

    entry: ActorEntry | None
    country: str | None
    kinds: tuple[ActorKind, ...]
    communal: bool = False  # a people, faith or cause is named, not a state
    nation: Country | None = None  # the state as it is called: "Soviet" tells of another than "Russian"


def kind_of(noun: NounEntry, side: Side) -> ActorKind:
    """The kind of actor that a noun tells of with the words beside it."""
    kind: ActorKind = noun.kind or "unknown"
    handed = next((k for k in side.kinds if k in _HANDED_ON), None)
    entry = side.entry.kind if side.entry is not None else None
    if noun.cls in ("vehicle", "aircraft"):
        own = next((k for k in side.kinds if k in _ARMED), kind)
        return entry or ("state-forces" if side.country and "military" in noun.flags else own)
    if noun.cls == "force":
        if kind in ("police", "company") and entry != "international":
            return kind
        if entry in _ARMED and entry is not None:
            return entry
        if handed and kind in ("unknown", "state-forces"):
            return "rebels" if handed == "party" else handed
        if side.communal and noun.noun in WHOLE_FORCE:
            return "militia"
        return kind
    if noun.cls == "official":
        if entry is not None:
            return entry
        if handed and (kind in ("unknown", "state-forces") or noun.noun in _VAGUE_OFFICIALS):
            return handed
        if kind == "unknown" and "state-forces" in side.kinds:
            return "state-forces"
        return "government" if kind == "unknown" and (side.country or "government" in side.kinds) else kind
    if noun.cls == "person" and entry is not None:
        return entry if kind == "unknown" or entry in ("international", "company", "media") else kind
    if kind == "unknown":
        return entry or handed or (side.kinds[-1] if noun.cls == "group" and side.kinds else kind)
    return kind
