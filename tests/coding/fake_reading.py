"""A trained reader's answers, made up for a test: tables of probabilities by word."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt

LABELS = {
    "claim": (
        *("", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT"),
        *("THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "POSTURE", "HARM"),
    ),
    "mode": ("", "arrest", "seize", "aerial", "heavy-weapons", "withdraw", "release", "troops", "riot"),
    "role": ("", "agent", "patient", "time", "place", "origin", "destination", "content"),
}
Row = Mapping[str, float]


class FakeReading:
    """Probabilities of `words` words; what is not given is none.

    `claims` and `modes` hold rows by word, `roles` for a trigger's word rows by word. `reach` is the range of words
    that roles are told for.
    """

    def __init__(
        self,
        words: int,
        claims: Mapping[int, Row] | None = None,
        modes: Mapping[int, Row] | None = None,
        roles: Mapping[int, Mapping[int, Row]] | None = None,
        reach: tuple[int, int] | None = None,
    ) -> None:
        self._words, self._rows = words, {"claim": claims or {}, "mode": modes or {}}
        self._roles, self._reach = roles or {}, reach or (0, words)
        self.asked: list[int] = []

    def labels(self, head: str) -> tuple[str, ...]:
        return LABELS[head]

    def chances(self, head: str) -> npt.NDArray[np.float32]:
        return self._matrix(head, self._rows[head], 0, self._words)

    def role_chances(self, trigger: int) -> tuple[int, npt.NDArray[np.float32]]:
        self.asked.append(trigger)
        low, high = self._reach
        return low, self._matrix("role", self._roles.get(trigger, {}), low, high)

    def same_event(self, left: int, right: int) -> float:
        return float(left == right)

    @staticmethod
    def _matrix(head: str, rows: Mapping[int, Row], low: int, high: int) -> npt.NDArray[np.float32]:
        found = np.zeros((high - low, len(LABELS[head])), np.float32)
        for word in range(low, high):
            row = rows.get(word, {})
            for label, chance in row.items():
                found[word - low, LABELS[head].index(label)] = chance
            found[word - low, 0] += 1 - sum(row.values())
        return found
