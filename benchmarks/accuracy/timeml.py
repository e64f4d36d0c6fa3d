"""TimeML documents as plain text with the annotated time expressions at their places in it.

Read are files `*.tml`, in a folder (searched through) or in a tar archive: `DCT` holds the day of writing, `TEXT` the
text with `TIMEX3` elements; other markup (`EVENT`, `SIGNAL`) is dropped and its words kept.
"""

from __future__ import annotations

import tarfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

import msgspec

from dateline.records.span import Span

_PLAIN_FOLDERS = frozenset({"tml", "timeml", "data", "."})  # folders that say nothing of the set


class Expression(msgspec.Struct, frozen=True, order=True):
    """A time expression with its TIMEX3 type (DATE, TIME, DURATION, SET) and value."""

    span: Span
    type: str
    value: str


class Document(msgspec.Struct, frozen=True):
    """One text. ``written`` is None where the file tells no full day; ``set`` names the collection it is of."""

    id: str
    set: str
    text: str
    written: date | None
    times: tuple[Expression, ...]


def load(path: Path) -> list[Document]:
    """All documents below a folder, or in an archive, by name. Raises ValueError where a file is no TimeML."""
    return [_document(name, content, path) for name, content in sorted(_files(path))]


def _files(path: Path) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        for file in path.rglob("*.tml"):
            yield file.relative_to(path).as_posix(), file.read_bytes()
    elif path.suffix == ".tml":
        yield path.name, path.read_bytes()
    else:
        with tarfile.open(path) as archive:
            for member in archive.getmembers():
                name = PurePosixPath(member.name)
                content = archive.extractfile(member) if name.suffix == ".tml" and name.name[0] != "." else None
                if content is not None:
                    yield member.name, content.read()


def _document(name: str, content: bytes, path: Path) -> Document:
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError as error:
        raise ValueError(f"{path}: {name} is not well-formed XML ({error})") from error
    body = root.find("TEXT")
    if body is None:
        raise ValueError(f"{path}: {name} has no TEXT element")
    pieces: list[str] = []
    found: list[Expression] = []
    _collect(body, 0, pieces, found)
    created = root.find("DCT/TIMEX3")
    return Document(
        PurePosixPath(name).stem,
        set_of(name, path),
        "".join(pieces),
        _day(created.get("value", "") if created is not None else ""),
        tuple(sorted(found)),
    )


def _collect(element: ElementTree.Element, at: int, pieces: list[str], found: list[Expression]) -> int:
    """Adds the words of an element and returns where they end. An element without words is no expression."""
    start = at
    pieces.append(element.text or "")
    at += len(element.text or "")
    for child in element:
        at = _collect(child, at, pieces, found)
        pieces.append(child.tail or "")
        at += len(child.tail or "")
    if element.tag == "TIMEX3" and at > start:
        found.append(Expression(Span(start, at), element.get("type", ""), element.get("value", "")))
    return at


def set_of(name: str, path: Path) -> str:
    """The collection that a file is of: the folder it lies in, else what the archive or folder is called."""
    if "wikiwars" in f"{path.name}/{name}".lower():
        return "WikiWars"
    folder = PurePosixPath(name).parent.name or "."
    return path.name.partition(".")[0] if folder.lower() in _PLAIN_FOLDERS else folder


def _day(value: str) -> date | None:
    """The day of a creation time: "1998-01-08", "1998-01-08T14:35:00" or "19980108"."""
    try:
        return date.fromisoformat(value[:10] if "-" in value else value[:8])
    except ValueError:
        return None
