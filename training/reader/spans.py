"""Trains the choice of mentions: `python -m training.reader.spans --work FOLDER --out FILE [--data ../shared/data]`.

Learns `dateline.encoder.spans` from the documents of re3d that are not held out, parsed by the packaged parser, and the
chances of `training.reader.fold_readers`, kept in FOLDER. `--folds N` prints micro F1 over N folds of those documents
instead, by cost. The same data and seed give the same file on one machine; its card holds the hash of the data.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import msgspec
import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from benchmarks.accuracy.re3d import load
from benchmarks.accuracy.scoring import Count
from benchmarks.accuracy.splits import held_out
from dateline.encoder.encoder import Array
from dateline.encoder.pieces import Pieces
from dateline.encoder.span_features import CHANCE_FEATURES, LONGEST, Candidate, Chances, Words, candidates, features
from dateline.encoder.spans import chosen, probabilities
from dateline.encoder.word_classes import WordClasses
from dateline.records.syntax import Sentence
from dateline.segment.sentences import split_sentences
from dateline.syntax.parser import Parser
from training.reader.base_weights import fetch
from training.reader.corpora.re3d import FILE, example
from training.reader.example import MENTIONS, Example
from training.reader.fold_readers import unseen_chances

SEED = 20
STEP, EPOCHS, RATE = 40, 20, 0.05
# Pull of weights towards zero: of a feature for all types, of one for a type.
SHARED_PULL, TYPE_PULL = 3e-3, 4e-3
# A feature is kept that is true of so many mentions, or of so many spans.
IN_MENTIONS, IN_SPANS = 2, 20
COST = 0.3


class Case(msgspec.Struct):
    """A sentence with its candidates, what is true of them, their numbers, and which are mentions (candidate, type)."""

    document: str
    words: int
    spans: list[Candidate]
    names: list[list[str]]
    numbers: Array
    gold: list[tuple[int, int]]
    wanted: int


class _Weights(nn.Module):
    """A weight for each feature and type, as a part for all types and one of its own; likewise for the numbers."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__()
        self.names = {name: number for number, name in enumerate(names)}
        self.own, self.shared = (nn.EmbeddingBag(len(names), size, mode="sum") for size in (len(MENTIONS), 1))
        nn.init.zeros_(self.own.weight)
        nn.init.zeros_(self.shared.weight)
        self.slope = nn.Parameter(torch.zeros(CHANCE_FEATURES))
        self.own_slope = nn.Parameter(torch.zeros(len(MENTIONS), CHANCE_FEATURES))

    def forward(self, known: Tensor, starts: Tensor, numbers: Tensor) -> Tensor:
        found: Tensor = self.own(known, starts) + self.shared(known, starts)
        return found + (numbers * (self.slope + self.own_slope)).sum(-1)

    def pull(self) -> Tensor:
        shared = (self.shared.weight**2).sum() + 0.3 * (self.own_slope**2).sum() + 0.03 * (self.slope**2).sum()
        return SHARED_PULL * shared + TYPE_PULL * (self.own.weight**2).sum()

    def tables(self) -> tuple[Array, Array]:
        """The weights and slopes as `Spans` takes them."""
        with torch.no_grad():
            return (self.own.weight + self.shared.weight).numpy(), (self.slope + self.own_slope).numpy()


class _Batch(msgspec.Struct):
    known: Tensor
    starts: Tensor
    numbers: Tensor
    where: tuple[Tensor, Tensor, Tensor]  # sentence, end and length of each candidate
    gold: tuple[Tensor, Tensor]
    lengths: Tensor


