"""The one-to-one assignment of greatest total score (Kuhn 1955, Munkres 1957), by shortest augmenting paths."""

from __future__ import annotations

from collections.abc import Sequence


def best_pairs(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pairs (row, column) whose scores add up to the most; pairs of no score are left out.

    All rows are of one length. O(n³) for n the greater side.
    """
    if not scores or not scores[0]:
        return []
    if len(scores) > len(scores[0]):
        turned = [[row[column] for row in scores] for column in range(len(scores[0]))]
        return sorted((row, column) for column, row in best_pairs(turned))
    rows, columns = len(scores), len(scores[0])
    # Rows and columns count from 1; column 0 stands for the row that is being placed.
    row_price, column_price = [0.0] * (rows + 1), [0.0] * (columns + 1)
    taken_by = [0] * (columns + 1)
    for row in range(1, rows + 1):
        taken_by[0] = row
        least = [float("inf")] * (columns + 1)
        before = [0] * (columns + 1)
        done = [False] * (columns + 1)
        at = 0
        while taken_by[at]:
            done[at] = True
            here = taken_by[at]
            step, following = float("inf"), 0
            for column in range(1, columns + 1):
                if done[column]:
                    continue
                cost = -scores[here - 1][column - 1] - row_price[here] - column_price[column]
                if cost < least[column]:
                    least[column], before[column] = cost, at
                if least[column] < step:
                    step, following = least[column], column
            for column in range(columns + 1):
                if done[column]:
                    row_price[taken_by[column]] += step
                    column_price[column] -= step
                else:
                    least[column] -= step
            at = following
        while at:
            taken_by[at] = taken_by[before[at]]
            at = before[at]
    pairs = ((taken_by[column] - 1, column - 1) for column in range(1, columns + 1) if taken_by[column])
    return sorted((row, column) for row, column in pairs if scores[row][column] > 0)
