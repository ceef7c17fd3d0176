"""The layers of likeness as weights to export anew: ``python -m training.restore_likeness --base DIR --out FILE``.

``sentences.onnx`` holds all of them, to the rounding of int8: no other copy has to be kept.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from transformers import BertConfig, BertModel

from counterclaim.models.runtime import weights_folder
from training.pair_network import Alike
from training.restore_reader import layer_products, products, whole


def restored(base: Path, path: Path) -> Alike:
    """The layers of likeness in the network at ``path``, in full precision."""
    held = {i.name: numpy_helper.to_array(i) for i in onnx.load(path).graph.initializer}
    encoder = BertModel(BertConfig.from_pretrained(base), add_pooling_layer=False)
    model = Alike(encoder)
    state = model.state_dict()
    for name in held:
        own = name.removeprefix("alike.")
        if own in state:
            state[own] = torch.from_numpy(np.array(whole(held, name)))
    found = products(held)
    for k in range(len(encoder.encoder.layer)):
        layer_products(found, f"encoder.{k}")  # those come first
    for k in range(len(model.layers)):
        state |= layer_products(found, f"layers.{k}")
    model.load_state_dict({n: v.contiguous() for n, v in state.items()})
    return model


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="folder of MiniLM-L6, for its config.json")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    torch.save(restored(Path(args.base), weights_folder() / "sentences.onnx").state_dict(), args.out)


if __name__ == "__main__":
    main()
