"""Number words and digits to values: the grammar of numbers themselves, before anything is asked of their context."""

from __future__ import annotations

import re
from typing import Final

import msgspec

from dateline.lexicon.number_words import TOKEN, NumberWords, Vague
from dateline.records.reference import Hedge

_GROUPED: Final = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")  # 5,200 and the Indian 1,20,000
_DOTTED: Final = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_DECIMAL: Final = re.compile(r"\d{1,6}[.,]\d{1,3}")
_MOST_DIGITS: Final = 10  # longer runs of digits count nothing that reports count
_LARGEST: Final = 10**11


class Tokens(msgspec.Struct, frozen=True):
    """The tokens of a stretch of text: as written, in lower case with straight apostrophes, and where they lie."""

    raw: list[str]
    lower: list[str]
    start: list[int]
    end: list[int]

    @staticmethod
    def of(text: str, start: int, end: int) -> Tokens:
        found = list(TOKEN.finditer(text, start, end))
        raw = [match.group() for match in found]
        return Tokens(
            raw=raw,
            lower=[word.lower().replace("’", "'") for word in raw],
            start=[match.start() for match in found],
            end=[match.end() for match in found],
        )

    def joined(self, i: int) -> bool:
        """Whether tokens ``i`` and ``i + 1`` touch."""
        return i >= 0 and i + 1 < len(self.raw) and self.end[i] == self.start[i + 1]

    def at(self, i: int) -> str:
        """Token ``i`` in lower case, or an empty string beyond either end."""
        return self.lower[i] if 0 <= i < len(self.lower) else ""


class Value(msgspec.Struct, frozen=True):
    """A number as read from token ``first`` up to (not with) token ``stop``. ``scale`` is its last multiplier."""

    first: int
    stop: int
    low: int
    high: int
    hedge: Hedge = "exact"
    scale: int = 1
    digits: bool = False  # begins with digits
    grouped: bool = False  # the digits are separated in thousands, so they are no year


def read_value(tokens: Tokens, i: int, table: NumberWords) -> Value | None:
    """The number that begins at token ``i``, as long as it goes; None where none does."""
    word = tokens.lower[i]
    if word[0].isdigit():
        return _read_digits(tokens, i, table)
    if word in table.values:
        return _read_words(tokens, i, table)
    if word in table.vague:
        return _read_vague(tokens, i, table)
    if word in ("a", "an", "half", "quarter"):
        return _read_article(tokens, i, table)
    if word in table.words["several"] and not _closed(tokens, i):
        return _read_several(tokens, i + 1, i, table)
    if word == "dozen":
        return Value(i, i + 1, 12, 12, scale=12)
    if word in table.sets:
        return _read_set(tokens, i, i, table)
    return None


def _closed(tokens: Tokens, i: int) -> bool:
    return tokens.at(i + 1) in (",", ".", "")


def _read_digits(tokens: Tokens, i: int, table: NumberWords) -> Value | None:
    raw = tokens.raw[i]
    if not raw.isascii() or len(raw) > 2 * _MOST_DIGITS:
        return None
    amount, grouped = _digits_value(raw)
    stop = i + 1
    if amount is None:
        if not _DECIMAL.fullmatch(raw):
            return None
        decimal: float | None = float(raw.replace(",", "."))
    else:
        decimal = None
        while (not grouped or stop > i + 1) and _spaced_group(tokens, i, stop):  # 5 200
            amount, grouped, stop = amount * 1000 + int(tokens.raw[stop]), True, stop + 1
    number = float(amount) if amount is not None else decimal or 0.0
    scale, stop, number = _read_scales(tokens, stop, number, table, digits=True)
    if scale == 1 and amount is None:
        return None
    value = round(number * scale)
    return Value(i, stop, value, value, scale=scale, digits=True, grouped=grouped) if value <= _LARGEST else None


