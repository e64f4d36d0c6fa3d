"""What tells a mention among the spans of a parsed sentence: its words, its place in the tree, the reader's chances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from dateline.encoder.encoder import Array
from dateline.encoder.word_classes import WordClasses
from dateline.records.syntax import Sentence

# Words of the longest mention that is looked for.
LONGEST = 14
# Words of a span that may depend on others outside it: one in a phrase, two where the parse is wrong.
HEADS = 2
CHANCE_FEATURES = 13
# Added to a chance before its logarithm, so that a sure reader says no more than a fairly sure one.
_LEAST = 1e-3
_END = "#"


class Candidate(NamedTuple):
    """Words `start` to `end` (half-open) with the last word, `head`, of those that depend on one outside (`heads`)."""

    start: int
    end: int
    head: int
    heads: int


def candidates(sentence: Sentence) -> list[Candidate]:
    """The spans that may be mentions, by start and then by end."""
    heads = [token.head for token in sentence.tokens]
    found: list[Candidate] = []
    for start in range(len(heads)):
        tops: list[int] = []
        for word in range(start, min(len(heads), start + LONGEST)):
            tops = [top for top in tops if heads[top] != word or top == word]
            if not start <= heads[word] < word:
                tops.append(word)
            if 0 < len(tops) <= HEADS:
                found.append(Candidate(start, word + 1, tops[-1], len(tops)))
    return found


class Words:
    """A sentence's words by column, as `features` asks for them."""

    def __init__(self, sentence: Sentence, classes: WordClasses) -> None:
        tokens = sentence.tokens
        self.lower = [token.lower for token in tokens]
        self.lemma = [token.lemma for token in tokens]
        self.tag = [token.tag for token in tokens]
        self.dep = [token.dep for token in tokens]
        self.head = [token.head for token in tokens]
        self.kids = sentence.children
        self.shape = [shape_of(token.text) for token in tokens]
        self.classes = classes(self.lower)
        # What a word that another one governs is called from there: "prep:of", "amod".
        self.below = [
            f"{dep}:{word}" if dep in ("prep", "cc", "punct") else dep
            for dep, word in zip(self.dep, self.lower, strict=True)
        ]


def shape_of(word: str) -> str:
    if any(letter.isdigit() for letter in word):
        return "digits"
    if word.isupper():
        return "upper" if len(word) > 1 else "one"
    if word[:1].isupper():
        return "title" if word[1:].islower() else "mixed"
    return "lower" if word.isalpha() else "other"


def features(words: Words, span: Candidate) -> Iterator[str]:
    """The names of what is true of a span, some of them several times."""
    start, end, head, heads = span
    lower, tag, shape, last = words.lower, words.tag, words.shape, span.end - 1
    before, after = _at(tag, start - 1), _at(tag, end)
    yield "any"
    yield f"size {min(end - start, 8)}"
    yield f"heads {heads}"
    yield f"first tag {tag[start]}"
    yield f"last tag {tag[last]}"
    yield f"head tag {tag[head]}"
    yield f"head dep {words.dep[head]}"
    yield f"head tag, size {tag[head]} {min(end - start, 5)}"
    yield f"tag before {before}"
    yield f"tag after {after}"
    yield f"word before {_at(lower, start - 1)}"
    yield f"word after {_at(lower, end)}"
    yield f"start {before} {tag[start]}"
    yield f"end {tag[last]} {after}"
    yield f"start shapes {_at(shape, start - 1)} {shape[start]}"
    yield f"end shapes {shape[last]} {_at(shape, end)}"
    yield f"first word {lower[start]}"
    yield f"last word {lower[last]}"
    yield f"head {words.lemma[head]}"
    yield f"ends in {lower[head][-3:]}"
    yield f"ends in {lower[head][-2:]}"
    yield f"head shape {shape[head]}"
    yield f"shapes {shape[start]} {shape[last]}"
    yield f"head to end {min(last - head, 4)}"
    yield from _around(words, span)
    for word in range(start, end):
        yield f"word {lower[word]}"
        yield f"tag {tag[word]}"
        for name in words.classes[word]:
            yield f"class {name}"
    places = (("head", head), ("first", start), ("last", last), ("before", start - 1), ("after", end))
    for place, word in places:
        if 0 <= word < len(lower):
            for name in words.classes[word]:
                yield f"{place} class {name}"
    if end - start <= 4:
        yield f"all {' '.join(lower[start:end])}"
    yield f"tags {' '.join(tag[start:end][:5])}"


def _around(words: Words, span: Candidate) -> Iterator[str]:
    """The span in its tree: what is above it, what hangs on its head inside it, and what it cuts off."""
    start, end, head, _ = span
    kids, above = words.kids[head], words.head[head]
    yield f"above {'root' if above == head else words.lemma[above]}"
    yield f"tag above {'root' if above == head else words.tag[above]} {words.dep[head]}"
    left = [kid for kid in kids if kid < start]
    right = [kid for kid in kids if kid >= end]
    yield f"cut left {words.dep[left[-1]] if left else _END}"
    yield f"cut left tag {words.tag[left[-1]] if left else _END}"
    yield f"cut right {words.below[right[0]] if right else _END}"
    for kid in kids:
        if start <= kid < head:
            yield f"left {words.dep[kid]}"
        elif head < kid < end:
            yield f"right {words.below[kid]}"
    inner = (kid for word in range(start, end) if word != head for kid in words.kids[word])
    yield f"cut inside {any(not start <= kid < end for kid in inner)}"


def _at(column: Sequence[str], place: int) -> str:
    return column[place] if 0 <= place < len(column) else _END


class Chances:
    """The reader's chances of a sentence's words, split by type: `none` (words); `begin`, `inside` (words, types)."""

    def __init__(self, chances: Array) -> None:
        self.none, self.begin, self.inside = chances[:, 0], chances[:, 1::2], chances[:, 2::2]
        self.any = self.begin + self.inside

    def of(self, span: Candidate) -> Array:
        """The numbers (types, CHANCE_FEATURES) of one span."""
        start, end, head, _ = span
        begin, types = self.begin, self.begin.shape[1]
        odds = _log(self.any[start:end]) - _log(self.none[start:end])[:, None]
        again = begin[start + 1 : end].sum(1).max() if end > start + 1 else 0.0
        nothing = np.zeros(types, np.float32)
        inner, more = (self.inside[end], begin[end].sum()) if end < len(self.none) else (nothing, 0.0)
        columns = [
            odds.mean(0),
            _log(self.any[head]),
            _log(self.any[end - 1]),
            _log(begin[start]),
            _log(self.any[start]),
            odds.sum(0),
            _log(again),
            _log(self.none[start - 1]) if start else 0.0,
            _log(self.none[end]) if end < len(self.none) else 0.0,
            _log(inner),
            _log(self.any[start - 1] if start else nothing),
            _log(self.none[start:end].max()),
            _log(more),
        ]
        found = np.stack([np.broadcast_to(column, (types,)) for column in columns], 1).astype(np.float32)
        return found / np.float32(3)


def _log(chance: Array | float) -> Array:
    found: Array = np.log(np.asarray(chance, np.float32) + np.float32(_LEAST))
    return found
