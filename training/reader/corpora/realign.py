"""Events whose triggers and arguments are told as text only, put back at their places in the text.

In WikiEvents an argument stands near its trigger, mostly in its sentence, no two events share a trigger, and most
events follow one another as in the text. Of all places where the trigger's words stand, that which agrees best with
this is taken. Told as text only, 343 of the 345 triggers of its development part come back to a trigger's place and 419
of the 428 arguments to theirs; the costs below were chosen there, and others do hardly worse.
"""

from __future__ import annotations

import bisect
from collections.abc import Sequence

import msgspec

from training.reader.corpora.event_types import NativeArgument, NativeEvent

Place = tuple[int, int]  # half-open range of words
# What tells against a place, from its arguments and from the events before and after it in the list.
_OUTSIDE = 2.0  # an argument is in no sentence with it
_APART = 0.05  # each word between it and an argument
_BACKWARDS = 0.5  # it stands before the event listed before it


class Told(msgspec.Struct, frozen=True):
    """An event as text; `arguments` are roles and texts."""

    type: str
    trigger: str
    arguments: tuple[tuple[str, str], ...]


def realign(words: Sequence[str], sentences: Sequence[int], told: Sequence[Told]) -> list[NativeEvent]:
    """The events at their likeliest places; an event or argument whose words are not in the text is left out."""
    sentence_of = [bisect.bisect_right(sentences, word) - 1 for word in range(len(words))]
    found = [(event, places) for event in told if (places := occurrences(words, event.trigger))]
    fits = [[_fit(words, sentence_of, event, place) for place in places] for event, places in found]
    costs = _with_order([places for _, places in found], fits)
    ranked = sorted((cost, n, k) for n, row in enumerate(costs) for k, cost in enumerate(row))
    at: dict[int, Place] = {}
    taken: set[Place] = set()
    for free_only in (True, False):  # a trigger is shared only where there is no other place
        for _, n, k in ranked:
            place = found[n][1][k]
            if n not in at and not (free_only and place in taken):
                at[n] = place
                taken.add(place)
    return [
        NativeEvent(*at[n], event.type, _arguments(words, sentence_of, event, at[n]))
        for n, (event, _) in enumerate(found)
    ]


def occurrences(words: Sequence[str], text: str) -> list[Place]:
    """Where the words of `text` stand. A doubled letter may have lost its twin at the end ("kil" for "kill")."""
    wanted = text.split()
    for last in (wanted[-1], wanted[-1] + wanted[-1][-1]) if wanted else ():
        run = [*wanted[:-1], last]
        starts = (i for i, word in enumerate(words) if word == run[0] and list(words[i : i + len(run)]) == run)
        if found := [(start, start + len(run)) for start in starts]:
            return found
    return []


def _fit(words: Sequence[str], sentence_of: Sequence[int], event: Told, place: Place) -> float:
    """What of the arguments tells against the place."""
    cost = 0.0
    for _, text in event.arguments:
        here = [p for p in occurrences(words, text) if sentence_of[p[0]] == sentence_of[place[0]]]
        cost += min((_APART * _distance(p, place) for p in here), default=_OUTSIDE)
    return cost


def _with_order(places: Sequence[Sequence[Place]], fits: Sequence[Sequence[float]]) -> list[list[float]]:
    """For each place the cost of the best way to put all events that puts its event there."""
    before = _sweep(places, fits, 1)
    after = _sweep(places[::-1], fits[::-1], -1)[::-1]
    return [[b + a - own for b, a, own in zip(*rows, strict=True)] for rows in zip(before, after, fits, strict=True)]


def _sweep(places: Sequence[Sequence[Place]], fits: Sequence[Sequence[float]], way: int) -> list[list[float]]:
    """The cost of the best way up to each place; `way` is -1 where the events come last to first."""
    swept: list[list[float]] = []
    for n, row in enumerate(fits):
        costs = list(row)
        if n:
            for k, place in enumerate(places[n]):
                costs[k] += min(c + _move(p, place, way) for c, p in zip(swept[-1], places[n - 1], strict=True))
        swept.append(costs)
    return swept


def _move(left: Place, right: Place, way: int) -> float:
    return _BACKWARDS if way * (right[0] - left[0]) < 0 else 0.0


def _distance(one: Place, other: Place) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)


def _arguments(
    words: Sequence[str], sentence_of: Sequence[int], event: Told, trigger: Place
) -> tuple[NativeArgument, ...]:
    """The nearest place of each argument's words, in the trigger's sentence if it has one, none twice for one role."""
    found: list[NativeArgument] = []
    for role, text in event.arguments:
        free = [p for p in occurrences(words, text) if NativeArgument(*p, role) not in found]
        home = sentence_of[trigger[0]]
        place = min(free, key=lambda p: (sentence_of[p[0]] != home, _distance(p, trigger), p), default=None)
        if place and abs(sentence_of[place[0]] - home) <= 1:
            found.append(NativeArgument(*place, role))
    return tuple(found)
