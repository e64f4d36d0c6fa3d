"""The event lexicon: which words tell of which event, and what they ask of the words around them.

The table is `data/events.tsv`; `docs/events.md` explains its columns. Types, modes and the lines between them follow
PLOVER (Open Event Data Alliance, CC BY-SA 4.0) as the project's coding manual reads it.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from functools import cache
from importlib.resources import files
from typing import Final, Literal, cast

import msgspec

from dateline.errors import AssetError

Pos = Literal["v", "n", "j"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: The modes that each type may have. POSTURE, CASUALTY and NONE are the lexicon's own.
MODES: Final[dict[str, frozenset[str]]] = {
    "ASSAULT": _set(
        "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control unconventional"
    ),
    "COERCE": _set("arrest restrict ban censor curfew martial-law seize withhold misinformation"),
    "PROTEST": _set("demo riot strike hunger boycott obstruct"),
    "RETREAT": _set("withdraw release disarm ceasefire access resign"),
    "MOBILIZE": _set("troops weapons police militia"),
    "SANCTION": _set("expel withdraw discontinue"),
    "THREATEN": _set("restrict ban arrest relations expel territory violence"),
    "CONSULT": _set("visit third-party multilateral phone"),
    "REQUEST": _set("assist change yield meet"),
    "ACCUSE": _set("disapprove investigate allege"),
    "REJECT": _set("assist change yield meet"),
    "AGREE": frozenset(),
    "CONCEDE": frozenset(),
    "SUPPORT": frozenset(),
    "COOPERATE": frozenset(),
    "AID": frozenset(),
    "POSTURE": frozenset(),
    "CASUALTY": frozenset(),
    "NONE": frozenset(),
}
CLASSES: Final = _set(
    "force official person group state org body facility place vehicle aircraft weapon attack statement money aid "
    "thing time abstract name pron number"
)
PREPOSITIONS: Final = _set(
    "about above across after against along alongside amid among around as at before behind below beneath "
    "beside between beyond by during for from in inside into near of off on onto out outside over past since "
    "than through throughout to toward towards under until up upon via with within without"
)
SLOTS: Final = PREPOSITIONS | {"subj", "obj", "iobj", "agent", "mod", "poss", "comp"}
ROLES: Final = _set("actor recipient victim weapon place from to object")
#: What kind of posture or harm a row tells of, besides the flags that say how far to trust it.
KINDS: Final = _set("presence control hosting membership killed wounded casualties missing displaced")
FLAGS: Final = KINDS | {"speech", "always", "political", "weak", "stative", "plan", "two-sided"}

_NO_WORDS: Final[frozenset[str]] = frozenset()
_UNASKED: Final = _set("a an the to")
_COLUMNS: Final = ("lemma", "pos", "type", "mode", "needs", "roles", "flags")


class Need(msgspec.Struct, frozen=True):
    """A constraint on what fills ``slot``: one of ``classes`` (any, if empty) and none of ``excludes``.

    It is checked when the slot is filled; ``required`` means that it must be filled, ``empty`` that it must not.
    """

    slot: str
    classes: frozenset[str]
    excludes: frozenset[str]
    required: bool
    empty: bool = False


class Role(msgspec.Struct, frozen=True):
    """Which slots fill ``role``: the first of ``slots`` that is filled, or with ``every`` all that are."""

    role: str
    slots: tuple[str, ...]
    every: bool


class EventEntry(msgspec.Struct, frozen=True):
    """One row. ``words`` are lemmas in order and ``words[head]`` is the word that heads the phrase.

    ``mode`` is None where the row gives none; ``open_mode`` says that the weapon named decides it. Slots are the deep
    ones: in the passive ``obj`` is the grammatical subject, and ``subj`` the "by" phrase.
    """

    words: tuple[str, ...]
    head: int
    pos: Pos
    type: str
    mode: str | None
    open_mode: bool
    needs: tuple[Need, ...]
    roles: tuple[Role, ...]
    flags: frozenset[str]
    line: int

    @property
    def lemma(self) -> str:
        return " ".join(self.words)

    def role(self, name: str) -> Role | None:
        """The row's own filling of a role, or None where the part of speech's default holds."""
        return next((role for role in self.roles if role.role == name), None)


class EventLexicon:
    """The rows by their head word: longest phrase first, rows of one phrase in the order of the table."""

    def __init__(self, entries: tuple[EventEntry, ...]) -> None:
        self.entries = entries
        found: dict[str, list[EventEntry]] = {}
        for entry in entries:
            found.setdefault(entry.words[entry.head], []).append(entry)
            if entry.pos == "n" and len(entry.words) == 2 and entry.head == 1:
                joined = "-".join(entry.words)
                found.setdefault(joined, []).append(msgspec.structs.replace(entry, words=(joined,), head=0))
        for rows in found.values():
            rows.sort(key=lambda entry: -len(entry.words))
        self._of = {word: tuple(rows) for word, rows in found.items()}
        self._rest = {word: tuple([(entry, _rest(entry)) for entry in rows]) for word, rows in found.items()}

    @classmethod
    def load(cls) -> EventLexicon:
        """The packaged table. Raises AssetError, with the line, where a row is not legal."""
        text = (files("dateline.lexicon") / "data" / "events.tsv").read_text(encoding="utf-8")
        return cls(parse_events(text))

    def of(self, lemma: str) -> tuple[EventEntry, ...]:
        """The rows that ``lemma`` (lower case) heads; a two-word noun is also found under its hyphenated form."""
        return self._of.get(lemma, ())

    def among(self, lemma: str, words: AbstractSet[str]) -> tuple[EventEntry, ...]:
        """As ``of``, less the phrases whose other words are not all in ``words`` (a sentence's lemmas and words).

        Some verbs head hundreds of phrases; this looks at the few that the sentence can hold.
        """
        return tuple([entry for entry, rest in self._rest.get(lemma, ()) if rest <= words])

    def __len__(self) -> int:
        return len(self.entries)


def _rest(entry: EventEntry) -> frozenset[str]:
    """The words of a phrase besides its head; articles and "to" are skipped in matching and not asked for."""
    words = entry.words
    return _NO_WORDS if len(words) == 1 else frozenset(words[: entry.head] + words[entry.head + 1 :]) - _UNASKED


def parse_events(text: str) -> tuple[EventEntry, ...]:
    """The rows of a table in the format of `data/events.tsv`. Raises AssetError, naming the line."""
    entries: list[EventEntry] = []
    seen: dict[tuple[str, str, str], int] = {}
    header = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if not header:
            if tuple(cells) != _COLUMNS:
                raise _wrong(number, f"header {cells} where {list(_COLUMNS)} was expected")
            header = True
            continue
        if len(cells) != len(_COLUMNS):
            raise _wrong(number, f"{len(cells)} columns where {len(_COLUMNS)} were expected")
        entry = _entry(cells, number)
        key = (cells[0], cells[1], cells[4])
        if key in seen:
            raise _wrong(number, f"'{cells[0]}' ({cells[1]}) with the same needs stands already in line {seen[key]}")
        seen[key] = number
        entries.append(entry)
    return tuple(entries)


def _wrong(number: int, what: str) -> AssetError:
    return AssetError(f"events.tsv, line {number}: {what}")


def _entry(cells: list[str], number: int) -> EventEntry:
    lemma, pos, kind, mode, needs, roles, flags = cells
    words = tuple(lemma.split(" "))
    if not all(words) or lemma != lemma.lower():
        raise _wrong(number, f"lemma '{lemma}' is not lower case with single spaces")
    if pos not in {"v", "n", "j"}:
        raise _wrong(number, f"part of speech '{pos}' is none of v, n, j")
    if kind not in MODES:
        raise _wrong(number, f"unknown type '{kind}'")
    if mode not in {"-", "?"} and mode not in MODES[kind]:
        raise _wrong(number, f"mode '{mode}' is not a mode of {kind}")
    try:
        return EventEntry(
            words=words,
            head=_head(words, pos),
            pos=cast(Pos, pos),
            type=kind,
            mode=None if mode in {"-", "?"} else mode,
            open_mode=mode == "?",
            needs=_needs(needs),
            roles=_roles(roles),
            flags=_flags(flags),
            line=number,
        )
    except ValueError as error:
        raise _wrong(number, str(error)) from error


def _head(words: tuple[str, ...], pos: str) -> int:
    """A verb phrase is headed by its first word, a compound noun by its last before any preposition."""
    if pos == "v":
        return 0
    return next((i - 1 for i, word in enumerate(words) if i and word in PREPOSITIONS), len(words) - 1)


@cache
def _needs(cell: str) -> tuple[Need, ...]:
    if cell == "-":
        return ()
    found = []
    for part in cell.split(";"):
        if part.startswith("-"):
            _known("slot", {part[1:]}, SLOTS)
            found.append(Need(part[1:], frozenset(), frozenset(), False, empty=True))
            continue
        slot, equals, rest = part.partition("=")
        required = rest.endswith("!") or (not equals and slot.endswith("!"))
        rest = rest.removesuffix("!")
        slot = slot.removesuffix("!")
        names = rest.split("|") if rest else []
        excludes = frozenset(name[1:] for name in names if name.startswith("!"))
        classes = frozenset(name for name in names if not name.startswith("!"))
        _known("slot", {slot}, SLOTS)
        _known("class", classes | excludes, CLASSES)
        if not (classes or excludes or required):
            raise ValueError(f"need '{part}' asks nothing")
        found.append(Need(slot, classes, excludes, required))
    return tuple(found)


@cache
def _roles(cell: str) -> tuple[Role, ...]:
    if cell == "-":
        return ()
    found = []
    for part in cell.split(" "):
        role, _, rest = part.partition("=")
        every = "+" in rest
        slots = tuple(rest.split("+" if every else "|")) if rest else ()
        _known("role", {role}, ROLES)
        _known("slot", slots, SLOTS)
        found.append(Role(role, slots, every))
    return tuple(found)


@cache
def _flags(cell: str) -> frozenset[str]:
    flags = frozenset() if cell == "-" else frozenset(cell.split(" "))
    _known("flag", flags, FLAGS)
    return flags


def _known(what: str, names: set[str] | frozenset[str] | tuple[str, ...], legal: frozenset[str]) -> None:
    for name in names:
        if name not in legal:
            raise ValueError(f"unknown {what} '{name}'")
