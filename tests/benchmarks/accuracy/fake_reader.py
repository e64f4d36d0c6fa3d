"""A reader that answers from lists, for tests of what is measured of the real one."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from dateline.records.reading import Labelled
from dateline.records.syntax import Sentence


def labelled(*spans: tuple[int, int, str]) -> list[Labelled]:
    return [Labelled(*span, 1.0) for span in spans]


class FakeReading:
    def __init__(self, mentions: list[Labelled], cues: list[Labelled], roles: Mapping[int, list[Labelled]]) -> None:
        self._mentions, self._cues, self._roles = mentions, cues, roles

    def mentions(self, parsed: Sequence[Sentence] | None = None) -> list[Labelled]:
        return self._mentions

    def cues(self) -> list[Labelled]:
        return self._cues

    def roles(self, trigger: int, allowed: Collection[str] | None = None) -> list[Labelled]:
        assert allowed == {"source", "content"}
        return self._roles.get(trigger, [])


class FakeReader:
    """Reads nothing in any text but those of `known`, given by their first word."""

    def __init__(self, known: Mapping[str, FakeReading]) -> None:
        self._known = known

    def read(self, words: Sequence[str], sentences: Sequence[int]) -> FakeReading:
        assert sentences[0] == 0
        return self._known.get(words[0], FakeReading([], [], {}))
