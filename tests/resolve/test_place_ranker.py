"""Features of place readings and the nets that rank them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from dateline.errors import AssetError
from dateline.lexicon.gazetteer import Gazetteer
from dateline.records.mention import PlaceMention
from dateline.records.span import Span
from dateline.resolve.place_features import FEATURES, OF_PLACE, Name, Outside, Scene, readings_of, unit
from dateline.resolve.place_lookup import Form, NameLookup
from dateline.resolve.place_ranker import Net, PlaceRanker
from dateline.resolve.places import PlaceResolver

GAZETTEER = Gazetteer.load()
LOOKUP = NameLookup(GAZETTEER)
RESOLVER = PlaceResolver(GAZETTEER)


def scene_of(text: str, *names: str) -> Scene:
    spans = [Span(text.index(n), text.index(n) + len(n)) for n in names]
    return RESOLVER.scene([PlaceMention(s, s, "name") for s in spans], text)[0]


def column(scene: Scene, x: np.ndarray, feature: str) -> dict[tuple[str, str | None], float]:
    at = FEATURES.index(feature)
    return {(p.name, p.admin1): float(x[i, at]) for i, p in enumerate(scene.places) if p}


def test_a_row_for_each_reading_and_one_for_none() -> None:
    scene = scene_of("From Paris to Athens.", "Paris", "Athens")
    assert [p is None for p in scene.places].count(True) == 2
    assert scene.given.shape == (len(scene.places), len(FEATURES))
    assert scene.given[scene.none, FEATURES.index("none of these")].tolist() == [1.0, 1.0]
    assert scene.prior()[scene.owner == 0].sum() == pytest.approx(1.0, abs=1e-5)


def test_other_names_draw_readings_to_their_division() -> None:
    scene = scene_of("Men of Paris, Dallas and Texas.", "Paris", "Dallas", "Texas")
    x = scene.joint(scene.prior())
    named = column(scene, x, "division named")
    assert named["Paris", "Texas"] > 0.3
    assert named["Paris", "Île-de-France"] == 0.0
    near = column(scene, x, "within 161 km")
    assert near["Paris", "Texas"] > near["Paris", "Tennessee"]


def test_a_comma_names_the_division_or_the_country() -> None:
    scene = scene_of("He left Paris, Texas.", "Paris")
    assert column(scene, scene.given, "comma names its division")["Paris", "Texas"] == 1.0
    assert column(scene, scene.given, "comma names another")["Paris", "Île-de-France"] == 1.0
    scene = scene_of("He left Paris, France.", "Paris")
    assert column(scene, scene.given, "comma names its country")["Paris", "Île-de-France"] == 1.0


def test_what_a_designation_says_outweighs_the_rest() -> None:
    text = "Shells fell in Kandahar province."
    span = Span(text.index("Kandahar"), text.index("."))
    head = Span(span.start, span.start + 8)
    scene = RESOLVER.scene([PlaceMention(span, head, "name", "admin1")], text)[0]
    p = RESOLVER.ranker.rank(scene)
    best = scene.places[int(p.argmax())]
    assert best is not None
    assert best.kind == "admin1"


def test_places_on_the_shore_of_a_region_that_is_named() -> None:
    scene = scene_of("They left Diffa on the shore of Lake Chad.", "Diffa", "Lake Chad")
    told = column(scene, scene.joint(scene.prior()), "in a region named")
    assert told["Diffa", "Diffa"] > 0.3


def test_dateline_and_publisher() -> None:
    (paris,) = [p for p in GAZETTEER.lookup("Paris") if p.admin1 == "Texas" and p.kind == "settlement"]
    form = LOOKUP.places("paris", "Paris", 0)
    name = Name(form, None, (Span(0, 5),))
    scene = Scene([name], [readings_of(form, GAZETTEER.capitals)], Outside({"USA": 2}, paris, "FRA"))
    assert column(scene, scene.given, "near the dateline")["Paris", "Texas"] == 1.0
    assert column(scene, scene.given, "country of the publisher")["Paris", "Île-de-France"] == 1.0
    assert column(scene, scene.given, "share of nationalities")["Paris", "Texas"] == 1.0


def test_an_unknown_name_has_only_none() -> None:
    form = Form("qwzx", (), "unknown")
    found = readings_of(form, {})
    scene = Scene([Name(form, None, (Span(0, 4),))], [found], Outside({}))
    assert found.features.shape == (0, len(OF_PLACE))
    assert RESOLVER.ranker.rank(scene).tolist() == [1.0]


def test_a_scene_without_names() -> None:
    scene = Scene([], [], Outside({}))
    assert scene.joint(np.zeros(0, np.float32)).shape == (0, len(FEATURES))


def test_unit_vectors() -> None:
    assert unit([(0.0, 0.0), (90.0, 12.0)]) == pytest.approx(np.array([[1, 0, 0], [0, 0, 1]]), abs=1e-6)


def test_a_net_adds_its_straight_way() -> None:
    eye = np.eye(2, dtype=np.float32)
    net = Net(eye, np.zeros(2, np.float32), np.array([1, 1], np.float32), np.array([0, 10], np.float32))
    assert net(np.array([[-1, 2]], np.float32)).tolist() == [22.0]


def test_weights_that_do_not_fit_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    with pytest.raises(AssetError, match="can't be read"):
        PlaceRanker.load(path)
    part = {f"{x}{n}": np.zeros(1) for x in ("inner", "bias", "outer", "straight") for n in range(3)}
    np.savez(path, features=np.array("old"), **part)
    with pytest.raises(AssetError, match="other features"):
        PlaceRanker.load(path)


@pytest.mark.parametrize(
    ("name", "text", "how", "country", "kind"),
    [
        ("Fla.", "a man of Ocala, Fla., said", "abbreviation", "USA", "admin1"),
        ("L.A.", "smog over L.A. again", "abbreviation", "USA", "settlement"),
        ("NSW", "fires in NSW today", "abbreviation", "AUS", "admin1"),
        ("Iraqis", "the Iraqis left", "nationality", "IRQ", "country"),
        ("Texans", "the Texans left", "nationality", "USA", "admin1"),
        ("Aleppo Governorate", "in Aleppo Governorate", "designation", "SYR", "admin1"),
        ("South Venezuela", "in South Venezuela", "side", "VEN", "country"),
        ("Taji", "in Taji", "name", "IRQ", "settlement"),
    ],
)
def test_forms(name: str, text: str, how: str, country: str, kind: str) -> None:
    from dateline.lexicon.gazetteer import norm_name

    form = LOOKUP.places(norm_name(name), text, text.index(name))
    assert form.how == how
    assert any((p.country, p.kind) == (country, kind) for p in form.places)


def test_no_form() -> None:
    assert LOOKUP.places("qwzxville", "qwzxville", 0) == Form("qwzxville", (), "unknown")
    assert LOOKUP.places("in", "in the night", 0).how != "abbreviation"


def test_a_report_with_very_many_names_is_read_in_parts() -> None:
    towns = sorted({p.name for n in "abcdefgh" for p in GAZETTEER.lookup(f"San {n}")} | {"Mosul", "Kirkuk", "Erbil"})
    towns += [
        f"{a}{b}" for a in ("San ", "Santa ", "Los ", "Villa ") for b in ("Rosa", "Maria", "Juan", "Pedro", "Luis")
    ]
    text = ". ".join(f"They met in {t}" for t in towns * 2)
    mentions = []
    at = 0
    for town in towns * 2:
        at = text.index(town, at)
        mentions.append(PlaceMention(Span(at, at + len(town)), Span(at, at + len(town)), "name"))
        at += len(town)
    refs = RESOLVER.resolve_all(mentions, text)
    assert len(refs) == len(mentions)
    mosul = [refs[m.span] for m in mentions if m.span.of(text) == "Mosul"]
    assert {r.country for r in mosul} == {"IRQ"}


def test_candidates_are_ranked_and_sum_to_one_at_most() -> None:
    text = "Men of Paris, Dallas and Texas."
    span = Span(text.index("Paris"), text.index("Paris") + 5)
    ref = RESOLVER.resolve_all([PlaceMention(span, span, "name")], text)[span]
    scores = [c.score for c in ref.candidates]
    assert scores == sorted(scores, reverse=True)
    assert sum(scores) <= 1.001
