"""Noun phrases to actors: by the actor list, by nationality and noun, by title and name, as one report means them.

What decides is the head noun. A name of the list, a country or a seat of government that *is* the head names the actor;
before the head ("Taliban fighters", "Afghan police") it only tells whose side the head noun is on. Parts of compounds
such as "anti-Houthi", "Iran-backed" or "Yemen-based" tell neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import msgspec

from dateline.lexicon.actors import ActorList, valid_on
from dateline.lexicon.countries import Countries, Country, CountryReading
from dateline.lexicon.name_words import name_words
from dateline.lexicon.nouns import NounEntry, Nouns
from dateline.lexicon.office_holders import OfficeHolders
from dateline.records.identity import ActorIdentity
from dateline.records.mention import ActorEntry, ActorEntryRelation, ActorMention
from dateline.records.reference import ActorKind, PlaceRef
from dateline.resolve.actor_evidence import Evidence, explained, gather
from dateline.resolve.actor_kinds import WHOLE_FORCE, Side, kind_of
from dateline.resolve.actor_names import ReportNames, fights
from dateline.resolve.actor_offices import Offices
from dateline.resolve.actor_persons import Persons, in_office
from dateline.resolve.actor_phrase import (
    ActorPhrase,
    capitalised,
    is_surname_here,
    looks_like_person_noun,
    plain,
    read_phrase,
)
from dateline.resolve.actor_sector import sector_of

_ALLIES: Final = frozenset(("ally", "alliance", "allied forces", "allied troops", "allied force"))
_GOVERNMENT: Final = frozenset("government|administration|regime|authorities|state|federal government".split("|"))
_BODIES: Final = frozenset(("state", "org", "body", "force"))
#: Nouns that name a body in capitals though they are none by themselves.
_NAMED_BODIES: Final = frozenset("front union league alliance pact initiative cause base call spear dawn path".split())
#: Whose forces are no state's: "Kurdish forces", "tribal forces".
_COMMUNAL: Final = frozenset(
    "kurdish shiite shia shi'ite sunni tribal druze alawite serb hutu tutsi tamil christian muslim communal ethnic "
    "pro-government pro-russian pro-iranian tuareg clan".split()
)
#: Words that begin a longer name of some other body.
_LONGER_NAME: Final = frozenset("national supreme federal regional provincial royal higher joint".split())
_NO_NAMES: Final = frozenset("it he she they we i you but and this that these those there here what who him us".split())
_COMPOUND: Final = re.compile(r"[-‐‑–]")


class ActorResolver:
    """Says who a phrase means. Holds only tables, so one resolver serves all reports."""

    def __init__(
        self, actors: ActorList, nouns: Nouns, countries: Countries, holders: OfficeHolders | None = None
    ) -> None:
        self._actors, self._nouns, self._countries = actors, nouns, countries
        self._holders = holders if holders is not None else OfficeHolders(())
        self._nowhere = self.in_report("")

    def relations_of(self, entry_id: str, on: date | None) -> list[ActorEntryRelation]:
        """The relations of a row of the list that held on a day; all, where the day is None."""
        entry = self._actors.get(entry_id)
        return [r for r in entry.relations if valid_on(r, on)] if entry is not None else []

    def in_report(
        self, text: str, mentions: Sequence[ActorMention] = (), places: Iterable[PlaceRef] = (), on: date | None = None
    ) -> ReportActors:
        """The resolver for one report: ``mentions`` and ``places`` are what was found in ``text``, ``on`` its date."""
        evidence = gather(text, mentions, places, on, self._actors, self._countries) if text else Evidence(on)
        names = ReportNames(self._actors, self._nouns, evidence, explained(text))
        offices = Offices(self._holders, evidence, self._nouns, text)
        settled = tuple(names.settle(text, mentions))
        return ReportActors(names, self._nouns, self._countries, evidence, offices, settled)

    def identify(self, phrase: str, head: str) -> ActorIdentity | None:
        """Who ``phrase`` means where no report is known."""
        return self._nowhere.identify(phrase, head)


class ReportActors:
    """Says who the phrases of one report mean. ``mentions`` are the names of the list as this report means them."""

    def __init__(
        self,
        names: ReportNames,
        nouns: Nouns,
        countries: Countries,
        evidence: Evidence,
        offices: Offices,
        mentions: tuple[ActorMention, ...],
    ) -> None:
        self._actors, self._nouns, self._countries = names, nouns, countries
        self._evidence, self._offices, self.mentions = evidence, offices, mentions
        self._persons = Persons(names, nouns, countries, offices, self._side)

    def identify(self, phrase: str, head: str) -> ActorIdentity | None:
        """Who ``phrase`` means, or None where it can mean no actor. ``head`` is its syntactic head noun."""
        read = read_phrase(phrase, head)
        if read is None:
            return None
        read = self._joined(read)
        found = (
            self._whole(phrase)
            or self._listed(read)
            or self._national_body(read)
            or self._state(read)
            or self._by_noun(read)
        )
        return self._completed(found, read) if found is not None else None

    def _joined(self, read: ActorPhrase) -> ActorPhrase:
        """With an office of several words in one: "Secretary of State" is no secretary of some state."""
        if len(read.after) < 2 or read.after[0] != "of":
            return read
        if self._nouns.get(f"{plain(read.before[-1])} of {plain(read.after[1])}") is None:
            return read
        before = (*read.before, *read.after[:2])
        text = " ".join(before)
        return ActorPhrase(before, read.after[2:], read.text, (read.head_range[0], len(text)))

    def _completed(self, found: ActorIdentity, read: ActorPhrase) -> ActorIdentity:
        """With sector and the state's code of the Correlates of War project."""
        country = self._countries.on(found.country, self._evidence.on) if found.country is not None else None
        entry = self._actors.get(found.kb_id) if found.kb_id is not None else None
        noun = (
            self._nouns.longest([plain(w) for w in read.before]) if entry is None or entry.kind != found.kind else None
        )
        sector = found.sector or sector_of(found.kind, entry, noun[0] if noun is not None else None)
        return msgspec.structs.replace(found, sector=sector, cow=country.cow if country is not None else None)

    def _whole(self, phrase: str) -> ActorIdentity | None:
        """The row of the list that the phrase as it stands names, article included ("The Guardian")."""
        if not phrase.startswith(("The ", "the ")):
            return None
        entry = self._actors.find(phrase)
        return _of_entry(phrase.split(" ", 1)[1].strip(), entry) if entry is not None else None

    def _listed(self, read: ActorPhrase) -> ActorIdentity | None:
        """The row of the list whose name covers the head."""
        words = name_words(read.text)
        low, high = read.head_range
        i = 0
        while i < len(words):
            hit = self._actors.hit_at(words, i)
            if hit is None:
                i += 1
                continue
            start, end = words[i].start, words[i + hit.size - 1].end
            if start <= low < end and (end >= high or words[i + hit.size - 1].possessive):
                entry = self._of_nation(read.text[:start], hit.entry, hit.others)
                if entry is not None and self._only_described(read.text[start:end].split(), entry):
                    return None
                if entry is not None and hit.others and self._foreign(entry):
                    body = self._national_body(read)
                    if body is not None:
                        return body
                if entry is not None and not self._within_compound(read.text, start, end):
                    others = tuple(k for k in (hit.entry.id, *hit.others) if k and k != entry.id)
                    return _of_entry(read.text[start:end], entry, others)
            i += hit.size
        return None

    def _only_described(self, words: Sequence[str], entry: ActorEntry) -> bool:
        """Whether a row is named only by nationality and common noun: "Georgian army" is all of its forces."""
        noun = self._nouns.get(plain(words[-1]))
        if noun is None or len(words) < 2 or not words[-1].islower() or entry.country is None:
            return False
        whole = noun.noun in WHOLE_FORCE or noun.noun in _GOVERNMENT or noun.noun == "police"
        said = " ".join(words[:-1]).removesuffix("'s").removesuffix("’s")
        return whole and entry.country in (self._countries.of_nationality(said), self._countries.of_seat(said))

    def _foreign(self, entry: ActorEntry) -> bool:
        """Whether a state's body bears a name that others bear too, and the report never speaks of that state."""
        return entry.kind == "government" and entry.country is not None and not self._evidence.countries[entry.country]

    def _national_body(self, read: ActorPhrase) -> ActorIdentity | None:
        """A body that every state has ("National Guard", "Supreme Court"), of the country that the report is about."""
        words = [*read.before, *read.after] if read.after[:1] == ("of",) else list(read.before)
        if self._countries.readings(" ".join(words)) or self._countries.of_seat(" ".join(words)):
            return None
        if not all(capitalised(w) or w in ("of", "the", "and") for w in words):
            return None
        found = self._nouns.longest([plain(w) for w in words])
        if (
            found is None
            or found[0].kind not in ("government", "state-forces", "police")
            or found[0].cls not in _BODIES
        ):
            found = self._nouns.longest([plain(w) for w in read.before])
        if (
            found is None
            or found[0].kind not in ("government", "state-forces", "police")
            or found[0].cls not in _BODIES
        ):
            return None
        side = self._side(tuple(words[:-1]))
        iso3 = self._evidence.focus() if side.entry is None and side.country is None else None
        country = self._countries.get(iso3) if iso3 is not None else None
        if iso3 is None or country is None:
            return None
        name, nation = " ".join(words), country.adjective or country.name
        for wording in (
            f"{nation} {name}",
            f"{name} of {country.name}",
            f"{country.name} {name}",
            f"{country.name}'s {name}",
        ):
            entry = self._actors.find(wording)
            if entry is not None and entry.country == iso3:
                return _of_entry(name, entry)
        return ActorIdentity(name, f"{nation} {name}", found[0].kind, iso3)

    def _of_nation(self, before: str, entry: ActorEntry, others: Sequence[str]) -> ActorEntry | None:
        """The row that the words before the name leave possible: "Peruvian Congress" is Peru's or none of the list."""
        if not self._goes_before(before, entry):
            return entry
        rows = (self._actors.get(ident) for ident in others)
        return next((row for row in rows if row is not None and not self._goes_before(before, row)), None)

    def _goes_before(self, before: str, entry: ActorEntry) -> bool:
        """Whether the words before make it another's name: "Peruvian Congress", "National Security Council"."""
        words = before.split()
        if not words:
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
            reading = self._reading(words)
            iso3 = reading.iso3 if reading else self._countries.of_name(words) or self._countries.of_seat(words)
            if iso3 is not None and not self._someones_surname(before[:-size]):
                if reading is not None and self._countries.of_adjective(words) and not self._countries.of_name(words):
                    break
                return self._government(words, iso3, reading)
        last = before[-1]
        iso3 = self._read_or(last, self._countries.of_people(last))
        if iso3 is not None and self._countries.of_people(last):
            return ActorIdentity(" ".join(before), last, "civilians", iso3)
        iso3 = self._countries.of_adjective(" ".join(before[-2:])) or self._read_or(
            last, self._countries.of_adjective(last)
        )
        if iso3 is None or (len(before) > 1 and self._someones_surname(before[:-1])):
            return None
        if last.endswith(("sh", "ese", "ch", "iss")):  # "the British" speak for their state, "an Iraqi" does not
            return self._government(" ".join(before), iso3)
        return ActorIdentity(" ".join(before), last, "civilians", iso3)

    def _reading(self, words: str) -> CountryReading | None:
        """Which of the states that a word can mean is meant here, by what the report speaks of."""
        return self._evidence.reading(self._countries.readings(words))

    def _read_or(self, words: str, iso3: str | None) -> str | None:
        reading = self._reading(words) if iso3 is not None else None
        return reading.iso3 if reading is not None else iso3

    def _someones_surname(self, rest: tuple[str, ...]) -> bool:
        """Whether a name before it makes a country's name a surname ("Michael Jordan")."""
        if not rest or not capitalised(rest[-1]) or rest[-1].isupper():
            return False
        return self._nouns.longest([plain(w) for w in rest]) is None and not self._countries.of_nationality(rest[-1])

    def _government(self, words: str, iso3: str, reading: CountryReading | None = None) -> ActorIdentity:
        on = self._evidence.on
        country = self._countries.named(words, on) or self._countries.on(iso3, on)
        if country is None or country.iso3 != iso3:
            country = self._countries.get(iso3)
        name = country.name if country else words
        if reading is not None and self._countries.of_name(reading.name) != iso3:
            name = reading.name
        return ActorIdentity(words, name, "government", iso3)

    def _by_noun(self, read: ActorPhrase) -> ActorIdentity | None:
        before = read.before
        found = self._nouns.longest([plain(w) for w in before])
        if found is not None and len(before) > 1:
            first = self._nouns.get(plain(before[-2]))
            known = first is not None or self._countries.of_nationality(before[-2]) is not None
            if is_surname_here(before, found[0], first, known):
                found = None
        if found is not None and self._names_body(read):
            kind = found[0].kind or "unknown"
            return ActorIdentity(read.text, read.text, "rebels" if fights(read.text) else kind)
        if found is None:
            if capitalised(before[-1]):
                return self._persons.named(read) if before[-1].lower() not in _NO_NAMES else None
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
    def _names_body(read: ActorPhrase) -> bool:
        """Whether a phrase is a body's name though its noun is none: "Front for the Defence of the Marshes"."""
        if plain(read.before[-1]) not in _NAMED_BODIES or not capitalised(read.before[-1]):
            return False
        return read.after[:1] in (("for",), ("of",)) and any(w[:1].isupper() for w in read.after)

    @staticmethod
    def _manned(noun: NounEntry, side: Side) -> bool:
        """Ships, planes and vehicles act for the state or group that they are said to belong to."""
        return noun.cls in ("vehicle", "aircraft") and (side.country is not None or side.entry is not None)

    def _described(self, read: ActorPhrase, noun: NounEntry, side: Side) -> ActorIdentity:
        name, within = " ".join(read.before), None
        relational = "relational" in noun.flags or (capitalised(read.before[-1]) and len(read.before) <= 2)
        if read.after and relational and not (side.entry or (side.country and noun.cls == "force")):
            inner = self._of_part(read)
            if inner is not None:
                name = f"{name} {read.after_text}"
                side = Side(
                    side.entry or inner.entry,
                    side.country or inner.country,
                    side.kinds + inner.kinds,
                    nation=side.nation or inner.nation,
                )
                of_noun = self._nouns.longest([plain(w) for w in read.after])
                if noun.kind == "unknown" and of_noun is not None and of_noun[0].kind is not None:
                    side = side._replace(kinds=(*side.kinds, of_noun[0].kind))
        elif read.after and read.after[0] == "of" and side.country is not None:
            whole = self._side(read.after[1:])  # "Spanish units of the US-led coalition"
            within = whole.entry.id or None if whole.entry is not None else None
        if read.after and side.country is None and side.entry is None and read.after[0] in ("in", "of", "from"):
            nation = self._countries.named(" ".join(read.after[1:]), self._evidence.on)
            iso3 = self._read_or(" ".join(read.after[1:]), nation.iso3 if nation is not None else None)
            side = side._replace(country=iso3, nation=nation if nation is not None and nation.iso3 == iso3 else None)
        kind = kind_of(noun, side)
        country = side.country or (side.entry.country if side.entry else None)
        canonical, kb_id = name, None
        if side.entry is not None:
            kb_id = side.entry.id or None
            if noun.cls in ("force", "group", "aircraft", "vehicle") and kind == side.entry.kind:
                canonical = side.entry.name
        elif country is not None:
            canonical = self._national(noun, kind, side, country) or name
        elif kind == "coalition" and noun.cls == "force" and noun.noun not in _ALLIES:
            canonical = "coalition"
        if kind in ("state-forces", "unknown", "party") and kb_id is None and capitalised(read.before[-1]):
            kind = "rebels" if fights(" ".join(read.before)) else kind
        found = ActorIdentity(name, read.without_doubt(canonical), kind, country, kb_id, within=within)
        tenure = self._offices.held(read, noun, side.country, side.entry) if noun.cls == "official" else None
        return in_office(found, tenure) if tenure is not None else found

    def _of_part(self, read: ActorPhrase) -> Side | None:
        """What an "of" or "to" part tells: the side it names. None where it names no actor ("the price of oil")."""
        inner = read.after[1:]
        if read.after[0] == "of":
            return self._side(inner)
        return Side(None, None, ()) if read.after[0] in ("to", "for") and inner and capitalised(inner[0]) else None

    def _national(self, noun: NounEntry, kind: ActorKind, side: Side, iso3: str) -> str | None:
        """One wording for the forces, police or government of a country, however the text puts it."""
        country = side.nation or self._countries.get(iso3)
        if country is None:
            return None
        if noun.noun in WHOLE_FORCE and kind == "state-forces":
            return f"{country.adjective or country.name} forces"
        if noun.noun in ("police", "police force", "national police"):
            return f"{country.adjective or country.name} police"
        return country.name if noun.noun in _GOVERNMENT and kind == "government" else None

    def _side(self, words: tuple[str, ...]) -> Side:
        """Names of the list, nationalities and telling nouns among ``words``; the first of each counts."""
        entry: ActorEntry | None = None
        country: str | None = None
        nation: Country | None = None
        kinds: list[ActorKind] = []
        joined = " ".join(words)
        spelled = name_words(joined)
        i = 0
        while i < len(spelled) and entry is None:
            hit = self._actors.hit_at(spelled, i)
            if hit is not None:
                low, high = spelled[i].start, spelled[i + hit.size - 1].end
                named = self._of_nation(joined[:low], hit.entry, hit.others) or hit.entry
                if not self._within_compound(joined, low, high) and not self._only_described(
                    joined[low:high].split(), named
                ):
                    entry = named
            i += hit.size if hit is not None else 1
        for k in range(len(words)):
            for size in (3, 2, 1):
                part = " ".join(words[k : k + size])
                if k + size <= len(words) and country is None and (k == 0 or words[k - 1] != "New"):
                    part = part[:-2] if part.endswith(("'s", "’s")) else part.rstrip("'’")
                    country = self._read_or(part, self._countries.of_nationality(part)) or self._countries.of_seat(part)
                    nation = self._countries.named(part, self._evidence.on) if country is not None else None
            noun = self._nouns.get(plain(words[k]))
            if noun is not None and noun.kind is not None and noun.cls in ("force", "group", "state", "org"):
                kinds.append(noun.kind)
        communal = country is None and any(plain(word) in _COMMUNAL for word in words)
        if nation is not None and nation.iso3 != country:
            nation = None
        return Side(entry, country, tuple(kinds), communal, nation)


def _of_entry(name: str, entry: ActorEntry, others: tuple[str, ...] = ()) -> ActorIdentity:
    """The actor of a row under the name that the text gives it; a row of the report's own has no id."""
    return ActorIdentity(name, entry.name, entry.kind, entry.country, entry.id or None, others=others)
