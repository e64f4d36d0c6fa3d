"""The one scheme that every corpus is mapped to.

What a corpus does not annotate is masked out of the loss, never learned as absent.

All positions are half-open ranges of words; a role that the corpus does not know has no place in `Example.roles`.
"""

from __future__ import annotations

import msgspec

# Types of mentions: those of re3d, as spans of whole mentions.
MENTIONS = (
    "Organisation",
    "Person",
    "Location",
    "Nationality",
    "Temporal",
    "Quantity",
    "Weapon",
    "MilitaryPlatform",
    "Money",
    "Vehicle",
    "Facility",
    "DocumentReference",
    "Frequency",
    "Coordinate",
    "CommsIdentifier",
)

# The sixteen root types of PLOVER, a state that is said to hold, and a harm (somebody dies or is hurt) that is no act.
CLAIMS = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
    "POSTURE",
    "HARM",
)

# What a mention is to an event or an attribution. A corpus' own role names map onto these, one to one within one type
# of event.
ROLES = (
    "agent",
    "patient",
    "beneficiary",
    "participant",
    "authority",
    "instrument",
    "vehicle",
    "place",
    "origin",
    "destination",
    "time",
    "topic",
    "crime",
    "quantity",
    "source",
    "content",
)

# The string slots of MUC-4, as spans.
FILLERS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
INCIDENTS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")


class Span(msgspec.Struct, frozen=True):
    """Words `start` to `end` are of `kind` (a mention's type, a filler's slot)."""

    start: int
    end: int
    kind: str


class Trigger(msgspec.Struct, frozen=True):
    """The words that name an event, a state or (kind `cue`) an attribution.

    `native` is the corpus' own type, lower case ("conflict.attack"); empty when it has none. `claims` lists the PLOVER
    types it may be in our scheme, "" among them when it may be no claim at all; empty: unknown. Empty strings and
    tuples are masked.
    """

    start: int
    end: int
    native: str = ""
    claims: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    tense: str = ""
    attributed: str = ""  # the attribution's kind
    event: int = -1  # triggers of one text with the same number tell the same event; -1: unknown


class Argument(msgspec.Struct, frozen=True):
    """Words `start` to `end` are `role` of the trigger at index `trigger`."""

    trigger: int
    start: int
    end: int
    role: str


class Example(msgspec.Struct, frozen=True, omit_defaults=True):
    """One annotated text.

    `sentences` holds the index of each sentence's first word. `mention_types`: types annotated wherever they occur;
    others are masked. `native`: whose trigger types these are ("kairos", "ace", "own", "" when triggers are not
    annotated). `complete`: PLOVER types whose every trigger is annotated, so that another word is known not to be one.
    `roles`: roles that are annotated for the text's triggers. `fillers`, `incidents` and `furniture` are None where the
    corpus says nothing of them.
    """

    corpus: str
    id: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    mentions: tuple[Span, ...] = ()
    mention_types: tuple[str, ...] = ()
    triggers: tuple[Trigger, ...] = ()
    native: str = ""
    complete: tuple[str, ...] = ()
    arguments: tuple[Argument, ...] = ()
    roles: tuple[str, ...] = ()
    fillers: tuple[Span, ...] | None = None
    incidents: tuple[str, ...] | None = None
    furniture: tuple[tuple[int, int], ...] | None = None


class Pair(msgspec.Struct, frozen=True):
    """One sentence with a source and a target, as half-open word ranges, and the root of what passes between them."""

    corpus: str
    id: str
    words: tuple[str, ...]
    source: tuple[int, int]
    target: tuple[int, int]
    root: str
    mode: str = ""
    status: str = ""
