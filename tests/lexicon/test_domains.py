"""What a report is about when it is not conflict."""

from __future__ import annotations

import pytest

from dateline.errors import AssetError
from dateline.lexicon.domains import CUES, DOMAINS, HARMFUL, Domains, split_words
from dateline.lexicon.keywords import KeywordTable


@pytest.fixture(scope="module")
def domains() -> Domains:
    return Domains.load()


@pytest.mark.parametrize(
    ("sentence", "domain"),
    [
        ("the striker scored and the referee blew for half-time", "sport"),
        ("the sequel topped the box office in its first week", "entertainment"),
        ("the share price fell as investors sold", "business"),
        ("a heart attack after surgery", "health"),
        ("the earthquake had a magnitude of six", "weather"),
        ("the deaths were put down to carbon monoxide from a faulty heater", "accident"),
        ("a train crash caused by mechanical failure", "accident"),
        ("astronomers pointed the telescope at a comet", "science"),
        ("she won the grammy for best actor at the award ceremony", "award"),
        ("paparazzi waited for the supermodel", "celebrity"),
    ],
)
def test_weigh(domains: Domains, sentence: str, domain: str) -> None:
    scores = domains.weigh(sentence.split())
    assert max(scores, key=lambda name: scores[name]) == domain
    assert 0.5 <= scores[domain] < 1


def test_war_is_none_of_them(domains: Domains) -> None:
    sentence = "rebels fired mortars at an army post killing two soldiers and wounding five villagers"
    assert all(score < 0.5 for score in domains.weigh(sentence.split()).values())


def test_every_domain_has_terms() -> None:
    assert KeywordTable.load("domains.tsv").labels == DOMAINS | CUES
    assert not DOMAINS & CUES
    assert HARMFUL <= DOMAINS


def test_cues_are_not_weighed(domains: Domains) -> None:
    assert domains.weigh("gunmen marked the anniversary of the siege".split()) == {}


def test_spot(domains: Domains) -> None:
    words = split_words("The semi-final, “held” on the anniversaries of two car bombs.".lower().split())
    assert words == "the semi final , held on the anniversaries of two car bombs".split()
    assert [(" ".join(words[spot.start : spot.end]), set(spot.labels)) for spot in domains.spot(words)] == [
        ("semi final", {"sport"}),
        ("anniversaries", {"anniversary"}),
        ("car bombs", {"armed"}),
    ]


def test_an_unknown_label_is_refused() -> None:
    with pytest.raises(AssetError, match="unknown label"):
        Domains.parse("term\tlabel\tweight\nski\tsnow\t1\n")
