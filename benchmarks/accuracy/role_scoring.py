"""Counts of arguments and triggers by their head words, as in the evaluation of WikiEvents.

A predicted argument is right if its head word and its role are those of an argument of the same event; by coreference
also if its head word is that of another mention of the same thing, one prediction for each argument. A word that is
told twice for one role counts once.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

import msgspec

from benchmarks.accuracy.scoring import Count


class Headed(NamedTuple):
    """What is said of the word at index `head`: a role of an event, or the type of the event it names."""

    head: int
    label: str


class Counts(msgspec.Struct, frozen=True):
    """`argument`: head and role; `coreferent`: any mention's head and role; `identified`: head alone."""

    argument: Count = Count()
    coreferent: Count = Count()
    identified: Count = Count()
    trigger: Count = Count()

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.argument + other.argument,
            self.coreferent + other.coreferent,
            self.identified + other.identified,
            self.trigger + other.trigger,
        )


def head_word(parents: Sequence[int], start: int, end: int) -> int:
    """The head of a span of words: of those whose parent lies outside the one nearest the root, its own parent."""
    tops = [word for word in range(start, end) if parents[word] == word or not start <= parents[word] < end]
    return min(tops, key=lambda word: (_depth(parents, word), word), default=start)


def _depth(parents: Sequence[int], word: int) -> int:
    depth = 0
    while parents[word] != word and depth < len(parents):
        word, depth = parents[word], depth + 1
    return depth


def count_arguments(
    predicted: Collection[Headed], gold: Collection[Headed], same: Mapping[int, Collection[int]] | None = None
) -> Counts:
    """The counts of one event; `same`: for the head of an argument, the heads of all mentions of the same thing."""
    said, wanted = set(predicted), set(gold)
    right = said & wanted
    free = sorted(said - right)
    more = 0
    for argument in sorted(wanted - right):
        others = (same or {}).get(argument.head, ())
        hit = next((a for a in free if a.label == argument.label and a.head in others), None)
        if hit is not None:
            free.remove(hit)
            more += 1
    said_heads, wanted_heads = {a.head for a in said}, {a.head for a in wanted}
    return Counts(
        argument=Count(len(right), len(said), len(wanted)),
        coreferent=Count(len(right) + more, len(said), len(wanted)),
        identified=Count(len(said_heads & wanted_heads), len(said_heads), len(wanted_heads)),
    )


def count_triggers(predicted: Collection[Headed], gold: Collection[Headed]) -> Counts:
    """The counts of one text."""
    said, wanted = set(predicted), set(gold)
    return Counts(trigger=Count(len(said & wanted), len(said), len(wanted)))


def count_labels(predicted: Collection[Headed], gold: Collection[Headed]) -> dict[str, Count]:
    """The counts of one event by role."""
    said, wanted = set(predicted), set(gold)
    return {
        label: Count(
            sum(a.label == label for a in said & wanted),
            sum(a.label == label for a in said),
            sum(a.label == label for a in wanted),
        )
        for label in sorted({a.label for a in said | wanted})
    }
