"""`dateline code`: reports in, their claims out."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

import dateline
from dateline.batch import Failure, LoadCoder, ReportCoder, code_all
from dateline.cli.arguments import add_tables, day
from dateline.cli.progress import Progress
from dateline.errors import DatelineError, InputError, SettingError
from dateline.records.claim import Record
from dateline.records.report import Source
from dateline.settings import Settings
from dateline.write import json, jsonl

FORMATS = ("table", "jsonl", "json")
_PLAIN_WIDTH = 100  # columns of a table that does not go to a terminal


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser of the whole."""
    parser = commands.add_parser(
        "code",
        help="code reports: print every claim in them, with its evidence",
        description="Code news reports: print every claim in them, with its evidence.",
        epilog="Exit status: 0 all coded; 1 some input failed (named on stderr, the rest coded); 2 wrong call.",
        allow_abbrev=False,
    )
    add = parser.add_argument
    add("paths", nargs="*", metavar="PATH", help="text file, JSON Lines file, folder, or - for stdin (the default)")
    add("--published", type=day, metavar="DATE", help="date of publication, YYYY-MM-DD, of reports that bring none")
    add("--publisher", metavar="TEXT", help="publisher of reports that bring none")
    add("--format", choices=FORMATS, default="table", help="table to read (default), JSON Lines, or an indented array")
    add("-o", "--output", type=Path, metavar="FILE", help="write to FILE, which appears only once it is whole")
    least = Settings().least
    add(
        "--min-confidence",
        type=_confidence,
        default=least,
        metavar="X",
        help=f"leave out claims of a confidence below X, 0 to 1 (default: {least})",
    )
    add_tables(parser)
    add("--jobs", type=_jobs, default=1, metavar="N", help="worker processes; 0 for one a core (default: 1)")
    how_much = parser.add_mutually_exclusive_group()
    how_much.add_argument("-q", "--quiet", action="store_true", help="say nothing on stderr but what failed")
    how_much.add_argument("-v", "--verbose", action="store_true", help="name every report on stderr as it is coded")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, load: LoadCoder | None = None) -> int:
    """Code what ``options`` name; ``load`` makes the coder, and is another than Dateline's own in tests."""
    settings = Settings(
        published=options.published,
        publisher=options.publisher,
        least=options.min_confidence,
        places=options.places,
        actors=options.actors,
    )
    paths: Sequence[str] = options.paths
    if not paths:
        if sys.stdin.isatty():
            raise SettingError("nothing to code: name a file or folder, or pipe a report in (see dateline code --help)")
        paths = ["-"]
    to_terminal = options.output is None and sys.stdout.isatty()
    verbosity = options.verbose - options.quiet
    progress = Progress(sys.stderr, live=sys.stderr.isatty() and not to_terminal, verbosity=verbosity)
    results = code_all(_inputs(paths, settings), load or partial(_load_coder, settings), options.jobs)
    with _output(options.output) as out:
        try:
            for piece in _pieces(options.format, _coded(results, progress), to_terminal):
                out.write(piece)
                out.flush()
        finally:
            progress.close()
    return 1 if progress.failed else 0


def _load_coder(settings: Settings) -> ReportCoder:
    return dateline.load(settings)  # which brings the tables only now, so that help and wrong calls answer at once


def _inputs(paths: Iterable[str], settings: Settings) -> Iterator[Source | InputError]:
    from dateline.read.paths import expand_paths, read_path

    for path in expand_paths(paths):
        yield from read_path(path, settings, sys.stdin.buffer)


def _coded(results: Iterable[Record | Failure], progress: Progress) -> Iterator[Record]:
    for result in results:
        if isinstance(result, Failure):
            progress.gone_wrong(result)
        else:
            yield result
            progress.done(result)


def _pieces(form: str, records: Iterator[Record], to_terminal: bool) -> Iterator[bytes]:
    match form:
        case "jsonl":
            return map(jsonl.encode, records)
        case "json":
            return json.encode_all(records)
        case _:
            return _tables(records, to_terminal)


def _tables(records: Iterator[Record], to_terminal: bool) -> Iterator[bytes]:
    from dateline.cli.table import Paper  # here, since it brings rich along

    encoding = sys.stdout.encoding if to_terminal else "utf-8"
    paper = Paper.terminal() if to_terminal else Paper.plain(_columns())
    for n, record in enumerate(records):
        yield (("\n" if n else "") + paper.draw(record)).encode(encoding, "replace")


def _columns() -> int:
    asked = os.environ.get("COLUMNS", "")
    return max(int(asked), 40) if asked.isascii() and asked.isdigit() else _PLAIN_WIDTH


@contextmanager
def _output(path: Path | None) -> Iterator[BinaryIO]:
    """Where the results go: stdout, or a file that takes its name only when all has been written to it."""
    if path is None:
        yield sys.stdout.buffer
        return
    path = Path(os.path.realpath(path))  # write through a link, do not replace it
    if not path.parent.is_dir():
        raise SettingError(f"--output {path}: there is no folder {path.parent}")
    if path.is_dir():
        raise SettingError(f"--output {path}: this is a folder; name a file")
    if path.exists() and not path.is_file():  # a device or a pipe, which nothing can be renamed to
        with path.open("wb") as device:
            yield device
        return
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with draft.open("xb") as file:
            yield file
        if path.exists():
            shutil.copymode(path, draft)
        draft.replace(path)
    except OSError as error:
        raise DatelineError(f"can't write {path}: {error.strerror}") from error
    finally:
        draft.unlink(missing_ok=True)


def _confidence(text: str) -> float:
    if not re.fullmatch(r"[0-9]*\.?[0-9]+", text) or float(text) > 1:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a confidence: write a number from 0 (no claim left out) to 1"
        )
    return float(text)


def _jobs(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of jobs: write 1 or more, or 0 for one a core")
    return int(text)
