"""How mentions found are held against the annotated ones: right is what has the same characters and the same type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec

from benchmarks.accuracy.scoring import Count


class Mention(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` are of `kind`."""

    start: int
    end: int
    kind: str


class Pages(msgspec.Struct, frozen=True):
    """What was wanted and what was found in one text."""

    id: str
    text: str
    wanted: frozenset[Mention]
    found: frozenset[Mention]


def by_type(pages: Iterable[Pages]) -> dict[str, Count]:
    """The counts of every type that was wanted or found; their sum is the micro count."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for page in pages:
        right.update(mention.kind for mention in page.wanted & page.found)
        found.update(mention.kind for mention in page.found)
        wanted.update(mention.kind for mention in page.wanted)
    return {kind: Count(right[kind], found[kind], wanted[kind]) for kind in sorted(found | wanted)}


def spans_alone(pages: Iterable[Pages]) -> Count:
    """The count where any type is right."""
    total = Count()
    for page in pages:
        wanted, found = ({(m.start, m.end) for m in side} for side in (page.wanted, page.found))
        total += Count(len(wanted & found), len(found), len(wanted))
    return total
