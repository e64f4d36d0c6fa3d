"""The paragraphs of a text that are story, furniture left out."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.records.report import Furniture
from dateline.text.lines import Line, paragraphs


def story_paragraphs(text: str, furniture: Sequence[Furniture], most: int | None = None) -> list[Line]:
    """The paragraphs (the first ``most``) that do not lie in furniture; ``furniture`` is in order."""
    found: list[Line] = []
    at = 0
    for line in paragraphs(text):
        while at < len(furniture) and furniture[at].end <= line.start:
            at += 1
        if at < len(furniture) and furniture[at].start <= line.start and line.end <= furniture[at].end:
            continue
        found.append(line)
        if most is not None and len(found) >= most:
            break
    return found


def head(text: str, length: int) -> str:
    """The first ``length`` characters, cut back to a whole line so that line shapes hold."""
    if len(text) <= length:
        return text
    cut = text.rfind("\n", 0, length)
    return text[: cut if cut > length // 2 else length]


__all__ = ["head", "story_paragraphs"]
