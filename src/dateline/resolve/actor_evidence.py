"""What a report as a whole tells of who is meant: countries, other actors named, the day, abbreviations it explains."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from dateline.lexicon.actors import ActorList
from dateline.lexicon.countries import Countries, CountryReading
from dateline.lexicon.name_words import NameWord, name_words
from dateline.records.mention import ActorEntry, ActorMention
from dateline.records.reference import PlaceRef

#: How far each sign speaks for a row; the first row of the table wins where all are alike.
_BY_COUNTRY: Final = 3.0
_ABSENT: Final = -1.5
_RELATED: Final = 1.0
_OTHER_NAME: Final = 4.0
_NOT_YET: Final = -5.0
_NO_LONGER: Final = -2.0
_USUAL: Final = 1.0
_LATER_ROW: Final = -0.1
_OWN_WORD: Final = 2.0
_TELLING: Final = 4
_LONGEST_COUNTRY: Final = 4
_FOCUS: Final = 0.4

_BRACKETED: Final = re.compile(r"[(\[] ?([A-Z][A-Za-z&.-]{1,9}) ?[)\]]")
_OR: Final = re.compile(
    r",? (?:or|known as|known by (?:its|the) (?:initials|acronym)|abbreviated(?: as)?)(?: the)? ([A-Z]{2,8})\b"
)
_SMALL: Final = frozenset(
    "of the for and de del la las los el al e i y et du des da do in to a an on und fur di bin wal".split()
)
_INITIAL_WORDS: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Explained(NamedTuple):
    """An abbreviation and the name that the report gives for it."""

    short: str
    name: str


class Evidence:
    """The signs of one report. Without a report nothing speaks for anything, and the tables' order decides."""

    def __init__(self, on: date | None = None) -> None:
        self.on = on
        self.countries: Counter[str] = Counter()
        self.entries: Counter[str] = Counter()
        self.words: frozenset[str] = frozenset()

    def share(self, iso3: str) -> float:
        total = self.countries.total()
        return self.countries[iso3] / total if total else 0.0

    def focus(self) -> str | None:
        """The country that the report is about, if one stands out."""
        top = self.countries.most_common(2)
        if len(top) == 1:
            return top[0][0]
        clear = bool(top) and top[0][1] > top[1][1] and self.share(top[0][0]) >= _FOCUS
        return top[0][0] if clear else None

    def reading(self, readings: Sequence[CountryReading]) -> CountryReading | None:
        """Which of the states that a word can mean is meant: the one most spoken of, else the usual one."""
        year = self.on.year if self.on is not None else None
        told: list[tuple[int, int, CountryReading]] = []
        for k, reading in enumerate(readings):
            count = sum(self.countries[iso3] for iso3 in reading.evidence)
            in_time = year is None or (reading.since or 0) <= year <= (reading.until or 9999)
            if in_time and (count or not reading.only):
                told.append((count, -k, reading))
        best = max(told, key=lambda x: x[:2], default=None)
        if best is None or (best[2].only and best[0] < 2):
            return None
        return best[2]

    def rank(self, entries: Sequence[ActorEntry]) -> list[ActorEntry]:
        """The rows that bear one name, the likeliest first."""
        if len(entries) == 1:
            return list(entries)
        shared = set.intersection(*(_words_of(entry) for entry in entries))
        scored = [
            (self._score(entry, shared) + (_USUAL if k == 0 else _LATER_ROW * k), -k, entry)
            for k, entry in enumerate(entries)
        ]
        return [entry for *_, entry in sorted(scored, key=lambda x: x[:2], reverse=True)]

    def _score(self, entry: ActorEntry, shared: set[str]) -> float:
        score = _OTHER_NAME * (entry.id in self.entries)
        score += _OWN_WORD * bool((_words_of(entry) - shared) & self.words)
        if entry.country is not None and self.countries:
            share = self.share(entry.country)
            score += _BY_COUNTRY * share + 1 if share else _ABSENT
        score += _RELATED * min(2, sum(1 for r in entry.relations if r.to in self.entries))
        if self.on is not None:
            if entry.since is not None and self.on.year < entry.since:
                score += _NOT_YET
            elif entry.until is not None and self.on.year > entry.until:
                score += _NO_LONGER
        return score


def _words_of(entry: ActorEntry) -> set[str]:
    """The telling words of a row's names."""
    return {
        word.key
        for name in (entry.name, *entry.aliases)
        for word in name_words(name)
        if len(word.key) > _TELLING and word.shape == "capital"
    }


def gather(
    text: str,
    mentions: Sequence[ActorMention],
    places: Iterable[PlaceRef],
    on: date | None,
    actors: ActorList,
    countries: Countries,
) -> Evidence:
    """The signs of a report: words that may mean several states or rows do not count."""
    found = Evidence(on)
    for place in places:
        if place.country is not None and not countries.readings(place.text):
            found.countries[place.country] += 1
    words = name_words(text)
    found.words = frozenset(word.key for word in words if word.shape == "capital")
    for iso3 in _countries_named(text, words, countries):
        found.countries[iso3] += 1
    for mention in mentions:
        if mention.entry is not None and not mention.others:
            found.entries[mention.entry] += 1
            entry = actors.get(mention.entry)
            if entry is not None and entry.country is not None and found.entries[mention.entry] == 1:
                found.countries[entry.country] += 1
    return found


def _countries_named(text: str, words: Sequence[NameWord], countries: Countries) -> Iterator[str]:
    """The countries of names, nationalities, peoples and seats of government in ``text``, one for each time."""
    i = 0
    while i < len(words):
        size, iso3 = _country_at(text, words, i, countries) if words[i].shape != "lower" else (1, None)
        if iso3 is not None:
            yield iso3
        i += size


def _country_at(text: str, words: Sequence[NameWord], i: int, countries: Countries) -> tuple[int, str | None]:
    for size in range(min(_LONGEST_COUNTRY, len(words) - i), 0, -1):
        if not countries.begins(words[i].key):
            return 1, None
        said = text[words[i].start : words[i + size - 1].end]
        iso3 = countries.of_nationality(said) or countries.of_people(said) or countries.of_seat(said)
        if iso3 is not None:
            return size, None if countries.readings(said) else iso3
    return 1, None


def explained(text: str) -> list[Explained]:
    """The abbreviations that the text explains: "the Front for X and Y (FXY)", "the Jungle Army, or JA,"."""
    found: list[Explained] = []
    for pattern in (_BRACKETED, _OR):
        for match in pattern.finditer(text):
            short = match.group(1)
            name = _spelled_out(text[max(0, match.start() - 120) : match.start()], short)
            if name is not None:
                found.append(Explained(short, name))
    return found


def _spelled_out(before: str, short: str) -> str | None:
    """The words that end ``before`` and whose initials are ``short``; small words need not count."""
    letters = [c.casefold() for c in short if c.isalpha()]
    words = list(_INITIAL_WORDS.finditer(before))
    k = len(words) - 1
    if len(letters) < 2 or not words or before[words[-1].end() :].strip():
        return None
    if not any(c.isupper() for c in short[1:]):
        return None
    for letter in reversed(letters):
        while k >= 0 and words[k].group() in _SMALL:
            k -= 1
        if k < 0 or words[k].group()[0].casefold() != letter or re.search(r"[.;:!?()]", before[words[k].end() :]):
            return None
        k -= 1
    start = words[k + 1].start()
    return before[start:].strip() if before[start].isupper() else None
