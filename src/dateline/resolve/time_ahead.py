"""A light cue for whether a date looks forward, for callers that have no parse of the clause."""

from __future__ import annotations

import re

REACH = 100  # characters before the expression in which a cue counts
AHEAD = (
    r"will|shall|would|['’]ll|won['’]t|(?:is|are|was|were)\s+(?:due|set(?!\s+(?:up|off|on|free))|expected|scheduled|planned|to)|due|scheduled"
    r"|expected|plans?\s+to|planning|planned|intends?|aims?|upcoming|deadline|going\s+to|set\s+(?:for|to)|until|effective"
    r"|(?:as\s+)?(?:early|soon|late)\s+as|expires?|payable|invited|postponed|ahead\s+of(?=\s+(?:the\s+)?$)|calls?\s+for|called\s+for|supposed\s+to|ready\s+to|agree(?:d|ments?|s)?\s+to|expects?|hop(?:es?|ing)\s+to|vow(?:s|ed)\s+to|promised\s+to"
)
SAYING = (
    r"had\s+been\s+(?:due|set|expected|scheduled|planned)(?:\s+to)?|said|says|told|announced|reported|added|stated|declared|warned|confirmed|have|had|has|killed|wounded|claimed|wrote"
    r"|held|met|began|ended|arrived|left|came|hit|struck|fired|broke|took|after|since|canceled|cancelled|was|were|did|got|made|gave|saw|won|lost|fell|rose|went|sent|put|led|fought"
)
CUE = re.compile(rf"\b(?:(?P<ahead>{AHEAD})|(?P<said>{SAYING}))\b", re.IGNORECASE)
TITLE = r"(?<!\b[A-Z])(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSen)(?<!\bGen)(?<!\bRep)"
CLAUSE_END = re.compile(rf"(?:{TITLE}\.|[;:!?\n])\s")


def looks_ahead(text: str, start: int) -> bool:
    """Whether the words of the clause before ``start`` announce something: "will meet on", "is due", "until"."""
    low = max(0, start - REACH)
    before = text[low:start]
    ends = [match.end() for match in CLAUSE_END.finditer(before)]
    last = None
    for match in CUE.finditer(before, ends[-1] if ends else 0):
        if match["ahead"] is not None or not before.endswith("be ", 0, match.start()):  # "would be held"
            last = match
    return last is not None and last["ahead"] is not None and not before[last.end() :].lstrip().startswith("have")


PAST = re.compile(
    r"\b(?:(?!(?:said|told|added|reported|announced|stated|declared|warned|confirmed|scheduled|planned|expected|proposed"
    r"|slated|supposed|based|called|delayed|postponed)\b)[a-z]{2,}ed|was|were|had|did|took|met|held|began|left|came|went"
    r"|won|lost|fell|rose|hit|broke|got|made|gave|saw|sent|led|fought|died)\b"
)


def looks_back(text: str, start: int) -> bool:
    """Whether the clause before ``start`` tells what happened: "ruled in May", "fell from"."""
    low = max(0, start - REACH)
    before = text[low:start]
    ends = [match.end() for match in CLAUSE_END.finditer(before)]
    return PAST.search(before, ends[-1] if ends else 0) is not None
