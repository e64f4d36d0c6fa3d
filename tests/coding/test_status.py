"""Status and tense: the corpus beside the code, and cases that show one rule."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from dateline.coding.status import status_of, tense_cue
from dateline.records.syntax import Sentence

Parse = Callable[[str], list[Sentence]]


def corpus() -> list[list[str]]:
    table = files("dateline.coding").joinpath("status_corpus.tsv").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return [[*line.split("\t"), ""][:4] for line in lines[1:]]


def find(sentences: list[Sentence], word: str) -> tuple[Sentence, int]:
    for sentence in sentences:
        for token in sentence.tokens:
            if token.text == word:
                return sentence, token.index
    raise AssertionError(f"no token {word!r}")


def status(parse: Parse, text: str, word: str, denied: bool = False) -> str:
    sentence, i = find(parse(text), word)
    return status_of(sentence, i, text, denied)


def test_the_corpus_is_large_enough() -> None:
    cases = corpus()
    assert len(cases) >= 80
    assert sum(known == "known" for *_, known in cases) <= 0.05 * len(cases)


def test_the_corpus(parse: Parse) -> None:
    cases = corpus()
    wrong = []
    for text, word, wanted, known in cases:
        got = status(parse, text, word)
        if got != wanted and known != "known":
            wrong.append(f"{wanted:>12} but {got:<12} {word!r} in {text!r}")
    assert len(wrong) <= 0.05 * len(cases), "\n".join(wrong)


def test_a_denied_event_is_denied_only_where_it_would_be_a_fact(parse: Parse) -> None:
    assert status(parse, "The army denied that its planes had bombed the village.", "bombed", denied=True) == "denied"
    assert status(parse, "The army denied that it would attack the village.", "attack", denied=True) == "planned"


@pytest.mark.parametrize(
    ("text", "word", "wanted"),
    [
        ("Rebels had previously attacked the port.", "attacked", "historical"),
        ("The port was shelled ten years ago.", "shelled", "historical"),
        ("In the past, rebels attacked the port.", "attacked", "historical"),
        ("The port was shelled on Monday.", "shelled", None),
        ("The former president visited the port.", "visited", None),
        ("The port was shelled on Monday, and was attacked decades ago.", "shelled", None),
    ],
)
def test_words_for_the_past(parse: Parse, text: str, word: str, wanted: str | None) -> None:
    sentence, i = find(parse(text), word)
    assert tense_cue(sentence, i) == wanted
    assert tense_cue(sentence, i, text) == wanted
