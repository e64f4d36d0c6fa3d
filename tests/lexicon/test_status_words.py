"""The table of words that decide whether an event happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.errors import AssetError
from dateline.lexicon import status_words
from dateline.lexicon.status_words import load_status_words


@pytest.fixture
def fresh() -> Iterator[None]:
    load_status_words.cache_clear()
    yield
    load_status_words.cache_clear()


def test_tables_and_lists() -> None:
    words = load_status_words()
    assert words.infinitive["threaten"] == "threatened"
    assert words.noun["series"] == "inherit"
    assert words.modifier["foiled"] == "planned"
    assert "unless" in words.condition


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize("row", ["infinitive\tplan", "infinitive\tplan\tsomeday", "sermon\tplan\tplanned"])
def test_a_damaged_table_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "status_words.tsv").write_text(f"table\tword\tstatus\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(status_words, "files", lambda _package: tmp_path)
    with pytest.raises(AssetError, match="status_words"):
        load_status_words()
