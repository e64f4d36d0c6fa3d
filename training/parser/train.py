"""Train the packaged parser on trees that a teacher drew (see `silver.py`): a small BiLSTM with biaffine heads.

    python -m training.parser.train SILVER.jsonl OUT.npz [--epochs 12] [--limit N]

Method: Dozat & Manning, "Deep Biaffine Attention for Neural Dependency Parsing" (2017), made small; words enter as
hashed rows (Miranda et al., "Multi hash embeddings in spaCy", 2022). Weights are stored as float16.
"""

from __future__ import annotations

import argparse
import json
import random
import time

import numpy as np
import torch
from torch import nn

from dateline.syntax.features import PREFIX_ROWS, SHAPE_ROWS, SUFFIX_ROWS, WORD_ROWS, rows
from dateline.syntax.tokens import straight

HIDDEN, ARC, REL = 192, 128, 64


class Parser(nn.Module):
    def __init__(self, tags: int, deps: int) -> None:
        super().__init__()
        self.word = nn.Embedding(WORD_ROWS, 64)
        self.prefix = nn.Embedding(PREFIX_ROWS, 24)
        self.suffix = nn.Embedding(SUFFIX_ROWS, 32)
        self.shape = nn.Embedding(SHAPE_ROWS, 24)
        for table in (self.word, self.prefix, self.suffix, self.shape):
            nn.init.normal_(table.weight, std=0.3)
        self.one = nn.LSTM(144, HIDDEN, bidirectional=True, batch_first=True)
        self.two = nn.LSTM(2 * HIDDEN, HIDDEN, bidirectional=True, batch_first=True)
        self.tag = nn.Linear(2 * HIDDEN, tags)
        self.root = nn.Parameter(torch.zeros(2 * HIDDEN))
        self.arc_dep = nn.Linear(2 * HIDDEN, ARC)
        self.arc_head = nn.Linear(2 * HIDDEN, ARC)
        self.arc = nn.Parameter(torch.randn(ARC + 1, ARC) * 0.05)
        self.rel_dep = nn.Linear(2 * HIDDEN, REL)
        self.rel_head = nn.Linear(2 * HIDDEN, REL)
        self.rel = nn.Parameter(torch.randn(deps, REL + 1, REL + 1) * 0.05)
        self.drop = nn.Dropout(0.3)

    def encode(self, x, lengths):
        keep = (torch.rand(x.shape[:2]) > 0.12).float().unsqueeze(-1) if self.training else 1.0
        word = (self.word(x[..., 0]) + self.word(x[..., 1])) * keep
        h = torch.cat([word, self.prefix(x[..., 2]), self.suffix(x[..., 3]), self.shape(x[..., 4])], -1)
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(h), lengths, batch_first=True, enforce_sorted=False)
        one, _ = nn.utils.rnn.pad_packed_sequence(self.one(packed)[0], batch_first=True)
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(one), lengths, batch_first=True, enforce_sorted=False)
        two, _ = nn.utils.rnn.pad_packed_sequence(self.two(packed)[0], batch_first=True)
        return self.drop(one), self.drop(two)

    def forward(self, x, lengths, heads=None):
        one, two = self.encode(x, lengths)
        batch, n, _ = two.shape
        nodes = torch.cat([self.root.expand(batch, 1, -1), two], 1)
        dep = torch.relu(self.arc_dep(two))
        head = torch.relu(self.arc_head(nodes))
        dep1 = torch.cat([dep, torch.ones(batch, n, 1)], -1)
        arcs = torch.einsum("bid,de,bje->bij", dep1, self.arc, head)  # i depends on node j
        mask = torch.arange(n + 1)[None, :] > lengths[:, None]
        arcs = arcs.masked_fill(mask[:, None, :], -1e4)
        if heads is None:
            heads = arcs.argmax(-1)
        rd = torch.relu(self.rel_dep(two))
        rh = torch.relu(self.rel_head(nodes))
        rh = rh.gather(1, heads.unsqueeze(-1).expand(-1, -1, REL))
        ones = torch.ones(batch, n, 1)
        rels = torch.einsum("bnd,rde,bne->bnr", torch.cat([rd, ones], -1), self.rel, torch.cat([rh, ones], -1))
        return self.tag(one), arcs, rels


def load(path, limit):
    data = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            r = json.loads(line)
            heads = [0 if h == i else h + 1 for i, h in enumerate(r["h"])]
            if all(0 <= h <= len(heads) for h in heads):
                data.append((r["w"], r["t"], heads, r["d"]))
            if limit and len(data) >= limit:
                break
    return data


