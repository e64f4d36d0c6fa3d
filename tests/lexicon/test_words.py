"""The word tables load, and a damaged one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import AssetError
from dateline.lexicon import agencies, furniture, words
from dateline.lexicon.furniture import FurniturePhrases, folded


@pytest.fixture
def damaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    for module in (agencies, furniture, words):
        monkeypatch.setattr(module, "files", lambda _: tmp_path)
    words.word_lists.cache_clear()
    return tmp_path / "data"


def test_tables_hold_their_classes() -> None:
    words.word_lists.cache_clear()
    assert {"en", "fr"} <= words.word_lists("function_words").keys()
    assert "gen" in words.word_lists("sentence_words")["never"]
    assert "the" in words.word_lists("news_words")["small"]


def test_damaged_word_lists(damaged: Path) -> None:
    (damaged / "news_words.tsv").write_text("class\twords\nsmall\n", "utf-8")
    with pytest.raises(AssetError, match="can't read the row 'small'"):
        words.word_lists("news_words")
    (damaged / "news_words.tsv").write_text("class\twords\nsmall\ta\n", "utf-8")
    with pytest.raises(AssetError, match="no words of class common"):
        words.word_lists("news_words")


def test_damaged_tables(damaged: Path) -> None:
    (damaged / "agencies.tsv").write_text("name\taliases\tcountry\nAFP\t-\tFrance\n", "utf-8")
    with pytest.raises(AssetError, match=r"agencies\.tsv"):
        agencies.Agencies.load()
    (damaged / "furniture.tsv").write_text("kind\twhere\tphrase\nnotice\tnowhere\tx\n", "utf-8")
    with pytest.raises(AssetError, match=r"furniture\.tsv"):
        FurniturePhrases.load()


def test_phrases_by_place() -> None:
    phrases = FurniturePhrases.load()
    assert len(phrases) > 200
    assert phrases.whole(folded("Skip to content »"), "whole") == "navigation"
    assert phrases.start(folded("Subscribe now!")) == "notice"
    assert phrases.start(folded("Subscribers left")) is None
    assert phrases.anywhere(folded("X. All rights reserved.")) == "notice"
    assert phrases.is_label(folded("READ MORE"))
    assert folded("Don’t — miss_it!") == "don't miss it"
