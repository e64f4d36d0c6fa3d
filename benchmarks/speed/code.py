"""How fast and how large: `python -m benchmarks.speed.code [--reports N] [--data DIR] [--install] [--json]`.

Reports of 300 words are cut, always the same, from `texts` beside this file, or from `--data` (a folder); each is coded
in this process, on one core. The time to the first result and the peak of resident memory are those of
`dateline code` as a process of its own. `--install` measures a fresh environment without extras; it needs the network.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

import dateline
from benchmarks.machine import machine, sha256_of, versions
from dateline.batch import ReportCoder
from dateline.records.report import Source

WORDS = 300
TEXTS = Path(__file__).parent / "texts"
STARTS = 5  # runs of the process, of which the median counts


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds and mebibytes; ``reports_a_second`` is for one core, by the processor's time and not the wall's."""

    benchmark: str = "speed"
    reports: int
    words_a_report: int = WORDS
    reports_a_second: float
    milliseconds_median: float
    milliseconds_worst: float
    load_seconds: float
    first_result_seconds: float
    peak_resident_mib: float
    installed_mib: float | None
    data: dict[str, str]
    versions: dict[str, str | None] = msgspec.field(default_factory=versions)
    machine: dict[str, str | int] = msgspec.field(default_factory=machine)


def main(argv: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(argv)
    files = sorted(options.data.glob("*.txt"))
    if not files:
        print(f"{options.data} holds no *.txt", file=sys.stderr)
        return 2
    sources = list(make_reports(files, options.reports))
    begun = time.perf_counter()
    coder = dateline.load()
    load_seconds = time.perf_counter() - begun
    spent = time_each(coder, sources)
    first, peak = measure_process(sources[0], sources)
    result = Result(
        reports=len(sources),
        reports_a_second=round(len(spent) / sum(spent), 1),
        milliseconds_median=round(1000 * statistics.median(spent), 1),
        milliseconds_worst=round(1000 * max(spent), 1),
        load_seconds=round(load_seconds, 3),
        first_result_seconds=round(first, 3),
        peak_resident_mib=round(peak, 1),
        installed_mib=round(measure_install(), 1) if options.install else None,
        data={"path": str(options.data), "sha256": sha256_of(files)},
    )
    if options.json:
        print(msgspec.json.format(msgspec.json.encode(result), indent=1).decode())
    else:
        show(result)
    return 0


def make_reports(files: Sequence[Path], count: int) -> Iterator[Source]:
    """``count`` reports of `WORDS` words: the paragraphs of all files in a ring, each begun a paragraph later."""
    paragraphs = [line for file in files for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    for n in range(count):
        taken: list[str] = []
        room, at = WORDS, n
        while room > 0:
            words = paragraphs[at % len(paragraphs)].split()[:room]
            taken.append(" ".join(words))
            room -= len(words)
            at += 1
        yield dateline.source("\n".join(taken), f"speed-{n}")


def time_each(coder: ReportCoder, sources: Sequence[Source]) -> list[float]:
    """Seconds of processor time that each report takes, after one that warms up."""
    coder.code(sources[0])
    spent = []
    for source in sources:
        begun = time.process_time()
        coder.code(source)
        spent.append(time.process_time() - begun)
    return spent


def measure_process(first: Source, sources: Sequence[Source]) -> tuple[float, float]:
    """Seconds from the start of `dateline code` to its first line for one report; peak MiB of one that codes all."""
    command = [sys.executable, "-m", "dateline", "code", "--format", "jsonl", "-"]
    with tempfile.TemporaryDirectory() as folder:
        one, every = Path(folder, "one.txt"), Path(folder, "all.jsonl")
        one.write_text(first.text, encoding="utf-8")
        every.write_bytes(b"".join(msgspec.json.encode({"id": s.source, "text": s.text}) + b"\n" for s in sources))
        starts = []
        for _ in range(STARTS):
            begun = time.perf_counter()
            with one.open("rb") as stdin, subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE) as process:
                assert process.stdout is not None
                line = process.stdout.readline()
                starts.append(time.perf_counter() - begun)
            if not line:
                raise SystemExit("dateline code gave no result")
        with every.open("rb") as stdin:
            child = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL)
            _, status, usage = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise SystemExit(f"dateline code ended with {child.returncode}")
    return statistics.median(starts), _mebibytes(usage)


def _mebibytes(usage: resource.struct_rusage) -> float:
    return usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def measure_install() -> float:
    """MiB that the project and what it needs add to an empty environment."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        before = _size(Path(folder))
        subprocess.run([f"{folder}/bin/python", "-m", "pip", "install", "-q", "."], check=True)
        return (_size(Path(folder)) - before) / 2**20


def _size(folder: Path) -> int:
    return sum(path.lstat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def show(result: Result) -> None:
    print(f"{result.reports} reports of {result.words_a_report} words")
    print(f"  {result.reports_a_second:8.1f} reports a second on one core")
    print(f"  {result.milliseconds_median:8.1f} ms a report (median); the slowest {result.milliseconds_worst:.1f} ms")
    print(f"  {result.load_seconds:8.2f} s to load")
    print(f"  {result.first_result_seconds:8.2f} s from the start of the process to the first result")
    print(f"  {result.peak_resident_mib:8.0f} MiB resident at most")
    if result.installed_mib is not None:
        print(f"  {result.installed_mib:8.0f} MiB installed, without extras")
    print(f"  on {result.machine['processor']}, Python {result.machine['python']}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reports", type=int, default=200, metavar="N", help="how many reports to code (default: 200)")
    parser.add_argument("--data", type=Path, default=TEXTS, metavar="DIR", help="folder of *.txt to cut them from")
    parser.add_argument("--install", action="store_true", help="measure the size of a fresh installation too")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
