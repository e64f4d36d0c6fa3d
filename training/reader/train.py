"""Trains the reader.

    python -m training.reader.train --out FOLDER --stage N [--start CHECKPOINT] [--data FOLDER] [--corpus FOLDER]

Three stages, each with its own warm-up: the published corpora; our own corpus with a little of the rest; all together.
Each writes a checkpoint every few minutes and goes on from it when started again (without the state of dropout, so that
only a run in one go repeats exactly). Deterministic by seed on one machine and number of threads.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from dateline.encoder.heads import INCIDENT_LEVEL
from dateline.encoder.pieces import Pieces, marked_row
from training.reader.base_weights import fetch
from training.reader.batches import Batch, Chunk, batch_of, chunks, padded
from training.reader.example import Example, Pair
from training.reader.heads import WORD_HEADS, Reader, allowed_loss
from training.reader.labels import HEADS
from training.reader.mixture import Mixture, held_out_mixture, load_mixture
from training.reader.rates import groups, set_rate

SEED = 20
# Pieces in one step, ends and padding apart.
STEP = 1_600
PAIRS_IN_STEP = 28
CLIMB = 0.04  # share of the steps in which the rate rises
# What the loss of each head counts; the loss itself is a mean over the words that its corpus annotates.
WEIGHTS = {
    "mention": 1.0, "filler": 2.0, "claim": 3.0, "native": 2.0, "cue": 2.0, "furniture": 0.5,
    "mode": 0.7, "status": 0.5, "tense": 0.3, "attributed": 0.4, "role": 1.0, "incident": 0.4, "same": 0.3,
    "pair": 1.0, "bag": 0.3,
}  # fmt: skip


def main(argv: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(argv)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(options.threads)
    base = fetch(options.out / "base")
    pieces_of = Pieces.load(base / "tokenizer.json")
    mixture = load_mixture(options.data, options.corpus, options.stage)
    torch.manual_seed(SEED)
    reader = Reader()
    if options.start:
        reader.load_state_dict(torch.load(options.start)["reader"])
    else:
        reader.encoder.start_from(load_file(base / "model.safetensors"))
    train(reader, mixture, pieces_of, options.out / f"stage{options.stage}.pt", options.scale)
    measure(reader, held_out_mixture(options.data, options.corpus), pieces_of)
    return 0


def train(reader: Reader, mixture: Mixture, pieces_of: Pieces, checkpoint: Path, scale: float) -> None:
    """Runs the mixture through once; every text as often as its corpus' passes say, times `scale`."""
    rng = random.Random(SEED)
    steps = list(_steps(mixture, pieces_of, rng, scale))
    optimizer = torch.optim.AdamW(groups(reader.encoder, reader.heads), weight_decay=0.01, fused=True)
    done = 0
    if checkpoint.exists():
        saved = torch.load(checkpoint)
        reader.load_state_dict(saved["reader"])
        if "optimizer" in saved:
            optimizer.load_state_dict(saved["optimizer"])
        done = saved["step"]
    total, began, saved_at, seen = len(steps), time.monotonic(), time.monotonic(), 0
    sums: Counter[str] = Counter()
    reader.train()
    for number in range(done, total):
        step = steps[number]
        set_rate(optimizer, number / total, CLIMB)
        draw = random.Random(SEED * 1_000_003 + number)
        losses = pair_losses(reader, step, pieces_of) if isinstance(step[0], Pair) else text_losses(reader, step, draw)
        loss = sum((WEIGHTS[name] * value for name, value in losses.items()), torch.zeros(()))
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
        optimizer.step()
        for name, value in losses.items():
            sums[name] += value.item()
            sums[f"#{name}"] += 1
        seen += sum(part.size if isinstance(part, Chunk) else 50 for part in step)
        if (number + 1) % 100 == 0:
            shown = "  ".join(f"{n} {sums[n] / sums[f'#{n}']:.3f}" for n in WEIGHTS if sums[f"#{n}"])
            spent = time.monotonic() - began
            left = spent / (number + 1 - done) * (total - number - 1) / 60
            print(f"{number + 1}/{total}  {seen / spent:.0f} pieces/s  {left:.0f} min left  {shown}", flush=True)
            sums.clear()
        if time.monotonic() - saved_at > 240:
            _save(reader, checkpoint, number + 1, optimizer)
            saved_at = time.monotonic()
    _save(reader, checkpoint, total, None)


def _save(reader: Reader, checkpoint: Path, step: int, optimizer: torch.optim.Optimizer | None) -> None:
    saved = {"reader": reader.state_dict(), "step": step}
    if optimizer:
        saved["optimizer"] = optimizer.state_dict()
    torch.save(saved, checkpoint.with_suffix(".new"))
    checkpoint.with_suffix(".new").replace(checkpoint)


