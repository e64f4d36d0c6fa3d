"""The table of weapons, `data/weapons.tsv`: nouns with their class and the PLOVER ASSAULT mode they tell of."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from dateline.errors import AssetError

MODES: Final = frozenset([
    "-", "aerial", "crowd-control", "destroy", "drone", "explosives", "firearms", "heavy-weapons", "primitive",
    "suicide-attack", "unconventional"
])  # fmt: skip
NEEDS: Final = frozenset(["-", "cap", "thrown", "armed", "shell", "tank", "mine"])
_WORD: Final = re.compile(r"\w+")
_UNCHANGED: Final = frozenset([
    "aircraft", "ammunition", "arms", "artillery", "cannons", "dynamite", "explosives", "fire", "gas",
    "gunfire", "himars", "manpads", "mlrs", "napalm", "ordnance"
])  # fmt: skip


class WeaponRow(msgspec.Struct, frozen=True):
    """One form of one noun, as words in lower case (hyphens part words). Class '-' is a phrase that is no weapon."""

    words: tuple[str, ...]
    kind: str
    mode: str
    needs: str
    plural: bool


class WeaponTable(msgspec.Struct, frozen=True):
    """All forms by their first word, longest first; modifiers; and the mode of each class."""

    forms: dict[str, tuple[WeaponRow, ...]]
    modifiers: frozenset[str]
    suffixes: frozenset[str]
    modes: dict[str, str | None]

    @staticmethod
    @cache
    def load() -> WeaponTable:
        """The packaged table. Raises AssetError where a row does not fit."""
        text = files("dateline.lexicon").joinpath("data", "weapons.tsv").read_text(encoding="utf-8")
        forms: dict[str, list[WeaponRow]] = {}
        modifiers: set[str] = set()
        suffixes: set[str] = set()
        modes: dict[str, str | None] = {}
        seen: set[tuple[str, ...]] = set()
        for line in text.splitlines():
            if not line or line.startswith("#"):
                continue
            cells = line.split("\t")
            if len(cells) != 5 or cells[2] not in MODES or cells[3] not in NEEDS:
                raise AssetError(f"weapons.tsv: {line!r} is no row of noun, class, mode, needs, decade")
            noun, kind, mode, needs, _ = cells
            words = tuple(_WORD.findall(noun.lower()))
            if kind in ("modifier", "suffix"):
                (modifiers if kind == "modifier" else suffixes).update([*words, noun.lower()])
                continue
            if kind != "-" and kind not in modes:
                modes[kind] = None if mode == "-" else mode
            for form in (words, (*words[:-1], plural_of(words[-1]))):
                if form not in seen:
                    seen.add(form)
                    forms.setdefault(form[0], []).append(WeaponRow(form, kind, mode, needs, form != words))
        return WeaponTable(
            forms={first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in forms.items()},
            modifiers=frozenset(modifiers),
            suffixes=frozenset(suffixes),
            modes=modes,
        )

    def row_of(self, noun: str) -> WeaponRow | None:
        """The row of the longest form that ``noun`` ends with; None where no weapon of the table does."""
        words = tuple(_WORD.findall(noun.lower()))
        for first in range(len(words)):
            for row in self.forms.get(words[first], ()):
                if row.words == words[first:]:
                    return None if row.kind == "-" else row
        return None

    def kind_of(self, noun: str) -> str | None:
        """The class of a weapon noun ("Katyusha rockets" is `rocket`), or None."""
        row = self.row_of(noun)
        return None if row is None else row.kind

    def mode_of(self, noun_or_kind: str) -> str | None:
        """The PLOVER ASSAULT mode of a weapon noun or of a class; None where it tells none."""
        if noun_or_kind in self.modes:
            return self.modes[noun_or_kind]
        row = self.row_of(noun_or_kind)
        return None if row is None or row.mode == "-" else row.mode


def plural_of(word: str) -> str:
    """The regular plural of an English noun; the word itself where it has none."""
    if word in _UNCHANGED:
        return word
    if word == "knife":
        return "knives"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in "aeou":
        return word[:-1] + "ies"
    return word + "s"
