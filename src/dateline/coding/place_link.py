"""From an act to the place where it happened: a small net over the reader's states, the tree and the words between.

Every candidate of the trigger's sentence (`place_candidates`) gets a score, and so does "nowhere in this sentence"; the
chances are a softmax over them. Learnt from acts in conflict news and the places that annotators gave them (Halterman
2019), by `training/places_of_events`. Read with another encoder than it was trained on, the weights mean nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from dateline.coding.place_candidates import Candidate, candidates, namelike
from dateline.coding.place_link_features import features_alone, features_between, features_of_trigger
from dateline.lexicon.place_links import Floats, PlaceLinkWeights
from dateline.records.mention import PlaceMention
from dateline.records.reading import WordChances
from dateline.records.syntax import Sentence

#: Roles whose chance the candidate's head has for the trigger, and mentions whose chance its words have.
ROLES = ("place", "origin", "destination", "patient", "agent", "")
MENTIONS = ("Organisation", "Person", "Nationality")
#: Numbers of a candidate alone, and of one as seen from a trigger.
ALONE, BETWEEN = 9, len(ROLES) + 2
_LEAST = 1e-3
# A place that is told in one breath with the best ("in Homs and Hama") is meant as well from this share of its chance.
_WITH = 0.02
_BREATH = frozenset(", and & or the both".split())


class Linked(NamedTuple):
    """A candidate with the probability that the act happened there."""

    candidate: Candidate
    chance: float


class Links(NamedTuple):
    """The candidates for one trigger, the likeliest first, and the probability that none is its place."""

    linked: tuple[Linked, ...]
    nowhere: float


class _Known(NamedTuple):
    """What a sentence's candidates give whatever the trigger is."""

    candidates: list[Candidate]
    inner: Floats  # (candidates, h)
    product: Floats
    sentence: Floats


class PlaceLinker:
    """Holds the weights; `of` looks at one report."""

    def __init__(self, weights: PlaceLinkWeights) -> None:
        self._weights = weights

    @classmethod
    def load(cls) -> PlaceLinker:
        """The packaged linker. Raises AssetError where its weights are missing or damaged."""
        return cls(PlaceLinkWeights.load())

    def of(self, sentences: Sequence[Sentence], places: Sequence[PlaceMention], reading: WordChances) -> PlaceLinks:
        """The links of one report; ``reading`` is of its sentences' tokens, one after another."""
        return PlaceLinks(self._weights, sentences, places, reading)


