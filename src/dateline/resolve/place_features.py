"""What the ranker of places sees: one row of numbers for each reading of each name, and one for "none of these".

`Scene` holds a report's names and their readings as arrays. `Scene.given` are the features that do not depend on how
the other names are read, `Scene.joint` those that do: given a probability for every reading, how much of what the other
names mean lies in the same country, in the same division, near by, and near by in the text.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

from dateline.lexicon.gazetteer import PLACE_KINDS, GazetteerPlace
from dateline.records.reference import Precision
from dateline.records.span import Span
from dateline.resolve.place_evidence import city_before_province, prior
from dateline.resolve.place_lookup import Form

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]

MOST = 40  # readings of one name; further ones are the smallest of a name like San Antonio
OWN_SOURCES = ("own", "user")
_POINTS = ("settlement", "admin2", "facility", "admin1")
_LISTED = 6.0  # to the score of a country that stands in a list with countries
_UNFIT = -6.0  # to the score of a reading that is not what a designation says, where another is
_RADII_KM = (30.0, 80.0, 161.0, 400.0)
_EARTH_KM = 6371.0
_MENTIONS = 20  # of one name, as far as nearness in the text goes
_HALF = 250.0  # characters after which a neighbour in the text counts half
_HOWS = ("name", "abbreviation", "nationality", "designation", "side", "similar")
_PRECISIONS: dict[Precision, tuple[str, ...]] = {
    "admin1": ("admin1", "region"),
    "district": ("admin2",),
    "settlement": ("settlement",),
    "region": ("region", "water"),
}

OF_PLACE = (
    *(f"is {kind}" for kind in PLACE_KINDS),
    "log population", "log population below the largest", "is the largest", "one over rank", "own name",
    "own name begins so", "other name", "from the own table", "a post office", "natural feature",
    "is a capital", "log readings", "share of readings in its country",
    "largest of own name", "has a town of its name", "town of a division of its name", "log radius", "prior",
    "prior below the best",
)  # fmt: skip
OF_NAME = (
    *(f"found by {how}" for how in _HOWS),
    "hint fits", "hint does not fit", "comma names its country", "comma names its division", "comma names another",
    "country in a list", "log mentions", "in the first lines", "share of nationalities", "log nationalities",
    "country of the dateline", "near the dateline", "country of the publisher", "several words", "town names it",
)  # fmt: skip
JOINT = (
    "country share", "log country", "country beside the top", "division share", "log division", "log district",
    "country named", "division named",
    "district named", "in a region named",
    *(f"within {r:.0f} km" for r in _RADII_KM),
    "near in text, country", "near in text, division", "near in text, 80 km", "near in text, 161 km", "best link",
    "log names", "probability before",
)  # fmt: skip
NONE = (
    "none of these",
    "none: log readings",
    "none: log largest of own name",
    "none: own name",
    "none: log best country",
    "none: log best 161 km",
)
_OWN, _SIZE, _PRIOR = (OF_PLACE.index(x) for x in ("own name", "log population", "prior"))
FEATURES = (*OF_PLACE, *OF_NAME, *JOINT, *NONE)


class Name(msgspec.Struct, frozen=True):
    """A name of a report with all its mentions. ``hint`` is what the words say it is ("Kandahar province"), ``told``
    whether a designation beside the name says so; ``within`` are the (country, division) that commas put after it."""

    form: Form
    hint: Precision | None
    spans: tuple[Span, ...]
    within: tuple[tuple[str | None, str | None], ...] = ()
    listed: bool = False
    told: bool = False


class Outside(msgspec.Struct, frozen=True):
    """What is known besides the names: nationalities' counts, the dateline's place, the publisher's country."""

    nationalities: dict[str, int]
    dateline: GazetteerPlace | None = None
    published: str | None = None


class Readings(msgspec.Struct, frozen=True):
    """The readings of one form and their `OF_PLACE` features, best prior first; they are the same in every report."""

    places: tuple[GazetteerPlace, ...]
    features: Floats
    xyz: Floats


