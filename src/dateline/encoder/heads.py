"""The heads on the encoder's states: small matrices, read from `heads.npz` and run by numpy."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from dateline.encoder.assets import loading
from dateline.encoder.encoder import Array

Numbers = npt.NDArray[np.intp]

# What the smooth greatest of some hundred words' scores exceeds a single one by, taken off again.
INCIDENT_LEVEL = 3.0


class Heads:
    """The weights of every head with the labels of its outputs; "" is the label of none."""

    def __init__(self, weights: dict[str, Array], card: dict[str, object]) -> None:
        self._weights = weights
        labels = card["labels"]
        assert isinstance(labels, dict)
        self.labels: dict[str, tuple[str, ...]] = {name: tuple(found) for name, found in labels.items()}
        distances, apart = card["distances"], card["apart"]
        assert isinstance(distances, list)
        assert isinstance(apart, int)
        self._distances, self._apart = distances, apart

    @classmethod
    def load(cls, folder: Path) -> Heads:
        """The heads of `folder`. Raises AssetError where the file is missing or damaged."""
        path = folder / "heads.npz"
        with loading(path):
            with np.load(path) as stored:
                card = json.loads(stored["card"].tobytes())
                weights = {name: stored[name].astype(np.float32) for name in stored.files if name != "card"}
            return cls(weights, card)

    def word(self, head: str, states: Array) -> Array:
        """Probabilities (words, labels) of one of the heads of single words."""
        if not len(states):
            return np.zeros((0, len(self.labels[head])), np.float32)
        return softmax(self._linear(f"word.{head}", states))

    def incidents(self, states: Array) -> Array:
        """Probability of each incident type in the whole text: of the smooth greatest of its words' scores."""
        if not len(states):
            return np.zeros(len(self.labels["incident"]), np.float32)
        scores = self._linear("incident", states)
        top = scores.max(0)
        pooled = top + np.log(np.exp(scores - top).sum(0)) - INCIDENT_LEVEL
        found: Array = 1 / (1 + np.exp(-pooled))
        return found

    def project(self, states: Array) -> tuple[Array, Array]:
        """What `roles` needs of every word, worked out once a text."""
        return self._linear("word_sum", states), self._linear("word_product", states)

    def roles(
        self, trigger: Array, projected: tuple[Array, Array], offsets: Sequence[int], apart: Sequence[int]
    ) -> Array:
        """Probabilities (words, roles) of words for one trigger.

        `trigger` (width): its state; `projected`: that of the words in reach; `offsets`: how many words each stands
        after the trigger, and `apart` how many sentences.
        """
        summed, product = projected
        summed = np.maximum(
            summed
            + self._linear("trigger_sum", trigger)
            + self._weights["distance.weight"][distance_numbers(offsets, self._distances)]
            + self._weights["apart.weight"][apart_numbers(apart, self._apart)],
            0,
        )
        product = product * self._linear("trigger_product", trigger)
        return softmax(self._linear("role", np.concatenate([summed, product], -1)))

    def same_event(self, left: Array, right: Array) -> float:
        """Probability that two triggers, by their states (width), tell one event."""
        a, b = self._linear("same_left", left), self._linear("same_left", right)
        alike = float(a @ b / max(float(np.linalg.norm(a) * np.linalg.norm(b)), 1e-8))
        score = self._linear("same", np.concatenate([np.abs(a - b), a * b, np.array([alike], np.float32)]))
        return float(1 / (1 + np.exp(-score[0])))

    def pair(self, whole: Array, source: Array, target: Array) -> Array:
        """Probabilities of the sixteen roots for a sentence, by the states of its first, source's and target's mark."""
        inner = np.tanh(self._linear("pair_inner", np.concatenate([whole, source, target])))
        return softmax(self._linear("pair", inner))

    def _linear(self, name: str, states: Array) -> Array:
        found = states @ self._weights[f"{name}.weight"].T
        bias = self._weights.get(f"{name}.bias")
        return found if bias is None else found + bias


def distance_numbers(offsets: Sequence[int], distances: Sequence[int]) -> Numbers:
    """Rows of the distance embedding for words `offsets` after a trigger (before it: negative).

    `distances`, rising from 0, are what is told apart either way; farther words count as the farthest.
    """
    away = np.asarray(offsets)
    size = np.minimum(np.searchsorted(distances, np.abs(away)), len(distances) - 1)
    found: Numbers = len(distances) + np.where(away >= 0, size, -size)
    return found


def apart_numbers(apart: Sequence[int], most: int) -> Numbers:
    """Rows of the embedding of sentences between a trigger and words, `most` either way told apart."""
    found: Numbers = np.clip(np.asarray(apart), -most, most) + most
    return found


def softmax(scores: Array) -> Array:
    """Probabilities along the last axis."""
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    found: Array = raised / raised.sum(-1, keepdims=True)
    return found
