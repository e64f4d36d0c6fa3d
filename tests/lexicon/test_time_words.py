from __future__ import annotations

from dateline.lexicon.time_words import time_contexts, time_words, timex_kinds, timex_words
from dateline.tag.time_tokens import CLASSES


def test_every_word_has_a_class_that_rules_can_name() -> None:
    assert {word.code for word in timex_words().values()} <= set(CLASSES)


def test_timex3_knows_the_words_of_claims_and_more() -> None:
    assert set(time_words()) < set(timex_words())
    assert "former" not in time_words()
    assert timex_words()["former"].code == "VPAST"


def test_words_are_lower_case_and_kinds_are_known() -> None:
    assert all(word == word.lower() for word in (*timex_words(), *timex_kinds()))
    assert set(timex_kinds().values()) == {"news", "account", "none"}
    assert "additional" in time_contexts()["whole"]
