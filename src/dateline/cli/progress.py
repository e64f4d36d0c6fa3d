"""What a running batch tells on stderr: failures always, a running count on a terminal, each report when asked."""

from __future__ import annotations

import time
from typing import TextIO

from dateline.batch import Failure
from dateline.records.claim import Record

_PATIENCE = 0.5  # seconds before a count appears: a short run should end without a flicker
_PAUSE = 0.1  # seconds between two updates of it
_ERASE = "\r\x1b[K"


class Progress:
    """Counts what has been done and says so on ``stream``.

    ``live`` shows a running count, which needs a terminal. ``verbosity`` is below 0 for failures only, 0 for a closing
    line where there was more than one input, above 0 for a line a report and the traces of faults.
    """

    def __init__(self, stream: TextIO, live: bool, verbosity: int) -> None:
        self._stream, self._live, self._verbosity = stream, live and verbosity >= 0, verbosity
        self._begun = self._shown = time.monotonic()
        self._visible = False
        self.coded = self.failed = self.claims = 0

    def done(self, record: Record) -> None:
        """A report was coded."""
        self.coded += 1
        self.claims += len(record.claims)
        if self._verbosity > 0:
            self._say(f"{record.report.source}: {_count(len(record.claims), 'claim')}")
        self._show()

    def gone_wrong(self, failure: Failure) -> None:
        """An input was not coded."""
        self.failed += 1
        self._say(f"dateline: {failure.source}: {failure.reason}")
        if failure.trace and self._verbosity > 0:
            self._say(failure.trace.rstrip())
        self._show()

    def close(self) -> None:
        """Take the running count away, and sum up where there is something to sum up."""
        self._hide()
        if (self._live and self.coded + self.failed > 1) or self._verbosity > 0:
            self._say(self._summary())

    def _summary(self) -> str:
        seconds = max(time.monotonic() - self._begun, 1e-6)
        failed = f", {self.failed} failed" if self.failed else ""
        reports, claims = _count(self.coded, "report"), _count(self.claims, "claim")
        return f"{reports} coded{failed}, {claims}, {seconds:.1f} s ({self.coded / seconds:.1f} a second)"

    def _show(self) -> None:
        now = time.monotonic()
        if self._live and now - self._begun > _PATIENCE and now - self._shown > _PAUSE:
            self._shown, self._visible = now, True
            self._stream.write(_ERASE + self._summary())
            self._stream.flush()

    def _hide(self) -> None:
        if self._visible:
            self._visible = False
            self._stream.write(_ERASE)
            self._stream.flush()

    def _say(self, line: str) -> None:
        self._hide()
        self._stream.write(line + "\n")
        self._stream.flush()


def _count(n: int, noun: str) -> str:
    return f"{n:,} {noun}" + ("" if n == 1 else "s")
