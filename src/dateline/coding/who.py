"""Noun phrases to parties: who is meant, pronouns and "the group" too, and who stands behind a place that is hit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from dateline.coding.antecedents import MANY, Antecedents, Seen, governor, rank
from dateline.coding.draft import Party
from dateline.coding.phrases import about, core, determiner
from dateline.coding.scene import ELLIPTIC, Scene
from dateline.coding.wording import wording
from dateline.records.identity import ActorIdentity
from dateline.records.mention import ActorMention
from dateline.records.reference import PlaceRef
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Token

Identify = Callable[[str, str], ActorIdentity | None]


class ReportNames(Protocol):
    """What resolving knows of one report's actors: the names of the list as the report means them, and any phrase."""

    @property
    def mentions(self) -> tuple[ActorMention, ...]: ...

    def identify(self, phrase: str, head: str) -> ActorIdentity | None: ...


class Names(Protocol):
    """Who names mean in a report, from its text, the names and places found in it, and its date."""

    def in_report(
        self, text: str, mentions: Sequence[ActorMention], places: Sequence[PlaceRef], on: dt.date | None
    ) -> ReportNames: ...


_FIRST = frozenset({"i", "we", "us", "me", "our", "my", "you", "your"})
_OF_SPEAKER = frozenset({"it", "its", "they", "them", "their", "we", "us", "our"})
_COMMON = frozenset(
    "group movement organisation organization faction network airline company agency union alliance".split()
)
_HOSTS = frozenset(
    "host house hold accommodate shelter contain belong use occupy control run guard man staff own operate".split()
)
#: People whom a possessive pronoun makes those of the group named before: "its men".
_MEN = frozenset(
    "man fighter soldier troop force member gunman militant unit commando militia guerrilla army military".split()
)
_ARMED = frozenset(("state-forces", "rebels", "militia", "coalition", "police", "international", "party"))
#: Nouns that stand for two parties named side by side: "the two governments".
_OF_BOTH = frozenset(
    "government country side leader nation army group party neighbour neighbor minister ally state".split()
)
_NEVER = frozenset({"weapon", "time", "abstract", "statement", "attack", "money", "aid", "thing", "number"})


