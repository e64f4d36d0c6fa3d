from __future__ import annotations

from benchmarks.accuracy import muc4_fills
from benchmarks.accuracy.muc4_words import MucWords

TABLE = [
    ("phys-type", "ENERGY", "POWER*|OIL LINE"),
    ("phys-type", "OTHER", "LINE|LINES"),
    ("shot", "", "SHOT|SHOTS"),
]


def test_the_first_row_that_fits_counts() -> None:
    words = MucWords(TABLE)
    assert words.first("phys-type", "THE POWERHOUSE LINE") == "ENERGY"
    assert words.first("phys-type", "OIL\n LINE") == "ENERGY"
    assert words.first("phys-type", "OIL LINES") == "OTHER"
    assert words.first("phys-type", "ONLINE, POST-LINE") is None
    assert words.first("shot", "TWO SHOTS") == ""


def test_places_and_rows() -> None:
    words = MucWords(TABLE)
    assert words.places("phys-type", "LINE AND POWER") == [(0, "OTHER"), (9, "ENERGY")]
    assert words.rows("shot") == [("", "SHOT|SHOTS")]


def test_the_table_is_read_and_its_half_values_are_values() -> None:
    words = MucWords.load()
    assert words is MucWords.load()
    assert words.first("weapon-type", "A CAR BOMB") == "VEHICLE BOMB"
    assert words.first("of-interest", "PER") == "PERU"
    values = {value for value, _ in words.rows("weapon-type")}
    assert {wide for wide in muc4_fills._HALF[muc4_fills.keys.INSTRUMENT_TYPE] if wide != "PROJECTILE"} <= values
