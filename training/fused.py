"""The reader's network as it is exported: the same sums, spelt in the operators that onnxruntime is fastest at.

Attention with its three projections is one operator (``Attention``, which quantisation turns into ``QAttention``), GELU
is its tanh form, the three small feature embeddings are one table of all their combinations, positions and types are
one. Windows run one at a time without padding, so there is no mask. docs/reading.md tells what each is worth.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

from training.network import Reader


class Fused(nn.Module):
    """``forward`` takes ids (1, n) and features (1, n, 3) and gives what ``Reader.forward`` gives with a full mask."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader
        table = reader.encoder.embeddings
        self.places = nn.Parameter(table.position_embeddings.weight + table.token_type_embeddings.weight[0])
        case, gap, quote = (extra.weight for extra in reader.features)
        self.strides = (len(gap) * len(quote), len(quote))
        every = case[:, None, None] + gap[None, :, None] + quote[None, None, :]
        self.marks = nn.Parameter(every.reshape(-1, case.shape[1]))

    def forward(self, ids: Tensor, features: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        reader = self.reader
        table = reader.encoder.embeddings
        row = features[:, :, 0] * self.strides[0] + features[:, :, 1] * self.strides[1] + features[:, :, 2]
        marks = torch.nn.functional.embedding(row, self.marks)
        made = table.LayerNorm(table.word_embeddings(ids) + self.places[: ids.shape[1]] + marks)
        states = []
        for layer in reader.encoder.encoder.layer:
            made = fused_layer(layer, made)
            states.append(made)
        weights = torch.softmax(reader.mix, 0)
        mixed = weights[0] * states[-4] + weights[1] * states[-3] + weights[2] * states[-2] + weights[3] * states[-1]
        heads = reader.heads
        return heads["attribution"](mixed), heads["names"](mixed), heads["times"](mixed), reader.link(mixed)


def fused_layer(layer: nn.Module, x: Tensor) -> Tensor:
    """One BERT layer over (batch, length, width), nothing masked."""
    attention = layer.attention.self
    parts = (attention.query, attention.key, attention.value)
    weight = torch.cat([p.weight for p in parts]).T.contiguous()
    bias = torch.cat([p.bias for p in parts])
    mixed = _Attention.apply(x, weight, bias, attention.num_attention_heads)
    x = layer.attention.output(mixed, x)
    return layer.output(_FastGelu.apply(layer.intermediate.dense(x)), x)


class _Attention(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor, weight: Tensor, bias: Tensor, heads: int) -> Tensor:  # noqa: ARG004
        batch, length, width = x.shape
        query, key, value = (
            y.view(batch, length, heads, width // heads).transpose(1, 2) for y in (x @ weight + bias).chunk(3, -1)
        )
        mixed = torch.nn.functional.scaled_dot_product_attention(query, key, value)
        return mixed.transpose(1, 2).reshape(batch, length, width)

    @staticmethod
    def symbolic(g: Any, x: Any, weight: Any, bias: Any, heads: int) -> Any:
        made = g.op("com.microsoft::Attention", x, weight, bias, num_heads_i=heads)
        made.setType(x.type())
        return made


class _FastGelu(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:  # noqa: ARG004
        return torch.nn.functional.gelu(x, approximate="tanh")

    @staticmethod
    def symbolic(g: Any, x: Any) -> Any:
        made = g.op("com.microsoft::FastGelu", x)
        made.setType(x.type())
        return made
