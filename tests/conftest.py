"""Fixtures that several test modules share."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # the parser's matrices are small: threads only cost

from dateline.records.block import Block
from dateline.records.syntax import Sentence
from dateline.syntax.parser import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser.load()


@pytest.fixture(scope="session")
def parse(parser: Parser) -> Callable[[str], list[Sentence]]:
    """Text to parsed sentences, cut in the simplest way: at line ends, and at stops before a capital letter."""

    def run(text: str) -> list[Sentence]:
        blocks = []
        for number, line in enumerate(re.finditer(r"[^\n]+", text)):
            start = line.start()
            for stop in re.finditer(r"(?<=[.!?])[\"”’']?\s+(?=[A-Z\"“'‘])|$", line.group()):
                end = line.start() + stop.start()
                if text[start:end].strip():
                    blocks.append(Block(number, start, end))
                start = line.start() + stop.end()
        return parser(text, blocks)

    return run