class Cast:
    """The parties of one report as they appear; asked in the order of the text, so that pronouns look back."""

    def __init__(self, scene: Scene, identify: Identify) -> None:
        self._scene, self._identify = scene, identify
        self._seen = Antecedents()
        self._made: dict[tuple[int, int], Party | None] = {}
        self._people: dict[str, ActorIdentity] = {}  # surname to who bears it
        self._holders: dict[str, Party] = {}  # title to who was last named with it
        for s in scene.sentences:
            for token in s.tokens:
                if token.tag.startswith("NN") and token.dep not in ("compound", "amod", "nmod", "npadvmod"):
                    self._note(s, token.index)
        scene.settle(self._class_back)

    def _note(self, s: Sentence, i: int) -> None:
        kind = self._scene.noun_class(s, i)
        if kind in _NEVER or kind in ("place", "facility", "?", "pron", "aircraft", "vehicle"):
            return
        party = self.party(s, i)
        if party is None:
            return
        token = s.tokens[i]
        group = tuple(self.parties(s, i)) if s.kids(i, "conj") else ()
        self._seen.add(
            Seen(
                token.start,
                party,
                kind,
                token.tag in ("NNS", "NNPS"),
                rank(s, token),
                s.index,
                token.head,
                token.lemma,
                len(core(s, i)) > 1 or party.identity.country is not None,
                group,
            )
        )

    def party(self, s: Sentence, i: int) -> Party | None:
        """The party that the phrase headed by ``i`` names, or None where it can name none."""
        key = (s.index, i)
        if key not in self._made:
            self._made[key] = self._party(s, i)
        return self._made[key]

    def _party(self, s: Sentence, i: int) -> Party | None:
        i = about(s, i)
        token = s.tokens[i]
        kind = self._scene.noun_class(s, i)
        if token.tag in ("PRP", "WP", "WDT", "DT", "EX", "PRP$", "WP$"):
            return self._speaker(s, token) or self._back(token.lower, token.start, s.index, governor(s, token))
        if token.tag in ("NN", "NNS", "CD", "DT"):
            named = [
                t
                for t in s.kids(i, "appos")
                if t.tag.startswith("NNP") and self._scene.noun_class(s, t.index) not in _NEVER
            ]
            name = named[0].index if named else self._holder(s, i)
            if name is not None:
                return self._titled(s, i, name)
            if token.lower in ELLIPTIC and not s.kids(i, "amod", "nummod", "compound"):
                return self._back("they", token.start)
        if kind in _NEVER:
            return None
        if kind == "place" and self._scene.place_at(s, token) and not self._scene.tables.countries.of_seat(token.text):
            return None
        found = self._looking_back(s, i, kind)
        if found is not None:
            return found
        span = wording(self._scene, s, i)
        words = span.of(self._scene.text)
        inside = token.dep in ("compound", "nmod", "amod") and token.end < span.end
        identity = self._identify(words, words.split()[-1] if inside else token.text)
        if identity is None:
            return None
        party = Party(self._known(s, i, identity), span)
        if kind in ("official", "name", "person") and party.identity.kind != "unknown":
            for title in s.kids(i, "compound", "nmod", "amod"):
                if self._scene.noun_class(s, title.index) == "official":
                    self._holders[title.lower] = party
        return party

    def _looking_back(self, s: Sentence, i: int, kind: str) -> Party | None:
        """The party that a short phrase stands for: "the group", "the troops", "the general", "its men"."""
        token = s.tokens[i]
        if self._only_reference(s, i):
            found = self._back("it", token.start)
            if found is not None:
                return found
        own = next((t for t in s.kids(i, "poss") if t.lower in ("its", "their")), None)
        if own is not None and token.lemma in _MEN:
            return self._its_men(s, own, token)
        if token.tag not in ("NN", "NNS") or len(core(s, i)) > 1 or s.kids(i, "prep", "poss", "appos"):
            return None
        if determiner(s, i) not in ("the", "this", "that", "these", "those"):
            return None
        if token.tag == "NN" and kind == "official" and token.lower in self._holders:
            meant: Party | None = self._holders[token.lower]
        else:
            meant = self._seen.told_in_full(token.lemma, kind, token.tag == "NNS", token.start)
        if meant is None:
            return None
        identity = msgspec.structs.replace(meant.identity, name=token.text)
        return Party(identity, Span(token.start, token.end))

    def _its_men(self, s: Sentence, own: Token, men: Token) -> Party | None:
        """ "Its men": the group itself; "its troops" of a state: that state's."""
        seen = self._seen.pronoun(own.lower, own.start, s.index)
        if seen is None or len(seen.group) > 1 or seen.noun_class not in ("group", "force", "state", "body"):
            return None
        who = seen.party.identity
        country = self._scene.tables.countries.get(who.country) if who.country is not None else None
        if who.kind == "government" and country is not None:
            identity = self._identify(f"{country.adjective or country.name} {men.text}", men.text)
            if identity is None:
                return None
            return Party(msgspec.structs.replace(identity, name=men.text), Span(own.start, men.end))
        identity = msgspec.structs.replace(who, name=men.text)
        return Party(identity, Span(own.start, men.end)) if who.kind in _ARMED else None

    def _speaker(self, s: Sentence, token: Token) -> Party | None:
        """Whom "it", "they" or "we" stand for in what an official or spokesman says: those that he speaks for."""
        if token.lower not in _OF_SPEAKER:
            return None
        clause = next((t for t in s.above(token.index) if t.dep == "ccomp"), None)
        if clause is None:
            return None
        for subject in s.kids(clause.head, "nsubj"):
            told = [subject, *s.kids(subject.index, "appos"), *s.kids(subject.index, "compound", "poss", "nmod")]
            officials = [t for t in told if self._scene.noun_class(s, t.index) == "official"]
            if subject.tag in ("NNS", "NNPS") or not officials or subject.start == token.start:
                continue
            for k in sorted({k for t in officials for k in (*core(s, t.index), *core(s, subject.index))}):
                body = self._body(s, k)
                if body is not None:
                    return body
        return None

    def _body(self, s: Sentence, k: int) -> Party | None:
        """The group, force or state that a word before an official's title names."""
        token = s.tokens[k]
        mention = self._scene.actor_at(s, token)
        if mention is not None and mention.entry is not None:
            words = mention.span.of(self._scene.text)
            row = self._scene.tables.actors.get(mention.entry)
            identity = self._identify(words, words.split()[-1]) if row is not None and row.kind != "media" else None
            return Party(identity, mention.span) if identity is not None else None
        countries = self._scene.tables.countries
        iso3 = countries.of_nationality(token.text)
        country = countries.get(iso3) if iso3 is not None else None
        if country is not None:
            identity = self._identify(country.name, country.name.split()[-1])
            return Party(identity, Span(token.start, token.end)) if identity is not None else None
        if token.dep in ("poss", "compound") and self._scene.noun_class(s, k) in ("force", "group", "body"):
            return self.party(s, k)
        return None

    def _known(self, s: Sentence, i: int, identity: ActorIdentity) -> ActorIdentity:
        """A person by surname is who was introduced by full name; one who is described takes its kind and country."""
        token = s.tokens[i]
        if not token.tag.startswith("NNP") or identity.kb_id is not None or identity.country is not None:
            if token.tag.startswith("NNP") and identity.kind != "unknown" and len(identity.name.split()) > 1:
                self._people.setdefault(token.text, identity)
            return identity
        if identity.kind == "unknown":
            for said in (*s.kids(i, "appos"), *(a for c in s.kids(i, "relcl") for a in s.kids(c.index, "attr"))):
                if self._scene.noun_class(s, said.index) in ("official", "force") and said.tag in ("NN", "NNP"):
                    described = self._identify(wording(self._scene, s, said.index).of(self._scene.text), said.text)
                    if described is not None:
                        identity = ActorIdentity(identity.name, identity.canonical, described.kind, described.country)
                    break
        if identity.kind == "unknown" and token.text in self._people:
            return self._people[token.text]
        if len(identity.name.split()) > 1:
            self._people.setdefault(token.text, identity)
        elif token.text in self._people:
            return self._people[token.text]
        return identity

    def _titled(self, s: Sentence, i: int, name: int) -> Party | None:
        """The party of ``name``, of the kind and country that the phrase headed by ``i`` gives it."""
        party = self.party(s, name)
        if party is None or party.identity.kind != "unknown":
            return party
        described = self._identify(wording(self._scene, s, i).of(self._scene.text), s.tokens[i].text)
        if described is None:
            return party
        identity = party.identity
        country: str | None = described.country
        if described.office is not None and described.canonical != identity.canonical:
            country = None  # the office's holder is not this one: the country may be another too
        country = country or self._country_told(s, i)
        titled = ActorIdentity(identity.name, identity.canonical, described.kind, country)
        self._people[s.tokens[name].text] = titled
        found = Party(titled, party.span)
        self._holders[s.tokens[i].lower] = found
        return found

    def _country_told(self, s: Sentence, i: int) -> str | None:
        """The country that the words of a title or its owner tell: "the Dutch minister", "its minister"."""
        for k in core(s, i):
            iso3 = self._scene.tables.countries.of_nationality(s.tokens[k].text)
            if iso3 is not None:
                return iso3
        own = next((t for t in s.kids(i, "poss") if t.lower in ("its", "their")), None)
        seen = self._seen.pronoun(own.lower, own.start, s.index) if own is not None else None
        return seen.party.identity.country if seen is not None else None

    def _holder(self, s: Sentence, i: int) -> int | None:
        """ "The governor of North Darfur, Osman Abdelrahim": the name that follows the office's "of" phrase."""
        if self._scene.noun_class(s, i) not in ("official", "person") or s.tokens[i].tag != "NN":
            return None
        for of in s.kids(i, "prep"):
            for noun in s.kids(of.index, "pobj"):
                for name in s.kids(noun.index, "appos"):
                    if name.tag == "NNP" and self._scene.noun_class(s, name.index) == "name":
                        return name.index
        return None

    def _only_reference(self, s: Sentence, i: int) -> bool:
        """ "the group", "the airline": a noun that stands for a name given before."""
        token = s.tokens[i]
        return token.lower in _COMMON and len(core(s, i)) == 1 and determiner(s, i) in ("the", "this", "that")

    def _class_back(self, s: Sentence, token: Token) -> str | None:
        """The class of what a pronoun or an elliptic "some" stands for."""
        if token.lower in _FIRST or token.lower in ("who", "which", "that", "it", "its") or token.tag == "EX":
            return None
        word = "they" if token.lower in ELLIPTIC else token.lower
        seen = self._seen.pronoun(word, token.start, s.index, governor(s, token))
        return seen.noun_class if seen else None

    def _back(self, word: str, position: int, sentence: int = -1, verb: int = -1) -> Party | None:
        """The party that a pronoun at ``position`` stands for."""
        seen = self._seen.pronoun(word, position, sentence, verb)
        return seen.party if seen else None

    def nearest(self, position: int, fits: Callable[[Party, str], bool]) -> Party | None:
        """The party named nearest before ``position`` that ``fits``, which is told "crowd" of a crowd's noun."""

        def told(party: Party) -> bool:
            noun = self._scene.tables.nouns.get(party.identity.name.split()[-1].lower())
            return fits(party, "crowd" if noun is not None and "crowd" in noun.flags else "")

        return self._seen.nearest(position, told)

    def named(self, words: str, span: Span) -> Party | None:
        """The party that ``words`` name, as an attribution gives them."""
        parts = words.split()
        if not parts:
            return None
        identity = self._people.get(parts[-1]) or self._identify(words, parts[-1])
        return Party(identity, span) if identity is not None else None

    def behind(self, s: Sentence, i: int) -> list[Party]:
        """Those who are stationed at, own or hold the place headed by ``i``, as far as its phrase says so."""
        found: list[Party] = []
        clauses = list(s.kids(i, "acl", "relcl"))
        mention = self._scene.place_at(s, s.tokens[i])
        if mention is not None:  # "a base south of the capital hosting ...": the clause may hang from any of its words
            inside = [t for t in s.tokens if mention[0].span.start <= t.start < mention[0].span.end and t.index != i]
            clauses += [
                c for t in inside for c in s.kids(t.index, "acl", "relcl") if c not in clauses and c.lemma in _HOSTS
            ]
        for clause in clauses:
            if clause.lemma not in _HOSTS:
                continue
            if clause.tag == "VBG" or (clause.dep == "relcl" and not s.kids(clause.index, "agent")):
                heads = [t.index for t in s.kids(clause.index, "dobj")]
                for prep in s.kids(clause.index, "prep"):
                    if clause.lemma == "belong" and prep.lower == "to":
                        heads += [t.index for t in s.kids(prep.index, "pobj")]
            else:
                heads = [
                    t.index
                    for a in s.kids(clause.index, "agent", "prep")
                    if a.lower == "by"
                    for t in s.kids(a.index, "pobj")
                ]
            for head in heads:
                found += self.parties(s, head)
        if found:
            return found
        token = s.tokens[i]
        if token.lower in ("embassy", "consulate", "mission", "parliament", "ministry"):
            own = self.party(s, i)
            return [own] if own else []
        for k in s.children[i]:
            child = s.tokens[k]
            if child.dep in ("poss", "compound", "amod", "nmod") and k < i:
                kind = self._scene.noun_class(s, k)
                if kind in ("force", "group", "body", "official") or (
                    child.dep == "poss" and kind in ("state", "name", "org")
                ):
                    party = self.party(s, k)
                    if party is not None:
                        found.append(party)
        return found

    def parties(self, s: Sentence, i: int) -> list[Party]:
        """The parties of a phrase and of those coordinated with it; "US and British troops" gives both."""
        from_heads: list[Party] = []
        todo = [i]
        while todo:
            k = todo.pop(0)
            one = self.party(s, k)
            found = self._several(s, k) or ([one] if one is not None else [])
            from_heads += [party for party in found if party not in from_heads]
            todo += [t.index for t in s.kids(k, "conj") if t.tag.startswith(("NN", "PRP"))]
            for prep in s.kids(k, "prep", "cc"):
                if prep.lower in ("as", "including", "like"):
                    todo += [t.index for t in s.kids(prep.index, "pobj")]
                if prep.lower == "of":  # "units of the coalition as well as other troops"
                    inner = [
                        t for t in s.kids(prep.index, "pobj") if any(c.lower == "as" for c in s.kids(t.index, "cc"))
                    ]
                    todo += [t.index for noun in inner for t in s.kids(noun.index, "conj")]
        return from_heads

    def _several(self, s: Sentence, i: int) -> list[Party]:
        """The parties of one word that stands for several: "they", "the two sides", "American and Iraqi troops"."""
        i = about(s, i)
        token = s.tokens[i]
        if token.lower in MANY and token.tag in ("PRP", "PRP$", "DT", "WP", "PDT"):
            if self._speaker(s, token) is not None:
                return []
            seen = self._seen.pronoun(token.lower, token.start, s.index, governor(s, token))
            return list(seen.group) if seen is not None else []
        if token.tag == "NNS" and token.lemma in _OF_BOTH and (_two(s, i) or determiner(s, i) == "both"):
            return list(self._seen.pair(token.start))
        if not token.tag.startswith("NN"):
            return []
        for first in s.kids(i, "amod", "compound", "nmod"):
            others = [t for t in s.kids(first.index, "conj") if first.index < t.index < i]
            if len(others) == 1 and all(self._names_side(s, t) for t in (first, *others)):
                return self._split(s, i, first, others[0])
        return []

    def _names_side(self, s: Sentence, token: Token) -> bool:
        """Whether a word before a head tells whose it is: a nationality or a name of the list."""
        mention = self._scene.actor_at(s, token)
        if mention is not None and mention.entry is not None:
            return True
        return (
            self._scene.tables.countries.of_adjective(token.text) is not None
            or self._scene.noun_class(s, token.index) == "body"
            or token.lemma == "coalition"
        )

    def _split(self, s: Sentence, i: int, first: Token, second: Token) -> list[Party]:
        """ "American and Iraqi personnel" as American personnel and Iraqi personnel."""
        found: list[Party] = []
        rest = self._scene.text[second.end : s.tokens[i].end]
        start = core(s, first.index)[0]
        for side, low in ((first, start), (second, second.index)):
            words = self._scene.text[s.tokens[low].start : side.end]
            identity = self._identify(words + rest, s.tokens[i].text)
            if identity is not None:
                span = Span(s.tokens[low].start, side.end if side is first else s.tokens[i].end)
                found.append(Party(identity, span))
        return found if len(found) == 2 else []


def _two(s: Sentence, i: int) -> bool:
    return any(t.lower in ("two", "2") for t in s.kids(i, "nummod"))
