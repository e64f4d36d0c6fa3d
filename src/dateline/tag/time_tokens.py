"""Text to tokens with one-character word classes, so that grammar rules are plain regular expressions over classes.

A rule such as ``d:DAY OF? m:MON`` is written with the class names of ``CLASSES``; ``compile_rule`` turns each name
into its character. Matching stays linear and the rules stay readable.
"""

from __future__ import annotations

import re
from functools import cache

import msgspec

from dateline.lexicon.time_words import TimeWord, time_contexts, time_words
from dateline.records.times import TimeForm

_NAMES = (
    # words of the table
    "MON AMON WDAY WDAYS AWD UNIT DPART TODAY TONIGHT OVERN PHASE EARLIER LATER LAST PAST PREV NEXT COMING FOLL THIS "
    "THAT SAME THE OF IN ON AT AND TO FROM THROUGH BETWEEN SINCE UNTIL BEFORE AFTER BY OVER FOR WITHIN INTO AGO HENCE "
    "NOW THEN ONWARD ABOUT AS AD BC EVERY PER HALF LEAST LONG TIME DAWNP OLD HOLY EVE LESS MORE THAN OTHER ALTER LOCAL "
    "OCLOCK TIMES SEAS SETW VPAST VNOW VFUT AMPM ZONE ART VAG NUM ORDW DECW TERM NEW "
    # words of TIMEX3 alone
    "FISCAL LATEST SPELL PRESENT DAYOF GOOD ANNIV DPARTS "
    # numbers by shape: 1–31, 32–99, other, 1000–2099, '98, 1990s, 11th, 4:30, whole dates
    "DNUM TWO BIG YEAR YAP DEC ORD HM DATE "
    # marks: possessive, comma, dash, slash, full stop, paragraph break, and anything else
    "POSS COMMA DASH SLASH DOT LPAR PARA ELSE "
    # what the first pass makes: dates, clock times, durations, shifts without an anchor, all the rest
    "XDATE XCLOCK XDUR XSHIFT XDONE"
)
CLASSES = tuple(_NAMES.split())
CODE = {name: chr(0x100 + i) for i, name in enumerate(CLASSES)}

MACROS = {
    "DAY": "(?:DNUM|ORD)",
    "YR": "(?:YEAR|YAP)",
    "COUNT": "(?:DNUM|TWO|BIG|YEAR|NUM|ART|VAG)",
    "ORDINAL": "(?:ORDW|ORD)",
}

TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)(?:T\d\d:\d\d\S{0,15})?"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d)(?![\d/])"
    r"|\d{4}/\d\d/\d\d(?!\d)"
    r"|(?:9/11|7/7)(?![\d/])"
    r"|\d{1,2}[A-Za-z]{3}(?:\d{4}|\d\d)(?!\w)"
    r"|\d{1,2}:\d\d(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)"
    r"|\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)"
    r"|\d{3}0['’]?s(?!\w)"
    r"|\d+(?:\.\d+)?"
    r"|['’]\d\d(?:s|(?!\w))"
    r"|[A-Za-z]\.(?:[A-Za-z]\.)+|b\.c(?!\w)"
    r"|o['’]clock"
    r"|[^\W\d_]+"
    r"|['’]s?(?!\w)"
    r"|\n[ \t\r]*\n"
    r"|[^\w\s]",
    re.IGNORECASE,
)
MARKS = {",": "COMMA", "-": "DASH", "–": "DASH", "—": "ELSE", "/": "SLASH", ".": "DOT", "(": "LPAR"}
MILITARY = re.compile(r"(\d{1,2})([A-Za-z]{3})(\d{4}|\d\d)\Z")
YEAR_FROM, YEAR_TO = 1000, 2099
PIVOT = 35  # two-digit years up to this are of the 2000s


