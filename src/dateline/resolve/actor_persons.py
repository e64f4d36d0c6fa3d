"""Names of persons that no table of actors knows: where the name begins, and what title, trade or nationality tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import msgspec

from dateline.lexicon.countries import Countries
from dateline.lexicon.name_words import name_words
from dateline.lexicon.nouns import Nouns
from dateline.lexicon.office_holders import Tenure
from dateline.records.identity import ActorIdentity
from dateline.records.reference import ActorKind
from dateline.resolve.actor_kinds import Side, kind_of
from dateline.resolve.actor_names import ReportNames
from dateline.resolve.actor_offices import Offices
from dateline.resolve.actor_phrase import ActorPhrase, capitalised, plain
from dateline.resolve.actor_sector import kind_of_sector

SideOf = Callable[[tuple[str, ...]], Side]

_SHIPS: Final = {"USS": "USA", "HMS": "GBR", "HMAS": "AUS", "HMCS": "CAN", "USNS": "USA", "RFA": "GBR", "ROKS": "KOR"}
#: Titles that belong to a name of one word ("Pope Francis", "King Hussein").
_WITH_NAME: Final = frozenset("king queen pope prince princess emperor sultan sheikh sheik father mullah".split())
#: Small words within names of persons.
_NAME_PARTICLES: Final = frozenset("al el bin ibn abu ben de del della der den di da dos du la le van von y".split())
_HONORIFICS: Final = frozenset("Mr Mrs Ms Miss Dr Sir Dame Madame Señor Herr".split())


class Persons:
    """Reads names of persons in one report. ``side_of`` says whose side words tell of."""

    def __init__(
        self, names: ReportNames, nouns: Nouns, countries: Countries, offices: Offices, side_of: SideOf
    ) -> None:
        self._actors, self._nouns, self._countries = names, nouns, countries
        self._offices, self._side = offices, side_of

    def named(self, read: ActorPhrase) -> ActorIdentity:
        """A name that no list knows, with what title, trade or nationality before it tells."""
        before = read.before
        start = self._name_start(before)
        name, title = " ".join(before[start:]), before[:start]
        if title and len(before) - start == 1 and plain(title[-1]) in _WITH_NAME and capitalised(title[-1]):
            name = f"{title[-1]} {name}"
        post = next((k for k, word in enumerate(title) if word in ("to", "at", "in", "for")), len(title))
        while post and title[post - 1].rstrip(".") in _HONORIFICS:
            post -= 1
        side = self._side(title[:post])
        found = self._nouns.longest([plain(w) for w in title[:post]]) if post else None
        kind: ActorKind = "unknown"
        if found is not None and found[0].can_act:
            kind = kind_of(found[0], side)
        elif side.entry is not None:
            kind = side.entry.kind
        country = side.country or (side.entry.country if side.entry else None)
        if country is None and read.after and read.after[0] == "of":
            country = self._side(read.after[1:]).country
        ship = _SHIPS.get(before[start].replace(".", "")) if len(before) - start > 1 else None
        if ship is not None:
            kind, country = "state-forces", ship
        found_as = ActorIdentity(name, name, kind, country)
        tenure = (
            None
            if ship
            else self._offices.person(
                " ".join(before[start:]), title[:post], found[0] if found else None, country, side.entry
            )
        )
        return in_office(found_as, tenure) if tenure is not None else found_as

    def _name_start(self, before: tuple[str, ...]) -> int:
        """Where the name that ends the phrase begins: behind the last title, trade, nationality or small word."""
        start = len(before) - 1
        for k in range(len(before) - 2, self._last_listed(before) - 1, -1):
            word = before[k]
            found = self._nouns.longest([plain(w) for w in before[max(0, k - 3) : k + 1]])
            noun = found[0] if found is not None else None
            telling = noun is not None and (noun.cls in ("official", "person", "force", "org") or word.islower())
            foreign = self._countries.of_adjective(word) is not None or word.endswith(("'s", "’s"))
            small = word.islower() and word not in _NAME_PARTICLES
            if telling or foreign or small or self._country_of_post(before, k):
                break
            start = k
        while start < len(before) - 1 and before[start].islower() and before[start] not in ("al", "el", "bin", "ibn"):
            start += 1
        while start < len(before) - 1 and before[start].rstrip(".") in _HONORIFICS:
            start += 1
        return start

    def _country_of_post(self, before: tuple[str, ...], k: int) -> bool:
        """Whether the country of a post ends with word ``k`` ("ambassador to Germany Richard Grenell")."""
        for j in range(max(1, k - 3), k + 1):
            country = " ".join(before[j : k + 1])
            if before[j - 1] in ("to", "of", "in", "the", "from", "for") and self._countries.of_name(country):
                return True
        return False

    def _last_listed(self, before: tuple[str, ...]) -> int:
        """The index of the word behind the last name of the list before the head; 0 where there is none."""
        words = name_words(" ".join(before[:-1]))
        end, i = 0, 0
        while i < len(words):
            hit = self._actors.hit_at(words, i)
            i += hit.size if hit is not None else 1
            end = words[i - 1].end if hit is not None else end
        return len(" ".join(before[:-1])[:end].split())


def in_office(found: ActorIdentity, tenure: Tenure) -> ActorIdentity:
    """With the person who held the office, and the office."""
    of_state = len(tenure.of) == 3 and tenure.of.isupper()
    known = kind_of_sector(tenure.sector)
    governs = of_state and tenure.sector == "GOV" and found.kind == "state-forces"  # "Colonel Gaddafi"
    # That a person without any title here leads rebels or a party is known from elsewhere: only the sector tells it.
    kind = known if governs or (found.kind == "unknown" and known == "government") else found.kind
    return msgspec.structs.replace(
        found,
        canonical=tenure.person,
        kind=kind,
        country=found.country or (tenure.of if of_state else None),
        sector=tenure.sector or None,
        office=f"{tenure.office} of {tenure.of}",
    )
