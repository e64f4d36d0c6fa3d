"""Common nouns of news reports: what a noun can be in a claim, and what kind of actor it names.

The table is `data/nouns.tsv`; classes and flags are listed in `docs/actors.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, cast, get_args

import msgspec

from dateline.errors import AssetError
from dateline.lexicon.rows import listed, rows
from dateline.records.reference import ActorKind

NounClass = Literal[
    "force",
    "official",
    "person",
    "group",
    "state",
    "org",
    "body",
    "facility",
    "place",
    "vehicle",
    "aircraft",
    "weapon",
    "attack",
    "statement",
    "money",
    "aid",
    "thing",
    "time",
    "abstract",
]
NounFlag = Literal[
    "actor",
    "anon",
    "armed",
    "captive",
    "crowd",
    "inst",
    "media",
    "military",
    "relational",
    "source",
    "title",
    "unarmed",
    "victim",
]

_COLUMNS: Final = ("noun", "class", "kind", "flags")
_SECTOR_COLUMNS: Final = ("noun", "sector")
_CLASSES: Final = frozenset(get_args(NounClass))
_FLAGS: Final = frozenset(get_args(NounFlag))
_KINDS: Final = frozenset(get_args(ActorKind))
#: Classes whose nouns can do something or have it done to them without a name.
ACTOR_CLASSES: Final = frozenset(("force", "official", "person", "group", "state", "org", "body"))

_IRREGULAR: Final = {
    "child": "children",
    "schoolchild": "schoolchildren",
    "person": "persons",
    "wife": "wives",
    "housewife": "housewives",
    "knife": "knives",
    "thief": "thieves",
    "life": "lives",
    "carabiniere": "carabinieri",
    "foot": "feet",
    "mouse": "mice",
    "half": "halves",
    "leaf": "leaves",
    "attaché": "attachés",
    "passer-by": "passers-by",
    "passerby": "passersby",
    "hostage-taker": "hostage-takers",
    "attorney general": "attorneys general",
    "secretary general": "secretaries general",
    "secretary of state": "secretaries of state",
    "member of parliament": "members of parliament",
    "head of state": "heads of state",
    "head of government": "heads of government",
    "chief of staff": "chiefs of staff",
    "chief of police": "chiefs of police",
    "commander in chief": "commanders in chief",
    "prisoner of war": "prisoners of war",
    "minister of state": "ministers of state",
    "weapon of mass destruction": "weapons of mass destruction",
    "human being": "human beings",
    "member of the public": "members of the public",
    "medium": "media",
    "mp": "mps",
    "ngo": "ngos",
    "apc": "apcs",
    "uav": "uavs",
    "ied": "ieds",
    "rpg": "rpgs",
    "suv": "suvs",
    "gas": "gases",
    "bus": "buses",
    "minibus": "minibuses",
    "corps": "corps",
    "series": "series",
    "aircraft": "aircraft",
    "spacecraft": "spacecraft",
}


class NounEntry(msgspec.Struct, frozen=True):
    """A noun: ``noun`` is the form of the table (singular, where there is one), ``kind`` None where it tells none.

    ``sector`` is a code of PLOVER's manual, where the noun tells more than the kind.
    """

    noun: str
    cls: NounClass
    kind: ActorKind | None = None
    flags: frozenset[NounFlag] = frozenset()
    sector: str | None = None

    @property
    def can_act(self) -> bool:
        """Whether the noun alone can fill `actor` or `recipient`."""
        return self.cls in ACTOR_CLASSES or "military" in self.flags or "actor" in self.flags


def plural_of(noun: str) -> str:
    """The plural of a singular noun in small letters; of several words, the last is changed."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun.endswith("man") and not noun.endswith(("human", "german", "ottoman", "woman")):
        return noun[:-3] + "men"
    if noun.endswith("woman"):
        return noun[:-5] + "women"
    before, _, last = noun.rpartition(" ")
    if before and last in _IRREGULAR:
        return f"{before} {_IRREGULAR[last]}"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


class Nouns:
    """Look-up by a form in small letters, singular or plural."""

    def __init__(self, table: list[tuple[str, ...]], sectors: Mapping[str, str] | None = None) -> None:
        self._forms: dict[str, NounEntry] = {}
        plurals: list[tuple[str, NounEntry]] = []
        for noun, cls, kind, flags in table:
            given = frozenset(listed(flags))
            if cls not in _CLASSES or (kind and kind not in _KINDS) or not given <= _FLAGS:
                raise AssetError(f"nouns.tsv: {noun!r} has class {cls!r}, kind {kind!r}, flags {flags!r}")
            if noun in self._forms:
                raise AssetError(f"nouns.tsv: {noun!r} stands twice")
            entry = NounEntry(
                noun,
                cast(NounClass, cls),
                cast(ActorKind, kind) if kind else None,
                cast("frozenset[NounFlag]", given),
                sectors.get(noun) if sectors is not None else None,
            )
            self._forms[noun] = entry
            plurals.append((plural_of(noun), entry))
        for form, entry in plurals:  # a plural never hides a row of its own: "forces" may be listed beside "force"
            self._forms.setdefault(form, entry)

    @classmethod
    def load(cls) -> Nouns:
        sectors = {row[0]: row[1] for row in rows("noun_sectors.tsv", _SECTOR_COLUMNS)}
        return cls(list(rows("nouns.tsv", _COLUMNS)), sectors)

    def get(self, words: str) -> NounEntry | None:
        """The entry of a noun or compound ("gunmen", "prime minister"), given in small letters."""
        return self._forms.get(words)

    def longest(self, words: list[str]) -> tuple[NounEntry, int] | None:
        """The entry of the longest compound that ends the list, and how many words it has; words in small letters."""
        for size in range(min(len(words), 4), 0, -1):
            entry = self._forms.get(" ".join(words[-size:]))
            if entry is not None:
                return entry, size
        return None
