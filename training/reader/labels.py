"""The heads' labels, in the order of their outputs. "" is always first and means none of them."""

from __future__ import annotations

from training.reader.corpora.event_types import NATIVE_TYPES
from training.reader.example import CLAIMS, FILLERS, INCIDENTS, MENTIONS, ROLES

MODES = (
    "", "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
    "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional", "arrest", "restrict",
    "ban", "censor", "curfew", "martial-law", "seize", "withhold", "misinformation", "demo", "riot", "strike", "hunger",
    "boycott", "obstruct", "withdraw", "release", "disarm", "ceasefire", "access", "resign", "troops", "weapons",
    "police", "militia", "expel", "discontinue", "relations", "territory", "violence", "visit", "third-party",
    "multilateral", "phone", "assist", "change", "yield", "meet", "disapprove", "investigate", "allege",
)  # fmt: skip
STATUSES = ("happened", "ongoing", "planned", "threatened", "hypothetical", "denied", "negated")
TENSES = ("current", "historical")
SOURCES = ("none", "named", "anonymous", "institution", "media")
FURNITURE = ("", "furniture")


def spans(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """Labels of words for spans of `kinds`: none, and for each kind its first word (B-) and its further ones (I-)."""
    return ("", *(f"{place}-{kind}" for kind in kinds for place in "BI"))


HEADS: dict[str, tuple[str, ...]] = {
    "mention": spans(MENTIONS),
    "filler": spans(FILLERS),
    "claim": ("", *CLAIMS),
    "native": ("", *NATIVE_TYPES),
    "cue": ("", "cue"),
    "furniture": FURNITURE,
    "mode": MODES,
    "status": STATUSES,
    "tense": TENSES,
    "attributed": SOURCES,
    "incident": INCIDENTS,
    "role": ("", *ROLES),
    "pair": CLAIMS[:16],
}
