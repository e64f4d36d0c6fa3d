"""Trains the link from an act to its place: `python -m training.places_of_events.train --out FILE [--data FILE]`.

Learns from the rows of the event-location set whose texts are not held out (`benchmarks.accuracy.splits`). `--fold N`
leaves out a sixth of those texts as well and prints how many of its rows come out right, and writes nothing: settings
are chosen so, never on the texts held out. Needs PyTorch; the same data and seed give the same file on one machine.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import torch

from benchmarks.accuracy.event_location import load
from benchmarks.accuracy.splits import held_out
from dateline.coding.place_link import Linked, Links, chosen
from dateline.encoder.reader import DATA as ENCODER
from training.places_of_events.cases import Case, read_cases
from training.places_of_events.net import Names, Net, batch_of, loss

DATA = Path("../shared/data/event_location/train.jsonl.gz")
SEED, EPOCHS, STEP, RATE, PULL = 7, 9, 32, 2e-3, 1e-2
FOLDS = 6
# A feature is kept that is true of so many candidates or triggers of the training rows.
AT_LEAST = 32


def main(argv: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(argv)
    torch.set_num_threads(1)
    acts = [act for act in load(options.data)[0] if not held_out("event_location", act.text)]
    cases = list(read_cases(acts))
    if options.fold is not None:
        seen = [case for case in cases if fold_of(case.text) != options.fold]
        names, net = trained(seen, options.seed)
        print(measure(net, names, [case for case in cases if fold_of(case.text) == options.fold]))
        return 0
    names, net = trained(cases, options.seed)
    write(options.out, names, net, hashlib.sha256(options.data.read_bytes()).hexdigest())
    return 0


def fold_of(text: str) -> int:
    return zlib.crc32(f"places_of_events/{text}".encode()) % FOLDS


def trained(cases: Sequence[Case], seed: int) -> tuple[Names, Net]:
    """The features that the cases have often enough, and the net that learnt them."""
    torch.manual_seed(seed)
    dice = np.random.default_rng(seed)
    names = Names(
        frequent(set(found) for case in cases for found in case.known),
        frequent(set(case.known_trigger) for case in cases),
    )
    net, rows = Net(names, len(cases[0].at), len(cases[0].claim)), rows_of(names)
    steps = EPOCHS * -(-len(cases) // STEP)
    adam = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=PULL)
    rate = torch.optim.lr_scheduler.OneCycleLR(adam, max_lr=RATE, total_steps=steps, pct_start=0.1)
    for _ in range(EPOCHS):
        order = dice.permutation(len(cases))
        for start in range(0, len(order), STEP):
            batch = batch_of([cases[k] for k in order[start : start + STEP]], rows, dice)
            adam.zero_grad()
            loss(*net(batch), batch).backward()
            adam.step()
            rate.step()
    return names, net


def frequent(found: Iterable[set[str]]) -> tuple[str, ...]:
    counts = Counter(name for names in found for name in names)
    return tuple(sorted(name for name, count in counts.items() if count >= AT_LEAST))


def rows_of(names: Names) -> tuple[dict[str, int], dict[str, int]]:
    known, known_trigger = ({name: n for n, name in enumerate(part)} for part in (names.known, names.known_trigger))
    return known, known_trigger


def measure(net: Net, names: Names, cases: Sequence[Case]) -> dict[str, float]:
    """The share of cases of which the chosen candidates are just the wanted ones, as the benchmark counts it."""
    right: Counter[str] = Counter()
    count: Counter[str] = Counter()
    for case, links in zip(cases, linked(net, names, cases), strict=True):
        kept = chosen(case.sentence, links)
        wanted = [c for c, want in zip(case.candidates, case.wanted, strict=True) if want]
        for kind in ("all", ("none", "one", "several")[min(len(wanted), 2)]):
            count[kind] += 1
            right[kind] += kept == wanted
    return {kind: round(right[kind] / count[kind], 4) for kind in sorted(count)} | {"rows": count["all"]}


def linked(net: Net, names: Names, cases: Sequence[Case]) -> list[Links]:
    """What the net says of each case."""
    net.eval()
    rows, found = rows_of(names), []
    with torch.no_grad():
        for case in cases:
            batch = batch_of([case], rows)
            scores, nowhere = net(batch)
            chances = torch.softmax(torch.cat([scores, nowhere]), 0).tolist()
            ranked = sorted(zip(case.candidates, chances[:-1], strict=True), key=lambda pair: -pair[1])
            found.append(Links(tuple(Linked(c, chance) for c, chance in ranked), chances[-1]))
    return found


def write(path: Path, names: Names, net: Net, data: str) -> None:
    card = {
        "data": {"set": "event_location", "sha256": data},
        "encoder": hashlib.sha256((ENCODER / "encoder.onnx").read_bytes()).hexdigest(),
        "known": names.known,
        "known_trigger": names.known_trigger,
    }
    packed = {name: matrix.astype(np.float16) for name, matrix in net.matrices().items()}
    np.savez_compressed(path, card=np.frombuffer(json.dumps(card).encode(), np.uint8), **packed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DATA, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="FILE")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--fold", type=int, choices=range(FOLDS), default=None)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
