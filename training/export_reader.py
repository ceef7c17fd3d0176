"""A trained reader as ONNX int8 with its card.

``python -m training.export_reader --weights FILE --base DIR --version V``

The small parameters that decoding needs (transitions, distances) go into the card.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import torch
from transformers import BertConfig

from training.export import export
from training.fused import Fused
from training.network import LINK, TASKS, Reader, allowed, tags


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", required=True, help="reader.pt or checkpoint.pt")
    parser.add_argument("--base", required=True)
    parser.add_argument("--version", required=True)
    parser.add_argument("--out", default="src/counterclaim/models/data")
    args = parser.parse_args()
    state = torch.load(args.weights, weights_only=True)["average"]
    model = Reader.of(BertConfig.from_pretrained(args.base))
    model.load_state_dict(state)
    model.eval()
    out, tokenizer = Path(args.out) / "reader.onnx", Path(args.out) / "tokenizer.json"
    if not tokenizer.exists():
        tokenizer.write_bytes((Path(args.base) / "tokenizer.json").read_bytes())
    export(Fused(model), out, ["ids", "features"], ["attribution", "names", "times", "link"], rows=1)

    def transitions(task: str) -> list[list[float]]:
        full = model.transitions[task].masked_fill(~allowed(task), -1e4)
        return [[round(v, 5) for v in row] for row in full.tolist()]

    card = {
        "name": "reader",
        "version": args.version,
        "sha256": hashlib.sha256(out.read_bytes()).hexdigest(),
        "tokenizer_sha256": hashlib.sha256(tokenizer.read_bytes()).hexdigest(),
        "window": 254,
        "tags": {t: tags(t) for t in TASKS},
        "transitions": {t: transitions(t) for t in TASKS},
        "link": LINK,
        "distance": [[round(v, 5) for v in row] for row in model.distance.tolist()],
    }
    (Path(args.out) / "reader.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
