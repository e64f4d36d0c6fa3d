"""A user's own places, from a CSV file: by comparable name, in the gazetteer's form."""

from __future__ import annotations

from pathlib import Path

from dateline.errors import SettingError
from dateline.lexicon.place_forms import norm_name
from dateline.lexicon.place_record import PLACE_KINDS, PRECISION_OF, GazetteerPlace
from dateline.lexicon.user_table import UserRow, user_table

COLUMNS = (
    *("name", "lat", "lon", "kind", "country", "admin1", "radius_km", "aliases", "weight", "geonames_id"),
    *("claimed_by", "note"),
)
REQUIRED = ("name", "lat", "lon")
_WEIGHT = 100_000  # stands for population where the file gives no weight: a place worth adding is one that is meant


def user_places(path: Path) -> dict[str, tuple[GazetteerPlace, ...]]:
    """The places of the file by each of their names in comparable form, in the order of the file.

    Raises SettingError naming file, line and column where it can't be read.
    """
    found: dict[str, tuple[GazetteerPlace, ...]] = {}
    for number, row in enumerate(user_table(path, COLUMNS, REQUIRED), start=1):
        place = _place(row, -number)
        for name in dict.fromkeys((place.own_name, *map(norm_name, row.cells["aliases"].split("|")))):
            if name:
                found[name] = (*found.get(name, ()), place)
    return found


def _place(row: UserRow, ident: int) -> GazetteerPlace:
    name = row.cells["name"]
    if not norm_name(name):
        raise row.wrong("name", "a name with letters in it")
    kind = next((k for k in PLACE_KINDS if k == (row.cells["kind"] or "settlement")), None)
    if kind is None:
        raise row.wrong("kind", f"one of {', '.join(PLACE_KINDS)}")
    claims = tuple(row.cells["claimed_by"].split())
    if any(len(code) != 3 or not code.isupper() for code in claims):
        raise row.wrong("claimed_by", "ISO 3166-1 alpha-3 codes with spaces between them, or nothing")
    weight, geonames = row.number("weight", 0, 2e9), row.number("geonames_id", 1, 1e9)
    return GazetteerPlace(
        id=ident,
        name=name,
        lat=_given(row, "lat", 90),
        lon=_given(row, "lon", 180),
        country=row.country("country"),
        admin1=row.cells["admin1"] or None,
        kind=kind,
        precision=PRECISION_OF[kind],
        population=int(weight) if weight is not None else _WEIGHT,
        radius_km=row.number("radius_km", 0, 20_000),
        geonames_id=int(geonames) if geonames is not None else None,
        source="user",
        own_name=norm_name(name),
        claimed_by=claims,
    )


def _given(row: UserRow, column: str, bound: float) -> float:
    value = row.number(column, -bound, bound)
    if value is None:
        raise SettingError(f"{row.path}:{row.line}: column {column!r} is empty; wanted is a number of degrees")
    return value
