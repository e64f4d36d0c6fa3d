"""Words → wordpieces and their case, and the windows of whole sentences that the encoder reads one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

# Pieces in one window with its two end marks. Wider windows see further, narrower ones are faster.
WINDOW = 192
# A word of more pieces is noise (an address, a base64 line) and is read by its first ones only.
LONGEST_WORD = 12
START, END = 101, 102
# Case of a piece's word, as the encoder's embedding numbers it; 0 is for the marks at both ends.
LOWER, TITLE, UPPER, OTHER = 1, 2, 3, 4


class Pieces:
    """Cuts words into the pieces of the encoder's vocabulary."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_truncation()
        tokenizer.no_padding()
        self._tokenizer = tokenizer

    @classmethod
    def load(cls, path: Path) -> Pieces:
        return cls(Tokenizer.from_file(str(path)))

    def __call__(self, words: Sequence[str]) -> list[list[int]]:
        """The pieces of each word, one to `LONGEST_WORD`; a word that the vocabulary lacks is one unknown piece."""
        found: list[list[int]] = [[] for _ in words]
        # The tokenizer takes no lone surrogates, which a JSON input may hold.
        plain = [word.encode("utf-8", "replace").decode() for word in words]
        encoded = self._tokenizer.encode(plain, is_pretokenized=True, add_special_tokens=False)
        for piece, word in zip(encoded.ids, encoded.word_ids, strict=True):
            if word is not None and len(found[word]) < LONGEST_WORD:
                found[word].append(piece)
        return [pieces or [_UNKNOWN] for pieces in found]


_UNKNOWN = 100


def case_of(word: str) -> int:
    """The number of the word's case: "the" LOWER, "The" TITLE, "THE" and "US" UPPER, all else OTHER."""
    if word.islower():
        return LOWER
    if word.isupper():
        return UPPER if len(word) > 1 else TITLE
    return TITLE if word[:1].isupper() else OTHER


def windows(lengths: Sequence[int], sentences: Sequence[int], limit: int = WINDOW) -> list[tuple[int, int]]:
    """Half-open ranges of words that together hold every word, each of whole sentences where they fit.

    `lengths`: pieces of each word; `sentences`: index of each sentence's first word, rising. A sentence that is too
    long for one window is cut between words.
    """
    room = limit - 2
    found: list[tuple[int, int]] = []
    start, used = 0, 0
    borders = [*(place for place in sentences if place > 0), len(lengths)]
    begin = 0
    for border in borders:
        size = sum(lengths[begin:border])
        if used + size > room and begin > start:
            found.append((start, begin))
            start, used = begin, 0
        if size > room:
            for word in range(begin, border):
                if used + lengths[word] > room:
                    found.append((start, word))
                    start, used = word, 0
                used += lengths[word]
        else:
            used += size
        begin = border
    if len(lengths) > start:
        found.append((start, len(lengths)))
    return found


class WindowRow(NamedTuple):
    """A window as the encoder reads it, with its end marks; `firsts`: the place of each word's first piece."""

    pieces: list[int]
    cases: list[int]
    firsts: list[int]


def window_row(
    words: Sequence[str],
    pieces: Sequence[Sequence[int]],
    start: int,
    end: int,
    shown: Callable[[str], int] = case_of,
) -> WindowRow:
    """The row of words `start` to `end`; `shown` numbers the case in which a word is to be seen."""
    row, cases, firsts = [START], [0], []
    for word in range(start, end):
        firsts.append(len(row))
        row += pieces[word]
        cases += [shown(words[word])] * len(pieces[word])
    return WindowRow([*row, END], [*cases, 0], firsts)


# Marks around a source and a target: pieces that the vocabulary leaves unused.
_OPEN, _CLOSE = (1, 3), (2, 4)
LONGEST_PAIR = 250


class MarkedRow(NamedTuple):
    """A sentence as the encoder reads it, two spans marked; `first`, `second`: the places of their opening marks."""

    pieces: list[int]
    cases: list[int]
    first: int
    second: int


def marked_row(words: Sequence[str], pieces: Sequence[Sequence[int]], spans: Sequence[tuple[int, int]]) -> MarkedRow:
    """The row of one sentence with `spans` (two, half-open, in words) marked, cut to `LONGEST_PAIR` pieces."""
    row, cases, places = [START], [0], [0, 0]
    for number in range(len(words) + 1):
        marks = [_CLOSE[which] for which, span in enumerate(spans) if span[1] == number]
        for which, span in enumerate(spans):
            if span[0] == number:
                places[which] = len(row) + len(marks)
                marks.append(_OPEN[which])
        row += marks
        cases += [0] * len(marks)
        if number < len(words):
            row += pieces[number]
            cases += [case_of(words[number])] * len(pieces[number])
    room = LONGEST_PAIR - 1
    first, second = (min(place, room - 1) for place in places)
    return MarkedRow([*row[:room], END], [*cases[:room], 0], first, second)
