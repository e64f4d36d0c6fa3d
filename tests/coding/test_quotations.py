"""Where quotations begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.coding.quotations import find_quotations


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("“We left,” he said. “They stayed.”", ["“We left,”", "“They stayed.”"]),
        ('"We left," he said. "They stayed."', ['"We left,"', '"They stayed."']),
        ("'We left,' he said.", ["'We left,'"]),
        ("‘We left,’ he said.", ["‘We left,’"]),
        ("The soldiers' camp and the '80s.", []),
        ("'Tis a camp\nof soldiers.' he said", []),
        ("«We left», he said.", ["«We left»"]),
        ("``We left,'' he said.", ["``We left,''"]),
        ('He wrote: "The "great" city fell."', ['"The "great" city fell."']),
        ("“We left the town.\n“We came back,” he said.", ["“We left the town.", "“We came back,”"]),
        ("He said “we left", ["“we left"]),
        ('A 5" gun fired.', []),
        ("”Odd» ending''", []),
    ],
)
def test_quotations(text: str, wanted: list[str]) -> None:
    assert [span.of(text) for span in find_quotations(text)] == wanted


def test_an_endless_line_is_not_one_quotation() -> None:
    assert find_quotations("“" + "and " * 2000) == []
    assert find_quotations("“" + "and " * 2000 + "\nThe end.") == []


@given(st.text(alphabet="ab \n\"'“”‘’«».,", max_size=80))
def test_quotations_are_in_order_and_inside_the_text(text: str) -> None:
    end = 0
    for span in find_quotations(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end


def test_noise_takes_linear_time() -> None:
    begun = time.process_time()
    find_quotations(" 'a \"b “c ‘d" * 50_000)
    assert time.process_time() - begun < 3
