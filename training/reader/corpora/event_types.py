"""The event types of WikiEvents, RAMS and M2E2, their roles in our scheme and back, and the claims they may be.

A type is "conflict.attack", or "conflict.attack.detonateexplode" where a corpus tells it that far; what the table
`event_types.tsv` does not say of a third level holds as for the second.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from dateline.lexicon.rows import listed, parse_rows
from training.reader.example import CLAIMS, ROLES, Argument, Example, Trigger

CORPORA = ("wikievents", "rams", "m2e2")
_TABLE = Path(__file__).with_name("event_types.tsv")
_NO_CLAIM = "none"
# Types that a corpus annotates in part: of the contacts, M2E2 has meetings, calls and letters.
_IN_PART = {"m2e2": frozenset({"contact.contact"})}


class NativeArgument(msgspec.Struct, frozen=True):
    """Words `start` to `end` have the corpus' own role `role`, in lower case."""

    start: int
    end: int
    role: str


class NativeEvent(msgspec.Struct, frozen=True):
    """A trigger with its arguments, in the corpus' own types, lower case and as far as it tells them, and roles."""

    start: int
    end: int
    type: str
    arguments: tuple[NativeArgument, ...] = ()


class NativeText(msgspec.Struct, frozen=True):
    """One text with its events; `coreferent`, where it is told: for a mention all that mean the same, with itself."""

    corpus: str
    id: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]
    events: tuple[NativeEvent, ...]
    coreferent: dict[tuple[int, int], tuple[tuple[int, int], ...]] | None = None


class _Type(msgspec.Struct, frozen=True):
    """`roles`: corpus → our role → the corpus' names of it."""

    claims: tuple[str, ...]
    roles: dict[str, dict[str, tuple[str, ...]]]


def _load(text: str) -> dict[str, _Type]:
    types = {}
    for name, claims, *cells in parse_rows(text, _TABLE.name, ("type", "claims", *CORPORA)):
        roles = {corpus: dict(_roles(cell)) for corpus, cell in zip(CORPORA, cells, strict=True) if cell}
        types[name] = _Type(tuple(claim.replace(_NO_CLAIM, "") for claim in listed(claims)), roles)
        used = {*types[name].claims, *(role for of in roles.values() for role in of)}
        if unknown := used - {"", *CLAIMS, *ROLES}:
            raise ValueError(f"{_TABLE.name}: {name} has {sorted(unknown)}, which are not in the scheme")
    return types


def _roles(cell: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    for part in cell.split():
        role, _, names = part.partition("=")
        yield role, tuple(names.split(","))


_TYPES = _load(_TABLE.read_text(encoding="utf-8"))
NATIVE_TYPES = tuple(name for name in _TYPES if name.count(".") == 1)


def level_two(full: str) -> str:
    """ "conflict.attack" of "Conflict.Attack.DetonateExplode"."""
    return ".".join(full.lower().split(".")[:2])


def claims_of(full: str) -> tuple[str, ...]:
    """The claims that an event of the type may be, "" among them if it may be none; () if the type is unknown."""
    row = _TYPES.get(full) or _TYPES.get(level_two(full))
    return row.claims if row else ()


def roles_of(full: str, corpus: str) -> tuple[str, ...]:
    """Our roles that `corpus` annotates for events of the type."""
    return tuple(_names(full, corpus))


def scheme_role(full: str, role: str, corpus: str = "") -> str:
    """Our role for the type's own, "" where the scheme has none; without a corpus by the first that has the type."""
    return next((ours for ours, theirs in _names(full, corpus).items() if role in theirs), "")


def native_role(full: str, role: str, corpus: str = "") -> str:
    """The type's own role that ours stands for (of several names the first); "" where it has none."""
    return _names(full, corpus).get(role, ("",))[0]


def exhaustive(corpus: str) -> frozenset[str]:
    """Second-level types whose every trigger `corpus` marks; of another type an unmarked word may be one."""
    if corpus == "rams":  # one event is marked in each of its windows
        return frozenset()
    return frozenset(n for n in NATIVE_TYPES if corpus in _TYPES[n].roles) - _IN_PART.get(corpus, frozenset())


def _names(full: str, corpus: str) -> dict[str, tuple[str, ...]]:
    for name in (full, level_two(full)):
        roles = _TYPES[name].roles if name in _TYPES else {}
        for key in (corpus,) if corpus else CORPORA:
            if key in roles:
                return roles[key]
    return {}


def example_of(text: NativeText) -> Example:
    """The text in our scheme. An argument that the scheme has no role for keeps "" as its role, which is masked.

    Events with the same trigger (RAMS has many) are one, of the type told first: what is an argument of one of them
    must not be learned to be none.
    """
    triggers: list[Trigger] = []
    arguments: dict[Argument, None] = {}
    events = sorted(text.events, key=lambda event: (event.start, event.end))
    for (start, end), group in groupby(events, key=lambda event: (event.start, event.end)):
        alike = list(group)
        claims = dict.fromkeys(claim for event in alike for claim in claims_of(event.type))
        triggers.append(Trigger(start, end, level_two(alike[0].type), tuple(claims)))
        for event in alike:
            for found in event.arguments:
                role = scheme_role(event.type, found.role, text.corpus)
                arguments[Argument(len(triggers) - 1, found.start, found.end, role)] = None
    return Example(
        corpus=text.corpus,
        id=text.id,
        words=text.words,
        sentences=text.sentences,
        triggers=tuple(triggers),
        native="kairos",
        arguments=tuple(arguments),
        roles=_annotated(text),
    )


def _annotated(text: NativeText) -> tuple[str, ...]:
    known = {role for event in text.events for role in roles_of(event.type, text.corpus)}
    return tuple(role for role in ROLES if role in known)


def sentence_starts(lengths: Iterable[int]) -> tuple[int, ...]:
    """The index of each sentence's first word; empty sentences are left out."""
    starts, at = [], 0
    for length in lengths:
        if length:
            starts.append(at)
        at += length
    return tuple(starts)
