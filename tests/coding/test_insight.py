"""What a trained reader adds to the rules' triggers, takes from them, and says of who fills a role."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from dateline.coding.insight import Filler, Insight
from dateline.coding.triggers import Hit
from dateline.records.reading import WordChances
from dateline.records.syntax import Sentence
from tests.coding.conftest import HitsOf, Look, token_of
from tests.coding.fake_reading import FakeReading, Row

Parse = Callable[[str], list[Sentence]]


def insight_of(sentences: list[Sentence], **tables: Any) -> Insight:
    reading: WordChances = FakeReading(sum(len(s.tokens) for s in sentences), **tables)
    return Insight(reading, sentences)


@pytest.fixture
def revised(look: Look, hits_of: HitsOf) -> Callable[..., list[Hit]]:
    """The triggers of a text's first sentence, revised by what is said of its words; ``silenced`` are held back."""

    def run(
        text: str, claims: Mapping[str, Row], modes: Mapping[str, Row] | None = None, silenced: bool = False
    ) -> list[Hit]:
        (s, *_) = look(text).sentences
        hits = [hit for _, _, hit in hits_of(text)]
        numbered = [{token_of(s, word): row for word, row in rows.items()} for rows in (claims, modes or {})]
        insight = insight_of([s], claims=numbered[0], modes=numbered[1])
        return insight.revise(s, [] if silenced else hits, hits)

    return run


Revised = Callable[..., list[Hit]]


def brief(hits: list[Hit]) -> list[tuple[str, str | None, int]]:
    return [(hit.entry.type, hit.entry.mode, hit.token) for hit in hits]


# -- probabilities -------------------------------------------------------------------------------------------------


def test_words_are_counted_through_the_text(parse: Parse) -> None:
    sentences = parse("Rebels fled. Police shot ten men.")
    insight = insight_of(sentences, claims={4: {"ASSAULT": 0.5, "HARM": 0.25}})
    _, second = sentences
    assert second.tokens[1].text == "shot"
    assert insight.claim(second, 1, "ASSAULT") == 0.5
    assert insight.nothing(second, 1) == 0.5  # nothing, or a harm that is no act
    assert insight.best(second, 1) == ("ASSAULT", 0.5)
    assert insight.nothing(second, 0) == 1


def test_the_best_kind_leaves_none_aside(parse: Parse) -> None:
    (s,) = parse("Police shot ten men.")
    assert insight_of([s], claims={1: {"COERCE": 0.125}}).best(s, 1) == ("COERCE", 0.125)


def test_a_mode_is_one_of_its_type(parse: Parse) -> None:
    (s,) = parse("Police shot ten men.")
    insight = insight_of([s], modes={1: {"arrest": 0.5, "aerial": 0.375}, 2: {"aerial": 0.25}})
    assert insight.mode(s, 1, "COERCE") == "arrest"
    assert insight.mode(s, 1, "ASSAULT") == "aerial"
    assert insight.mode(s, 1, "AID") is None
    assert insight.mode(s, 2, "ASSAULT") is None


def test_a_report_without_sentences() -> None:
    insight_of([])


def test_belief_is_that_of_the_likeliest_word(parse: Parse) -> None:
    (s,) = parse("Police shot ten men.")
    insight = insight_of([s], claims={1: {"ASSAULT": 0.5, "COERCE": 0.125}, 3: {"ASSAULT": 0.25, "POSTURE": 0.5}})
    told = insight.belief(s, [1, 3], "ASSAULT")
    assert tuple(getattr(told, name) for name in told.__struct_fields__) == (0.5, 0.75)
    told = insight.belief(s, (1,), None)
    assert tuple(getattr(told, name) for name in told.__struct_fields__) == (0.0, 0.625)


# -- the rows' triggers --------------------------------------------------------------------------------------------

ATTACK = "Rebels attacked the convoy near Gao."


