"""A light cue for whether a date looks forward, for callers that have no parse of the clause."""

from __future__ import annotations

import re

REACH = 70  # characters before the expression in which a cue counts
AHEAD = (
    r"will|shall|would|['’]ll|won['’]t|(?:is|are|was|were)\s+(?:due|set|expected|scheduled|planned|to)|due|scheduled"
    r"|expected|plans?\s+to|planning|planned|intends?|aims?|upcoming|deadline|going\s+to|set\s+(?:for|to)|until|effective"
    r"|(?:as\s+)?(?:early|soon|late)\s+as|expires?|payable|invited|postponed|ahead\s+of|calls?\s+for|called\s+for"
)
SAYING = (
    r"said|says|told|announced|reported|added|stated|declared|warned|confirmed|have|had|has|killed|wounded|claimed|wrote"
    r"|held|met|began|ended|arrived|left|came|hit|struck|fired|broke|took|after|since"
)
CUE = re.compile(rf"\b(?:(?P<ahead>{AHEAD})|(?P<said>{SAYING}))\b", re.IGNORECASE)
CLAUSE_END = re.compile(r"[.;:!?\n]\s")


def looks_ahead(text: str, start: int) -> bool:
    """Whether the words of the clause before ``start`` announce something: "will meet on", "is due", "until"."""
    low = max(0, start - REACH)
    before = text[low:start]
    ends = [match.end() for match in CLAUSE_END.finditer(before)]
    last = None
    for match in CUE.finditer(before, ends[-1] if ends else 0):
        last = match
    return last is not None and last["ahead"] is not None and not before[last.end() :].lstrip().startswith("have")
