from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.accuracy.muc4_assignment import best_pairs


def test_the_best_total_may_need_a_second_best_pair() -> None:
    # Greedily 0-0 would be taken first: 5 + 0. The other way is 4 + 4.
    assert best_pairs([[5, 4], [4, 0]]) == [(0, 1), (1, 0)]


def test_pairs_without_score_are_left_out() -> None:
    assert best_pairs([[0, 0], [0, 2]]) == [(1, 1)]
    assert best_pairs([]) == []
    assert best_pairs([[], []]) == []


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(st.sampled_from([0, 0.5, 1, 2, 3]), min_size=n, max_size=n), min_size=1, max_size=4)
    )
)
def test_no_assignment_is_better(scores: list[list[float]]) -> None:
    rows, columns = len(scores), len(scores[0])
    pairs = best_pairs(scores)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    if rows <= columns:
        best = max(sum(scores[r][c] for r, c in enumerate(order)) for order in permutations(range(columns), rows))
    else:
        best = max(sum(scores[r][c] for c, r in enumerate(order)) for order in permutations(range(rows), columns))
    assert sum(scores[row][column] for row, column in pairs) == best