def test_a_rows_trigger_stays(revised: Revised) -> None:
    assert brief(revised(ATTACK, {"attacked": {"ASSAULT": 0.9}})) == [("ASSAULT", None, 1)]
    assert brief(revised(ATTACK, {"attacked": {"ASSAULT": 0.003}})) == [("ASSAULT", None, 1)]
    assert brief(revised(ATTACK, {"attacked": {"HARM": 0.99, "PROTEST": 0.003}})) == [("ASSAULT", None, 1)]


def test_a_rows_trigger_stays_where_the_reader_sees_none(revised: Revised) -> None:
    assert brief(revised(ATTACK, {"attacked": {"HARM": 1.0}})) == brief(revised(ATTACK, {"attacked": {"ASSAULT": 0.9}}))


def test_a_casualty_is_never_ruled_out_nor_retyped(revised: Revised) -> None:
    text = "Six soldiers died near Gao."
    assert brief(revised(text, {})) == [("CASUALTY", None, 2)]
    assert brief(revised(text, {"died": {"COERCE": 0.99}})) == [("CASUALTY", None, 2)]


def test_a_row_keeps_its_type_against_the_readers(revised: Revised) -> None:
    (hit,) = revised("The army seized Gao.", {"seized": {"COERCE": 0.9}})
    assert hit.entry.type == "ASSAULT"
    assert hit.frame["subj"] == [1]


@pytest.mark.parametrize(
    "row",
    [
        {"COERCE": 0.8},
        {"COERCE": 0.875, "ASSAULT": 0.1},
        {"POSTURE": 0.95},
        {"HARM": 0.9, "COERCE": 0.1},
        {"ASSAULT": 0.95},
    ],
)
def test_a_type_stays_where_the_reader_is_less_sure(revised: Revised, row: Row) -> None:
    (hit,) = revised("The army seized Gao.", {"seized": row})
    assert (hit.entry.type, "control" in hit.entry.flags) == ("ASSAULT", True)


# -- the reader's own triggers -------------------------------------------------------------------------------------


def test_a_verb_that_no_row_knows(revised: Revised) -> None:
    text = "Police blitzed the market."
    assert revised(text, {}) == []
    (hit,) = revised(text, {"blitzed": {"COERCE": 0.7}}, {"blitzed": {"arrest": 0.6}})
    assert (hit.token, hit.words, hit.verb) == (1, (1,), True)
    assert (hit.entry.type, hit.entry.mode, hit.entry.flags) == ("COERCE", "arrest", frozenset({"read"}))
    assert (hit.frame["subj"], hit.frame["obj"]) == ([0], [3])


def test_a_noun_that_no_row_knows(revised: Revised) -> None:
    (hit,) = revised("A showdown followed in Gao.", {"showdown": {"PROTEST": 0.7}})
    assert (hit.token, hit.verb, hit.entry.type, hit.entry.mode) == (1, False, "PROTEST", None)


def test_a_posture_has_no_mode(revised: Revised) -> None:
    (hit,) = revised("Police blitzed the market.", {"blitzed": {"POSTURE": 0.7}}, {"blitzed": {"arrest": 0.9}})
    assert (hit.entry.type, hit.entry.mode) == ("POSTURE", None)


@pytest.mark.parametrize("row", [{"COERCE": 0.24}, {"HARM": 0.95}, {"COERCE": 0.2, "ASSAULT": 0.2}])
def test_what_the_reader_is_not_sure_of_is_no_trigger(revised: Revised, row: Row) -> None:
    assert revised("Police blitzed the market.", {"blitzed": row}) == []


def test_one_act_has_one_trigger(revised: Revised) -> None:
    text = "Rebels attacked the convoy near Gao with knives."
    for word, wanted in (("convoy", [1]), ("Gao", [1, 5])):
        found = revised(text, {"attacked": {"ASSAULT": 0.9}, word: {"ASSAULT": 0.9}})
        assert [hit.token for hit in found] == wanted
    found = revised(text, {"attacked": {"ASSAULT": 0.9}, "convoy": {"PROTEST": 0.9}})
    assert [hit.entry.type for hit in found] == ["ASSAULT", "PROTEST"]


