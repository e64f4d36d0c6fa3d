"""Counts in the text: spans, hedges and what is left out. Most phrases stand in the resolver's corpus."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import AssetError
from dateline.lexicon import number_words
from dateline.lexicon.number_words import CountedNouns, NumberWords
from dateline.tag.quantities import find_quantities
from tests.linear import is_linear

Found = list[tuple[str, int | None, int | None]]


_PIECES = (
    "a an 20 5,200 1.7 million hundred dozen dozens of and to - – or at least more than between no any "
    "casualties not one two twenty half several , . ( ) $ % May 2019 Smith 🙂 year old Flight "
).split()


def counts(text: str, *, articles: bool = False) -> Found:
    mentions = find_quantities(text, 0, len(text))
    return [(m.span.of(text), m.low, m.high) for m in mentions if articles or not m.article]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("killed twelve and injured twelve more", [("twelve", 12, 12), ("twelve", 12, 12)]),
        ("the toll rose from 36 to 40", [("36", 36, 36), ("40", 40, 40)]),
        ("Channel 9 said 3 men died", [("3", 3, 3)]),
        ("the Falcon 9 launch", []),
        ("In Gaza 20 people were killed", [("20", 20, 20)]),
        ("the Lost 52 Project lost 52 men", [("52", 52, 52)]),
        ("Group of 20 leaders, a group of 20 men", [("20", 20, 20)]),
        ("five (5) soldiers, note [12]", [("five", 5, 5)]),
        ("1. Two men\n\n2. Four men", [("Two", 2, 2), ("Four", 4, 4)]),
        ("the war of 1991 and 1,991 men", [("1,991", 1991, 1991)]),
        ("more than 2000. Later", [("more than 2000", 2000, None)]),
        ("since about 2003.", []),
        ("in 1812", []),
        ("2003 to 2011", []),
        ("May 5 and 5 May, the 5 of May", []),
        ("they may 5 times", []),
        ("Jan. 5, 2019; 12 January 2019", []),
        ("at 7 on Monday", []),
        ("her son, 5, and Ama Doe, 31.", []),
        ("police arrested Ama Doe, 31 and later released Kofi Roe (24)", []),
        ("on Monday, 24, all told", [("24", 24, 24)]),
        ("aged between 15 and 25; ages of 5; people over 60", []),
        ("a 5-4 defeat; 5-4 votes; 30-20 decision", []),
        ("beat them 4 to 2", []),
        ("page no. 5; No. 7; phone 5551234; fax 555 1234", []),
        ("m/44 and 4x4 and #5 and 5° and 5:30", []),
        ("00123 and 12345678901234 and 1.2.3", []),
        ("Rs 500 and US 40", []),
        ("scores in maths; leaving scores hurt", [("scores", 40, 99)]),
        ("nine out of ten", []),
        ("one in five; no one day; this one; one's; one of the deadliest raids", [("no one", 0, 0)]),
        ("over one hill; about one of them", [("one", 1, 1), ("one", 1, 1)]),
        ("two-storey, five-star, twenty-fifth", []),
        ("the Five Star party", []),
        ("a further 20", [("a further 20", 20, 20)]),
        ("the trio fled; a couple were shot", [("trio", 3, 3), ("a couple", 2, 2)]),
        ("both Iran and Iraq; both his hands; both men", [("both", 2, 2)]),
        ("twin towers; twin brothers; twin-engine; twin raids", [("twin", 2, 2)]),
        ("no fewer than 8; no more casualties; no longer", [("no fewer than 8", 8, None), ("no", 0, 0)]),
        ("no-one; not one; not a lot; none", [("no-one", 0, 0), ("not one", 0, 0), ("none", 0, 0)]),
        ("not even one", [("not even one", 0, 0)]),
        ("no proof of deaths; no way to hurt people", []),
        ("without a plan; without injuring anybody", [("without", 0, 0)]),
        ("any casualties; did not hurt anyone", [("anyone", 0, 0)]),
        ("half the men; a half; a quarter past", []),
        ("many; several; a few", []),
        ("some hundred men", [("some hundred", 100, 100)]),
        ("about 300 at least", [("about 300 at least", 300, None)]),
        ("300 up to now, 20 plus five", [("300", 300, 300), ("20", 20, 20), ("five", 5, 5)]),
        ("thirty-five-plus men", [("thirty-five-plus", 35, None)]),
        ("three and a half thousand; 2.55; 3.456", [("three and a half thousand", 3500, 3500)]),
        ("2.5 million", [("2.5 million", 2500000, 2500000)]),
        ("two hundred and one man", [("two hundred", 200, 200), ("one", 1, 1)]),
        ("five dozen men; two hundred thousand", [("five dozen", 60, 60), ("two hundred thousand", 200000, 200000)]),
        ("2 bn people; 40m people; 5M men", [("2 bn", 2 * 10**9, 2 * 10**9), ("40m", 40 * 10**6, 40 * 10**6)]),
        ("hundreds of hundreds", [("hundreds of hundreds", 20000, 99999)]),
        ("several tens of thousands", [("several tens of thousands", 20000, 99999)]),
    ],
)  # fmt: skip
def test_counts(text: str, found: Found) -> None:
    assert counts(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a soldier and an officer", ["a", "an"]),
        ("a number of men, a volley of rockets, a day, a few, an estimated 20", []),
        ("a 25-year-old, a 300-strong force, a “foreign” spy, a two-hour raid", ["a", "a", "a"]),
        ("another raid, one another, another day, another", ["another", "another"]),
        ("hepatitis A and plan A are here, vitamin-a", []),
        ("A man fled. “A man fled”", ["A", "A"]),
        ("a large group of men", []),
    ],
)
def test_articles(text: str, found: list[str]) -> None:
    mentions = find_quantities(text, 0, len(text))
    assert [m.span.of(text) for m in mentions if m.article] == found


def test_number_lies_inside_its_span() -> None:
    text = "killing at least 20 or more"
    (mention,) = find_quantities(text, 0, len(text))
    assert mention.number.of(text) == "20"
    assert mention.span.contains(mention.number)


def test_offsets_are_of_the_whole_text() -> None:
    text = "🙂 ten men and six women"
    assert [m.span.of(text) for m in find_quantities(text, 6, len(text))] == ["six"]


@given(
    st.lists(
        st.sampled_from([*_PIECES, "\n", "🙂"]),
        max_size=14,
    )
)  # fmt: skip
def test_mentions_are_ordered_inside_and_not_upside_down(words: list[str]) -> None:
    text = " ".join(words)
    mentions = find_quantities(text, 0, len(text))
    for before, after in pairwise(mentions):
        assert before.span.end <= after.span.start
    for mention in mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.span.contains(mention.number)
        assert mention.low is not None or mention.high is not None
        assert mention.low is None or mention.high is None or mention.low <= mention.high


@pytest.mark.parametrize(
    "noise",
    ["1", "a ", "1-", "hundred ", "a hundred ", "one-", "at least ", "no ", "and ", "x", "5 200 ", "$", "million "],
)
def test_endless_lines_take_linear_time(noise: str) -> None:
    assert is_linear(lambda text: find_quantities(text, 0, len(text)), noise * (200_000 // len(noise)))


def test_damaged_tables_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        number_words,
        "_rows",
        lambda name, _columns: [["x", "y", "nonsense"]] if "nouns" in name else [["x", "vague", "1", "2", "so-so"]],
    )
    with pytest.raises(AssetError, match="nonsense"):
        CountedNouns.load.__wrapped__()
    with pytest.raises(AssetError, match="so-so"):
        NumberWords.load.__wrapped__()
