"""All heads on the encoder's states, and their loss against sets of allowed labels.

A loss looks at the labels that an annotation allows: one where it is known, several or all where the corpus does not
say. It is the negative logarithm of the probability of that set, so that what is unknown teaches nothing (the marginal
likelihood).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.reader.bert import WIDTH, Encoder
from training.reader.labels import HEADS

WORD_HEADS = ("mention", "filler", "claim", "native", "cue", "furniture", "mode", "status", "tense", "attributed")
# Widths of the scorer of a trigger and a word: its sum and its product.
SUM, PRODUCT = 192, 96
# Distances of word and trigger, in words, told apart up to these; and sentences between them, to three either way.
DISTANCES = (0, 1, 2, 3, 4, 6, 9, 14, 20, 30, 50, 80, 150)
APART = 3
SAME = 64


class Heads(nn.Module):
    """The linear heads of single words; the scorers of a word for a trigger, of two triggers and of a marked pair."""

    def __init__(self) -> None:
        super().__init__()
        self.word = nn.ModuleDict({name: nn.Linear(WIDTH, len(HEADS[name])) for name in WORD_HEADS})
        self.incident = nn.Linear(WIDTH, len(HEADS["incident"]))
        self.trigger_sum, self.word_sum = nn.Linear(WIDTH, SUM), nn.Linear(WIDTH, SUM, bias=False)
        self.trigger_product, self.word_product = nn.Linear(WIDTH, PRODUCT), nn.Linear(WIDTH, PRODUCT)
        self.distance = nn.Embedding(2 * len(DISTANCES) + 1, SUM)
        self.apart = nn.Embedding(2 * APART + 1, SUM)
        self.role = nn.Linear(SUM + PRODUCT, len(HEADS["role"]))
        self.same_left = nn.Linear(WIDTH, SAME)
        self.same = nn.Linear(2 * SAME + 1, 1)
        self.pair_inner, self.pair = nn.Linear(3 * WIDTH, WIDTH), nn.Linear(WIDTH, len(HEADS["pair"]))
        self.drop = nn.Dropout(0.15)

    def roles(
        self, states: Tensor, triggers: Tensor, pair_trigger: Tensor, pair_word: Tensor, distance: Tensor, apart: Tensor
    ) -> Tensor:
        """Scores (pairs, roles) of words for triggers.

        `states` (words, WIDTH); `triggers` are word numbers, `pair_trigger` indexes into them and `pair_word` into the
        words; `distance` and `apart` as numbered for their embeddings.
        """
        heads = states[triggers]
        summed = torch.relu(
            self.trigger_sum(heads)[pair_trigger]
            + self.word_sum(states)[pair_word]
            + self.distance(distance)
            + self.apart(apart)
        )
        product = self.trigger_product(heads)[pair_trigger] * self.word_product(states)[pair_word]
        found: Tensor = self.role(self.drop(torch.cat([summed, product], -1)))
        return found

    def same_event(self, left: Tensor, right: Tensor) -> Tensor:
        """Scores (n) that two triggers tell one event."""
        a, b = self.same_left(left), self.same_left(right)
        alike = nn.functional.cosine_similarity(a, b, dim=-1)[:, None]
        found: Tensor = self.same(torch.cat([(a - b).abs(), a * b, alike], -1))[:, 0]
        return found

    def pairs(self, whole: Tensor, source: Tensor, target: Tensor) -> Tensor:
        """Scores (n, roots) of sentences by the states of their first mark, their source's and their target's mark."""
        found: Tensor = self.pair(self.drop(torch.tanh(self.pair_inner(torch.cat([whole, source, target], -1)))))
        return found


class Reader(nn.Module):
    """Encoder and heads, trained together."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder, self.heads = Encoder(), Heads()


def allowed_loss(scores: Tensor, allowed: Tensor) -> Tensor:
    """Per row, minus the log probability of the labels that `allowed` (bool, shaped as `scores`) is true for."""
    inside = scores.masked_fill(~allowed, float("-inf")).logsumexp(-1)
    return scores.logsumexp(-1) - inside
