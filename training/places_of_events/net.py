"""The linker's net in PyTorch, for training; `dateline.coding.place_link` runs the same in numpy."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import torch
from torch import Tensor, nn

from dateline.coding.place_link import ALONE, BETWEEN
from dateline.lexicon.place_links import Floats
from training.places_of_events.cases import Case

INNER = 64
_BORDERS = ("first", "last", "head", "before", "after")
DROPPED, DROPPED_STATES, DROPPED_NAMES = 0.4, 0.2, 0.15


class Names(msgspec.Struct, frozen=True):
    """The features that count, of candidates and of triggers, in the order of their rows."""

    known: tuple[str, ...]
    known_trigger: tuple[str, ...]


class Batch(msgspec.Struct):
    known: Tensor
    known_starts: Tensor
    known_trigger: Tensor
    trigger_starts: Tensor
    numbers: Tensor
    states: Tensor
    at: Tensor
    mean: Tensor
    claim: Tensor
    own: Tensor  # the case of each candidate
    wanted: Tensor
    cases: int


class Net(nn.Module):
    """Scores of candidates, and of "nowhere" for each case."""

    def __init__(self, names: Names, width: int, claims: int) -> None:
        super().__init__()
        self.known = nn.EmbeddingBag(len(names.known), INNER, mode="sum")
        self.known_trigger = nn.EmbeddingBag(len(names.known_trigger), INNER, mode="sum")
        for table in (self.known, self.known_trigger):
            nn.init.normal_(table.weight, std=0.05)
        self.numbers = nn.Linear(ALONE + BETWEEN, INNER)
        self.borders = nn.ModuleList([nn.Linear(width, INNER, bias=False) for _ in _BORDERS])
        self.trigger = nn.Linear(width, INNER)
        self.head_product, self.trigger_product = (nn.Linear(width, INNER, bias=False) for _ in range(2))
        self.score = nn.Linear(2 * INNER, 1)
        self.alone, self.sentence, self.claim = (
            nn.Linear(width, INNER),
            nn.Linear(width, INNER),
            nn.Linear(claims, INNER),
        )
        self.nowhere = nn.Linear(INNER, 1)
        self.drop, self.drop_states = nn.Dropout(DROPPED), nn.Dropout(DROPPED_STATES)

    def forward(self, batch: Batch) -> tuple[Tensor, Tensor]:
        states, at = self.drop_states(batch.states.float()), self.drop_states(batch.at)
        inner = self.known(batch.known, batch.known_starts) + self.numbers(batch.numbers)
        for n, border in enumerate(self.borders):
            inner = inner + border(states[:, n])
        inner = torch.relu(inner + self.trigger(at)[batch.own])
        product = self.head_product(states[:, 2]) * self.trigger_product(at)[batch.own]
        scores = self.score(self.drop(torch.cat([inner, product], 1)))[:, 0]
        outer = self.known_trigger(batch.known_trigger, batch.trigger_starts) + self.claim(batch.claim)
        outer = outer + self.alone(at) + self.sentence(self.drop_states(batch.mean))
        return scores, self.nowhere(self.drop(torch.relu(outer)))[:, 0]

    def matrices(self) -> dict[str, Floats]:
        """The weights by the names of `dateline.lexicon.place_links`."""
        found = {name: getattr(self, name).weight for name in ("known", "known_trigger", "numbers", "trigger", "score")}
        found |= {name: getattr(self, name).weight for name in ("head_product", "trigger_product", "claim", "alone")}
        found |= {name: getattr(self, name).weight for name in ("sentence", "nowhere")}
        found |= {name: border.weight for name, border in zip(_BORDERS, self.borders, strict=True)}
        biased = ("numbers", "trigger", "score", "claim", "alone", "sentence", "nowhere")
        found |= {f"{name}_bias": getattr(self, name).bias for name in biased}
        return {name: weight.detach().numpy() for name, weight in found.items()}


def loss(scores: Tensor, nowhere: Tensor, batch: Batch) -> Tensor:
    """Mean surprise at the wanted places, averaged over those of one act; at "nowhere" where there is none."""
    top = nowhere.scatter_reduce(0, batch.own, scores, "amax").detach()
    raised = torch.exp(nowhere - top).index_add(0, batch.own, torch.exp(scores - top[batch.own]))
    total = top + torch.log(raised)
    wanted = batch.wanted.float()
    count = torch.zeros(batch.cases).index_add(0, batch.own, wanted)
    told = torch.zeros(batch.cases).index_add(0, batch.own, (scores - total[batch.own]) * wanted)
    return -torch.where(count > 0, told / count.clamp(min=1), nowhere - total).mean()


def batch_of(
    cases: Sequence[Case], rows: tuple[dict[str, int], dict[str, int]], dice: np.random.Generator | None = None
) -> Batch:
    """The cases' tensors. ``dice`` draw a share of the names to be left out, so that no single one is relied on."""
    known: list[int] = []
    known_starts: list[int] = []
    known_trigger: list[int] = []
    trigger_starts: list[int] = []
    own: list[int] = []
    for n, case in enumerate(cases):
        for names in case.known:
            known_starts.append(len(known))
            numbers = [rows[0][name] for name in names if name in rows[0]]
            if dice is not None:
                kept = dice.random(len(numbers)) >= DROPPED_NAMES
                numbers = [number for number, keep in zip(numbers, kept, strict=True) if keep]
            known += numbers
            own.append(n)
        trigger_starts.append(len(known_trigger))
        known_trigger += [rows[1][name] for name in case.known_trigger if name in rows[1]]
    return Batch(
        known=torch.tensor(known, dtype=torch.long),
        known_starts=torch.tensor(known_starts, dtype=torch.long),
        known_trigger=torch.tensor(known_trigger, dtype=torch.long),
        trigger_starts=torch.tensor(trigger_starts, dtype=torch.long),
        numbers=torch.from_numpy(np.concatenate([case.numbers for case in cases])),
        states=torch.from_numpy(np.concatenate([case.states for case in cases])),
        at=torch.from_numpy(np.stack([case.at for case in cases])),
        mean=torch.from_numpy(np.stack([case.mean for case in cases])),
        claim=torch.from_numpy(np.stack([case.claim for case in cases])),
        own=torch.tensor(own, dtype=torch.long),
        wanted=torch.tensor([wanted for case in cases for wanted in case.wanted]),
        cases=len(cases),
    )
