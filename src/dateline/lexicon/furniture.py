"""The phrases that page furniture is made of (`data/furniture.tsv`), as one matcher a place in the line."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final, Literal, cast, get_args

from dateline.errors import AssetError
from dateline.records.report import FurnitureKind

Where = Literal["whole", "start", "any", "list", "label", "tail"]
_TABLE: Final = "furniture.tsv"
_MARKS = re.compile(r"[^\w']+|_+")


class FurniturePhrases:
    """Looks phrases up in lines. Lines are compared in small letters, with every mark but the apostrophe a space."""

    def __init__(self, rows: list[tuple[FurnitureKind, Where, str]]) -> None:
        self._whole = {(where, phrase): kind for kind, where, phrase in rows if where in ("whole", "list", "tail")}
        self._whole |= {("list", phrase): kind for kind, where, phrase in rows if where == "label"}
        self._labels = frozenset(phrase for _, where, phrase in rows if where == "label")
        self._start = _by_first_word([(phrase, kind) for kind, where, phrase in rows if where == "start"])
        self._any = {phrase: kind for kind, where, phrase in rows if where == "any"}
        self._any_pattern = _alternatives(list(self._any))

    @classmethod
    def load(cls) -> FurniturePhrases:
        """Read the table; a row that can't be read raises AssetError."""
        rows: list[tuple[FurnitureKind, Where, str]] = []
        text = (files("dateline.lexicon") / "data" / _TABLE).read_text("utf-8")
        body = [row for row in text.splitlines() if row and not row.startswith("#")]
        for row in body[1:]:
            cells = row.split("\t")
            if len(cells) != 3 or cells[0] not in get_args(FurnitureKind) or cells[1] not in get_args(Where):
                raise AssetError(f"{_TABLE}: can't read the row {row!r}; install the package again")
            rows.append((cast("FurnitureKind", cells[0]), cast("Where", cells[1]), folded(cells[2])))
        return cls(rows)

    def __len__(self) -> int:
        return len(self._whole) + len(self._any) + sum(len(found) for found in self._start.values())

    def whole(self, line: str, where: Literal["whole", "list", "tail"]) -> FurnitureKind | None:
        """The kind of the phrase that makes up all of the folded ``line``."""
        return self._whole.get((where, line))

    def is_label(self, line: str) -> bool:
        """Whether folded ``line``, found before a colon, announces another story."""
        return line in self._labels

    def start(self, line: str) -> FurnitureKind | None:
        """The kind of the phrase with which folded ``line`` begins."""
        for phrase, kind in self._start.get(line.partition(" ")[0], ()):
            if line.startswith(phrase) and line[len(phrase) : len(phrase) + 1] in ("", " "):
                return kind
        return None

    def anywhere(self, line: str) -> FurnitureKind | None:
        """The kind of the first phrase that folded ``line`` holds."""
        match = self._any_pattern.search(line)
        return self._any[match.group()] if match else None


def folded(line: str) -> str:
    """``line`` in small letters, apostrophes made straight, marks made single spaces: not of the same length."""
    return _MARKS.sub(" ", line.lower().replace("’", "'")).strip()


def _by_first_word(phrases: list[tuple[str, FurnitureKind]]) -> dict[str, list[tuple[str, FurnitureKind]]]:
    found: dict[str, list[tuple[str, FurnitureKind]]] = {}
    for phrase, kind in phrases:
        found.setdefault(phrase.partition(" ")[0], []).append((phrase, kind))
    return found


def _alternatives(phrases: list[str]) -> re.Pattern[str]:
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, ordered)) + r")\b")
