"""Countries and the words that stand for them: names, nationalities, peoples, seats of government.

The table is `data/countries.tsv`. Words are compared without case, diacritics, or a leading "the", but a word written
wholly in small letters never names a country: that keeps "us", "polish", "turkey" and "china" apart. "US" must be
written so, "Us" is a pronoun.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from dateline.lexicon.rows import listed, rows

_COLUMNS = ("iso3", "name", "aliases", "adjectives", "people", "capital", "seats", "from", "until", "cow", "cow_number")
_HOMONYM_COLUMNS = ("words", "iso3", "name", "evidence", "from", "until", "flags")
FORMER_COLUMNS = ("kind", "name", "later", "iso3_or_id", "from", "until")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "`": "'", "-": " ", "‐": " ", "‑": " ", ".": None})


def country_key(words: str) -> str:
    """The form in which names are compared; "" where the words can't name a country (all in small letters)."""
    if words.islower() or words in {"Us", "us"}:
        return ""
    if words.isascii():  # most are, and nothing of theirs is decomposed
        folded = words.translate(_STRAIGHT).lower().split()
    else:
        plain = unicodedata.normalize("NFKD", words).translate(_STRAIGHT)
        folded = "".join(c for c in plain if not unicodedata.combining(c)).casefold().split()
    if len(folded) > 1 and folded[0] == "the":
        folded = folded[1:]
    return " ".join(folded)


class Country(msgspec.Struct, frozen=True):
    """A state or territory; ``adjective`` is the usual word of nationality, ``since`` and ``until`` are years.

    ``cow`` and ``cow_number`` are the Correlates of War project's code; None for territories that it does not count.
    """

    iso3: str
    name: str
    adjective: str | None
    capital: str | None
    since: int | None = None
    until: int | None = None
    cow: str | None = None
    cow_number: int | None = None


class CountryReading(NamedTuple):
    """One of the states that a word can mean. ``evidence`` are the states whose mention speaks for it."""

    iso3: str
    name: str
    evidence: tuple[str, ...]
    since: int | None
    until: int | None
    only: bool  # the word means no state without such evidence


class Countries:
    """Look-up by word. Where a name was borne by two states, the one that still exists comes first."""

    def __init__(
        self,
        table: list[tuple[str, ...]],
        homonyms: Iterable[tuple[str, ...]] = (),
        former: Iterable[tuple[str, ...]] = (),
    ) -> None:
        self._readings: dict[str, list[CountryReading]] = {}
        for word, iso3, name, evidence, since, until, flags in homonyms:
            reading = CountryReading(
                iso3,
                name,
                listed(evidence),
                int(since) if since else None,
                int(until) if until else None,
                "only" in listed(flags),
            )
            self._readings.setdefault(country_key(word), []).append(reading)
        self._by_iso: dict[str, Country] = {}
        self._by_name: dict[str, Country] = {}
        self._by_seat: dict[str, list[Country]] = {}
        self._former: dict[str, list[Country]] = {}
        self._names: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._seats: dict[str, str] = {}
        self._first: set[str] = set()
        for iso3, name, aliases, adjectives, people, capital, seats, since, until, cow, cow_number in table:
            nationality = listed(adjectives)
            country = Country(
                iso3,
                name,
                nationality[0] if nationality else None,
                capital or None,
                int(since) if since else None,
                int(until) if until else None,
                cow or None,
                int(cow_number) if cow_number else None,
            )
            if self._by_iso.setdefault(iso3, country) is not country:
                self._former.setdefault(iso3, []).append(country)
            for word in (name, *listed(aliases), *nationality):
                self._by_name.setdefault(country_key(word), country)
            for word in (*listed(capital), *listed(seats)):
                self._by_seat.setdefault(country_key(word), []).append(country)
            for index, words in (
                (self._names, (name, *listed(aliases))),
                (self._adjectives, nationality),
                (self._people, listed(people)),
                (self._seats, (*listed(capital), *listed(seats))),
            ):
                for word in words:
                    key = country_key(word)
                    index.setdefault(key, iso3)
                    self._first.add(key.partition(" ")[0].replace("'", ""))

        for kind, name, _later, iso3, since, until in former:
            now = self._by_iso.get(iso3)
            if kind == "state" and now is not None and country_key(name) not in self._names:
                self._names[country_key(name)] = iso3
                self._by_name[country_key(name)] = msgspec.structs.replace(
                    now, name=name, since=int(since) if since else None, until=int(until) if until else None
                )
                self._first.add(country_key(name).partition(" ")[0].replace("'", ""))

    @classmethod
    def load(cls) -> Countries:
        return cls(
            list(rows("countries.tsv", _COLUMNS)),
            rows("country_homonyms.tsv", _HOMONYM_COLUMNS),
            rows("former_names.tsv", FORMER_COLUMNS),
        )

    def begins(self, word: str) -> bool:
        """Whether some name, nationality, people or seat begins with a word: small letters, no apostrophes."""
        return word in self._first

    def readings(self, words: str) -> tuple[CountryReading, ...]:
        """The states that a word can mean where it can mean several ("Congo"), the usual one first; else nothing."""
        return tuple(self._readings.get(country_key(words), ()))

    def get(self, iso3: str) -> Country | None:
        """The country of a code as it is now, or None."""
        return self._by_iso.get(iso3)

    def named(self, words: str, on: dt.date | None = None) -> Country | None:
        """The state that a name, nationality or seat tells of as it was on a day: "Rhodesia", "Bonn", "Soviet".

        A former state is meant where its own name is used; where today's is used of a day on which one former state
        alone bore the code, that one is.
        """
        country = self._by_name.get(country_key(words))
        if country is None:
            seats = self._by_seat.get(country_key(words), [])
            country = next((c for c in seats if c.until is None or _bore(c, on)), seats[0] if seats else None)
            if country is not None and country.until is not None and not _bore(country, on):
                return self.on(country.iso3, on)
        return self.on(country.iso3, on) if country is not None and country.until is None else country

    def on(self, iso3: str, day: dt.date | None) -> Country | None:
        """The country of a code as it was on a day; as it is now where no day is given or two states bore the code."""
        now = self._by_iso.get(iso3)
        if now is None or day is None:
            return now
        then = [c for c in self._former.get(iso3, ()) if _bore(c, day)]
        return then[0] if len(then) == 1 and then[0].until is not None and day.year < then[0].until else now

    def of_name(self, words: str) -> str | None:
        """The code of the country that is named ("U.S.", "the United Kingdom", "Burma")."""
        return self._names.get(country_key(words))

    def of_adjective(self, word: str) -> str | None:
        """The code of a nationality ("Iraqi", "South Korean", "US", "Saudi")."""
        return self._adjectives.get(country_key(word))

    def of_people(self, word: str) -> str | None:
        """The code of a people ("Iraqis", "Swedes", "Hongkongers")."""
        return self._people.get(country_key(word))

    def of_seat(self, words: str) -> str | None:
        """The code of the country whose government these words can stand for ("Washington", "the Kremlin")."""
        return self._seats.get(country_key(words))

    def of_nationality(self, word: str) -> str | None:
        """The code of a word that can say whose somebody is: an adjective or a name ("Iraqi", "Iraq")."""
        return self.of_adjective(word) or self.of_name(word)


def _bore(country: Country, on: dt.date | None) -> bool:
    """Whether a former state existed on a day; without a day, no."""
    return on is not None and (country.since or 0) <= on.year <= (country.until or 9999)
