"""Other time taggers over the same texts, for comparison alone: each is run by the Python that has it installed."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from benchmarks.accuracy.timeml import Document, Expression
from dateline.records.span import Span

SYSTEMS = ("heideltime", "recognizers-text", "dateparser")
HOME = Path("build/peers")  # made by `sh benchmarks/peers.sh`
WORKER = Path(__file__).with_name("time_peer_worker.py")
LONGEST = 3 * 3600  # seconds


class Answer(msgspec.Struct, frozen=True):
    """What a peer found, one list a document; ``load_seconds`` is its start (Java's included), ``seconds`` the work."""

    version: str
    load_seconds: float
    seconds: float
    found: list[list[Expression]]


class _Told(msgspec.Struct, frozen=True):
    version: str = ""
    load_seconds: float = 0
    seconds: float = 0
    found: list[list[tuple[int, int, str, str]]] = []
    missing: str | None = None


def python_of_peers() -> Path:
    """The Python of the environment made for the peers; without one, that which runs."""
    own = HOME / "bin" / "python"
    return own if own.exists() else Path(sys.executable)


def ask(system: str, documents: Sequence[Document], python: Path | None = None) -> Answer | str:
    """What a peer finds in the documents, or why it could not be run."""
    sent = json.dumps(
        [{"text": d.text, "written": d.written and d.written.isoformat(), "narrative": narrative(d)} for d in documents]
    )
    command = [str(python or python_of_peers()), "-I", str(WORKER), system]
    try:
        run = subprocess.run(command, input=sent, capture_output=True, text=True, timeout=LONGEST, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"could not be run: {error}"
    if run.returncode:
        return f"ended with {run.returncode}: {run.stderr[-300:].strip()}"
    told = msgspec.json.decode(run.stdout, type=_Told)
    if told.missing is not None:
        return told.missing
    found = [sorted(Expression(Span(start, end), kind, value) for start, end, kind, value in one) for one in told.found]
    return Answer(told.version, told.load_seconds, told.seconds, found)


def narrative(document: Document) -> bool:
    """Whether the text is an account of history, which HeidelTime reads in another mode than news."""
    return document.set == "WikiWars"
