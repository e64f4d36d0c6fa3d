"""Sentences and reports that speak of violence without telling of any: films, anniversaries, drills, sport, accidents.

A reason is given only where every word of violence in the sentence is explained by it. "Gunmen attacked a ceremony
marking the anniversary of the siege" has a word of violence before the anniversary is named, and so tells of an attack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dateline.lexicon.domains import DOMAINS, HARMFUL, Domains, Spot, split_words

_ALL: Final[frozenset[str]] = frozenset()
_FORCE: Final = frozenset({"ASSAULT", "CASUALTY"})
#: The event types that a reason speaks against; an empty set stands for all of them. An anniversary march is a march,
#: a drill moves troops and a driver who caused an accident may be arrested.
SILENCED: Final[Mapping[str, frozenset[str]]] = {
    "sport": _ALL,
    "film": _ALL,
    "horoscope": _ALL,
    "anniversary": _FORCE,
    "drill": _FORCE,
    "trial": _FORCE,
    "accident": _FORCE,
    "disaster": _FORCE,
    "illness": _FORCE,
    "business": _FORCE | {"MOBILIZE", "RETREAT"},
    "science": _FORCE,
    "metaphor": _FORCE,
    "title": _FORCE,
}
_REASONS: Final = {
    "sport": "sport",
    "entertainment": "film",
    "celebrity": "film",
    "award": "film",
    "science": "science",
}
_LEADS: Final = frozenset({"on", "at", "during", "in", "as", "ahead", "before", "since", "for", "amid", "with"})
_LEADS_LATER: Final = frozenset({"before", "after", "into", "ahead"})
_FRESH: Final = frozenset({"recent", "recently", "latest", "last", "yesterday"})
#: Words at which talk of the past or of a plot gives way to news.
_BREAKS: Final = frozenset(
    "when while as but hours minutes days prompted sparked triggered provoked drew although though despite".split()
)
_STIRRED: Final = frozenset("prompted sparked triggered provoked drew hours days led leading".split())
#: Words at which it gives way unless a relative clause was opened before ("the attack that killed 12 and wounded 40").
_JOINTS: Final = frozenset({"and", "with", "by", "after"})
_RELATIVES: Final = frozenset({"that", "which", "who", "whose", "where"})
_YEAR_BEFORE: Final = frozenset(
    "in of the since from until 's during january february march april may june july august september october november "
    "december".split()
)
#: What follows "a drill" where it says what is played.
_AIMS: Final = frozenset({"for", "against", "to", "on", "involving", "featuring"})
_MOCK: Final = frozenset("mock simulated pretend dummy imaginary fictional fictitious blank blanks".split())
#: Words that business and science do not use of themselves, unlike "battle", "hit" and "fired".
_BLUNT: Final = frozenset(
    "explosion explosions exploded explode exploding blast blasts blew weapon weapons gun guns burned torched tore "
    "ripped set smashed burnt razed".split()
)
_REACH: Final = 7  # words: how far behind "relatives of" or "no sign of" the deed may stand
_LONGEST: Final = 300  # words: what is longer is a list or noise
_ENOUGH: Final = 1.0  # weight at which a sentence is of a domain
_PLENTY: Final = 4.0  # and at which a report is


class _Sentence:
    """The words of one sentence and the cues in them."""

    def __init__(self, words: list[str], spots: list[Spot]) -> None:
        self.words, self.spots = words, spots
        labels = frozenset(label for spot in spots for label in spot.labels)
        self.labels = labels
        self.deeds = [
            s for s in spots if not s.labels.keys().isdisjoint(("armed", "violence", "harm")) and not _bland(s)
        ]

    def of(self, *labels: str) -> list[Spot]:
        return [spot for spot in self.spots if any(label in spot.labels for label in labels)]

    def leading(self, cue: Spot) -> bool:
        """Does ``cue`` stand in a phrase that leads the sentence ("on the anniversary", "hours before the drill")?"""
        return cue.start <= 8 and (self.words[0] in _LEADS or not _LEADS_LATER.isdisjoint(self.words[1:3]))

    def comma_after(self, cue: Spot) -> int:
        return next((i for i in range(cue.end, len(self.words)) if self.words[i] == ","), len(self.words))

    def reach(self, cue: Spot, *, joints: bool = True) -> int:
        """Where the words that ``cue`` governs end. A phrase that leads the sentence ends at its comma."""
        if self.leading(cue):
            return self.comma_after(cue)
        relative = False
        deeds = {spot.end for spot in self.deeds}
        for i in range(cue.end, len(self.words)):
            word = self.words[i]
            relative = relative or word in _RELATIVES
            if i in deeds or i == cue.end:  # "killed when the airliner", "to the day after"
                continue
            if word in _BREAKS or (joints and word in _JOINTS and not relative):
                return i
        return len(self.words)

    def only_within(self, start: int, end: int, *, aside: Sequence[tuple[int, int]] = (), also: str = "") -> bool:
        """Do all deeds (and spots labelled ``also``) stand between ``start`` and ``end`` or in one of ``aside``?"""
        spots = self.deeds + ([s for s in self.spots if also in s.labels] if also else [])
        return all(start <= s.start < end or any(low <= s.start < high for low, high in aside) for s in spots)

    def long_ago(self) -> bool:
        """Does the sentence place something years back?"""
        return "past" in self.labels or any(_is_year(self.words, i) for i in range(1, len(self.words)))


def unreal(words: Sequence[str], domains: Domains) -> str | None:
    """Why the sentence of these lower-case words is no news of an act (a key of SILENCED), or None where it may be.

    Linear in the words. Precise rather than greedy: a doubt is None.
    """
    split = split_words(words)
    spots = domains.spot(split) if len(split) <= _LONGEST else []
    if not spots:
        return None
    s = _Sentence(split, spots)
    if "forecast" in s.labels and not s.labels & {"armed", "public"}:
        return "horoscope"
    for reason in (_anniversary, _drill, _film, _trial, _accident):
        found = reason(s)
        if found is not None:
            return found
    return _subject(s) or _word_only(s)


def silences(reason: str | None, event_type: str) -> bool:
    """Does ``reason`` speak against an event of this type?"""
    return reason is not None and (not SILENCED[reason] or event_type in SILENCED[reason])


def report_domain(words: Sequence[str], domains: Domains) -> str | None:
    """The domain that a whole report is about, where hardly a word of it tells of conflict; else None.

    Never an accident, a disaster or an illness: troops and aid are sent there.
    """
    split = split_words(words)
    weights: dict[str, float] = {}
    seen: set[tuple[str, ...]] = set()
    armed = public = 0
    for spot in domains.spot(split):
        term = tuple(split[spot.start : spot.end])
        if term in seen:
            continue
        seen.add(term)
        for label, weight in spot.labels.items():
            weights[label] = weights.get(label, 0.0) + weight
        if not _bland(spot):
            armed += "armed" in spot.labels
            public += "public" in spot.labels
    best = max(
        (name for name in weights if name in DOMAINS - HARMFUL), key=lambda name: (weights[name], name), default=None
    )
    if best is None or weights[best] < _PLENTY or armed > 1 or weights[best] < 1.5 * (armed + public):
        return None
    return best


def _bland(spot: Spot) -> bool:
    """A figure of speech or a title that only contains a word of violence."""
    return "figure" in spot.labels or "title" in spot.labels


def _is_year(words: Sequence[str], i: int) -> bool:
    word = words[i]
    return len(word) == 4 and word.isdigit() and "1800" <= word < "2100" and words[i - 1] in _YEAR_BEFORE


def _mourned(s: _Sentence) -> list[tuple[int, int]]:
    """ "relatives of those killed in the bombing": the stretches that only say who the people are."""
    return [(spot.start, spot.end + _REACH) for spot in s.of("mourner")]


def _anniversary(s: _Sentence) -> str | None:
    cue = next(iter(s.of("anniversary")), None)
    if cue is None and s.long_ago():
        cue = next(iter(s.of("memorial")), None)
    if cue is None or not s.deeds or not _FRESH.isdisjoint(s.words[cue.end :]):
        return None
    aside = [(low, min(high, cue.start)) for low, high in _mourned(s) if low < cue.start]
    if s.only_within(cue.start, s.reach(cue), aside=aside):
        return "anniversary"
    return None


def _drill(s: _Sentence) -> str | None:
    mocks, drills = s.of("simulation"), s.of("drill")
    if not s.deeds or not (mocks or drills):
        return None
    end = len(s.words)
    stretches = [stretch for mock in mocks if (stretch := _played(s, mock)) is not None]
    for drill in drills:
        if mocks and not s.leading(drill):
            stretches.append((drill.start, s.reach(drill) if drill.start > mocks[0].start else end))
        else:
            at = drill.end + (s.words[drill.end : drill.end + 1] == [","])
            following = s.words[at : at + 2]
            if following == ["in", "which"] or (following and following[0] in _AIMS):
                stretches.append((drill.end, end if following[0] == "in" else s.reach(drill)))
    return "drill" if s.only_within(0, 0, aside=stretches) else None


def _played(s: _Sentence, mock: Spot) -> tuple[int, int] | None:
    """The words that a word of make-believe takes back."""
    word, end = s.words[mock.start], len(s.words)
    if word in _MOCK and s.words[mock.end : mock.end + 1] not in (["the"], ["a"], ["his"], ["their"]):
        return mock.start - 3, mock.end + 3
    if s.leading(mock):
        return (mock.start, end) if s.words[0] == "in" else (mock.start, s.comma_after(mock))
    before = next((i for i in range(mock.end, end) if s.words[i] == "before"), end)
    return mock.start, min(before, end if mock.end - mock.start > 1 else s.reach(mock, joints=False))


def _film(s: _Sentence) -> str | None:
    work = next(iter(s.of("fiction")), None)
    if work is None:
        return None
    opening = next((t for t in s.of("telling") if t.start >= work.end), None)
    if opening is None or not s.deeds:
        return None
    if s.words[0] != "in" and s.leading(work):
        end = s.comma_after(opening)
    else:
        end = next((i for i in range(opening.end, len(s.words)) if s.words[i] in _STIRRED), len(s.words))
    return "film" if s.only_within(opening.start, end, also="public") else None


def _trial(s: _Sentence) -> str | None:
    cue = next(iter(s.of("court")), None)
    if cue is None or not s.deeds or not s.long_ago():
        return None
    return "trial" if s.only_within(cue.start, s.reach(cue, joints=False), aside=_mourned(s)) else None


def _accident(s: _Sentence) -> str | None:
    if s.labels.isdisjoint(("accident", "weather", "health")) or not s.deeds:
        return None
    aside = [(spot.start, spot.end + _REACH) for spot in s.of("excluded")]
    suspects = [
        spot
        for spot in s.deeds
        if ("armed" in spot.labels or s.words[spot.start] in _HOSTILE)
        and not any(low <= spot.start < high for low, high in aside)
    ]
    if suspects:
        return None
    weights = _weights(s, ("accident", "weather", "health"))
    best = max(weights, key=lambda name: (weights[name], name))
    if weights[best] < _ENOUGH or (not weights["accident"] and any(s.words[d.start] in _BLUNT for d in s.deeds)):
        return None
    return {"accident": "accident", "weather": "disaster", "health": "illness"}[best]


#: Words of violence that an accident or a disaster does not explain, unlike "blast", "struck" and "fire".
_HOSTILE: Final = frozenset(
    "attack attacks attacked attacking assault assaulted shot shoot shooting fired firing battle clash clashes clashed "
    "war fight fought fighting raid raided beat beaten offensive violence weapon weapons gun guns murder murdered "
    "murders slain slaughtered armed thrown threw hurled torched".split()
)


def _weights(s: _Sentence, domains: Sequence[str]) -> dict[str, float]:
    """The weights of the different terms, by domain."""
    seen: set[tuple[str, ...]] = set()
    weights = dict.fromkeys(domains, 0.0)
    for spot in s.spots:
        term = tuple(s.words[spot.start : spot.end])
        if term not in seen:
            seen.add(term)
            for label in spot.labels.keys() & weights.keys():
                weights[label] += spot.labels[label]
    return weights


def _subject(s: _Sentence) -> str | None:
    """Sport, show, business or science, where nobody is armed, hurt or in office."""
    if s.labels & {"armed", "harm", "public"}:
        return None
    weights = _weights(s, ("sport", "entertainment", "celebrity", "award", "business", "science"))
    best = max(weights, key=lambda name: (weights[name], name))
    if best in ("business", "science") and any(s.words[deed.start] in _BLUNT for deed in s.deeds):
        return None
    if weights[best] < _ENOUGH + (0.15 if best in ("sport", "business", "science") else 0):
        return None
    return _REASONS.get(best, best)


def _word_only(s: _Sentence) -> str | None:
    """A figure of speech or a title where nothing else in the sentence is violent."""
    if s.deeds:
        return None
    if "figure" in s.labels:
        return "metaphor"
    return "title" if "title" in s.labels and not s.labels & {"armed", "public"} else None
