"""Attribution: the corpus beside the code, and what it carries from sentence to sentence."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

import pytest

from dateline.coding.attribution import Attributor
from dateline.lexicon.speech import SpeechVerbs
from dateline.records.claim import Attribution
from dateline.records.syntax import Sentence

Parse = Callable[[str], list[Sentence]]
OUTLETS = {"AFP", "Reuters", "BBC", "Xinhua"}
GROUPS = {"israel", "washington", "nato", "united nations", "taliban"}


@pytest.fixture(scope="module")
def verbs() -> SpeechVerbs:
    return SpeechVerbs.load()


def flags(noun: str) -> frozenset[str]:
    return frozenset({"inst"}) if noun in GROUPS else frozenset()


def attributor(parse: Parse, verbs: SpeechVerbs, text: str) -> tuple[Attributor, list[Sentence]]:
    sentences = parse(text)
    return Attributor(sentences, text, verbs, None, flags, OUTLETS.__contains__), sentences


def who(parse: Parse, verbs: SpeechVerbs, text: str, word: str) -> Attribution:
    asked, sentences = attributor(parse, verbs, text)
    for sentence in reversed(sentences):
        for token in reversed(sentence.tokens):
            if token.text == word:
                return asked.of(sentence.index, token.index)
    raise AssertionError(f"no token {word!r}")


def corpus() -> list[list[str]]:
    table = files("dateline.coding").joinpath("attribution_corpus.tsv").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if line and not line.startswith("#")]
    return [[*line.split("\t"), ""][:5] for line in lines[1:]]


def test_the_corpus_is_large_enough() -> None:
    cases = corpus()
    assert len(cases) >= 80
    assert sum(known == "known" for *_, known in cases) <= 0.05 * len(cases)


def test_the_corpus(parse: Parse, verbs: SpeechVerbs) -> None:
    cases = corpus()
    wrong = []
    for said, word, kind, source, known in cases:
        text = said.replace(" / ", "\n")
        got = who(parse, verbs, text, word)
        words = f"{got.text} {got.name} {got.organization}"
        right = got.kind == kind and (kind == "none" or source in words)
        if got.start is not None and got.end is not None:
            assert text[got.start : got.end] == got.text
        if not right and known != "known":
            wrong.append(f"{kind} {source!r} but {got.kind} {got.text!r}: {word!r} in {said!r}")
    assert len(wrong) <= 0.05 * len(cases), "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "word", "kind", "source"),
    [
        ("“We won.\n“They shelled the port,” General Omar Diaz said.", "shelled", "named", "Omar Diaz"),
        ("General Omar Diaz said:\n“They shelled the port and the market.”", "shelled", "named", "Omar Diaz"),
        ("General Omar Diaz praised his men. “They shelled the port for days.”", "shelled", "named", "Omar Diaz"),
        (
            "“They shelled the port for many days.” “It was hard,” General Omar Diaz said.",
            "shelled",
            "named",
            "Omar Diaz",
        ),
        ("“They shelled the port for many days.”", "shelled", "none", "-"),
        ("The palace issued a statement. It said guards had shot an intruder.", "shot", "institution", "palace"),
        ("The ministry released a statement saying jets had bombed the port.", "bombed", "institution", "ministry"),
        ("The king's statement said guards had shot a man.", "shot", "anonymous", "king"),
        ("His statement said guards had shot a man.", "shot", "institution", "statement"),
        ("Footage showed soldiers had shot a man.", "shot", "media", "Footage"),
        ("The officials said rain fell. They said guards had shot a man.", "shot", "anonymous", "officials"),
        ("One of the groups, the Harbour Front, said guards had shot a man.", "shot", "institution", "Harbour Front"),
        (
            "A soldier died, the doctor, Lea Brandt, said. Brandt said two others were shot.",
            "shot",
            "named",
            "Lea Brandt",
        ),
        ("Ana Ruiz, from the Relief Fund, said guards had shot a man.", "shot", "named", "Relief Fund"),
        ("The army denied that the move was an answer to a rise in attacks.", "attacks", "none", "-"),
        ("The rebels denied responsibility for the bombing.", "bombing", "institution", "rebels"),
    ],
)
def test_carried_and_found_elsewhere(
    parse: Parse, verbs: SpeechVerbs, text: str, word: str, kind: str, source: str
) -> None:
    got = who(parse, verbs, text, word)
    assert got.kind == kind
    assert kind == "none" or source in f"{got.text} {got.name} {got.organization}"


def test_denied(parse: Parse, verbs: SpeechVerbs) -> None:
    text = "The army denied that its jets had bombed the port. Rebels said the port burned."
    asked, (first, second) = attributor(parse, verbs, text)
    index = {token.text: token.index for token in first.tokens}
    assert asked.denied(first.index, index["bombed"])
    assert not asked.denied(first.index, index["army"])
    assert not asked.denied(second.index, 4)


def test_name_role_organization_and_via(parse: Parse, verbs: SpeechVerbs) -> None:
    text = "Two men were shot, Relief Fund spokeswoman Ana Ruiz told AFP."
    got = who(parse, verbs, text, "shot")
    assert (got.name, got.role, got.organization, got.via) == ("Ana Ruiz", "spokeswoman", "Relief Fund", "AFP")
    assert got.start is not None
    assert text[got.start : got.end] == got.text


def test_quoted_is_of_the_word_asked(parse: Parse, verbs: SpeechVerbs) -> None:
    text = "“They shelled the port,” the mayor said, adding that guns had been moved."
    assert who(parse, verbs, text, "shelled").quoted
    assert not who(parse, verbs, text, "moved").quoted


def test_the_agency_that_the_report_credits_is_an_outlet(parse: Parse, verbs: SpeechVerbs) -> None:
    text = "Two men were shot, a guard told Orbita."
    sentences = parse(text)
    asked = Attributor(sentences, text, verbs, agency="Orbita")
    assert asked.of(0, 3).via == "Orbita"


def test_an_empty_report(verbs: SpeechVerbs) -> None:
    assert Attributor([], "", verbs).acts == []
