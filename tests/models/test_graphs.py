"""The reader's graph in the forms that ``training.encoders`` compares; only where onnx is installed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from counterclaim.models.network import OUTPUTS
from counterclaim.models.runtime import weights_folder

onnx = pytest.importorskip("onnx")
graphs = pytest.importorskip("training.graphs")
fixing = pytest.importorskip("training.fixed")
onnxruntime = pytest.importorskip("onnxruntime")

FEEDS = {"ids": np.arange(1000, 1040, dtype=np.int64)[None], "features": np.ones((1, 40, 3), dtype=np.int64)}


def run(model: object) -> list[np.ndarray]:
    made = onnxruntime.InferenceSession(model.SerializeToString())  # type: ignore[attr-defined]
    return list(made.run(OUTPUTS, FEEDS))


def test_full_precision_is_the_shipped_network_but_for_rounding() -> None:
    shipped = onnx.load(Path(weights_folder()) / "reader.onnx")
    fused, plain = (run(graphs.full_precision(shipped, plain=p)) for p in (False, True))
    for small, large, spelt in zip(run(shipped), fused, plain, strict=True):
        assert np.abs(large - spelt).max() < 1e-3
        assert np.abs(large - small).max() < 0.2 * np.abs(large).max()


def test_with_fixed_scales_a_text_reads_the_same_in_company() -> None:
    shipped = onnx.load(Path(weights_folder()) / "reader.onnx")
    wide = {n.input[0]: (-12.0, 12.0) for n in shipped.graph.node if n.op_type == "DynamicQuantizeLinear"}
    fixed = graphs.fixed_scales(shipped, wide)
    made = onnxruntime.InferenceSession(fixed.SerializeToString())
    other = {k: np.concatenate([v, v[:, ::-1]]) for k, v in FEEDS.items()}
    for alone, beside in zip(made.run(OUTPUTS, FEEDS), made.run(OUTPUTS, other), strict=True):
        assert np.array_equal(alone[0], beside[0])
    assert {n.op_type for n in fixed.graph.node}.isdisjoint({"DynamicQuantizeLinear"})


def test_scales_fixed_by_a_text_hold_what_is_seen_in_it() -> None:
    shipped = onnx.load(Path(weights_folder()) / "reader.onnx")
    made = fixing.fixed(shipped, [FEEDS])
    assert {n.op_type for n in made.graph.node}.isdisjoint({"DynamicQuantizeLinear"})
    for whole, near in zip(run(shipped), run(made), strict=True):
        assert np.abs(whole - near).max() < 0.2 * np.abs(whole).max()
