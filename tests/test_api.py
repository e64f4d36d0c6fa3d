from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest

import dateline


def test_importing_loads_nothing() -> None:
    check = (
        "import sys; before = set(sys.modules); import dateline;"
        " loaded = {m.partition('.')[0] for m in set(sys.modules) - before};"
        " assert not loaded & {'numpy', 'msgspec', 'rich', 'sqlite3', 'charset_normalizer'}, loaded;"
        " assert [m for m in sys.modules if m.startswith('dateline')] == ['dateline']"
    )
    subprocess.run([sys.executable, "-c", check], check=True)


def test_every_public_name_is_there() -> None:
    for name in dateline.__all__:
        assert getattr(dateline, name) is not None
    assert set(dir(dateline)) >= set(dateline.__all__)


def test_other_names_are_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = dateline.nothing


def test_a_source_from_text() -> None:
    source = dateline.source("Text", "desk", published=dt.date(2020, 3, 18), publisher="The Paper", title="A title")
    assert source.id == "sha256:71988c4d8e0803ba4519f0b2864c1331c14a1890bf8694e251379177bfedb5c3"
    assert (source.source, source.published_basis, source.publisher) == ("desk", "given", "The Paper")
    assert dateline.source("Text").published_basis is None


def test_load_once_call_per_report() -> None:
    coder = dateline.load()
    text = "KABUL: Gunmen killed two soldiers near Kandahar on Monday, police said."
    first = coder.code(dateline.source(text, published=dt.date(2019, 5, 7)))
    assert first == coder.code(dateline.source(text, published=dt.date(2019, 5, 7)))
    assert isinstance(first, dateline.Record)
    assert first.report.text == text


def test_settings_reach_every_report() -> None:
    coder = dateline.load(dateline.Settings(published=dt.date(2019, 5, 7), publisher="The Paper"))
    report = coder.code(dateline.source("KABUL: Gunmen killed two soldiers on Monday.")).report
    assert report.published.date == dt.date(2019, 5, 7)
    assert report.publisher == "The Paper"


def test_numpy_is_kept_to_one_thread_unless_told_otherwise() -> None:
    check = (
        "import os, dateline; os.environ.pop('OPENBLAS_NUM_THREADS', None); os.environ['OMP_NUM_THREADS'] = '3';"
        " dateline._keep_numpy_to_one_thread();"
        " assert (os.environ['OPENBLAS_NUM_THREADS'], os.environ['OMP_NUM_THREADS']) == ('1', '3');"
        " import numpy; del os.environ['OPENBLAS_NUM_THREADS'];"
        " dateline._keep_numpy_to_one_thread(); assert 'OPENBLAS_NUM_THREADS' not in os.environ"
    )
    subprocess.run([sys.executable, "-c", check], check=True)


def test_the_environment_is_set_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "numpy", raising=False)
    monkeypatch.setenv("OPENBLAS_NUM_THREADS", "2")
    for name in ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        monkeypatch.setenv(name, "4")
    dateline._keep_numpy_to_one_thread()
    assert os.environ["OPENBLAS_NUM_THREADS"] == "2"
