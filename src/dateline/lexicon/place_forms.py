"""The comparable forms of place names, under which the gazetteer keeps them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_APOSTROPHES = {ord(c): None for c in "'’‘ʻʼʾʿ`´′."}
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ə": "a", "ħ": "h", "ŋ": "n"}
)
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"(?:al|el|ad|ash|as|an|ar|at|az|ed|es|il|ul|the) (?=\w)")
# Written short at the head and at the end of a name; tried only where the name as written is unknown.
_SHORT_FIRST = {
    **dict.fromkeys(("n", "no"), "north"),
    **dict.fromkeys(("s", "so"), "south"),
    **{"e": "east", "w": "west", "ft": "fort", "mt": "mount", "st": "saint", "saint": "st", "pt": "point"},
    **{"fort": "ft", "mount": "mt", "lk": "lake", "is": "island"},
}
_SHORT_LAST = {
    **{"co": "county", "cty": "county", "is": "island", "isl": "island", "r": "river", "riv": "river", "lk": "lake"},
    **{
        "mts": "mountains",
        "mtns": "mountains",
        "mtn": "mountain",
        "natl park": "national park",
        "intl": "international",
    },
    **dict.fromkeys(("township", "twp", "twsp", "charter township"), ""),
}


def norm_name(name: str) -> str:
    """``name`` in comparable form: no case, no diacritics, no apostrophes or full stops, single spaces for the rest."""
    folded = name.casefold().translate(_APOSTROPHES)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in folded if not unicodedata.combining(c)).translate(_APOSTROPHES)
    return _NOT_WORD.sub(" ", folded).strip()


def strip_article(norm: str) -> str:
    """``norm`` without a leading Arabic or English article ("al qaim", "the hague")."""
    return _ARTICLE.sub("", norm, count=1) if _ARTICLE.match(norm) else norm


def variants(norm: str) -> Iterator[str]:
    """Other comparable forms under which a name may stand in the table: "w columbia" as "west columbia", "loudon co"
    as "loudon county", "madison twp" as "madison"."""
    first, _, rest = norm.partition(" ")
    if rest and (long := _SHORT_FIRST.get(first)):
        yield f"{long} {rest}"
    for short, long in _SHORT_LAST.items():
        if norm.endswith(f" {short}"):
            yield f"{norm[: -len(short)]}{long}".strip()
