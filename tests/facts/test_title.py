"""The title over a story."""

from __future__ import annotations

import pytest

from dateline.facts.title import find_title
from dateline.records.report import Furniture

BODY = "Troops left the northern barracks on Monday, the army said, after a night in which rockets fell there."


def title(text: str, *furniture: Furniture) -> str | None:
    found = find_title(text, furniture)
    return found.of(text) if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Barracks emptied in north\n" + BODY, "Barracks emptied in north"),
        ("Barracks emptied in north\n\n" + BODY, "Barracks emptied in north"),
        ("Is this the end of the war?\n\n" + BODY, "Is this the end of the war?"),
        ("Minister flies home from U.S. talks\n\n" + BODY, "Minister flies home from U.S. talks"),
        ("× Barracks emptied in north\n\n" + BODY, "Barracks emptied in north"),
        ("KATY, Texas (AP) -\n" + BODY, None),
        ("GARRISON LEAVES\nShort line", "GARRISON LEAVES"),
        ("Tuesday, October 8, 2019\n\nBarracks emptied in north\n\n" + BODY, "Barracks emptied in north"),
        (BODY + "\n\n" + BODY, None),
        ("Barracks emptied in north", None),
        ("", None),
        ("BEIRUT (AFP) - Troops left\n" + BODY, None),
        ("XYZ-1234\n\n" + BODY, None),
        ("Three things changed:\n\n" + BODY, None),
        ("A line that is longer than the next one is\nshort", None),
        (("Barracks emptied " * 40) + "\n\n" + BODY, None),
    ],
)
def test_titles(text: str, expected: str | None) -> None:
    assert title(text) == expected


def test_furniture_is_passed_over() -> None:
    text = "Home | World | Sport\nBarracks emptied in north\n" + BODY
    assert title(text, Furniture(0, 20, "navigation")) == "Barracks emptied in north"


def test_a_title_over_a_very_long_paragraph() -> None:
    assert title("Barracks emptied in north\n" + BODY * 200) == "Barracks emptied in north"
