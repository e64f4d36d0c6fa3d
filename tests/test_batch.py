from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator
from functools import partial

import pytest

from dateline import batch
from dateline.batch import Failure, code_all, code_one
from dateline.errors import AssetError, DatelineError, InputError
from dateline.records.claim import Record
from dateline.records.report import Source
from tests.fake_coder import FakeCoder, load_fake, source


def names(results: Iterator[Record | Failure]) -> list[str]:
    return [r.source if isinstance(r, Failure) else r.report.source for r in results]


def load_broken() -> FakeCoder:
    raise AssetError("places.sqlite is missing")


class Deadly(FakeCoder):
    def code(self, source: Source) -> Record:
        os.kill(os.getpid(), signal.SIGKILL)
        return super().code(source)


class Masked(FakeCoder):
    """Tells whether Ctrl-C would reach the process it works in."""

    def code(self, source: Source) -> Record:
        blocked = signal.SIGINT in signal.pthread_sigmask(signal.SIG_BLOCK, ())
        raise InputError(source.source, "held" if blocked else "reached")


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_inputs(jobs: int) -> None:
    inputs: list[Source | InputError] = [source(f"{n}.txt") for n in range(12)]
    inputs[3] = InputError("3.txt", "no such file")
    inputs[5] = source("5.txt", "REFUSE")
    inputs[7] = source("7.txt", "CRASH")
    results = list(code_all(inputs, load_fake, jobs))
    assert names(iter(results)) == [f"{n}.txt" for n in range(12)]
    assert [n for n, r in enumerate(results) if isinstance(r, Failure)] == [3, 5, 7]
    assert results[3] == Failure("3.txt", "no such file")
    assert results[5] == Failure("5.txt", "the text says so")


def test_workers_give_the_same_records_as_this_process() -> None:
    inputs = [source("a"), source("b")]
    assert list(code_all(inputs, load_fake, 2)) == list(code_all(inputs, load_fake, 1))


def test_a_fault_of_our_own_is_told_with_its_trace() -> None:
    result = code_one(FakeCoder(), source("x", "CRASH"))
    assert isinstance(result, Failure)
    assert result.reason.startswith("Dateline failed with ValueError: odd")
    assert result.trace is not None
    assert "Traceback" in result.trace


def test_nothing_is_loaded_where_there_is_nothing_to_code() -> None:
    assert list(code_all([InputError("a", "b")], load_broken, 1)) == [Failure("a", "b")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_missing_asset_reaches_the_caller(jobs: int) -> None:
    with pytest.raises(AssetError, match=r"places\.sqlite"):
        list(code_all([source("a")], load_broken, jobs))


def test_a_dead_worker_is_an_error_with_advice() -> None:
    with pytest.raises(DatelineError, match="fewer --jobs"):
        list(code_all([source("a")], Deadly, 2))


def test_inputs_are_drawn_only_a_little_ahead() -> None:
    drawn = 0

    def inputs() -> Iterator[Source]:
        nonlocal drawn
        for n in range(1000):
            drawn += 1
            yield source(str(n))

    results = code_all(inputs(), load_fake, 2)
    for n in range(20):
        next(results)
        assert drawn <= n + 2 * batch._AHEAD
    results.close()  # type: ignore[attr-defined]
    assert drawn < 40


def test_workers_leave_ctrl_c_to_the_caller() -> None:
    (result,) = code_all([source("a")], Masked, 2)
    assert result == Failure("a", "held")
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def test_a_batch_may_run_in_a_thread() -> None:
    found: list[str] = []
    thread = threading.Thread(target=lambda: found.extend(names(code_all([source("a")], load_fake, 1))))
    thread.start()
    thread.join()
    assert found == ["a"]


def test_zero_jobs_is_one_a_core(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "available_cores", lambda: 1)
    assert names(code_all([source("a")], load_fake, 0)) == ["a"]
    assert batch.available_cores() == 1


def test_cores_are_counted() -> None:
    assert batch.available_cores() >= 1


def test_a_worker_loads_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loaded: list[int] = []

    def load(log: list[int]) -> FakeCoder:
        log.append(1)
        return FakeCoder()

    monkeypatch.setattr(batch._Worker, "load", None)
    monkeypatch.setattr(batch._Worker, "coder", None)
    with pytest.raises(DatelineError, match="not started"):
        batch._work(source("a"))
    batch._start_worker(partial(load, loaded))
    assert isinstance(batch._work(source("a")), bytes)
    assert isinstance(batch._work(source("a", "REFUSE")), Failure)
    assert loaded == [1]


def test_without_signal_masks_nothing_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(signal, "pthread_sigmask")
    with batch._interrupts_held():
        pass
