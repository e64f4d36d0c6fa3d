"""Acts of speech in one sentence."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.coding.speech import SpeechAct, find_speech
from dateline.lexicon.speech import SpeechVerbs
from dateline.records.syntax import Sentence

Parse = Callable[[str], list[Sentence]]


@pytest.fixture(scope="module")
def verbs() -> SpeechVerbs:
    return SpeechVerbs.load()


def acts(parse: Parse, verbs: SpeechVerbs, text: str) -> list[tuple[Sentence, SpeechAct]]:
    return [(sentence, act) for sentence in parse(text) for act in find_speech(sentence, text, verbs)]


def words(sentence: Sentence, text: str, indices: tuple[int, ...] | None) -> str | None:
    return text[sentence.tokens[indices[0]].start : sentence.tokens[indices[-1]].end] if indices else None


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("The army said two men had died.", "said", "The army", "two men had died."),
        ("Two men had died, the army said.", "said", "the army", "Two men had died, the army said."),
        ("“Two men died,” said Major Ana Ruiz.", "said", "Major Ana Ruiz", "“Two men died,” said Major Ana Ruiz."),
        ("Rain fell; two men died, the army said.", "said", "the army", "two men died, the army said."),
        ("The army said two men had died, but rebels claimed ten.", "said", "The army", "two men had died"),
        ("The army told reporters that two men had died.", "told", "The army", "that two men had died."),
        ("According to the army, two men died.", "According", "the army", "According to the army, two men died."),
        (
            "The police accused the rebels of shelling the port.",
            "accused",
            "The police",
            "the rebels of shelling the port.",
        ),
        ("The rebels denied shelling the port.", "denied", "The rebels", "shelling the port."),
        ("The ministry confirmed the attack.", "confirmed", "The ministry", "the attack."),
        ("Records showed that jets had bombed the port.", "showed", "Records", "that jets had bombed the port."),
        ("Ten killed in port blast: police", ":", "police", "Ten killed in port blast"),
        ("Police: ten killed in port blast", ":", "Police", "ten killed in port blast"),
        (
            "A claim by the rebels that jets bombed the port was false.",
            "claim",
            "the rebels",
            "jets bombed the port was false.",
        ),
        (
            "The rebels' claim that jets bombed the port was false.",
            "claim",
            "The rebels",
            "jets bombed the port was false.",
        ),
        ("Similar claims were made by the rebels.", "claims", "the rebels", "Similar claims were made by the rebels."),
        (
            "The attack was confirmed by the ministry.",
            "confirmed",
            "the ministry",
            "The attack was confirmed by the ministry.",
        ),
        ("The mayor was told by the police that men had died.", "told", "the police", "that men had died."),
        ("Medics put the toll at forty.", "put", "Medics", "the toll at forty."),
        ("With officials saying rebels had fled, troops moved in.", "saying", "officials", None),
        ("LAGOS, May 3 - The army said two men had died.", "said", "The army", "two men had died."),
    ],
)
def test_acts(parse: Parse, verbs: SpeechVerbs, text: str, cue: str, source: str, content: str | None) -> None:
    found = [(s, a) for s, a in acts(parse, verbs, text) if s.tokens[a.cue].text == cue]
    assert found, "no such act"
    sentence, act = found[0]
    assert words(sentence, text, act.source) == source
    assert act.content is not None
    if content is not None:
        assert text[act.content[0] : act.content[1]] == content


@pytest.mark.parametrize(
    "text",
    [
        "The army did not say who had attacked.",
        "The minister refused to say who had attacked.",
        "It is believed that rebels attacked.",
        "The port is said to be quiet.",
        "Nobody said that rebels had attacked.",
        "The move shows that the siege is over.",
        "They could say that rebels attacked.",
        "Put the tools down.",
        "I said that rain fell.",
        "Neither the mayor nor the governor said that rain fell.",
        "The mayor would not say that rain fell.",
        "The storm, announced on the radio, left no trace.",
        "According to.",
        "BAGHDAD: The coalition will leave three bases in the north of the country this year.",
        "The time: ten past noon in the old town.",
    ],
)
def test_nobody_says_so(parse: Parse, verbs: SpeechVerbs, text: str) -> None:
    assert acts(parse, verbs, text) == []


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        ("A diplomat told Reuters that talks had begun.", "A diplomat", "Reuters"),
        ("Reuters quoted a diplomat as saying that talks had begun.", "a diplomat", "Reuters"),
        ("The mayor was quoted as saying by Xinhua that talks had begun.", "The mayor", "Xinhua"),
        ("The mayor was quoted by Xinhua as saying that talks had begun.", "The mayor", "Xinhua"),
        ("The mayor said in an interview with Xinhua that talks had begun.", "The mayor", "Xinhua"),
        ("The mayor warned Iran that talks would end.", "The mayor", "Iran"),
        ("The mayor warned that talks would end.", "The mayor", None),
    ],
)
def test_who_was_told_or_passes_it_on(
    parse: Parse, verbs: SpeechVerbs, text: str, source: str, via: str | None
) -> None:
    sentence, act = acts(parse, verbs, text)[-1]
    assert (words(sentence, text, act.source), words(sentence, text, act.via)) == (source, via)


def test_denials_and_quotations_are_marked(parse: Parse, verbs: SpeechVerbs) -> None:
    ((_, denial),) = acts(parse, verbs, "The army denied that it had bombed the port.")
    assert (denial.denies, denial.kind, denial.quoted) == (True, "deny", False)
    ((_, quoted),) = acts(parse, verbs, "“We bombed the port,” the general said.")
    assert (quoted.denies, quoted.kind, quoted.quoted) == (False, "say", True)


def test_a_second_saying_belongs_to_the_first_speaker(parse: Parse, verbs: SpeechVerbs) -> None:
    text = "The mayor said the army would leave and warned that rebels might return."
    for sentence, act in acts(parse, verbs, text):
        assert words(sentence, text, act.source) == "The mayor"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The mayor, who was visiting Oslo, said that rain fell.", "The mayor"),
        ("The mayor went on to say that rain fell.", "The mayor"),
        ("The mayor, Ana Ruiz, and the governor said that rain fell.", "The mayor"),
        ("Police and army officers said that rain fell.", "Police and army officers"),
        ("The Committee to Defend Writers said that rain fell.", "The Committee to Defend Writers"),
        ("A spokesman for the army in Oslo said that rain fell.", "A spokesman for the army in Oslo"),
        ("He said that rain fell.", "He"),
        ("Both said that rain fell.", "Both"),
        ("Rain fell, said officials who asked not to be named.", "officials"),
        ("Rain fell, said the mayor of Oslo on Monday.", "the mayor of Oslo"),
        ("“Rain fell,” later wrote Ana Ruiz.", "Ana Ruiz"),
        ("Said the mayor: “Rain fell on the whole valley.”", "the mayor"),
        ("As reported by the agency, rain fell.", "the agency"),
        ("The storm, which officials said was over, left no trace.", "officials"),
        ("The mayor met the governor, adding that rain fell.", "The mayor"),
        ("The man who met the mayor said that rain fell.", "The man who"),
        ("The U.S.-led coalition said that rain fell.", "The U.S.-led coalition"),
        ("Early on Monday police said that rain fell.", "police"),
        ("The mayor spoke on radio. “Rain fell on the whole valley.”", "The mayor"),
        ("The mayor warned of floods.", "The mayor"),
        ("Officials seeking help said that rain fell.", "Officials seeking help"),
        ("Those who fled said that rain fell.", "Those who"),
        ("The mayor denounced the raid: “They burned the whole valley.”", "The mayor"),
        ("The mayor, asked about the storm, said that rain fell; the governor said snow fell.", "The mayor"),
        ("The mayor issued a statement saying that rain fell.", "a statement"),
    ],
)
def test_sources_in_many_shapes(parse: Parse, verbs: SpeechVerbs, text: str, source: str) -> None:
    found = [words(sentence, text, act.source) or "" for sentence, act in acts(parse, verbs, text)]
    assert any(source.startswith(said) for said in found if said), found
