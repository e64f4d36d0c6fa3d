"""Sentences to trees with the packaged parser: a small BiLSTM with biaffine heads, run with numpy.

Trained by `training/parser`; see `docs/parser.md`. One report's sentences are run together; the same report gives the
same trees, whatever else is in the batch.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

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
_MAX_TOKENS = 160  # a longer sentence is parsed in pieces, so that cost stays linear


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
        came = np.empty((2, steps.most, 4 * size), np.float32)
        cell = np.zeros((2, steps.most, size), np.float32)
        before = states[:, :0]
        for first, live in steps.ranges:
            now = gates[:, first : first + live]
            if first:
                now += self._carry(before[:, :live], came[:, :live])
            np.tanh(now, out=now)
            open_ = now[:, :, :three]
            open_ += 1
            cell = cell[:, :live]
            cell *= now[:, :, size : 2 * size]
            new = now[:, :, :size]
            new *= now[:, :, three:]
            cell += new
            cell *= np.float32(0.5)
            before = states[:, first : first + live]
            np.tanh(cell, out=before)
            before *= now[:, :, 2 * size : three]
        out = np.empty((len(x), 2 * size), np.float32)
        out[steps.ahead, :size] = states[0]
        out[steps.back, size:] = states[1]
        out *= np.float32(0.5)
        return out

    def _carry(self, before: Floats, out: Floats) -> Floats:
        """What the states of the step before add to the gates. For a few sentences row by row is the quicker product."""
        if before.shape[1] > 3:
            return np.matmul(before, self.state, out=out)
        for side in (0, 1):
            for k in range(before.shape[1]):
                np.matmul(before[side, k], self.state[side], out=out[side, k])
        return out


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


class Parser:
    """Blocks of text to parsed sentences. Load once; calls do not change it."""

    def __init__(self, weights: Mapping[str, Floats], tags: Sequence[str], deps: Sequence[str], lemmas: Lemmas) -> None:
        self._w = weights
        self._tags, self._deps, self._lemmas = list(tags), list(deps), lemmas
        self._one, self._two = _Lstm(weights, "one"), _Lstm(weights, "two")
        self._rel = np.ascontiguousarray(weights["rel"].transpose(1, 0, 2).reshape(weights["rel"].shape[1], -1))

    @classmethod
    def load(cls) -> Parser:
        path = files("dateline.syntax") / "data" / "parser.npz"
        try:
            with path.open("rb") as file, np.load(file) as packed:
                meta: dict[str, Any] = json.loads(str(packed["meta"]))
                weights = {k: packed[k].astype(np.float32) for k in packed.files if k != "meta"}
        except (OSError, ValueError, KeyError) as error:
            raise AssetError(f"syntax/data/parser.npz can't be read ({error}): install the package again") from error
        return cls(weights, meta["tags"], meta["deps"], Lemmas.load())

    def __call__(self, text: str, blocks: Sequence[Block]) -> list[Sentence]:
        """The parsed sentences of ``blocks``, in order; a block without tokens gives none."""
        pieces: list[tuple[Block, list[tuple[int, int]]]] = []
        for block in blocks:
            ranges = tokenize(text, block.start, block.end)
            pieces += [(block, ranges[i : i + _MAX_TOKENS]) for i in range(0, len(ranges), _MAX_TOKENS)]
        sentences: list[Sentence] = []
        for first in range(0, len(pieces), 256):
            sentences += self._parse(text, pieces[first : first + 256], first)
        return sentences

    def _parse(self, text: str, pieces: list[tuple[Block, list[tuple[int, int]]]], index: int) -> list[Sentence]:
        if not pieces:
            return []
        words = [[text[a:b] for a, b in ranges] for _, ranges in pieces]
        lowers = [[straight(w) for w in sentence] for sentence in words]
        order = sorted(range(len(pieces)), key=lambda i: -len(words[i]))
        lengths = np.array([len(words[i]) for i in order], np.int64)
        starts = np.cumsum(lengths) - lengths
        table = np.array([rows(w, lo, j == 0) for i in order for j, (w, lo) in enumerate(zip(words[i], lowers[i], strict=True))])
        tagged, nodes = self._encode(table, _Steps(lengths))
        tags = tagged.argmax(axis=1)
        done: dict[int, Sentence] = {}
        for place, i in enumerate(order):
            a, n = int(starts[place]), int(lengths[place])
            heads, deps = self._attach(nodes[a : a + n])
            names = [self._tags[t] for t in tags[a : a + n]]
            block, ranges = pieces[i]
            done[i] = self._sentence(index + i, block, ranges, words[i], lowers[i], names, heads, deps)
        return [done[i] for i in range(len(pieces))]

    def _encode(self, table: NDArray[np.int64], steps: _Steps) -> tuple[Floats, Floats]:
        w = self._w
        word = w["word.weight"][table[:, 0]] + w["word.weight"][table[:, 1]]
        rest = [w[f"{name}.weight"][table[:, k]] for k, name in ((2, "prefix"), (3, "suffix"), (4, "shape"))]
        one = self._one(np.concatenate([word, *rest], axis=1), steps)
        two = self._two(one, steps)
        return one @ w["tag.weight"].T + w["tag.bias"], two

    def _attach(self, two: Floats) -> tuple[list[int], list[str]]:
        """Heads (own index for the root) and labels of one sentence from its encoded tokens."""
        w, n = self._w, len(two)
        nodes = np.concatenate([w["root"][None, :], two])
        dep = np.maximum(two @ w["arc_dep.weight"].T + w["arc_dep.bias"], 0)
        head = np.maximum(nodes @ w["arc_head.weight"].T + w["arc_head.bias"], 0)
        arcs = (dep @ w["arc"][:-1] + w["arc"][-1]) @ head.T
        chosen = best_tree(arcs)
        rel_dep = np.maximum(two @ w["rel_dep.weight"].T + w["rel_dep.bias"], 0)
        rel_head = np.maximum(nodes @ w["rel_head.weight"].T + w["rel_head.bias"], 0)[chosen]
        one = np.ones((n, 1), np.float32)
        left = np.concatenate([rel_dep, one], axis=1) @ self._rel
        right = np.concatenate([rel_head, one], axis=1)
        scores = (left.reshape(n, len(self._deps), -1) @ right[:, :, None])[:, :, 0]
        deps = [self._deps[k] for k in scores.argmax(axis=1)]
        return [i if h == 0 else int(h) - 1 for i, h in enumerate(chosen)], deps

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
