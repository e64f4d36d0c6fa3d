"""Who wrote the report, as its byline says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.records.report import Furniture

_BY = re.compile(r"^\W*(?:(?:written|reporting|reported|story|posted|text|report)\s+)?by[\s:]+", re.IGNORECASE)
_NAMES = re.compile(
    r"[A-ZÀ-Þ][\w'’.-]*(?:\s+(?:[A-ZÀ-Þ][\w'’.-]*|de|del|der|la|le|da|di|van|von|bin|ibn|al|el)){0,4}"
    r"(?:(?:,\s*|\s+and\s+|,\s+and\s+|\s*&\s*)[A-ZÀ-Þ][\w'’.-]+(?:\s+(?:[A-ZÀ-Þ][\w'’.-]*|de|del|der|la|le|da|di|van|von|bin|ibn|al|el)){1,4}){0,5}"
)
_NOT_A_NAME = re.compile(
    r",\s*(?:(?:The\s)?Associated Press|AP|Reuters|AFP|Staff|Special|For)\b.*$"
    r"|\s+(?:Associated Press|Staff (?:Writer|Reporter)|(?:Special )?Correspondent|Reuters|AFP)\b.*$",
    re.DOTALL,
)


def find_byline(text: str, furniture: Sequence[Furniture]) -> str | None:
    """The name or names in the first byline, without "By" and the employer; None if there is none."""
    for piece in furniture:
        if piece.kind != "byline":
            continue
        for line in text[piece.start : min(piece.end, piece.start + 600)].splitlines():
            start = _BY.match(line)
            names = _NAMES.match(line, start.end()) if start else None
            if names is None:
                continue
            name = _NOT_A_NAME.sub("", names.group()).strip(" ,")
            if name:
                return " ".join(name.split())
    return None
