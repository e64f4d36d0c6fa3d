"""Coding many reports, in this process or in several, with the results in the order of the inputs.

Memory stays flat however long the batch: inputs are drawn only as workers come free, and results are handed on at once.
"""

from __future__ import annotations

import os
import signal
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Protocol

import msgspec

from dateline.errors import DatelineError, InputError
from dateline.records.claim import Record
from dateline.records.report import Source

_RECORD_ENCODER = msgspec.msgpack.Encoder()
_RECORDS = msgspec.msgpack.Decoder(Record)
_AHEAD = 4  # inputs in flight for each worker: enough that none waits, few enough that memory stays flat


class ReportCoder(Protocol):
    """What a batch needs of a coder."""

    def code(self, source: Source) -> Record:
        """The record of one report; raises ``InputError`` where the source can't be read as one."""


LoadCoder = Callable[[], ReportCoder]


class Failure(msgspec.Struct, frozen=True):
    """An input that was not coded, and why. ``trace`` is set where the fault is Dateline's own."""

    source: str
    reason: str
    trace: str | None = None


def code_all(inputs: Iterable[Source | InputError], load: LoadCoder, jobs: int = 1) -> Iterator[Record | Failure]:
    """One result for each input, in order.

    With one job the coder is loaded here; with more, each of ``jobs`` worker processes (0: one a core) calls ``load``
    once, which must then be picklable: a function of a module, or a ``functools.partial`` of one.
    Raises ``DatelineError`` where a worker process dies.
    """
    jobs = jobs or available_cores()
    return _code_here(inputs, load) if jobs == 1 else _code_in_pool(inputs, load, jobs)


def available_cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def code_one(coder: ReportCoder, source: Source) -> Record | Failure:
    """The record, or the failure where the report can't be coded.

    A fault of Dateline's own is caught too, and told as such: one odd report must not end a batch of thousands.
    """
    try:
        return coder.code(source)
    except InputError as error:
        return _refused(error)
    except Exception as error:
        reason = f"Dateline failed with {type(error).__name__}: {error}; please report this, with the text if you may"
        return Failure(source.source, reason, traceback.format_exc())


def _refused(error: InputError) -> Failure:
    return Failure(error.source, error.reason)


def _code_here(inputs: Iterable[Source | InputError], load: LoadCoder) -> Iterator[Record | Failure]:
    coder: ReportCoder | None = None
    for item in inputs:
        if isinstance(item, InputError):
            yield _refused(item)
            continue
        if coder is None:  # nothing to code, nothing to load
            coder = load()
        yield code_one(coder, item)


def _code_in_pool(inputs: Iterable[Source | InputError], load: LoadCoder, jobs: int) -> Iterator[Record | Failure]:
    waiting: deque[Future[bytes | Failure] | Failure] = deque()
    # "spawn" on every system: a fork would copy the caller's threads and locks in whatever state they are.
    pool = ProcessPoolExecutor(jobs, get_context("spawn"), _start_worker, (load,))
    try:
        for item in inputs:
            if isinstance(item, InputError):
                waiting.append(_refused(item))
            else:
                with _interrupts_held():
                    waiting.append(pool.submit(_work, item))
            if len(waiting) >= jobs * _AHEAD:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    except BrokenProcessPool as error:
        raise DatelineError("a worker process died, perhaps for want of memory: try fewer --jobs") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _result(item: Future[bytes | Failure] | Failure) -> Record | Failure:
    result = item if isinstance(item, Failure) else item.result()
    return result if isinstance(result, Failure) else _RECORDS.decode(result)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back while a worker may be started: the mask is inherited, so that only this process answers it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Worker:
    """What a worker process keeps between reports: a pool hands its workers nothing but functions of modules."""

    load: LoadCoder | None = None
    coder: ReportCoder | None = None


def _start_worker(load: LoadCoder) -> None:
    _Worker.load, _Worker.coder = staticmethod(load), None


def _work(source: Source) -> bytes | Failure:
    """In a worker: the record as MessagePack, which is both smaller and quicker than a pickle of its many structs."""
    if _Worker.coder is None:
        if _Worker.load is None:
            raise DatelineError("this worker process was not started by a batch")
        _Worker.coder = _Worker.load()  # here and not at the start, so that what it raises reaches the caller whole
    result = code_one(_Worker.coder, source)
    return result if isinstance(result, Failure) else _RECORD_ENCODER.encode(result)
