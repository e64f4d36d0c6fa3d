"""The table of hard names beside the resolver: how many it gets right."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import NamedTuple

from dateline.lexicon.actors import ActorList
from dateline.lexicon.countries import Countries
from dateline.lexicon.nouns import Nouns
from dateline.lexicon.office_holders import OfficeHolders
from dateline.lexicon.rows import listed, parse_rows
from dateline.records.identity import ActorIdentity
from dateline.records.reference import PlaceRef
from dateline.resolve.actors import ActorResolver
from dateline.tag.names import find_actors

actors = ActorList.load()
holders = OfficeHolders.load()
resolver = ActorResolver(actors, Nouns.load(), Countries.load(), holders)


class Row(NamedTuple):
    phrase: str
    context: str
    date: str
    where: str
    who: str
    kind: str
    country: str


def corpus() -> Iterator[Row]:
    text = files("dateline.resolve").joinpath("actors_corpus.tsv").read_text(encoding="utf-8")
    return (Row(*cells) for cells in parse_rows(text, "actors_corpus.tsv", Row._fields))


def head_of(phrase: str) -> str:
    """The last word before a preposition, or the name behind "Secretary of State"."""
    phrase = phrase.removeprefix("Secretary of State ")
    for preposition in (" of ", " in ", " at ", " for "):
        phrase = phrase.split(preposition, maxsplit=1)[0]
    return phrase.split()[-1]


def said(row: Row) -> ActorIdentity | None:
    places = [PlaceRef(row.where, 0, 0, country=row.where)] if row.where else []
    found = find_actors(row.context, 0, len(row.context), actors)
    report = resolver.in_report(row.context, found, places, date.fromisoformat(row.date))
    return report.identify(row.phrase, head_of(row.phrase))


def right(row: Row, who: ActorIdentity | None) -> bool:
    if who is None or row.kind not in ("*", who.kind) or row.country not in ("*", who.country or ""):
        return False
    entry = actors.get(who.kb_id) if who.kb_id is not None else None
    if not row.who:
        return entry is None
    names = {who.canonical} | ({entry.name, *entry.aliases} if entry is not None else set())
    for tenure in holders.named(who.canonical) if who.office is not None else ():
        names |= {tenure.person, *listed(tenure.aliases)}
    return row.who in names


def test_hard_names() -> None:
    rows = list(corpus())
    wrong = [(row.phrase, row.context, who) for row in rows if not right(row, who := said(row))]
    assert len(rows) >= 300
    assert 1 - len(wrong) / len(rows) >= 0.97, wrong