class Tokens(msgspec.Struct):
    """Parallel lists over tokens; ``codes`` is the string that the rules are matched against."""

    codes: str
    values: list[TimeWord]
    starts: list[int]
    ends: list[int]
    text: str
    forms: list[TimeForm | None]  # what an earlier pass made of the token, if it made anything

    def word(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]] if 0 <= i < len(self.starts) else ""


def full_year(two_digits: int) -> int:
    return two_digits + (2000 if two_digits <= PIVOT else 1900)


@cache
def compile_rule(rule: str) -> re.Pattern[str]:
    """A rule over class names as a pattern over class characters; ``d:DAY`` names a group."""
    for name, body in MACROS.items():
        rule = re.sub(rf"\b{name}\b", body, rule)
    rule = re.sub(r"(\w+):(\(\?:[^()]*\)|[A-Z]{2,}|\([^()]*\))", r"(?P<\1>\2)", rule)
    rule = re.sub(r"(?<![<?\w])[A-Z]{2,}", lambda m: CODE[m.group()], rule)
    return re.compile(rule.replace(" ", ""))


def _number(digits: str) -> TimeWord:
    if len(digits) > 6 or "." in digits:
        return TimeWord("BIG", None, digits)
    value = int(digits)
    if len(digits) == 4 and YEAR_FROM <= value <= YEAR_TO:
        return TimeWord("YEAR", value, digits)
    if len(digits) <= 2 and value <= 99:
        return TimeWord("DNUM" if 1 <= value <= 31 else "TWO", value, digits)
    return TimeWord("BIG", value, digits)


def _shape(token: str, words: dict[str, TimeWord]) -> TimeWord:
    """The class of a token that begins with a digit or an apostrophe."""
    first = token[0]
    if first in "'’":
        if token[1:3].isdigit():
            year = full_year(int(token[1:3]))
            if token[-1] in "sS":
                return TimeWord("DEC", 1900 + int(token[1:3]), token)
            return TimeWord("YAP", year, token)
        return TimeWord("POSS", None, token)
    if token.isdigit() and token.isascii():
        return _number(token)
    if "," in token:
        digits = token.replace(",", "")
        return TimeWord("BIG", int(digits) if len(digits) <= 6 else None, token)
    if ":" in token[:3]:
        return TimeWord("HM", None, token)
    if token[-1] in "sS" and token[:4].isdigit():
        return TimeWord("DEC", int(token[:4]), token)
    if token[-2:].lower() in ("st", "nd", "rd", "th"):
        day = int(token[:-2])
        return TimeWord("ORD" if 1 <= day <= 31 else "ELSE", day, token)
    military = MILITARY.match(token)
    if military:
        month = words.get(military[2].lower())
        return TimeWord("DATE" if month and month.code in ("MON", "AMON") else "ELSE", None, token)
    return TimeWord("DATE" if token.count("-") >= 2 or "/" in token or token.count(".") == 2 else "BIG", None, token)


def tokenise(text: str, start: int, end: int, words: dict[str, TimeWord] | None = None) -> Tokens:
    """The tokens of ``text[start:end]``, with offsets into ``text``; ``words`` are those of claims unless given."""
    words = words if words is not None else time_words()
    plain = TimeWord("ELSE", None, "")
    para = TimeWord("PARA", None, "")
    marks = {mark: TimeWord(code, None, mark) for mark, code in MARKS.items()}
    codes: list[str] = []
    values: list[TimeWord] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in TOKEN.finditer(text, start, end):
        token = match.group()
        first = token[0]
        if first.isalpha():
            value = words.get(token.lower().replace("’", "'"), plain)
            if value.code in ("MON", "AMON", "WDAY") and token[0].islower():
                value = TimeWord("AMON" if value.code != "WDAY" else "WDAY", value.number, value.name)
        elif first.isdigit() or first in "'’":
            value = _shape(token, words)
        else:
            value = marks.get(first) or (para if first == "\n" else plain)
        stop = match.end()
        if value.code in ("AMON", "AWD", "MON") and len(token) <= 5 and text[stop : stop + 1] == "." and stop < end:
            stop += 1 if len(token) <= 4 and token.lower() not in ("may", "june", "july") else 0
        if value.code == "DOT" and starts and ends[-1] > match.start():
            continue  # the full stop of an abbreviation, already taken in
        if value.code in ("NUM", "ORDW") and len(codes) > 1 and codes[-1] == CODE["DASH"] and values[-2].code == "NUM":
            tens, ones = values[-2].number or 0, value.number or 0
            if tens >= 20 and 0 < ones < 10 and ends[-1] == match.start():  # "twenty-five", "thirty-first"
                for parallel in (codes, values, starts, ends):
                    del parallel[-1:]
                codes[-1], values[-1], ends[-1] = CODE[value.code], TimeWord(value.code, tens + ones, ""), stop
                continue
        codes.append(CODE[value.code])
        values.append(value)
        starts.append(match.start())
        ends.append(stop)
    tokens = Tokens("".join(codes), values, starts, ends, text, [None] * len(codes))
    tokens.codes = _settle(tokens)
    return tokens


