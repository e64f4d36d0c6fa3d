"""Who held which office when: `data/office_holders.tsv`, looked up by the holder's name or by the office.

`of` is the country (ISO 3166-1 alpha-3) or the row of the actor list that the office belongs to. Dates are `YYYY`,
`YYYY-MM` or `YYYY-MM-DD`; a year alone means all of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from dateline.errors import AssetError
from dateline.lexicon.actor_rows import SECTORS
from dateline.lexicon.name_words import key_of, name_words
from dateline.lexicon.rows import listed, rows
from dateline.lexicon.spelling import frame

_COLUMNS: Final = ("person", "aliases", "office", "of", "sector", "from", "until")


class Tenure(NamedTuple):
    """One person's time in one office."""

    person: str
    aliases: str
    office: str
    of: str
    sector: str
    since: str
    until: str

    def holds_on(self, day: dt.date) -> bool:
        said = day.isoformat()
        began = not self.since or self.since <= said[: len(self.since)]
        return began and (not self.until or said[: len(self.until)] <= self.until)

    def began_by(self, day: dt.date) -> bool:
        """Whether the office was held on the day or before."""
        return not self.since or self.since <= day.isoformat()[: len(self.since)]


class OfficeHolders:
    """Look-up of persons by name and of offices by date."""

    def __init__(self, table: Iterable[tuple[str, ...]]) -> None:
        self._rows = [Tenure(*cells) for cells in table]
        self._by_surname: dict[str, list[Tenure]] = {}
        self._by_office: dict[tuple[str, str], list[Tenure]] = {}
        self._framed: dict[str, set[str]] | None = None
        for tenure in self._rows:
            if not tenure.person or (tenure.sector and tenure.sector not in SECTORS):
                raise AssetError(f"office_holders.tsv: {tenure.person!r} has the sector {tenure.sector!r}")
            self._by_office.setdefault((tenure.office, tenure.of), []).append(tenure)

    def _surnames(self) -> dict[str, list[Tenure]]:
        """The tenures by surname; made when a name is first asked for."""
        if not self._by_surname:
            for tenure in self._rows:
                for last in {name.rpartition(" ")[2] for name in _names(tenure)}:
                    self._by_surname.setdefault(_last(last), []).append(tenure)
        return self._by_surname

    @classmethod
    def load(cls) -> OfficeHolders:
        return cls(rows("office_holders.tsv", _COLUMNS))

    def holder(self, offices: Iterable[str], of: str, on: dt.date) -> Tenure | None:
        """Who held one of the offices on a day; None where nobody is known or two persons are."""
        found = [t for office in offices for t in self._by_office.get((office, of), ()) if t.holds_on(on)]
        if len({t.person for t in found}) > 1:  # on the day of a handover the new holder counts
            found = [t for t in found if t.until != on.isoformat()]
        return found[0] if len({t.person for t in found}) == 1 else None

    def named(self, name: str) -> tuple[Tenure, ...]:
        """The tenures of those whose full name, or an alias of theirs, is ``name`` as far as it goes.

        A single word is taken for a surname. Where nobody is written so, one spelled alike is found.
        """
        words = [word.key for word in name_words(name)]
        if not words:
            return ()
        likely = self._surnames().get(words[-1]) or self._spelled(words[-1])
        return tuple(dict.fromkeys(t for t in likely if any(_bears(words, n) for n in _names(t))))

    def _spelled(self, surname: str) -> list[Tenure]:
        if len(surname) < 5:
            return []
        if self._framed is None:
            self._framed = {}
            for key in self._surnames():
                self._framed.setdefault(frame(key), set()).add(key)
        return [t for key in sorted(self._framed.get(frame(surname), ())) for t in self._surnames()[key]]


def _names(tenure: Tenure) -> Iterator[str]:
    yield tenure.person
    yield from listed(tenure.aliases)


def _last(word: str) -> str:
    """The key of a name's last word, which may be joined by a hyphen or apostrophe: "al-Assad", "Ban Ki-moon"."""
    if word.isascii() and word.isalnum():
        return word.lower()
    words = name_words(word)
    return words[-1].key if words else key_of(word)


def _bears(words: list[str], name: str) -> bool:
    """Whether ``words`` are the surname alone, or the name with at most initials and middle names left out or added."""
    own = [word.key for word in name_words(name)]
    if not own or not _alike(own[-1], words[-1]):
        return False
    if len(words) == 1 or len(own) == 1:
        return len(own) > 1 or len(words) == 1
    given, wanted = words[:-1], own[:-1]
    short, long = sorted((given, wanted), key=len)
    rest = iter(long)
    return all(any(_alike(word, other) or _initial(word, other) for other in rest) for word in short)


def _alike(one: str, other: str) -> bool:
    """Whether two words of names are spelled alike: "gaddafi" and "qadhafi"; short ones must begin alike too."""
    if one == other:
        return True
    short = min(len(one), len(other))
    return short >= 4 and (short >= 5 or one[0] == other[0]) and frame(one) == frame(other)


def _initial(one: str, other: str) -> bool:
    return min(len(one), len(other)) == 1 and one[0] == other[0]
