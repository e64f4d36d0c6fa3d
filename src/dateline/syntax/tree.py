"""The best tree for a matrix of arc scores: greedy where that gives a tree, else Chu–Liu–Edmonds.

Cycles are contracted in place, each at a cost that grows with its length times that of the sentence, so that noise of n
tokens takes n² steps and not n³ (Tarjan, "Finding optimum branchings", 1977).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_NEVER = np.float32(-1e9)


def best_tree(scores: NDArray[np.float32]) -> list[int]:
    """Heads of tokens 1..n as node numbers; ``scores[i, j]`` is for token i+1 under node j, node 0 the root.

    Exactly one token hangs from the root: the one whose score gains most by it. Under it the tree is the best there is.
    """
    n = scores.shape[0]
    if n == 1:
        return [0]
    scores = scores.copy()
    scores[np.arange(n), np.arange(1, n + 1)] = _NEVER
    rest = scores[:, 1:].max(axis=1)
    top = int((scores[:, 0] - rest).argmax())
    only = scores[top, 0]
    scores[:, 0] = _NEVER
    scores[top, :] = _NEVER
    scores[top, 0] = only
    heads: list[int] = scores.argmax(axis=1).tolist()
    return heads if _is_tree(heads) else _Branching(scores).heads()


def _is_tree(heads: list[int]) -> bool:
    """Whether all tokens reach the root; ``heads[i]`` is the head of node i + 1."""
    reached = [0] * (len(heads) + 1)  # the walk that came by: itself means a cycle, an earlier one is known to end well
    reached[0] = -1
    for walk in range(1, len(heads) + 1):
        node = walk
        while not reached[node]:
            reached[node] = walk
            node = heads[node - 1]
        if reached[node] == walk:
            return False
    return True


class _Cycle(NamedTuple):
    """A contracted cycle: for each member the arc that held it in the cycle, and the tokens inside it."""

    arcs: list[tuple[int, int]]
    tokens: list[list[int]]


class _Branching:
    """Chu–Liu–Edmonds over nodes 0..n. A contracted cycle lives on under the number of one of its members."""

    def __init__(self, scores: NDArray[np.float32]) -> None:
        n = scores.shape[0]
        self.scores = np.full((n + 1, n + 1), -np.inf)
        self.scores[1:] = scores
        np.fill_diagonal(self.scores, -np.inf)
        # The arc between tokens that stands for the arc between two nodes, each of which may be a contracted cycle.
        nodes = np.arange(n + 1)
        self.dep = np.repeat(nodes[:, None], n + 1, axis=1)
        self.head = np.repeat(nodes[None, :], n + 1, axis=0)
        self.inside = [[node] for node in range(n + 1)]
        self.arc = [(0, 0)] * (n + 1)  # the arc that enters each node
        self.cycles: list[_Cycle] = []

    def heads(self) -> list[int]:
        """The heads of tokens 1..n in the tree of the highest sum."""
        size = len(self.inside)
        done = [False] * size
        done[0] = True
        at = [-1] * size  # where the path stands at this node
        for start in range(1, size):
            if done[start]:
                continue
            path = [start]
            at[start] = 0
            while path:
                node = path[-1]
                above = int(self.scores[node].argmax())
                self.arc[node] = (int(self.dep[node, above]), int(self.head[node, above]))
                if done[above]:
                    for passed in path:
                        done[passed] = True
                    path = []
                elif at[above] < 0:
                    at[above] = len(path)
                    path.append(above)
                else:
                    cycle = path[at[above] :]
                    del path[at[above] + 1 :]
                    self._contract(cycle)
                    for gone in cycle[1:]:
                        done[gone] = True  # it is not met again: the first member stands for it
        return self._expand()

    def _contract(self, cycle: list[int]) -> None:
        keeper, members = cycle[0], np.array(cycle)
        self.cycles.append(_Cycle([self.arc[c] for c in cycle], [self.inside[c] for c in cycle]))
        every = np.arange(len(self.inside))
        # Into the cycle: what is gained over the arc that is given up for it.
        gain = self.scores[members] - self.scores[members].max(axis=1)[:, None]
        best = gain.argmax(axis=0)
        entered = members[best]
        self.scores[keeper] = gain[best, every]
        self.dep[keeper], self.head[keeper] = self.dep[entered, every], self.head[entered, every]
        # Out of it: the member that is the best head.
        left = members[self.scores[:, members].argmax(axis=1)]
        self.scores[:, keeper] = self.scores[every, left]
        self.dep[:, keeper], self.head[:, keeper] = self.dep[every, left], self.head[every, left]
        self.scores[:, members[1:]] = -np.inf
        self.scores[keeper, keeper] = -np.inf
        self.inside[keeper] = [token for c in cycle for token in self.inside[c]]

    def _expand(self) -> list[int]:
        heads = [-1] * len(self.inside)
        gone = {c for cycle in self.cycles for tokens in cycle.tokens[1:] for c in tokens[:1]}
        for node in range(1, len(heads)):
            if node not in gone:
                dep, head = self.arc[node]
                heads[dep] = head
        for cycle in reversed(self.cycles):
            for (dep, head), tokens in zip(cycle.arcs, cycle.tokens, strict=True):
                if all(heads[token] < 0 for token in tokens):
                    heads[dep] = head
        return heads[1:]
