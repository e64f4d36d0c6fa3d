"""How attributions found are held against the annotated ones, in words.

The two are first paired one to one within a text: of all pairs that share words in the same part (source, cue,
content) the one that shares most goes first; where two share as many, the one with more words of the cue in common,
then the one that differs in fewer words. Then every word of a source is right or not: right if the partner has it in
its source too. A word that only one side has, and all words of an attribution without a partner, are missed or
spurious. So with contents. Precision and recall are over the words of all texts together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from benchmarks.accuracy.scoring import Count


class Said(msgspec.Struct, frozen=True):
    """One attribution: which words of the text are its source, its cue and its content."""

    source: frozenset[int] = frozenset()
    cue: frozenset[int] = frozenset()
    content: frozenset[int] = frozenset()


class Score(msgspec.Struct, frozen=True):
    """Counts of words, and of attributions: one is right if its partner's cue shares a word with its own."""

    source: Count = Count()
    content: Count = Count()
    cue: Count = Count()
    attributions: Count = Count()

    def __add__(self, other: Score) -> Score:
        return Score(
            self.source + other.source,
            self.content + other.content,
            self.cue + other.cue,
            self.attributions + other.attributions,
        )


def pair(wanted: Sequence[Said], found: Sequence[Said]) -> dict[int, int]:
    """For each annotated attribution that has one, by index, the index of its partner among those found."""
    allowed = []
    for j, gold in enumerate(wanted):
        for i, said in enumerate(found):
            cue = len(gold.cue & said.cue)
            shared = len(gold.source & said.source) + cue + len(gold.content & said.content)
            if shared:
                allowed.append((-shared, -cue, _differs(gold, said), j, i))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for *_, j, i in sorted(allowed):
        if j not in partner and i not in taken:
            partner[j] = i
            taken.add(i)
    return partner


def _differs(gold: Said, said: Said) -> int:
    return len(gold.source ^ said.source) + len(gold.cue ^ said.cue) + len(gold.content ^ said.content)


def score(texts: Iterable[tuple[Sequence[Said], Sequence[Said]]]) -> Score:
    """The counts over texts, each given as what was wanted and what was found."""
    total = Score()
    for wanted, found in texts:
        partner = pair(wanted, found)
        for j, gold in enumerate(wanted):
            total += _score_one(gold, found[partner[j]] if j in partner else None)
        for i in set(range(len(found))) - set(partner.values()):
            total += _score_one(None, found[i])
    return total


def _score_one(gold: Said | None, said: Said | None) -> Score:
    told, mine = gold or Said(), said or Said()
    return Score(
        source=_overlap(mine.source, told.source),
        content=_overlap(mine.content, told.content),
        cue=_overlap(mine.cue, told.cue),
        attributions=Count(int(bool(told.cue & mine.cue)), int(said is not None), int(gold is not None)),
    )


def _overlap(mine: frozenset[int], told: frozenset[int]) -> Count:
    return Count(len(mine & told), len(mine), len(told))
