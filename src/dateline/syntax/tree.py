"""The best tree for a matrix of arc scores: greedy where that gives a tree, else Chu–Liu–Edmonds."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_NEVER = np.float32(-1e9)


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """Heads of tokens 1..n as node numbers; ``scores[i, j]`` is for token i+1 under node j, node 0 the root.

    Exactly one token hangs from the root.
    """
    n = scores.shape[0]
    scores = scores.copy()
    scores[np.arange(n), np.arange(1, n + 1)] = _NEVER
    if n == 1:
        return [0]
    rest = scores[:, 1:].max(axis=1)
    top = int((scores[:, 0] - rest).argmax())
    only = scores[top, 0]
    scores[:, 0] = _NEVER
    scores[top, :] = _NEVER
    scores[top, 0] = only
    heads = [int(h) for h in scores.argmax(axis=1)]
    if _cycle(heads) is None:
        return heads
    full = np.full((n + 1, n + 1), _NEVER, np.float64)
    full[1:, :] = scores
    return _edmonds(full)[1:]


def _cycle(heads: list[int]) -> list[int] | None:
    """A cycle among tokens (node numbers), or None."""
    state = [0] * (len(heads) + 1)
    state[0] = 2
    for start in range(1, len(heads) + 1):
        path = []
        node = start
        while state[node] == 0:
            state[node] = 1
            path.append(node)
            node = heads[node - 1]
        if state[node] == 1:
            return path[path.index(node) :]
        for seen in path:
            state[seen] = 2
    return None


def _edmonds(scores: NDArray[np.float64]) -> list[int]:
    """Chu–Liu–Edmonds over nodes 0..n, ``scores[i, j]`` for i under j; the head of node 0 is 0."""
    n = scores.shape[0]
    heads = [0] + [int(h) for h in scores[1:].argmax(axis=1)]
    cycle = _cycle(heads[1:])
    if cycle is None:
        return heads
    inside = set(cycle)
    outer = [i for i in range(n) if i not in inside]
    total = sum(scores[i, heads[i]] for i in cycle)
    m = len(outer)
    small = np.full((m + 1, m + 1), _NEVER, np.float64)
    into = [0] * m  # for each outer node as head: which cycle node it would enter
    outof = [0] * m  # for each outer node under the cycle: which cycle node heads it
    for a, i in enumerate(outer):
        for b, j in enumerate(outer):
            small[a, b] = scores[i, j]
        if i:
            best = max(cycle, key=lambda c: scores[i, c])
            small[a, m], outof[a] = scores[i, best], best
        enter = max(cycle, key=lambda c: scores[c, i] - scores[c, heads[c]])
        small[m, a], into[a] = scores[enter, i] - scores[enter, heads[enter]] + total, enter
    solved = _edmonds(small)
    result = list(heads)
    for a, i in enumerate(outer):
        if i:
            result[i] = outof[a] if solved[a] == m else outer[solved[a]]
    top = solved[m]
    result[into[top]] = outer[top]
    return result
