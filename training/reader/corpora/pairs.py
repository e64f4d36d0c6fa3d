"""Sentences with a source, a target and the root type of what passes between them: PLV's, and those of our own."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from dateline.syntax.tokens import tokenize
from training.reader.example import Pair

_MARK = re.compile(r"<(/?)([st])>|\[(/?)([ST])\]")


def plv(data: Path) -> Iterator[Pair]:
    """The sentences of PLV. Its root YIELD is CONCEDE or RETREAT."""
    for line in gzip.decompress((data / "plv" / "train.jsonl.gz").read_bytes()).splitlines():
        row = msgspec.json.decode(line)
        pair = marked(row["marked_sentence"], "plv", row["sentence_id"], row["gold_root"])
        if pair:
            yield pair


def own(table: Path) -> Iterator[Pair]:
    """The sentences of our own: root, mode, status and the marked sentence, separated by tabs."""
    for number, line in enumerate(table.read_text(encoding="utf-8").splitlines()):
        if line and not line.startswith("#"):
            root, mode, status, sentence = line.split("\t")
            pair = marked(sentence, "pairs", str(number), root, "" if mode == "-" else mode, status)
            if pair is None:
                raise ValueError(f"{table}:{number + 1}: needs one source and one target, each with words: {sentence}")
            yield pair


def marked(sentence: str, corpus: str, pair_id: str, root: str, mode: str = "", status: str = "") -> Pair | None:
    """The pair of a sentence with its source in <s>…</s> or [S]…[/S] and its target in <t>…</t>; None without both."""
    plain, at = "", 0
    spans: dict[str, int] = {}
    for mark in _MARK.finditer(sentence):
        plain += sentence[at : mark.start()]
        at = mark.end()
        name = (mark[2] or mark[4]).lower() + ("/" if mark[1] or mark[3] else "")
        spans.setdefault(name, len(plain))
    plain += sentence[at:]
    if not {"s", "s/", "t", "t/"} <= spans.keys():
        return None
    words = tokenize(plain, 0, len(plain))
    ranges = []
    for name in "st":
        inside = [n for n, (start, end) in enumerate(words) if end > spans[name] and start < spans[name + "/"]]
        if not inside:
            return None
        ranges.append((inside[0], inside[-1] + 1))
    source, target = ranges
    return Pair(corpus, pair_id, tuple(plain[a:b] for a, b in words), source, target, root, mode, status)
