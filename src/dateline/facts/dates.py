"""How a calendar day is written, in British, American, agency and numeric style: shapes only, no values."""

from __future__ import annotations

from typing import Final

_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
NO_MONTH: Final = rf"(?!(?i:{_MONTH})[\s\d])"
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
_YEAR: Final = r"(?:(?:19|20)\d\d|['’]?\d\d(?!\d|:))"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?\b"

# To be used with re.IGNORECASE; each holds at least a day and a month.
DAY_PATTERN: Final = (
    rf"{_WEEKDAY}?(?:"
    rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH}(?:[\s,/-]+{_YEAR})?"
    rf"|{_MONTH}\s*{_DAY}(?:(?:[,.]\s*|\s+){_YEAR})?"
    r"|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}(?!\d)"
    r"|\d{1,2}[-/.]\d{1,2}[-/.](?:(?:19|20)\d\d|\d\d)\b"
    r")"
)
