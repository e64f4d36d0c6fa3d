"""Place mentions to places: one reading a name a report, chosen with what the whole report says."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from dateline.lexicon.gazetteer import Gazetteer, GazetteerPlace, norm_name
from dateline.records.mention import PlaceMention
from dateline.records.reference import PlaceCandidate, PlaceRef, Precision
from dateline.records.span import Span
from dateline.resolve.place_evidence import PlaceEvidence, is_near, nationalities, prior, stray
from dateline.resolve.place_features import MOST, Name, Outside, Readings, Scene, readings_of
from dateline.resolve.place_lookup import DESIGNATIONS, Form, NameLookup
from dateline.resolve.place_phrases import PhraseResolver, Reading, names_in
from dateline.resolve.place_ranker import PlaceRanker

_AROUND = 60  # mentions before and after that a phrase may refer to
_POINTS = 40
_NEAR_KM = 25.0  # how far "near" reaches
_NEAR = re.compile(
    r"\b(?:near|nearby|outside|around|close to|not far from|vicinity of|environs of|surroundings of|countryside of)"
    r"(?: (?:the|a|an|small|western|eastern|northern|southern|city|town|village|of))*\s*\Z",
    re.I,
)
_DOUBT = 0.9  # "none of these" must be that likely for a name to stay unresolved
_SUSPECT = 0.2  # or that likely, where the reading is a small place in a country that nothing else points to
_CHANCE = 0.01  # the least probability, and the least share of the evidence, of what is taken in its stead
_SUPPORT = 0.15
_WITNESSES = 60
_ROWS = 400  # readings that are weighed against each other at once
_OFTEN = 12
_KEPT = 20_000  # names whose readings are kept between reports
_AFTER_COMMA = re.compile(r"\s*,\s*|\s*\(\s*")
_KEY = tuple[str, Precision | None]


class PlaceContext(msgspec.Struct, frozen=True):
    """What is known of a report besides its text: the publisher's country (alpha-3) and the dateline as written."""

    published_country: str | None = None
    dateline: str | None = None


