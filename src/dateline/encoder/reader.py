"""The trained reader: what encoder and heads say of a text's words, as labelled spans."""

from __future__ import annotations

import bisect
from collections.abc import Collection, Sequence
from functools import cached_property
from pathlib import Path

from dateline.encoder.encoder import Array, Encoder
from dateline.encoder.heads import Heads
from dateline.encoder.pieces import marked_row
from dateline.encoder.spans import Spans
from dateline.records.reading import Labelled
from dateline.records.syntax import Sentence

DATA = Path(__file__).with_name("data")
# How far from its trigger a word may be an argument, in words.
REACH = 150


class Reader:
    """Reads texts given as words. Load once; a call keeps nothing of its text."""

    def __init__(self, encoder: Encoder, heads: Heads) -> None:
        self._encoder, self._heads = encoder, heads

    @classmethod
    def load(cls, folder: Path = DATA) -> Reader:
        """The packaged reader. Raises AssetError where its files are missing or damaged."""
        return cls(Encoder.load(folder), Heads.load(folder))

    def read(self, words: Sequence[str], sentences: Sequence[int]) -> Reading:
        """What is said of one text's `words`; `sentences` holds the index of each sentence's first word."""
        return Reading(self._encoder(words, sentences), sentences, self._heads)

    def pair(self, words: Sequence[str], source: tuple[int, int], target: tuple[int, int]) -> dict[str, float]:
        """Probability of each PLOVER root for what passes from a sentence's source to its target (ranges of words)."""
        row = marked_row(words, self._encoder.cut(words), (source, target))
        states = self._encoder.run(row.pieces, row.cases)
        found = self._heads.pair(states[0], states[row.first], states[row.second])
        return dict(zip(self._heads.labels["pair"], map(float, found), strict=True))


class Reading:
    """What the heads say of one text. Each head is worked out when first asked for."""

    def __init__(self, states: Array, sentences: Sequence[int], heads: Heads) -> None:
        self._states, self._sentences, self._heads = states, list(sentences), heads
        self._words: dict[str, Array] = {}

    @property
    def states(self) -> Array:
        """The encoder's states (words, width)."""
        return self._states

    def chances(self, head: str) -> Array:
        """Probabilities (words, labels) of a head of single words, labels in the order of `labels(head)`."""
        if head not in self._words:
            self._words[head] = self._heads.word(head, self._states)
        return self._words[head]

    def labels(self, head: str) -> tuple[str, ...]:
        return self._heads.labels[head]

    def mentions(self, parsed: Sequence[Sentence] | None = None) -> list[Labelled]:
        """Mentions that do not overlap: runs of words, or whole phrases (see `spans`) where the text comes `parsed`."""
        if parsed is None:
            return self._tagged("mention")
        return Spans.load()(parsed, self.chances("mention"), self.labels("mention"))

    def fillers(self) -> list[Labelled]:
        return self._tagged("filler")

    def triggers(self) -> list[Labelled]:
        """Words that name a claim: a PLOVER type, POSTURE or HARM."""
        return self._runs(self.chances("claim"), self.labels("claim"))

    def native_triggers(self) -> list[Labelled]:
        """Words that name an event of the finer types of the event corpora."""
        return self._runs(self.chances("native"), self.labels("native"))

    def cues(self) -> list[Labelled]:
        """Words that say that somebody says something."""
        return self._runs(self.chances("cue"), self.labels("cue"))

    def incidents(self) -> dict[str, float]:
        """Probability of each incident type of MUC-4 in the text as a whole."""
        return dict(zip(self.labels("incident"), map(float, self._heads.incidents(self._states)), strict=True))

    def role_chances(self, trigger: int) -> tuple[int, Array]:
        """The first word in reach of the trigger, and the probabilities (words, roles) of the words from there on."""
        low, high = max(0, trigger - REACH), min(len(self._states), trigger + REACH + 1)
        at = self._sentence_of[trigger]
        summed, product = self._projected
        return low, self._heads.roles(
            self._states[trigger],
            (summed[low:high], product[low:high]),
            range(low - trigger, high - trigger),
            [self._sentence_of[word] - at for word in range(low, high)],
        )

    def roles(self, trigger: int, allowed: Collection[str] | None = None, least: float = 0.4) -> list[Labelled]:
        """Arguments of the trigger at word `trigger`: runs of words whose roles together are likelier than `least`.

        `allowed` limits the roles that are looked for; the probability of the others then counts as none.
        """
        low, chances = self.role_chances(trigger)
        labels = self.labels("role")
        if allowed is not None:
            shut = [n for n, label in enumerate(labels) if label and label not in allowed]
            chances[:, 0] += chances[:, shut].sum(-1)
            chances[:, shut] = 0
        chances[:, 0] = chances[:, 0] >= 1 - least
        return [Labelled(s + low, e + low, label, score) for s, e, label, score in self._runs(chances, labels)]

    def same_event(self, left: int, right: int) -> float:
        """Probability that the triggers at two words tell one event."""
        return self._heads.same_event(self._states[left], self._states[right])

    @cached_property
    def _projected(self) -> tuple[Array, Array]:
        return self._heads.project(self._states)

    @cached_property
    def _sentence_of(self) -> list[int]:
        return [bisect.bisect_right(self._sentences, word) - 1 for word in range(len(self._states))]

    def _tagged(self, head: str) -> list[Labelled]:
        """Spans of a head with B- and I- labels; an I- that follows nothing of its kind begins a span."""
        chances, labels = self.chances(head), self.labels(head)
        best = chances.argmax(-1)
        found: list[tuple[int, int, str]] = []
        for word, label in enumerate(labels[n] for n in best):
            if not label:
                continue
            place, kind = label.split("-", 1)
            if place == "I" and found and found[-1][1] == word and found[-1][2] == kind:
                found[-1] = (found[-1][0], word + 1, kind)
            else:
                found.append((word, word + 1, kind))
        return [Labelled(s, e, kind, float(1 - chances[s:e, 0].max())) for s, e, kind in found]

    def _runs(self, chances: Array, labels: Sequence[str]) -> list[Labelled]:
        """Runs of words with the same best label."""
        best = chances.argmax(-1)
        found: list[Labelled] = []
        for word, number in enumerate(best):
            label = labels[number]
            if not label:
                continue
            score = float(chances[word, number])
            if found and found[-1].end == word and found[-1].label == label:
                found[-1] = Labelled(found[-1].start, word + 1, label, max(score, found[-1].score))
            else:
                found.append(Labelled(word, word + 1, label, score))
        return found
