"""Noun phrases to parties: who is meant, pronouns and "the group" too, and who stands behind a place that is hit."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from dateline.coding.draft import Party
from dateline.coding.phrases import about, core, determiner, full, phrase
from dateline.coding.scene import ELLIPTIC, Scene
from dateline.records.identity import ActorIdentity
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Token

Identify = Callable[[str, str], ActorIdentity | None]

_FIRST = frozenset({"i", "we", "us", "me", "our", "my", "you", "your"})
_SINGULAR = frozenset({"he", "him", "his", "she", "her", "himself", "herself", "i", "me", "my"})
_THING = frozenset({"it", "its", "itself", "which", "that"})
_MANY = frozenset(
    {"they", "them", "their", "themselves", "who", "we", "us", "our", "those", "these", "both", "all", "some", "others"}
)
_PEOPLE = frozenset({"person", "official", "name"})
_BODIES = frozenset({"state", "group", "body", "org", "force", "name"})
_CROWDS = frozenset({"force", "group", "person", "body", "state", "official"})
_COMMON = frozenset(
    "group movement organisation organization faction network airline company agency union alliance".split()
)
_HOSTS = frozenset(
    "host house hold accommodate shelter contain belong use occupy control run guard man staff own operate".split()
)
_WITH_OF = frozenset(
    """unit member fighter soldier troop official leader head chief commander supporter sympathizer sympathiser force
    government army minister president spokesman spokesperson spokeswoman group ministry department resident people
    citizen representative ambassador director party crew regime contingent detachment battalion brigade wing
    branch""".split()
)
_NEVER = frozenset({"weapon", "time", "abstract", "statement", "attack", "money", "aid", "thing", "number"})


class _Seen(msgspec.Struct, frozen=True):
    position: int
    party: Party
    noun_class: str
    plural: bool
    subject: int  # 2 of a main clause, 1 of another, 0 not a subject
    sentence: int
    verb: int  # the token that it depends on


def _rank(s: Sentence, token: Token) -> int:
    """How likely a pronoun looks back to the token."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return 0
    verb = s.tokens[token.head]
    return 2 if verb.dep == "ROOT" or (verb.dep == "conj" and s.tokens[verb.head].dep == "ROOT") else 1


def _governor(s: Sentence, token: Token) -> int:
    """The verb that a pronoun is an object of, by a preposition or not; -1 where it is none."""
    if token.dep in ("dobj", "dative"):
        return token.head
    if token.dep == "pobj":
        above = s.tokens[token.head]
        return above.head if s.tokens[above.head].tag.startswith("VB") else -1
    return -1


class Cast:
    """The parties of one report as they appear; asked in the order of the text, so that pronouns look back."""

    def __init__(self, scene: Scene, identify: Identify) -> None:
        self._scene, self._identify = scene, identify
        self._seen: list[_Seen] = []
        self._made: dict[tuple[int, int], Party | None] = {}
        self._people: dict[str, ActorIdentity] = {}  # surname to who bears it
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
        if party is not None:
            token = s.tokens[i]
            plural = token.tag in ("NNS", "NNPS")
            self._seen.append(_Seen(token.start, party, kind, plural, _rank(s, token), s.index, token.head))

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
            return self._back(token.lower, token.start, s.index, _governor(s, token))
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
        if self._only_reference(s, i):
            found = self._back("it", token.start)
            if found is not None:
                return found
        span = self._wording(s, i)
        words = span.of(self._scene.text)
        identity = self._identify(words, token.text)
        if identity is None:
            return None
        return Party(self._known(s, i, identity), span)

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
                    described = self._identify(self._wording(s, said.index).of(self._scene.text), said.text)
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
        described = self._identify(self._wording(s, i).of(self._scene.text), s.tokens[i].text)
        if described is None:
            return party
        identity = party.identity
        titled = ActorIdentity(identity.name, identity.canonical, described.kind, described.country)
        self._people[s.tokens[name].text] = titled
        return Party(titled, party.span)

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

    def _wording(self, s: Sentence, i: int) -> Span:
        mention = self._scene.actor_at(s, s.tokens[i])
        short = phrase(s, i)
        if mention is not None and mention.entry is not None and mention.span.end == s.tokens[i].end:
            return Span(min(short.start, mention.span.start), short.end)
        if s.tokens[i].lemma in _WITH_OF:
            wide = full(s, i)
            return Span(short.start, max(short.end, wide.end))
        return short

    def _class_back(self, s: Sentence, token: Token) -> str | None:
        """The class of what a pronoun or an elliptic "some" stands for."""
        if token.lower in _FIRST or token.lower in ("who", "which", "that", "it", "its") or token.tag == "EX":
            return None
        word = "they" if token.lower in ELLIPTIC else token.lower
        seen = self._antecedent(word, token.start, s.index, _governor(s, token))
        return seen.noun_class if seen else None

    def _back(self, word: str, position: int, sentence: int = -1, verb: int = -1) -> Party | None:
        """The party that a pronoun at ``position`` stands for."""
        seen = self._antecedent(word, position, sentence, verb)
        return seen.party if seen else None

    def _antecedent(self, word: str, position: int, sentence: int = -1, verb: int = -1) -> _Seen | None:
        """What a pronoun stands for: the nearest that fits, subjects before others.

        An object is never its own verb's subject ("police fired at them"): that verb is ``verb`` of ``sentence``.
        """
        if word in _SINGULAR:
            fits = [x for x in self._seen if x.position < position and x.noun_class in _PEOPLE and not x.plural]
        elif word in _MANY:
            fits = [
                x
                for x in self._seen
                if x.position < position
                and x.noun_class in _CROWDS
                and (x.plural or x.noun_class in ("force", "group", "body", "state"))
            ]
        elif word in _THING:
            fits = [x for x in self._seen if x.position < position and x.noun_class in _BODIES and not x.plural]
        else:
            return None
        near = [x for x in fits if position - x.position < 400 and (x.sentence, x.verb) != (sentence, verb)]
        if not near:
            return None
        last = near[-1].sentence
        return max(near, key=lambda x: (x.sentence >= last - 1, x.subject, x.position))

    def nearest(self, position: int, fits: Callable[[Party, str], bool]) -> Party | None:
        """The party named nearest before ``position`` that ``fits``, which is told "crowd" of a crowd's noun."""
        for seen in reversed(self._seen):
            if seen.position < position + 120 and position - seen.position < 700:
                noun = self._scene.tables.nouns.get(seen.party.identity.name.split()[-1].lower())
                if fits(seen.party, "crowd" if noun is not None and "crowd" in noun.flags else ""):
                    return seen.party
        return None

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
        from_heads = []
        todo = [i]
        while todo:
            k = todo.pop(0)
            party = self.party(s, k)
            if party is not None and party not in from_heads:
                from_heads.append(party)
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
