"""The sentence encoder: ``python -m training.export_sentences --base DIR --weights FILE --name NAME``.

Writes ``sentences.onnx`` into the package: all-MiniLM-L6-v2 unchanged but for int8, and as a further output what the
upper layers make that learned which propositions answer one question (``training.train_pairs``). Scales of activations
are fixed by sentences of news, so that rows may be read together.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections.abc import Iterator
from itertools import islice

import numpy as np
import onnx
import torch
from torch import Tensor, nn
from transformers import BertModel

from counterclaim.models.encoding import CLS, SEP, tokenizer
from counterclaim.models.runtime import card, weights_folder
from counterclaim.text.sentences import sentences
from training.corpora import news
from training.export import export
from training.fixed import Feeds, fixed
from training.fused import fused_layer
from training.pair_network import LOWER, Alike, embedded

VERSION = "all-MiniLM-L6-v2-int8-2"
EVERY, REPORTS, EACH, PIECES = 100, 40, 12, 126
"""Sentences that fix the scales: of every hundredth report the first dozen, as far as a vector reads."""


class Branched(nn.Module):
    """Last layers piece by piece, (batch, length, width) both: the encoder's and that of ``alike``, nothing masked."""

    def __init__(self, encoder: BertModel, alike: Alike) -> None:
        super().__init__()
        self.encoder = encoder
        self.alike = alike

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor]:
        lower = embedded(self.encoder, ids)
        for layer in self.encoder.encoder.layer[:LOWER]:
            lower = fused_layer(layer, lower)
        made = alike = lower
        for layer in self.encoder.encoder.layer[LOWER:]:
            made = fused_layer(layer, made)
        for layer in self.alike.layers:
            alike = fused_layer(layer, alike)
        return made, alike


def told() -> Iterator[Feeds]:
    """Sentences of development news as the encoder takes them."""
    for report in islice(news(), 0, EVERY * REPORTS, EVERY):
        for start, end in sentences(report.text)[:EACH]:
            ids = tokenizer().encode(report.text[start:end], add_special_tokens=False).ids[:PIECES]
            yield {"ids": np.array([[CLS, *ids, SEP]], dtype=np.int64)}


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
    outputs = ["pieces", "likeness"]
    export(Branched(encoder, alike).eval(), out, ["ids"], outputs, by_piece=("pieces", "likeness"))
    onnx.save(fixed(onnx.load(out), list(told())), out)
    made = hashlib.sha256(out.read_bytes()).hexdigest()
    entries = {**card("sentences"), "version": VERSION, "likeness": args.name, "sha256": made}
    out.with_suffix(".json").write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
