"""The report: one news text, whole, with what is known of it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from dateline.records.reference import PlaceRef
from dateline.records.span import Span

FurnitureKind = Literal["headline-list", "navigation", "byline", "caption", "notice"]
PublishedBasis = Literal["given", "metadata", "text", "inferred"]


class Source(msgspec.Struct, frozen=True):
    """A report as it was read, before anything is made of it. ``text`` is the decoded source, kept whole."""

    id: str  # "sha256:" and the hash of the source bytes (of a JSON line: of its text)
    source: str  # path, URL or '-', or the id that a JSON line gives
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None


class Furniture(msgspec.Struct, frozen=True):
    """A range of the text that is not the story."""

    start: int
    end: int
    kind: FurnitureKind

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class Published(msgspec.Struct, frozen=True):
    """When the report was published. Where it can't be told, ``date`` is None and ``candidates`` ranks what may be."""

    date: dt.date | None = None
    basis: PublishedBasis | None = None
    candidates: tuple[dt.date, ...] = ()


class Report(msgspec.Struct, frozen=True):
    """What the record says of the report itself."""

    id: str
    source: str
    url: str | None
    publisher: str | None
    agency: str | None
    byline: str | None
    title: str | None
    dateline_place: PlaceRef | None
    published: Published
    language: str | None
    text: str
    furniture: tuple[Furniture, ...]
