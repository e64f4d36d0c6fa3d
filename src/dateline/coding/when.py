"""Which time expression of a sentence belongs to a trigger, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.coding.scene import Scene
from dateline.records.reference import TimeRef
from dateline.records.syntax import Sentence
from dateline.records.times import TimeMention

#: A time mention, the days of the event told before it, and whether the verb looks forward → the days meant.
DateOf = Callable[[TimeMention, TimeRef | None, bool], TimeRef | None]

_MODIFYING = frozenset({"compound", "amod", "nummod", "nmod", "poss"})
_FAR = 7
_SAYINGS = frozenset(
    "report statement tweet interview briefing announcement declaration communique message speech remark".split()
)


class Timed(msgspec.Struct, frozen=True):
    """A time mention of the sentence with its distance on the tree from the trigger; ``spoken`` times a saying."""

    mention: TimeMention
    distance: int
    spoken: bool


def times_for(
    scene: Scene, s: Sentence, trigger: int, own: frozenset[int], others: frozenset[int], cues: frozenset[int]
) -> list[Timed]:
    """The sentence's time mentions that can belong to ``trigger``, nearest first.

    ``own`` are the tokens of the trigger's whole group.

    ``others`` are the other triggers: a time below one of them is theirs. ``cues`` are verbs of saying: what hangs
    from one of them tells when it was said.
    """
    path = _path(s, trigger)
    found = []
    for mention in scene.times[s.index]:
        inside = [t.index for t in s.tokens if mention.span.start <= t.start < mention.span.end]
        if not inside or _of_another(s, inside[-1]):
            continue
        top = min(inside, key=lambda k: len(s.above(k)))
        climb, distance, spoken = top, 0, False
        token = s.tokens[top]
        if token.dep in _MODIFYING and token.head not in own and _event(scene, s, token.head, others):
            continue  # "the 2003 invasion": a time that says which one is meant is that noun's alone
        while climb not in path:
            if (climb in cues and climb != trigger) or s.tokens[climb].lemma in _SAYINGS:
                spoken = True
            if climb in others and climb != trigger:
                distance += 6
            head = s.tokens[climb].head
            if head == climb:
                break
            if s.tokens[climb].dep in ("relcl", "acl"):
                distance += 6
            if s.tokens[climb].dep in ("advcl", "ccomp", "parataxis"):
                distance += 3
            climb = head
            distance += 1
        if climb not in path:
            continue
        steps = path.index(climb)
        between = path[1 : steps + 1]
        if climb in cues and climb != trigger:
            spoken = True
        if any(k in others for k in between):
            distance += 2
        if any(s.tokens[k].dep in ("relcl",) for k in path[:steps]):
            distance += 4
        found.append(Timed(mention, distance + steps, spoken))
    return sorted(found, key=lambda t: (t.spoken, t.distance))


def _event(scene: Scene, s: Sentence, i: int, others: frozenset[int]) -> bool:
    return s.tokens[i].tag.startswith("NN") and (i in others or scene.noun_class(s, i) == "attack")


def _of_another(s: Sentence, last: int) -> bool:
    """ "two weeks before the vote": counted from something whose day is not known."""
    token = s.tokens[last]
    return token.lower in ("before", "after", "since") and bool(s.kids(last, "pobj", "pcomp"))


def _path(s: Sentence, i: int) -> list[int]:
    return [i] + [t.index for t in s.above(i)]


def resolve_first(timed: list[Timed], date_of: DateOf, narrated: TimeRef | None, forward: bool) -> TimeRef | None:
    """The first of the mentions that comes to days at all."""
    for one in timed:
        if one.distance > _FAR:
            break
        ref = date_of(one.mention, narrated, forward)
        if ref is not None and (ref.earliest or ref.latest):
            return ref
    return None
