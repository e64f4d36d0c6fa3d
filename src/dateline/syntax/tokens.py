"""Text to tokens, cut as the OntoNotes treebank cuts them (clitics and hyphened words in parts)."""

from __future__ import annotations

import re

_CLITIC = r"(?:[nN]['’´`][tT]|['’´`](?:[sS]|[rR][eE]|[vV][eE]|[lL][lL]|[dD]|[mM]))"
_SHORTENED = "|".join(
    """Mr Mrs Ms Dr Prof Gen Lt Col Maj Capt Sgt Cpl Brig Adm Cmdr Sen Rep Gov Rev Hon St Jr Sr
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Inc Corp Co Ltd vs etc No Nos approx est
    Calif Fla Ill Ore Conn Mass Mich Minn Okla Tenn Tex Wash Wis Ariz Ark Colo Ind Kan Ky Md Mo Neb Nev Pa Va
    Ala Ga La Miss Mont""".split()
)
_TOKEN = re.compile(
    rf"""
    (?P<web>(?:https?://|www\.)[^\s<>"”’)]+|[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+)
  | (?P<abbr>(?:[A-Za-z]\.){{2,}}(?![A-Za-z])|\b[A-Z]\.(?=\s+[A-Z])|\b(?:{_SHORTENED})\.)
  | (?P<num>\d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s|mm|m|km|am|pm|bn|a\.m\.|p\.m\.)?(?!\w))
  | (?P<clitic>{_CLITIC}(?!\w))
  | (?P<prefixed>\b(?:[Rr]e|[Cc]o|[Dd]e)-[A-Za-z]{{3,}})
  | (?P<word>[^\W\d_](?:(?!{_CLITIC}(?!\w))[\w&]|(?<=[^\W\d_])['’´`](?!(?:s|re|ve|ll|d|m)\b)(?=[^\W\d_]))*)
  | (?P<mixed>\w+)
  | (?P<dots>\.{{2,}}|…|-{{2,}}|'')
  | (?P<punct>\S)
    """,
    re.VERBOSE,
)
_STRAIGHT = str.maketrans(
    {"’": "'", "´": "'", "`": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"', "—": "--", "–": "--"}
)


def tokenize(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The ranges of the tokens in ``text[start:end]``, in order; every character that is no space is in one."""
    return [match.span() for match in _TOKEN.finditer(text, start, end)]


def straight(word: str) -> str:
    """The word in lower case, with straight quotes and apostrophes and with `--` for a dash."""
    return word.translate(_STRAIGHT).lower()
