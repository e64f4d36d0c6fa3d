"""Sentence splitting: hard cases, wrapped and shouted text, and what must hold of every text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.records.span import Span
from dateline.segment.sentences import LONGEST, split_sentences

# Sentences that must come out as they stand when joined with a space.
CASES = [
    ["The U.S. Army left the base.", "It was empty."],
    ["He met Gen. Omar Riad on Sunday.", "They spoke."],
    ["Lt. Col. A. B. Sayed said so.", "Nobody replied."],
    ["Mr. Khan and Dr. Lee left for St. Petersburg.", "No one saw them."],
    ["Camp No. 3 was hit.", "Three men died."],
    ["It began at 4 a.m. Tuesday near the river.", "It ended at 6 p.m.", "Troops withdrew."],
    ["“It is over,” he said.", "Nobody moved."],
    ["“It's over.” he said before leaving."],
    ['"Who fired?" the colonel asked.', "He got no reply."],
    ["“We will fight!” said Mr. Odeh.", "The crowd cheered."],
    ["“Why now?” Mr. Odeh asked.", "Nobody knew."],
    ["He said: “We are leaving.", "We will return.”", "Then he left."],
    ["The toll rose to 3.5 per cent.", "Officials denied it."],
    ["They waited...", "Then the shelling began."],
    ["They waited … and nothing came.", "Then the shelling began…", "It was loud."],
    ["The convoy [...] reached the town.", "It stopped."],
    ["The camp was full.", "[...] They slept outside."],
    ["Troops came from the U.S.", "The minister denied it."],
    ["The U.N. Security Council met.", "It adjourned."],
    ["He lives in Washington, D.C. and works there.", "He is 40."],
    ["The firm, Acme Inc., closed.", "Its owner, Acme Corp. of Texas, did not."],
    ["The army (which had 3,000 men) left.", "(It returned in May.)"],
    ["He was killed on Sept. 11, 2001.", "Others fled."],
    ["J. R. Ewing spoke.", "So did K. Patel."],
    ["The strike killed al-Masri.", "al-Masri was 40."],
    ["Sen. Paul and Rep. Lee, R-Ky., voted no.", "Others voted yes."],
    ["Police said 12 died vs. 9 last year.", "The count may rise."],
    ["THE U.S. EMBASSY WAS HIT.", "NO ONE WAS HURT."],
    ["GEN. ORTEGA SAID THE MEN HAD FLED.", "HE GAVE NO NUMBER."],
    ["Prime Minister Lee Jr. arrived.", "He left."],
    ["See para. 5 of the text.", "It is clear."],
    ["Calif. Gov. Brown spoke in San Jose, Calif.", "He then left."],
    ['He said he was "ready."', "The others were not."],
    ["It was the work of the I.R.A.", "It said so itself."],
    ["Some 200 kg. of explosives were found.", "They were destroyed."],
    ["1. The troops must leave.", "2. Prisoners must be freed."],
    ["The men were ill.", "They stayed."],
    ["Fighters took the town; the army left."],
    ["He spoke to a reporter in the U.S. Wednesday night."],
    ["It happened in Sept.", "The army was warned."],
    ["The plan was dropped.[3]", "A new one followed."],
    ["He asked: Is it true?", "No answer came."],
]


@pytest.mark.parametrize("sentences", CASES, ids=lambda found: found[0][:40])
def test_hard_cases(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [block.span.of(text) for block in split_sentences(text)] == sentences


def words(text: str, skip: tuple[Span, ...] = ()) -> list[str]:
    return [block.span.of(text) for block in split_sentences(text, skip)]


def test_sentences_glued_together_are_parted_and_file_names_are_not() -> None:
    assert words("Rebels took the town.The army denied it.") == ["Rebels took the town.", "The army denied it."]
    assert words("“They ran.”So did we.") == ["“They ran.”", "So did we."]
    assert words("See News.com or a.Bc for more.") == ["See News.com or a.Bc for more."]
    assert words("Stop!Now go.") == ["Stop!", "Now go."]


def test_other_scripts_end_at_their_own_stops() -> None:
    assert words("军队离开了。他们回来了。") == ["军队离开了。", "他们回来了。"]
    assert words("هل انسحبوا؟ لا نعرف.") == ["هل انسحبوا؟", "لا نعرف."]


def test_paragraphs_end_sentences_and_are_counted() -> None:
    text = "Troops leave town\n\nThe army left. It did so at noon.\nNobody was hurt"
    blocks = split_sentences(text)
    assert [block.paragraph for block in blocks] == [0, 1, 1, 2]
    assert blocks[-1].span.of(text) == "Nobody was hurt"


def test_wrapped_lines_are_one_paragraph() -> None:
    lines = [
        "   PUERTO ALTO, 3 FEB 91 (XYZ) -- THE GARRISON REPORTED TODAY THAT ABOUT",
        "40 FARM HANDS WERE TAKEN FROM THEIR HOMES BY ARMED MEN NEAR THE RIVER.",
        "THE GOVERNOR OF THE PROVINCE SAID THAT THE MEN WORE UNIFORMS AND CAME AT",
        "NIGHT.  HE DID NOT SAY WHO THEY WERE.",
        "",
        "   THE BISHOP ASKED FOR THEIR RELEASE.",
    ]
    text = "\n".join(lines)
    blocks = split_sentences(text)
    assert [block.paragraph for block in blocks] == [0, 0, 0, 1]
    assert blocks[1].span.of(text).startswith("THE GOVERNOR")
    assert blocks[1].span.of(text).endswith("AT\nNIGHT.")


def test_a_line_that_breaks_off_goes_on_below() -> None:
    text = "The convoy reached the northern edge of\nthe town on Monday. It stopped there."
    assert len(split_sentences(text)) == 2
    assert words("The army said\nits soldiers had left.") == ["The army said\nits soldiers had left."]


def test_skipped_ranges_are_left_out_and_part_sentences() -> None:
    text = "BAYRUT: Troops left. (Reporting by A. B.) Others stayed.\nMost read\nThe end came."
    skip = (
        Span(text.index("Most"), text.index("\nThe")),
        Span(0, 8),
        Span(2, 5),
        Span(text.index("("), text.index(" Oth")),
    )
    blocks = split_sentences(text, skip)
    assert [(block.paragraph, block.span.of(text)) for block in blocks] == [
        (0, "Troops left."),
        (0, "Others stayed."),
        (1, "The end came."),
    ]


def test_endless_sentences_are_cut_at_spaces() -> None:
    text = "word " * 2_000
    found = words(text)
    assert all(len(piece) <= LONGEST and not piece.startswith(" ") for piece in found)
    assert sum(piece.count("word") for piece in found) == 2_000
    assert {len(piece) for piece in words("x" * 4_000)} == {LONGEST, 4_000 - 2 * LONGEST}


ALPHABET = st.sampled_from(
    [*list("aAé .!?…\"'“”()[]\n\r\t-:;,0123。؟עب漢😀\u200b\xa0\u2028"), "\r\n", "U.S. ", "Gen. ", "The ", " he said"]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(ALPHABET, max_size=80).map("".join),
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), max_size=4),
)
def test_sentences_cover_what_is_not_space_and_never_overlap(text: str, cuts: list[tuple[int, int]]) -> None:
    skip = [Span(min(pair), max(pair)) for pair in cuts]
    blocks = split_sentences(text, skip)
    covered = [False] * len(text)
    last = 0
    for block in blocks:
        assert last <= block.start < block.end <= len(text)
        last = block.end
        for i in range(block.start, block.end):
            covered[i] = True
    for i, char in enumerate(text):
        skipped = any(span.start <= i < span.end for span in skip)
        if skipped:
            assert not covered[i]
        elif not char.isspace() and char != "\u200b":
            assert covered[i], (i, char)
    assert [block.paragraph for block in blocks] == sorted(block.paragraph for block in blocks)


@pytest.mark.parametrize("unit", ["a", "a\n", ". ", "U.S. ", "word.Word", '" ', "Ab cd ef gh. ", "[...] "])
def test_time_is_linear(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        split_sentences(text)
        return time.process_time() - start

    # Four times the text may not cost sixteen times as much; small costs are noise.
    assert cost(400_000) < max(10 * cost(100_000), 0.5)
