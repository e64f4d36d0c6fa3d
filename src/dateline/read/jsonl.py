"""JSON Lines: one report a line, read as a stream so that a batch of any length stays small in memory."""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO, Final

import msgspec

from dateline.errors import InputError
from dateline.read.text import BYTES_A_CHARACTER, check_text, hash_of
from dateline.records.report import Source
from dateline.settings import Settings

_DRAIN: Final = 1 << 20
_NOT_UTF8 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Row(msgspec.Struct):
    """A line as it may be written; other keys are left alone."""

    text: str
    id: str | int | None = None
    title: str | None = None
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    language: str | None = None


_DECODER = msgspec.json.Decoder(_Row)


def longest_line(settings: Settings) -> int:
    """How many bytes a line may have."""
    return settings.max_chars * BYTES_A_CHARACTER


def read_jsonl(
    name: str, stream: BinaryIO, settings: Settings, first: bytes = b"", lines_before: int = 0
) -> Iterator[Source | InputError]:
    """Each line of ``stream`` as a report, or as the error that it is; blank lines are passed over.

    ``first`` is a line already taken from the stream, ``lines_before`` how many blank ones came before it.
    """
    limit = longest_line(settings)
    number = lines_before
    found = False
    line = first or stream.readline(limit + 2)
    while line:
        number += 1
        where = f"{name}:{number}"
        if len(line) > limit and not line.endswith(b"\n"):
            found = True
            _drain(stream)
            yield InputError(
                where,
                f"the line is longer than {limit:,} bytes, more than a report of {settings.max_chars:,} characters "
                "needs; expected one report a line",
            )
        elif number == 1 and line.startswith(_NOT_UTF8):
            yield InputError(where, "it is UTF-16; expected JSON Lines in UTF-8: save it again as UTF-8")
            return
        else:
            body = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
            body = body.strip()
            if body:
                found = True
                try:
                    yield source_of_line(where, body, settings)
                except InputError as error:
                    yield error
        line = stream.readline(limit + 2)
    if not found:
        yield InputError(name, "it is empty; expected JSON Lines with one report a line")


def _drain(stream: BinaryIO) -> None:
    """Pass over the rest of a line without keeping it."""
    while True:
        rest = stream.readline(_DRAIN)
        if not rest or rest.endswith(b"\n"):
            return


def source_of_line(where: str, line: bytes, settings: Settings) -> Source:
    """The report that one JSON object makes; raises InputError, naming ``where``, if it makes none."""
    try:
        row = _DECODER.decode(line)
    except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(where, _explained(error)) from None
    check_text(where, row.text, settings)
    published = _date(where, row.published)
    basis = settings.published
    return Source(
        id=hash_of(line),
        source=str(row.id) if row.id is not None and str(row.id) else where,
        text=row.text,
        title=row.title or None,
        url=row.url or None,
        publisher=row.publisher or settings.publisher,
        published=published or basis,
        published_basis="metadata" if published else ("given" if basis else None),
        language=row.language or None,
    )


def _explained(error: Exception) -> str:
    if isinstance(error, msgspec.ValidationError):
        return f'the JSON object does not fit: {error}; expected {{"text": "...", ...}} with text in every value'
    if isinstance(error, UnicodeDecodeError):
        return "the line is not UTF-8; expected JSON Lines in UTF-8"
    return f'not JSON ({error}); expected one object a line, like {{"text": "..."}}'


def _date(where: str, value: str | None) -> dt.date | None:
    """The day of an ISO date or date and time, in the time zone that it is written in."""
    if value is None or not value.strip():
        return None
    given = value.strip()
    try:
        return dt.date.fromisoformat(given) if len(given) <= 10 else dt.datetime.fromisoformat(given).date()
    except ValueError:
        raise InputError(
            where, f'"published" is {given[:40]!r}, which is no date; expected YYYY-MM-DD, as in "2020-03-17"'
        ) from None
