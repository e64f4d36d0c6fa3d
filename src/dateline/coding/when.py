"""Which time expression of a sentence belongs to a trigger, and what it comes to."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.coding.scene import Scene
from dateline.records.reference import TimeRef
from dateline.records.syntax import Sentence
from dateline.records.times import (
    AnchorForm,
    CalendarForm,
    ClockForm,
    PartForm,
    ShiftForm,
    TimeForm,
    TimeMention,
    WeekdayForm,
)

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
        closing = token.dep not in _MODIFYING and _of_a_day(mention.form) and _closes(s, inside[-1])
        while climb not in path:
            if (climb in cues and climb != trigger) or s.tokens[climb].lemma in _SAYINGS:
                spoken = True
            loose = closing and _dependent(s, climb)
            if climb in others and climb != trigger:
                distance += 1 if loose else 6
            head = s.tokens[climb].head
            if head == climb:
                break
            if s.tokens[climb].dep in ("relcl", "acl"):
                distance += 1 if loose else 6
            if s.tokens[climb].dep in ("advcl", "ccomp", "parataxis"):
                distance += 3
            distance += not (closing and _in_place(scene, s, climb))
            climb = head
        if climb not in path:
            continue
        steps = path.index(climb)
        between = path[1 : steps + 1]
        if climb in cues and climb != trigger:
            spoken = spoken or not (closing and _told_apart(scene, s, trigger, climb, inside[0]))
        if any(k in others for k in between):
            distance += 2
        if any(s.tokens[k].dep in ("relcl",) for k in path[:steps]):
            distance += 4
        found.append(Timed(mention, distance + steps, spoken))
    return sorted(found, key=lambda t: (t.spoken, t.distance))


def _closes(s: Sentence, last: int) -> bool:
    """Whether the sentence ends with this token: a time at the very end is often that of its main clause.

    The parser hangs it from the word before it, a place ("in the northern district, Friday") or a participle
    ("a leader based there Friday").
    """
    return all(token.dep == "punct" for token in s.tokens[last + 1 :])


def _of_a_day(form: TimeForm) -> bool:
    """Whether the words tell a day or a part of one: "Friday", "yesterday", "3 May", "last night"."""
    if isinstance(form, (PartForm, ClockForm)) and form.of is not None:
        return _of_a_day(form.of)
    if isinstance(form, ShiftForm):
        return form.unit == "day" and form.n is not None and isinstance(form.of, AnchorForm)
    return isinstance(form, (WeekdayForm, AnchorForm)) or (isinstance(form, CalendarForm) and form.day is not None)


def _dependent(s: Sentence, i: int) -> bool:
    """Whether ``i`` shares the time of what it hangs from: a participle, an infinitive, "during an operation"."""
    token = s.tokens[i]
    if token.tag.startswith("NN"):
        return token.dep == "pobj" and s.tokens[token.head].lower in ("during", "in")
    return token.tag in ("VB", "VBG", "VBN") and not s.kids(i, "nsubj", "nsubjpass", "auxpass")


def _in_place(scene: Scene, s: Sentence, i: int) -> bool:
    """Whether ``i`` belongs to the words that say where: a place, or a preposition above or below one."""
    token = s.tokens[i]
    if scene.place_at(s, token) is not None or scene.noun_class(s, i) in ("place", "facility"):
        return True
    return token.dep == "prep" and any(_in_place(scene, s, k.index) for k in s.kids(i, "pobj"))


def _told_apart(scene: Scene, s: Sentence, trigger: int, cue: int, first: int) -> bool:
    """ "today confirmed the arrest of a man in the town, Saturday": a second time, after the deed, is the deed's.

    So it is after words that say where, which are the deed's as well.
    """
    if not cue < trigger < first:
        return False
    for mention in scene.times[s.index]:
        if any(mention.span.start <= t.start < mention.span.end for t in s.tokens[:trigger]):
            if any(
                mention.span.start <= t.start < mention.span.end and s.tokens[t.head].index == cue
                for t in s.tokens[:trigger]
            ):
                return True
    before = s.tokens[first - 1]
    return before.lower == "," or scene.place_at(s, before) is not None


def _event(scene: Scene, s: Sentence, i: int, others: frozenset[int]) -> bool:
    return s.tokens[i].tag.startswith("NN") and (i in others or scene.noun_class(s, i) == "attack")


def _of_another(s: Sentence, last: int) -> bool:
    """ "two weeks before the vote": counted from something whose day is not known."""
    token = s.tokens[last]
    return token.lower in ("before", "after", "since") and bool(s.kids(last, "pobj", "pcomp"))


def _path(s: Sentence, i: int) -> list[int]:
    return [i] + [t.index for t in s.above(i)]


def setting_of(
    scene: Scene, s: Sentence, triggers: frozenset[int], date_of: DateOf, narrated: TimeRef | None
) -> TimeRef | None:
    """The day on which a sentence sets the scene without telling a deed ("Last night soldiers went to a village").

    It is the day of what the sentences after it tell. None where the main verb is a deed or an act of saying, or the
    sentence looks ahead.
    """
    root = next((t for t in s.tokens if t.head == t.index), None)
    if root is None or root.index in triggers or root.tag not in ("VBD", "VBN") or s.kids(root.index, "ccomp"):
        return None
    return day_of(scene, s, root.index, date_of, narrated)


def day_of(scene: Scene, s: Sentence, verb: int, date_of: DateOf, narrated: TimeRef | None) -> TimeRef | None:
    """The day that hangs from the verb itself, whole days only."""
    for mention in scene.times[s.index]:
        if not _of_a_day(mention.form):
            continue
        inside = [t.index for t in s.tokens if mention.span.start <= t.start < mention.span.end]
        top = min(inside, key=lambda k: len(s.above(k)), default=None)
        if top is None or _of_another(s, inside[-1]) or s.tokens[top].dep in _MODIFYING:
            continue
        above = s.tokens[top].head
        if above == verb or (s.tokens[above].dep == "prep" and s.tokens[above].head == verb):
            ref = date_of(mention, narrated, False)
            if ref is not None and ref.earliest is not None and ref.latest is not None:
                return ref
    return None


def resolve_first(timed: list[Timed], date_of: DateOf, narrated: TimeRef | None, forward: bool) -> TimeRef | None:
    """The first of the mentions that comes to days at all."""
    for one in timed:
        if one.distance > _FAR:
            break
        ref = date_of(one.mention, narrated, forward)
        if ref is not None and (ref.earliest or ref.latest):
            return ref
    return None
