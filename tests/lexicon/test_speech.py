"""The tables of speech cues and of source nouns."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import AssetError
from dateline.lexicon import speech
from dateline.lexicon.speech import SpeechVerbs


@pytest.fixture(scope="module")
def verbs() -> SpeechVerbs:
    return SpeechVerbs.load()


def test_the_table_is_large_enough_to_matter(verbs: SpeechVerbs) -> None:
    assert len(verbs) >= 160


def test_a_verb_has_its_class_act_and_frame(verbs: SpeechVerbs) -> None:
    deny = verbs.verb("deny")
    assert deny is not None
    assert (deny.kind, deny.act) == ("deny", "REJECT")
    assert {"clause", "gerund"} <= deny.frame


def test_parts_of_speech_are_kept_apart(verbs: SpeechVerbs) -> None:
    assert verbs.noun("statement") is not None
    assert verbs.verb("statement") is None
    assert verbs.preposition("according to") is not None
    assert verbs.preposition("instead of") is None


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("official", "anonymous"),
        ("witnesses", "anonymous"),
        ("authorities", "institution"),
        ("policemen", "anonymous"),
        ("ministries", "institution"),
        ("spokeswoman", "role"),
        ("newspapers", "media"),
        ("communiqué", "document"),
    ],
)
def test_source_nouns_in_singular_and_plural(verbs: SpeechVerbs, word: str, kind: str) -> None:
    assert kind in verbs.source(word)


def test_a_noun_that_speaks_for_no_one(verbs: SpeechVerbs) -> None:
    assert verbs.source("bridge") == frozenset()


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "data").mkdir()
    monkeypatch.setattr(speech, "files", lambda _package: tmp_path)
    return tmp_path / "data"


def test_a_missing_table_fails(tables: Path) -> None:
    assert not list(tables.iterdir())
    with pytest.raises(AssetError, match=r"speech_verbs\.tsv"):
        SpeechVerbs.load()


@pytest.mark.parametrize(
    ("cues", "nouns", "said"),
    [
        ("say\tv\tsay\t-", "official\tanonymous", "expected 5 columns"),
        ("say\tv\tsing\t-\tclause", "official\tanonymous", "can't have"),
        ("say\tv\tsay\tSHOUT\tclause", "official\tanonymous", "can't have"),
        ("say\tv\tsay\t-\tclause", "official\tghost", "ghost"),
    ],
)
def test_a_damaged_table_fails(tables: Path, cues: str, nouns: str, said: str) -> None:
    (tables / "speech_verbs.tsv").write_text(f"lemma\tpos\tclass\tact\tframe\n{cues}\n", encoding="utf-8")
    (tables / "source_nouns.tsv").write_text(f"lemma\tkind\n{nouns}\n", encoding="utf-8")
    with pytest.raises(AssetError, match=said):
        SpeechVerbs.load()
