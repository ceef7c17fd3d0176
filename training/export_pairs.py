"""The sentence encoder with the vectors of likeness: ``python -m training.export_pairs --base DIR --weights FILE``.

Writes ``sentences.onnx`` into the package: all-MiniLM-L6-v2 unchanged, and as a further output what the upper layers
make that learned which propositions answer one question (``training.train_pairs``).
"""

from __future__ import annotations

import argparse
import hashlib
import json

import torch
from torch import Tensor, nn
from transformers import BertModel

from counterclaim.models.runtime import card, weights_folder
from training.export_sentences import export
from training.pair_network import FAR, LOWER, Alike, embedded, through


class Branched(nn.Module):
    """As ``training.export_sentences.Sentences``, with the last layer of ``alike`` besides."""

    def __init__(self, encoder: BertModel, alike: Alike) -> None:
        super().__init__()
        self.encoder = encoder
        self.alike = alike

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        bias = (1.0 - mask[:, None, None, :].to(torch.float32)) * FAR
        lower = through(self.encoder.encoder.layer[:LOWER], embedded(self.encoder, ids), bias)
        made = through(self.encoder.encoder.layer[LOWER:], lower, bias)
        weights = mask[:, :, None].to(made.dtype)
        mean = (made * weights).sum(1) / weights.sum(1)
        return mean / mean.norm(dim=1, keepdim=True), made, self.alike(lower, bias)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--weights", required=True)
    parser.add_argument("--name", required=True, help="what the likeness is called in the card: likeness-1")
    args = parser.parse_args()
    encoder = BertModel.from_pretrained(args.base, add_pooling_layer=False).eval()
    alike = Alike(encoder)
    alike.load_state_dict(torch.load(args.weights))
    out = weights_folder() / "sentences.onnx"
    outputs = ["vectors", "pieces", "likeness"]
    export(Branched(encoder, alike).eval(), out, ["ids", "mask"], outputs, by_piece=("pieces", "likeness"))
    told = {**card("sentences"), "likeness": args.name, "sha256": hashlib.sha256(out.read_bytes()).hexdigest()}
    out.with_suffix(".json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
