"""What is no report: it is refused by name or comes out without claims, in linear time, and the batch goes on."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pytest

import dateline
from dateline.cli import main

NEWS = "GAO, May 3 - Rebels attacked an army convoy near Gao on Tuesday, killing six soldiers, the army said.\n"
RATIO = 8  # four times the text may take eight times as long: 4 is linear, 16 is quadratic


Coded = tuple[float, int, bool]
"""Seconds of processor time that coding took, the number of claims, and whether the record holds the text whole."""


def _coded(text: str) -> Coded:
    source = dateline.source(text)
    coder = _coder()
    began = time.process_time()
    record = coder.code(source)
    return time.process_time() - began, len(record.claims), record.report.text == text


@cache
def _coder() -> dateline.Coder:
    return dateline.load()


@pytest.fixture(scope="module")
def coded() -> Iterator[Callable[[str], Coded]]:
    """Codes a text in another process: in this one, numpy may already be loaded with threads that count as time."""
    with ProcessPoolExecutor(1, get_context("spawn")) as pool:
        yield lambda text: pool.submit(_coded, text).result()


def noise(size: int) -> bytes:
    """Letters, marks and blanks by chance, the same each time."""
    chance = random.Random(7)
    alphabet = bytes(range(32, 127)) + b"\n   "
    block = bytes(chance.choices(alphabet, k=65_536))
    return (block * (size // len(block) + 1))[:size]


REFUSED = {
    "empty.txt": (b"", "it is empty"),
    "blank.txt": (b" \t\r\n\x0c\n \xc2\xa0 \n", "it is empty"),
    "bom.txt": (b"\xef\xbb\xbf", "it is empty"),
    "marks.txt": (b"... --- 123 !!! \n" * 50, "it holds no words"),
    "nul.txt": (b"Rebels attacked\x00\x00 the town.\x00", "it holds NUL bytes"),
    "binary": (bytes(range(1, 256)) * 40, "control characters"),
    "ten-megabytes.txt": (noise(10_000_000), "it is longer than 600,000 characters"),
    "lines.jsonl": (b'{"id": "x"}\n', "text"),
    "broken.jsonl": (b"{]\n", "JSON"),
}


def test_what_is_no_report_is_named_and_the_batch_goes_on(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    paths = []
    for name, (data, _) in REFUSED.items():
        paths.append(tmp_path / name)
        paths[-1].write_bytes(data)
    for name in ("first.txt", "last.txt"):
        (tmp_path / name).write_text(NEWS, encoding="utf-8")
    batch = [tmp_path / "first.txt", *paths, tmp_path / "last.txt"]
    assert main(["code", *map(str, batch), "--published", "2019-05-08", "--format", "jsonl"]) == 1
    out, err = capfdbinary.readouterr()
    records = [json.loads(line) for line in out.splitlines()]
    assert [Path(record["report"]["source"]).name for record in records] == ["first.txt", "last.txt"]
    assert all(record["claims"] for record in records)
    said = err.decode().splitlines()
    assert len(said) == len(REFUSED), said
    for line, path, (_, reason) in zip(said, paths, REFUSED.values(), strict=True):
        assert line.startswith(f"dateline: {path}"), line
        assert reason in line
        assert "Dateline failed" not in line


def test_ten_megabytes_on_stdin_are_refused_at_once() -> None:
    began = time.monotonic()
    command = [sys.executable, "-m", "dateline", "code", "--format", "jsonl"]
    done = subprocess.run(command, input=noise(10_000_000), capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr.decode().startswith("dateline: -: it is longer than 600,000 characters")
    assert time.monotonic() - began < 20


ENDLESS = {
    "letters": "x" * 500_000,
    "hyphens": "war-" * 30_000,
    "numbers": "1,000" * 100_000,
    "mixed": "Aa1'" * 30_000,
    "blanks": "a" + " " * 500_000 + "b",
    "one-word": "attack " * 43_000,
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_one_endless_line_has_no_claims(coded: Callable[[str], Coded], text: str) -> None:
    seconds, claims, whole = coded(text)
    assert (claims, whole) == (0, True)
    assert seconds < 60


def test_noise_comes_out_whole(coded: Callable[[str], Coded]) -> None:
    assert coded(noise(100_000).decode())[2]


# What stages look for, so often that anything that compares all with all would show.
REPEATED = {
    "names": "Gao, ",
    "times": "on Tuesday ",
    "numbers": "12 men ",
    "quotes": '"yes" he said ',
    "brackets": "(a ",
    "stops": ". ",
    "lines": "attack\n",
    "paragraphs": "Nothing new.\n\n",
    "sentences": "The day was calm. ",
    "reports": "Rebels attacked Gao on Tuesday. ",
    "people": "Colonel Musa Adan said so. ",
}
SIZES = (10_000, 40_000)


@pytest.mark.parametrize("part", REPEATED.values(), ids=REPEATED)
def test_time_grows_with_the_text_and_not_with_its_square(coded: Callable[[str], Coded], part: str) -> None:
    coded(part * 20)  # what is cached at first use is not the text's
    small, large = (coded(part * (size // len(part)))[0] for size in SIZES)
    assert large < RATIO * max(small, 0.05)


@pytest.mark.parametrize("part", ["attack\n", "Rebels attacked. "])
def test_looking_back_at_what_was_told_is_bounded(coded: Callable[[str], Coded], part: str) -> None:
    coded(part * 20)
    small, large = (coded(part * (size // len(part)))[0] for size in (30_000, 120_000))
    assert large < RATIO * small
