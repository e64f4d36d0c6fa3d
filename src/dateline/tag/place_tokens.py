"""Words with what stands between them, as the place tagger reads them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal


def word_set(words: str) -> frozenset[str]:
    """A set of the words in ``words``, as the tables below write them."""
    return frozenset(words.split())


# What stands before a word: a space, a hyphen, a comma, a possessive 's, a plural apostrophe, a bracket, or a break.
Glue = Literal[" ", "-", ",", "s", "'", "(", "."]

_WORD = re.compile(r"[^\W\d_]\.(?:[^\W\d_]{1,2}\.)+|[^\W_]+(?:['’ʻʼ`][^\W_]+)*")
_FUNCTION = word_set("the and for from with over into after amid near that but not off out per via")
_ABBREVIATED = word_set("st mt ft gen gov col sgt maj capt lt sen rep dr mr mrs ms")


@dataclass
class Words:
    """The words of a window as parallel lists. ``end`` leaves out a possessive 's; ``owner`` tells that there was one.

    ``capital`` is true for words that begin with a capital or digit; in a window written all in capitals
    (``upper``), and in a line of headline case (``loud``), that says little.
    """

    text: str
    word: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    glue: list[Glue] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    owner: list[bool] = field(default_factory=list)
    loud: list[bool] = field(default_factory=list)
    upper: bool = False

    def __len__(self) -> int:
        return len(self.word)

    def first(self, i: int) -> bool:
        """Whether word ``i`` begins a sentence or line."""
        return i == 0 or self.glue[i] == "."


def read_words(text: str, start: int, end: int) -> Words:
    """The words of ``text[start:end]``."""
    words = Words(text)
    last, capitals, letters = start, 0, 0
    for match in _WORD.finditer(text, start, end):
        word = match.group()
        at, to = match.span()
        owner = len(word) > 2 and word[-2] in "'’ʼ" and word[-1] in "sS"
        if owner:
            word, to = word[:-2], to - 2
        words.glue.append(_glue(words, text[last:at]))
        words.word.append(word)
        words.lower.append(word.lower())
        words.start.append(at)
        words.end.append(to)
        words.capital.append(word[0].isupper() or word[0].isdigit())
        words.owner.append(owner)
        if len(word) > 1 and word[0].isalpha():
            letters += 1
            capitals += word.isupper()
        last = to
    words.upper = letters > 5 and capitals > 0.7 * letters
    _mark_headlines(words)
    return words


def _glue(words: Words, between: str) -> Glue:
    if not words.word:
        return "."
    if between == " ":
        return " "
    bare = between.strip()
    if not bare:
        return "-" if not between else (" " if between.count("\n") < 2 and len(between) < 40 else ".")
    if bare in "-‐‑–" and between == bare:
        return "-"
    if bare == ",":
        return ","
    if bare == ".":
        return " " if words.lower[-1] in _ABBREVIATED and "\n" not in between else "."
    if bare in ("'s", "’s", "'S", "’S", "ʼs"):
        return "s"
    if bare in ("'", "’"):
        return "'"
    if bare == "(":
        return "("
    return "."


def _mark_headlines(words: Words) -> None:
    """Marks the sentences in which most longer words begin with a capital."""
    words.loud = [words.upper] * len(words)
    at = 0
    for i in range(1, len(words) + 1):
        if i < len(words) and words.glue[i] != ".":
            continue
        long = [words.capital[k] for k in range(at, i) if len(words.word[k]) > 2 and words.lower[k] not in _FUNCTION]
        if len(long) >= 4 and sum(long) >= 0.85 * len(long):
            words.loud[at:i] = [True] * (i - at)
        at = i