def _digits_value(raw: str) -> tuple[int | None, bool]:
    if raw.isdigit():
        if len(raw) > _MOST_DIGITS or (len(raw) > 1 and raw[0] == "0"):
            return None, False
        return int(raw), False
    if _GROUPED.fullmatch(raw):
        return int(raw.replace(",", "")), True
    if _DOTTED.fullmatch(raw) and raw.endswith("000"):  # 35.000 as the Continent writes it; 1.234 is a decimal
        return int(raw.replace(".", "")), True
    return None, False


def _spaced_group(tokens: Tokens, first: int, i: int) -> bool:
    raw = tokens.raw
    return (
        i < len(raw)
        and len(raw[i]) == 3
        and raw[i].isdigit()
        and len(raw[first]) <= 3
        and raw[first][0] != "0"
        and tokens.start[i] - tokens.end[i - 1] == 1
        and not (tokens.joined(i) and tokens.at(i + 1) in "-/:")
    )


def _read_scales(tokens: Tokens, i: int, number: float, table: NumberWords, *, digits: bool) -> tuple[int, int, float]:
    """Multipliers from token ``i``: the product, where they end, and the number ("2 and a half million": 2.5)."""
    if (
        tokens.at(i) == "and"
        and tokens.at(i + 1) == "a"
        and tokens.at(i + 2) == "half"
        and tokens.at(i + 3) in table.scales
    ):
        number, i = number + 0.5, i + 3
    elif tokens.at(i) == "-" and tokens.lower[i + 1 : i + 6] == ["and", "-", "a", "-", "half"]:
        if tokens.at(i + 6) in table.scales:
            number, i = number + 0.5, i + 6
        elif tokens.at(i + 6) == "-" and tokens.at(i + 7) in table.scales:
            number, i = number + 0.5, i + 7
    scale = 1
    if digits and tokens.joined(i - 1) and tokens.at(i) in table.letter_scales and tokens.raw[i] != "M":
        return table.letter_scales[tokens.lower[i]], i + 1, number
    while True:
        step = 1 if tokens.at(i) == "-" and tokens.joined(i - 1) and tokens.joined(i) else 0
        word = tokens.at(i + step)
        if digits and step == 0 and scale == 1 and word in ("mn", "bn"):
            return table.letter_scales[word], i + 1, number  # "2 bn"; "500 m" is a length
        if word not in table.scales or (step and tokens.joined(i + step) and tokens.at(i + step + 1) == "-"):
            return scale, i, number
        scale, i = scale * table.scales[word], i + step + 1


def _read_words(tokens: Tokens, i: int, table: NumberWords) -> Value | None:
    """ "twenty-five", "two hundred and six thousand", "three-and-a-half million"; an article counts as one."""
    total, current, j, last = 0.0, float(table.values.get(tokens.lower[i], 1)), i + 1, tokens.lower[i]
    scale, most = 1, _LARGEST
    while True:
        found, stop, current_half = _read_scales(tokens, j, current, table, digits=False)
        if found > 1:
            if found < 1000:
                current, scale, last = current_half * found, found, "hundred"
            elif found <= most:
                total, current, scale, most, last = total + current_half * found, 0.0, found, found, "thousand"
            else:
                break
            j = stop
            continue
        step = 1 if tokens.at(j) == "-" and tokens.joined(j - 1) and tokens.joined(j) else 0
        if last in ("hundred", "thousand") and tokens.at(j + step) == "and":
            step += 2 if step and tokens.at(j + step + 1) == "-" else 1
            if tokens.at(j + step) in ("one", "a"):  # "killed two hundred and one ...": rather a second count
                break
        word = tokens.at(j + step)
        if word not in table.values:
            break
        value = table.values[word]
        fits = (last in table.tens and 0 < value < 10) or (last in ("hundred", "thousand") and value)
        if not fits or (last == "hundred" and scale == 12):
            break
        current, last, j = current + value, word, j + step + 1
        if word in table.tens or value:
            scale = 1
    value = round(total + current)
    return Value(i, j, value, value, scale=scale) if value <= _LARGEST else None


