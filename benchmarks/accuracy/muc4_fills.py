"""Whether one filler of a system's answer is what the key has: wholly (1), in part (0.5) or not (0).

After `taskdoc/scoring-guidelines.v7`. Where its authors let a person judge a mismatch, the rule here is the plainest
reading of the guideline; what it leaves open is wrong, as the guidelines want it in doubt:

- Strings (3.1.1) are compared without case, punctuation, and articles, numbers and nationalities before the noun. An
  answer that says more than the key is right while all of it belongs to the key's noun phrase, half right where it runs
  on behind a comma. Half right is also a shorter form with the same head ("BRIDGE" for "OLD RAILWAY BRIDGE"), and, of
  a name, any part of it.
- Fills of a list (3.1.2) with the pairs that the guidelines score by half (3.2.7 to 3.2.23). A right value with another
  cross reference than the key's is half right, a half right one is so whatever it refers to.
- Dates (3.2.2): a day within the key's span is half right, and a default ("- DAY") whose day ends the key's.
- Places (3.2.3): right with the same country and the same places, their kinds apart (CITY, TOWN); with one of the two
  half right.
- Numbers (3.2.14): half right is one end of the key's range, or the number that the key gives as about right.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from benchmarks.accuracy import muc4_keys as keys
from benchmarks.accuracy.muc4_keys import Filler
from dateline.lexicon.countries import Countries
from dateline.lexicon.number_words import NumberWords

STRINGS = (keys.INSTRUMENT_ID, keys.PERP_IND, keys.PERP_ORG, keys.PHYS_ID, keys.HUM_NAME, keys.HUM_DESCRIPTION)
NUMBERS = (keys.PHYS_NUMBER, keys.PHYS_TOTAL, keys.HUM_NUMBER, keys.HUM_TOTAL)
#: What a filler of these slots refers to by its tag: a filler of one of those slots.
REFERRED = {
    keys.INSTRUMENT_TYPE: (keys.INSTRUMENT_ID,),
    keys.CONFIDENCE: (keys.PERP_ORG,),
    **dict.fromkeys((keys.PHYS_TYPE, keys.PHYS_NUMBER, keys.PHYS_NATION, keys.PHYS_EFFECT), (keys.PHYS_ID,)),
    keys.HUM_DESCRIPTION: (keys.HUM_NAME,),
    **dict.fromkeys(
        (keys.HUM_TYPE, keys.HUM_NUMBER, keys.HUM_NATION, keys.HUM_EFFECT), (keys.HUM_NAME, keys.HUM_DESCRIPTION)
    ),
}
_EXPLOSIVES = ("VEHICLE BOMB", "DYNAMITE", "MINE", "AERIAL BOMB")
#: Answers, slot by slot, that are half right where the key has one of those beside them.
_HALF: dict[int, dict[str, tuple[str, ...]]] = {
    keys.TYPE: {
        "ATTACK": ("ARSON", "BOMBING", "KIDNAPPING", "HIJACKING", "ROBBERY", "FORCED WORK STOPPAGE"),
    },
    keys.INSTRUMENT_TYPE: {
        "GUN": ("MACHINE GUN", "MORTAR", "HANDGUN", "RIFLE"),
        "EXPLOSIVE": ("BOMB", *_EXPLOSIVES, "GRENADE", "MOLOTOV COCKTAIL"),
        "BOMB": _EXPLOSIVES,
        "PROJECTILE": ("MISSILE", "ROCKET"),
    },
    keys.CONFIDENCE: {"SUSPECTED OR ACCUSED": ("SUSPECTED OR ACCUSED BY AUTHORITIES",)},
    keys.PHYS_TYPE: {"POLITICAL FIGURE OFFICE OR RESIDENCE": ("GOVERNMENT OFFICE OR RESIDENCE",)},
    keys.PHYS_EFFECT: {"DESTROYED": ("SOME DAMAGE",)},
    keys.HUM_TYPE: {
        "GOVERNMENT OFFICIAL": ("FORMER GOVERNMENT OFFICIAL",),
        "ACTIVE MILITARY": ("FORMER ACTIVE MILITARY",),
        "POLITICAL FIGURE": ("GOVERNMENT OFFICIAL",),
    },
    keys.HUM_EFFECT: {"NO INJURY": ("NO INJURY OR DEATH",), "NO DEATH": ("NO INJURY OR DEATH",)},
}
# Words that open what modifies a noun from behind.
_OPENERS = frozenset(
    "OF IN FROM FOR AT ON WITH WITHOUT WHO WHOSE WHICH THAT WHERE TO BY NEAR INSIDE OUTSIDE BELONGING".split()
)
_IDLE = frozenset(
    "THE A AN AT LEAST MOST ABOUT APPROXIMATELY NEARLY SOME SEVERAL MANY VARIOUS TWO OTHER ANOTHER".split()
)
_WORD = re.compile(r"[A-Z0-9]+(?:[.'&-][A-Z0-9]+)*")
_BRACKETED = re.compile(r"[\[(][^\])]*[\])]")
MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split()
_DAY = re.compile(r"(\d{1,2})\s+([A-Z]{3})[A-Z]*\s+(\d{2})\b")

Days = tuple[dt.date | None, dt.date | None]


def verdict(slot: int, said: Filler, wanted: Filler) -> float:
    """1, 0.5 or 0 for the answer's filler against the key's; of the key's alternatives the best counts."""
    value = max((_value(slot, said.values[0], other) for other in wanted.values), default=0.0)
    if slot == keys.HUM_DESCRIPTION and value == 0 and _title_with_name(said, wanted):
        return 0.5
    if slot in REFERRED and value == 1 and not _refers(said, wanted):
        return 0.5
    return value


