"""A network written as ONNX in int8, by dynamic quantisation."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import nn


def export(
    model: nn.Module,
    out: Path,
    inputs: list[str],
    outputs: list[str],
    *,
    rows: int = 2,
    by_piece: tuple[str, ...] = ("pieces",),
) -> None:
    """Write ``model`` as ONNX, weights and embeddings in int8 by dynamic quantisation, per channel.

    ``rows``: of the example that is traced; ``by_piece``: outputs with a row for each piece.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    example = {
        "ids": torch.ones(rows, 16, dtype=torch.long),
        "mask": torch.ones(rows, 16, dtype=torch.long),
        "features": torch.zeros(rows, 16, 3, dtype=torch.long),
    }
    axes = {name: {0: "batch", 1: "length"} for name in inputs} | {name: {0: "batch"} for name in outputs}
    for name in by_piece:
        if name in axes:
            axes[name][1] = "length"
    with TemporaryDirectory() as folder:
        full, ready = Path(folder) / "full.onnx", Path(folder) / "ready.onnx"
        torch.onnx.export(
            model,
            tuple(example[name] for name in inputs),
            str(full),
            input_names=inputs,
            output_names=outputs,
            dynamic_axes=axes,
            opset_version=17,
            dynamo=False,
            custom_opsets={"com.microsoft": 1},
        )
        quant_pre_process(str(full), str(ready), skip_symbolic_shape=True)
        quantize_dynamic(str(ready), str(out), per_channel=True, weight_type=QuantType.QInt8)
    print(out, out.stat().st_size)
