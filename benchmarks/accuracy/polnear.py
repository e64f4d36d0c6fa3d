"""The articles of PolNeAR with their attributions, as the attribution benchmark and the reader's training see them.

The annotation is brat stand-off: text-bound lines (`T1<tab>Source 89 106<tab>the words`, several ranges separated by
`;`) and attributions that point at them (`E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1`).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

_LINE = re.compile(r"([TE]\d+)\t(.+)")
_ROLE = re.compile(r"(Source|Cue|Content)\d*")

Ranges = tuple[tuple[int, int], ...]


class Attribution(msgspec.Struct, frozen=True):
    """Who says what, in ranges of characters: a span is one range or several, and empty where the text has none."""

    source: Ranges
    cue: Ranges
    content: Ranges


class Article(msgspec.Struct, frozen=True):
    """One article as the file has it."""

    id: str
    text: str
    brat: str

    def attributions(self) -> list[Attribution]:
        """The attributions in the order of their cues; those without any words are left out."""
        return sorted(_attributions(self.brat), key=lambda a: a.cue or a.content or a.source)


def load(path: Path) -> list[Article]:
    """The articles of a JSON Lines file, gzipped or not."""
    content = path.read_bytes()
    return msgspec.json.Decoder(Article).decode_lines(gzip.decompress(content) if path.suffix == ".gz" else content)


def _attributions(brat: str) -> Iterator[Attribution]:
    # The words quoted in a text-bound line may hold newlines: what looks like no line of its own belongs to them.
    lines = {found[1]: found[2] for found in map(_LINE.match, brat.split("\n")) if found}
    spans = {key: _ranges(line) for key, line in lines.items() if key.startswith("T")}
    for key, line in lines.items():
        if not key.startswith("E"):
            continue
        told: dict[str, Ranges] = {"Source": (), "Cue": (), "Content": ()}
        for pointer in line.split():
            name, _, target = pointer.partition(":")
            role = _ROLE.fullmatch(name)
            if role:
                told[role[1]] += spans.get(target, ())
        if any(told.values()):
            source, cue, content = (tuple(sorted(told[role])) for role in ("Source", "Cue", "Content"))
            yield Attribution(source, cue, content)


def _ranges(line: str) -> Ranges:
    """The ranges of `Content 10 20;25 30<tab>the words`."""
    places = line.partition("\t")[0].partition(" ")[2]
    pairs = (part.split() for part in places.split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)
