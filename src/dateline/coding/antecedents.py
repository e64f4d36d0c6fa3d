"""What a report has named so far, for pronouns and other short words that look back to it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Final

import msgspec

from dateline.coding.draft import Party
from dateline.records.syntax import Sentence, Token

_SINGULAR: Final = frozenset({"he", "him", "his", "she", "her", "himself", "herself", "i", "me", "my"})
_THING: Final = frozenset({"it", "its", "itself", "which", "that"})
MANY: Final = frozenset(
    {"they", "them", "their", "themselves", "who", "we", "us", "our", "those", "these", "both", "all", "some", "others"}
)
_PEOPLE: Final = frozenset({"person", "official", "name"})
_BODIES: Final = frozenset({"state", "group", "body", "org", "force", "name"})
_CROWDS: Final = frozenset({"force", "group", "person", "body", "state", "official"})
_NEAR: Final = 400
#: Classes whose nouns may be told in full once and then by the noun alone: "US troops", later "the troops".
_TOLD_SHORT: Final = frozenset({"force", "group", "body", "official", "org"})
_LONG_AGO: Final = 2500


class Seen(msgspec.Struct, frozen=True):
    """A party where the text names it; ``group`` are all those that it is coordinated with, itself among them."""

    position: int
    party: Party
    noun_class: str
    plural: bool
    subject: int  # 2 of a main clause, 1 of another, 0 not a subject
    sentence: int
    verb: int  # the token that it depends on
    lemma: str = ""
    full: bool = False  # with words that tell which: "US troops", not "the troops"
    group: tuple[Party, ...] = ()


class Antecedents:
    """The parties of one report in the order of the text."""

    def __init__(self) -> None:
        self._seen: list[Seen] = []
        self._starts: list[int] = []  # in the order of the text, so that each question looks at its own stretch only

    def add(self, seen: Seen) -> None:
        """Takes the next party; ``position`` never goes back."""
        self._seen.append(seen)
        self._starts.append(seen.position)

    def pronoun(self, word: str, position: int, sentence: int = -1, verb: int = -1) -> Seen | None:
        """What a pronoun stands for: the nearest that fits, subjects before others.

        An object is never its own verb's subject ("police fired at them"): that verb is ``verb`` of ``sentence``.
        """
        if word in _SINGULAR:
            fits = [x for x in self._before(position) if x.noun_class in _PEOPLE and not x.plural]
        elif word in MANY:
            fits = [
                x
                for x in self._before(position)
                if x.noun_class in _CROWDS
                and (x.plural or len(x.group) > 1 or x.noun_class in ("force", "group", "body", "state"))
            ]
        elif word in _THING:
            fits = [x for x in self._before(position) if x.noun_class in _BODIES and not x.plural]
        else:
            return None
        near = [x for x in fits if (x.sentence, x.verb) != (sentence, verb)]
        if not near:
            return None
        last = near[-1].sentence
        return max(near, key=lambda x: (x.sentence >= last - 1, x.subject, x.position))

    def told_in_full(self, lemma: str, noun_class: str, plural: bool, position: int) -> Party | None:
        """The party that a noun alone stands for: the last told with the same noun and words that tell which."""
        if noun_class not in _TOLD_SHORT:
            return None
        for seen in reversed(self._before(position, _LONG_AGO)):
            if seen.full and seen.lemma == lemma and seen.plural == plural:
                return seen.party
        return None

    def pair(self, position: int) -> tuple[Party, ...]:
        """The last two that were named side by side: "the two governments"."""
        return next((x.group for x in reversed(self._before(position, _LONG_AGO)) if len(x.group) == 2), ())

    def nearest(self, position: int, fits: Callable[[Party], bool]) -> Party | None:
        """The party named nearest to ``position``, before it or just behind, that ``fits``."""
        for seen in reversed(self._before(position + 120, 820)):
            if fits(seen.party):
                return seen.party
        return None

    def _before(self, position: int, reach: int = _NEAR) -> list[Seen]:
        """What was named less than ``reach`` characters before ``position``."""
        return self._seen[bisect_right(self._starts, position - reach) : bisect_left(self._starts, position)]


def rank(s: Sentence, token: Token) -> int:
    """How likely a pronoun looks back to the token."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return 0
    verb = s.tokens[token.head]
    return 2 if verb.dep == "ROOT" or (verb.dep == "conj" and s.tokens[verb.head].dep == "ROOT") else 1


def governor(s: Sentence, token: Token) -> int:
    """The verb that a pronoun is an object of, by a preposition or not; -1 where it is none."""
    if token.dep in ("dobj", "dative"):
        return token.head
    if token.dep == "pobj":
        above = s.tokens[token.head]
        return above.head if s.tokens[above.head].tag.startswith("VB") else -1
    return -1
