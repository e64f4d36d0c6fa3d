"""Line shapes that give furniture away on their own: bylines, credits, timestamps, menus, map keys, links."""

from __future__ import annotations

import re
from typing import Final

from dateline.lexicon.furniture import FurniturePhrases, folded
from dateline.records.report import FurnitureKind

# What one line of furniture is no longer than; a longer one is a paragraph.
_SHORT: Final = 170
_MIDDLE: Final = 420

_DAYS_MONTHS = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|"
    "october|november|december"
)
_NAME_WORD = r"[A-ZÀ-Þ][\w'’.-]*"
_SMALL_WORD = (
    r"and|of|the|for|in|at|de|la|le|da|del|der|di|van|von|bin|ibn|al|el|with|to|on|staff|special|senior|chief|"
    r"correspondents?|writers?|reporters?|editors?|contributor|bureau|columnist|producer|journalist|news|agencies|wires?"
)
_BYLINE = re.compile(
    rf"(?:by|BY|By)[\s:]+(?!(?i:{_DAYS_MONTHS}|noon|then|now|the\s|mid)\b)"
    rf"{_NAME_WORD}(?:[\s,|/&•·–—-]+(?:{_NAME_WORD}|(?:{_SMALL_WORD})\b|[\w.+-]+@[\w.-]+|@\w+)){{0,15}}\s*"
    r"(?:[\s|,/–—-]+[^.]{0,30}(?:19|20)\d\d\b[^.]{0,30})?"
)
_CREDITED = re.compile(
    r"\(?(?:additional |further |with additional |original )?"
    r"(?:reporting|writing|editing|translation|written|posted|compiled|edited|story|text|report|words|produced|analysis"
    r"|translated|reported|authored)(?: and (?:writing|editing|photographs|photos))? by:?\s+[A-ZÀ-Þ]",
    re.IGNORECASE,
)
_CREDIT_NAME = re.compile(r"by:?\s+[A-ZÀ-Þ@]|BY:?\s+[A-ZÀ-Þ@]|By:?\s+[A-ZÀ-Þ@]")
_ROLE_LINE = re.compile(
    rf"{_NAME_WORD}(?:\s(?:{_NAME_WORD}|de|la|van|von|bin|al)){{1,4}}(?:,\s*|\s+[|/–—-]\s*|\s*\n\s*)"
    r"(?:(?:The\s)?Associated Press|Reuters|AFP|Staff"
    r"|[\w' ]{0,30}(?:[Cc]orrespondent|[Ww]riter|[Rr]eporter|[Ee]ditor|Bureau))"
    r"(?:\s[Ww]riters?)?"
)
_WRITER = re.compile(
    r"\bcontribut(?:ed|ing) to this (?:report|story|article)\b|\bcontributed reporting\b"
    r"|\bcan be reached (?:at|by|via)\b"
    r"|\bfollow (?:him|her|them|us|@?\w+(?: \w+)?) (?:on|at) (?:twitter|facebook|x\b|instagram)"
    r"|^(?:e-?mail|contact|call|reach|write to) .{0,60}(?:@|\d{3}[-.)]\s?\d{3})|^on twitter\b|^@\w+$"
    r"|^(?:[\w.+-]+@[\w-]+\.[\w.-]+)$",
    re.IGNORECASE,
)
_FROM = re.compile(
    rf"\W*{_NAME_WORD}(?:\s{_NAME_WORD}){{1,3}}(?:,? (?:and|in) {_NAME_WORD}(?:\s{_NAME_WORD}){{0,3}}){{0,5}} "
    r"(?:reported|reporting|contributed) from [A-Z]"
)
_CREDIT_PART = re.compile(
    r"[(\[](?:Additional |Further )?(?:Reporting|Writing|Editing|Compiled|Written|Edited|Translated) by "
    r"[^()\[\]]{3,400}[)\]]"
)

_PICTURE = re.compile(
    r"^[\s*•►▶(\[–—-]{0,4}(?:file )?(?:photo|photos|image|images|picture|pictures|video|graphic|map|caption"
    r"|illustration|infographic|photograph|slideshow|gallery|watch|audio)\s?(?::|\||–|—|/)(?!\s*$)"
    r"|[(\[|](?:file|pictured|photo|image|source|credit|picture|ap|reuters|afp|epa|courtesy|screenshot|screengrab)"
    r"(?:\s+(?:photo|photos|image|images|picture)s?)?\s?[:/|][^()\[\]]{1,80}[)\]]?\s*$"
    r"|\((?:file|file photo|pictured|photo|AP Photo|screenshot|handout)\)\s*\S{0,30}\s*\S{0,30}$"
    r"|\(published \w+, \w+\.? \d{1,2}, \d{4}\)\s*$",
    re.IGNORECASE,
)
# A photographer's credit closes the line: "AFP/Getty Images", "REUTERS/Jane Roe", "Bloomberg via Getty Images".
_CREDIT_END = re.compile(
    r"\b(?:AP|AFP|REUTERS|EPA|EFE|Reuters|Xinhua|Anadolu|ANSA|TASS)(?: Photos?| Images?)?"
    r"/[A-ZÀ-Þ][\w.'’ -]{1,40}[)\]]?\.?$"
    r"|/\s?(?:AFP|AP|Reuters|REUTERS|Getty|EPA|Shutterstock|Bloomberg|Xinhua|Anadolu)(?: [A-Z]\w+){0,2}[)\]]?\.?$"
)
_MAP_KEY = re.compile(r"[\u2580-\u259f\U0001f7e5-\U0001f7eb\U0001f534\U0001f535\U0001f7e0-\U0001f7e4]+[\s:]*\S")

