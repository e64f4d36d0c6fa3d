"""Examples → tensors: chunks of a text that fit into memory, their windows, and what each head is allowed to say."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec
import torch
from torch import Tensor

from dateline.encoder.heads import apart_numbers, distance_numbers
from dateline.encoder.pieces import Pieces, case_of, window_row, windows
from dateline.encoder.reader import REACH
from training.reader.corpora.event_types import exhaustive
from training.reader.example import Argument, Example, Span
from training.reader.heads import APART, DISTANCES
from training.reader.labels import HEADS

# Words of a text that are looked at together, so that triggers meet arguments beyond their window.
CHUNK = 420


class Chunk(msgspec.Struct, frozen=True):
    """Part of an example, with its pieces, ready to be batched."""

    example: Example
    pieces: list[list[int]]
    windows: list[tuple[int, int]]
    size: int


class Batch(msgspec.Struct):
    """Tensors of several chunks. `gather` (words, 2): window and place of each first piece; `chunk_of`: the chunk."""

    pieces: Tensor
    cases: Tensor
    real: Tensor
    gather: Tensor
    chunk_of: Tensor
    chunks: int
    allowed: dict[str, Tensor]  # head → (words, labels)
    incident: Tensor  # (chunks, types), -1 where unknown
    triggers: Tensor
    pair_trigger: Tensor
    pair_word: Tensor
    distance: Tensor
    apart: Tensor
    role_allowed: Tensor
    same_left: Tensor
    same_right: Tensor
    same: Tensor


def chunks(example: Example, pieces_of: Pieces) -> Iterator[Chunk]:
    """The example in parts of about `CHUNK` words that end where sentences do; annotations go with their words."""
    borders, previous = [0], 0
    for start in (*example.sentences[1:], len(example.words)):
        if start - borders[-1] > CHUNK and previous > borders[-1]:
            borders.append(previous)
        previous = start
    borders.append(len(example.words))
    for start, end in pairwise(borders):
        if end > start:
            part = _part(example, start, end)
            pieces = pieces_of(part.words)
            found = windows([len(p) for p in pieces], part.sentences)
            yield Chunk(part, pieces, found, sum(map(len, pieces)) + 2 * len(found))


def _part(example: Example, start: int, end: int) -> Example:
    if start == 0 and end == len(example.words):
        return example
    kept = [n for n, t in enumerate(example.triggers) if start <= t.start < end]
    number = {old: new for new, old in enumerate(kept)}
    return msgspec.structs.replace(
        example,
        words=example.words[start:end],
        sentences=tuple(s - start for s in example.sentences if start <= s < end) or (0,),
        mentions=_inside(example.mentions, start, end),
        triggers=tuple(
            msgspec.structs.replace(t, start=t.start - start, end=min(t.end, end) - start)
            for t in (example.triggers[n] for n in kept)
        ),
        arguments=tuple(
            Argument(number[a.trigger], a.start - start, min(a.end, end) - start, a.role)
            for a in example.arguments
            if a.trigger in number and start <= a.start < end
        ),
        fillers=None if example.fillers is None else _inside(example.fillers, start, end),
        furniture=None
        if example.furniture is None
        else tuple((max(a, start) - start, min(b, end) - start) for a, b in example.furniture if a < end and b > start),
    )


def _inside(spans: Iterable[Span], start: int, end: int) -> tuple[Span, ...]:
    return tuple(Span(s.start - start, min(s.end, end) - start, s.kind) for s in spans if start <= s.start < end)


def batch_of(parts: Sequence[Chunk], rng: random.Random) -> Batch:
    """The chunks' tensors. `rng` draws the case a text is seen in and the word that stands for a trigger of several."""
    rows: list[tuple[list[int], list[int]]] = []
    gather: list[tuple[int, int]] = []
    chunk_of: list[int] = []
    allowed: dict[str, list[Tensor]] = {}
    triggers: list[int] = []
    pairs: list[tuple[int, int, int, int]] = []
    role_allowed: list[Tensor] = []
    same: list[tuple[int, int, float]] = []
    incident = torch.full((len(parts), len(HEADS["incident"])), -1.0)
    base = 0
    for number, part in enumerate(parts):
        example = part.example
        shown = _recased(rng)
        for start, end in part.windows:
            row = window_row(example.words, part.pieces, start, end, shown)
            gather += [(len(rows), first) for first in row.firsts]
            rows.append((row.pieces, row.cases))
        chunk_of += [number] * len(example.words)
        for head, matrix in _allowed(example).items():
            allowed.setdefault(head, []).append(matrix)
        if example.incidents is not None:
            incident[number] = torch.tensor([float(kind in example.incidents) for kind in HEADS["incident"]])
        heads = [rng.randrange(t.start, max(t.end, t.start + 1)) for t in example.triggers]
        if example.roles:
            _role_pairs(example, heads, base, len(triggers), pairs, role_allowed)
        for a in range(len(heads)):
            for b in range(a):
                left, right = example.triggers[a], example.triggers[b]
                if left.event >= 0 and right.event >= 0 and heads[a] != heads[b]:
                    same.append((base + heads[a], base + heads[b], float(left.event == right.event)))
        triggers += [base + head for head in heads]
        base += len(example.words)
    pieces, cases, real = padded(rows)
    columns = torch.tensor(pairs, dtype=torch.long).reshape(-1, 4).T
    same_ = torch.tensor(same).reshape(-1, 3).T
    return Batch(
        pieces=pieces,
        cases=cases,
        real=real,
        gather=torch.tensor(gather),
        chunk_of=torch.tensor(chunk_of),
        chunks=len(parts),
        allowed={head: torch.cat(found) for head, found in allowed.items()},
        incident=incident,
        triggers=torch.tensor(triggers, dtype=torch.long),
        pair_trigger=columns[0],
        pair_word=columns[1],
        distance=columns[2],
        apart=columns[3],
        role_allowed=torch.cat(role_allowed) if role_allowed else torch.zeros(0, len(HEADS["role"]), dtype=torch.bool),
        same_left=same_[0].long(),
        same_right=same_[1].long(),
        same=same_[2],
    )


