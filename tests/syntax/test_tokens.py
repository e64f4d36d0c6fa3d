"""Token ranges and straightened words."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.syntax.tokens import straight, tokenize


def _cut(text: str) -> list[str]:
    return [text[a:b] for a, b in tokenize(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("They didn't fire.", ["They", "did", "n't", "fire", "."]),
        ("We won’t go; it’s the army’s post", ["We", "wo", "n’t", "go", ";", "it", "’s", "the", "army", "’s", "post"]),
        ("the rebels' camp", ["the", "rebels", "'", "camp"]),
        ("O'Neill of N'Djamena", ["O'Neill", "of", "N'Djamena"]),
        ("the U.S. and the U.N. said", ["the", "U.S.", "and", "the", "U.N.", "said"]),
        (
            "Gen. J. Smith of St. Louis, Mo., left",
            ["Gen.", "J.", "Smith", "of", "St.", "Louis", ",", "Mo.", ",", "left"],
        ),
        ("a re-elected co-founder", ["a", "re-elected", "co-founder"]),
        ("a Kurdish-led force", ["a", "Kurdish", "-", "led", "force"]),
        ("5,200 men, 3.5 km, 10:30am, 122mm", ["5,200", "men", ",", "3.5", "km", ",", "10:30am", ",", "122mm"]),
        ("the 3rd of May; 12th Brigade", ["the", "3rd", "of", "May", ";", "12th", "Brigade"]),
        ("AK47s and F16", ["AK47s", "and", "F16"]),
        ("see https://a.example/b?c=1 or www.b.example", ["see", "https://a.example/b?c=1", "or", "www.b.example"]),
        ("mail desk.one@news.example now", ["mail", "desk.one@news.example", "now"]),
        ("Wait ... he -- they… ''no''", ["Wait", "...", "he", "--", "they", "…", "''", "no", "''"]),
        ("AT&T pays $5m", ["AT&T", "pays", "$", "5m"]),
        ("", []),
        ("  \n\t ", []),
    ],
)
def test_cuts(text: str, tokens: list[str]) -> None:
    assert _cut(text) == tokens


def test_stays_in_range() -> None:
    text = "Troops left. Rebels came."
    assert [text[a:b] for a, b in tokenize(text, 13, 24)] == ["Rebels", "came"]


@pytest.mark.parametrize(
    "text", ["شن الجيش هجوما", "軍隊が到着した", "fire 🔥🔥 in 👩‍🚒 city", "e\u0301tat", "a\u200bb", "\ud800"]
)
def test_any_script(text: str) -> None:
    assert "".join(_cut(text)) == "".join(text.split())


@given(st.text(max_size=200))
def test_every_character_that_is_no_space_is_in_one_token(text: str) -> None:
    ranges = tokenize(text, 0, len(text))
    assert all(a < b for a, b in ranges)
    assert all(b <= c for (_, b), (c, _) in pairwise(ranges))
    covered = {i for a, b in ranges for i in range(a, b)}
    assert all(c.isspace() for i, c in enumerate(text) if i not in covered)


@pytest.mark.parametrize("unit", ["a", "a'", "a-", "a.", "A. ", "1", "(", "'", "http://", "x@", ". ", "re-"])
def test_noise_takes_linear_time(unit: str) -> None:
    begun = time.process_time()
    text = unit * (100_000 // len(unit))
    assert tokenize(text, 0, len(text))
    assert time.process_time() - begun < 3


def test_straight() -> None:
    assert straight("N’T") == "n't"
    assert straight("“") == '"'
    assert straight("—") == "--"
