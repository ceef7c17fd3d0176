"""What makes vectors by which two propositions are alike: MiniLM's lower layers, frozen, and upper ones trained anew.

``Alike`` makes a vector of a stretch as it reads in its sentence. The lower layers are those of the sentence encoder,
so that both together cost less than two.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.network import _layer as layer_forward

LOWER = 2
"""Layers that are shared and stay as they are."""
FAR = -10000.0


def embedded(encoder: BertModel, ids: Tensor) -> Tensor:
    """What the first layer reads, (batch, length, width)."""
    table = encoder.embeddings
    made = table.word_embeddings(ids) + table.token_type_embeddings.weight[0]
    return table.LayerNorm(made + table.position_embeddings.weight[: ids.shape[1]])


def through(layers: Sequence[nn.Module], made: Tensor, bias: Tensor) -> Tensor:
    for layer in layers:
        made = layer_forward(layer, made, bias)
    return made


class Alike(nn.Module):
    """Upper layers of its own; ``scale`` and ``base`` turn a cosine into log-odds of one question."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.layers = nn.ModuleList(copy.deepcopy(list(encoder.encoder.layer[LOWER:])))
        self.scale = nn.Parameter(torch.tensor(8.0))
        self.base = nn.Parameter(torch.tensor(-4.0))

    def forward(self, lower: Tensor, bias: Tensor) -> Tensor:
        return through(self.layers, lower, bias)
