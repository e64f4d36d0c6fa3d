"""The documents of re3d with their mentions, as the mentions benchmark and the reader's training see them.

Entities of confidence 0 were proposed by a machine and confirmed by nobody: a quarter of all, many of them pieces of
words. They are left out. Of confirmed ones that overlap the longest stays; of two as long, the surer one.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

import msgspec

# All types that have confirmed entities. Coordinates are proposed only, where a Location was confirmed.
TYPES = (
    "Organisation",
    "Person",
    "Location",
    "Nationality",
    "Temporal",
    "Quantity",
    "Weapon",
    "MilitaryPlatform",
    "Money",
    "Vehicle",
    "DocumentReference",
    "Frequency",
    "CommsIdentifier",
)


class Entity(msgspec.Struct, frozen=True):
    """Characters `begin` to `end` are of `type`."""

    begin: int
    end: int
    type: str
    confidence: float = 1.0


class _Text(msgspec.Struct, frozen=True):
    id: str = msgspec.field(name="_id")
    text: str = ""


class Document(msgspec.Struct, frozen=True):
    """One document as the file has it, all entities included."""

    document: _Text
    entities: tuple[Entity, ...]

    @property
    def id(self) -> str:
        return self.document.id

    @property
    def text(self) -> str:
        return self.document.text


def load(path: Path) -> list[Document]:
    """The documents of a JSON Lines file, gzipped or not."""
    content = path.read_bytes()
    return msgspec.json.Decoder(Document).decode_lines(gzip.decompress(content) if path.suffix == ".gz" else content)


def outermost(entities: Iterable[Entity]) -> list[Entity]:
    """The confirmed entities that no longer one overlaps, in the order of the text."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda e: (e.begin - e.end, -e.confidence, e.begin, e.type)):
        if entity.confidence > 0 and all(entity.end <= other.begin or entity.begin >= other.end for other in kept):
            kept.append(entity)
    return sorted(kept, key=lambda e: e.begin)
