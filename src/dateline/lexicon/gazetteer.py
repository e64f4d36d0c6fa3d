"""The gazetteer: places of the world by name, read from one SQLite file that `scripts/build_gazetteer.py` makes."""

from __future__ import annotations

import os
import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import msgspec

from dateline.errors import AssetError
from dateline.lexicon.facilities import FacilityNouns
from dateline.lexicon.place_words import PlaceWords, load_abbreviations
from dateline.records.reference import Precision

PlaceKind = Literal["settlement", "admin1", "admin2", "country", "facility", "region", "water"]

PLACE_KINDS: tuple[PlaceKind, ...] = ("settlement", "admin1", "admin2", "country", "facility", "region", "water")
PLACE_SOURCES = ("geonames", "iso3166-2", "ourairports", "airportsdata", "own")
_PRECISION: dict[PlaceKind, Precision] = {
    "settlement": "settlement",
    "admin1": "admin1",
    "admin2": "district",
    "country": "country",
    "facility": "facility",
    "region": "region",
    "water": "region",
}
_CACHE_ROWS = 20_000
_APOSTROPHES = {ord(c): None for c in "'’‘ʻʼʾʿ`´′."}
_LETTERS = str.maketrans(
    {"ı": "i", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ə": "a", "ħ": "h", "ŋ": "n"}
)
_NOT_WORD = re.compile(r"[\W_]+")
_ARTICLE = re.compile(r"(?:al|el|ad|ash|as|an|ar|at|az|ed|es|il|ul|the) (?=\w)")
_COLUMNS = "p.id, p.name, p.lat, p.lon, p.country, d.name, p.kind, p.population, p.radius_km, p.geonames_id, p.source"


class GazetteerPlace(msgspec.Struct, frozen=True):
    """One place. ``radius_km`` is how far it reaches from its point, where the table knows; ``own_name`` is the
    comparable form of ``name``, so that a look-up by an alias can be told from one by the name itself."""

    id: int
    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    kind: PlaceKind
    precision: Precision
    population: int
    radius_km: float | None
    geonames_id: int | None
    source: str
    own_name: str


def norm_name(name: str) -> str:
    """``name`` in comparable form: no case, no diacritics, no apostrophes or full stops, single spaces for the rest."""
    folded = name.casefold().translate(_APOSTROPHES)
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_LETTERS))
        folded = "".join(c for c in folded if not unicodedata.combining(c)).translate(_APOSTROPHES)
    return _NOT_WORD.sub(" ", folded).strip()


def strip_article(norm: str) -> str:
    """``norm`` without a leading Arabic or English article ("al qaim", "the hague")."""
    return _ARTICLE.sub("", norm, count=1) if _ARTICLE.match(norm) else norm


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
        precision=_PRECISION[kind],
        population=row[7],
        radius_km=row[8],
        geonames_id=row[9],
        source=PLACE_SOURCES[row[10]],
        own_name=norm_name(row[1]),
    )


class Gazetteer:
    """Read-only look-up of place names. One object may be shared by threads; a forked process opens the file anew."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise AssetError(f"no gazetteer at {path}: install the package again, or run scripts/build_gazetteer.py")
        self._uri = f"file:{path.resolve().as_posix()}?mode=ro&immutable=1"
        self._pid = -1
        self._db: sqlite3.Connection
        self._cache: dict[str, tuple[GazetteerPlace, ...]] = {}
        db = self._connection()
        self.words = PlaceWords.load()
        self.nouns = FacilityNouns.load()
        self.abbreviations = load_abbreviations()
        self.demonyms: dict[str, str] = dict(db.execute("SELECT norm, country FROM demonym"))
        self.capitals: dict[str, str] = dict(db.execute("SELECT country, name FROM capital"))

    @classmethod
    def load(cls, path: Path | None = None) -> Gazetteer:
        """The packaged gazetteer, or the file at ``path``."""
        packaged = Path(str(files("dateline.lexicon") / "data" / "gazetteer.sqlite"))
        return cls(packaged if path is None else path)

    def lookup(self, name: str) -> list[GazetteerPlace]:
        """All places that bear ``name``, most populous first. An article is dropped where the full form is unknown."""
        return list(self.lookup_norm(norm_name(name)))

    def lookup_norm(self, norm: str) -> tuple[GazetteerPlace, ...]:
        """As `lookup`, for a name already in comparable form."""
        found = self._cache.get(norm)
        if found is None:
            self.fetch([norm])
            found = self._cache[norm]
        if not found:
            bare = strip_article(norm)
            if bare != norm and len(bare) > 2:
                return self.lookup_norm(bare)
        return found

    def fetch(self, norms: Iterable[str]) -> None:
        """Reads many names in one query, so that the look-ups that follow are free."""
        wanted = [n for n in dict.fromkeys(norms) if n not in self._cache]
        if not wanted:
            return
        if len(self._cache) > _CACHE_ROWS:
            self._cache = {}
        rows: dict[str, list[GazetteerPlace]] = {n: [] for n in wanted}
        db = self._connection()
        for at in range(0, len(wanted), 200):
            part = wanted[at : at + 200]
            marks = ",".join("?" * len(part))
            query = (
                f"SELECT a.norm, {_COLUMNS} FROM alias a JOIN place p ON p.id = a.place_id"
                f" LEFT JOIN admin1 d ON d.id = p.admin1"
                f" WHERE a.norm IN ({marks}) ORDER BY a.norm, p.population DESC, p.id"
            )
            for norm, *row in db.execute(query, part):
                rows[norm].append(_place(row))
        for norm, places in rows.items():
            self._cache[norm] = tuple(places)

    def capital_of(self, country: str) -> GazetteerPlace | None:
        """The capital city of a country given by its ISO 3166-1 alpha-3 code."""
        name = self.capitals.get(country)
        if name is None:
            return None
        here = [p for p in self.lookup(name) if p.country == country and p.kind == "settlement"]
        return here[0] if here else None

    def country(self, code: str) -> GazetteerPlace | None:
        """The row of a country given by its ISO 3166-1 alpha-3 code."""
        found = [p for p in self.lookup_norm(f"iso {code.casefold()}") if p.kind == "country"]
        return found[0] if found else None

    def _connection(self) -> sqlite3.Connection:
        if self._pid != os.getpid():
            self._db = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
            self._pid = os.getpid()
        return self._db
