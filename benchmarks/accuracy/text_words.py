"""A text's sentences and words with their places, and the way from characters to words and back."""

from __future__ import annotations

import bisect

from dateline.segment.sentences import split_sentences
from dateline.syntax.tokens import tokenize


class TextWords:
    """The words of a whole text, `sentences` holding the index of each sentence's first word."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: list[tuple[int, int]] = []
        self.sentences: list[int] = []
        for sentence in split_sentences(text):
            found = tokenize(text, sentence.start, sentence.end)
            if found:
                self.sentences.append(len(self.places))
                self.places += found
        self.words = tuple(text[start:end] for start, end in self.places)
        self._starts = [start for start, _ in self.places]
        self._ends = [end for _, end in self.places]

    def words_of(self, start: int, end: int) -> tuple[int, int] | None:
        """The words that the characters `start` to `end` touch, as a half-open range; None where there is no word."""
        first, after = bisect.bisect_right(self._ends, start), bisect.bisect_left(self._starts, end)
        return (first, after) if first < after else None

    def characters_of(self, first: int, after: int) -> tuple[int, int]:
        """From the first character of word `first` to the last one of word `after` - 1."""
        return self._starts[first], self._ends[after - 1]
