"""What the parser sees of a token: hashed word, prefix, suffix and shape. Training and running share this file."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

WORD_ROWS = 16384
PREFIX_ROWS = 4096
SUFFIX_ROWS = 4096
SHAPE_ROWS = 512
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(.)\1{3,}")


def _row(text: str, seed: int, rows: int) -> int:
    return zlib.crc32(text.encode("utf-8", "surrogatepass"), seed) % rows


def shape(word: str) -> str:
    """The word's form: "Qaim" is `Xxxx`, "5,200" `d,ddd`; runs are cut at three."""
    out = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word[:12])
    return _RUN.sub(r"\1\1\1", out)


@lru_cache(maxsize=65536)
def rows(word: str, lower: str, first: bool) -> tuple[int, int, int, int, int]:
    """Rows of the five tables: word by two hashes, prefix, suffix, shape.

    ``lower`` is the straightened lower-case form; ``first`` tells that the token opens its sentence.
    """
    norm = _DIGIT.sub("0", lower)
    return (
        _row(norm, 0, WORD_ROWS),
        _row(norm, 0x9E3779B9, WORD_ROWS),
        _row(norm[:3], 1, PREFIX_ROWS),
        _row(norm[-3:], 2, SUFFIX_ROWS),
        _row(("^" if first else "") + shape(word), 3, SHAPE_ROWS),
    )
