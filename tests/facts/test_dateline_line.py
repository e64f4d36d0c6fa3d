"""Datelines in the styles of the wires, and openings that only look like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.facts.dateline_line import find_dateline
from dateline.records.report import Furniture
from dateline.records.span import Span

BODY = "Troops left the northern barracks on Monday, the army said, after a night in which rockets fell there."

# What stands before the body: place, agency, date.
FOUND = [
    ("BEIRUT: ", "BEIRUT", None, None),
    ("BEIRUT (AFP) - ", "BEIRUT", "AFP", None),
    ("BEIRUT, Lebanon — ", "BEIRUT, Lebanon", None, None),
    ("BEIRUT, Lebanon (AP) — ", "BEIRUT, Lebanon", "AP", None),
    ("LA PAZ, 12 JUN 88 (EFE) -- [TEXT] ", "LA PAZ", "EFE", "12 JUN 88"),
    ("LA PAZ, 3 FEB 91 -- [REPORT] [ARMY PRESS OFFICE] [TEXT] ", "LA PAZ", None, "3 FEB 91"),
    ("Ankara, March 17 (Xinhua) -- ", "Ankara", "Xinhua", "March 17"),
    ("MINSK. 5 March. INTERFAX - ", "MINSK", "Interfax", "5 March."),
    ("N'DJAMENA, Chad, Feb. 3 (UPI) -- ", "N'DJAMENA, Chad", "UPI", "Feb. 3"),
    ("PORT-AU-PRINCE, Haiti (AP) - ", "PORT-AU-PRINCE, Haiti", "AP", None),
    ("Kyiv, 3 May (Interfax-Ukraine) – ", "Kyiv", "Interfax-Ukraine", "3 May"),
    ("MANAGUA (NICARAGUA), 2 NOV 89 (RADIO SUR) -- [TEXT] ", "MANAGUA (NICARAGUA)", None, "2 NOV 89"),
    ("BEIRUT/DAMASCUS (Reuters) - ", "BEIRUT/DAMASCUS", "Reuters", None),
    ("LONDON, July 7 — ", "LONDON", None, "July 7"),
    ("Geneva (dpa) - ", "Geneva", "DPA", None),
    ("JERUSALEM, May 3, 2004 (AFP) - ", "JERUSALEM", "AFP", "May 3, 2004"),
    ("SEOUL (Reuters/Yonhap) - ", "SEOUL", "Reuters", None),
    ("TAMPA (WXYZ) – ", "TAMPA", None, None),
    ("AL-QAIM, Iraq — ", "AL-QAIM, Iraq", None, None),
    ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", None, None),
    ("San Salvador, El Salvador — ", "San Salvador, El Salvador", None, None),
    ("Khartoum — ", "Khartoum", None, None),
    ("KABUL, Afghanistan (Nov. 20, 2011) - ", "KABUL, Afghanistan", None, "Nov. 20, 2011"),
    ("KABUL, Afghanistan (Nov. 20. 2011) \u2212 ", "KABUL, Afghanistan", None, "Nov. 20. 2011"),
]
NOT_FOUND = [
    "UPDATE: ",
    "WATCH: ",
    "UN: ",
    "Breaking — ",
    "Police — the ones who came — said: ",
    "The army — which had come — said: ",
    "Damascus - ",
    "Kabul, Jalalabad Herat - ",
    "He said: ",
    "MINISTER JOSE DE LA CRUZ SANCHEZ LOPEZ ROJAS: ",
    "",
]


@pytest.mark.parametrize(("opening", "place", "agency", "date"), FOUND, ids=[row[0] for row in FOUND])
def test_datelines(opening: str, place: str, agency: str | None, date: str | None) -> None:
    text = "Barracks emptied\n" + opening + BODY
    found = find_dateline(text, (), Span(0, 16))
    assert found is not None
    assert found.place.of(text) == place
    assert found.agency == agency
    assert (found.date.of(text) if found.date else None) == date
    assert text[found.body_start :] == BODY
    assert found.span.of(text) == opening.split("[", maxsplit=1)[0].strip()


@pytest.mark.parametrize("opening", NOT_FOUND)
def test_openings_that_are_no_dateline(opening: str) -> None:
    assert find_dateline(opening + BODY) is None


def test_a_line_of_its_own() -> None:
    text = "KABUL, Afghanistan (Nov. 20, 2011)\n" + BODY
    found = find_dateline(text)
    assert found is not None
    assert text[found.body_start :] == BODY
    assert find_dateline("KABUL, Afghanistan\n" + BODY) is None
    text = "KATY, Texas (AP) -\n" + BODY
    found = find_dateline(text)
    assert found is not None
    assert text[found.body_start :] == BODY


def test_speakers_in_a_text_of_capitals_are_no_places() -> None:
    assert find_dateline("RODRIGUEZ: " + BODY.upper()) is None
    assert find_dateline("LIMA, 3 MAY (EFE): " + BODY.upper()) is not None


def test_only_the_top_of_the_story_is_searched() -> None:
    lines = [BODY] * 8
    assert find_dateline("\n".join([*lines, "BEIRUT (AFP) - " + BODY])) is None
    text = "OSLO (AP) - Other news\nBEIRUT (AFP) - " + BODY
    found = find_dateline(text, (Furniture(0, 22, "headline-list"),))
    assert found is not None
    assert found.place.of(text) == "BEIRUT"


@given(
    st.lists(
        st.sampled_from([*list("AB abc(),.-–—:[]\n123é漢😀ع"), "BEIRUT", "(AFP)", " -- ", "3 May "]), max_size=40
    ).map("".join)
)
def test_spans_lie_inside_each_other(text: str) -> None:
    found = find_dateline(text)
    if found is not None:
        assert 0 <= found.span.start < found.span.end <= found.body_start <= len(text)
        assert found.span.contains(found.place)
        assert found.date is None or found.span.contains(found.date)


def test_labels_and_numbers_over_it_are_no_paragraphs() -> None:
    labels = "\n".join(
        ["Joint Command South", "2014-05-RC-007", "0171, 0175, 0180", "For release", "Text", "Page 1", "English"]
    )
    found = find_dateline(f"{labels}\n\nKABUL, Afghanistan (Nov. 20, 2011) - {BODY}")
    assert found is not None
    paragraphs = "\n\n".join([BODY] * 7)
    assert find_dateline(f"{paragraphs}\n\nKABUL, Afghanistan (Nov. 20, 2011) - {BODY}") is None
