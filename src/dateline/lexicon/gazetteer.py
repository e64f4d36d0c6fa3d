"""The gazetteer: places of the world by name, read from one SQLite file that `scripts/build_gazetteer.py` makes."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from dateline.errors import AssetError
from dateline.lexicon.facilities import FacilityNouns
from dateline.lexicon.place_forms import norm_name, strip_article, variants
from dateline.lexicon.place_record import PLACE_KINDS, PRECISION_OF, GazetteerPlace
from dateline.lexicon.place_words import PlaceWords, load_abbreviations
from dateline.lexicon.transliteration import TRANSLITERATED, likeness, sound_key
from dateline.lexicon.user_places import user_places
from dateline.records.earth import distance_km

__all__ = ["PLACE_KINDS", "PLACE_SOURCES", "Gazetteer", "GazetteerPlace", "norm_name", "strip_article"]

PLACE_SOURCES = ("geonames", "iso3166-2", "ourairports", "airportsdata", "own", "postal")
_CACHE_ROWS = 20_000
_SAME_KM = 25.0  # of two places of one name: nearer ones are one place
_COLUMNS = (
    "p.id, p.name, p.lat, p.lon, p.country, d.name, p.kind, p.population, p.radius_km, p.geonames_id, p.source,"
    " e.name, p.feature, p.claimed_by"
)


def _place(row: list[Any]) -> GazetteerPlace:
    kind = PLACE_KINDS[row[6]]
    return GazetteerPlace(
        id=row[0],
        name=row[1],
        lat=row[2] / 10_000,
        lon=row[3] / 10_000,
        country=row[4],
        admin1=row[5],
        kind=kind,
        precision=PRECISION_OF[kind],
        population=row[7],
        radius_km=row[8],
        geonames_id=row[9],
        source=PLACE_SOURCES[row[10]],
        own_name=norm_name(row[1]),
        admin2=row[11],
        feature=row[12],
        claimed_by=tuple(row[13].split()) if row[13] else (),
    )


class Gazetteer:
    """Read-only look-up of place names. One object may be shared by threads; a forked process opens the file anew."""

    def __init__(self, path: Path, extra: Path | None = None) -> None:
        if not path.is_file():
            raise AssetError(f"no gazetteer at {path}: install the package again, or run scripts/build_gazetteer.py")
        self._uri = f"file:{path.resolve().as_posix()}?mode=ro&immutable=1"
        self._pid = -1
        self._db: sqlite3.Connection
        self._cache: dict[str, tuple[GazetteerPlace, ...]] = {}
        self._unknown: set[str] = set()  # names that no other form finds either
        self._similar: dict[str, tuple[GazetteerPlace, ...]] = {}
        self._own = user_places(extra) if extra is not None else {}
        db = self._connection()
        self.words = PlaceWords.load()
        self.nouns = FacilityNouns.load()
        self.abbreviations = load_abbreviations()
        self.demonyms: dict[str, str] = dict(db.execute("SELECT norm, country FROM demonym"))
        self.peoples: dict[str, tuple[str, str]] = {
            norm: (place, country) for norm, place, country in db.execute("SELECT norm, place, country FROM people")
        }
        self.capitals: dict[str, str] = dict(db.execute("SELECT country, name FROM capital"))

    @classmethod
    def load(cls, path: Path | None = None, extra: Path | None = None) -> Gazetteer:
        """The packaged gazetteer, or the file at ``path``; ``extra`` is a user's CSV file of places (`user_places`).

        A place of the user's stands before those of the same name, and hides one that lies where it lies.
        """
        packaged = Path(str(files("dateline.lexicon") / "data" / "gazetteer.sqlite"))
        return cls(packaged if path is None else path, extra)

    def lookup(self, name: str) -> list[GazetteerPlace]:
        """All places that bear ``name``, most populous first. An article is dropped where the full form is unknown."""
        return list(self.lookup_norm(norm_name(name)))

    def lookup_norm(self, norm: str) -> tuple[GazetteerPlace, ...]:
        """As `lookup`, for a name already in comparable form."""
        found = self._exact(norm)
        if not found and norm not in self._unknown:
            bare = strip_article(norm)
            for other in (bare, *variants(norm)):
                if other != norm and len(other) > 2 and (places := self._exact(other)):
                    return places
            self._unknown.add(norm)
        return found

    def _exact(self, norm: str) -> tuple[GazetteerPlace, ...]:
        if norm not in self._cache:
            self.fetch([norm])
        return self._cache[norm]

    def lookup_similar(self, name: str, floor: float = 0.85) -> tuple[GazetteerPlace, ...]:
        """Places whose name is another Latin spelling of ``name`` ("Baqouba", "Deir Ezzor"), the most alike first. For
        names that `lookup` does not know and that are places for certain: a word may well sound like a village."""
        norm = norm_name(name)
        found = self._similar.get(norm)
        if found is None:
            if len(self._similar) > _CACHE_ROWS:
                self._similar = {}
            found = self._similar[norm] = self._sounds_like(norm, floor)
        return found

    def _sounds_like(self, norm: str, floor: float) -> tuple[GazetteerPlace, ...]:
        key = sound_key(norm)
        if not key:
            return ()
        rows = self._connection().execute("SELECT norm FROM sound WHERE key = ?", (key,))
        scored = sorted(((likeness(norm, other), other) for (other,) in rows), reverse=True)
        near = [(score, other) for score, other in scored if score >= max(floor, scored[0][0] - 0.05)]
        self.fetch(other for _, other in near)
        places = {p.id: p for _, other in near for p in self._exact(other) if p.country in TRANSLITERATED}
        return tuple(places.values())

    def fetch(self, norms: Iterable[str]) -> None:
        """Reads many names in one query, so that the look-ups that follow are free."""
        wanted = [n for n in dict.fromkeys(norms) if n not in self._cache]
        if not wanted:
            return
        if len(self._cache) > _CACHE_ROWS:
            self._cache = {}
            self._unknown = set()
        rows: dict[str, list[GazetteerPlace]] = {n: [] for n in wanted}
        db = self._connection()
        for at in range(0, len(wanted), 200):
            part = wanted[at : at + 200]
            marks = ",".join("?" * len(part))
            query = (
                f"SELECT a.norm, {_COLUMNS} FROM alias a JOIN place p ON p.id = a.place_id"
                f" LEFT JOIN division d ON d.id = p.admin1 LEFT JOIN division e ON e.id = p.admin2"
                f" WHERE a.norm IN ({marks}) ORDER BY a.norm, p.population DESC, p.id"
            )
            for norm, *row in db.execute(query, part):
                rows[norm].append(_place(row))
        for norm, places in rows.items():
            own = self._own.get(norm, ())
            self._cache[norm] = (*own, *(p for p in places if not any(_covers(o, p) for o in own)))

    def capital_of(self, country: str) -> GazetteerPlace | None:
        """The capital city of a country given by its ISO 3166-1 alpha-3 code."""
        name = self.capitals.get(country)
        if name is None:
            return None
        here = [p for p in self.lookup(name) if p.country == country and p.kind == "settlement"]
        return here[0] if here else None

    def homeland(self, people: str) -> GazetteerPlace | None:
        """The region, city or continent that a word of origin below the level of states belongs to: "Chechen",
        "Texans", "European". Words of nationality are in `demonyms`."""
        place, country = self.peoples.get(norm_name(people), ("", ""))
        found = [p for p in self.lookup_norm(place) if not country or p.country == country] if place else []
        order = ("region", "admin1", "country", "water", "settlement", "admin2", "facility")
        return min(found, key=lambda p: (order.index(p.kind), -p.population)) if found else None

    def country(self, code: str) -> GazetteerPlace | None:
        """The row of a country given by its ISO 3166-1 alpha-3 code."""
        found = [p for p in self.lookup_norm(f"iso {code.casefold()}") if p.kind == "country"]
        return found[0] if found else None

    def _connection(self) -> sqlite3.Connection:
        if self._pid != os.getpid():
            self._db = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
            self._pid = os.getpid()
        return self._db


def _covers(own: GazetteerPlace, other: GazetteerPlace) -> bool:
    """Whether a user's place and one of the same name are one: it lies within its radius, or near by."""
    return distance_km((own.lat, own.lon), (other.lat, other.lon)) <= max(own.radius_km or 0.0, _SAME_KM)