def main(argv: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(argv)
    torch.set_num_threads(1)
    cases = read_cases(options.data, options.work)
    if options.folds:
        documents = sorted({case.document for case in cases})
        measure(cases, {document: n % options.folds for n, document in enumerate(documents)})
        return 0
    weights = trained(cases)
    write(weights, options.data / FILE, options.out)
    return 0


def read_cases(data: Path, work: Path) -> list[Case]:
    """The sentences of the training documents."""
    documents = [d for d in load(data / FILE) if not held_out("re3d", d.id)]
    examples = [example(d) for d in documents]
    chances = _chances(examples, work)
    parser, classes = Parser.load(), WordClasses.load()
    cases: list[Case] = []
    for document, one in zip(documents, examples, strict=True):
        first = 0
        for sentence in parser(document.text, split_sentences(document.text)):
            cases.append(_case(one, first, sentence, chances[one.id], classes))
            first += len(sentence.tokens)
        assert first == len(one.words), one.id
    return cases


def _chances(examples: Sequence[Example], work: Path) -> dict[str, Array]:
    path = work / "chances.npz"
    if not path.exists():
        base = fetch(work / "base")
        pieces_of = Pieces.load(base / "tokenizer.json")
        found = unseen_chances(examples, load_file(base / "model.safetensors"), pieces_of, SEED)
        np.savez(path, **found)  # type: ignore[arg-type]
    with np.load(path) as stored:
        return {name: stored[name] for name in stored.files}


def _case(one: Example, first: int, sentence: Sentence, chances: Array, classes: WordClasses) -> Case:
    after = first + len(sentence.tokens)
    spans = candidates(sentence)
    words, told = Words(sentence, classes), Chances(chances[first:after])
    number = {(first + span.start, first + span.end): n for n, span in enumerate(spans)}
    mentions = [m for m in one.mentions or () if first <= m.start < after]
    return Case(
        one.id,
        len(sentence.tokens),
        spans,
        [list(features(words, span)) for span in spans],
        np.stack([told.of(span) for span in spans]),
        [(number[m.start, m.end], MENTIONS.index(m.kind)) for m in mentions if (m.start, m.end) in number],
        len(mentions),
    )


def trained(cases: Sequence[Case]) -> _Weights:
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    weights = _Weights(_kept(cases))
    optimizer = torch.optim.Adam(weights.parameters(), lr=RATE)
    order = sorted(cases, key=lambda case: case.words)
    batches = [_batch(order[at : at + STEP], weights.names) for at in range(0, len(order), STEP)]
    for epoch in range(EPOCHS):
        for group in optimizer.param_groups:
            group["lr"] = RATE * (1 - epoch / EPOCHS) + 1e-3
        rng.shuffle(batches)
        for batch in batches:
            scores = weights(batch.known, batch.starts, batch.numbers)
            loss = (_all_sets(scores, batch).sum() - scores[batch.gold].sum()) / len(batch.lengths) + weights.pull()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return weights


def _kept(cases: Sequence[Case]) -> list[str]:
    everywhere: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    for case in cases:
        gold = {span for span, _ in case.gold}
        for number, names in enumerate(case.names):
            (mentions if number in gold else everywhere).update(set(names))
    return sorted(
        name for name in everywhere | mentions if mentions[name] >= IN_MENTIONS or everywhere[name] >= IN_SPANS
    )


def _batch(cases: Sequence[Case], number: dict[str, int]) -> _Batch:
    known: list[int] = []
    starts: list[int] = []
    where: list[tuple[int, int, int]] = []
    gold: list[tuple[int, int]] = []
    for row, case in enumerate(cases):
        gold += [(len(starts) + span, kind) for span, kind in case.gold]
        for span, names in zip(case.spans, case.names, strict=True):
            starts.append(len(known))
            known += [number[name] for name in names if name in number]
            where.append((row, span.end, span.end - span.start))
    rows, ends, sizes = torch.tensor(where).T
    spans, kinds = torch.tensor(gold, dtype=torch.long).reshape(-1, 2).T
    numbers = torch.tensor(np.concatenate([case.numbers for case in cases]))
    lengths = torch.tensor([case.words for case in cases])
    return _Batch(torch.tensor(known), torch.tensor(starts), numbers, (rows, ends, sizes), (spans, kinds), lengths)


def _all_sets(scores: Tensor, batch: _Batch) -> Tensor:
    """Per sentence, the logarithm of the summed weight of all sets of spans that do not overlap."""
    longest = int(batch.lengths.max())
    table = torch.full((len(batch.lengths), longest + 1, LONGEST + 1), -1e9)
    table = table.index_put(batch.where, scores.logsumexp(1))
    before = [torch.zeros(len(batch.lengths))]
    for place in range(1, longest + 1):
        sizes = range(1, min(place, LONGEST) + 1)
        ways = [before[-1], *(before[place - size] + table[:, place, size] for size in sizes)]
        before.append(torch.stack(ways).logsumexp(0))
    return torch.stack(before)[batch.lengths, torch.arange(len(batch.lengths))]


def measure(cases: Sequence[Case], folds: dict[str, int], costs: Sequence[float] = (0.2, 0.25, 0.3, 0.35, 0.4)) -> None:
    """Prints what the choice reaches in documents it did not learn from."""
    counts = {cost: Count() for cost in costs}
    for fold in sorted(set(folds.values())):
        weights = trained([case for case in cases if folds[case.document] != fold])
        for case in (case for case in cases if folds[case.document] == fold):
            batch = _batch([case], weights.names)
            with torch.no_grad():
                scores = weights(batch.known, batch.starts, batch.numbers).numpy()
            sure = probabilities(case.words, case.spans, scores)
            for cost in costs:
                kept = {(k, int(sure[k].argmax())) for k in chosen(case.words, case.spans, sure.max(1) - cost)}
                counts[cost] += Count(len(kept & set(case.gold)), len(kept), case.wanted)
    for cost, count in counts.items():
        print(
            f"cost {cost:.2f}   micro F1 {count.f1:.4f}   (P {count.precision:.4f}, R {count.recall:.4f})", flush=True
        )


def write(weights: _Weights, data: Path, path: Path) -> None:
    """The file that `dateline.encoder.spans` reads."""
    table, slopes = weights.tables()
    card = {
        "types": MENTIONS,
        "names": list(weights.names),
        "cost": COST,
        "seed": SEED,
        "data": {str(FILE): hashlib.sha256(data.read_bytes()).hexdigest()},
    }
    np.savez_compressed(
        path,
        card=np.frombuffer(json.dumps(card).encode(), np.uint8),
        weights=table.astype(np.float16),
        slopes=slopes.astype(np.float16),
    )
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB, {len(weights.names)} features")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("src/dateline/encoder/data/spans.npz"))
    parser.add_argument("--folds", type=int, default=0)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
