"""What the trained reader says of a text's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt


class Labelled(NamedTuple):
    """Words `start` to `end` (half-open) are `label`, with the probability `score`."""

    start: int
    end: int
    label: str
    score: float


class WordChances(Protocol):
    """A reading of one text, as the coder asks it. Words are counted through the text; labels begin with "" (none)."""

    @property
    def states(self) -> npt.NDArray[np.float32]:
        """The encoder's states (words, width), for what was trained on them."""

    def labels(self, head: str) -> tuple[str, ...]:
        """The labels of a head, in the order of its probabilities."""

    def chances(self, head: str) -> npt.NDArray[np.float32]:
        """Probabilities (words, labels) of a head of single words."""

    def role_chances(self, trigger: int) -> tuple[int, npt.NDArray[np.float32]]:
        """The first word in reach of the trigger, and the probabilities (words, roles) of the words from there on."""

    def same_event(self, left: int, right: int) -> float:
        """Probability that the triggers at two words tell one event."""
