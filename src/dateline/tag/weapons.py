"""Weapons in the text: nouns of the weapon table with their own modifiers, without number and determiner."""

from __future__ import annotations

import re
from typing import Final

from dateline.lexicon.weapons import WeaponRow, WeaponTable
from dateline.records.mention import WeaponMention
from dateline.records.span import Span

_CHUNK: Final = 20_000  # characters read at once, so that one endless line needs no more memory than a long one
_WORD: Final = re.compile(r"\w+")
_MILLIMETRES: Final = re.compile(r"\d{1,3}mm")
_MOST_MODIFIERS: Final = 4
#: Words of the same stretch of text that must be there before an everyday noun is taken for a weapon.
_SIGNS: Final = {
    name: re.compile(r"\b(?:" + "|".join(words.split()).replace("_", " ") + ")", re.IGNORECASE)
    for name, words in {
        "thrown": r"thr[eo]w\w* hurl\w* pelt\w* lobb\w* toss\w* fl[iu]ng\w* rained launched armed_with attacked_with",
        "armed": r"armed_with wield\w* beat\w* clubb\w* brandish\w* assault\w* "
        r"with_(?:\w+_)?(?:clubs|sticks|bats|rods|pipes|poles|chains)",
        "mine": r"laid lay\w* plant\w* stepp\w* explo\w* deton\w* blew blown blast\w* hit struck r[ua]n_over "
        r"clear\w* defus\w* naval sweep\w* killed sank damaged",
        "shell": r"fired? fell land\w* hit struck explo\w* mortar artillery rain\w* pound\w* kill\w* wound\w* tank "
        r"rockets? lobbed slammed deton\w* impact\w* damaged gun",
        "tank": r"troops army armou?r\w* soldiers forces military shell\w* fir(?:e|ed|ing)\b rolled guns? "
        r"artillery crush\w* infantry jeeps helicopters rebels invad\w* attack\w* assault offensive battle",
    }.items()
}
_GENERIC: Final = frozenset(["weapon"])
_NOT_BEFORE: Final = frozenset(["he", "she", "they", "it", "i", "we", "you", "who", "to", "of", "will", "would"])


def find_weapons(text: str, start: int, end: int) -> list[WeaponMention]:
    """Every weapon named in ``text[start:end]``, in order, in offsets of ``text``.

    "Large knife", "AK-47 assault rifles" and "122mm Grad rockets" are one mention each, of the last noun's class.
    Nouns with an everyday sense ("stones", "shell", "tank", "mine") count only where the text's other words tell.
    """
    table = WeaponTable.load()
    found: list[WeaponMention] = []
    while start < end:
        stop = end
        if end - start > _CHUNK:
            stop = max(text.rfind(" ", start, start + _CHUNK), text.rfind("\n", start, start + _CHUNK)) + 1
            stop = stop if stop > start else start + _CHUNK
        _find(text, start, stop, table, found)
        start = stop
    return found


def _find(text: str, start: int, end: int, table: WeaponTable, found: list[WeaponMention]) -> None:
    matches = list(_WORD.finditer(text, start, end))
    words = [match.group().lower() for match in matches]
    forms = table.forms
    signs: dict[str, bool] = {}
    i, done = 0, 0
    while i < len(words):
        if words[i] not in forms:
            i += 1
            continue
        row = _longest(text, matches, words, i, table)
        if row is None:
            i += 1
            continue
        stop = i + len(row.words)
        if row.kind == "-" or not _holds(text, matches, words, i, row, start, end, signs):
            i = stop
            continue
        kind = row.kind
        while stop < len(words) and words[stop] in forms and _touch(text, matches, stop - 1):
            further = _longest(text, matches, words, stop, table)
            if further is None or further.kind == "-" or further.needs in ("thrown", "armed"):
                break
            kind = kind if further.kind in _GENERIC else further.kind
            stop += len(further.words)
        first = _with_modifiers(text, matches, words, i, done, table)
        found.append(WeaponMention(span=Span(matches[first].start(), matches[stop - 1].end()), kind=kind))
        i = done = stop


def _touch(text: str, matches: list[re.Match[str]], i: int) -> bool:
    """Whether only spaces or one hyphen stand between words ``i`` and ``i + 1``."""
    begin, stop = matches[i].end(), matches[i + 1].start()
    if stop - begin == 1:
        return text[begin] in " -\n\u00a0\u2010\u2011"
    return stop - begin <= 12 and text[begin:stop].isspace() and text.count("\n", begin, stop) < 2


def _longest(text: str, matches: list[re.Match[str]], words: list[str], i: int, table: WeaponTable) -> WeaponRow | None:
    for row in table.forms[words[i]]:
        size = len(row.words)
        if tuple(words[i : i + size]) == row.words and all(
            _touch(text, matches, k)
            or (text[matches[k].end() : matches[k + 1].start()] in (",", ", ", " & ", "'", "’"))
            for k in range(i, i + size - 1)
        ):
            return row
    return None


def _holds(
    text: str, matches: list[re.Match[str]], words: list[str], i: int, row: WeaponRow, start: int, end: int,
    signs: dict[str, bool],
) -> bool:  # fmt: skip
    """Whether the noun at word ``i`` is meant as a weapon."""
    if row.needs == "-":
        if len(row.words) > 1 or row.plural:
            return True
        # a bare singular directly after a pronoun or "to" is a verb: "to bomb", "they torpedo"
        return i == 0 or not (words[i - 1] in _NOT_BEFORE - {"of"} and _touch(text, matches, i - 1))
    if row.needs == "cap":
        return text[matches[i].start()].isupper()
    if row.needs in ("mine", "shell"):
        before = words[i - 1] if i else ""
        if not row.plural and (
            before in _NOT_BEFORE or before in ("friend", "was", "is", "be", "family", "and", "like")
        ):
            return False
        if (
            row.needs == "shell"
            and not row.plural
            and text[matches[i].start()].isupper()
            and not text[start:end].isupper()
        ):
            return False
    if row.needs == "armed" and not row.plural:
        return False
    known = signs.get(row.needs)
    if known is None:
        known = signs[row.needs] = _SIGNS[row.needs].search(text, start, end) is not None
    return known


def _with_modifiers(
    text: str, matches: list[re.Match[str]], words: list[str], i: int, done: int, table: WeaponTable
) -> int:
    """The word at which the phrase begins: adjectives, calibres, hyphened participles belong to it."""
    first = i
    while first > done and i - first < _MOST_MODIFIERS and _touch(text, matches, first - 1):
        word = words[first - 1]
        hyphened = (
            first >= 2
            and first - 1 > done
            and text[matches[first - 2].end() : matches[first - 1].start()] in ("-", "\u2010", "\u2011")
        )
        if hyphened and word in table.suffixes:
            first -= 2
            while first > done and text[matches[first - 1].end() : matches[first].start()] == "-":
                first -= 1
        elif hyphened and f"{words[first - 2]}-{word}" in table.modifiers:
            first -= 2
        elif (word in table.modifiers and not hyphened) or _MILLIMETRES.fullmatch(word):
            first -= 1
        elif word == "mm" and first >= 2 and words[first - 2].isdigit() and _touch(text, matches, first - 2):
            first -= 2
        else:
            break
    return first