def readings_of(form: Form, capitals: dict[str, str]) -> Readings:
    """The likeliest `MOST` places of a form, with their features."""
    norm = form.norm
    scored = sorted(((prior(p, norm), p) for p in form.places), key=lambda x: (-x[0], -x[1].population, x[1].id))[:MOST]
    places = tuple(p for _, p in scored)
    if not places:
        return Readings((), np.zeros((0, len(OF_PLACE)), np.float32), np.zeros((0, 3), np.float32))
    sizes = [math.log10(p.population + 10) for p in places]
    order = sorted(range(len(places)), key=lambda i: -sizes[i])
    rank = {i: n for n, i in enumerate(order)}
    own = [p.own_name == norm or p.source in OWN_SOURCES for p in places]
    largest = max((sizes[i] for i in range(len(places)) if own[i]), default=0.0)
    shadowed = city_before_province(places, norm)
    inside = {p.country for p in places if p.id in shadowed}
    countries = [p.country for p in places]
    rows = []
    for i, p in enumerate(places):
        begins = not own[i] and p.own_name.startswith(norm + " ")
        rows.append(
            [
                *(float(p.kind == kind) for kind in PLACE_KINDS),
                sizes[i] / 7,
                (sizes[i] - sizes[order[0]]) / 3,
                float(rank[i] == 0),
                1 / (rank[i] + 1),
                float(own[i]),
                float(begins),
                float(not own[i] and not begins),
                float(p.source in OWN_SOURCES),
                float(p.source == "postal"),
                float(p.feature is not None),
                float(p.kind == "settlement" and capitals.get(p.country or "") == p.name),
                math.log(len(places)) / 4,
                countries.count(p.country) / len(places),
                float(own[i] and sizes[i] == largest),
                float(p.id in shadowed),
                float(p.kind == "settlement" and p.population > 20_000 and p.country in inside),
                math.log10((p.radius_km or 3.0) + 1) / 3,
                scored[i][0] / 8,
                (scored[i][0] - scored[0][0]) / 3,
            ]
        )
    return Readings(places, np.array(rows, np.float32), unit([(p.lat, p.lon) for p in places]))


def unit(points: Sequence[tuple[float, float]]) -> Floats:
    """Points on the unit sphere."""
    angles = np.radians(np.array(points, np.float64).reshape(-1, 2))
    lat, lon = angles[:, 0], angles[:, 1]
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1).astype(np.float32)


def _commas(name: Name, place: GazetteerPlace) -> tuple[bool, bool, bool]:
    """Whether a comma after the name puts ``place`` in its country ("Paris, France") or its division ("Paris, Texas"),
    or somewhere else."""
    within = [(country, division) for country, division in name.within if division != place.name]
    in_country = any(country == place.country for country, division in within if division is None)
    in_division = any((country, division) == (place.country, place.admin1) for country, division in within if division)
    return in_country, in_division, bool(name.within) and not (in_country or in_division)