def padded(rows: Sequence[tuple[Sequence[int], Sequence[int]]]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces and cases of rows of unlike length as tensors (rows, longest), and which of their places are real."""
    longest = max(len(pieces) for pieces, _ in rows)
    pieces_, cases_, real = (torch.zeros(len(rows), longest, dtype=torch.long) for _ in range(3))
    for n, (pieces, cases) in enumerate(rows):
        size = len(pieces)
        pieces_[n, :size], cases_[n, :size], real[n, :size] = torch.tensor(pieces), torch.tensor(cases), 1
    return pieces_, cases_, real


def _recased(rng: random.Random) -> Callable[[str], int]:
    """How the words' case is shown: as it is, or (one text in eight) all upper, all lower or as in a headline."""
    draw = rng.random()
    if draw < 0.05:
        return lambda word: case_of(word.upper())
    if draw < 0.10:
        return lambda word: case_of(word.lower())
    if draw < 0.125:
        return lambda word: case_of(word[:1].upper() + word[1:])
    return case_of


def _allowed(example: Example) -> dict[str, Tensor]:
    """For each head a matrix (words, labels) of what the annotation allows."""
    count = len(example.words)
    found = {
        "mention": _span_labels("mention", count, example.mentions, example.mention_types),
        "filler": _all("filler", count)
        if example.fillers is None
        else _span_labels("filler", count, example.fillers, tuple({label[2:] for label in HEADS["filler"][1:]})),
        "claim": _claims(example),
        "native": _natives(example),
        "cue": _cues(example),
        "furniture": _furniture(example),
    }
    for head, key in (("mode", "mode"), ("status", "status"), ("tense", "tense"), ("attributed", "attributed")):
        matrix = _all(head, count)
        for trigger in example.triggers:
            said = getattr(trigger, key)
            said = (said,) if isinstance(said, str) else said
            if (said and said != ("",)) or (key == "mode" and trigger.claims and said):
                matrix[trigger.start : trigger.end] = _only(head, said)
        found[head] = matrix
    return found


def _all(head: str, count: int) -> Tensor:
    return torch.ones(count, len(HEADS[head]), dtype=torch.bool)


def _only(head: str, labels: Iterable[str]) -> Tensor:
    row = torch.zeros(len(HEADS[head]), dtype=torch.bool)
    for label in labels:
        row[HEADS[head].index(label)] = True
    return row


def _span_labels(head: str, count: int, spans: Iterable[Span], known: Sequence[str]) -> Tensor:
    """Words outside of spans may be none, or of a kind that the corpus does not annotate."""
    outside = torch.tensor([not label or label[2:] not in known for label in HEADS[head]])
    matrix = outside.repeat(count, 1) if known else _all(head, count)
    for span in spans:
        matrix[span.start] = _only(head, [f"B-{span.kind}"])
        if span.end > span.start + 1:
            matrix[span.start + 1 : span.end] = _only(head, [f"I-{span.kind}"])
    return matrix


def _claims(example: Example) -> Tensor:
    matrix = torch.tensor([label not in example.complete for label in HEADS["claim"]]).repeat(len(example.words), 1)
    for trigger in example.triggers:
        if trigger.native != "cue":
            row = _only("claim", trigger.claims) if trigger.claims else _all("claim", 1)[0]
            matrix[trigger.start : trigger.end] = row
    return matrix


def _natives(example: Example) -> Tensor:
    matrix = _all("native", len(example.words))
    if example.native == "kairos":
        for label in exhaustive(example.corpus):
            matrix[:, HEADS["native"].index(label)] = False
        for trigger in example.triggers:
            if trigger.native in HEADS["native"]:
                matrix[trigger.start : trigger.end] = _only("native", [trigger.native])
    return matrix


def _cues(example: Example) -> Tensor:
    matrix = _all("cue", len(example.words))
    if example.native == "polnear":
        matrix[:, 1] = False
        for trigger in example.triggers:
            matrix[trigger.start : trigger.end] = _only("cue", ["cue"])
    return matrix


def _furniture(example: Example) -> Tensor:
    matrix = _all("furniture", len(example.words))
    if example.furniture is not None:
        matrix[:, 1] = False
        for start, end in example.furniture:
            matrix[start:end] = _only("furniture", ["furniture"])
    return matrix


def _role_pairs(
    example: Example,
    heads: Sequence[int],
    base: int,
    first: int,
    pairs: list[tuple[int, int, int, int]],
    role_allowed: list[Tensor],
) -> None:
    """Adds the pairs of each trigger with the words in reach, and the roles allowed for each."""
    known = set(example.roles)
    outside = torch.tensor([not role or role not in known for role in HEADS["role"]])
    sentence_of = [0] * len(example.words)
    for number, start in enumerate(example.sentences):
        end = example.sentences[number + 1] if number + 1 < len(example.sentences) else len(example.words)
        sentence_of[start:end] = [number] * (end - start)
    said: dict[int, list[Argument]] = {}
    for argument in example.arguments:
        said.setdefault(argument.trigger, []).append(argument)
    for number, head in enumerate(heads):
        low, high = max(0, head - REACH), min(len(example.words), head + REACH + 1)
        matrix = outside.repeat(high - low, 1)
        by_word: dict[int, set[str]] = {}
        for argument in said.get(number, ()):
            for word in range(max(argument.start, low), min(argument.end, high)):
                by_word.setdefault(word, set()).add(argument.role)
        for word, roles in by_word.items():
            kept = roles - {""}
            matrix[word - low] = _only("role", kept) if kept else True
        role_allowed.append(matrix)
        at = sentence_of[head]
        distances = distance_numbers(range(low - head, high - head), DISTANCES)
        apart = apart_numbers([sentence_of[word] - at for word in range(low, high)], APART)
        words = range(base + low, base + high)
        pairs += [(first + number, *row) for row in zip(words, distances.tolist(), apart.tolist(), strict=True)]
