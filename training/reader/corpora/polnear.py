"""PolNeAR in the scheme: the cue of each attribution as a trigger, its source and content as arguments.

Attributions inside the content of others are kept as they are. An attribution without a cue has no trigger and is left
out; a source or content of several parts gives several arguments, and two attributions that share a cue become one.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from benchmarks.accuracy.polnear import Article, load
from benchmarks.accuracy.text_words import TextWords
from training.reader.example import Argument, Example, Trigger

ROLES = ("source", "content")


def examples(data: Path, part: Literal["train", "dev"] = "train", limit: int | None = None) -> Iterator[Example]:
    """One example an article; `data` holds `polnear/`. `limit` articles are drawn by the checksum of their names."""
    articles = load(data / "polnear" / f"{part}.jsonl.gz")
    if limit is not None:
        articles = sorted(articles, key=lambda article: zlib.crc32(article.id.encode()))[:limit]
    for article in articles:
        yield example(article)


def example(article: Article) -> Example:
    page = TextWords(article.text)
    triggers: dict[tuple[int, int], int] = {}
    arguments: dict[Argument, None] = {}
    for attribution in article.attributions():
        longest = max(attribution.cue, key=lambda place: place[1] - place[0], default=None)
        cue = page.words_of(*longest) if longest else None
        if cue is None:
            continue
        trigger = triggers.setdefault(cue, len(triggers))
        for role, places in (("source", attribution.source), ("content", attribution.content)):
            for place in places:
                found = page.words_of(*place)
                if found:
                    arguments[Argument(trigger, *found, role)] = None
    return Example(
        corpus="polnear",
        id=article.id,
        words=page.words,
        sentences=tuple(page.sentences),
        triggers=tuple(Trigger(start, end, native="cue") for start, end in triggers),
        native="polnear",
        arguments=tuple(arguments),
        roles=ROLES,
    )
