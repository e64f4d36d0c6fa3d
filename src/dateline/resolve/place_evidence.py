"""What the whole report says about where it plays: countries named, nationalities, divisions."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from dateline.lexicon.gazetteer import Gazetteer, GazetteerPlace, norm_name
from dateline.records.earth import distance_km

_NAME_WORD = re.compile(r"\b(?:[A-Z]\.){2,}|\b[A-Z][A-Za-z]+")
_NEIGHBOURS_KM = 250.0
_FAINT = 0.05  # a share of the evidence that is as good as none
# Great powers are named in reports from everywhere, so naming them says less about where the report plays.
_EVERYWHERE = {"USA": 0.4, "GBR": 0.6, "FRA": 0.7, "RUS": 0.7, "CHN": 0.7}


class PlaceEvidence:
    """Counts by country, and the points of what the report names for certain."""

    def __init__(self) -> None:
        self.countries: Counter[str] = Counter()
        self.points: list[tuple[float, float]] = []

    def add(self, country: str | None, weight: float) -> None:
        if country:
            self.countries[country] += weight  # type: ignore[assignment]  # a Counter may hold fractions

    def share(self, country: str | None) -> float:
        """How much of the evidence is for ``country``, 0–1."""
        total = sum(self.countries.values())
        return self.countries[country] / total if total and country else 0.0

    def focus(self, without: str | None = None) -> str | None:
        """The country that most evidence is for."""
        ranked = sorted(
            ((n * _EVERYWHERE.get(c, 1.0), c) for c, n in self.countries.items() if c != without),
            key=lambda x: (-x[0], x[1]),
        )
        return ranked[0][1] if ranked else None


def nationalities(text: str, gazetteer: Gazetteer) -> Counter[str]:
    """How often the text uses each country's word of nationality."""
    found: Counter[str] = Counter()
    demonyms = gazetteer.demonyms
    before, ended = "", -2
    for match in _NAME_WORD.finditer(text):
        word = norm_name(match.group()) if "." in match.group() else match.group().lower()
        pair = f"{before} {word}" if match.start() == ended + 1 else ""
        country = demonyms.get(pair) or demonyms.get(word)
        if country is None and word.endswith("s"):
            country = demonyms.get(word[:-1])
        if country is None and word in gazetteer.peoples:
            country = gazetteer.peoples[word][1] or None
        if country:
            found[country] += 1
        before, ended = word, match.end()
    return found


def prior(place: GazetteerPlace, norm: str) -> float:
    """How likely a name means this place before anything else is known, on the scale of log10 of population."""
    size = math.log10(place.population + 10)
    score = {
        "country": 8.5,
        "admin1": 3.0 + 0.45 * size,
        "admin2": 0.6 + 0.3 * size,
        "settlement": size,
        "region": 2.2 + 0.6 * size,
        "water": 2.2 + 0.6 * size,
        "facility": -0.5 if place.source != "own" else 3.2 + 0.6 * size,
    }[place.kind]
    if place.source == "own" and place.kind == "country":
        score = 8.0
    own = norm == place.own_name or place.source == "own" or place.kind == "country"
    if not own and place.kind in ("admin1", "admin2") and place.own_name.startswith(norm + " "):
        own = True
    return score if own else score - 1.5


def stray(readings: Sequence[tuple[GazetteerPlace, float]], norm: str, mentions: int, evidence: PlaceEvidence) -> bool:
    """Whether the first of a name's readings is a small place in a country that only the name itself points to, while
    the report points to others. ``evidence`` has the name's own part in it, by the square root of its mentions."""
    if not readings:
        return False
    place = readings[0][0]
    own = math.sqrt(mentions) * sum(p for q, p in readings if q.country == place.country)
    others = sum(evidence.countries.values()) - math.sqrt(mentions) * sum(p for _, p in readings)
    return is_small(place, norm) and evidence.countries[place.country or ""] - own < _FAINT * others and others > 0.5


def is_near(place: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Whether two places lie so near each other that a report may well name both, border or not."""
    reach = min(other.radius_km or 0.0, 300.0)
    return distance_km((place.lat, place.lon), (other.lat, other.lon)) < _NEIGHBOURS_KM + reach


def is_small(place: GazetteerPlace, norm: str) -> bool:
    """Whether a place is so small that a report from elsewhere would hardly name it without its country."""
    return (
        place.kind in ("settlement", "admin2", "facility")
        and place.source not in ("own", "user")
        and place.population < (20_000 if place.own_name == norm else 200_000)
    )


def city_before_province(places: Iterable[GazetteerPlace], norm: str) -> set[int]:
    """The divisions (by id) that have a town of the same name inside: the bare name mostly means the town. The town may
    bear the name in another spelling ("Ar Raqqah")."""
    towns = [p for p in places if p.kind == "settlement" and p.population > 20_000]
    return {
        d.id
        for d in places
        if d.kind == "admin1"
        for t in towns
        if t.country == d.country and distance_km((t.lat, t.lon), (d.lat, d.lon)) < 1.5 * (d.radius_km or 50) + 30
    }
