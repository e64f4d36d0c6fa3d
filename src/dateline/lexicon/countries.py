"""Countries and the words that stand for them: names, nationalities, peoples, seats of government.

The table is `data/countries.tsv`. Words are compared without case, diacritics, or a leading "the", but a word written
wholly in small letters never names a country: that keeps "us", "polish", "turkey" and "china" apart. "US" must be
written so, "Us" is a pronoun.
"""

from __future__ import annotations

import unicodedata

import msgspec

from dateline.lexicon.rows import listed, rows

_COLUMNS = ("iso3", "name", "aliases", "adjectives", "people", "capital", "seats", "from", "until")
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
    """A state or territory; ``adjective`` is the usual word of nationality, ``since`` and ``until`` are years."""

    iso3: str
    name: str
    adjective: str | None
    capital: str | None
    since: int | None = None
    until: int | None = None


class Countries:
    """Look-up by word. Where a name was borne by two states, the one that still exists comes first."""

    def __init__(self, table: list[tuple[str, ...]]) -> None:
        self._by_iso: dict[str, Country] = {}
        self._names: dict[str, str] = {}
        self._adjectives: dict[str, str] = {}
        self._people: dict[str, str] = {}
        self._seats: dict[str, str] = {}
        for iso3, name, aliases, adjectives, people, capital, seats, since, until in table:
            nationality = listed(adjectives)
            country = Country(
                iso3,
                name,
                nationality[0] if nationality else None,
                capital or None,
                int(since) if since else None,
                int(until) if until else None,
            )
            self._by_iso.setdefault(iso3, country)
            for index, words in (
                (self._names, (name, *listed(aliases))),
                (self._adjectives, nationality),
                (self._people, listed(people)),
                (self._seats, (*listed(capital), *listed(seats))),
            ):
                for word in words:
                    index.setdefault(country_key(word), iso3)

    @classmethod
    def load(cls) -> Countries:
        return cls(list(rows("countries.tsv", _COLUMNS)))

    def get(self, iso3: str) -> Country | None:
        """The country of a code as it is now, or None."""
        return self._by_iso.get(iso3)

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
