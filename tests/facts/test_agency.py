"""The wire that a text credits."""

from __future__ import annotations

import pytest

from dateline.clean.furniture import find_furniture
from dateline.facts.agency import find_agency
from dateline.facts.dateline_line import find_dateline
from dateline.lexicon.agencies import Agencies

BODY = "Troops left the northern barracks on Monday, the army said, after a night in which rockets fell there."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BEIRUT (Reuters) - " + BODY, "Reuters"),
        (BODY + " “We are leaving,” an officer told AFP.", "AFP"),
        (BODY + " An officer told the news agency Interfax so.", "Interfax"),
        (BODY + " An AFP correspondent saw lorries. A driver told Reuters of fires. A guard told AFP the same.", "AFP"),
        (BODY + "\n\n— AP", "AP"),
        (BODY + "\n\nSource: Xinhua", "Xinhua"),
        (BODY + "\n\nCopyright 2016 The Associated Press. All rights reserved.", "AP"),
        ("By JANE ROE, Associated Press\n\n" + BODY, "AP"),
        ("Jane Roe (ANSA)\n" + BODY, "ANSA"),
        (BODY + " He told the court that Reuters had asked.", None),
        (BODY + " Reuters reported on Monday that the road was cut, and others said so too.", None),
        (BODY, None),
    ],
)
def test_agencies(text: str, expected: str | None) -> None:
    assert find_agency(text, find_furniture(text), find_dateline(text)) == expected


def test_the_table_names_the_great_wires() -> None:
    agencies = Agencies.load()
    assert len(agencies) >= 60
    found = agencies.named("The Associated Press")
    assert found is not None
    assert (found.name, found.country) == ("AP", "USA")
    assert agencies.named("Daily Courier") is None