def test_triggers_come_in_the_order_of_the_words(revised: Revised) -> None:
    found = revised(ATTACK, {"Rebels": {"MOBILIZE": 0.9}, "attacked": {"ASSAULT": 0.9}})
    assert [hit.token for hit in found] == [0, 1]


def test_what_a_row_uses_is_no_trigger_of_its_own(revised: Revised) -> None:
    found = revised("Gunmen carried out a raid on Gao.", {"out": {"COERCE": 0.9}})
    assert brief(found) == [("ASSAULT", None, 1)]


@pytest.mark.parametrize(("chance", "count"), [(0.75, 1), (0.65, 0)])
def test_a_silenced_trigger_comes_back_where_the_reader_is_sure(revised: Revised, chance: float, count: int) -> None:
    found = revised(ATTACK, {"attacked": {"ASSAULT": chance}}, silenced=True)
    assert brief(found) == [("ASSAULT", None, 1)] * count
    assert all("read" not in hit.entry.flags for hit in found)


def test_a_silenced_casualty_does_not_come_back(revised: Revised) -> None:
    assert revised("Six soldiers died near Gao.", {"died": {"HARM": 0.99}}, silenced=True) == []


# -- roles ---------------------------------------------------------------------------------------------------------

TWO = "Rebels from the hills left. The old market in Gao was hit by shells."


def fillers(
    sentences: list[Sentence], trigger: tuple[int, int], roles: Mapping[int, Row], role: str, **more: Any
) -> list[tuple[int, str, float]]:
    """Sentence, head and probability of what fills a role, for a trigger given by its sentence and token."""
    number, token = trigger
    word = sum(len(s.tokens) for s in sentences[:number]) + token
    found: list[Filler] = insight_of(sentences, roles={word: roles}, **more).fillers(sentences[number], token, role)
    return [(f.sentence.index, f.sentence.tokens[f.token].text, f.chance) for f in found]


def test_a_role_is_filled_by_the_head_of_a_phrase(parse: Parse) -> None:
    sentences = parse(TWO)
    words = {k: {"patient": chance} for k, chance in ((6, 0.5), (7, 0.625), (8, 0.75))}
    assert fillers(sentences, (1, 6), words, "patient") == [(1, "market", 0.75)]
    assert fillers(sentences, (1, 6), words, "agent") == []


def test_prepositions_and_articles_are_no_heads(parse: Parse) -> None:
    sentences = parse(TWO)
    assert fillers(sentences, (1, 6), {9: {"place": 0.75}, 10: {"place": 0.75}}, "place") == [(1, "Gao", 0.75)]
    assert fillers(sentences, (1, 6), {9: {"place": 0.75}}, "place") == [(1, "in", 0.75)]


def test_the_head_of_a_count_is_what_is_counted(parse: Parse) -> None:
    sentences = parse("Dozens of soldiers fled.")
    assert fillers(sentences, (0, 3), {0: {"agent": 0.75}}, "agent") == [(0, "soldiers", 0.75)]


def test_several_phrases_fill_a_role(parse: Parse) -> None:
    sentences = parse("Rebels attacked Gao and Kidal.")
    words: dict[int, Row] = {0: {"agent": 0.75}, 2: {"place": 0.75}, 4: {"place": 0.5}}
    assert fillers(sentences, (0, 1), words, "place") == [(0, "Gao", 0.75), (0, "Kidal", 0.5)]
    assert fillers(sentences, (0, 1), words, "agent") == [(0, "Rebels", 0.75)]


def test_a_phrase_ends_where_the_role_grows_unlikely(parse: Parse) -> None:
    sentences = parse("Rebels attacked Gao and Kidal.")
    words = {2: {"place": 0.75}, 3: {"place": 0.25}, 4: {"place": 0.75}}
    assert fillers(sentences, (0, 1), words, "place") == [(0, "Gao", 0.75)]
    words[3] = {"place": 0.125}
    assert fillers(sentences, (0, 1), words, "place") == [(0, "Gao", 0.75), (0, "Kidal", 0.75)]