def _read_vague(tokens: Tokens, i: int, table: NumberWords) -> Value:
    vague, j = table.vague[tokens.lower[i]], i + 1
    if tokens.at(j) in ("upon", "and") and tokens.at(j + 1) == tokens.lower[i]:
        j += 2
    if tokens.at(j) == "of" and tokens.at(j + 1) in ("hundreds", "thousands", "millions"):
        scale = table.scales[tokens.lower[j + 1][:-1]]
        return Value(i, j + 2, vague.low * scale, (vague.high + 1) * scale - 1, "about", scale)
    return Value(i, j, vague.low, vague.high, vague.hedge)


def _read_article(tokens: Tokens, i: int, table: NumberWords) -> Value | None:
    """ "a hundred and two", "half a million", "a couple of", "a quarter of a million"."""
    word, j = tokens.lower[i], i + 1
    if word in ("a", "an"):
        follows = tokens.at(j)
        if follows in ("few", "many", "good"):
            j += 2 if tokens.at(j + 1) == "few" else 1
            return _read_several(tokens, j, i, table)
        if follows in table.sets:
            return _read_set(tokens, j, i, table)
        if follows in ("half", "quarter"):
            part = _read_article(tokens, j, table)
            return None if part is None else msgspec.structs.replace(part, first=i)
        if follows not in table.scales:
            return None
        return _read_article_scale(tokens, i, table)
    part_of = 0.5 if word == "half" else 0.25
    while tokens.at(j) in ("of", "a", "an", "-"):
        j += 1
    if tokens.at(j) not in table.scales or j - i > 4 or j == i + 1:
        return None
    scale, stop, _ = _read_scales(tokens, j, 1.0, table, digits=False)
    value = round(part_of * scale)
    return Value(i, stop, value, value, scale=1)


def _read_article_scale(tokens: Tokens, i: int, table: NumberWords) -> Value | None:
    """ "a hundred and two", "a million and a half"."""
    value = _read_words(tokens, i, table)
    if value is not None and tokens.lower[value.stop : value.stop + 3] == ["and", "a", "half"] and value.scale >= 100:
        amount = value.low + value.scale // 2
        return msgspec.structs.replace(value, stop=value.stop + 3, low=amount, high=amount)
    return value


def _read_several(tokens: Tokens, j: int, first: int, table: NumberWords) -> Value | None:
    """ "several hundred", "a few thousand", "many thousands": as vague as the plural; None for "several" alone."""
    word = tokens.at(j)
    vague: Vague | None = table.vague.get(word) or table.vague.get(word + "s")
    if vague is None or word in ("ten", "score"):
        return None
    if first + 1 == j and tokens.lower[first] == "some" and word in table.scales:
        return Value(first, j + 1, table.scales[word], table.scales[word], "about", table.scales[word])
    if tokens.at(j + 1) == "of" and tokens.at(j + 2) in table.vague:
        return msgspec.structs.replace(_read_vague(tokens, j, table), first=first)
    scale = table.scales.get(word, 1)
    if tokens.at(j + 1) in ("thousand", "million") and word == "hundred":
        factor = table.scales[tokens.lower[j + 1]]
        return Value(first, j + 2, vague.low * factor, (vague.high + 1) * factor - 1, "about", factor)
    return Value(first, j + 1, vague.low, vague.high, vague.hedge, scale)


def _read_set(tokens: Tokens, j: int, first: int, table: NumberWords) -> Value | None:
    """ "a pair of", "the trio", "a couple of hundred"; ``j`` is the noun."""
    group, stop = table.sets[tokens.lower[j]], j + 1
    has_of = tokens.at(stop) == "of"
    word = tokens.at(stop + 1) if has_of else tokens.at(stop)
    if tokens.lower[j] == "couple" and word in table.scales:
        value = 2 * table.scales[word]
        return Value(first, stop + 1 + has_of, value, value, "about", table.scales[word])
    hedge: Hedge = group.hedge if has_of else "exact"
    return Value(first, stop, group.low, group.high, hedge)
