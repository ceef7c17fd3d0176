"""MiniLM's sentence encoder as ONNX int8: ``python -m training.export_sentences --base DIR --out FILE``.

The weights are all-MiniLM-L6-v2's own (Apache-2.0), unchanged but for the quantisation.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, nn
from transformers import BertModel

from training.network import _layer as layer_forward


class Sentences(nn.Module):
    """Mean of the last layer over the pieces, normalised to length one; and the last layer itself, piece by piece."""

    def __init__(self, encoder: BertModel) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, ids: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        table = self.encoder.embeddings
        made = table.word_embeddings(ids) + table.token_type_embeddings.weight[0]
        made = table.LayerNorm(made + table.position_embeddings.weight[: ids.shape[1]])
        bias = (1.0 - mask[:, None, None, :].to(made.dtype)) * -10000.0
        for layer in self.encoder.encoder.layer:
            made = layer_forward(layer, made, bias)
        weights = mask[:, :, None].to(made.dtype)
        mean = (made * weights).sum(1) / weights.sum(1)
        return mean / mean.norm(dim=1, keepdim=True), made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    model = Sentences(BertModel.from_pretrained(args.base, add_pooling_layer=False)).eval()
    export(model, Path(args.out), ["ids", "mask"], ["vectors", "pieces"])


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


if __name__ == "__main__":
    main()