def test_a_phrase_of_another_role_begins_anew(parse: Parse) -> None:
    sentences = parse("Gao police fled.")
    words: dict[int, Row] = {0: {"place": 0.75}, 1: {"agent": 0.625}}
    assert fillers(sentences, (0, 2), words, "place") == [(0, "Gao", 0.75)]
    assert fillers(sentences, (0, 2), words, "agent") == [(0, "police", 0.625)]


def test_too_long_a_phrase_fills_nothing(parse: Parse) -> None:
    sentences = parse("Rebels left " + "and then came back " * 4 + "again.")
    words = {k: {"content": 0.0, "agent": 0.75} for k in range(2, 14)}
    assert len(fillers(sentences, (0, 1), words, "agent")) == 1
    words[14] = {"agent": 0.75}
    assert fillers(sentences, (0, 1), words, "agent") == []


def test_roles_that_no_claim_asks_for_count_as_none(parse: Parse) -> None:
    sentences = parse("Rebels attacked Gao and Kidal.")
    assert fillers(sentences, (0, 1), {2: {"time": 0.75, "place": 0.25}}, "time") == []
    assert fillers(sentences, (0, 1), {2: {"content": 0.25, "place": 0.5}}, "place") == [(0, "Gao", 0.5)]


def test_another_sentence_fills_a_role_only_when_its_own_does_not(parse: Parse) -> None:
    sentences = parse(TWO)
    words: dict[int, Row] = {0: {"agent": 0.75}, 12: {"agent": 0.5}}
    assert fillers(sentences, (1, 6), words, "agent") == [(1, "hit", 0.5)]
    del words[12]
    assert fillers(sentences, (1, 6), words, "agent") == [(0, "Rebels", 0.75)]


def test_of_other_sentences_the_likeliest_phrase_is_taken_and_a_weak_one_is_not(parse: Parse) -> None:
    sentences = parse("Rebels left. Troops came. Gao was hit.")
    words: dict[int, Row] = {0: {"agent": 0.625}, 3: {"agent": 0.75}}
    assert fillers(sentences, (2, 2), words, "agent") == [(1, "Troops", 0.75)]
    assert fillers(sentences, (2, 2), {3: {"agent": 0.55}}, "agent") == []


def test_a_phrase_ends_with_its_sentence_and_with_the_reach(parse: Parse) -> None:
    sentences = parse("Rebels left. Troops came. Gao was hit.")
    words = {k: {"agent": 0.75} for k in range(10)}
    # Of words 1 to 6, the reader says nothing of the first and the last two sentences' other words.
    assert fillers(sentences, (2, 2), words, "agent", reach=(1, 7)) == [(2, "Gao", 0.75)]
    assert fillers(sentences, (2, 2), {1: {"agent": 0.75}, 3: {"agent": 0.625}}, "agent", reach=(1, 7)) == [
        (0, "left", 0.75)
    ]


def test_the_reader_is_asked_once_a_trigger(parse: Parse) -> None:
    (s,) = parse("Rebels attacked Gao and Kidal.")
    reading = FakeReading(len(s.tokens))
    insight = Insight(reading, [s])
    for role in ("agent", "patient", "place"):
        assert insight.fillers(s, 1, role) == []
    assert reading.asked == [1]


class Watched(list[Sentence]):
    """Counts the sentences that are looked at."""

    looked_at = 0

    def __iter__(self) -> Any:
        for s in super().__iter__():
            self.looked_at += 1
            yield s


def test_only_sentences_in_reach_are_looked_at(parse: Parse) -> None:
    """A report of ten thousand sentences has thousands of triggers: each must not walk through all of them."""
    sentences = Watched(parse("Gao was hit. " * 300))
    insight = Insight(FakeReading(4 * 300, reach=(560, 640)), sentences)
    sentences.looked_at = 0
    insight.fillers(sentences[150], 2, "agent")
    assert sentences.looked_at <= 30
