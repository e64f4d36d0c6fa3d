"""Wire services and the names under which texts credit them (`data/agencies.tsv`)."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

import msgspec

from dateline.errors import AssetError

_TABLE: Final = "agencies.tsv"


class Agency(msgspec.Struct, frozen=True):
    """A wire service under its usual short name; ``country`` is ISO 3166-1 alpha-3."""

    name: str
    aliases: tuple[str, ...]
    country: str


class Agencies:
    """Finds an agency by any of its names. Names are told apart by case: "ANSA" is one, "Ansa" is a surname."""

    def __init__(self, rows: list[Agency]) -> None:
        self._by_name: dict[str, Agency] = {}
        for row in rows:
            for name in (row.name, *row.aliases):
                self._by_name.setdefault(name, row)
        # Texts in capitals write every name so.
        for name, row in list(self._by_name.items()):
            self._by_name.setdefault(name.upper(), row)
        ordered = sorted(self._by_name, key=len, reverse=True)
        self.pattern: Final = r"(?<![\w-])(?:" + "|".join(map(re.escape, ordered)) + r")(?![\w-])"

    @classmethod
    def load(cls) -> Agencies:
        """Read the table; a row that can't be read raises AssetError."""
        rows: list[Agency] = []
        text = (files("dateline.lexicon") / "data" / _TABLE).read_text("utf-8")
        body = [row for row in text.splitlines() if row and not row.startswith("#")]
        for row in body[1:]:
            cells = row.split("\t")
            if len(cells) != 3 or not cells[0] or len(cells[2]) != 3:
                raise AssetError(f"{_TABLE}: can't read the row {row!r}; install the package again")
            rows.append(Agency(cells[0], tuple(cells[1].split("|")) if cells[1] != "-" else (), cells[2]))
        return cls(rows)

    def __len__(self) -> int:
        return len({row.name for row in self._by_name.values()})

    def named(self, name: str) -> Agency | None:
        """The agency called ``name``, as written or without "The"; None if the table has none."""
        bare = " ".join(name.split()).strip(" .")
        return self._by_name.get(bare) or self._by_name.get(bare.removeprefix("The ").removeprefix("the "))
