from __future__ import annotations

import re

import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from dateline.cli.table import Paper
from dateline.records.claim import Record
from dateline.records.reference import Actor
from tests.fake_coder import sample


def words(drawn: str) -> str:
    return re.sub(r"\s+", " ", drawn)


@pytest.mark.parametrize("width", [40, 59, 80, 100, 139, 140, 200])
def test_every_fact_is_there_and_fits(width: int) -> None:
    drawn = Paper.plain(width).draw(sample())
    assert all(cell_len(line) <= width for line in drawn.splitlines())
    assert not re.search(r"[ \x1b]$", drawn, re.MULTILINE)
    assert "\x1b" not in drawn
    facts = [
        "Rockets hit Camp Alpha",
        "published",
        "2020-03-11",
        "ASSAULT",
        "POSTURE",
        "unknown → Americans",
        "c2",
        "93%",
    ]
    for fact in facts:
        assert fact in words(drawn)
    assert drawn.index("ASSAULT") < drawn.index("CONCEDE")


def test_the_stacked_table_as_a_whole() -> None:
    assert Paper.plain(80).draw(sample()) == GOLDEN


def test_status_and_tense_are_told_where_they_are_not_plain() -> None:
    record = sample()
    attack = msgspec.structs.replace(record.claims[1], status="denied", tense="historical", actor=("a1",), recipient=())
    for width in (80, 160):
        drawn = words(Paper.plain(width).draw(msgspec.structs.replace(record, claims=(attack,))))
        assert "denied · historical" in drawn
        assert "unknown" not in drawn


def test_a_posture_without_an_actor_shows_its_recipient_alone() -> None:
    record = sample()
    posture = msgspec.structs.replace(record.claims[2], actor=(), recipient=("a2",))
    assert "Americans" in Paper.plain(80).draw(msgspec.structs.replace(record, claims=(posture,)))


def test_a_report_without_claims_says_so() -> None:
    empty = msgspec.structs.replace(sample(), claims=())
    bare = msgspec.structs.replace(empty.report, title=None, agency=None, dateline_place=None, furniture=())
    drawn = Paper.plain(80).draw(msgspec.structs.replace(empty, report=bare))
    assert drawn.startswith("qaim.txt\npublished 2020-03-18 (given)\n0 claims\n")
    assert "No claims found." in drawn


def test_a_trigger_outside_the_evidence_leaves_the_quote_whole() -> None:
    record = sample()
    attack = msgspec.structs.replace(record.claims[1], trigger=record.claims[0].trigger)
    assert "“On March 11 a salvo of rockets killed two" in Paper.plain(100).draw(
        msgspec.structs.replace(record, claims=(attack,))
    )


def test_text_cannot_steer_the_terminal() -> None:
    record = sample()
    actor = Actor("a1", "\x1b[2J\x07[bold]coalition[/bold]", "x")
    drawn = Paper.plain(80).draw(msgspec.structs.replace(record, actors=(actor, record.actors[1])))
    assert "\x1b" not in drawn
    assert "[bold]coalition[/bold]" in drawn


def in_colour(record: Record) -> str:
    return Paper(Console(force_terminal=True, color_system="256", width=100, emoji=False, markup=False), False).draw(
        record
    )


def test_a_terminal_gets_colours() -> None:
    assert "\x1b[1;31mASSAULT" in in_colour(sample())


def test_no_color_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[1;31m" not in in_colour(sample())


def test_the_terminal_paper_takes_the_width_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "77")
    drawn = Paper.terminal().draw(sample())
    assert max(map(cell_len, drawn.splitlines())) <= 77


GOLDEN = """\
Rockets hit Camp Alpha
qaim.txt · AFP
published 2020-03-18 (given) · filed from BAGHDAD, IRQ
3 claims · 2 lines set aside as furniture (headline-list 2)
────────────────────────────────────────────────────────────────────────────────
since         POSTURE                                                   c3  40%
2019-10-01    coalition
              Qaim, IRQ · ~300 forces (coalition troops) · says the report
              “About 300 coalition troops have been at Qaim since October.”

2020-03-11    ASSAULT heavy-weapons                                     c2  93%
              unknown → Americans
              ? Camp Alpha · 2 killed (Americans); with salvo of rockets · says
              the report
              “On March 11 a salvo of rockets killed two Americans at Camp
              Alpha.”

2020-03-17    CONCEDE                                                   c1  81%
              coalition
              Qaim, IRQ → Kuwait · says Two officials, to AFP · follows c2
              “Two officials said on Tuesday that the coalition would leave Qaim
              for Kuwait.”

? a place that the gazetteer does not know; ~ about
"""
