"""Reading rows of actors: from the packaged tables, and from a CSV file of the user's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple, get_args

from dateline.errors import AssetError, SettingError
from dateline.lexicon.rows import rows
from dateline.lexicon.user_table import UserRow, user_table
from dateline.records.reference import ActorKind

TABLES: Final = ("actors.tsv", "actors_armed.tsv", "actors_civil.tsv")
_COLUMNS: Final = ("id", "canonical", "kind", "country", "aliases", "from", "until", "sector")
_REQUIRED: Final = ("id", "canonical", "kind")
_KINDS: Final = frozenset(get_args(ActorKind))
#: The codes of PLOVER's tables of sectors and of international actors.
SECTORS: Final = frozenset(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC IGO UNO EUR "
    "NGO ISM IMG MNC".split()
)


class ActorRow(NamedTuple):
    """One row as it stands in a table; empty cells are ""."""

    id: str
    canonical: str
    kind: str
    country: str
    aliases: str
    since: str
    until: str
    sector: str
    table: str


def packaged_rows() -> Iterator[ActorRow]:
    """The rows of all packaged tables of actors."""
    for table in TABLES:
        for cells in rows(table, _COLUMNS):
            row = ActorRow._make((*cells, table))
            if row.kind not in _KINDS or (row.sector and row.sector not in SECTORS):
                raise AssetError(f"{table}: {row.id!r} has the unknown kind {row.kind!r} or sector {row.sector!r}")
            yield row


def user_rows(path: Path) -> list[ActorRow]:
    """The rows of a user's CSV file. Raises SettingError naming file, line and column where it can't be read."""
    found: dict[str, ActorRow] = {}
    for row in user_table(path, _COLUMNS, _REQUIRED):
        actor = _row(row)
        if actor.id in found:
            raise SettingError(f"{path}:{row.line}: column 'id': {actor.id!r} stands twice")
        found[actor.id] = actor
    return list(found.values())


def _row(row: UserRow) -> ActorRow:
    cells = row.cells
    for column in ("id", "canonical"):
        if not cells[column]:
            raise row.wrong(column, "some text")
    if cells["kind"] not in _KINDS:
        raise row.wrong("kind", f"one of {', '.join(sorted(_KINDS))}")
    row.country("country")
    for column in ("from", "until"):
        if cells[column] and not (cells[column].isdecimal() and len(cells[column]) == 4):
            raise row.wrong(column, "a year such as 2014, or nothing")
    if cells["sector"] and cells["sector"] not in SECTORS:
        raise row.wrong("sector", f"one of {', '.join(sorted(SECTORS))}, or nothing")
    return ActorRow._make((*(cells[name] for name in _COLUMNS), row.path.name))
