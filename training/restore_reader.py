"""The shipped reader as weights to train on from: ``python -m training.restore_reader --base DIR --out FILE``.

``reader.onnx`` and its card hold all that training needs, to the rounding of int8: no other copy has to be kept. What
the export had put together (projections of attention, the three feature tables) is taken apart again.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor
from transformers import BertConfig

from counterclaim.models.encoding import FEATURES
from training.network import TASKS, Reader

Array = npt.NDArray[np.float32]
DATA = Path("src/counterclaim/models/data")


def restored(base: Path, folder: Path) -> Reader:
    """The reader in ``folder``, in full precision."""
    held = {i.name: numpy_helper.to_array(i) for i in onnx.load(folder / "reader.onnx").graph.initializer}
    card = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    model = Reader.of(BertConfig.from_pretrained(base))
    state = model.state_dict()
    for name in held:
        own = name.removeprefix("reader.").removesuffix("_quantized")
        if own in state:
            state[own] = torch.from_numpy(np.array(whole(held, name)))
    found = products(held)
    for k in range(len(model.encoder.encoder.layer)):
        state |= layer_products(found, f"encoder.encoder.layer.{k}")
    for task in TASKS:
        for part in ("0", "3"):
            state[f"heads.{task}.{part}.weight"] = next(found)[0].T
        moves = torch.tensor(card["transitions"][task])
        state[f"transitions.{task}"] = torch.where(moves < -9e3, torch.zeros(()), moves)
    state["link.weight"] = next(found)[0].T
    state["distance"] = torch.tensor(card["distance"])
    state["mix"] = torch.tensor([float(v) for n, v in sorted(held.items()) if n.startswith("onnx::Mul_")]).log()
    state["encoder.embeddings.position_embeddings.weight"] = torch.from_numpy(np.array(held["places"]))
    state["encoder.embeddings.token_type_embeddings.weight"] = torch.zeros(2, held["places"].shape[1])
    every = whole(held, "marks_quantized").reshape(*FEATURES.values(), -1)
    mean = every.mean((0, 1, 2))
    for k, axes in enumerate(((1, 2), (0, 2), (0, 1))):
        state[f"features.{k}.weight"] = torch.from_numpy(every.mean(axes) - mean * (k > 0))
    model.load_state_dict({n: v.contiguous() for n, v in state.items()})
    return model


def whole(held: dict[str, npt.NDArray[np.generic]], name: str) -> Array:
    """An initialiser in full precision."""
    if not name.endswith("_quantized"):
        return held[name].astype(np.float32)
    stem = name.removesuffix("_quantized")
    shifted = held[name].astype(np.float32) - held[f"{stem}_zero_point"].astype(np.float32)
    made: Array = shifted * held[f"{stem}_scale"].astype(np.float32)
    return made


def layer_products(found: Iterator[tuple[Tensor, Tensor]], layer: str) -> dict[str, Tensor]:
    """Of one BERT layer, by the names of its parts, what the next of the ``products`` are."""
    weight, bias = next(found)
    state = {}
    for part, w, b in zip(("query", "key", "value"), weight.chunk(3, 1), bias.chunk(3), strict=True):
        state[f"{layer}.attention.self.{part}.weight"], state[f"{layer}.attention.self.{part}.bias"] = w.T, b
    for part in ("attention.output", "intermediate", "output"):
        state[f"{layer}.{part}.dense.weight"] = next(found)[0].T
    return state


def products(held: dict[str, npt.NDArray[np.generic]]) -> Iterator[tuple[Tensor, Tensor]]:
    """(weight, bias) of the matrix products as the export numbered them; the bias of attention alone is among them."""
    numbered = sorted(
        (int(n.removesuffix("_quantized").rsplit("_", 1)[1]), n)
        for n in held
        if n.endswith("_quantized") and ("MatMul_" in n or "Attention_" in n)
    )
    for number, name in numbered:
        bias = held.get(f"com.microsoft::Attention_{number + 1}", np.zeros(0, dtype=np.float32))
        yield torch.from_numpy(whole(held, name)), torch.from_numpy(np.array(bias))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="folder of MiniLM-L6, for its config.json")
    parser.add_argument("--folder", default=str(DATA))
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    state: dict[str, Tensor] = restored(Path(args.base), Path(args.folder)).state_dict()
    torch.save({"average": state}, args.out)


if __name__ == "__main__":
    main()
