"""Fixtures for the coding engine: one loaded coder, a reading that names what a record says, and hand-made drafts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from dateline.coding.draft import Count, Draft, Party
from dateline.coding.scene import Found, Scene, Tables
from dateline.coding.triggers import Hit, find_hits
from dateline.coding.who import Cast
from dateline.lexicon.gazetteer import Gazetteer
from dateline.pipeline import Coder
from dateline.records.claim import Attribution, Claim, Record
from dateline.records.identity import ActorIdentity
from dateline.records.reference import PlaceRef, TimeRef
from dateline.records.report import Source
from dateline.records.span import Span
from dateline.records.syntax import Sentence, Token
from dateline.resolve.actors import ActorResolver
from dateline.resolve.places import PlaceResolver
from dateline.settings import Settings
from dateline.tag.names import find_actors
from dateline.tag.places import find_places
from dateline.tag.quantities import find_quantities
from dateline.tag.times import find_times
from dateline.tag.weapons import find_weapons

#: A Thursday. Every text of these tests is read as published on it, unless the test says otherwise.
PUBLISHED = dt.date(2019, 5, 16)


class Reading:
    """A record with its claims by type and its ids as names, so that a test can say what it expects in words."""

    def __init__(self, record: Record) -> None:
        self.record, self.claims, self.text = record, record.claims, record.report.text
        self._names = {a.id: a.name for a in record.actors}

    def all(self, kind: str) -> list[Claim]:
        """The claims of one event type; of kind posture for "POSTURE"."""
        return [c for c in self.claims if (c.event_type or c.kind.upper()) == kind]

    def one(self, kind: str) -> Claim:
        found = self.all(kind)
        assert len(found) == 1, f"{len(found)} claims of {kind}: {[self.brief(c) for c in self.claims]}"
        return found[0]

    def types(self) -> list[str]:
        return [c.event_type or c.kind.upper() for c in self.claims]

    def doers(self, claim: Claim) -> list[str]:
        return [self._names[i] for i in claim.actor]

    def sufferers(self, claim: Claim) -> list[str]:
        return [self._names[i] for i in claim.recipient]

    def brief(self, claim: Claim) -> str:
        words = claim.trigger.of(self.text)
        return f"{claim.event_type or claim.kind} {claim.mode} {words!r} {self.doers(claim)} {claim.status}"


def counts(claim: Claim | Draft) -> dict[str, tuple[int | None, int | None, str]]:
    """Low, high and hedge by what is counted."""
    listed: Any = claim.quantities if isinstance(claim, Claim) else claim.counts
    return {q.of: (q.low, q.high, q.hedge) for q in listed}


def days(claim: Claim) -> tuple[str, str]:
    """The bounds of the claim's time as ISO dates, open ones empty."""
    low, high = claim.time.earliest, claim.time.latest
    return (low.isoformat() if low else "", high.isoformat() if high else "")


Read = Callable[..., Reading]
Look = Callable[[str], Scene]
HitsOf = Callable[[str], list[tuple[Scene, Sentence, Hit]]]
CastOf = Callable[[str], tuple[Scene, Cast]]


@pytest.fixture(scope="session")
def coder() -> Coder:
    """Rules alone: what the trained reader adds is tested with readings made up for it (`fake_reading`)."""
    return Coder.load(Settings(reader=False))


@pytest.fixture(scope="session")
def code(coder: Coder) -> Callable[..., Record]:
    """Text, and optionally its day of publication, to the record."""

    def run(text: str, published: dt.date | None = PUBLISHED) -> Record:
        return coder.code(Source("sha256:0", "test", text, published=published))

    return run


@pytest.fixture(scope="session")
def read(code: Callable[..., Record]) -> Read:
    """As ``code``, in a form that is easy to ask."""

    def run(text: str, published: dt.date | None = PUBLISHED) -> Reading:
        return Reading(code(text, published))

    return run


@pytest.fixture(scope="session")
def tables(coder: Coder) -> Tables:
    """The tables that the loaded coder itself reads: loading them again would cost as much as the tests."""
    return coder._coder._tables


@pytest.fixture(scope="session")
def resolver(tables: Tables) -> ActorResolver:
    return ActorResolver(tables.actors, tables.nouns, tables.countries)


