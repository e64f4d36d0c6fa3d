"""Words as names are compared: without diacritics, apostrophes, hyphens and dots, but with how they were written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

#: Words as names are made of: dotted abbreviations whole, apostrophes inside a word, hyphens between words.
_WORD: Final = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?|[^\W_]+(?:['’‘ʿʾʻʼ`][^\W_]+)*\+?")
_APOSTROPHES: Final = str.maketrans("", "", "'’‘ʿʾʻʼ`.")

#: Small words of names that reports write with or without a capital.
PARTICLES: Final = frozenset("al el as an ar ash the de del la los las of for and in e i ul".split())

Shape = Literal["lower", "capital", "mixed", "upper"]


class NameWord(NamedTuple):
    """A word of text as names are compared: its range without a possessive ending, and how it is written."""

    start: int
    end: int
    key: str
    shape: Shape
    possessive: bool


def shape_of(word: str) -> Shape:
    if word.isupper() and (len(word) > 1 or not word.isalpha()):
        return "upper"
    if not word[:1].isupper():
        return "lower"
    return "mixed" if len(word) <= 3 and not word[1:].islower() and len(word) > 1 else "capital"


def key_of(word: str) -> str:
    """One word in the form in which it is compared."""
    if word.isascii():
        return word.translate(_APOSTROPHES).lower()
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").translate(_APOSTROPHES))
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def name_words(text: str, start: int = 0, end: int | None = None) -> list[NameWord]:
    """The words of ``text[start:end]`` in the form in which names are compared."""
    found: list[NameWord] = []
    forms: dict[str, tuple[str, Shape, bool]] = {}  # most words of a report come again
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        form = forms.get(word)
        if form is None:
            form = forms[word] = _form(word)
        key, shape, possessive = form
        low, high = match.span()
        found.append(NameWord(low, high - 2 if possessive else high, key, shape, possessive))
    return found


def _form(word: str) -> tuple[str, Shape, bool]:
    possessive = len(word) > 2 and word[-1] in "sS" and word[-2] in "'’`"
    if possessive:
        word = word[:-2]
    return key_of(word), shape_of(word.replace(".", "")), possessive


def first_key(name: str) -> str:
    """The key of a name's first word, found without reading the rest."""
    first = name.partition(" ")[0]
    if first.isascii() and first.isalnum():
        return first.lower()
    words = name_words(name)
    return words[0].key if words else ""


def written_so(word: NameWord, shape: Shape) -> bool:
    """Whether the text's word is written as the name's demands. In headlines capitals may replace small letters."""
    if shape in ("upper", "mixed"):
        return word.shape == shape
    return shape == "lower" or word.shape != "lower"


def goes_on(words: Sequence[NameWord], i: int) -> bool:
    """Whether a capitalised word follows word ``i`` directly: "the Guardian Council" is not The Guardian."""
    following = words[i + 1] if i + 1 < len(words) and not words[i].possessive else None
    return following is not None and following.shape == "capital" and following.start == words[i].end + 1


def in_capitals(words: Sequence[NameWord], i: int) -> bool:
    """Whether the words beside word ``i`` are all in capitals, so that capitals tell nothing."""
    around = (*words[max(0, i - 1) : i], *words[i + 1 : i + 2])
    return bool(around) and all(w.shape == "upper" for w in around)
