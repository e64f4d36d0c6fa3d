"""Reading the packaged tab-separated tables."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

from dateline.errors import AssetError


def rows(table: str, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The rows of `data/<table>` below its header line, one string a column; a lone "-" means empty and is "".

    Lines that begin with "#" tell the table's origin and are left out. Raises AssetError where the table is missing,
    its header names other columns or a row has another number of them.
    """
    try:
        text = files("dateline.lexicon").joinpath("data", table).read_text(encoding="utf-8")
    except OSError as error:
        raise AssetError(f"{table}: the packaged table can't be read; install the package again") from error
    return parse_rows(text, table, columns)


def parse_rows(text: str, table: str, columns: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """As ``rows``, from the table's text; ``table`` only names it in errors."""
    header: tuple[str, ...] | None = None
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line.startswith("#"):
            continue
        cells = tuple("" if cell == "-" else cell for cell in line.split("\t"))
        if header is None:
            header = cells
            if header != columns:
                raise AssetError(f"{table}:{number}: columns are {header}, this version reads {columns}")
        elif len(cells) != len(columns):
            raise AssetError(f"{table}:{number}: {len(cells)} columns where {len(columns)} are wanted")
        else:
            yield cells


def listed(cell: str) -> tuple[str, ...]:
    """The parts of a cell that holds a list separated by "|"; an empty cell has none."""
    return tuple(part for part in cell.split("|") if part)
