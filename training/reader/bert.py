"""The encoder in PyTorch: BERT as MiniLM-L6 has it, with an embedding of each word's case on top.

Architecture after Devlin et al. 2019; sizes and weight names of all-MiniLM-L6-v2 (Apache-2.0), whose vocabulary is
lower case: without the case embedding "US" and "us" would be one word.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, scaled_dot_product_attention

WIDTH = 384
LAYERS = 6
HEADS = 12
INNER = 1536
PIECES = 30_522
POSITIONS = 512
CASES = 5  # none (special pieces), lower, title, upper, other


class Layer(nn.Module):
    """Self-attention and a feed-forward net, each with its residual and layer norm after it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.widen, self.narrow = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.fed = nn.LayerNorm(WIDTH, eps=1e-12)

    def forward(self, states: Tensor, hidden: Tensor) -> Tensor:
        batch, length, _ = states.shape
        query, key, value = (
            part(states).view(batch, length, HEADS, WIDTH // HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        found = scaled_dot_product_attention(query, key, value, attn_mask=hidden)
        states = self.attended(states + self.out(found.transpose(1, 2).reshape(batch, length, WIDTH)))
        fed: Tensor = self.fed(states + self.narrow(gelu(self.widen(states))))
        return fed


class Encoder(nn.Module):
    """Pieces (windows, length), their case and a mask of those that are real → states (windows, length, WIDTH)."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces = nn.Embedding(PIECES, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.kind = nn.Parameter(torch.zeros(WIDTH))
        self.cases = nn.Embedding(CASES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))

    def forward(self, pieces: Tensor, cases: Tensor, real: Tensor) -> Tensor:
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states: Tensor = self.norm(self.pieces(pieces) + self.positions(places) + self.kind + self.cases(cases))
        hidden = real[:, None, None, :].to(states.dtype).log()
        for layer in self.layers:
            states = layer(states, hidden)
        return states

    def start_from(self, weights: Mapping[str, Tensor]) -> None:
        """Takes over the published weights; the case embedding starts at nothing."""
        own = {
            "pieces.weight": weights["embeddings.word_embeddings.weight"],
            "positions.weight": weights["embeddings.position_embeddings.weight"],
            "kind": weights["embeddings.token_type_embeddings.weight"][0],
            "cases.weight": torch.zeros(CASES, WIDTH),
            "norm.weight": weights["embeddings.LayerNorm.weight"],
            "norm.bias": weights["embeddings.LayerNorm.bias"],
        }
        for number in range(LAYERS):
            for name, theirs in _THEIRS.items():
                for part in ("weight", "bias"):
                    own[f"layers.{number}.{name}.{part}"] = weights[f"encoder.layer.{number}.{theirs}.{part}"]
        self.load_state_dict(own)


_THEIRS = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "attended": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "fed": "output.LayerNorm",
}