class PlaceLinks:
    """The places of one report's acts, worked out when asked for."""

    def __init__(
        self,
        weights: PlaceLinkWeights,
        sentences: Sequence[Sentence],
        places: Sequence[PlaceMention],
        reading: WordChances,
    ) -> None:
        self._weights, self._m, self._reading = weights, weights.matrices, reading
        self._numbers = Numbers(reading)
        self._places = sorted(places, key=lambda place: place.span.start)
        self._place_starts = [place.span.start for place in self._places]
        self._first: list[int] = []
        count = 0
        for s in sentences:
            self._first.append(count)
            count += len(s.tokens)
        self._known: dict[int, _Known] = {}

    def __call__(self, s: Sentence, trigger: int) -> Links:
        """Where the act happened whose trigger is token ``trigger`` of ``s``."""
        known, m = self._of_sentence(s), self._m
        state = self._reading.states[self._first[s.index] + trigger]
        nowhere = self._nowhere(s, trigger, state, known)
        if not known.candidates:
            return Links((), 1.0)
        first = self._first[s.index]
        between = (
            np.stack([self._summed(features_between(s, trigger, candidate)) for candidate in known.candidates])
            + self._numbers.between(first, first + trigger, known.candidates) @ m["numbers"][:, ALONE:].T
        )
        inner = np.maximum(known.inner + between + (m["trigger"] @ state + m["trigger_bias"]), 0)
        product = known.product * (m["trigger_product"] @ state)
        scores = np.concatenate([inner, product], 1) @ m["score"][0] + m["score_bias"][0]
        top = max(float(scores.max()), nowhere)
        raised, none = np.exp(scores - top), float(np.exp(nowhere - top))
        total = float(raised.sum()) + none
        ranked = sorted(zip(known.candidates, raised / total, strict=True), key=lambda found: -found[1])
        return Links(tuple(Linked(candidate, float(chance)) for candidate, chance in ranked), none / total)

    def _of_sentence(self, s: Sentence) -> _Known:
        if s.index not in self._known:
            found, m, first = candidates(s), self._m, self._first[s.index]
            states = self._reading.states[first : first + len(s.tokens)]
            rows = border_rows(found, len(s.tokens))
            inner = np.zeros((len(found), len(m["score"][0]) // 2), np.float32)
            if found:
                places = self._places[bisect_left(self._place_starts, s.start) : bisect_left(self._place_starts, s.end)]
                inner += np.stack([self._summed(features_alone(s, c, places)) for c in found])
                inner += self._numbers.alone(first, found, len(s.tokens)) @ m["numbers"][:, :ALONE].T
                inner += m["numbers_bias"]
                for name, column in zip(("first", "last", "head", "before", "after"), rows.T, strict=True):
                    inner += states[column] @ m[name].T
            product = states[rows[:, 2]] @ m["head_product"].T
            self._known[s.index] = _Known(found, inner, product, states.mean(0))
        return self._known[s.index]

    def _nowhere(self, s: Sentence, trigger: int, state: Floats, known: _Known) -> float:
        m, rows = self._m, self._weights.known_trigger
        inner = m["claim"] @ self._reading.chances("claim")[self._first[s.index] + trigger] + m["claim_bias"]
        inner = inner + m["alone"] @ state + m["alone_bias"] + m["sentence"] @ known.sentence + m["sentence_bias"]
        for name in features_of_trigger(s, trigger):
            if name in rows:
                inner += m["known_trigger"][rows[name]]
        return float(m["nowhere"][0] @ np.maximum(inner, 0) + m["nowhere_bias"][0])

    def _summed(self, names: Iterable[str]) -> Floats:
        rows = self._weights.known
        found: Floats = self._m["known"][[rows[name] for name in names if name in rows]].sum(0)
        return found


class Numbers:
    """What the reader's heads say of candidates, as logarithms of chances."""

    def __init__(self, reading: WordChances) -> None:
        self._reading = reading
        labels = reading.labels("mention")
        self._kinds = {
            kind: [n for n, label in enumerate(labels) if label[2:] == kind]
            for kind in ("Location", "Facility", *MENTIONS)
        }
        self._begin, self._inside = labels.index("B-Location"), labels.index("I-Location")
        roles = reading.labels("role")
        self._roles = [roles.index(role) for role in ROLES]

    def alone(self, first: int, found: Sequence[Candidate], length: int) -> Floats:
        """Numbers (candidates, ALONE) of candidates in the ``length`` words from the report's ``first`` on."""
        chances = self._reading.chances("mention")[first : first + length]
        kinds = {kind: chances[:, columns].sum(1) for kind, columns in self._kinds.items()}
        place = kinds["Location"] + kinds["Facility"]
        rows = np.empty((len(found), ALONE), np.float32)
        for n, (start, end, _, _) in enumerate(found):
            rows[n] = (
                kinds["Location"][start:end].min(),
                chances[start, self._begin],
                chances[start, self._inside],
                kinds["Facility"][start:end].min(),
                *(kinds[kind][start:end].max() for kind in MENTIONS),
                place[start - 1] if start else 0,
                place[end] if end < length else 0,
            )
        return _log(rows)

    def between(self, first: int, trigger: int, found: Sequence[Candidate]) -> Floats:
        """Numbers (candidates, BETWEEN) of the roles for the report's word ``trigger``."""
        low, chances = self._reading.role_chances(trigger)
        rows = np.zeros((len(found), BETWEEN), np.float32)
        for n, (start, end, head, _) in enumerate(found):
            a, b, top = first + start - low, first + end - low, first + head - low
            if a >= 0 and b <= len(chances):
                place = chances[a:b, self._roles[0]]
                rows[n] = (*chances[top, self._roles], place.min(), place.max())
        return _log(rows)


def border_rows(found: Sequence[Candidate], length: int) -> npt.NDArray[np.intp]:
    """For each candidate the words whose states count: its first, last and head, the one before and the one after."""
    rows = [(c.start, c.end - 1, c.head, max(c.start - 1, 0), min(c.end, length - 1)) for c in found]
    return np.array(rows, np.intp).reshape(-1, 5)


def chosen(s: Sentence, links: Links) -> list[Candidate]:
    """Where the act happened: the likeliest candidate with those told in one breath with it, or none; by start."""
    if not links.linked or links.linked[0].chance <= links.nowhere:
        return []
    best, chance = links.linked[0]
    kept = [best]
    for other, likely in links.linked[1:]:
        if likely < _WITH * chance:
            break
        if all(other.end <= c.start or c.end <= other.start for c in kept) and _together(s, best, other):
            kept.append(other)
    return sorted(kept)


def _together(s: Sentence, a: Candidate, b: Candidate) -> bool:
    """Are two candidates members of one list, with nothing but names between them?"""
    low, high = min(a.end, b.end), max(a.start, b.start)
    if not all(namelike(token) or token.lower in _BREATH for token in s.tokens[low:high]):
        return False
    return _listed_under(s, a.head) == _listed_under(s, b.head)


def _listed_under(s: Sentence, i: int) -> int:
    """The first member of the list that token ``i`` is in."""
    for _ in s.tokens:
        token = s.tokens[i]
        if token.dep not in ("conj", "appos", "compound", "nmod") or token.head == i:
            break
        i = token.head
    return i


def _log(chances: Floats) -> Floats:
    found: Floats = np.log(chances + np.float32(_LEAST))
    return found