def recased(words, rng):
    """A share of the sentences as headlines, lower or upper case, so that case is a hint and no more."""
    dice = rng.random()
    if dice < 0.06:
        return [w.upper() for w in words]
    if dice < 0.10:
        return [w.lower() for w in words]
    if dice < 0.14:
        return [w[:1].upper() + w[1:] if len(w) > 3 else w for w in words]
    return words


def batches(data, tag_ix, dep_ix, rng, size=2500, recase=True):
    order = sorted(range(len(data)), key=lambda i: len(data[i][0]) + rng.random() * 3)
    groups, now, tokens = [], [], 0
    for i in order:
        now.append(i)
        tokens += len(data[i][0])
        if tokens >= size:
            groups.append(now)
            now, tokens = [], 0
    if now:
        groups.append(now)
    rng.shuffle(groups)
    for group in groups:
        n = max(len(data[i][0]) for i in group)
        x = np.zeros((len(group), n, 5), np.int64)
        t, h, d = (np.full((len(group), n), -100, np.int64) for _ in range(3))
        for k, i in enumerate(group):
            words, tags, heads, deps = data[i]
            said = recased(words, rng) if recase else words
            x[k, : len(words)] = [rows(w, straight(w), j == 0) for j, w in enumerate(said)]
            t[k, : len(words)] = [tag_ix[a] for a in tags]
            h[k, : len(words)] = heads
            d[k, : len(words)] = [dep_ix[a] for a in deps]
        lengths = torch.tensor([len(data[i][0]) for i in group])
        yield torch.from_numpy(x), lengths, torch.from_numpy(t), torch.from_numpy(h), torch.from_numpy(d)


def evaluate(model, data, tag_ix, dep_ix):
    model.eval()
    right = np.zeros(3)
    total = 0
    with torch.no_grad():
        for x, n, t, h, d in batches(data, tag_ix, dep_ix, random.Random(0), recase=False):
            tags, arcs, rels = model(x, n)
            keep = t >= 0
            best = arcs.argmax(-1)
            right += [
                ((tags.argmax(-1) == t) & keep).sum().item(),
                ((best == h) & keep).sum().item(),
                ((best == h) & (rels.argmax(-1) == d) & keep).sum().item(),
            ]
            total += keep.sum().item()
    model.train()
    return right / total


def save(model, tags, deps, path, scores):
    arrays = {k: v.detach().numpy().astype(np.float16) for k, v in model.state_dict().items()}
    meta = json.dumps({"tags": tags, "deps": deps, "scores": scores})
    np.savez_compressed(path, meta=np.array(meta), **arrays)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("silver")
    ap.add_argument("out")
    ap.add_argument("--epochs", type=int, default=12)
    ap.add_argument("--limit", type=int, default=0)
    ap.add_argument("--threads", type=int, default=2)
    a = ap.parse_args()
    torch.manual_seed(7)
    torch.set_num_threads(a.threads)
    rng = random.Random(7)
    data = load(a.silver, a.limit)
    dev, train = data[:1500], data[1500:]
    tags = sorted({t for r in data for t in r[1]})
    deps = sorted({d for r in data for d in r[3]})
    tag_ix, dep_ix = {t: i for i, t in enumerate(tags)}, {d: i for i, d in enumerate(deps)}
    model = Parser(len(tags), len(deps))
    steps = a.epochs * sum(len(r[0]) for r in train) // 2500
    best = torch.optim.Adam(model.parameters(), lr=2.5e-3, betas=(0.9, 0.95))
    plan = torch.optim.lr_scheduler.LambdaLR(best, lambda s: min(1.0, (s + 1) / 200) * max(0.02, 1 - s / steps))
    loss_of = nn.CrossEntropyLoss(ignore_index=-100)
    began = time.time()
    for epoch in range(a.epochs):
        for x, n, t, h, d in batches(train, tag_ix, dep_ix, rng):
            tag, arcs, rels = model(x, n, h.clamp(min=0))
            loss = 0.5 * loss_of(tag.flatten(0, 1), t.flatten()) + loss_of(arcs.flatten(0, 1), h.flatten())
            loss = loss + loss_of(rels.flatten(0, 1), d.flatten())
            best.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 5.0)
            best.step()
            plan.step()
        scores = [round(float(s), 4) for s in evaluate(model, dev, tag_ix, dep_ix)]
        passed = time.time() - began
        print(f"epoch {epoch + 1}  {passed:.0f} s  tag {scores[0]}  UAS {scores[1]}  LAS {scores[2]}", flush=True)
        save(model, tags, deps, a.out, scores)


if __name__ == "__main__":
    main()
