"""What the trained reader adds to the rules: triggers that no row knows, doubt about those that one does, and roles."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence

import msgspec
import numpy as np

from dateline.coding.draft import Belief
from dateline.coding.frames import noun_frame, verb_frame
from dateline.coding.phrases import about
from dateline.coding.triggers import Hit
from dateline.lexicon.events import MODES, EventEntry
from dateline.records.reading import WordChances
from dateline.records.syntax import Sentence

# A word that no row knows is a trigger from this probability of its type on.
_NEW = 0.25
# A row's trigger that the rules silenced comes back from this probability on; its words are no new trigger below it.
_BACK = 0.7
#: The roles that claims ask for; what the reader knows besides them counts as none.
ROLES = frozenset({"agent", "patient", "place", "origin", "destination", "instrument", "source"})
# A role is filled from this probability on, higher where it is filled from another sentence.
_NEAR, _FAR = 0.5, 0.6
_LONG = 12  # words of a phrase that can still be a party


class Filler(msgspec.Struct, frozen=True):
    """The head of a phrase that fills a role, with the role's probability."""

    sentence: Sentence
    token: int
    chance: float


class Insight:
    """The reader's probabilities for the tokens of one report."""

    def __init__(self, reading: WordChances, sentences: Sequence[Sentence]) -> None:
        self._reading, self._sentences = reading, sentences
        self._first: list[int] = []
        count = 0
        for s in sentences:
            self._first.append(count)
            count += len(s.tokens)
        self._claim = reading.chances("claim")
        self._best = self._claim[:, 1:].argmax(-1) + 1
        self._types = {label: n for n, label in enumerate(reading.labels("claim"))}
        self._roles: dict[tuple[int, int], dict[str, list[Filler]]] = {}

    def claim(self, s: Sentence, i: int, kind: str) -> float:
        """Probability that the token is a trigger of `kind` (a PLOVER type, POSTURE or HARM)."""
        return float(self._claim[self._first[s.index] + i, self._types[kind]])

    def nothing(self, s: Sentence, i: int) -> float:
        """Probability that the token is no trigger of a claim; a harm by itself is none."""
        row = self._claim[self._first[s.index] + i]
        return float(row[0] + row[self._types["HARM"]])

    def best(self, s: Sentence, i: int) -> tuple[str, float]:
        """The likeliest kind of trigger, none left aside, with its probability."""
        word = self._first[s.index] + i
        number = int(self._best[word])
        return self._reading.labels("claim")[number], float(self._claim[word, number])

    def mode(self, s: Sentence, i: int, kind: str) -> str | None:
        """The likeliest of the type's modes, or None where that is no mode."""
        row = self._reading.chances("mode")[self._first[s.index] + i]
        labels = self._reading.labels("mode")
        legal = [n for n, label in enumerate(labels) if not label or label in MODES[kind]]
        return labels[max(legal, key=lambda n: float(row[n]))] or None

    def revise(self, s: Sentence, hits: list[Hit], known: list[Hit]) -> list[Hit]:
        """The rows' triggers, with those that only the reader knows.

        ``known`` are all that rows know in the sentence; one of them that the rules silenced (so that it is not among
        ``hits``) comes back where the reader is sure of it. What the reader holds against a row's trigger lowers its
        claim's confidence: to drop triggers here, or to take the reader's type for them, lost more than it gained.
        """
        silenced = [hit for hit in known if hit not in hits]
        kept = hits + [
            hit
            for hit in silenced
            if hit.entry.type in self._types and self.claim(s, hit.token, hit.entry.type) >= _BACK
        ]
        taken = {k for hit in kept for k in hit.words}
        quiet = {k for hit in silenced for k in hit.words}
        for token in s.tokens:
            if token.index in taken:
                continue
            kind, chance = self.best(s, token.index)
            if chance < (_BACK if token.index in quiet else _NEW) or kind == "HARM":
                continue
            if any(kind == hit.entry.type and abs(hit.token - token.index) <= 2 for hit in kept):
                continue  # "carried out" and "raid": one act, one trigger
            kept.append(self._hit(s, token.index, kind))
            taken.add(token.index)
        return sorted(kept, key=lambda hit: hit.token)

    def _hit(self, s: Sentence, i: int, kind: str) -> Hit:
        token = s.tokens[i]
        verb = token.tag.startswith("VB")
        entry = EventEntry(
            words=(token.lemma,),
            head=0,
            pos="v" if verb else "n",
            type=kind,
            mode=self.mode(s, i, kind) if kind != "POSTURE" else None,
            open_mode=False,
            needs=(),
            roles=(),
            flags=frozenset({"read"}),
            line=0,
        )
        return Hit(i, entry, verb_frame(s, i) if verb else noun_frame(s, i), (i,))

    def belief(self, s: Sentence, tokens: Iterable[int], kind: str | None) -> Belief:
        """What the reader gives the likeliest of the words that made a claim of `kind` (None: a posture)."""
        words = list(tokens)
        own = max(self.claim(s, k, kind or "POSTURE") for k in words)
        return Belief(own, max(1 - self.nothing(s, k) for k in words))

    def fillers(self, s: Sentence, i: int, role: str) -> list[Filler]:
        """The phrases that fill `role` of the trigger: those of its own sentence, or else the likeliest of another."""
        key = (s.index, i)
        if key not in self._roles:
            self._roles[key] = self._read_roles(s, i)
        found = self._roles[key].get(role, [])
        near = [f for f in found if f.sentence.index == s.index]
        if near:
            return near
        far = [f for f in found if f.chance >= _FAR]
        return [max(far, key=lambda f: f.chance)] if far else []

    def _read_roles(self, s: Sentence, i: int) -> dict[str, list[Filler]]:
        low, chances = self._reading.role_chances(self._first[s.index] + i)
        labels = self._reading.labels("role")
        asked = [n for n, label in enumerate(labels) if label in ROLES]
        best = np.array(asked)[chances[:, asked].argmax(-1)]
        found: dict[str, list[Filler]] = {}
        reached = slice(bisect.bisect_right(self._first, low) - 1, bisect.bisect_left(self._first, low + len(best)))
        for sentence in self._sentences[reached]:
            start = self._first[sentence.index] - low
            at = 0
            while at < len(sentence.tokens):
                row = start + at
                if not 0 <= row < len(best) or chances[row, best[row]] < _NEAR:
                    at += 1
                    continue
                end = at
                while end < len(sentence.tokens) and start + end < len(best) and best[start + end] == best[row]:
                    if chances[start + end, best[row]] < _NEAR / 2:
                        break
                    end += 1
                if end - at <= _LONG:
                    chance = float(chances[start + at : start + end, best[row]].max())
                    head = _head(sentence, at, end)
                    found.setdefault(labels[best[row]], []).append(Filler(sentence, about(sentence, head), chance))
                at = end
        return found


def _head(s: Sentence, start: int, end: int) -> int:
    """The word of the run that the others hang from."""
    for i in range(start, end):
        head = s.tokens[i].head
        if (head < start or head >= end or head == i) and s.tokens[i].tag not in ("IN", "DT", ","):
            return i
    return end - 1
