"""The build script's pieces that need no download."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "build_gazetteer.py"


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_gazetteer", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["build_gazetteer"] = module
    spec.loader.exec_module(module)
    return module


def test_every_source_is_pinned_with_a_hash(script: ModuleType) -> None:
    pins = script.pins()
    assert {p[0] for p in pins} == {"pypi", "npm"}
    assert all(len(p[4]) == 64 for p in pins)


def test_useful_leaves_out_codes_and_other_scripts(script: ModuleType) -> None:
    assert script.useful("Baghdād")
    assert not script.useful("بغداد")
    assert not script.useful("BGW")
    assert not script.useful("Of")
    assert not script.useful("Route 66")


def test_likeness(script: ModuleType) -> None:
    assert script.likeness("qaim", "qaim") == 1.0
    assert script.likeness("reading", "elizabeth") < 0.25
    assert script.likeness("", "x") == 0.0


def test_the_same_rows_give_the_same_file(script: ModuleType, tmp_path: Path) -> None:
    def built(name: str) -> Path:
        builder = script.Builder(script.Packages(tmp_path), {})
        row = script.Row("Al Qā’im", 34.37, 41.09, "IRQ", "Anbar", "settlement", aliases={"Al Qā’im", "Qa'im"})
        other = script.Row("Fort Saint Ann", 1.0, 2.0, "USA", None, "settlement", aliases={"Fort Saint Ann"})
        builder.rows = [row, other] if name == "a" else [other, row]
        script.write(builder, tmp_path / name)
        return tmp_path / name

    a, b = built("a"), built("b")
    assert script.digest(a) == script.digest(b)
    assert a.read_bytes() == b.read_bytes()
    assert {"qaim", "al qaim"} <= script.Builder.aliases_of(
        script.Builder(script.Packages(tmp_path), {}),
        script.Row("Al Qā’im", 0, 0, "IRQ", None, "settlement", aliases={"Al Qā’im"}),
    )


def test_a_wrong_hash_stops_the_build(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "x.whl").write_bytes(b"other")
    monkeypatch.setattr(script, "pins", lambda: [("pypi", "x", "1", "x.whl", "0" * 64)])
    with pytest.raises(SystemExit, match="sha256 is"):
        script.fetch(tmp_path)