class PlaceResolver:
    """Resolves all place mentions of one report together. Holds the gazetteer and the ranker, nothing of a report."""

    def __init__(self, gazetteer: Gazetteer, ranker: PlaceRanker | None = None) -> None:
        self.gazetteer = gazetteer
        self.ranker = ranker or PlaceRanker.load()
        self._lookup = NameLookup(gazetteer)
        self._readings: dict[tuple[str, str], Readings] = {}

    def resolve_all(
        self, mentions: list[PlaceMention], text: str, dateline: str | None = None, context: PlaceContext | None = None
    ) -> dict[Span, PlaceRef]:
        """A reference for each mention. One that can't be resolved keeps its words, with ``lat`` and ``lon`` None."""
        context = context or PlaceContext()
        groups, told = self._names(mentions, text)
        outside = self._outside(text, dateline or context.dateline, context.published_country)
        evidence, chosen = self._choose(told, groups, outside)
        phrases = PhraseResolver(self.gazetteer, text, evidence, chosen)
        refs: dict[Span, PlaceRef] = {}
        for i, mention in enumerate(mentions):
            if mention.kind == "name":
                refs[mention.span] = self._ref(mention, text, chosen.get(mention.span))
            else:
                refs[mention.span] = phrases.resolve(mention, mentions[max(0, i - _AROUND) : i + _AROUND], refs)
        return refs

    def scene(
        self, mentions: list[PlaceMention], text: str, dateline: str | None = None, published: str | None = None
    ) -> tuple[Scene, list[list[PlaceMention]], Outside]:
        """All names of the mentions as one scene, for training; the mentions of each; what else the report tells."""
        groups, told = self._names(mentions, text)
        outside = self._outside(text, dateline, published)
        return self._scene(told, outside), groups, outside

    def _names(self, mentions: list[PlaceMention], text: str) -> tuple[list[list[PlaceMention]], list[Name]]:
        """The mentions by name, and each name with what the words around its mentions tell."""
        names = [m for m in mentions if m.kind in ("name", "relative") and m.head.of(text).lower() != "capital"]
        names += self._inner(mentions, text)
        self.gazetteer.fetch(norm_name(m.head.of(text)) for m in mentions)
        groups: dict[_KEY, list[PlaceMention]] = {}
        for m in names:
            groups.setdefault((norm_name(m.head.of(text)), m.precision if m.kind == "name" else None), []).append(m)
        listed = self._listed(names, text)
        return list(groups.values()), [self._name(key, group, text, listed) for key, group in groups.items()]

    def _scene(self, names: Sequence[Name], outside: Outside) -> Scene:
        return Scene(names, [self._known(name.form) for name in names], outside)

    def _parts(self, names: list[Name]) -> Iterator[tuple[list[int], int]]:
        """The numbers of the names of each scene, and how many of them are only there to help: a report with very many
        names is read in parts, in the order of the text, each with the names that the report repeats most."""
        rows = [min(len(name.form.places), MOST) + 1 for name in names]
        if sum(rows) <= _ROWS:
            yield list(range(len(names))), 0
            return
        often = sorted(range(len(names)), key=lambda i: -len(names[i].spans))[:_OFTEN]
        part: list[int] = []
        for i in range(len(names)):
            if part and sum(rows[k] for k in part) + rows[i] > _ROWS:
                helping = [k for k in often if k not in part]
                yield helping + part, len(helping)
                part = []
            part.append(i)
        helping = [k for k in often if k not in part]
        yield helping + part, len(helping)

    def _name(self, key: _KEY, group: list[PlaceMention], text: str, listed: set[Span]) -> Name:
        norm, hint = key
        told = hint is not None
        if hint is None and " " in norm:
            hint = DESIGNATIONS.get(norm.rsplit(" ", 1)[-1])
        form = self._lookup.places(norm, text, group[0].head.start)
        return Name(
            form=form,
            hint=hint,
            spans=tuple(m.span for m in group),
            within=tuple(w for m in group if (w := self._container(m, text))),
            listed=any(m.span in listed for m in group),
            told=told or (hint is not None and form.how == "designation"),
        )

    def _known(self, form: Form) -> Readings:
        key = (form.norm, form.how)
        found = self._readings.get(key)
        if found is None:
            if len(self._readings) > _KEPT:
                self._readings = {}
            found = self._readings[key] = readings_of(form, self.gazetteer.capitals)
        return found

    def _inner(self, mentions: list[PlaceMention], text: str) -> list[PlaceMention]:
        """Names inside facilities and described places ("an army base in Ayacucho"): they tell where a report plays.

        What follows the head stands after a preposition of place and counts as it is; a name before it may be a
        person's or a common word and must be known as a place."""
        found = []
        for m in mentions:
            if m.kind not in ("facility", "described"):
                continue
            for name in names_in(m.span.of(text), self.gazetteer):
                at = text.index(name, m.span.start)
                if at < m.head.end and not self._known_place(norm_name(name)):
                    continue
                found.append(PlaceMention(Span(at, at + len(name)), Span(at, at + len(name)), "name"))
        return found

    def _known_place(self, norm: str) -> bool:
        places = self.gazetteer.lookup_norm(norm)
        known = any(p.own_name == norm and (p.population > 20_000 or p.kind != "settlement") for p in places)
        return known and not self.gazetteer.words.is_word(norm)

    def _outside(self, text: str, dateline: str | None, published: str | None) -> Outside:
        line = None
        if dateline:
            head = re.split(r"[,(]", dateline)[0]
            places = self.gazetteer.lookup(head)
            line = max(places, key=lambda p: prior(p, norm_name(head))) if places else None
        return Outside(dict(nationalities(text, self.gazetteer)), line, published)

    def _choose(
        self, names: list[Name], groups: list[list[PlaceMention]], outside: Outside
    ) -> tuple[PlaceEvidence, dict[Span, Reading]]:
        """The evidence of the report, and the readings of each mention."""
        evidence = PlaceEvidence()
        for country, n in outside.nationalities.items():
            evidence.add(country, 0.7 * math.sqrt(n))
        evidence.add(outside.published, 1.0)
        evidence.add(outside.dateline.country if outside.dateline else None, 1.5)
        readings: dict[int, list[tuple[GazetteerPlace, float]]] = {}
        doubts: dict[int, float] = {}
        for part, helping in self._parts(names) if names else ():
            scene = self._scene([names[k] for k in part], outside)
            p = self.ranker.rank(scene)
            ends = [*scene.starts[1:].tolist(), len(p)]
            for k, first, end in list(zip(part, scene.starts.tolist(), ends, strict=True))[helping:]:
                rows = zip(scene.places[first : end - 1], p[first : end - 1].tolist(), strict=True)
                readings[k] = sorted(((q, s) for q, s in rows if q), key=lambda r: (-r[1], -r[0].population, r[0].id))
                doubts[k] = float(p[end - 1])
                if doubts[k] <= _DOUBT:
                    self._witness(evidence, readings[k], len(groups[k]))
        chosen: dict[Span, Reading] = {}
        firsts = [(k, ranked[0][0]) for k, ranked in islice(readings.items(), _WITNESSES) if ranked]
        for k, ranked in readings.items():
            kept = ranked
            if doubts[k] > _DOUBT:
                kept = []
            elif doubts[k] > _SUSPECT and stray(ranked, names[k].form.norm, len(groups[k]), evidence):
                if not any(n != k and is_near(ranked[0][0], other) for n, other in firsts):
                    astray = ranked[0][0].country
                    kept = [r for r in ranked if r[0].country != astray and r[1] > _CHANCE]
                    kept = [r for r in kept if evidence.share(r[0].country) > _SUPPORT]
            for m in groups[k]:
                chosen[m.span] = tuple(kept)
        return evidence, chosen

    def _witness(self, evidence: PlaceEvidence, ranked: list[tuple[GazetteerPlace, float]], times: int) -> None:
        """Adds to the evidence what a name tells, by how sure its reading is."""
        for place, share in ranked:
            evidence.add(place.country, share * math.sqrt(times))
        if ranked and ranked[0][1] > 0.5 and len(evidence.points) < _POINTS:
            evidence.points.append((ranked[0][0].lat, ranked[0][0].lon))

    def _listed(self, names: list[PlaceMention], text: str) -> set[Span]:
        """The names that stand in a list with a country ("Georgia, Ukraine and Poland")."""
        found = set()
        for a, b in itertools.pairwise(names):
            if text[a.span.end : b.span.start] in (", ", " and ", ", and ", " or "):
                for one, other in ((a, b), (b, a)):
                    places = self.gazetteer.lookup(one.head.of(text))
                    if any(p.kind == "country" for p in places) and not any(p.kind == "admin1" for p in places):
                        found.add(other.span)
        return found

    def _container(self, mention: PlaceMention, text: str) -> tuple[str | None, str | None] | None:
        """The country, and division, that a comma puts after the name ("Paris, Texas")."""
        comma = _AFTER_COMMA.match(text, mention.span.end)
        if comma is None:
            return None
        after = re.match(
            r"(?:[^\W\d_][\w.'’-]*)(?: (?:[A-Z][\w.'’-]*|of|and|the)){0,3}", text[comma.end() : comma.end() + 60]
        )
        if after is None or not after.group()[0].isupper():
            return None
        words = after.group().split()
        for n in range(len(words), 0, -1):
            norm = norm_name(re.sub(r"['’]s$", "", " ".join(words[:n])))
            full = norm_name(self.gazetteer.abbreviations.get(norm, "")) or norm
            for place in sorted(self.gazetteer.lookup_norm(full), key=lambda p: -prior(p, full)):
                if place.kind == "country":
                    return place.country, None
                if place.kind == "admin1":
                    return place.country, place.name
        return None

    def _ref(self, mention: PlaceMention, text: str, readings: Reading | None) -> PlaceRef:
        words = mention.span.of(text)
        if not readings:
            return PlaceRef(
                text=words, start=mention.span.start, end=mention.span.end, precision=mention.precision or "region"
            )
        best = readings[0][0]
        radius = best.radius_km
        if best.kind in ("settlement", "facility") and _NEAR.search(
            text, max(0, mention.span.start - 60), mention.span.start
        ):
            radius = max(radius or 0.0, _NEAR_KM)
        return PlaceRef(
            text=words,
            start=mention.span.start,
            end=mention.span.end,
            name=best.name,
            lat=best.lat,
            lon=best.lon,
            country=None if len(best.claimed_by) > 1 else best.country,
            admin1=best.admin1,
            precision=best.precision,
            radius_km=radius,
            geonames_id=best.geonames_id,
            candidates=tuple(c for p, s in readings[:5] for c in _candidates(p, s)),
        )


def _candidates(place: GazetteerPlace, score: float) -> list[PlaceCandidate]:
    """The reading as candidates: one, or of a disputed place one of each state that claims it, all alike."""
    countries = place.claimed_by or (place.country,)
    return [
        PlaceCandidate(
            name=place.name,
            lat=place.lat,
            lon=place.lon,
            country=country,
            admin1=place.admin1,
            precision=place.precision,
            geonames_id=place.geonames_id,
            score=round(score / len(countries), 3),
        )
        for country in countries
    ]
