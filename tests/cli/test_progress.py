from __future__ import annotations

import io

import pytest

from dateline.batch import Failure
from dateline.cli import progress
from dateline.cli.progress import Progress
from tests.fake_coder import sample


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def test_a_short_run_shows_nothing(clock: Clock) -> None:
    stream = io.StringIO()
    told = Progress(stream, live=True, verbosity=0)
    told.done(sample())
    told.close()
    assert stream.getvalue() == ""
    assert (told.coded, told.claims, told.failed) == (1, 3, 0)


def test_a_long_run_counts_and_cleans_up(clock: Clock) -> None:
    stream = io.StringIO()
    told = Progress(stream, live=True, verbosity=0)
    clock.now = 1.0
    told.done(sample())
    told.done(sample())
    assert stream.getvalue() == "\r\x1b[K1 report coded, 3 claims, 1.0 s (1.0 a second)"
    clock.now = 2.0
    told.gone_wrong(Failure("b", "no"))
    told.close()
    assert "\r\x1b[Kdateline: b: no\n" in stream.getvalue()
    assert stream.getvalue().endswith("\r\x1b[K2 reports coded, 1 failed, 6 claims, 2.0 s (1.0 a second)\n")


@pytest.mark.parametrize("verbosity", [-1, 0])
def test_failures_are_always_told(clock: Clock, verbosity: int) -> None:
    stream = io.StringIO()
    told = Progress(stream, live=verbosity < 0, verbosity=verbosity)
    clock.now = 5.0
    told.done(sample())
    told.gone_wrong(Failure("b", "no", "Traceback"))
    told.close()
    assert stream.getvalue() == "dateline: b: no\n"


def test_verbose_names_each_report_and_shows_traces(clock: Clock) -> None:
    stream = io.StringIO()
    told = Progress(stream, live=False, verbosity=1)
    told.done(sample())
    told.gone_wrong(Failure("b", "no", "Traceback\n"))
    told.close()
    lines = stream.getvalue().splitlines()
    assert lines[:3] == ["qaim.txt: 3 claims", "dateline: b: no", "Traceback"]
    assert lines[3].startswith("1 report coded, 1 failed, 3 claims")
