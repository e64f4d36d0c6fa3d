from __future__ import annotations

from benchmarks.accuracy.text_words import TextWords


def test_words_and_sentences_of_the_whole_text() -> None:
    page = TextWords("  Rebels left Ain Dara.\n\nThey didn't say why.  ")
    assert page.words == ("Rebels", "left", "Ain", "Dara", ".", "They", "did", "n't", "say", "why", ".")
    assert page.sentences == [0, 5]


def test_a_span_is_widened_to_whole_words() -> None:
    page = TextWords("Rebels left Ain Dara.")
    assert page.words_of(7, 11) == (1, 2)
    assert page.words_of(8, 13) == (1, 3)
    assert page.words_of(11, 12) is None  # the space between two words
    assert page.words_of(7, 7) is None
    assert page.words_of(30, 40) is None
    assert page.characters_of(2, 4) == (12, 20)


def test_a_text_without_words() -> None:
    page = TextWords(" \n ")
    assert (page.words, page.sentences, page.words_of(0, 3)) == ((), [], None)