class Scene:
    """The readings of all names of one report. Rows are the readings, name after name; after each name's readings one
    row stands for "none of these"."""

    def __init__(self, names: Sequence[Name], readings: Sequence[Readings], outside: Outside) -> None:
        self.names = names
        self.places: list[GazetteerPlace | None] = []
        owner: list[int] = []
        for g, r in enumerate(readings):
            self.places += [*r.places, None]
            owner += [g] * (len(r.places) + 1)
        n = len(self.places)
        self.regions = np.zeros(0, np.intp)
        self.owner = np.array(owner, np.intp)
        self.starts = np.searchsorted(self.owner, np.arange(len(names)))
        self.none = np.array([p is None for p in self.places], np.bool_)
        nothing = np.zeros((1, 3), np.float32)
        xyz = np.concatenate([x for r in readings for x in (r.xyz, nothing)]) if n else np.zeros((0, 3), np.float32)
        self._relate(xyz)
        self.given = np.zeros((n, len(FEATURES)), np.float32)
        self.bias = np.zeros(n, np.float32)
        self._fill(readings, outside)

    def _relate(self, xyz: Floats) -> None:
        """Who lies with whom: the same country, the same division, near by; names count only for other names."""
        countries: dict[str, int] = {}
        divisions: dict[tuple[str, str], int] = {}
        districts: dict[tuple[str, str | None, str], int] = {}
        country, division, district, point, state, parted, lesser = [], [], [], [], [], [], []
        for p in self.places:
            c = countries.setdefault(p.country, len(countries)) if p and p.country else -1
            d = divisions.setdefault((p.country, p.admin1), len(divisions)) if p and p.country and p.admin1 else -1
            within = p and (p.name if p.kind == "admin2" else p.admin2)
            e = (
                districts.setdefault((p.country, p.admin1, within), len(districts))
                if p and p.country and within
                else -1
            )
            country.append(c)
            district.append(e)
            lesser.append(p is not None and p.kind == "admin2")
            division.append(d)
            point.append(
                p is not None and (p.kind in _POINTS or (p.radius_km or 999.0) <= 150.0) and p.kind != "country"
            )
            state.append(p is not None and p.kind == "country")
            parted.append(p is not None and p.kind == "admin1")
        self.country = np.array(country, np.intp)
        self.division = np.array(division, np.intp)
        self.state, self.parted = np.array(state, np.bool_), np.array(parted, np.bool_)
        self.lesser = np.array(lesser, np.bool_)
        inner = np.array(district, np.intp)
        points = np.array(point, np.bool_)
        other = (self.owner[:, None] != self.owner[None, :]) & ~self.none[None, :] & ~self.none[:, None]
        self.same_country = other & (self.country[:, None] == self.country[None, :]) & (self.country >= 0)[:, None]
        self.same_division = other & (self.division[:, None] == self.division[None, :]) & (self.division >= 0)[:, None]
        self.same_district_f = (other & (inner[:, None] == inner[None, :]) & (inner >= 0)[:, None]).astype(np.float32)
        nearness = xyz @ xyz.T
        both = other & points[:, None] & points[None, :]
        self.near = [(both & (nearness > math.cos(r / _EARTH_KM))).astype(np.float32) for r in _RADII_KM]
        self.inside = self._inside(other, nearness, points)
        self.same_country_f = self.same_country.astype(np.float32)
        self.same_division_f = self.same_division.astype(np.float32)
        beside = self._beside()[self.owner][:, self.owner]
        self.text_country = self.same_country_f * beside
        self.text_division = self.same_division_f * beside
        self.text_near = [self.near[1] * beside, self.near[2] * beside]

    def _inside(self, other: Flags, nearness: Floats, points: Flags) -> Floats:
        """Which readings lie in, or on the shore of, which regions and waters."""
        reach = np.array(
            [1.3 * (p.radius_km or 50.0) + 40.0 if p and p.kind in ("region", "water") else 0.0 for p in self.places],
            np.float32,
        )
        if not reach.any():
            return np.zeros((len(reach), 0), np.float32)
        self.regions = np.flatnonzero(reach)
        close = nearness[:, self.regions] > np.cos(np.minimum(reach[self.regions] / _EARTH_KM, 3.0))[None, :]
        return np.asarray(other[:, self.regions] & points[:, None] & close, np.float32)

    def _beside(self) -> Floats:
        """How close two names stand in the text, 1 for next to each other."""
        at = [[span.start for span in name.spans[:_MENTIONS]] or [-1_000_000] for name in self.names]
        flat = np.array([x for one in at for x in one], np.float32)
        starts = np.cumsum([0, *(len(one) for one in at[:-1])]) if at else np.zeros(0, np.intp)
        gaps = np.abs(flat[:, None] - flat[None, :])
        least = np.minimum.reduceat(np.minimum.reduceat(gaps, starts, axis=0), starts, axis=1) if at else gaps
        return np.asarray(np.exp2(-least / _HALF), np.float32)

    def _fill(self, readings: Sequence[Readings], outside: Outside) -> None:
        """The features that do not change as names are read."""
        total = sum(outside.nationalities.values())
        line = outside.dateline
        near_line = unit([(line.lat, line.lon)])[0] if line else None
        a, b = len(OF_PLACE), len(OF_PLACE) + len(OF_NAME)
        row = 0
        for name, found in zip(self.names, readings, strict=True):
            k = len(found.places)
            self.given[row : row + k, :a] = found.features
            block = self.given[row : row + k, a:b]
            hows = [float(name.form.how == how) for how in _HOWS]
            fits = _PRECISIONS.get(name.hint, ()) if name.hint else ()
            first = float(min((s.start for s in name.spans), default=10_000) < 150)
            many = math.log1p(len(name.spans)) / 2
            for i, p in enumerate(found.places):
                said = outside.nationalities.get(p.country or "", 0)
                in_country, in_division, elsewhere = _commas(name, p)
                block[i] = (
                    *hows,
                    float(bool(fits) and p.kind in fits),
                    float(bool(fits) and p.kind not in fits),
                    float(in_country),
                    float(in_division),
                    float(elsewhere),
                    float(name.listed and p.kind == "country"),
                    many,
                    first,
                    math.sqrt(said / total) if total else 0.0,
                    math.log1p(said) / 2,
                    float(line is not None and p.country is not None and line.country == p.country),
                    float(near_line is not None and float(found.xyz[i] @ near_line) > math.cos(161.0 / _EARTH_KM)),
                    float(outside.published is not None and p.country == outside.published),
                    float(" " in name.form.norm),
                    float(p.kind == "settlement" and bool(name.within)),
                )
            if name.listed:
                self.bias[row : row + k] = [_LISTED if p.kind == "country" else 0.0 for p in found.places]
            if name.told and any(p.kind in fits for p in found.places):
                self.bias[row : row + k] = [0.0 if p.kind in fits else _UNFIT for p in found.places]
            row += k
            self._fill_none(row, found, name)
            row += 1

    def _fill_none(self, row: int, found: Readings, name: Name) -> None:
        at = len(OF_PLACE) + len(OF_NAME) + len(JOINT)
        own = found.features[:, _OWN] > 0 if len(found.places) else np.zeros(0, np.bool_)
        largest = float(found.features[own, _SIZE].max()) if own.any() else 0.0
        self.given[row, at : at + 4] = (1.0, math.log(len(found.places) + 1) / 4, largest, float(own.any()))

    def joint(self, p: Floats) -> Floats:
        """All features, where the readings have the probabilities ``p`` (the rows of "none" included)."""
        x = self.given.copy()
        told = np.where(self.none, 0.0, p).astype(np.float32)
        others = max(len(self.names) - 1, 1)
        country = self.same_country_f @ told
        division = self.same_division_f @ told
        named = self.same_country_f @ np.where(self.state, told, 0.0).astype(np.float32)
        parted = self.same_division_f @ np.where(self.parted, told, 0.0).astype(np.float32)
        district = self.same_district_f @ told
        lesser = self.same_district_f @ np.where(self.lesser, told, 0.0).astype(np.float32)
        near = [m @ told for m in self.near]
        inside = self.inside @ told[self.regions]
        top = float(country.max()) if len(country) else 0.0
        columns = [
            country / others,
            np.log1p(country) / 2,
            country / top if top > 0 else country,
            division / others,
            np.log1p(division) / 2,
            np.log1p(district),
            np.log1p(named),
            np.log1p(parted),
            np.log1p(lesser),
            np.log1p(inside),
            *(np.log1p(n) for n in near),
            np.log1p(self.text_country @ told),
            np.log1p(self.text_division @ told),
            np.log1p(self.text_near[0] @ told),
            np.log1p(self.text_near[1] @ told),
            (self.text_near[0] * told[None, :]).max(axis=1, initial=0.0),
            np.full(len(told), math.log(others) / 3, np.float32),
            told,
        ]
        at = len(OF_PLACE) + len(OF_NAME)
        x[:, at : at + len(columns)] = np.stack(columns, axis=1)
        x[self.none, at : at + len(columns)] = 0.0
        if len(self.names):
            best = np.maximum.reduceat(np.stack([columns[1], columns[12]], axis=1), self.starts, axis=0)
            x[self.none, at + len(columns) + 4 :] = best
        return x

    def softmax(self, scores: Floats) -> Floats:
        """Scores to probabilities, name by name."""
        scores = scores + self.bias
        top = np.maximum.reduceat(scores, self.starts)
        raised = np.exp(scores - top[self.owner])
        return (raised / np.add.reduceat(raised, self.starts)[self.owner]).astype(np.float32)

    def prior(self) -> Floats:
        """The probabilities of the readings by their prior alone, to begin with."""
        return self.softmax(np.where(self.none, -1.0, self.given[:, _PRIOR] * 8 * 0.8).astype(np.float32))
