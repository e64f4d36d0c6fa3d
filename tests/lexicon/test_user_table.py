"""Errors of a user's tables say where they are; encodings and byte-order marks don't matter."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import SettingError
from dateline.lexicon.user_table import UserRow, user_table


def read(path: Path, data: str | bytes) -> list[UserRow]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(user_table(path, ("name", "lat", "note"), ("name",)))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.csv"


def test_columns_in_any_order_and_comments(file: Path) -> None:
    rows = read(file, "# ours\nlat,name\n\n33.5, Camp Larch \n-,Pole\n")
    assert [(r.line, dict(r.cells)) for r in rows] == [
        (4, {"name": "Camp Larch", "lat": "33.5", "note": ""}),
        (5, {"name": "Pole", "lat": "", "note": ""}),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings(file: Path, encoding: str) -> None:
    text = "name,note\n" + "".join(f"Café {n},über der Brücke à côté\n" for n in range(20))
    assert read(file, text.encode(encoding))[3].cells["name"] == "Café 3"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("", "no header line; columns are name, lat, note"),
        ("name,height\nx,1\n", ":1: column 'height' is not known or stands twice"),
        ("name,name\nx,y\n", ":1: column 'name' is not known or stands twice"),
        ("lat\n1\n", ":1: column 'name' is missing; it is required"),
        ("name,lat\nx\n", ":2: 1 columns where the header has 2"),
        ('name,lat\n"x"y,1\n', ":2: not well-formed CSV"),
    ],
)
def test_errors_name_the_line(file: Path, data: str, message: str) -> None:
    with pytest.raises(SettingError) as caught:
        read(file, data)
    assert str(caught.value).startswith(str(file))
    assert message in str(caught.value)


def test_no_file_and_no_text(file: Path) -> None:
    with pytest.raises(SettingError, match=r"own\.csv: can't be read"):
        list(user_table(file, ("name",), ()))
    with pytest.raises(SettingError, match=r"byte 8 is not UTF-8; save the file as UTF-8"):
        read(file, "name\nCafé\n".encode("cp1252"))


def test_numbers_and_codes(file: Path) -> None:
    row = UserRow(file, 7, {"lat": "91", "country": "Iraq", "empty": "", "word": "ten"})
    assert row.number("empty", 0, 1) is None
    assert row.country("empty") is None
    assert row.number("lat", -100, 100) == 91
    for column in ("lat", "word"):
        with pytest.raises(SettingError, match=rf":7: column '{column}' holds .*; wanted is a number from -90 to 90"):
            row.number(column, -90, 90)
    with pytest.raises(SettingError, match="column 'country' holds 'Iraq'; wanted is an ISO 3166-1 alpha-3 code"):
        row.country("country")
