"""TimeML texts in the scheme: expressions of time as mentions (TimeBank and AQUAINT of TempEval-3, WikiWars).

Dates, times of day, durations and sets are all Temporal. The date of writing stands outside the text and is no mention.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from benchmarks.accuracy.text_words import TextWords
from training.reader.example import Example, Span

ARCHIVES = (Path("timeml/tbaq-cleaned.tar.gz"), Path("timeml/wikiwars-train.tar.gz"))


def examples(data: Path) -> Iterator[Example]:
    """One example a text, of both archives in the order of the names; `data` holds `timeml/`."""
    for archive in ARCHIVES:
        with tarfile.open(data / archive) as tar:
            for member in sorted(tar.getmembers(), key=lambda member: member.name):
                name = PurePosixPath(member.name)
                file = tar.extractfile(member) if name.suffix == ".tml" else None
                if file:
                    yield example(name.stem, file.read())


def example(text_id: str, document: bytes) -> Example:
    """Of expressions inside one another the outer one is the mention; one without words is none."""
    root = ElementTree.fromstring(document).find("TEXT")
    if root is None:
        raise ValueError(f"{text_id} has no TEXT")
    pieces: list[str] = []
    times: list[tuple[int, int]] = []
    _walk(root, pieces, times, 0)
    page = TextWords("".join(pieces))
    mentions: list[Span] = []
    for start, end in sorted(times, key=lambda place: (place[0], -place[1])):
        found = page.words_of(start, end)
        if found and (not mentions or mentions[-1].end <= found[0]):
            mentions.append(Span(*found, "Temporal"))
    return Example(
        corpus="timebank",
        id=text_id,
        words=page.words,
        sentences=tuple(page.sentences),
        mentions=tuple(mentions),
        mention_types=("Temporal",),
    )


def _walk(element: ElementTree.Element, pieces: list[str], times: list[tuple[int, int]], start: int) -> int:
    """Adds the text of `element`, which begins at `start`, and the ranges of its times; returns where it ends."""
    at = start + len(element.text or "")
    pieces.append(element.text or "")
    for child in element:
        at = _walk(child, pieces, times, at)
        pieces.append(child.tail or "")
        at += len(child.tail or "")
    if element.tag == "TIMEX3" and at > start:
        times.append((start, at))
    return at