_STAMP = re.compile(
    r"^\W{0,2}(?:first |originally |last )?(?:published|posted|updated|last updated|last modified|modified|created"
    r"|aired|added|uploaded|issued)\b(?=.*(?:\d|today|yesterday|just now))",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?:\d{1,3}|an?|one|two|three|few|several) (?:sec(?:ond)?|min(?:ute)?|hr|hour|day|week|month|year)s? ago",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"\d{1,2}[:.]\d{2}\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?(?:\s*[|–-]\s*\d+ min read)?", re.IGNORECASE
)
_TAGS = re.compile(
    r"(?:tags?|topics?|categor(?:y|ies)|keywords?|filed under|labels?|sections?|in this story)\s*:", re.IGNORECASE
)
_RIGHTS = re.compile(r"^\W{0,2}(?:©|\(c\)\s|copyright\b|&copy;)|©\s?\d{4}|\bcopyright (?:©|\(c\)|\d{4})", re.IGNORECASE)
_RIGHTS_AT_END = re.compile(r"(?:©|\(c\)|\bcopyright (?:©|\(c\)))\s?(?:19|20)\d\d[^.!?]{0,60}\.?$", re.IGNORECASE)
_OTHER_STORIES = re.compile(
    r"(?:related|more|other|latest|top|recent|popular|trending|featured|similar)\b.{0,25}\b(?:stories|articles|news|headlines"
    r"|coverage|videos?|links|posts|reading)\W*",
    re.IGNORECASE,
)
_RUNNING_TIME = re.compile(r"\d{1,2}:\d{2}\s+(?![AaPp]\.?[Mm]\b)[A-Z'\"‘“].*[^.?!:]")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_ADVERT = re.compile(r"[-–—\s\[(]*(?:advertisement|advert|sponsored)\b.{0,40}", re.IGNORECASE)
_SEPARATED = re.compile(r"\s*(?:\s[|•·›»/>]\s|[|•›»]|\t+| {3,})\s*")
_NUMBERS = re.compile(r"\b\d[\d,.]*k?\b")


def is_list_heading(line: str) -> bool:
    """Whether ``line`` announces other stories in words that no table can hold ("Related UPI Stories")."""
    return len(line) <= 60 and _OTHER_STORIES.fullmatch(line) is not None


def parts(text: str, start: int, end: int) -> list[tuple[int, int, FurnitureKind]]:
    """Furniture inside a paragraph of story: "(Reporting by ...; editing by ...)", and rights at its very end."""
    found: list[tuple[int, int, FurnitureKind]] = [
        (*match.span(), "byline") for match in _CREDIT_PART.finditer(text, start, end)
    ]
    rights = _RIGHTS_AT_END.search(text, max(start, end - 120), end)
    if rights and rights.start() > start and (not found or found[-1][1] <= rights.start()):
        found.append((rights.start(), end, "notice"))
    return found


def kind_of(line: str, phrases: FurniturePhrases) -> FurnitureKind | None:
    """The kind of furniture that ``line`` is by its own look, or None; over 420 characters it is a paragraph."""
    if len(line) > _MIDDLE:
        return None
    flat = folded(line)
    if len(line) <= _SHORT:
        kind = _short_line(line, flat, phrases)
        if kind is not None:
            return kind
    if _PICTURE.search(line) or _CREDIT_END.search(line, max(0, len(line) - 90)):
        return "caption"
    rights = _RIGHTS.search(line)
    if rights and rights.start() <= 60:
        return "notice"
    if _CREDITED.match(line) and _CREDIT_NAME.search(line):
        return "byline"
    if _WRITER.search(line) or _FROM.match(line):
        return "byline"
    kind = phrases.start(flat)
    if kind is not None and not (kind == "notice" and len(line) > 250):
        return kind
    return phrases.anywhere(flat) if len(line) <= 300 else None


def _short_line(line: str, flat: str, phrases: FurniturePhrases) -> FurnitureKind | None:
    if not flat:
        return None
    kind = phrases.whole(_NUMBERS.sub("", flat).strip() or flat, "whole")
    if kind is not None:
        return kind
    if _MAP_KEY.match(line):
        return "caption"
    if _LINK.fullmatch(line):
        return "notice"
    bare = line.rstrip(". ")
    if _is_byline(line, bare):
        return "byline"
    if _STAMP.match(line) and len(line) <= 120 and not line.endswith("."):
        return "notice"
    if (_AGO.fullmatch(line) or _CLOCK.fullmatch(line) or _TAGS.match(line)) and not line.endswith("."):
        return "notice"
    if _ADVERT.fullmatch(line):
        return "notice"
    if _RUNNING_TIME.fullmatch(line):
        return "headline-list"
    label, colon, rest = line.partition(":")
    if colon and rest.strip() and phrases.is_label(folded(label)):
        return "headline-list"
    return "navigation" if _is_menu(line) else None


def _is_byline(line: str, bare: str) -> bool:
    if not (_BYLINE.fullmatch(bare) or _ROLE_LINE.fullmatch(bare)):
        return False
    # In a text of capitals every word looks like a name; only a short line without a stop is a byline there.
    return not line.isupper() or (len(line.split()) <= 6 and not line.endswith("."))


def _is_menu(line: str) -> bool:
    """Three or more short items with marks between them ("Home | World | Sport")."""
    items = [item for item in _SEPARATED.split(line) if item]
    return (
        len(items) >= 3 and all(len(item) <= 30 and len(item.split()) <= 4 for item in items) and line[-1] not in ".!?"
    )
