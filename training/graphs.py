"""The shipped reader's graph in other forms, from its ONNX file alone: full precision, plain operators, fixed scales.

The weights stay what int8 left of them; what differs is how the sums are done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

HEADS = 12
Arrays = dict[str, np.ndarray]


class _Graph:
    """Nodes and constants under way; ``node`` adds one and gives the name of what it makes."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.given = {i.name: numpy_helper.to_array(i) for i in model.graph.initializer}
        self.nodes: list[onnx.NodeProto] = []
        self.constants: Arrays = {}

    def node(self, kind: str, inputs: list[str], output: str, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def constant(self, name: str, value: Any) -> str:
        self.constants[name] = np.asarray(value)
        return name

    def weight(self, name: str, scale: str, zero: str) -> str:
        """Add the float form of an int8 table or matrix, per tensor or per column."""
        whole = self.given[name].astype(np.float32) - self.given[zero].astype(np.float32)
        return self.constant(name.removesuffix("_quantized"), whole * self.given[scale])


def full_precision(model: onnx.ModelProto, *, plain: bool) -> onnx.ModelProto:
    """``model`` with every product in float32; ``plain``: in operators of ONNX alone, opset 17."""
    made = _Graph(model)
    before: dict[str, str] = {}  # quantised activation -> the float one
    tables: dict[str, str] = {}  # rows of a quantised table -> the indices
    products: dict[str, tuple[str, str]] = {}  # integer product -> its two float factors
    for n in model.graph.node:
        kind, i, o = n.op_type, list(n.input), n.output[0]
        if kind == "DynamicQuantizeLinear":
            before |= dict.fromkeys(n.output, i[0])
        elif kind == "Gather" and i[0].endswith("_quantized"):
            tables[o] = i[1]
        elif kind == "DequantizeLinear":
            made.node("Gather", [made.weight(i[1].replace("_scale", "_quantized"), i[1], i[2]), tables[i[0]]], o)
        elif kind == "MatMulInteger":
            products[o] = before[i[0]], made.weight(i[1], i[1].replace("_quantized", "_scale"), i[3])
        elif kind == "Cast" and i[0] in products:
            products[o] = products[i[0]]
        elif kind == "Mul" and i[0] in products:
            made.node("MatMul", list(products[i[0]]), o)
        elif kind == "Mul" and i[0] in before:
            continue  # the product of two scales
        elif kind == "QAttention":
            weight = made.weight(i[1], i[4], i[7])
            if plain:
                _attention(made, before[i[0]], weight, i[2], o)
            else:
                made.node("Attention", [before[i[0]], weight, i[2]], o, "com.microsoft", num_heads=HEADS)
        elif kind == "FastGelu" and plain:
            _gelu(made, i[0], o)
        else:
            made.nodes.append(n)
    return _model(model, made, plain=plain)


def fixed_scales(model: onnx.ModelProto, ranges: Mapping[str, tuple[float, float]]) -> onnx.ModelProto:
    """``model`` with each activation's scale fixed by its range, and not found anew for every text."""
    made = _Graph(model)
    for n in model.graph.node:
        if n.op_type != "DynamicQuantizeLinear":
            made.nodes.append(n)
            continue
        low, high = (min(0.0, ranges[n.input[0]][0]), max(0.0, ranges[n.input[0]][1]))
        scale = np.float32((high - low) / 255)
        made.constant(n.output[1], scale)
        made.constant(n.output[2], np.uint8(np.clip(round(-low / float(scale)), 0, 255)))
        made.node("QuantizeLinear", [n.input[0], n.output[1], n.output[2]], n.output[0])
    return _model(model, made, plain=False)


def _attention(made: _Graph, x: str, weight: str, bias: str, out: str) -> None:
    width = made.constants[weight].shape[0]
    split = made.constant("shape/split", np.array([0, 0, 3, HEADS, width // HEADS]))
    joined = made.constant("shape/joined", np.array([0, 0, width]))
    scale = made.constant("shape/scale", np.float32((width // HEADS) ** -0.5))
    mixed = made.node("Add", [made.node("MatMul", [x, weight], f"{out}/qkv"), bias], f"{out}/biased")
    parts = made.node("Reshape", [mixed, split], f"{out}/parts")
    turned = made.node("Transpose", [parts], f"{out}/turned", perm=[2, 0, 3, 1, 4])
    first = [made.constant(f"shape/{k}", np.int64(k)) for k in range(3)]
    query, key, value = (made.node("Gather", [turned, k], f"{out}/{k[6:]}", axis=0) for k in first)
    flipped = made.node("Transpose", [key], f"{out}/flipped", perm=[0, 1, 3, 2])
    scaled = made.node("Mul", [made.node("MatMul", [query, flipped], f"{out}/scores"), scale], f"{out}/scaled")
    seen = made.node("MatMul", [made.node("Softmax", [scaled], f"{out}/shares", axis=-1), value], f"{out}/seen")
    made.node("Reshape", [made.node("Transpose", [seen], f"{out}/back", perm=[0, 2, 1, 3]), joined], out)


def _gelu(made: _Graph, x: str, out: str) -> None:
    names = {"cubic": 0.044715, "root": (2 / np.pi) ** 0.5, "half": 0.5, "one": 1.0}
    cubic, root, half, one = (made.constant(f"gelu/{k}", np.float32(v)) for k, v in names.items())
    cube = made.node("Mul", [made.node("Mul", [x, x], f"{out}/square"), x], f"{out}/cube")
    inner = made.node("Add", [x, made.node("Mul", [cube, cubic], f"{out}/part")], f"{out}/inner")
    bent = made.node("Tanh", [made.node("Mul", [inner, root], f"{out}/rooted")], f"{out}/bent")
    halved = made.node("Mul", [x, half], f"{out}/halved")
    made.node("Mul", [halved, made.node("Add", [bent, one], f"{out}/lifted")], out)


def _model(model: onnx.ModelProto, made: _Graph, *, plain: bool) -> onnx.ModelProto:
    used = {i for n in made.nodes for i in n.input}
    every = {k: v for k, v in (made.given | made.constants).items() if k in used}
    graph = helper.make_graph(
        made.nodes,
        "reader",
        list(model.graph.input),
        list(model.graph.output),
        [numpy_helper.from_array(np.asarray(v), k) for k, v in every.items()],
    )
    domains = [helper.make_opsetid("", 17)] + ([] if plain else [helper.make_opsetid("com.microsoft", 1)])
    return helper.make_model(graph, opset_imports=domains, ir_version=8)
