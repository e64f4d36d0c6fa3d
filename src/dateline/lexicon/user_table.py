"""A user's own table: a CSV file whose header names its columns, read with errors that say where they are."""

from __future__ import annotations

import csv
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from dateline.errors import SettingError


class UserRow(NamedTuple):
    """One line's cells by column; those that the file leaves out, and a lone dash, are empty."""

    path: Path
    line: int
    cells: Mapping[str, str]

    def wrong(self, column: str, wanted: str) -> SettingError:
        """The error to raise where ``column`` doesn't hold what is ``wanted``."""
        return SettingError(
            f"{self.path}:{self.line}: column {column!r} holds {self.cells[column]!r}; wanted is {wanted}"
        )

    def number(self, column: str, low: float, high: float) -> float | None:
        """The number in ``column``, None where it is empty. Raises SettingError for one out of bounds."""
        if not self.cells[column]:
            return None
        try:
            value = float(self.cells[column])
        except ValueError:
            value = float("nan")
        if not low <= value <= high:
            raise self.wrong(column, f"a number from {low:g} to {high:g}")
        return value

    def country(self, column: str) -> str | None:
        """The ISO 3166-1 alpha-3 code in ``column``, None where it is empty."""
        code = self.cells[column]
        if code and not (len(code) == 3 and code.isascii() and code.isupper()):
            raise self.wrong(column, "an ISO 3166-1 alpha-3 code such as IRQ, or nothing")
        return code or None


def user_table(path: Path, columns: Sequence[str], required: Sequence[str]) -> Iterator[UserRow]:
    """The rows of the CSV file; lines that begin with # are left out. UTF-8, with or without a byte-order
    mark, or UTF-16 with one: of any other encoding names would be guessed wrong in silence.

    Raises SettingError naming file, line and column where it can't be read.
    """
    table = csv.reader(_text(path).splitlines(), strict=True)
    header: list[str] | None = None
    try:
        for cells in table:
            if not any(cells) or cells[0].startswith("#"):
                continue
            if header is None:
                header = _header(path, table.line_num, cells, columns, required)
                continue
            if len(cells) != len(header):
                raise SettingError(f"{path}:{table.line_num}: {len(cells)} columns where the header has {len(header)}")
            given = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
            yield UserRow(path, table.line_num, {c: "" if (v := given.get(c, "")) == "-" else v for c in columns})
    except csv.Error as error:
        raise SettingError(f"{path}:{table.line_num}: not well-formed CSV ({error})") from error
    if header is None:
        raise SettingError(f"{path}: no header line; columns are {', '.join(columns)}")


def _text(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SettingError(f"{path}: can't be read ({error.strerror})") from error
    try:
        return data.decode("utf-16" if data[:2] in (BOM_UTF16_LE, BOM_UTF16_BE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingError(f"{path}: byte {error.start} is not UTF-8; save the file as UTF-8") from error


def _header(path: Path, line: int, cells: Sequence[str], columns: Sequence[str], required: Sequence[str]) -> list[str]:
    names = [cell.strip() for cell in cells]
    for name in names:
        if name not in columns or names.count(name) > 1:
            raise SettingError(
                f"{path}:{line}: column {name!r} is not known or stands twice; columns are {', '.join(columns)}"
            )
    for name in required:
        if name not in names:
            raise SettingError(f"{path}:{line}: column {name!r} is missing; it is required")
    return names