MONTH_BEFORE = compile_rule("(IN|SINCE|UNTIL|LAST|NEXT|FOLL|PREV|PHASE|DNUM|ORD|PAST)(DASH|COMMA)?\\Z")
MONTH_BEFORE_OF = compile_rule("(PHASE|UNIT|ORDW|ORD|HALF) OF\\Z")
MONTH_BEFORE_STOP = compile_rule("(BY|BEFORE|AFTER|FROM|TO|THROUGH|THIS|THAT|AND|DASH|BETWEEN|FOLL|PREV)\\Z")
MONTH_AFTER = compile_rule(
    "((DASH|AND|TO) (MON|AMON) | DASH? (DNUM|ORD|YEAR|YAP) | COMMA YEAR"
    "| OF (YEAR|THIS|LAST|NEXT|THAT) | (THIS|LAST|NEXT) UNIT)"
)
STOP_AFTER = compile_rule("(ELSE|DOT|COMMA|DASH|PARA|AND|TO|THROUGH|ONWARD|LAST|THIS)")
WEEKDAY_AFTER = compile_rule("COMMA? (MON|AMON|DNUM|ORD)")


def _settle(tokens: Tokens) -> str:
    """Decide the words that are months or weekdays only in company: "May", "March", "Sun", abbreviations."""
    codes = tokens.codes
    month, weekday, other = CODE["AMON"], CODE["AWD"], CODE["ELSE"]
    if month not in codes and weekday not in codes:
        return codes
    settled = list(codes)
    for i, code in enumerate(codes):
        if code == month:
            before = codes[max(0, i - 2) : i]
            word = tokens.word(i)
            lower = word.islower()
            good = bool(MONTH_AFTER.match(codes, i + 1)) and not (lower and codes[i + 1 : i + 2] == CODE["DASH"])
            if not good and lower:
                good = before[-1:] in (CODE["DNUM"], CODE["ORD"]) and word != "may" and len(word) > 3
            elif not good:
                good = bool(MONTH_BEFORE.search(before) or MONTH_BEFORE_OF.search(before))
                ends_here = i + 1 == len(codes) or (STOP_AFTER.match(codes, i + 1) and not tokens.word(i + 1).isalpha())
                good = good or bool(ends_here and MONTH_BEFORE_STOP.search(before))
            if not good and word.istitle() and before[-1:] in (CODE["THE"], CODE["ART"], CODE["POSS"]) and i > 1:
                good = tokens.word(i + 1).islower() and tokens.word(i + 1) not in time_contexts()["after-march"]
            settled[i] = CODE["MON"] if good else other
        elif code == weekday:
            dotted = tokens.word(i).endswith(".")
            company = WEEKDAY_AFTER.match(codes, i + 1) and tokens.word(i)[0].isupper()
            after_on = codes[i - 1 : i] == CODE["ON"] and dotted
            settled[i] = CODE["WDAY"] if (company or after_on) else other
    return "".join(settled)
