"""Fillers that a reader found, gathered into entities: those of one slot that name the same thing.

Wordings are one entity where they are the same words, where a name is part of a longer one, where one is the acronym of
the other or stands behind it in brackets, and where two that are no names have one head and no number against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

import msgspec

from benchmarks.accuracy.muc4_fills import countries, essential
from benchmarks.accuracy.text_words import TextWords
from dateline.lexicon.nouns import Nouns

_OPENERS = frozenset("OF IN FROM FOR AT ON WITH WHO WHOSE WHICH THAT WHERE TO BY NEAR".split())
_SMALL = frozenset("OF THE AND FOR IN DE DEL LA LAS LOS Y".split())
_TITLES = frozenset(
    "MR MRS MS DR MSGR MONSIGNOR FATHER FR SISTER BROTHER GENERAL GEN COLONEL COL MAJOR MAJ CAPTAIN CAPT LIEUTENANT LT"
    " SERGEANT SGT CORPORAL CPL PRESIDENT SENATOR DEPUTY MAYOR MINISTER JUDGE BISHOP ARCHBISHOP ENGINEER"
    " PROFESSOR".split()
)
_BRACKET = re.compile(r"\s*[\[(]\s*")


class Found(Protocol):
    """A filler as the reader gives it: a half-open range of words, its slot, its probability."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def label(self) -> str: ...
    @property
    def score(self) -> float: ...


class Mention(msgspec.Struct, frozen=True, order=True):
    """One filler: its characters in the text, its wording without what hangs on at the ends."""

    start: int
    end: int
    wording: str
    score: float = 1.0


class Entity(msgspec.Struct, frozen=True):
    """Mentions of one thing in one slot, in the order of the text; `name`: they are proper names."""

    slot: str
    mentions: tuple[Mention, ...]
    name: bool = False

    @property
    def wordings(self) -> tuple[str, ...]:
        """The wordings, names from the longest, others from the commonest; of two as good the first in the text."""
        counts = Counter(mention.wording for mention in self.mentions)
        return tuple(sorted(counts, key=lambda wording: -(len(wording.split()) if self.name else counts[wording])))

    @property
    def score(self) -> float:
        """The probability of the surest mention."""
        return max(mention.score for mention in self.mentions)


def gather(page: TextWords, fillers: Iterable[Found], nouns: Nouns) -> list[Entity]:
    """The entities of all slots, in the order of their first mentions."""
    slots: dict[tuple[str, bool], list[Mention]] = {}
    for filler in fillers:
        start, end = page.characters_of(filler.start, filler.end)
        wording = worded(page.text[start:end])
        if wording:
            name = filler.label == "PerpOrg" or is_name(wording, nouns)
            slots.setdefault((filler.label, name), []).append(Mention(start, end, wording, filler.score))
    found = [
        Entity(slot, tuple(cluster), name)
        for (slot, name), mentions in slots.items()
        for cluster in _clusters(sorted(mentions), page.text, name=name)
    ]
    return sorted(found, key=lambda entity: entity.mentions[0].start)


def worded(text: str) -> str:
    """The words of a filler on one line, without a leading article and the possessive's ending."""
    words = " ".join(text.split()).strip(" ,;:.[]()")
    words = re.sub(r"\s?['’]S$", "", words, flags=re.IGNORECASE)
    return re.sub(r"^(?:THE|A|AN)\s+(?=\w)", "", words, flags=re.IGNORECASE)


def is_name(wording: str, nouns: Nouns) -> bool:
    """Whether the wording is a person's name: none but titles, particles and words that are no nouns of ours."""
    words = re.findall(r"[\w'-]+", wording.upper().replace(".", ""))
    if not words or len(words) > 6 or any(word[0].isdigit() for word in words):
        return False
    if len(words) == 1 and words[0].endswith(("MAN", "MEN", "IST", "ISTS", "ERS", "ANS")):
        return False
    return not any(_common(word, nouns) for word in words if word not in _TITLES) and words[-1] not in _TITLES


def _common(word: str, nouns: Nouns) -> bool:
    if word in _OPENERS or word in ("AND", "THE", "OTHER", "OTHERS", "ONE", "TWO"):
        return True
    if word in _SMALL:
        return False
    people = countries().of_adjective(word.title()) or countries().of_people(word.title())
    return people is not None or nouns.get(word.lower()) is not None


def _clusters(mentions: Sequence[Mention], text: str, *, name: bool) -> list[list[Mention]]:
    clusters: list[list[Mention]] = []
    for mention in mentions:
        same = [c for c in clusters if any(_same(other, mention, text, name=name) for other in c)]
        for cluster in same:
            clusters.remove(cluster)
        clusters.append([*(other for cluster in same for other in cluster), mention])
    return clusters


def _same(one: Mention, other: Mention, text: str, *, name: bool) -> bool:
    """Whether two mentions of one slot, the one before the other, name one thing."""
    left, right = essential(one.wording), essential(other.wording)
    if left == right:
        return True
    if name:
        # Standing behind the name, in brackets or after it: "Front for the People [FFP]".
        if _BRACKET.fullmatch(text[one.end : other.start]) or acronym(left, right) or acronym(right, left):
            return True
        short, long = sorted((left, right), key=len)
        return _within(short, long)
    return head(left) == head(right) and (one.wording.isdigit() == other.wording.isdigit())


def acronym(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether ``short`` is one word of the first letters of ``long``, small words counted or not."""
    if len(short) != 1 or len(long) < 2:
        return False
    letters = short[0].replace(".", "").replace("-", "")
    full = [word for part in long for word in part.split("-")]
    return letters in ("".join(w[0] for w in full), "".join(w[0] for w in full if w not in _SMALL))


def _within(short: Sequence[str], long: Sequence[str]) -> bool:
    runs = (list(long[n : n + len(short)]) for n in range(len(long) - len(short) + 1))
    return bool(short) and list(short) in runs


def head(words: Sequence[str]) -> str:
    """The last word before what modifies it from behind."""
    end = next((n for n, word in enumerate(words) if n and word in _OPENERS), len(words))
    return words[end - 1] if words else ""
