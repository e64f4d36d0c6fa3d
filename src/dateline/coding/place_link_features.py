"""What is true of a candidate for a place, of a trigger, and of the one as seen from the other, as named features.

The features are names ("prep in", "down0 prep>pobj"); which of them count, and what for, is in the weights that
`training/places_of_events` learns. Those of a candidate alone are worked out once a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.coding.place_candidates import PLACE_NOUNS, Candidate, namelike
from dateline.records.mention import PlaceMention
from dateline.records.syntax import Sentence, Token

_EDGE = "#"
_DEEPEST = 30
_DISTANCES = (1, 2, 3, 4, 6, 9, 14, 20)


def features_alone(s: Sentence, candidate: Candidate, places: Sequence[PlaceMention]) -> Iterator[str]:
    """What is true of a candidate, whatever act is asked for. ``places`` are the mentions of its sentence."""
    start, end, head, heads = candidate
    tokens, top = s.tokens, s.tokens[head]
    before = tokens[start - 1] if start else None
    after = tokens[end] if end < len(tokens) else None
    yield f"size {min(end - start, 5)}"
    yield f"heads {min(heads, 3)}"
    yield f"head tag {top.tag}"
    yield f"head dep {top.dep}"
    yield f"first tag {tokens[start].tag}"
    yield f"last tag {tokens[end - 1].tag}"
    yield f"first {tokens[start].lower}"
    yield f"last {tokens[end - 1].lower}"
    yield f"shape {''.join(shape_of(token.text) for token in tokens[start : min(end, start + 5)])}"
    yield f"before {before.lower if before else _EDGE}"
    yield f"after {after.lower if after else _EDGE}"
    yield f"tag before {before.tag if before else _EDGE}"
    yield f"tag after {after.tag if after else _EDGE}"
    yield f"name before {before is not None and namelike(before)}"
    yield f"name after {after is not None and namelike(after)}"
    inside = [token.lower for token in tokens[start:end]]
    if end - start > 1 and any(word in PLACE_NOUNS for word in inside):
        yield "place noun inside"
    if after is not None and after.lower in PLACE_NOUNS:
        yield "place noun after"
    for word in ("of", "and", ",", "("):
        if word in inside:
            yield f"inside {word}"
    cut = before is not None and start <= before.head < end
    yield f"cut left {before.dep if before is not None and cut else _EDGE}"
    right = [below(tokens[k]) for k in s.children[head] if k >= end]
    yield f"cut right {right[0] if right else _EDGE}"
    yield from _above(s, top)
    yield f"mention {_mention(s, candidate, places)}"


def _above(s: Sentence, top: Token) -> Iterator[str]:
    up = s.tokens[top.head] if top.head != top.index else None
    yield f"above {up.lemma if up else _EDGE}"
    if up is not None and up.tag == "IN":
        governor = s.tokens[up.head]
        yield f"prep {up.lower}"
        yield f"governor {governor.lemma}"
        yield f"prep, governor {up.lower} {governor.tag[:2]}"
        if governor.head != governor.index:
            yield f"governor below {below(governor)}"


def _mention(s: Sentence, candidate: Candidate, places: Sequence[PlaceMention]) -> str:
    """How the candidate lies in the mention of a place that it touches."""
    start, end = s.tokens[candidate.start].start, s.tokens[candidate.end - 1].end
    found = "none"
    for place in places:
        a, b = place.span.start, place.span.end
        if a <= start and end <= b:
            edges = "whole" if (a, b) == (start, end) else "start" if a == start else "end" if b == end else "inside"
            return f"{place.kind} {edges}"
        if a < end and start < b:
            found = f"{place.kind} over"
    return found


def features_between(s: Sentence, trigger: int, candidate: Candidate) -> Iterator[str]:
    """What is true of a candidate as seen from the act's ``trigger`` (an index of a token)."""
    start, end, head, _ = candidate
    tokens = s.tokens
    side = "-" if head < trigger else "+"
    yield f"side {side}"
    yield f"far {side}{_size(abs(head - trigger))}"
    low, high = (trigger + 1, start) if trigger < start else (end, trigger)
    between = tokens[low:high]
    yield f"verbs {side}{min(sum(token.tag.startswith('VB') for token in between), 4)}"
    yield f"commas {side}{min(sum(token.text == ',' for token in between), 4)}"
    yield f"names {side}{min(sum(namelike(token) for token in between), 5)}"
    up, down = paths(s, trigger, head)
    meet = tokens[up[-1]].head if up else trigger
    rising = "^".join(tokens[k].dep for k in up)
    falling = [below(tokens[k]) for k in down]
    bare = ">".join(tokens[k].dep for k in down)
    yield f"path {rising}|{'>'.join(falling)}"
    yield f"bare path {rising}|{bare}"
    yield f"up {rising}"
    yield f"down {'>'.join(falling)}"
    yield f"bare down {bare}"
    yield f"ups {min(len(up), 5)}"
    yield f"downs {min(len(down), 6)}"
    yield f"meet {tokens[meet].tag[:2] + ' ' + tokens[meet].lemma if up else 'self'}"
    if falling:
        yield f"first down {falling[0]}"
        yield f"trigger, first down {tokens[trigger].lemma} {falling[0]}"
    if len(falling) > 1:
        yield f"two down {falling[0]}>{falling[1]}"
    passed = [*up[1:], *([meet] if up else []), *down]
    yield f"verbs on path {min(sum(tokens[k].tag.startswith('VB') for k in passed), 3)}"
    yield f"trigger {tokens[trigger].lemma}"


def features_of_trigger(s: Sentence, trigger: int) -> Iterator[str]:
    """What tells whether an act has a place in its sentence at all."""
    token = s.tokens[trigger]
    yield f"lemma {token.lemma}"
    yield f"word {token.lower}"
    yield f"tag {token.tag}"
    yield f"dep {token.dep}"
    for kid in s.children[trigger]:
        yield f"kid {below(s.tokens[kid])}"
    yield f"above {s.tokens[token.head].lemma if token.head != trigger else _EDGE}"
    yield f"length {min(8, len(s.tokens) // 6)}"


def paths(s: Sentence, a: int, b: int) -> tuple[list[int], list[int]]:
    """The tokens from ``a`` up to below where the two meet, and from below there down to ``b``."""
    rising, falling = _upward(s, a), _upward(s, b)
    level = {token: n for n, token in enumerate(rising)}
    for n, token in enumerate(falling):
        if token in level:
            return rising[: level[token]], falling[:n][::-1]
    return rising[:-1], falling[::-1]


def _upward(s: Sentence, i: int) -> list[int]:
    found = [i]
    while s.tokens[i].head != i and len(found) < _DEEPEST:
        i = s.tokens[i].head
        found.append(i)
    return found


def below(token: Token) -> str:
    """What a token is to its head: its label, with the word of a preposition."""
    return f"{token.dep}:{token.lower}" if token.dep in ("prep", "agent") else token.dep


def shape_of(word: str) -> str:
    """A letter for how a word is written: d(igits), U(pper), T(itle), M(ixed), l(ower)."""
    if any(letter.isdigit() for letter in word):
        return "d"
    if word.isupper():
        return "U"
    if word[:1].isupper():
        return "T"
    return "M" if any(letter.isupper() for letter in word) else "l"


def _size(distance: int) -> int:
    return next((n for n in _DISTANCES if distance <= n), 30)