def _steps(mixture: Mixture, pieces_of: Pieces, rng: random.Random, scale: float) -> Iterator[list[Chunk] | list[Pair]]:
    """The steps of a run in a random order, texts of like length together."""
    texts: list[Chunk] = []
    sizes: Counter[str] = Counter()
    for example, passes in mixture.texts:
        for part in chunks(example, pieces_of):
            times = _times(passes * scale, rng)
            texts += [part] * times
            sizes[example.corpus] += part.size * times
    pairs = [pair for pair, passes in mixture.pairs for _ in range(_times(passes * scale, rng))]
    print(f"pieces {dict(sizes)}, {sum(sizes.values())} in all; {len(pairs)} pairs", flush=True)
    rng.shuffle(texts)
    rng.shuffle(pairs)
    steps: list[list[Chunk] | list[Pair]] = []
    for at in range(0, len(texts), 128):
        pool = sorted(texts[at : at + 128], key=lambda part: part.size)
        step: list[Chunk] = []
        for part in pool:
            if step and sum(p.size for p in step) + part.size > STEP:
                steps.append(step)
                step = []
            step.append(part)
        if step:
            steps.append(step)
    steps += [pairs[at : at + PAIRS_IN_STEP] for at in range(0, len(pairs), PAIRS_IN_STEP)]
    rng.shuffle(steps)
    yield from steps


def _times(passes: float, rng: random.Random) -> int:
    return int(passes) + (rng.random() < passes % 1)


def states_of(reader: Reader, batch: Batch) -> Tensor:
    """The states (words, width) of the batch's words, by each word's first piece."""
    with torch.autocast("cpu", torch.bfloat16):
        states = reader.encoder(batch.pieces, batch.cases, batch.real)
    picked: Tensor = states.float()[batch.gather[:, 0], batch.gather[:, 1]]
    return picked


def text_losses(reader: Reader, step: Sequence[Chunk], rng: random.Random) -> dict[str, Tensor]:
    batch = batch_of(step, rng)
    states = states_of(reader, batch)
    heads = reader.heads
    dropped = heads.drop(states)
    found: dict[str, Tensor] = {}
    for name in WORD_HEADS:
        allowed = batch.allowed[name]
        known = ~allowed.all(-1)
        if known.any():
            found[name] = allowed_loss(heads.word[name](dropped[known]), allowed[known]).mean()
    if (batch.incident >= 0).any():
        scores = incident_scores(reader, states, batch)
        known = batch.incident[:, 0] >= 0
        found["incident"] = nn.functional.binary_cross_entropy_with_logits(scores[known], batch.incident[known])
    if len(batch.pair_word):
        allowed = batch.role_allowed
        known = ~allowed.all(-1)
        scores = heads.roles(
            dropped,
            batch.triggers,
            batch.pair_trigger[known],
            batch.pair_word[known],
            batch.distance[known],
            batch.apart[known],
        )
        found["role"] = allowed_loss(scores, allowed[known]).sum() / (4 * max(len(batch.triggers), 1))
    if len(batch.same):
        scores = heads.same_event(states[batch.same_left], states[batch.same_right])
        weight = torch.where(batch.same > 0, 4.0, 1.0)
        found["same"] = nn.functional.binary_cross_entropy_with_logits(scores, batch.same, weight)
    return found


def incident_scores(reader: Reader, states: Tensor, batch: Batch) -> Tensor:
    """Scores (chunks, types): the smooth greatest of the words' scores."""
    scores = reader.heads.incident(states)
    return torch.stack(
        [
            scores[batch.chunk_of == n].logsumexp(0) - INCIDENT_LEVEL if (batch.chunk_of == n).any() else scores[0]
            for n in range(batch.chunks)
        ]
    )


def pair_losses(reader: Reader, step: Sequence[Pair], pieces_of: Pieces) -> dict[str, Tensor]:
    """Root of the marked pair; and for the same sentences, that some word of them is a trigger of that root."""
    states, real, places = pair_states(reader, step, pieces_of)
    allowed = torch.stack([_root(pair.root) for pair in step])
    rows = torch.arange(len(step))
    found: dict[str, Tensor] = {}
    scores = reader.heads.pairs(states[:, 0], states[rows, places[0]], states[rows, places[1]])
    found["pair"] = allowed_loss(scores, allowed).mean()
    claims = reader.heads.word["claim"](states).log_softmax(-1)[..., 1:17]
    inside = claims.masked_fill(~allowed[:, None, :], float("-inf")).logsumexp(-1).masked_fill(real == 0, -30.0)
    found["bag"] = -inside.max(-1).values.mean()
    return found


