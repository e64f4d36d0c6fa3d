"""Furniture: what must be marked, what must stay, and what must hold of every text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.clean.furniture import find_furniture

TITLE = "Army pulls out of Harran barracks after night of shelling"
STORY = [
    "HARRAN: The army said on Tuesday that it had begun to pull its garrison out of the Harran barracks, a day after "
    "rockets struck the fuel depot there.",
    "Colonel Idris Maro, a spokesman, said that about 400 soldiers would be moved to the coast by the weekend.",
    "“We are not fleeing,” Maro said. “The barracks were no longer safe.”",
    "No one claimed the rockets. Residents of Harran said that they had come from the hills to the east.",
]
HEADLINES = [
    "Film Star Opens Bakery In Seaside Village",
    "Champions Drop Captain Ahead Of Cup Final",
    "Why Your Houseplants Hate The Radiator",
    "Singer Cancels Tour Over Sore Throat",
    "Five Cheap Dinners For Rainy Evenings",
]
QUIET = [
    "Film star opens bakery in seaside village",
    "Champions drop captain ahead of cup final",
    "Why houseplants hate radiators",
    "Singer cancels tour over sore throat",
]


def page(*groups: list[str], gap: str = "\n") -> str:
    return gap.join(line for group in groups for line in group)


def marked(text: str) -> list[str]:
    """The lines that lie in furniture."""
    found: list[str] = []
    for piece in find_furniture(text):
        found.extend(line.strip() for line in text[piece.start : piece.end].splitlines() if line.strip())
    return found


@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
@pytest.mark.parametrize("shape", ["{}", "{} -", "• {}", "{} |", "* {}"])
@pytest.mark.parametrize("place", ["after", "before", "inside"])
@pytest.mark.parametrize("headlines", [HEADLINES, QUIET], ids=["titled", "quiet"])
def test_rows_of_foreign_headlines(gap: str, shape: str, place: str, headlines: list[str]) -> None:
    row = [shape.format(headline) for headline in headlines]
    groups = {
        "after": ([TITLE], STORY, row),
        "before": (row, [TITLE], STORY),
        "inside": ([TITLE], STORY[:2], row, STORY[2:]),
    }[place]
    text = page(*groups, gap=gap)
    assert marked(text) == row
    assert {piece.kind for piece in find_furniture(text)} == {"headline-list"}


def test_the_last_headline_needs_no_mark_and_a_rule_goes_with_the_row() -> None:
    row = ["-", *[f"{headline} -" for headline in HEADLINES], "Old Tram Finds New Home"]
    assert marked(page([TITLE], STORY, row)) == row


def test_a_plain_report_has_no_furniture() -> None:
    assert find_furniture(page([TITLE], ["Tuesday, October 8, 2019"], STORY, gap="\n\n")) == ()


@pytest.mark.parametrize(
    "content",
    [
        ["The governor made three demands:", "- an end to the curfew", "- the release of prisoners", "- new wells"],
        ["Colonel Maro's list of the dead was short:", "Samir Adeeb", "Yusuf Kanaan", "Lina Boutros"],
        [
            "- Two rockets struck the mill on Monday.",
            "- A mine killed a farmer on Tuesday.",
            "- A school burned on Friday.",
        ],
        ["How it began"],
        ["“Nobody told us.”", "“We heard it on the radio.”", "“It was over by dawn.”"],
        ["3 May: Talks open in Ankara", "9 May: Talks fail", "12 May: Border shut"],
    ],
    ids=["demands", "names", "incidents", "subhead", "quotes", "chronology"],
)
def test_short_lines_of_the_story_stay(content: list[str]) -> None:
    text = page([TITLE], STORY[:3], content, STORY[3:], gap="\n\n")
    assert marked(text) == []


SINGLE = [
    ("byline", "By Jane Roe"),
    ("byline", "By JANE ROE, Associated Press Writer"),
    ("byline", "By Jane Roe and Peter van Dam | Daily Courier"),
    ("byline", "Reporting by Jane Roe; editing by John Doe"),
    ("byline", "(Additional reporting by Jane Roe in Ankara; Writing by John Doe)"),
    ("byline", "Jane Roe contributed to this report."),
    ("byline", "Jane Roe reported from Ankara."),
    ("byline", "Jane Roe, Staff Writer"),
    ("byline", "By Jane Roe | 3 May 2014"),
    ("byline", "Associated Press"),
    ("byline", "Follow Jane Roe on Twitter @janeroe"),
    ("caption", "FILE PHOTO: A convoy crosses the bridge"),
    ("caption", "Photo: A convoy crosses the bridge"),
    ("caption", "A convoy crosses the bridge (AP Photo/Jane Roe)"),
    ("caption", "A convoy crosses the bridge. REUTERS/Jane Roe"),
    ("caption", "Soldiers wait at the gate. Jane Roe/AFP via Getty Images"),
    ("caption", "██ Held by the garrison"),
    ("notice", "© 2019 Daily Courier"),
    ("notice", "Copyright 2014 Daily Courier. All rights reserved."),
    ("notice", "This material may not be published, broadcast, rewritten or redistributed."),
    ("notice", "Sign up for our morning email"),
    ("notice", "Get the day's top stories in our free newsletter"),
    ("notice", "ADVERTISEMENT"),
    ("notice", "Advertisement - story continues below"),
    ("notice", "Published: 3 May 2014 10:12 GMT"),
    ("notice", "Last updated 4 hours ago"),
    ("notice", "4 hours ago"),
    ("notice", "Tags: army, barracks, Harran"),
    ("notice", "https://example.org/story/1"),
    ("navigation", "Home | World | Sport"),
    ("navigation", "Home > World > Middle East"),
    ("navigation", "Skip to content"),
    ("navigation", "Share on Facebook"),
    ("navigation", "12 shares"),
    ("headline-list", "READ MORE: Rain stops play in the north"),
    ("headline-list", "Related: Rain stops play in the north"),
    ("headline-list", "Related Courier Stories"),
    ("headline-list", "1:05 Cat rescued from a chimney"),
]


@pytest.mark.parametrize(("kind", "line"), SINGLE, ids=[line for _, line in SINGLE])
def test_lines_that_give_themselves_away(kind: str, line: str) -> None:
    text = page([TITLE], STORY[:2], [line], STORY[2:], gap="\n\n")
    assert [(piece.kind, text[piece.start : piece.end]) for piece in find_furniture(text)] == [(kind, line)]


KEPT = [
    "By Monday evening the last lorry had left.",
    "By Tuesday",
    "Officials reported from the north that roads were cut.",
    "The latest Reuters/Ipsos poll showed the president ahead by nine points.",
    "“Video: that is what they blamed,” he said.",
    "The report by Amnesty said that both sides had shelled homes.",
    "Read the treaty, he told them, and then come back.",
    "BY REACHING THE AGREEMENT, BRITAIN AND ARGENTINA HAVE TAKEN A STEP.",
    "The paper published the letter on 3 May 2014.",
]


@pytest.mark.parametrize("line", KEPT)
def test_story_lines_that_resemble_furniture_stay(line: str) -> None:
    assert marked(page([TITLE], STORY[:2], [line], STORY[2:], gap="\n\n")) == []


def test_a_title_that_holds_a_furniture_phrase_stays() -> None:
    title = "Newsletter bomber jailed for life by Ankara court"
    story = ["The Ankara newsletter bomber was jailed for life on Monday by a court in the capital.", *STORY[1:]]
    assert marked(page([title], story, gap="\n\n")) == []


def test_a_heading_takes_the_lines_below_it_as_far_as_the_story() -> None:
    row = ["Most read", "Harran barracks hit by rockets again", "Maro: soldiers to move to the coast"]
    assert marked(page([TITLE], STORY[:2], row, STORY[2:])) == row
    assert marked(page(row[:1], [TITLE], STORY)) == row[:1]


def test_comments_and_sources_run_to_the_end() -> None:
    tail = ["Sources", "Jane Roe. “Garrison leaves”. Daily Courier, October 8, 2019.", "A second title. Evening Post."]
    assert marked(page([TITLE], STORY, tail)) == tail
    comments = ["3 comments", "bob: They should have left long ago, and the colonel knows it.", "Reply"]
    assert marked(page([TITLE], STORY, comments)) == comments
    # Above the story the same word counts the comments and ends nothing.
    assert marked(page([TITLE], ["0 comments"], STORY)) == ["0 comments"]


def test_credits_inside_a_paragraph_are_cut_out() -> None:
    text = page([TITLE], [*STORY[:3], STORY[3] + " (Reporting by Jane Roe; Editing by John Doe)"])
    assert marked(text) == ["(Reporting by Jane Roe; Editing by John Doe)"]
    text = page([TITLE], [*STORY[:3], STORY[3] + " © 2016 Courier Group."])
    assert marked(text) == ["© 2016 Courier Group."]


def test_headlines_glued_to_the_last_paragraph_are_cut_off() -> None:
    tail = " - ".join(HEADLINES)
    text = page([TITLE], [*STORY[:3], f"{STORY[3]} - {tail}"])
    assert marked(text) == [f"- {tail}"]
    assert marked(page([TITLE], [*STORY[:3], f"{STORY[3]} {HEADLINES[0]} - {HEADLINES[1]}"])) == []
    aside = " The men - tired and hungry - slept - those who could - in the mosque."
    assert marked(page([TITLE], [*STORY[:3], STORY[3] + aside])) == []


def test_menus_above_the_title_leave_title_and_date_alone() -> None:
    menu = ["Courier", "Politics", "Sport", "Weather", "Obituaries"]
    text = page(menu, [TITLE, "Tuesday, October 8, 2019"], STORY)
    assert marked(text) == menu
    assert find_furniture(text)[0].kind == "navigation"


def test_rules_go_with_the_furniture_beside_them() -> None:
    text = page([TITLE], STORY, ["* * *", "Advertisement"])
    assert marked(text) == ["* * *", "Advertisement"]
    assert marked(page([TITLE], STORY[:2], ["* * *"], STORY[2:])) == []


def test_a_text_without_a_story_is_left_alone() -> None:
    assert find_furniture("") == ()
    assert marked(page(QUIET)) == []


LINES = st.sampled_from(
    [
        *HEADLINES,
        *QUIET,
        *STORY,
        *KEPT,
        *[line for _, line in SINGLE],
        TITLE,
        "",
        "-",
        "Sources",
        "Most read",
        "😀 漢字",
        "عاجل",
        "a b\r",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=14), st.sampled_from(["\n", "\r\n", "\n\n", "\u2028"]))
def test_ranges_are_in_order_trimmed_and_apart(found: list[str], gap: str) -> None:
    text = gap.join(found)
    last = 0
    for piece in find_furniture(text):
        assert last <= piece.start < piece.end <= len(text)
        last = piece.end
        quoted = text[piece.start : piece.end]
        assert quoted == quoted.strip()
    assert find_furniture(text) == find_furniture(text)


@pytest.mark.parametrize(
    "unit", ["x", "Ab Cd\n", "By Abc, ", "| ", "(c) ", "a.b-c@", "(Reporting by ", "Title Words Here\n"]
)
def test_time_is_linear(unit: str) -> None:
    def cost(size: int) -> float:
        text = unit * (size // len(unit))
        start = time.process_time()
        find_furniture(text)
        return time.process_time() - start

    assert cost(200_000) < max(10 * cost(50_000), 0.5)
