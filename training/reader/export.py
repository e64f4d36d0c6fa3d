"""Writes the trained reader as the package holds it.

    python -m training.reader.export CHECKPOINT TOKENIZER FOLDER [--fp32]

The encoder goes to ONNX with its matrices in int8 (blocks of weights with a scale each, activations in int8 by block)
and its embedding in float16, the heads' weights to `heads.npz` in float16, with their labels and the checkpoint's hash.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnx
import torch
from onnxruntime.quantization.matmul_nbits_quantizer import MatMulNBitsQuantizer
from tokenizers import Tokenizer
from torch import Tensor, nn

from training.reader.heads import APART, DISTANCES, Reader
from training.reader.labels import HEADS

# Weights that share a scale. Scales of whole channels, with activations scaled over a window, changed one tag in eight.
BLOCK = 32


class _Halved(nn.Module):
    """An embedding kept in float16: half the size and as good; int8 would cost more than in all matrices together."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        self.weight = nn.Parameter(embedding.weight.detach().half(), requires_grad=False)

    def forward(self, pieces: Tensor) -> Tensor:
        return nn.functional.embedding(pieces, self.weight).float()


class _Window(nn.Module):
    """One window without padding."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.encoder = reader.encoder

    def forward(self, pieces: Tensor, cases: Tensor) -> Tensor:
        states: Tensor = self.encoder(pieces, cases, torch.ones_like(pieces))
        return states


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("tokenizer", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--fp32", action="store_true", help="no quantization, to see what it costs")
    options = parser.parse_args(argv)
    options.folder.mkdir(parents=True, exist_ok=True)
    reader = Reader()
    reader.load_state_dict(torch.load(options.checkpoint)["reader"])
    reader.eval()
    write_encoder(reader, options.folder / "encoder.onnx", quantized=not options.fp32)
    write_heads(reader, options.checkpoint, options.folder / "heads.npz")
    tokenizer = Tokenizer.from_file(str(options.tokenizer))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    (options.folder / "tokenizer.json").write_text(tokenizer.to_str(pretty=False), encoding="utf-8")
    for path in sorted(options.folder.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.name:16} {path.stat().st_size / 1e6:6.1f} MB  sha256 {digest[:16]}")
    return 0


def write_encoder(reader: Reader, path: Path, quantized: bool) -> None:
    if quantized:
        reader.encoder.pieces = _Halved(reader.encoder.pieces)  # type: ignore[assignment, arg-type]
    given = (torch.randint(5, 100, (1, 37)), torch.ones(1, 37, dtype=torch.long))
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "plain.onnx"
        length = torch.export.Dim("length", min=2, max=511)
        torch.onnx.export(
            _Window(reader),
            given,
            str(plain),
            input_names=["pieces", "cases"],
            output_names=["states"],
            dynamic_shapes={"pieces": {1: length}, "cases": {1: length}},
            external_data=False,
            opset_version=18,
        )
        model = onnx.load(plain)
        for node in model.graph.node:
            node.ClearField("metadata_props")
        del model.graph.value_info[:]
        onnx.save(model, plain)
        if quantized:
            quantizer = MatMulNBitsQuantizer(
                onnx.load(plain), bits=8, block_size=BLOCK, is_symmetric=True, accuracy_level=4
            )
            quantizer.process()
            onnx.save(quantizer.model.model, path)
        else:
            path.write_bytes(plain.read_bytes())


def write_heads(reader: Reader, checkpoint: Path, path: Path) -> None:
    weights = {name: value.numpy().astype(np.float16) for name, value in reader.heads.state_dict().items()}
    card = {
        "labels": {name: list(labels) for name, labels in HEADS.items()},
        "distances": list(DISTANCES),
        "apart": APART,
        "checkpoint": hashlib.sha256(checkpoint.read_bytes()).hexdigest(),
    }
    np.savez_compressed(path, card=np.frombuffer(json.dumps(card).encode(), np.uint8), **weights)


if __name__ == "__main__":
    raise SystemExit(main())
