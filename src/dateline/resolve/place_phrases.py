"""Facilities, described places and relative areas to points with a radius."""

from __future__ import annotations

import math
import re
from itertools import islice

import msgspec

from dateline.lexicon.gazetteer import Gazetteer, GazetteerPlace, norm_name
from dateline.records.earth import distance_km
from dateline.records.mention import PlaceMention
from dateline.records.reference import PlaceRef, Precision
from dateline.records.span import Span
from dateline.resolve.place_evidence import PlaceEvidence, city_before_province, is_small, prior

Reading = tuple[tuple[GazetteerPlace, float], ...]
Anchor = GazetteerPlace | PlaceRef

_BEARING = {"north": (1, 0), "south": (-1, 0), "east": (0, 1), "west": (0, -1)}
_DIRECTION = re.compile(r"\b(north|south)?-?(east|west)?(?:ern)?(?:most)?\b", re.I)
_DISTANCE = re.compile(r"(\d+(?:[.,]\d+)?|\b[a-z]+)[ -]?(km|kms|kilomet(?:er|re)s?|miles?|mi|nautical miles?)\b", re.I)
_NUMBERS = {
    w: n
    for n, w in (
        *enumerate(["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=1),
        (12, "twelve"), (15, "fifteen"), (20, "twenty"), (30, "thirty"), (40, "forty"), (50, "fifty"), (100, "hundred"),
    )
}  # fmt: skip
_CAPITALISED = re.compile(r"[A-Z][\w'’.]*(?:[ -](?:al-|el-|of |the |de |la )?[A-Z][\w'’.]*)*")
_SENTENCE = re.compile(r"[.!?]\s|\n\n")
_BETWEEN = re.compile(r"\bbetween\b", re.I)
_AROUND = 12.0
_TOGETHER_KM = 600.0
_SAME_TOWN_KM = 50.0
_MOST_WITNESSES = 60


class PhraseResolver:
    """Resolves the mentions of one report that are more than a bare name."""

    def __init__(self, gazetteer: Gazetteer, text: str, evidence: PlaceEvidence, chosen: dict[Span, Reading]) -> None:
        self.gazetteer = gazetteer
        self.text = text
        self.evidence = evidence
        self.chosen = chosen
        self._supports: dict[int, int] = {}
        self.readings = {norm_name(span.of(text)): readings for span, readings in chosen.items()}

    def resolve(self, mention: PlaceMention, mentions: list[PlaceMention], refs: dict[Span, PlaceRef]) -> PlaceRef:
        """The reference of ``mention``; ``refs`` holds those of the mentions before it."""
        if mention.kind == "relative":
            return self._relative(mention)
        if mention.kind == "facility":
            found = self._facility(mention)
            if found is not None:
                return found
        elif (described := self._described(mention, mentions, refs)) is not None:
            return described
        return self._nearby(mention, mentions)

    def best(self, name: str, kinds: tuple[str, ...] | None = None) -> GazetteerPlace | None:
        """The likeliest place of a name in this report, of ``kinds`` if given."""
        norm = norm_name(name)
        if kinds is None and norm in self.readings:
            readings = self.readings[norm]
            return readings[0][0] if readings else None
        places = [p for p in self.gazetteer.lookup_norm(norm) if kinds is None or p.kind in kinds]
        if not places:
            return None
        shadowed = city_before_province(places, norm)
        best = max(
            places,
            key=lambda p: (
                prior(p, norm) + 4.5 * math.sqrt(self.evidence.share(p.country)) - 2.5 * (p.id in shadowed),
                -p.id,
            ),
        )
        alone = self.evidence.countries[best.country or ""] <= 1.01 and self.evidence.share(best.country) < 0.3
        return None if alone and best.kind == "settlement" and is_small(best, norm) else best

    def at(
        self, mention: PlaceMention, anchor: Anchor, precision: Precision, radius: float | None, name: str | None = None
    ) -> PlaceRef:
        """A reference at the point of ``anchor``."""
        return PlaceRef(
            text=mention.span.of(self.text),
            start=mention.span.start,
            end=mention.span.end,
            name=name or anchor.name,
            lat=anchor.lat,
            lon=anchor.lon,
            country=anchor.country,
            admin1=anchor.admin1,
            precision=precision,
            radius_km=radius,
            geonames_id=anchor.geonames_id if name is None else None,
        )

    def unresolved(self, mention: PlaceMention, country: str | None = None) -> PlaceRef:
        """The words alone."""
        words = mention.span.of(self.text)
        return PlaceRef(
            text=words,
            start=mention.span.start,
            end=mention.span.end,
            country=country,
            precision=mention.precision or "region",
        )

    def _facility(self, mention: PlaceMention) -> PlaceRef | None:
        """By its whole name; by its name among facilities; by a place in its name; by the nation it serves."""
        words = mention.span.of(self.text)
        head = mention.head.of(self.text)
        kind = self._class(words)
        for form in (words, head):
            place = self.best(form)
            if place is not None and place.kind == "settlement" and kind in ("base", "airport", "barracks"):
                return self._inside(mention, place)  # "Qaim base" is in Qaim, not the town
            if place is not None and (place.kind != "settlement" or place.source in ("own", "user")):
                return self.at(mention, place, place.precision, place.radius_km or 3.0)
        names = [n for n in names_in(head, self.gazetteer) if self._plausible(n)]
        if kind in ("base", "airport", "barracks", "oil-facility", "camp", "prison"):
            for name in names:
                place = self.best(name, ("facility",))
                town = self.best(name, ("settlement",))
                if place and (
                    town is None or town.country == place.country or self.evidence.share(place.country) > 0.2
                ):
                    return self.at(mention, place, "facility", place.radius_km or 3.0)
        tail = names_in(self.text[mention.head.end : mention.span.end], self.gazetteer)
        for name in tail + ([] if kind == "embassy" else names):
            place = self.best(name)
            if place is not None and place.kind in ("settlement", "admin1", "admin2", "region"):
                return self._inside(mention, place)
            if place is not None and place.kind == "country" and place.country:
                capital = self.gazetteer.capital_of(place.country)
                if capital and kind in ("embassy", "government-building"):
                    return self._inside(mention, capital)
        nation = self._nation(words)
        if nation and kind == "government-building" and (capital := self.gazetteer.capital_of(nation)):
            return self._inside(mention, capital)
        return None

    def _plausible(self, name: str) -> bool:
        """Whether a name inside a facility's name is a place of this report and not a person, saint or common word."""
        norm = norm_name(name)
        words = self.gazetteer.words
        if (
            norm in words.common
            or norm in words.plain
            or norm in words.first
            or norm in words.title
            or self._class(name)
        ):
            return False
        place = self.best(name)
        if place is None:
            return False
        if place.own_name != norm and place.source == "geonames" and place.kind == "settlement":
            return place.population > 20_000 and self.evidence.share(place.country) > 0.3
        known = place.source in ("own", "user") or place.population > 1_000_000
        return known or self.evidence.share(place.country) > 0.12

    def _inside(self, mention: PlaceMention, place: Anchor) -> PlaceRef:
        """A facility in a place whose own point is not known."""
        radius = {"settlement": _AROUND, "facility": 5.0}.get(place.precision, place.radius_km or 100.0)
        precision: Precision = (
            "facility" if place.precision in ("settlement", "facility", "district") else place.precision
        )
        return self.at(mention, place, precision, radius, name=mention.span.of(self.text))

    def _class(self, words: str) -> str | None:
        parts = [w for w in re.split(r"[^\w']+", words.lower()) if w]
        for last in range(len(parts) - 1, -1, -1):
            noun = self.gazetteer.nouns.ending_at(parts, last)
            if noun is not None:
                return noun.kind
        return None

    def _nation(self, words: str) -> str | None:
        parts = [norm_name(w) for w in re.split(r"[\s-]+", words)]
        for i, part in enumerate(parts):
            pair = f"{parts[i - 1]} {part}" if i else ""
            if found := self.gazetteer.demonyms.get(pair) or self.gazetteer.demonyms.get(part):
                return found
        return None

    def _nations(self, words: str) -> list[str]:
        """The countries that ``words`` name, by name or nationality."""
        places = [self.best(name) for name in names_in(words, self.gazetteer)]
        found = [p.country for p in places if p is not None and p.country]
        nation = self._nation(words)
        return [*found, nation] if nation else found

    def _described(
        self, mention: PlaceMention, mentions: list[PlaceMention], refs: dict[Span, PlaceRef]
    ) -> PlaceRef | None:
        """By the words that say where; "the base" by the base last spoken of; "the capital" by the country in focus."""
        words = mention.span.of(self.text)
        if mention.precision == "settlement":
            return self._capital(mention, words)
        beside = next((m for m in mentions if self._beside(m, mention)), None)
        ref = refs.get(beside.span) if beside is not None else None
        if ref is not None and ref.lat is not None and ref.precision in ("settlement", "facility"):
            return self._inside(mention, ref)
        tail = self.text[mention.head.end : mention.span.end]
        if tail.strip():
            area = self._area(mention, tail)
            if area is not None:
                return area
        if not re.match(r"(?:an?|one|another|two|three)\b", words, re.I):
            kind = self._class(mention.head.of(self.text))
            for other in reversed([m for m in mentions if m.span.end <= mention.span.start]):
                earlier = refs.get(other.span)
                if other.precision != "facility" or earlier is None or earlier.lat is None:
                    continue
                if self._class(other.span.of(self.text)) == kind:
                    return self.at(mention, earlier, earlier.precision, earlier.radius_km)
        return None

    def _beside(self, other: PlaceMention, mention: PlaceMention) -> bool:
        """Whether ``mention`` stands in apposition to the name before it: "Qaim, the western base"."""
        gap = self.text[other.span.end : mention.span.start]
        return other.span.end < mention.span.start and gap.strip() == "," and other.kind in ("name", "facility")

    def _capital(self, mention: PlaceMention, words: str) -> PlaceRef:
        region = next((c for w in words.lower().split() if (c := self.gazetteer.capitals.get(w))), None)
        country = self._nation(words) or self.evidence.focus()
        capital = self.gazetteer.capital_of(country) if country else None
        if region is not None:
            capital = self.best(region, ("settlement",)) or capital
        return (
            self.at(mention, capital, "settlement", capital.radius_km) if capital else self.unresolved(mention, country)
        )

    def _area(self, mention: PlaceMention, tail: str) -> PlaceRef | None:
        """The place of a described facility from the words after its noun."""
        names = names_in(tail, self.gazetteer)
        anchor = next((p for name in names if (p := self.best(name)) is not None), None)
        if anchor is None and re.search(r"\bcapital\b", tail):
            country = self._nation(tail) or self.evidence.focus()
            anchor = self.gazetteer.capital_of(country) if country else None
        if "border" in tail or "frontier" in tail:
            return self._border(mention, self._nations(tail), "region")
        if anchor is None:
            return None
        if _bearing(tail) or _DISTANCE.search(tail):
            return self._offset(mention, anchor, tail, "region" if anchor.kind == "country" else "facility")
        if re.search(r"\b(?:near|outside|outskirts|close)\b", tail) and anchor.kind != "country":
            return self.at(mention, anchor, "facility", 25.0, name=mention.span.of(self.text))
        return self._inside(mention, anchor)

    def _relative(self, mention: PlaceMention) -> PlaceRef:
        """A side of a place, a distance from it, its border, coast or outskirts."""
        words = mention.span.of(self.text)
        readings = self.chosen.get(mention.span)
        anchor = readings[0][0] if readings else None
        if anchor is None and mention.head.of(self.text).lower() == "capital":
            country = self._nation(words) or self.evidence.focus()
            anchor = self.gazetteer.capital_of(country) if country else None
        if re.search(r"\b(?:border|frontier)", words, re.I):
            return self._border(mention, self._nations(words), "region")
        if anchor is None:
            return self.unresolved(mention)
        if _BETWEEN.search(words) and (middle := self._between(mention, anchor)):
            return middle
        return self._offset(mention, anchor, words, "region")

    def _between(self, mention: PlaceMention, anchor: GazetteerPlace) -> PlaceRef | None:
        """Half way from ``anchor`` to the last name of the mention; the radius reaches both."""
        names = names_in(self.text[mention.head.end : mention.span.end], self.gazetteer)
        other = self._nearest(names[-1], anchor) if names else None
        if other is None:
            return None
        apart = distance_km((anchor.lat, anchor.lon), (other.lat, other.lon))
        ref = self.at(mention, anchor, "region", round(max(apart / 2, 10.0), 1), name=mention.span.of(self.text))
        return _moved(ref, (anchor.lat + other.lat) / 2, (anchor.lon + other.lon) / 2)

    def _nearest(self, name: str, anchor: GazetteerPlace) -> GazetteerPlace | None:
        """The place of a name that is named with ``anchor``: roads and fronts join places that are near each other."""
        near = [
            (p.kind != "settlement", distance_km((p.lat, p.lon), (anchor.lat, anchor.lon)), p)
            for p in self.gazetteer.lookup(name)
            if p.kind in ("settlement", "admin1", "admin2", "facility", "region")
        ]
        near = [x for x in near if x[1] < _TOGETHER_KM]
        return min(near, key=lambda x: (x[0], x[1], x[2].id))[2] if near else None

    def _border(self, mention: PlaceMention, nations: list[str], precision: Precision) -> PlaceRef:
        """Between the two countries' centres, by their size; one named country borders on the one in focus."""
        nations = list(dict.fromkeys(nations))
        if len(nations) == 1 and (focus := self.evidence.focus(without=nations[0])):
            nations.append(focus)
        pair = [c for n in nations[:2] if (c := self.gazetteer.country(n))]
        if not pair:
            return self.unresolved(mention)
        a, b = pair[-1], pair[0]
        ra, rb = a.radius_km or 100.0, b.radius_km or 100.0
        t = ra / (ra + rb)
        ref = self.at(mention, a, precision, round(0.7 * min(ra, rb), 1), name=mention.span.of(self.text))
        return _moved(ref, a.lat + t * (b.lat - a.lat), a.lon + t * (b.lon - a.lon))

    def _offset(self, mention: PlaceMention, anchor: GazetteerPlace, words: str, precision: Precision) -> PlaceRef:
        """The anchor's point moved by the direction and distance that the words tell."""
        bearing = _bearing(words)
        distance = _distance(words)
        extent = anchor.radius_km or 0.0
        if distance is None:
            distance = 0.5 * extent if anchor.kind in ("country", "admin1", "region", "admin2", "water") else 20.0
            radius = max(0.6 * extent, 50.0)
        else:
            radius = max(10.0, 0.3 * distance)
        if bearing is None:
            if anchor.kind == "settlement":  # "40 km from Kabul" is a ring around it
                radius = 15.0 if _DISTANCE.search(words) is None else round(1.1 * distance, 1)
            distance = 0.0
            if re.search(r"\boff\b", words) and anchor.kind != "settlement":
                radius = max(radius, 0.6 * extent)
        north, east = bearing or (0.0, 0.0)
        lat = anchor.lat + north * distance / 111.2
        lon = anchor.lon + east * distance / (111.2 * max(0.2, math.cos(math.radians(anchor.lat))))
        ref = self.at(mention, anchor, precision, round(radius, 1), name=mention.span.of(self.text))
        return _moved(ref, lat, lon)

    def _nearby(self, mention: PlaceMention, mentions: list[PlaceMention]) -> PlaceRef:
        """A facility without a place of its own: in the named place nearest in the sentence, else in the report."""
        nation = self._nation(mention.span.of(self.text))
        owner = nation if self._class(mention.span.of(self.text)) != "embassy" else None
        focus = owner or self.evidence.focus()
        vague = bool(owner and mention.kind == "described" and re.match(r"an?\b|[A-Z]", mention.span.of(self.text)))
        scored = []
        for other in mentions:
            readings = self.chosen.get(other.span)
            if other.kind != "name" or not readings or readings[0][0].kind in ("country", "water"):
                continue
            gap = other.span.start - mention.span.end
            between = (
                self.text[mention.span.end : other.span.start]
                if gap >= 0
                else self.text[other.span.end : mention.span.start]
            )
            apart = _SENTENCE.search(between) is not None
            cost = float(abs(gap)) + (400 if apart else 0) + (0 if gap >= 0 else 60)
            if vague and (cost >= 400 or gap < -60):
                continue
            if apart:  # no name in its own sentence: where the report as a whole plays
                cost = 400 + min(abs(gap), 1500) / (1 + self._support(readings[0][0]))
            if owner and readings[0][0].country != owner:
                continue
            cost += 600 * (readings[0][0].kind != "settlement") + 800 * (readings[0][0].country != focus)
            scored.append((cost, other.span.start, readings[0][0]))
        if scored:
            return self._inside(mention, min(scored, key=lambda x: x[:2])[2])
        country = owner or self.evidence.focus(without=nation)
        centre = self.gazetteer.country(country) if country else None
        if centre is None:
            return self.unresolved(mention)
        return self.at(mention, centre, "country", centre.radius_km, name=mention.span.of(self.text))

    def _support(self, place: GazetteerPlace) -> int:
        """How many mentions of the report lie near ``place``, its own among them."""
        found = self._supports.get(place.id)
        if found is None:
            here = (place.lat, place.lon)
            found = sum(
                readings[0][0].kind in ("settlement", "admin2", "facility")
                and distance_km(here, (readings[0][0].lat, readings[0][0].lon)) < _SAME_TOWN_KM
                for readings in islice(self.chosen.values(), _MOST_WITNESSES)
                if readings
            )
            self._supports[place.id] = found
        return found


def _bearing(words: str) -> tuple[float, float] | None:
    for match in _DIRECTION.finditer(words):
        parts = [g.lower() for g in match.groups() if g]
        if parts:
            north = sum(_BEARING[p][0] for p in parts)
            east = sum(_BEARING[p][1] for p in parts)
            length = math.hypot(north, east)
            return north / length, east / length
    return None


def _distance(words: str) -> float | None:
    match = _DISTANCE.search(words)
    if match is None:
        return None
    number = match.group(1).replace(",", "").lower()
    value = float(number) if number[0].isdigit() else float(_NUMBERS.get(number, 0))
    if not value:
        return None
    unit = match.group(2).lower()
    return value * (1.852 if "naut" in unit else 1.609 if unit.startswith("mi") else 1.0)


def _moved(ref: PlaceRef, lat: float, lon: float) -> PlaceRef:
    return msgspec.structs.replace(ref, lat=round(lat, 4), lon=round(lon, 4), geonames_id=None)


def names_in(words: str, gazetteer: Gazetteer) -> list[str]:
    """The gazetteer's names in ``words``, longest first at each place; no nationalities."""
    found = []
    for match in _CAPITALISED.finditer(words):
        parts = re.split(r"(?<=[ -])", match.group())[:12]
        i = 0
        while i < len(parts):
            for j in range(len(parts), i, -1):
                name = re.sub(r"['’]s$", "", "".join(parts[i:j]).strip(" -"))
                if len(name) > 2 and norm_name(name) not in gazetteer.demonyms and gazetteer.lookup(name):
                    found.append(name)
                    i = j
                    break
            else:
                i += 1
    return found
