"""The reader's encoder in CTranslate2, as far as that goes: embeddings of words and places, six layers, no head.

CTranslate2 loads no ONNX and has no place for the small features, for the mixture of layers, nor for our heads; so this
says how fast its BERT is at our size, and tags nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import ctranslate2
import numpy as np
import onnx
from ctranslate2.specs import common_spec, transformer_spec
from onnx import numpy_helper

from training.graphs import HEADS

_LAYER = "reader.encoder.encoder.layer"


def bare_encoder(full: Path, folder: Path, kind: str) -> Callable[[dict[str, np.ndarray]], list[np.ndarray]]:
    """The encoder of the ONNX file ``full`` (float32), saved in ``folder`` in precision ``kind`` and loaded."""
    graph = onnx.load(full).graph
    value = {i.name: numpy_helper.to_array(i).copy() for i in graph.initializer}
    attention = [n for n in graph.node if n.op_type == "Attention"]
    products = [n for n in graph.node if n.op_type == "MatMul"]
    spec = transformer_spec.TransformerEncoderModelSpec(
        transformer_spec.TransformerEncoderSpec(
            len(attention),
            HEADS,
            pre_norm=False,
            activation=common_spec.Activation.GELUTanh,
            layernorm_embedding=True,
            num_source_embeddings=1,
        )
    )
    table = value["reader.encoder.embeddings.word_embeddings.weight"]
    encoder = spec.encoder
    encoder.embeddings[0].weight = table
    encoder.scale_embeddings = False
    encoder.position_encodings.encodings = value["places"]
    _norm(encoder.layernorm_embedding, value, "reader.encoder.embeddings.LayerNorm")
    for k, layer in enumerate(encoder.layer):
        _, weight, bias = attention[k].input
        _linear(layer.self_attention.linear[0], value[weight], value[bias])
        places = (layer.self_attention.linear[1], layer.ffn.linear_0, layer.ffn.linear_1)
        biases = ("attention.output.dense", "intermediate.dense", "output.dense")
        for place, node, name in zip(places, products[3 * k : 3 * k + 3], biases, strict=True):
            _linear(place, value[node.input[1]], value[f"{_LAYER}.{k}.{name}.bias"])
        _norm(layer.self_attention.layer_norm, value, f"{_LAYER}.{k}.attention.output.LayerNorm")
        _norm(layer.ffn.layer_norm, value, f"{_LAYER}.{k}.output.LayerNorm")
    spec.register_vocabulary([str(k) for k in range(len(table))])
    spec.validate()
    if kind == "int8":
        spec.optimize(quantization="int8")
    folder.mkdir()
    spec.save(str(folder))
    loaded = ctranslate2.Encoder(str(folder), device="cpu", compute_type=kind, intra_threads=1, inter_threads=1)
    return lambda given: [np.array(loaded.forward_batch(given["ids"].tolist()).last_hidden_state)]


def _linear(place: common_spec.LinearSpec, weight: np.ndarray, bias: np.ndarray) -> None:
    place.weight, place.bias = np.ascontiguousarray(weight.T), bias


def _norm(place: common_spec.LayerNormSpec, value: dict[str, np.ndarray], name: str) -> None:
    place.gamma, place.beta = value[f"{name}.weight"], value[f"{name}.bias"]
