"""Sentences to trees with the packaged parser: a small BiLSTM with biaffine heads, run with numpy.

Trained by `training/parser`; see `docs/parser.md`. One report's sentences are run together, and no others with them, so
that the same report gives the same trees.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dateline.errors import AssetError
from dateline.records.block import Block
from dateline.records.syntax import Sentence, Token
from dateline.syntax.features import rows
from dateline.syntax.lemmas import Lemmas
from dateline.syntax.tokens import straight, tokenize
from dateline.syntax.tree import best_tree

Floats = NDArray[np.float32]
_Piece = tuple[Block, list[tuple[int, int]]]
_MAX_TOKENS = 160  # a longer sentence is parsed in pieces, so that cost stays linear
_MAX_BATCH = 4096  # tokens run together; a report has far fewer, noise far more, and each takes some 20 kB


class _Lstm:
    """One bidirectional layer, run for all sentences at once.

    A sigmoid is a tanh of half its input, so one call serves all gates; their order is input, forget, output, cell. The
    states are kept doubled and the weights that meet them halved, which saves a product at each step.
    """

    def __init__(self, weights: Mapping[str, Floats], name: str) -> None:
        def pick(kind: str) -> Floats:
            both = np.stack([weights[f"{name}.{kind}_l0"], weights[f"{name}.{kind}_l0_reverse"]])
            first, forget, cell, last = np.split(both, 4, axis=1)
            half = np.concatenate([first, forget, last], axis=1) * np.float32(0.5)
            return np.concatenate([half, cell], axis=1)

        def turned(kind: str) -> Floats:
            return np.ascontiguousarray(pick(kind).transpose(0, 2, 1))

        self.inner, self.state = turned("weight_ih"), turned("weight_hh") * np.float32(0.5)
        self.bias = (pick("bias_ih") + pick("bias_hh"))[:, None, :]
        self.size = self.state.shape[1]

    def __call__(self, x: Floats, steps: _Steps) -> Floats:
        """``x`` and the result hold one row a token, sentence after sentence."""
        size, three = self.size, 3 * self.size
        gates = np.empty((2, len(x), 4 * size), np.float32)
        np.matmul(x[steps.ahead], self.inner[0], out=gates[0])
        np.matmul(x[steps.back], self.inner[1], out=gates[1])
        gates += self.bias
        states = np.empty((2, len(x), size), np.float32)
        cell = np.zeros((2, steps.most, size), np.float32)
        before = np.zeros((2, steps.most + 3, size), np.float32)
        came = np.empty((2, steps.most + 3, 4 * size), np.float32)
        for first, live in steps.ranges:
            now = gates[:, first : first + live]
            if first:
                now += self._carry(before, came, live)
            np.tanh(now, out=now)
            open_ = now[:, :, :three]
            open_ += 1
            cell = cell[:, :live]
            cell *= now[:, :, size : 2 * size]
            new = now[:, :, :size]
            new *= now[:, :, three:]
            cell += new
            cell *= np.float32(0.5)
            state = before[:, :live]
            np.tanh(cell, out=state)
            state *= now[:, :, 2 * size : three]
            states[:, first : first + live] = state
        out = np.empty((len(x), 2 * size), np.float32)
        out[steps.ahead, :size] = states[0]
        out[steps.back, size:] = states[1]
        out *= np.float32(0.5)
        return out

    def _carry(self, before: Floats, out: Floats, live: int) -> Floats:
        """What the states of the step before add to the gates of the first ``live`` sentences.

        The product is quickest for one row, or for a multiple of four; the rows that fill up are not used.
        """
        if live > 3:
            rows_run = (live + 3) // 4 * 4
            np.matmul(before[:, :rows_run], self.state, out=out[:, :rows_run])
        else:
            for side in (0, 1):
                for k in range(live):
                    np.matmul(before[side, k], self.state[side], out=out[side, k])
        return out[:, :live]


class _Steps:
    """The order in which a layer meets the tokens: the first of each sentence, the second of each, and so on.

    ``lengths`` fall, so that the sentences still running at a step are always the first ones. ``ahead`` and ``back``
    give the row of each step's token, read from the left and from the right; ``ranges`` the first and the number of
    each step's tokens.
    """

    def __init__(self, lengths: NDArray[np.int64]) -> None:
        starts = np.cumsum(lengths) - lengths
        live = np.searchsorted(-lengths, -np.arange(lengths[0]), side="left")
        firsts = np.cumsum(live) - live
        step = np.repeat(np.arange(len(live)), live)
        sentence = np.arange(len(step)) - firsts[step]
        self.ahead = starts[sentence] + step
        self.back = starts[sentence] + lengths[sentence] - 1 - step
        self.ranges = list(zip(firsts.tolist(), live.tolist(), strict=True))
        self.most = len(lengths)


def _batches(pieces: Sequence[_Piece]) -> Iterator[list[_Piece]]:
    batch: list[_Piece] = []
    tokens = 0
    for piece in pieces:
        if tokens + len(piece[1]) > _MAX_BATCH:
            yield batch
            batch, tokens = [], 0
        batch.append(piece)
        tokens += len(piece[1])
    if batch:
        yield batch


class Parser:
    """Blocks of text to parsed sentences. Load once; calls do not change it."""

    def __init__(self, weights: Mapping[str, Floats], tags: Sequence[str], deps: Sequence[str], lemmas: Lemmas) -> None:
        self._w = weights
        self._tags, self._deps, self._lemmas = list(tags), list(deps), lemmas
        self._one, self._two = _Lstm(weights, "one"), _Lstm(weights, "two")
        self._rel = np.ascontiguousarray(weights["rel"].transpose(1, 0, 2).reshape(weights["rel"].shape[1], -1))

    @classmethod
    def load(cls) -> Parser:
        """The packaged parser. Raises AssetError where its weights or its lemmas are missing or damaged."""
        path = files("dateline.syntax") / "data" / "parser.npz"
        try:
            with path.open("rb") as file, np.load(file) as packed:
                meta: dict[str, Any] = json.loads(str(packed["meta"]))
                weights = {k: packed[k].astype(np.float32) for k in packed.files if k != "meta"}
            return cls(weights, meta["tags"], meta["deps"], Lemmas.load())
        except (OSError, ValueError, KeyError, EOFError, BadZipFile, zlib.error) as error:
            raise AssetError(f"syntax/data/parser.npz can't be read ({error}): install the package again") from error

    def __call__(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
        """The parsed sentences of ``blocks``, in order; a block without tokens gives none."""
        pieces: list[_Piece] = []
        for block in blocks:
            ranges = tokenize(text, block.start, block.end)
            pieces += [(block, ranges[i : i + _MAX_TOKENS]) for i in range(0, len(ranges), _MAX_TOKENS)]
        sentences: list[Sentence] = []
        for batch in _batches(pieces):
            sentences += self._parse(text, batch, len(sentences))
        return sentences

    def _parse(self, text: str, pieces: list[_Piece], index: int) -> list[Sentence]:
        words = [[text[a:b] for a, b in ranges] for _, ranges in pieces]
        lowers = [[straight(w) for w in sentence] for sentence in words]
        order = sorted(range(len(pieces)), key=lambda i: -len(words[i]))
        lengths = np.array([len(words[i]) for i in order], np.int64)
        table = np.array(
            [rows(w, low, not j) for i in order for j, (w, low) in enumerate(zip(words[i], lowers[i], strict=True))]
        )
        tagged, encoded = self._encode(table, _Steps(lengths))
        tags = tagged.argmax(axis=1).tolist()
        heads, deps = self._attach(encoded, lengths)
        done: list[Sentence | None] = [None] * len(pieces)
        a = 0
        for i in order:
            b = a + len(words[i])
            names = [self._tags[t] for t in tags[a:b]]
            block, ranges = pieces[i]
            done[i] = self._sentence(index + i, block, ranges, words[i], lowers[i], names, heads[a:b], deps[a:b])
            a = b
        return [s for s in done if s is not None]

    def _encode(self, table: NDArray[np.int64], steps: _Steps) -> tuple[Floats, Floats]:
        w = self._w
        word = w["word.weight"][table[:, 0]] + w["word.weight"][table[:, 1]]
        rest = [w[f"{name}.weight"][table[:, k]] for k, name in ((2, "prefix"), (3, "suffix"), (4, "shape"))]
        one = self._one(np.concatenate([word, *rest], axis=1), steps)
        two = self._two(one, steps)
        return one @ w["tag.weight"].T + w["tag.bias"], two

    def _attach(self, encoded: Floats, lengths: NDArray[np.int64]) -> tuple[list[int], list[str]]:
        """Heads (index in the sentence; its own for the root) and labels of all tokens.

        ``encoded`` holds the tokens of all sentences, one row each; in the products the root is one row more, the last.
        """
        w, n = self._w, len(encoded)
        nodes = np.concatenate([encoded, w["root"][None, :]])
        dep = np.maximum(encoded @ w["arc_dep.weight"].T + w["arc_dep.bias"], 0) @ w["arc"][:-1] + w["arc"][-1]
        head = np.maximum(nodes @ w["arc_head.weight"].T + w["arc_head.bias"], 0)
        heads: list[int] = []
        rows_of: list[int] = []
        a = 0
        for length in lengths.tolist():
            b = a + length
            arcs = np.empty((length, length + 1), np.float32)
            np.matmul(dep[a:b], head[a:b].T, out=arcs[:, 1:])
            np.matmul(dep[a:b], head[n], out=arcs[:, 0])
            for i, h in enumerate(best_tree(arcs)):
                heads.append(h - 1 if h else i)
                rows_of.append(a + h - 1 if h else n)
            a = b
        left = np.empty((n, self._rel.shape[0]), np.float32)
        np.maximum(encoded @ w["rel_dep.weight"].T + w["rel_dep.bias"], 0, out=left[:, :-1])
        left[:, -1] = 1
        right = np.ones((n, left.shape[1], 1), np.float32)
        right[:, :-1, 0] = np.maximum(nodes @ w["rel_head.weight"].T + w["rel_head.bias"], 0)[rows_of]
        scores = ((left @ self._rel).reshape(n, len(self._deps), -1) @ right)[:, :, 0]
        return heads, [self._deps[k] for k in scores.argmax(axis=1).tolist()]

    def _sentence(
        self,
        index: int,
        block: Block,
        ranges: list[tuple[int, int]],
        words: list[str],
        lowers: list[str],
        tags: list[str],
        heads: list[int],
        deps: list[str],
    ) -> Sentence:
        tokens = tuple(
            Token(i, a, b, words[i], lowers[i], self._lemmas.of(lowers[i], tags[i]), tags[i], heads[i], deps[i])
            for i, (a, b) in enumerate(ranges)
        )
        children: list[list[int]] = [[] for _ in tokens]
        for token in tokens:
            if token.head != token.index:
                children[token.head].append(token.index)
        kids = tuple(tuple(c) for c in children)
        return Sentence(index, block.paragraph, ranges[0][0], ranges[-1][1], tokens, kids)