def pair_states(
    reader: Reader, step: Sequence[Pair], pieces_of: Pieces
) -> tuple[Tensor, Tensor, tuple[Tensor, Tensor]]:
    rows = [marked_row(pair.words, pieces_of(pair.words), (pair.source, pair.target)) for pair in step]
    pieces, cases, real = padded([(row.pieces, row.cases) for row in rows])
    with torch.autocast("cpu", torch.bfloat16):
        states = reader.encoder(pieces, cases, real)
    return states.float(), real, (torch.tensor([row.first for row in rows]), torch.tensor([row.second for row in rows]))


def _root(root: str) -> Tensor:
    roots = ("CONCEDE", "RETREAT") if root == "YIELD" else (root,)
    return torch.tensor([label in roots for label in HEADS["pair"]])


@torch.no_grad()
def measure(reader: Reader, mixture: Mixture, pieces_of: Pieces) -> None:
    """Prints F1 of each head's words on texts that were not trained on; quick figures, the benchmarks are elsewhere."""
    reader.eval()
    _measure_texts(reader, [example for example, _ in mixture.texts], pieces_of)
    _measure_pairs(reader, [pair for pair, _ in mixture.pairs], pieces_of)
    reader.train()


def _measure_texts(reader: Reader, examples: Sequence[Example], pieces_of: Pieces) -> None:
    counts: dict[str, Counter[str]] = {}
    rng = random.Random(0)
    for example in examples:
        for part in chunks(example, pieces_of):
            batch = batch_of([part], rng)
            states = states_of(reader, batch)
            for name in WORD_HEADS:
                _count(
                    counts.setdefault(f"{name}/{example.corpus}", Counter()),
                    reader.heads.word[name](states),
                    batch.allowed[name],
                )
            if len(batch.pair_word):
                scores = reader.heads.roles(
                    states, batch.triggers, batch.pair_trigger, batch.pair_word, batch.distance, batch.apart
                )
                _count(counts.setdefault(f"role/{example.corpus}", Counter()), scores, batch.role_allowed)
    for name, count in counts.items():
        if count["gold"]:
            precision, recall = count["right"] / max(count["said"], 1), count["right"] / count["gold"]
            f1 = 2 * precision * recall / max(precision + recall, 1e-9)
            print(f"{name:24} P {precision:.3f} R {recall:.3f} F1 {f1:.3f} of {count['gold']}")


def _measure_pairs(reader: Reader, pairs: Sequence[Pair], pieces_of: Pieces) -> None:
    by_root: dict[str, Counter[str]] = {}
    for at in range(0, len(pairs), 32):
        step = pairs[at : at + 32]
        states, _, places = pair_states(reader, step, pieces_of)
        rows = torch.arange(len(step))
        best = reader.heads.pairs(states[:, 0], states[rows, places[0]], states[rows, places[1]]).argmax(-1)
        for pair, answer in zip(step, best, strict=True):
            said = HEADS["pair"][int(answer)]
            said = "YIELD" if pair.root == "YIELD" and said in ("CONCEDE", "RETREAT") else said
            said = "YIELD" if pair.corpus == "plv" and said in ("CONCEDE", "RETREAT") else said
            for root in (pair.root, said):
                by_root.setdefault(f"{pair.corpus} {root}", Counter())
            by_root[f"{pair.corpus} {pair.root}"]["gold"] += 1
            by_root[f"{pair.corpus} {said}"]["said"] += 1
            by_root[f"{pair.corpus} {said}"]["right"] += said == pair.root
    for corpus in ("plv", "pairs"):
        scores_ = [
            2 * c["right"] / max(c["said"] + c["gold"], 1)
            for name, c in by_root.items()
            if name.startswith(corpus + " ")
        ]
        right = sum(c["right"] for name, c in by_root.items() if name.startswith(corpus + " "))
        total = sum(c["gold"] for name, c in by_root.items() if name.startswith(corpus + " "))
        if scores_:
            print(f"pair/{corpus}: macro F1 {sum(scores_) / len(scores_):.3f}  accuracy {right / total:.3f} of {total}")


def _count(count: Counter[str], scores: Tensor, allowed: Tensor) -> None:
    best = scores.argmax(-1)
    known = ~allowed.all(-1)
    gold = known & ~allowed[:, 0]
    said = known & (best != 0)
    count["gold"] += int(gold.sum())
    count["said"] += int(said.sum())
    count["right"] += int((gold & allowed[torch.arange(len(best)), best]).sum())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), metavar="FOLDER")
    parser.add_argument("--corpus", type=Path, default=Path("corpus"), metavar="FOLDER")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER")
    parser.add_argument("--stage", type=int, choices=(1, 2, 3), default=1)
    parser.add_argument(
        "--start", type=Path, metavar="CHECKPOINT", help="weights to start from: those of the stage before"
    )
    parser.add_argument(
        "--scale", type=float, default=1.0, metavar="X", help="share of the full run, to try things out"
    )
    parser.add_argument("--threads", type=int, default=2)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
