"""`dateline lookup`: what the tables know of a name, and which days words mean, without coding a report."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

import msgspec

from dateline.cli.arguments import add_tables, day
from dateline.records.mention import ActorEntryRelation
from dateline.records.reference import TimeRef
from dateline.records.times import Timex

KINDS = ("place", "actor", "time")


class Place(msgspec.Struct, frozen=True, omit_defaults=False):
    """One place that bears the name; ``claimed_by`` names the states that claim a disputed one."""

    name: str
    kind: str
    country: str | None
    admin1: str | None
    lat: float
    lon: float
    radius_km: float | None
    population: int
    geonames_id: int | None
    source: str
    claimed_by: tuple[str, ...]


class Actor(msgspec.Struct, frozen=True):
    """One row of the actor list that bears the name."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str | None
    since: int | None
    until: int | None
    relations: tuple[ActorEntryRelation, ...]


class Tenure(msgspec.Struct, frozen=True):
    """An office that a person of that name held, of a state or of a row of the actor list."""

    person: str
    office: str
    of: str
    since: str
    until: str


class Time(msgspec.Struct, frozen=True):
    """A time expression: its TIMEX3 value, and the days that the record of a report would give."""

    words: str
    timex: Timex | None
    days: TimeRef | None


Found = Place | Actor | Tenure | Time


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser of the whole."""
    parser = commands.add_parser(
        "lookup",
        help="show what the tables know of a place, an actor or a time",
        description="Show which places or actors bear a name, or which days words mean.",
        epilog="Exit status: 0 something found; 1 nothing; 2 wrong call.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("kind", choices=KINDS, help="what the words name")
    add("words", nargs="+", metavar="WORDS", help="the name, or the words of time, as a report would write them")
    add("--published", type=day, metavar="DATE", help="day that relative words count from; offices held on that day")
    add("--json", action="store_true", help="print a JSON array")
    add_tables(parser)
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Look ``options.words`` up and print what was found, likeliest first."""
    words = " ".join(options.words)
    match options.kind:
        case "place":
            found: list[Found] = list(places(words, options.places))
        case "actor":
            found = list(actors(words, options.actors, options.published))
        case _:
            found = list(times(words, options.published))
    if options.json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(found), indent=1).decode() + "\n")
    else:
        sys.stdout.write("".join(line(one) + "\n" for one in found) or f"nothing known of {words!r}\n")
    return 0 if found else 1


def places(words: str, extra: Path | None) -> list[Place]:
    """All places that bear the name, most populous first."""
    from dateline.lexicon.gazetteer import Gazetteer

    gazetteer = Gazetteer.load(extra=extra)
    return [
        Place(
            p.name,
            p.kind,
            p.country,
            p.admin1,
            p.lat,
            p.lon,
            p.radius_km,
            p.population,
            p.geonames_id,
            p.source,
            p.claimed_by,
        )
        for p in gazetteer.lookup(words)
    ]


def actors(words: str, extra: Path | None, on: dt.date | None) -> list[Actor | Tenure]:
    """The rows that bear the name, and the offices of persons so named: those held ``on`` a day, where one is given."""
    from dateline.lexicon.actors import ActorList
    from dateline.lexicon.office_holders import OfficeHolders

    known = ActorList.load(extra)
    rows = [row for ident in known.find_all(words) if (row := known.get(ident)) is not None]
    held = [t for t in OfficeHolders.load().named(words) if on is None or t.holds_on(on)]
    return [
        *(Actor(r.id, r.name, r.kind, r.country, r.sector, r.since, r.until, r.relations) for r in rows),
        *(Tenure(t.person, t.office, t.of, t.since, t.until) for t in held),
    ]


def times(words: str, published: dt.date | None) -> list[Time]:
    """The time expressions among the words, with their values and days."""
    from dateline.resolve.times import TimeAnchor, resolve_time
    from dateline.resolve.timex import annotate
    from dateline.tag.times import find_timexes

    mentions = find_timexes(words, 0, len(words))
    valued = {timex.span: timex for timex in annotate(words, mentions, published)}
    return [Time(m.span.of(words), valued.get(m.span), resolve_time(m, words, TimeAnchor(published))) for m in mentions]


def line(one: Found) -> str:
    """One finding as a line to read."""
    match one:
        case Place():
            where = ", ".join(x for x in (one.admin1, one.country or "/".join(one.claimed_by)) if x)
            reach = f" ± {one.radius_km:g} km" if one.radius_km else ""
            size = f", {one.population:,} people" if one.population and one.kind == "settlement" else ""
            return f"{one.name} ({one.kind}; {where}) {one.lat:.4f}, {one.lon:.4f}{reach}{size} [{one.source}]"
        case Actor():
            tells = "; ".join(x for x in (one.kind, one.country, one.sector, _years(one.since, one.until)) if x)
            return "".join([f"{one.name} ({tells}) [{one.id}]", *(f"\n  {_relation(r)}" for r in one.relations)])
        case Tenure():
            return f"{one.person}: {one.office} of {one.of}, {_years(one.since, one.until) or 'years not known'}"
        case Time():
            value = f"{one.timex.type} {one.timex.value}" if one.timex is not None else "no TIMEX3 value"
            return f"{one.words}: {value}; {_days(one.days)}"


def _days(days: TimeRef | None) -> str:
    if days is None or (days.earliest is None and days.latest is None):
        return "no day of the calendar"
    return f"{days.earliest or '…'} to {days.latest or '…'} ({days.grain}, {days.basis})"


def _years(since: int | str | None, until: int | str | None) -> str:
    return f"{since or '…'}–{until or '…'}" if since or until else ""


def _relation(relation: ActorEntryRelation) -> str:
    years = _years(relation.since, relation.until)
    return f"{relation.type} {relation.to}" + (f", {years}" if years else "")
