"""Noun phrases to actors: by the actor list, by nationality and noun, by title and name.

What decides is the head noun. A name of the list, a country or a seat of government that *is* the head names the actor;
before the head ("Taliban fighters", "Afghan police") it only tells whose side the head noun is on. Parts of compounds
such as "anti-Houthi", "Iran-backed" or "Yemen-based" tell neither.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from dateline.lexicon.actors import ActorList, name_words, valid_on
from dateline.lexicon.countries import Countries
from dateline.lexicon.nouns import NounEntry, Nouns
from dateline.records.identity import ActorIdentity
from dateline.records.mention import ActorEntry, ActorEntryRelation
from dateline.records.reference import ActorKind
from dateline.resolve.actor_phrase import (
    ActorPhrase,
    capitalised,
    is_surname_here,
    looks_like_person_noun,
    plain,
    read_phrase,
)

#: Nouns for the armed forces or police as a whole: "US troops" and "the US military" are one actor.
_WHOLE_FORCE: Final = frozenset(
    "force|troop|troops|army|military|soldier|personnel|armed force|armed forces|military force|military personnel|"
    "security force|security forces|security personnel|service member|serviceman|unit|military unit|ground force".split(
        "|"
    )
)
_ALLIES: Final = frozenset(("ally", "alliance", "allied forces", "allied troops", "allied force"))
_GOVERNMENT: Final = frozenset("government|administration|regime|authorities|state|federal government".split("|"))
_ARMED: Final = frozenset(("state-forces", "rebels", "militia", "coalition", "police", "international"))
#: Kinds that a modifier hands on to a head noun that tells less ("rebel commander", "police spokesman").
_HANDED_ON: Final = frozenset(
    ("rebels", "militia", "police", "party", "media", "company", "coalition", "international")
)
_VAGUE_OFFICIALS: Final = frozenset(("official", "senior official", "aide", "adviser", "advisor", "deputy", "officer"))
#: Whose forces are no state's: "Kurdish forces", "tribal forces".
_COMMUNAL: Final = frozenset(
    "kurdish shiite shia shi'ite sunni tribal druze alawite serb hutu tutsi tamil christian muslim communal ethnic "
    "pro-government pro-russian pro-iranian tuareg clan".split()
)
_SHIPS: Final = {"USS": "USA", "HMS": "GBR", "HMAS": "AUS", "HMCS": "CAN", "USNS": "USA", "RFA": "GBR", "ROKS": "KOR"}
#: Titles that belong to a name of one word ("Pope Francis", "King Hussein").
_WITH_NAME: Final = frozenset("king queen pope prince princess emperor sultan sheikh sheik father mullah".split())
#: Words that begin a longer name of some other body.
_LONGER_NAME: Final = frozenset("national supreme federal regional provincial royal higher joint".split())
#: Small words within names of persons.
_NAME_PARTICLES: Final = frozenset("al el bin ibn abu ben de del della der den di da dos du la le van von y".split())
_HONORIFICS: Final = frozenset("Mr Mrs Ms Miss Dr Sir Dame Madame Señor Herr".split())
_NO_NAMES: Final = frozenset("it he she they we i you but and this that these those there here what who him us".split())
_COMPOUND: Final = re.compile(r"[-‐‑–]")


class _Side(NamedTuple):
    """What the words before (or after "of") the head tell of it."""

    entry: ActorEntry | None
    country: str | None
    kinds: tuple[ActorKind, ...]
    communal: bool = False  # a people, faith or cause is named, not a state


class ActorResolver:
    """Says who a phrase means. Holds only tables, so one resolver serves all reports."""

    def __init__(self, actors: ActorList, nouns: Nouns, countries: Countries) -> None:
        self._actors, self._nouns, self._countries = actors, nouns, countries

    def relations_of(self, entry_id: str, on: date | None) -> list[ActorEntryRelation]:
        """The relations of a row of the list that held on a day; all, where the day is None."""
        entry = self._actors.get(entry_id)
        return [r for r in entry.relations if valid_on(r, on)] if entry is not None else []

    def identify(self, phrase: str, head: str) -> ActorIdentity | None:
        """Who ``phrase`` means, or None where it can mean no actor. ``head`` is its syntactic head noun."""
        read = read_phrase(phrase, head)
        if read is None:
            return None
        return self._whole(phrase) or self._listed(read) or self._state(read) or self._by_noun(read)

    def _whole(self, phrase: str) -> ActorIdentity | None:
        """The row of the list that the phrase as it stands names, article included ("The Guardian")."""
        if not phrase.startswith(("The ", "the ")):
            return None
        entry = self._actors.find(phrase)
        if entry is None:
            return None
        return ActorIdentity(phrase.split(" ", 1)[1].strip(), entry.name, entry.kind, entry.country, entry.id)

    def _listed(self, read: ActorPhrase) -> ActorIdentity | None:
        """The row of the list whose name covers the head."""
        words = name_words(read.text)
        low, high = read.head_range
        i = 0
        while i < len(words):
            hit = self._actors.longest_at(words, i)
            if hit is None:
                i += 1
                continue
            start, end = words[i].start, words[i + hit[1] - 1].end
            if start <= low < end and (end >= high or words[i + hit[1] - 1].possessive):
                entry = self._actors.get(hit[0])
                inside = self._within_compound(read.text, start, end) or self._goes_before(read.text[:start], entry)
                if entry is not None and not inside:
                    return ActorIdentity(read.text[start:end], entry.name, entry.kind, entry.country, entry.id)
            i += hit[1]
        return None

    def _goes_before(self, before: str, entry: ActorEntry | None) -> bool:
        """Whether the words before make it another's name: "Peruvian Congress", "National Security Council"."""
        words = before.split()
        if not words or entry is None:
            return False
        last = plain(words[-1])
        if capitalised(words[-1]) and last in _LONGER_NAME:
            return True
        part = words[-1].removesuffix("'s").removesuffix("’s")
        iso3 = self._countries.of_nationality(" ".join((*words[-2:-1], part))) or self._countries.of_nationality(part)
        return iso3 is not None and entry.country is not None and iso3 != entry.country

    @staticmethod
    def _within_compound(text: str, start: int, end: int) -> bool:
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        return bool(_COMPOUND.match(before) or _COMPOUND.match(after))

    def _state(self, read: ActorPhrase) -> ActorIdentity | None:
        """A country, its seat of government, or its people, where they are the head."""
        before = read.before
        for size in range(min(len(before), 6), 0, -1):
            words = " ".join(before[-size:])
            iso3 = self._countries.of_name(words) or self._countries.of_seat(words)
            if iso3 is not None and not self._someones_surname(before[:-size]):
                return self._government(words, iso3)
        last = before[-1]
        iso3 = self._countries.of_people(last)
        if iso3 is not None:
            return ActorIdentity(" ".join(before), last, "civilians", iso3)
        iso3 = self._countries.of_adjective(" ".join(before[-2:])) or self._countries.of_adjective(last)
        if iso3 is None or (len(before) > 1 and self._someones_surname(before[:-1])):
            return None
        if last.endswith(("sh", "ese", "ch", "iss")):  # "the British" speak for their state, "an Iraqi" does not
            return self._government(" ".join(before), iso3)
        return ActorIdentity(" ".join(before), last, "civilians", iso3)

    def _someones_surname(self, rest: tuple[str, ...]) -> bool:
        """Whether a name before it makes a country's name a surname ("Michael Jordan")."""
        if not rest or not capitalised(rest[-1]) or rest[-1].isupper():
            return False
        return self._nouns.longest([plain(w) for w in rest]) is None and not self._countries.of_nationality(rest[-1])

    def _government(self, words: str, iso3: str) -> ActorIdentity:
        country = self._countries.get(iso3)
        return ActorIdentity(words, country.name if country else words, "government", iso3)

    def _by_noun(self, read: ActorPhrase) -> ActorIdentity | None:
        before = read.before
        found = self._nouns.longest([plain(w) for w in before])
        if found is not None and len(before) > 1:
            first = self._nouns.get(plain(before[-2]))
            known = first is not None or self._countries.of_nationality(before[-2]) is not None
            if is_surname_here(before, found[0], first, known):
                found = None
        if found is None:
            if capitalised(before[-1]):
                return self._named(read) if before[-1].lower() not in _NO_NAMES else None
            if not looks_like_person_noun(before[-1]):
                return None
            side = self._side(before[:-1])
            return ActorIdentity(" ".join(before), " ".join(before), "civilians", side.country)
        noun, _size = found
        side = self._side(before[:-1])
        if not noun.can_act and not self._manned(noun, side):
            return None
        return self._described(read, noun, side)

    @staticmethod
    def _manned(noun: NounEntry, side: _Side) -> bool:
        """Ships, planes and vehicles act for the state or group that they are said to belong to."""
        return noun.cls in ("vehicle", "aircraft") and (side.country is not None or side.entry is not None)

    def _described(self, read: ActorPhrase, noun: NounEntry, side: _Side) -> ActorIdentity:
        name = " ".join(read.before)
        relational = "relational" in noun.flags or (capitalised(read.before[-1]) and len(read.before) <= 2)
        if read.after and relational and not (side.entry or (side.country and noun.cls == "force")):
            inner = self._of_part(read)
            if inner is not None:
                name = f"{name} {read.after_text}"
                side = _Side(side.entry or inner.entry, side.country or inner.country, side.kinds + inner.kinds)
                of_noun = self._nouns.longest([plain(w) for w in read.after])
                if noun.kind == "unknown" and of_noun is not None and of_noun[0].kind is not None:
                    side = side._replace(kinds=(*side.kinds, of_noun[0].kind))
        if read.after and side.country is None and side.entry is None and read.after[0] in ("in", "of", "from"):
            side = side._replace(country=self._countries.of_name(" ".join(read.after[1:])))
        kind = self._kind(noun, side)
        country = side.country or (side.entry.country if side.entry else None)
        canonical, kb_id = name, None
        if side.entry is not None:
            kb_id = side.entry.id
            if noun.cls in ("force", "group", "aircraft", "vehicle") and kind == side.entry.kind:
                canonical = side.entry.name
        elif country is not None:
            canonical = self._national(noun, kind, country) or name
        elif kind == "coalition" and noun.cls == "force" and noun.noun not in _ALLIES:
            canonical = "coalition"
        return ActorIdentity(name, read.without_doubt(canonical), kind, country, kb_id)

    def _of_part(self, read: ActorPhrase) -> _Side | None:
        """What an "of" or "to" part tells: the side it names. None where it names no actor ("the price of oil")."""
        inner = read.after[1:]
        if read.after[0] == "of":
            return self._side(inner)
        return _Side(None, None, ()) if read.after[0] in ("to", "for") and inner and capitalised(inner[0]) else None

    def _national(self, noun: NounEntry, kind: ActorKind, iso3: str) -> str | None:
        """One wording for the forces, police or government of a country, however the text puts it."""
        country = self._countries.get(iso3)
        if country is None:
            return None
        if noun.noun in _WHOLE_FORCE and kind == "state-forces":
            return f"{country.adjective or country.name} forces"
        if noun.noun in ("police", "police force", "national police"):
            return f"{country.adjective or country.name} police"
        return country.name if noun.noun in _GOVERNMENT and kind == "government" else None

    def _kind(self, noun: NounEntry, side: _Side) -> ActorKind:
        kind: ActorKind = noun.kind or "unknown"
        handed = next((k for k in side.kinds if k in _HANDED_ON), None)
        entry = side.entry.kind if side.entry is not None else None
        if noun.cls in ("vehicle", "aircraft"):
            own = next((k for k in side.kinds if k in _ARMED), kind)
            return entry or ("state-forces" if side.country and "military" in noun.flags else own)
        if noun.cls == "force":
            if kind in ("police", "company") and entry != "international":
                return kind
            if entry in _ARMED and entry is not None:
                return entry
            if handed and kind in ("unknown", "state-forces"):
                return "rebels" if handed == "party" else handed
            if side.communal and noun.noun in _WHOLE_FORCE:
                return "militia"
            return kind
        if noun.cls == "official":
            if entry is not None:
                return entry
            if handed and (kind in ("unknown", "state-forces") or noun.noun in _VAGUE_OFFICIALS):
                return handed
            if kind == "unknown" and "state-forces" in side.kinds:
                return "state-forces"
            return "government" if kind == "unknown" and (side.country or "government" in side.kinds) else kind
        if noun.cls == "person" and entry is not None:
            return entry if kind == "unknown" or entry in ("international", "company", "media") else kind
        if kind == "unknown":
            return entry or handed or (side.kinds[-1] if noun.cls == "group" and side.kinds else kind)
        return kind

    def _side(self, words: tuple[str, ...]) -> _Side:
        """Names of the list, nationalities and telling nouns among ``words``; the first of each counts."""
        entry: ActorEntry | None = None
        country: str | None = None
        kinds: list[ActorKind] = []
        joined = " ".join(words)
        spelled = name_words(joined)
        i = 0
        while i < len(spelled) and entry is None:
            hit = self._actors.longest_at(spelled, i)
            if hit is not None:
                low, high = spelled[i].start, spelled[i + hit[1] - 1].end
                if not self._within_compound(joined, low, high):
                    entry = self._actors.get(hit[0])
            i += hit[1] if hit is not None else 1
        for k in range(len(words)):
            for size in (3, 2, 1):
                part = " ".join(words[k : k + size])
                if k + size <= len(words) and country is None and (k == 0 or words[k - 1] != "New"):
                    part = part[:-2] if part.endswith(("'s", "’s")) else part.rstrip("'’")
                    country = self._countries.of_nationality(part) or self._countries.of_seat(part)
            noun = self._nouns.get(plain(words[k]))
            if noun is not None and noun.kind is not None and noun.cls in ("force", "group", "state", "org"):
                kinds.append(noun.kind)
        communal = country is None and any(plain(word) in _COMMUNAL for word in words)
        return _Side(entry, country, tuple(kinds), communal)

    def _named(self, read: ActorPhrase) -> ActorIdentity:
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
            kind = self._kind(found[0], side)
        elif side.entry is not None:
            kind = side.entry.kind
        country = side.country or (side.entry.country if side.entry else None)
        if country is None and read.after and read.after[0] == "of":
            country = self._side(read.after[1:]).country
        ship = _SHIPS.get(before[start].replace(".", "")) if len(before) - start > 1 else None
        if ship is not None:
            kind, country = "state-forces", ship
        return ActorIdentity(name, name, kind, country)

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
            hit = self._actors.longest_at(words, i)
            i += hit[1] if hit is not None else 1
            end = words[i - 1].end if hit is not None else end
        return len(" ".join(before[:-1])[:end].split())
