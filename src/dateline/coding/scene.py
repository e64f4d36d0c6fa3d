"""Everything that tagging and resolving found in one report, by sentence and by token."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

import msgspec

from dateline.coding.containers import put_inside
from dateline.coding.phrases import about
from dateline.lexicon.actors import ActorList
from dateline.lexicon.cameo import Cameo
from dateline.lexicon.contexts import Contexts
from dateline.lexicon.countries import Countries
from dateline.lexicon.domains import Domains
from dateline.lexicon.events import EventLexicon
from dateline.lexicon.nouns import NounEntry, Nouns
from dateline.lexicon.number_words import CountedNouns
from dateline.lexicon.weapons import WeaponTable
from dateline.records.mention import ActorMention, PlaceMention, QuantityMention, WeaponMention
from dateline.records.reference import PlaceRef
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Token
from dateline.records.times import TimeMention

_M = TypeVar("_M", TimeMention, QuantityMention, WeaponMention, PlaceMention, ActorMention)


class Tables(msgspec.Struct, frozen=True):
    """The packaged tables that coding reads."""

    events: EventLexicon
    nouns: Nouns
    countries: Countries
    actors: ActorList
    weapons: WeaponTable
    cameo: Cameo
    contexts: Contexts
    domains: Domains
    counted: CountedNouns
    weights: Mapping[str, float]


class Found(msgspec.Struct, frozen=True):
    """The mentions of one report, each list in the order of the text."""

    times: Sequence[TimeMention]
    quantities: Sequence[QuantityMention]
    weapons: Sequence[WeaponMention]
    places: Sequence[PlaceMention]
    actors: Sequence[ActorMention]
    resolved: Mapping[Span, PlaceRef]  # place mention's span to what it refers to


#: Words that stand for a noun told before: "some had left, others would follow".
ELLIPTIC = frozenset({"some", "others", "many", "most", "several", "all", "both", "rest", "few"})


class Scene:
    """One report, looked at by token. Sentences are counted by their ``index``, which is their place in the list."""

    def __init__(
        self, text: str, sentences: Sequence[Sentence], found: Found, tables: Tables, published: dt.date | None
    ) -> None:
        self.text, self.sentences, self.tables, self.published = text, sentences, tables, published
        self.times = self._spread(found.times)
        self.quantities = self._spread(found.quantities)
        self.weapons = self._spread(found.weapons)
        self.places = self._spread(found.places)
        self.actors = self._spread(found.actors)
        self.places = [  # "Quds" in "Quds Force" is no place
            [p for p in places if not any(a.span.contains(p.span) and a.span != p.span for a in actors)]
            for places, actors in zip(self.places, self.actors, strict=True)
        ]
        self.resolved = put_inside(text, found.places, found.resolved)
        self.antecedent: Callable[[Sentence, Token], str | None] = lambda _s, _token: None
        self._classes: dict[tuple[int, int], str] = {}
        self._names = {t.text for s in sentences for t in s.tokens if t.tag in ("NNP", "NNPS") and len(t.text) > 2}

    def _spread(self, mentions: Sequence[_M]) -> list[list[_M]]:
        """Each sentence's own mentions."""
        out: list[list[_M]] = [[] for _ in self.sentences]
        k = 0
        for mention in sorted(mentions, key=lambda m: (m.span.start, m.span.end)):
            while k < len(self.sentences) and self.sentences[k].end <= mention.span.start:
                k += 1
            if k < len(self.sentences) and mention.span.start >= self.sentences[k].start:
                out[k].append(mention)
        return out

    def actors_listed(self) -> list[str]:
        """The kinds of the listed actors that the report names."""
        rows = (self.tables.actors.get(m.entry) for found in self.actors for m in found if m.entry is not None)
        return [row.kind for row in rows if row is not None]

    def settle(self, antecedent: Callable[[Sentence, Token], str | None]) -> None:
        """From now on pronouns take the class of what ``antecedent`` finds for them."""
        self.antecedent = antecedent
        self._classes.clear()

    def place_at(self, s: Sentence, token: Token) -> tuple[PlaceMention, PlaceRef] | None:
        """The place mention that covers ``token``, with what it refers to."""
        for mention in self.places[s.index]:
            if mention.span.start <= token.start < mention.span.end:
                ref = self.resolved.get(mention.span)
                if ref is not None and not self._surname(s, token, mention.span):
                    return mention, ref
        return None

    @staticmethod
    def _surname(s: Sentence, token: Token, span: Span) -> bool:
        """Is the place only the last word of a longer name: "Daniel arap Moi"?"""
        return any(
            k.tag == "NNP" and k.end <= span.start and k.index + 1 == token.index
            for k in s.kids(token.index, "compound")
        )

    def actor_at(self, s: Sentence, token: Token) -> ActorMention | None:
        for mention in self.actors[s.index]:
            if mention.span.start <= token.start < mention.span.end:
                return mention
        return None

    def weapon_at(self, s: Sentence, token: Token) -> WeaponMention | None:
        for mention in self.weapons[s.index]:
            if mention.span.start <= token.start < mention.span.end:
                return mention
        return None

    def quantity_at(self, s: Sentence, token: Token) -> QuantityMention | None:
        for mention in self.quantities[s.index]:
            if mention.span.start <= token.start < mention.span.end:
                return mention
        return None

    def time_at(self, s: Sentence, token: Token) -> TimeMention | None:
        for mention in self.times[s.index]:
            if mention.span.start <= token.start < mention.span.end:
                return mention
        return None

    def noun_class(self, s: Sentence, i: int) -> str:
        """What kind of thing the noun phrase headed by ``i`` is: a class of `nouns.tsv`, or `pron`, `name`, `?`."""
        key = (s.index, i)
        if key not in self._classes:
            self._classes[key] = self._class_of(s, about(s, i))
        return self._classes[key]

    def _noun(self, s: Sentence, i: int) -> NounEntry | None:
        """The row of the longest compound that ends in token ``i`` ("artillery battery"), or of the word alone."""
        low = i
        while low > 0 and i - low < 2 and s.tokens[low - 1].head == i and s.tokens[low - 1].dep in ("compound", "amod"):
            low -= 1
        found = self.tables.nouns.longest([t.lower for t in s.tokens[low : i + 1]])
        return found[0] if found is not None else self.tables.nouns.get(s.tokens[i].lemma)

    def _class_of(self, s: Sentence, i: int) -> str:
        token = s.tokens[i]
        if token.tag in ("PRP", "WP", "WDT", "DT", "EX", "PRP$", "WP$") or (
            token.lower in ELLIPTIC and not s.children[i]
        ):
            return self.antecedent(s, token) or "pron"
        actor = self.actor_at(s, token)
        if actor is not None and actor.entry is not None and token.end == actor.span.end:
            return self._entry_class(actor.entry)
        if token.lower[:1].isdigit() or token.tag == "CD":
            return "number"
        if token.tag.startswith("NN") and self.time_at(s, token) is not None:
            return "time"
        entry = self._noun(s, i)
        place = self.place_at(s, token)
        if (
            place is not None
            and place[0].kind != "name"
            and not (entry and entry.cls in ("force", "official", "person"))
        ):
            return "facility" if place[0].kind in ("facility", "described") else "place"
        if (
            token.tag in ("JJ", "NNP", "NNPS")
            and token.dep not in ("amod", "compound", "nmod")
            and token.text[:1].isupper()
        ):
            if self.tables.countries.of_adjective(token.text) and not self.tables.countries.of_name(token.text):
                return "state"
        if token.tag.startswith("NNP") or (entry is None and token.text[:1].isupper() and token.text in self._names):
            if self.tables.countries.of_name(token.text):
                return "state"
            if self.tables.countries.of_people(token.text):
                return "person"
            if place is not None:
                acting = token.dep in ("nsubj", "agent") and self.tables.countries.of_seat(token.text) is not None
                return "state" if acting or place[1].precision == "country" else "place"
            if entry is not None and entry.cls not in (
                "abstract",
                "thing",
                "statement",
                "time",
                "money",
                "aid",
                "attack",
                "weapon",
            ):
                return entry.cls
            return "name"
        if self.weapon_at(s, token) is not None and (
            entry is None or entry.cls in ("weapon", "thing", "aircraft", "vehicle")
        ):
            return "weapon" if entry is None or entry.cls != "aircraft" else "aircraft"
        if entry is not None:
            return entry.cls
        if self.tables.countries.of_people(token.text):
            return "person"
        return "name" if token.text[:1].isupper() and token.start > s.start else "?"

    def _entry_class(self, entry: str) -> str:
        row = self.tables.actors.get(entry)
        kind = row.kind if row is not None else "unknown"
        return {
            "media": "org",
            "company": "org",
            "international": "body",
            "coalition": "body",
            "government": "state",
            "civilians": "person",
            "party": "group",
            "unknown": "name",
        }.get(kind, "force")
