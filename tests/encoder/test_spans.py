from __future__ import annotations

import itertools
import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.encoder.encoder import Array
from dateline.encoder.span_features import HEADS, LONGEST, Candidate, Chances, Words, candidates, features, shape_of
from dateline.encoder.spans import FILE, Spans, chosen, probabilities
from dateline.encoder.word_classes import WordClasses
from dateline.errors import AssetError
from dateline.records.syntax import Sentence
from dateline.segment.sentences import split_sentences
from dateline.syntax.parser import Parser
from tests.encoder.test_reader import FakeHeads, _reading

TEXT = "The mayor of the Azure Coast met Colonel Ida Brandt in Rabat on Friday. Two tanks left."
TYPES = ("Person", "Place")
LABELS = ("", "B-Person", "I-Person", "B-Place", "I-Place")
NO_CLASSES = WordClasses({})


@pytest.fixture(scope="module")
def parsed() -> list[Sentence]:
    return Parser.load()(TEXT, split_sentences(TEXT))


def even(words: int, labels: int = len(LABELS)) -> Array:
    return np.full((words, labels), 1 / labels, np.float32)


def spans_of(weights: dict[str, tuple[float, float]], slopes: float = 0, cost: float = 0.3) -> Spans:
    """Weights for a person and for a place of features by name."""
    table = np.array(list(weights.values()), np.float32).reshape(-1, 2)
    return Spans(TYPES, list(weights), table, np.full((2, 13), slopes, np.float32), cost, NO_CLASSES)


# -- candidates ----------------------------------------------------------------------------------------------------


def test_candidates_hang_together_in_the_tree(parsed: list[Sentence]) -> None:
    for sentence in parsed:
        found = candidates(sentence)
        assert found == sorted(set(found))
        for start in range(len(sentence.tokens)):
            for end in range(start + 1, min(len(sentence.tokens), start + LONGEST) + 1):
                tops = [t.index for t in sentence.tokens[start:end] if t.head == t.index or not start <= t.head < end]
                assert (Candidate(start, end, tops[-1], len(tops)) in found) == (len(tops) <= HEADS)


def test_a_long_noun_phrase_is_a_candidate(parsed: list[Sentence]) -> None:
    quotes = {
        " ".join(t.text for t in parsed[0].tokens[c.start : c.end]) for c in candidates(parsed[0]) if c.heads == 1
    }
    assert {"The mayor of the Azure Coast", "the Azure Coast", "Colonel Ida Brandt", "Rabat"} <= quotes


# -- features ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("3rd", "digits"), ("UN", "upper"), ("A", "one"), ("Rabat", "title"), ("McKay", "mixed"), ("town", "lower"),
        (",", "other"), ("e-mail", "other"),
    ],
)  # fmt: skip
def test_shapes(word: str, shape: str) -> None:
    assert shape_of(word) == shape


def test_what_is_true_of_a_span(parsed: list[Sentence]) -> None:
    words = Words(parsed[0], WordClasses({("colonel",): {"rank"}, ("ida", "brandt"): {"known"}}))
    start = words.lower.index("colonel")
    span = next(c for c in candidates(parsed[0]) if (c.start, c.end) == (start, start + 3))
    found = list(features(words, span))
    assert {
        "any", "size 3", "heads 1", "first word colonel", "last word brandt", "head brandt", "word before met",
        "word after in", "all colonel ida brandt", "start shapes lower title", "class rank", "first class rank",
        "class known", "class ^known", "head class known", "last class known", "cut inside False", "cut left #",
    } <= set(found)  # fmt: skip
    assert found.count("class known") == 2
    assert not any(name.startswith(("before class", "after class")) for name in found)


def test_a_span_that_cuts_off_what_hangs_on_its_head(parsed: list[Sentence]) -> None:
    words = Words(parsed[0], NO_CLASSES)
    head = words.lower.index("mayor")
    bare = set(features(words, Candidate(head, head + 1, head, 1)))
    assert {"cut right prep:of", "cut left det", "cut inside False"} <= bare
    whole = set(features(words, Candidate(0, 6, head, 1)))
    assert {"left det", "right prep:of", "cut right #", "word before #"} <= whole
    assert "cut inside True" in set(features(words, Candidate(0, 3, head, 1)))
    assert not any(name.startswith("all ") for name in whole)


def test_numbers_of_chances() -> None:
    rows = [[0.5, 0.25, 0, 0.25, 0], [0.25, 0, 0.75, 0, 0], [1, 0, 0, 0, 0]]
    told = Chances(np.array(rows, np.float32))
    found = told.of(Candidate(0, 2, 1, 1)) * 3

    def log(chance: float) -> float:
        return float(np.log(chance + 1e-3))

    assert found.shape == (2, 13)
    assert found[0] == pytest.approx(
        [
            (log(0.25) - log(0.5) + log(0.75) - log(0.25)) / 2, log(0.75), log(0.75), log(0.25), log(0.25),
            log(0.25) - log(0.5) + log(0.75) - log(0.25), log(0), 0, log(1), log(0), log(0), log(0.5), log(0),
        ],
        abs=1e-4,
    )  # fmt: skip
    last = told.of(Candidate(2, 3, 2, 1)) * 3
    assert last[0, 7:11] == pytest.approx([log(0.25), 0, log(0), log(0.75)], abs=1e-4)


# -- word classes --------------------------------------------------------------------------------------------------


def test_classes_of_phrases() -> None:
    classes = WordClasses({("north", "korea"): {"country"}, ("korea",): {"place"}})
    assert classes("in north korea".split()) == [[], ["^country", "country"], ["country", "place"]]
    assert classes([]) == []