@pytest.fixture(scope="session")
def look(parse: Callable[[str], list[Sentence]], tables: Tables) -> Look:
    """A text as the engine sees it before it looks for triggers."""
    gazetteer = Gazetteer.load()
    places = PlaceResolver(gazetteer)

    def run(text: str) -> Scene:
        sentences = parse(text)
        ranges = [(s.start, s.end) for s in sentences]
        named = [m for a, b in ranges for m in find_places(text, a, b, gazetteer)]
        found = Found(
            times=[m for a, b in ranges for m in find_times(text, a, b)],
            quantities=[m for a, b in ranges for m in find_quantities(text, a, b)],
            weapons=[m for a, b in ranges for m in find_weapons(text, a, b)],
            places=named,
            actors=[m for a, b in ranges for m in find_actors(text, a, b, tables.actors)],
            resolved=places.resolve_all(named, text, None),
        )
        return Scene(text, sentences, found, tables, PUBLISHED)

    return run


@pytest.fixture(scope="session")
def hits_of(look: Look) -> HitsOf:
    """Every hit of a text, with the scene and sentence that it stands in."""

    def run(text: str) -> list[tuple[Scene, Sentence, Hit]]:
        scene = look(text)
        return [(scene, s, hit) for s in scene.sentences for hit in find_hits(scene, s)]

    return run


@pytest.fixture(scope="session")
def cast_of(look: Look, resolver: ActorResolver) -> CastOf:
    def run(text: str) -> tuple[Scene, Cast]:
        scene = look(text)
        return scene, Cast(scene, resolver.identify)

    return run


def tree(words: str) -> Sentence:
    """A sentence parsed by hand: each token as `word/tag/head/dep`, or `word=lemma/tag/head/dep`."""
    tokens, start = [], 0
    for index, word in enumerate(words.split()):
        text, tag, head, dep = word.split("/")
        text, _, lemma = text.partition("=")
        low = text.lower()
        tokens.append(Token(index, start, start + len(text), text, low, lemma or low, tag, int(head), dep))
        start += len(text) + 1
    children: list[list[int]] = [[] for _ in tokens]
    for token in tokens:
        if token.head != token.index:
            children[token.head].append(token.index)
    return Sentence(0, 0, 0, start - 1, tuple(tokens), tuple(map(tuple, children)))


def token_of(sentence: Sentence, word: str) -> int:
    """The index of the first token that reads ``word``."""
    return next(t.index for t in sentence.tokens if t.text == word)


def words_of(sentence: Sentence, indices: list[int]) -> list[str]:
    return [sentence.tokens[i].text for i in indices]


# -- drafts by hand ----------------------------------------------------------------------------------------------


def party(name: str, start: int = 0, **identity: Any) -> Party:
    return Party(ActorIdentity(name, identity.pop("canonical", name), **identity), Span(start, start + len(name)))


def at(name: str, lat: float | None = 34.0, lon: float | None = 44.0, **more: Any) -> PlaceRef:
    more.setdefault("precision", "settlement")
    return PlaceRef(name, 0, len(name), name=name, lat=lat, lon=lon, **more)


def on(day: int, month: int = 5, year: int = 2019) -> TimeRef:
    date = dt.date(year, month, day)
    return TimeRef(date, date, "day", "explicit")


def said_by(name: str, **more: Any) -> Attribution:
    return Attribution("institution", name, 0, len(name), **more)


def killed(low: int | None, high: int | None = None, who: str | None = None) -> Count:
    return Count("killed", low, low if high is None else high, "exact", who, Span(0, 1))


def draft(sentence: int = 0, token: int = 0, **more: Any) -> Draft:
    """An attack told by the reporter; every field can be given. Its evidence is its sentence."""
    base = Draft(
        kind="event",
        event_type="ASSAULT",
        mode=None,
        sentence=sentence,
        token=token,
        trigger=Span(100 * sentence + token, 100 * sentence + token + 1),
        evidence=(Span(100 * sentence, 100 * sentence + 99),),
        tense="current",
        rule="attack/v",
    )
    return msgspec.structs.replace(base, **more)
