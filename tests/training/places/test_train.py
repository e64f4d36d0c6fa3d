"""Training of the ranker and the recogniser on articles of our own."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks.accuracy import geo_corpora
from benchmarks.accuracy.place_systems import Dateline
from dateline.lexicon.gazetteer import Gazetteer
from dateline.resolve.place_ranker import PlaceRanker
from dateline.resolve.places import PlaceResolver
from training.places import toponyms, train
from training.places.examples import Example, annotated, fold, own_reports

GAZETTEER = Gazetteer.load()
SYSTEM = Dateline(GAZETTEER, PlaceResolver(GAZETTEER, PlaceRanker([])))


def toponym(text: str, name: str, lat: float, lon: float, code: str = "PPL") -> str:
    at = text.index(name)
    return (
        f"<toponym><start>{at}</start><end>{at + len(name)}</end><phrase>{name}</phrase><gaztag geonameid='1'>"
        f"<fclass>{'A' if code.startswith('ADM') else 'P'}</fclass><fcode>{code}</fcode>"
        f"<lat>{lat}</lat><lon>{lon}</lon></gaztag></toponym>"
    )


TEXT = "Two men of Paris were arrested near Dallas, police in Texas said. They were held in Qwzxville."


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = toponym(TEXT, "Paris", 33.66, -95.56) + toponym(TEXT, "Dallas", 32.78, -96.8)
    rows += toponym(TEXT, "Texas", 31.25, -99.25, "ADM1") + toponym(TEXT, "Qwzxville", 33.0, -96.0)
    articles = "".join(
        f"<article docid='{n}'><text>{TEXT}</text><toponyms>{rows}</toponyms></article>" for n in range(12)
    )
    folder = tmp_path_factory.mktemp("data") / "geo"
    folder.mkdir()
    for name in train.CORPORA:
        (folder / f"{name}.xml.gz").write_text(f"<articles>{articles}</articles>", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def examples(corpus: Path) -> list[Example]:
    return list(annotated(corpus / "lgl.xml.gz", SYSTEM))


def test_right_readings(examples: list[Example]) -> None:
    scene = examples[0].scene
    right = {
        (scene.names[scene.owner[i]].form.norm, p.admin1 if p else None, p.kind if p else None)
        for i, p in enumerate(scene.places)
        if examples[0].right[i]
    }
    assert ("paris", "Texas", "settlement") in right
    assert ("texas", "Texas", "admin1") in right
    assert ("qwzxville", None, None) in right
    assert not any(norm == "paris" and admin1 != "Texas" for norm, admin1, _ in right)


def test_views(corpus: Path) -> None:
    tagged = list(annotated(corpus / "lgl.xml.gz", SYSTEM, "tagged"))
    lead = list(annotated(corpus / "lgl.xml.gz", SYSTEM, "lead"))
    assert len(tagged) == len(lead) == 12
    assert {name.form.norm for name in tagged[0].scene.names} >= {"paris", "dallas"}


def test_own_reports(tmp_path: Path) -> None:
    text = "Rockets hit Taji on Monday. Troops in Taji and Baghdad fired back."
    place = {"accept": ["Taji"], "lat": 33.52, "lon": 44.26, "within_km": 10}
    told = {"part": "train", "claims": [{"place": place, "from": None, "to": None}]}
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.json").write_text(json.dumps(told), encoding="utf-8")
    (tmp_path / "b.json").write_text(json.dumps({"part": "held-out", "claims": []}), encoding="utf-8")
    assert len(list(own_reports(tmp_path, ("train",), SYSTEM))) == 1
    whole, sentence = own_reports(tmp_path, ("train",), SYSTEM, sentences=True)
    assert [float(w) for w in whole.weight] == [pytest.approx(2**0.5), 0.0]
    assert sentence.id == "a"
    best = {p.country for p, yes in zip(whole.scene.places, whole.right, strict=True) if yes and p}
    assert best == {"IRQ"}


def test_a_document_stays_in_its_fold() -> None:
    assert fold("lgl", "7", 5) == fold("lgl", "7", 5)
    assert {fold("lgl", str(n), 5) for n in range(60)} == set(range(5))


def test_fitting_reads_the_training_set_right(examples: list[Example], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(train, "PASSES", 12)
    monkeypatch.setattr(train, "SEEDS", 1)
    monkeypatch.setattr(train, "RATE", 0.02)
    nets, _ = train.fit_rounds(examples, 2)
    ranker = PlaceRanker(nets)
    scene = examples[0].scene
    p = ranker.rank(scene)
    for g in range(len(scene.names)):
        rows = np.flatnonzero(scene.owner == g)
        assert examples[0].right[rows[p[rows].argmax()]] == 1.0


def test_the_commands(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(train, "PASSES", 2)
    monkeypatch.setattr(train, "SEEDS", 1)
    monkeypatch.setattr(train, "OUT", tmp_path / "r.npz")
    train.main(["--data", str(corpus.parent), "--corpus", str(tmp_path), "--folds", "2", "--write"])
    assert "lgl: Resolved(acc161=" in capsys.readouterr().out
    assert len(PlaceRanker.load(tmp_path / "r.npz").nets) == 3
    monkeypatch.setattr(toponyms, "OUT", tmp_path / "t.npz")
    toponyms.main(["--data", str(corpus.parent), "--folds", "2", "--write"])
    assert "GWN: F1" in capsys.readouterr().out
    assert (tmp_path / "t.npz").stat().st_size < 1_000_000


def test_labels_of_candidates(corpus: Path) -> None:
    (page, *_) = toponyms.pages(corpus / "lgl.xml.gz", GAZETTEER)
    told = {page.document.text[c.start : c.end]: label for c, label in zip(page.candidates, page.labels, strict=True)}
    assert told["Paris"] is True
    assert told["Qwzxville"] is True
    neutral = geo_corpora.GeoDocument("1", page.document.text, (), ((11, 16),))
    assert None in toponyms.labels(neutral, page.candidates)
