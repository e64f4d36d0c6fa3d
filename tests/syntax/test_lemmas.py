"""Lemmas by rule and by table."""

from pathlib import Path

import pytest

from dateline.errors import AssetError
from dateline.syntax import lemmas
from dateline.syntax.lemmas import Lemmas, by_rule, word_class


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("attacked", "VBD", "attack"),
        ("killed", "VBN", "kill"),
        ("stopped", "VBN", "stop"),
        ("carried", "VBD", "carry"),
        ("accused", "VBD", "accuse"),
        ("seized", "VBN", "seize"),
        ("agreed", "VBD", "agree"),
        ("red", "VBD", "red"),
        ("fled", "VBD", "fl"),  # the table has it
        ("firing", "VBG", "fire"),
        ("shelling", "VBG", "shell"),
        ("ring", "VBG", "ring"),
        ("bombs", "VBZ", "bomb"),
        ("flies", "VBZ", "fly"),
        ("clashes", "NNS", "clash"),
        ("armies", "NNS", "army"),
        ("losses", "NNS", "loss"),
        ("police", "NNS", "police"),
        ("chassis", "NNS", "chassis"),
        ("ties", "NNS", "tie"),
        ("mosul", "NNP", "mosul"),
        ("killed", "JJ", "killed"),
    ],
)
def test_rules(word: str, tag: str, lemma: str) -> None:
    assert by_rule(word, tag) == lemma


def test_classes() -> None:
    assert [word_class(tag) for tag in ("VBD", "NNS", "JJR", "IN", "")] == ["v", "n", "j", "x", "x"]


@pytest.mark.parametrize(
    ("word", "tag", "lemma"),
    [
        ("shot", "VBD", "shoot"),
        ("fled", "VBD", "flee"),
        ("said", "VBD", "say"),
        ("men", "NNS", "man"),
        ("forces", "NNS", "force"),
        ("arms", "NNS", "arms"),
        ("attacked", "VBD", "attack"),
        ("re-opened", "VBD", "reopen"),
    ],
)
def test_packaged_table(word: str, tag: str, lemma: str) -> None:
    assert Lemmas.load().of(word, tag) == lemma


@pytest.mark.parametrize("content", [None, b"one field only\n", b"\xff\xfe\x00"])
def test_missing_or_damaged_table(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None) -> None:
    (tmp_path / "data").mkdir()
    if content is not None:
        (tmp_path / "data" / "lemmas.tsv").write_bytes(content)
    monkeypatch.setattr(lemmas, "files", lambda package: tmp_path)
    with pytest.raises(AssetError, match=r"lemmas\.tsv"):
        Lemmas.load()
