"""What every rule works with: the match read by group name, counts and units."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import cast

import msgspec

from dateline.records.times import AnchorForm, DayPart, Phase, TimeForm, TimeUnit, Which
from dateline.tag.time_tokens import CODE, Tokens

SPEECH = AnchorForm("speech")
NARRATED = AnchorForm("narrated")
WHICH: dict[str, Which] = {
    "LAST": "last", "PAST": "last", "PREV": "previous", "NEXT": "next", "COMING": "next",
    "FOLL": "following", "THIS": "this", "THAT": "same", "SAME": "same",
}  # fmt: skip
NAME_OF = {char: name for name, char in CODE.items()}


class Hit(msgspec.Struct):
    """A match of a rule, read by group name."""

    tokens: Tokens
    match: re.Match[str]

    def has(self, group: str) -> bool:
        return group in self.match.re.groupindex and self.match.start(group) >= 0

    def index(self, group: str) -> int:
        return self.match.start(group)

    def form(self, group: str) -> TimeForm:
        """The form that an earlier pass made of the group's token."""
        form = self.tokens.forms[self.match.start(group)]
        assert form is not None
        return form

    def number(self, group: str) -> int | None:
        return self.tokens.values[self.match.start(group)].number if self.has(group) else None

    def integer(self, group: str) -> int:
        return self.number(group) or 0

    def name(self, group: str) -> str:
        return self.tokens.values[self.match.start(group)].name

    def part(self, group: str) -> DayPart:
        return cast(DayPart, self.name(group))

    def phase(self, group: str) -> Phase:
        return cast(Phase, self.name(group))

    def code(self, group: str) -> str:
        return NAME_OF[self.match.group(group)]

    def word(self, group: str) -> str:
        return self.tokens.word(self.match.start(group))

    def which(self, group: str) -> Which | None:
        return WHICH[self.code(group)] if self.has(group) else None

    def before(self) -> str:
        i = self.match.start()
        return NAME_OF[self.tokens.codes[i - 1]] if i else "PARA"

    def after(self) -> str:
        i = self.match.end()
        return NAME_OF[self.tokens.codes[i]] if i < len(self.tokens.codes) else "PARA"

    def next_word(self) -> str:
        return self.tokens.word(self.match.end())

    def last_word(self) -> str:
        return self.tokens.word(self.match.start() - 1)


Builder = Callable[[Hit], TimeForm | None]
Row = tuple[str, Builder, str]  # pattern, builder, class made


class Rule(msgspec.Struct, frozen=True):
    """A pattern over classes, what it makes, and what that counts as (a class such as XDATE)."""

    pattern: re.Pattern[str]
    build: Builder
    made: str


def unit_of(hit: Hit, group: str = "u") -> tuple[TimeUnit, int, bool]:
    """A unit word as (unit, how many of it, plural?): a fortnight is two weeks."""
    name = hit.name(group)
    plural = name.endswith("*")
    name = name.rstrip("*")
    return ("week", 2, plural) if name == "fortnight" else (cast(TimeUnit, name), 1, plural)


def count_of(hit: Hit, group: str = "n") -> int | None:
    """A number before a unit; "several" is None, "two dozen" is not read."""
    return hit.number(group) if hit.has(group) else 1


def scaled(hit: Hit) -> tuple[int | None, TimeUnit] | None:
    """Count and unit of "N UNIT"; None where the words are no length of time ("1914 years", "a days")."""
    unit, factor, _ = unit_of(hit)
    count = count_of(hit)
    if hit.has("n") and hit.code("n") in ("DNUM", "TWO", "BIG", "YEAR", "NUM") and count is None:
        return None
    if count is not None and count > 3000:
        return None
    return (None if count is None else count * factor), unit
