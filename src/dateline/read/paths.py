"""Paths to sources: files, folders and standard input."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final

from dateline.errors import InputError
from dateline.read.jsonl import longest_line, read_jsonl, source_of_line
from dateline.read.text import BYTES_A_CHARACTER, refuse_binary, source_of_text, too_long
from dateline.records.report import Source
from dateline.settings import Settings

STDIN: Final = "-"
TEXT_SUFFIXES: Final = (".txt", ".text")
JSONL_SUFFIXES: Final = (".jsonl", ".ndjson")
_SNIFF: Final = 1024
# A dot before a digit or a long word belongs to the name ("report.2020-03-17", "cable.INTERFAX-daily").
_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,5}")


def expand_paths(paths: Iterable[str]) -> list[str]:
    """``paths`` with each folder replaced by the reports inside it, sorted, at any depth.

    A folder without reports, and a path that isn't there, stay as they are: `read_path` says what is wrong with them.
    In folders, hidden files and files that are not reports by name or by their first bytes are passed over.
    """
    found: list[str] = []
    for path in paths:
        if path != STDIN and os.path.isdir(path):
            found.extend(_reports_in(path) or [path])
        else:
            found.append(path)
    return found


def _reports_in(folder: str) -> list[str]:
    found: list[str] = []
    for parent, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found.extend(os.path.join(parent, name) for name in names if _is_report(parent, name))
    return sorted(found)


def _is_report(parent: str, name: str) -> bool:
    if name.startswith("."):
        return False
    suffix = _suffix(name)
    return suffix in TEXT_SUFFIXES + JSONL_SUFFIXES or (not suffix and _holds_text(os.path.join(parent, name)))


def _suffix(path: str) -> str:
    suffix = os.path.splitext(os.path.basename(path))[1]
    return suffix.lower() if _SUFFIX.fullmatch(suffix) else ""


def _holds_text(path: str) -> bool:
    """Whether a file without suffix begins like text; one that can't be opened counts, so that its error is told."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            return False
        with open(path, "rb") as stream:
            return b"\x00" not in stream.read(_SNIFF)
    except OSError:
        return True


def read_path(path: str, settings: Settings, stdin: BinaryIO | None = None) -> Iterator[Source | InputError]:
    """The reports of one path, in order. What can't be read is yielded as the error, and the rest goes on.

    ``stdin`` is read for the path `-`; a folder gives all its reports.
    """
    if path == STDIN:
        if stdin is None:
            yield InputError(path, "there is no standard input; give a path")
        else:
            yield from _read_stdin(stdin, settings)
        return
    if os.path.isdir(path):
        inside = _reports_in(path)
        if not inside:
            yield InputError(path, f"the folder holds no reports; expected files named {_named()}")
        for one in inside:
            yield from read_path(one, settings)
        return
    suffix = _suffix(path)
    if suffix and suffix not in TEXT_SUFFIXES + JSONL_SUFFIXES and os.path.exists(path):
        yield InputError(path, f"files named *{suffix} are not read; expected {_named()}: extract the text first")
        return
    try:
        with open(path, "rb") as stream:
            if suffix in JSONL_SUFFIXES:
                yield from read_jsonl(path, stream, settings)
            else:
                yield _read_text(path, stream, settings)
    except OSError as error:
        yield InputError(path, _explained(error))


def _named() -> str:
    return "*.txt, *.text, *.jsonl, *.ndjson or without a suffix"


def _explained(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder; check the path"
    if isinstance(error, PermissionError):
        return "it may not be read; check its permissions"
    return f"it can't be read ({error.strerror or error}); check the path"


def _read_text(name: str, stream: BinaryIO, settings: Settings, before: bytes = b"") -> Source | InputError:
    """All of ``stream`` as one report, ``before`` being what was already taken from it."""
    limit = settings.max_chars * BYTES_A_CHARACTER + len(b"\xef\xbb\xbf")
    data = before + stream.read(max(0, limit + 1 - len(before)))
    if len(data) > limit:
        try:
            refuse_binary(name, data)
        except InputError as error:
            return error
        return too_long(name, settings)
    try:
        return source_of_text(name, data, settings)
    except InputError as error:
        return error


def _read_stdin(stdin: BinaryIO, settings: Settings) -> Iterator[Source | InputError]:
    """JSON Lines if the first line that is not blank is an object with a text, else one plain report."""
    limit = longest_line(settings)
    taken: list[bytes] = []
    size = 0
    line = b""
    while size <= limit:
        line = stdin.readline(limit + 2)
        taken.append(line)
        size += len(line)
        if not line or line.strip(b" \t\r\n\xef\xbb\xbf"):
            break
    if line.lstrip(b" \t\xef\xbb\xbf").startswith(b"{") and _is_object(line, settings):
        yield from read_jsonl(STDIN, stdin, settings, line, len(taken) - 1)
    else:
        yield _read_text(STDIN, stdin, settings, b"".join(taken))


def _is_object(line: bytes, settings: Settings) -> bool:
    try:
        source_of_line(STDIN, line.lstrip(b"\xef\xbb\xbf").strip(), settings)
    except InputError as error:
        # An object with a text that is no report, or with a date that is none, is still JSON Lines.
        return "not JSON" not in error.reason and "required field" not in error.reason
    return True
