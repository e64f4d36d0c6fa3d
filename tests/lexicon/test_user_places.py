"""A user's own places stand beside the gazetteer's and before them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import SettingError
from dateline.lexicon.gazetteer import Gazetteer
from dateline.lexicon.user_places import user_places

HEADER = "name,lat,lon,kind,country,radius_km,aliases,weight,claimed_by\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "places.csv"


def test_a_new_place_by_all_its_names(file: Path) -> None:
    file.write_text(HEADER + "Camp Larch,33.1,44.2,facility,IRQ,2,FOB Larch|LSA Larch,,\n")
    gazetteer = Gazetteer.load(extra=file)
    for name in ("Camp Larch", "FOB Larch", "lsa larch"):
        (place,) = gazetteer.lookup(name)
        assert (place.name, place.precision, place.radius_km, place.source) == ("Camp Larch", "facility", 2.0, "user")
    assert gazetteer.lookup("Mosul")


def test_it_hides_the_place_it_corrects_and_no_other(file: Path) -> None:
    packaged = Gazetteer.load().lookup("Mosul")
    file.write_text(HEADER + f"Mosul,{packaged[0].lat + 0.05},{packaged[0].lon},,IRQ,,,,\n")
    found = Gazetteer.load(extra=file).lookup("Mosul")
    assert found[0].source == "user"
    assert packaged[0] not in found
    assert {p.id for p in packaged if p.country != "IRQ"} <= {p.id for p in found}


def test_claims(file: Path) -> None:
    file.write_text(HEADER + "Two Hills,30,70,region,,40,,,IND PAK\n")
    (place,) = user_places(file)["two hills"]
    assert (place.country, place.claimed_by, place.population) == (None, ("IND", "PAK"), 100_000)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("Larch,,44.2,,,,,,", "column 'lat' is empty"),
        ("Larch,95,44.2,,,,,,", "column 'lat' holds '95'; wanted is a number from -90 to 90"),
        ("Larch,1,2,camp,,,,,", "column 'kind' holds 'camp'; wanted is one of settlement"),
        ("***,1,2,,,,,,", "column 'name' holds '***'"),
        ("Larch,1,2,,,,,,India", "column 'claimed_by' holds 'India'"),
    ],
)
def test_errors_say_where(file: Path, row: str, message: str) -> None:
    file.write_text(f"{HEADER}{row}\n")
    with pytest.raises(SettingError) as caught:
        user_places(file)
    assert message in str(caught.value)
    assert ":2: " in str(caught.value)
