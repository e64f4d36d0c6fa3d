"""Place mentions to places: one reading a name a report, chosen with what the whole report says."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter

import msgspec

from dateline.lexicon.gazetteer import Gazetteer, GazetteerPlace, norm_name
from dateline.records.earth import distance_km
from dateline.records.mention import PlaceMention
from dateline.records.reference import PlaceCandidate, PlaceRef, Precision
from dateline.records.span import Span
from dateline.resolve.place_evidence import (
    PlaceEvidence,
    city_before_province,
    nationalities,
    prior,
    stray,
)
from dateline.resolve.place_phrases import PhraseResolver, Reading, names_in

_SHARE = 4.5
_DIVISION = 2.0
_NEAR = 3.0
_APPOSED = 6.0
_HINT = 3.0
_LISTED = 2.0
_AROUND = 60  # mentions before and after that a phrase may refer to
_POINTS = 40
_KINDS_OF_HINT: dict[Precision, tuple[str, ...]] = {
    "admin1": ("admin1", "region"),
    "district": ("admin2",),
    "settlement": ("settlement",),
    "region": ("region", "water"),
}
DESIGNATIONS: dict[str, Precision] = {
    **dict.fromkeys(("province", "governorate", "oblast", "region", "state", "department", "prefecture"), "admin1"),
    **dict.fromkeys(("county", "parish", "district", "municipality"), "district"),
    **dict.fromkeys(("city", "town", "village"), "settlement"),
    **dict.fromkeys(
        ("river", "valley", "island", "islands", "sea", "gulf", "lake", "mountains", "peninsula"), "region"
    ),
}
_DESIGNATED = re.compile(
    r"^(?:the )?(?:province|city|town|village|state|district|region) of |(?<=\w) (?:" + "|".join(DESIGNATIONS) + r")$"
)
_CONTINENTS = {"european": "europe", "african": "africa", "asian": "asia", "eu": "european union"}
_AFTER_COMMA = re.compile(r"\s*,\s*|\s*\(\s*")


class PlaceContext(msgspec.Struct, frozen=True):
    """What is known of a report besides its text: the publisher's country (alpha-3) and the dateline as written."""

    published_country: str | None = None
    dateline: str | None = None