def _value(slot: int, said: str, wanted: str) -> float:
    if slot in STRINGS:
        return string_verdict(said, wanted, name=slot == keys.HUM_NAME)
    if slot == keys.DATE:
        return date_verdict(said, wanted)
    if slot == keys.LOCATION:
        return place_verdict(said, wanted)
    if slot in NUMBERS:
        return number_verdict(said, wanted)
    if said == wanted:
        return 1.0
    return 0.5 if wanted in _HALF.get(slot, {}).get(said, ()) else 0.0


def _refers(said: Filler, wanted: Filler) -> bool:
    """Whether the answer refers to what the key's filler refers to; "-" and nothing are the same."""
    told = [tag for tag in wanted.tags if tag != "-"]
    mine = [tag for tag in said.tags if tag != "-"]
    if not told or not mine:
        return not told and not mine
    return any(string_verdict(mine[0], tag) == 1 for tag in told)


def _title_with_name(said: Filler, wanted: Filler) -> bool:
    """Whether a description holds both the key's and the name of the person described ("MR. ABC" for "MR.": "ABC")."""
    mine = _WORD.findall(said.values[0].upper())
    return all(
        any(_at(mine, _WORD.findall(part.upper())) is not None for part in parts)
        for parts in (wanted.values, wanted.tags)
    )


def string_verdict(said: str, wanted: str, *, name: bool = False) -> float:
    mine, theirs = essential(said), essential(wanted)
    if not mine or not theirs:
        return float(" ".join(said.upper().split()) == " ".join(wanted.upper().split()))
    if mine == theirs or essential(_BRACKETED.sub(" ", said)) == theirs:
        return 1.0
    before, comma, _ = said.partition(",")
    if comma and _at(essential(before), theirs) is not None:
        return 0.5 if _same_head(essential(before), theirs) else 0.0
    at = _at(mine, theirs)
    if at is not None and _same_head(mine, theirs):
        after = mine[at + len(theirs) :]
        return 1.0 if not after or after[0] in _OPENERS else 0.5
    if _at(theirs, mine) is not None and (name or _same_head(mine, theirs)):
        return 0.5
    return 0.0


def essential(string: str) -> list[str]:
    """The words, in capitals, without the articles, numbers and nationalities before the noun."""
    words = _WORD.findall(string.upper().replace("\\", ""))
    start = 0
    while start < len(words) - 1 and _idle(words[start]):
        start += 1
    return words[start:]


@cache
def _idle(word: str) -> bool:
    return (
        word in _IDLE
        or word.isdigit()
        or word.lower() in NumberWords.load().values
        or countries().of_adjective(word.title()) is not None
        or (word in ("U.S", "US"))
    )


@cache
def countries() -> Countries:
    return Countries.load()


def _same_head(one: list[str], other: list[str]) -> bool:
    return one[_head(one)] == other[_head(other)]


def _head(words: list[str]) -> int:
    """The index of the head: the last word before what modifies it from behind."""
    end = next((n for n, word in enumerate(words) if n and word in _OPENERS), len(words))
    return end - 1


def _at(words: list[str], part: list[str]) -> int | None:
    """Where ``part`` stands in ``words`` as a run of whole words."""
    return next((n for n in range(len(words) - len(part) + 1) if words[n : n + len(part)] == part), None)


def read_days(value: str) -> Days | None:
    """The first and last day of a date filler; a default ("- DAY") has no first one. None where it has no day."""
    found = [_day(match) for match in _DAY.finditer(value.upper())]
    days = [day for day in found if day is not None]
    if not days:
        return None
    return (None, days[-1]) if value.lstrip().startswith("-") else (days[0], days[-1])


def _day(match: re.Match[str]) -> dt.date | None:
    try:
        return dt.date(1900 + int(match[3]), MONTHS.index(match[2]) + 1, int(match[1]))
    except ValueError:  # no such month, or no such day in it
        return None


def date_verdict(said: str, wanted: str) -> float:
    mine, theirs = read_days(said), read_days(wanted)
    if mine is None or theirs is None:
        return float(" ".join(said.split()) == " ".join(wanted.split()))
    if mine == theirs:
        return 1.0
    if mine[0] is None:
        return 0.5 if mine[1] == theirs[1] else 0.0
    assert mine[1] is not None
    assert theirs[1] is not None
    return 0.5 if (theirs[0] is None or theirs[0] <= mine[0]) and mine[1] <= theirs[1] else 0.0


def place_verdict(said: str, wanted: str) -> float:
    mine, theirs = _places(said), _places(wanted)
    if mine == theirs:
        return 1.0
    same = mine[:1] == theirs[:1] or (len(mine) > 1 and mine[1:] == theirs[1:])
    return 0.5 if same else 0.0


def _places(value: str) -> tuple[str, ...]:
    """The country and the places within it, without their kinds."""
    bare = re.sub(r"\s*\([^()]*\)", "", value.upper())
    return tuple(" ".join(name.split()) for name in re.split(r":| - ", bare))


def number_verdict(said: str, wanted: str) -> float:
    mine, theirs = said.replace(" ", ""), wanted.replace(" ", "")
    if mine == theirs:
        return 1.0
    return 0.5 if mine.isdigit() and mine in re.findall(r"\d+", theirs) else 0.0
