from __future__ import annotations

import pytest

from benchmarks.accuracy.role_scoring import (
    Counts,
    Headed,
    count_arguments,
    count_labels,
    count_triggers,
    head_word,
)
from benchmarks.accuracy.scoring import Count


@pytest.mark.parametrize(
    ("start", "end", "head"),
    [
        (0, 3, 2),  # "the old guards": all hang on the last
        (0, 6, 2),  # with "at the gate" behind it
        (3, 6, 3),
        (4, 6, 5),
        (0, 8, 6),  # the root among them
        (1, 2, 1),
    ],
)
def test_head_word(start: int, end: int, head: int) -> None:
    #          the old guards at the gate fired shots
    parents = [2, 2, 6, 2, 5, 3, 6, 6]
    assert head_word(parents, start, end) == head


def test_of_two_heads_the_one_nearer_the_root_is_taken() -> None:
    # Words 0 and 1 both hang outside of the span: 0 under 3, which hangs under the root 2, and 1 under the root.
    assert head_word([3, 2, 2, 2], 0, 2) == 1
    assert head_word([2, 2, 2], 0, 2) == 0


def test_a_circle_of_parents_ends() -> None:
    assert head_word([1, 0], 0, 1) == 0
    assert head_word([1, 0], 0, 2) == 0


def test_arguments_by_head_and_role() -> None:
    said = [Headed(2, "attacker"), Headed(5, "place"), Headed(5, "place"), Headed(9, "target")]
    gold = [Headed(2, "attacker"), Headed(5, "target")]
    counts = count_arguments(said, gold)
    assert counts.argument == Count(1, 3, 2)
    assert counts.identified == Count(2, 3, 2)
    assert counts.coreferent == counts.argument


def test_another_mention_of_the_same_thing() -> None:
    said = [Headed(7, "victim"), Headed(8, "victim"), Headed(7, "place")]
    gold = [Headed(2, "victim"), Headed(4, "place")]
    counts = count_arguments(said, gold, {2: (2, 7, 8), 4: (4,)})
    # One of the two mentions stands for the victim; the other is one too many.
    assert counts.coreferent == Count(1, 3, 2)
    assert counts.argument == Count(0, 3, 2)


def test_one_mention_stands_for_one_argument() -> None:
    gold = [Headed(2, "victim"), Headed(3, "victim")]
    counts = count_arguments([Headed(7, "victim")], gold, {2: (7,), 3: (7,)})
    assert counts.coreferent == Count(1, 1, 2)


def test_triggers_and_sums() -> None:
    counts = count_triggers(
        [Headed(1, "life.die"), Headed(4, "life.die")], [Headed(1, "life.die"), Headed(4, "life.injure")]
    )
    assert counts.trigger == Count(1, 2, 2)
    assert (counts + counts + Counts()).trigger == Count(2, 4, 4)


def test_labels() -> None:
    found = count_labels([Headed(1, "place"), Headed(2, "victim")], [Headed(1, "place"), Headed(3, "killer")])
    assert found == {"killer": Count(0, 0, 1), "place": Count(1, 1, 1), "victim": Count(0, 1, 0)}