def test_packaged_classes() -> None:
    found = dict(
        zip(*[(words := "colonel norwegian norway rifles yesterday".split()), WordClasses.load()(words)], strict=True)
    )
    assert "nationality" in found["norwegian"]
    assert "country" in found["norway"]
    assert any(name.startswith("weapon ") for name in found["rifles"])
    assert any(name.startswith("time ") for name in found["yesterday"])


# -- choosing ------------------------------------------------------------------------------------------------------

SPANS = [Candidate(0, 1, 0, 1), Candidate(0, 3, 0, 1), Candidate(1, 2, 1, 1), Candidate(2, 4, 2, 1)]


def apart(spans: tuple[Candidate, ...]) -> bool:
    return all(a.end <= b.start or b.end <= a.start for a, b in itertools.combinations(spans, 2))


SETS = [
    kept for size in range(5) for kept in itertools.combinations(range(4), size) if apart(tuple(SPANS[k] for k in kept))
]


@given(st.lists(st.floats(-4, 4), min_size=8, max_size=8))
def test_probabilities_are_shares_of_all_sets(values: list[float]) -> None:
    scores = np.array(values, np.float32).reshape(4, 2)
    weights = np.exp(scores.astype(float))
    masses = [float(np.prod([weights[k].sum() for k in kept])) for kept in SETS]
    wanted = [
        [
            sum(mass for kept, mass in zip(SETS, masses, strict=True) if k in kept) * weights[k, t] / weights[k].sum()
            for t in (0, 1)
        ]
        for k in range(4)
    ]
    assert probabilities(4, SPANS, scores) == pytest.approx(np.array(wanted) / sum(masses), abs=1e-9)


@given(st.lists(st.floats(-1, 1), min_size=4, max_size=4))
def test_the_best_set_is_chosen(values: list[float]) -> None:
    kept = chosen(4, SPANS, np.array(values))
    assert apart(tuple(SPANS[k] for k in kept))
    assert kept == sorted(kept, key=lambda k: SPANS[k].start)
    assert all(values[k] > 0 for k in kept)
    assert sum(values[k] for k in kept) == pytest.approx(max(sum(values[k] for k in one) for one in SETS))


# -- the whole -----------------------------------------------------------------------------------------------------


def test_mentions_of_a_text(parsed: list[Sentence]) -> None:
    spans = spans_of({"any": (-5, -5), "all colonel ida brandt": (20, 0), "first word rabat": (0, 8), "size 1": (0, 2)})
    words = [token.text for sentence in parsed for token in sentence.tokens]
    found = spans(parsed, even(len(words)), LABELS)
    assert [(" ".join(words[m.start : m.end]), m.label) for m in found] == [
        ("Colonel Ida Brandt", "Person"),
        ("Rabat", "Place"),
    ]
    assert all(0.7 < m.score <= 1 for m in found)


def test_places_count_through_the_text(parsed: list[Sentence]) -> None:
    first = len(parsed[0].tokens)
    words = first + len(parsed[1].tokens)
    (found,) = spans_of({"any": (-5, -9), "all two tanks": (20, 0)})(parsed, even(words), LABELS)
    assert (found.start, found.end) == (first, first + 2)


def test_the_reader_is_heard(parsed: list[Sentence]) -> None:
    words = [token.text for sentence in parsed for token in sentence.tokens]
    chances = np.tile(np.array([1, 0, 0, 0, 0], np.float32), (len(words), 1))
    rabat = words.index("Rabat")
    chances[rabat] = [0, 0, 0, 1, 0]
    # The chances all count alike, and sure ones of no mention cost a span more than it has from elsewhere.
    found = spans_of({"any": (-9, -9), "size 1": (12, 12)}, slopes=0.5)(parsed, chances, LABELS)
    assert [(m.start, m.end, m.label) for m in found] == [(rabat, rabat + 1, "Place")]


def test_nothing_and_a_sentence_without_candidates() -> None:
    assert spans_of({})([], even(0), LABELS) == []
    assert spans_of({})([Sentence(0, 0, 0, 0, (), ())], even(0), LABELS) == []


def test_chances_of_other_words_or_labels_are_refused(parsed: list[Sentence]) -> None:
    words = sum(len(sentence.tokens) for sentence in parsed)
    with pytest.raises(ValueError, match="others parsed"):
        spans_of({})(parsed, even(words + 1), LABELS)
    with pytest.raises(ValueError, match="weights for spans"):
        spans_of({})(parsed, even(words), LABELS[:3])


def test_a_reading_with_its_parse(parsed: list[Sentence]) -> None:
    with np.load(FILE) as stored:
        kinds = json.loads(stored["card"].tobytes())["types"]
    labels = ("", *(f"{place}-{kind}" for kind in kinds for place in "BI"))
    words = [token.text for sentence in parsed for token in sentence.tokens]
    said = {"Colonel": "B-Person", "Ida": "I-Person", "Brandt": "I-Person", "Rabat": "B-Location"}
    rows = [{said[word]: 0.9} if word in said else {} for word in words]
    told = _reading(FakeHeads({"mention": labels}, {"mention": rows}), len(words))
    start = words.index("Colonel")
    assert (start, start + 3, "Person") in [(m.start, m.end, m.label) for m in told.mentions(parsed)]
    assert len(told.mentions()) == 2


@settings(max_examples=15, deadline=None)
@given(st.text(max_size=60))
def test_any_text(text: str) -> None:
    sentences = Parser.load()(text, split_sentences(text))
    words = sum(len(sentence.tokens) for sentence in sentences)
    at = 0
    for mention in spans_of({"any": (1, 2)})(sentences, even(words), LABELS):
        assert at <= mention.start < mention.end <= words
        at = mention.end


@pytest.mark.parametrize("content", [None, b"", b"no archive"])
def test_damaged_weights(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "spans.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(AssetError, match="install Dateline again"):
        Spans.load(path)
