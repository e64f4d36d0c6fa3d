"""Sentences and reports that speak of violence without telling of any: films, anniversaries, drills, sport, accidents.

A reason is given only where every word of violence in the sentence is explained by it. "Gunmen attacked a ceremony
marking the anniversary of the siege" has a word of violence before the anniversary is named, and so tells of an attack.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from dateline.lexicon.domains import DOMAINS, Domains, Spot, split_words

_ALL: Final[frozenset[str]] = frozenset()
_FORCE: Final = frozenset({"ASSAULT", "CASUALTY"})
#: The event types that a reason speaks against; an empty set stands for all of them. An anniversary march is a march,
#: a drill moves troops and a driver who caused an accident may be arrested.
SILENCED: Final[Mapping[str, frozenset[str]]] = {
    "sport": _ALL,
    "film": _ALL,
    "horoscope": _ALL,
    "anniversary": _FORCE | {"COERCE", "RETREAT"},
    "drill": _FORCE,
    "trial": _FORCE | {"COERCE"},
    "accident": _FORCE,
    "disaster": _FORCE,
    "illness": _FORCE,
    "business": _FORCE | {"MOBILIZE", "RETREAT"},
    "science": _FORCE,
    "metaphor": _FORCE,
    "title": _FORCE,
}
_REASONS: Final = {"sport": "sport", "entertainment": "film", "celebrity": "film", "award": "film", "science": "science"}
_LEADS: Final = frozenset({"on", "at", "during", "in", "as", "ahead", "before", "since", "for", "amid", "with"})
#: Words at which talk of the past or of a plot gives way to news.
_BREAKS: Final = frozenset(
    "when while as but hours minutes days prompted sparked triggered provoked drew although though despite".split()
)
#: Words at which it gives way unless a relative clause was opened before ("the attack that killed 12 and wounded 40").
_JOINTS: Final = frozenset({"and", "with", "by", "after"})
_RELATIVES: Final = frozenset({"that", "which", "who", "whose", "where"})
_YEAR_BEFORE: Final = frozenset(
    "in of the since from until 's during january february march april may june july august september october november "
    "december".split()
)
_REACH: Final = 7  # words: how far behind "relatives of" or "no sign of" the deed may stand
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

    def reach(self, cue: Spot, *, joints: bool = True) -> int:
        """Where the words that ``cue`` governs end. A phrase that leads the sentence ends at its comma."""
        if self.words[0] in _LEADS and cue.start <= 8:
            return next((i for i in range(cue.end, len(self.words)) if self.words[i] == ","), len(self.words))
        relative = False
        for i in range(cue.end, len(self.words)):
            word = self.words[i]
            relative = relative or word in _RELATIVES
            if word in _BREAKS or (joints and word in _JOINTS and not relative):
                return i
        return len(self.words)

    def only_within(self, start: int, end: int, *, aside: Sequence[tuple[int, int]] = (), also: str = "") -> bool:
        """Do all deeds (and spots labelled ``also``) stand between ``start`` and ``end`` or in one of ``aside``?"""
        spots = self.deeds + ([s for s in self.spots if also in s.labels] if also else [])
        return all(
            start <= s.start < end or any(low <= s.start < high for low, high in aside) for s in spots
        )

    def long_ago(self) -> bool:
        """Does the sentence place something years back?"""
        return "past" in self.labels or any(_is_year(self.words, i) for i in range(1, len(self.words)))


def unreal(words: Sequence[str], domains: Domains) -> str | None:
    """Why the sentence of these lower-case words is no news of an act (a key of SILENCED), or None where it may be.

    Linear in the words. Precise rather than greedy: a doubt is None.
    """
    split = split_words(words)
    spots = domains.spot(split)
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
    """The domain that a whole report is about, where hardly a word of it tells of conflict; else None."""
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
    best = max((name for name in weights if name in DOMAINS), key=lambda name: (weights[name], name), default=None)
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
    if cue is None or not s.deeds:
        return None
    aside = [(low, min(high, cue.start)) for low, high in _mourned(s) if low < cue.start]
    if s.only_within(cue.start, s.reach(cue), aside=aside):
        return "anniversary"
    return None


def _drill(s: _Sentence) -> str | None:
    mock = next(iter(s.of("simulation")), None)
    drill = next(iter(s.of("drill")), None)
    if not s.deeds or (mock is None and drill is None):
        return None
    if drill is not None and mock is not None:
        start = min(drill.start, mock.start)
        end = s.reach(drill) if drill.start < mock.start and s.words[0] in _LEADS else len(s.words)
        if mock.start < drill.start or mock.start < end:
            end = len(s.words) if s.words[0] not in _LEADS else max(end, s.reach(mock))
        return "drill" if s.only_within(start, end) else None
    if drill is not None and len(s.words) > drill.end:
        opened = s.words[drill.end] in ("for", "against", "to", "on", "in", "involving", "featuring", "of")
        if opened and (s.words[drill.end] != "in" or s.words[drill.end + 1 : drill.end + 2] == ["which"]):
            return "drill" if s.only_within(drill.end, s.reach(drill)) else None
        return None
    if mock is not None and s.words[mock.start] in ("mock", "simulated", "pretend", "staged"):
        return "drill" if s.only_within(mock.start, mock.end + 3) else None
    return None


def _film(s: _Sentence) -> str | None:
    work = next(iter(s.of("fiction")), None)
    if work is None:
        return None
    opening = next((t for t in s.of("telling") if t.start >= work.end), None)
    if opening is None or not s.deeds:
        return None
    if s.only_within(opening.start, s.reach(opening, joints=False), also="public"):
        return "film"
    return None


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
    if weights[best] < _ENOUGH:
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
    if weights[best] < _ENOUGH + (0.2 if best in ("business", "science") else 0):
        return None
    return _REASONS.get(best, best)


def _word_only(s: _Sentence) -> str | None:
    """A figure of speech or a title where nothing else in the sentence is violent."""
    if s.deeds:
        return None
    if "figure" in s.labels:
        return "metaphor"
    return "title" if "title" in s.labels else None