class PlaceResolver:
    """Resolves all place mentions of one report together. Holds the gazetteer, nothing of a report."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer

    def resolve_all(
        self, mentions: list[PlaceMention], text: str, dateline: str | None = None, context: PlaceContext | None = None
    ) -> dict[Span, PlaceRef]:
        """A reference for each mention. One that can't be resolved keeps its words, with ``lat`` and ``lon`` None."""
        context = context or PlaceContext()
        names = [m for m in mentions if m.kind in ("name", "relative") and m.head.of(text).lower() != "capital"]
        names += self._inner(mentions, text)
        self.gazetteer.fetch(norm_name(m.head.of(text)) for m in mentions)
        evidence, chosen = self._choose(names, text, dateline or context.dateline, context.published_country)
        phrases = PhraseResolver(self.gazetteer, text, evidence, chosen)
        refs: dict[Span, PlaceRef] = {}
        for i, mention in enumerate(mentions):
            if mention.kind == "name":
                refs[mention.span] = self._ref(mention, text, chosen.get(mention.span))
            else:
                refs[mention.span] = phrases.resolve(mention, mentions[max(0, i - _AROUND) : i + _AROUND], refs)
        return refs

    def _inner(self, mentions: list[PlaceMention], text: str) -> list[PlaceMention]:
        """Names inside facilities and described places ("an army base in Ayacucho"): they tell where a report plays."""
        found = []
        for m in mentions:
            if m.kind not in ("facility", "described"):
                continue
            for name in names_in(m.span.of(text), self.gazetteer):
                places = self.gazetteer.lookup(name)
                norm = norm_name(name)
                known = any(p.own_name == norm and (p.population > 20_000 or p.kind != "settlement") for p in places)
                if known and not self.gazetteer.words.is_word(norm):
                    at = text.index(name, m.span.start)
                    found.append(PlaceMention(Span(at, at + len(name)), Span(at, at + len(name)), "name"))
        return found

    def _choose(
        self, names: list[PlaceMention], text: str, dateline: str | None, published: str | None
    ) -> tuple[PlaceEvidence, dict[Span, Reading]]:
        """The evidence of the report, and the reading of each name; two rounds, so that names help each other."""
        groups: dict[tuple[str, Precision | None], list[PlaceMention]] = {}
        for m in names:
            groups.setdefault((norm_name(m.head.of(text)), _hint(m)), []).append(m)
        listed = self._listed(names, text)
        options = {key: self._candidates(key[0], key[1], group, text, listed) for key, group in groups.items()}
        base = self._outside(text, dateline, published)
        evidence = self._gather(base, groups, {k: self._rank(c, base) for k, c in options.items()})
        for _ in range(2):
            ranked = {k: self._rank(c, evidence) for k, c in options.items()}
            evidence = self._gather(base, groups, ranked)
        ranked = {k: [] if r and stray(r[0][0], k[0], evidence) else r for k, r in ranked.items()} if groups else {}
        chosen = {m.span: tuple(ranked[k]) for k, group in groups.items() for m in group} if groups else {}
        return evidence, chosen

    def _outside(self, text: str, dateline: str | None, published: str | None) -> PlaceEvidence:
        evidence = PlaceEvidence()
        for country, n in nationalities(text, self.gazetteer).items():
            evidence.add(country, 0.7 * math.sqrt(n))
        evidence.add(published, 1.0)
        if dateline:
            head = re.split(r"[,(]", dateline)[0]
            places = self.gazetteer.lookup(head)
            if places:
                evidence.add(max(places, key=lambda p: prior(p, norm_name(head))).country, 1.5)
        return evidence

    def _gather(
        self,
        base: PlaceEvidence,
        groups: dict[tuple[str, Precision | None], list[PlaceMention]],
        ranked: dict[tuple[str, Precision | None], list[tuple[GazetteerPlace, float]]],
    ) -> PlaceEvidence:
        """``base`` and what the names add as they are read now, each by how sure its reading is."""
        evidence = PlaceEvidence()
        evidence.countries = Counter(base.countries)
        for key, readings in ranked.items():
            shares: dict[str | None, float] = {}
            for place, p in readings:
                shares[place.country] = shares.get(place.country, 0.0) + p
            for country, p in shares.items():
                evidence.add(country, p * math.sqrt(len(groups[key])))
            if readings and readings[0][1] > 0.5:
                place = readings[0][0]
                if place.kind == "admin1" and place.country:
                    evidence.divisions.add((place.country, place.name))
                if place.kind in ("settlement", "facility", "admin1", "admin2") and len(evidence.points) < _POINTS:
                    evidence.points.append((place.lat, place.lon))
        return evidence

    def _candidates(
        self, norm: str, hint: Precision | None, group: list[PlaceMention], text: str, listed: set[Span]
    ) -> list[tuple[GazetteerPlace, float]]:
        """The places of a name with the part of their score that does not depend on other names."""
        within = [w for m in group if (w := self._container(m, text))]
        scored = []
        if hint is None:
            hint = DESIGNATIONS.get(norm.rsplit(" ", 1)[-1]) if " " in norm else None
        norm, places = self._places(norm, group, text)
        shadowed = set() if hint else city_before_province(places, norm)
        for place in places:
            score = prior(place, norm) - (2.5 if place.id in shadowed else 0.0)
            if place.kind == "country" and any(m.span in listed for m in group):
                score += _LISTED
            if hint and place.kind in _KINDS_OF_HINT.get(hint, ()):
                score += _HINT
            if self.gazetteer.capitals.get(place.country or "") == place.name and place.kind == "settlement":
                score += 1.0
            if any(place.country == c and (a is None or a == place.admin1) and place.name != a for c, a in within):
                score += _APPOSED
            scored.append((place, score))
        return scored

    def _places(self, norm: str, group: list[PlaceMention], text: str) -> tuple[str, tuple[GazetteerPlace, ...]]:
        """The places of a name and the form that found them: an abbreviation after a comma, the name, the name without
        its designation ("Helmand province"), the country of a nationality."""
        start = group[0].head.start
        full = self.gazetteer.abbreviations.get(norm)
        if full and (text[max(0, start - 2) : start] == ", " or "." in text[start : start + 2]):
            norm = norm_name(full)
            divisions = tuple(p for p in self.gazetteer.lookup_norm(norm) if p.kind == "admin1")
            return norm, divisions or self.gazetteer.lookup_norm(norm)
        for form in (norm, norm.removesuffix("s")):
            country = self.gazetteer.demonyms.get(form)
            if country and (row := self.gazetteer.country(country)):
                return f"iso {country.lower()}", (row,)
        for form in (norm, _DESIGNATED.sub("", norm), _CONTINENTS.get(norm, "")):
            if form and (places := self.gazetteer.lookup_norm(form)):
                return form, places
        return norm, ()

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

    def _rank(
        self, scored: list[tuple[GazetteerPlace, float]], evidence: PlaceEvidence
    ) -> list[tuple[GazetteerPlace, float]]:
        """The readings of a name, most likely first, with probabilities."""
        if not scored:
            return []
        full = []
        for place, score in scored:
            score += _SHARE * math.sqrt(evidence.share(place.country))
            if (place.country, place.admin1) in evidence.divisions and place.kind != "admin1":
                score += _DIVISION
            if place.kind not in ("country", "region", "water"):
                near = sum(0.5 < distance_km((place.lat, place.lon), q) < 200 for q in evidence.points)
                score += _NEAR * min(near, 3) / 3
            full.append((place, score))
        top = max(s for _, s in full)
        weights = [(p, math.exp(1.5 * (s - top))) for p, s in full]
        total = sum(x for _, x in weights)
        return sorted(((p, x / total) for p, x in weights), key=lambda r: (-r[1], -r[0].population, r[0].id))

    def _ref(self, mention: PlaceMention, text: str, readings: Reading | None) -> PlaceRef:
        words = mention.span.of(text)
        if not readings:
            return PlaceRef(
                text=words, start=mention.span.start, end=mention.span.end, precision=mention.precision or "region"
            )
        best = readings[0][0]
        return PlaceRef(
            text=words,
            start=mention.span.start,
            end=mention.span.end,
            name=best.name,
            lat=best.lat,
            lon=best.lon,
            country=best.country,
            admin1=best.admin1,
            precision=best.precision,
            radius_km=best.radius_km,
            geonames_id=best.geonames_id,
            candidates=tuple(_candidate(p, s) for p, s in readings[:5]),
        )


def _hint(mention: PlaceMention) -> Precision | None:
    return mention.precision if mention.kind == "name" else None


def _candidate(place: GazetteerPlace, score: float) -> PlaceCandidate:
    return PlaceCandidate(
        name=place.name,
        lat=place.lat,
        lon=place.lon,
        country=place.country,
        admin1=place.admin1,
        precision=place.precision,
        geonames_id=place.geonames_id,
        score=round(score, 3),
    )
