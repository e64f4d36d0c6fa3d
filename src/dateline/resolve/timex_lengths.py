"""Lengths and recurrences as TIMEX3 values: ``P3M``, ``PT2H``, ``XXXX-WXX-5``."""

from __future__ import annotations

from dateline.lexicon.time_words import time_words
from dateline.records.times import TimeUnit

LETTER: dict[TimeUnit, str] = {
    "second": "TS", "minute": "TM", "hour": "TH", "day": "D", "weekend": "WE", "week": "W", "month": "M",
    "quarter": "Q", "season": "S", "year": "Y", "decade": "DE", "century": "CE", "millennium": "L",
}  # fmt: skip
HALVES: dict[TimeUnit, tuple[int, TimeUnit]] = {
    "hour": (30, "minute"), "minute": (30, "second"), "year": (6, "month"), "day": (12, "hour"),
    "decade": (5, "year"), "century": (50, "year"),
}  # fmt: skip
PART_OF_NAME = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
OPEN_DATE = {"day": "XXXX-XX-XX", "week": "XXXX-WXX"}


def length(n: int | None, unit: TimeUnit, half: bool = False) -> str:
    """A period of so many units; an unknown number is X."""
    letter = LETTER[unit]
    mark, letter = ("T", letter[1:]) if letter.startswith("T") else ("", letter)
    if not half or n is None:
        return f"P{mark}{'X' if n is None else n}{letter}"
    if unit not in HALVES:
        return f"P{mark}{n}.5{letter}"
    more, smaller = HALVES[unit]
    if n == 0:
        return length(more, smaller)
    if unit == "year":
        return length(12 * n + 6, "month")
    tail = length(more, smaller)[1:]
    return f"P{mark}{n}{letter}{tail.removeprefix('T') if mark else tail}"


def set_value(words: str, news: bool = True) -> str | None:
    """The value of "every Friday", "daily", "twice a week": the unit that recurs; None for silent marks.

    Annotators of news write a recurring day as a length (P1D), those of accounts as a date left open (XXXX-XX-XX).
    """
    table = time_words()
    n = 1
    part = next((code for name, code in PART_OF_NAME.items() if words.endswith(name + "s")), "")
    for word in words.lower().split():
        entry = table.get(word)
        if entry is None:
            continue
        if entry.code in ("NUM", "ORDW") and entry.number:
            n = entry.number
        elif entry.code == "TIMES":
            n = 1  # "three times a week" recurs weekly
        elif entry.code in ("OTHER", "ALTER"):
            n = 2
        elif entry.code in ("WDAY", "WDAYS"):
            return f"XXXX-WXX-{(entry.number or 0) + 1}{part}"
        elif entry.code in ("MON", "AMON"):
            return f"XXXX-{entry.number:02d}"
        elif entry.code == "SEAS":
            return f"XXXX-{('SP', 'SU', 'FA', 'WI')[(entry.number or 1) - 1]}"
        elif entry.code == "DPART" or entry.name == "night":
            return f"XXXX-XX-XX{PART_OF_NAME.get(entry.name, 'TMO')}"
        elif entry.code in ("UNIT", "SETW"):
            name = entry.name.rstrip("*")
            if name == "weekend":
                return "XXXX-WXX-WE"
            if name == "fortnight":
                return length(2 * n, "week")
            if not news and n == 1 and name in OPEN_DATE:
                return OPEN_DATE[name]
            return length(n, name) if name in LETTER else None
    return None
