"""What trained readers believe of news without labels: ``python -m training.teach --weights A.pt B.pt --out DIR``.

The readers' scores per piece are averaged, and so are their transitions: one CRF, the ensemble. A new reader learns its
marginals (``training.network.crf_distil``) on reports that none of them was trained on. ``A.pt=attribution`` believes
its A of that task alone.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from counterclaim.models.encoding import CLS, SEP, Encoded, encode
from training import corpora
from training.larger import empty
from training.network import TASKS, Reader, allowed

SIZE, OVERLAP, TOGETHER = 254, 48, 8


@dataclass(frozen=True)
class Lesson:
    """A report's pieces and, for each task, its averaged scores (n, tags)."""

    pieces: Encoded
    scores: dict[str, np.ndarray]


@dataclass(frozen=True)
class Taught:
    documents: list[Lesson]
    transitions: dict[str, Tensor]


def taught(folder: Path) -> Taught:
    """What ``main`` wrote, with the reports read again from the data."""
    with np.load(folder / "taught.npz") as packed:
        kept = {name: packed[name] for name in packed.files}
    texts = {d.id: d.text for d in corpora.news()}
    documents = []
    offset = 0
    for name, length in zip(kept["ids"].tolist(), kept["lengths"].tolist(), strict=True):
        pieces = encode(texts[name])
        if len(pieces) != length:
            raise SystemExit(f"{folder}: {name} has {len(pieces)} pieces, was taught with {length}: teach again")
        documents.append(Lesson(pieces, {t: kept[t][offset : offset + length] for t in TASKS}))
        offset += length
    return Taught(documents, {t: torch.from_numpy(kept[f"{t} transitions"]) for t in TASKS})


def load(path: str, base: str) -> Reader:
    path, _, tasks = path.partition("=")
    model = empty(Path(base))
    model.load_state_dict(torch.load(path, weights_only=True)["average"])
    if tasks:
        model.asked = tuple(tasks.split(","))
    return model.eval()


def load_all(paths: Sequence[str], bases: Sequence[str]) -> list[Reader]:
    """Weights with the folder of their encoder's config.json: one for each, or one for all."""
    return [load(p, b) for p, b in zip(paths, list(bases) * len(paths) if len(bases) == 1 else bases, strict=True)]


def believed(models: Sequence[Reader]) -> dict[str, list[int]]:
    """For each task, which of the models are asked."""
    return {t: [k for k, m in enumerate(models) if t in m.asked] for t in TASKS}


@torch.no_grad()
def beliefs(models: Sequence[Reader], pieces: Encoded) -> dict[str, np.ndarray]:
    """Scores per piece, averaged over ``models``; where windows overlap, from the one with more context."""
    n = len(pieces)
    starts = list(range(0, max(1, n - OVERLAP), SIZE - OVERLAP))
    stops = [min(n, s + SIZE) for s in starts]
    made = {t: np.zeros((n, len(allowed(t))), dtype=np.float32) for t in TASKS}
    for i in range(0, len(starts), TOGETHER):
        spans = list(zip(starts[i : i + TOGETHER], stops[i : i + TOGETHER], strict=True))
        longest = max(e - s for s, e in spans) + 2
        ids = np.zeros((len(spans), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        features = np.zeros((len(spans), longest, 3), dtype=np.int64)
        for b, (s, e) in enumerate(spans):
            ids[b, 0], ids[b, 1 : e - s + 1], ids[b, e - s + 1] = CLS, pieces.ids[s:e], SEP
            mask[b, : e - s + 2] = 1
            features[b, 1 : e - s + 1] = pieces.features[s:e]
        given = [torch.from_numpy(x) for x in (ids, mask, features)]
        with torch.autocast("cpu", dtype=torch.bfloat16):
            hidden = [m.hidden(*given) for m in models]
            scores = {
                t: sum(models[k].heads[t](hidden[k]).float() for k in asked) / len(asked)
                for t, asked in believed(models).items()
            }
        for b, (s, e) in enumerate(spans):
            first = s + OVERLAP // 2 if s else 0
            for t in TASKS:
                made[t][first:e] = scores[t][b, 1 + first - s : e - s + 1].numpy()
    return made


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", nargs="+", required=True, help="reader.pt of each teacher")
    parser.add_argument("--base", nargs="+", required=True, help="folder of the teachers' encoder, for its config.json")
    parser.add_argument("--out", required=True)
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    models = load_all(args.weights, args.base)
    pool = [d for d in corpora.news() if 800 <= len(d.text) <= 9000]
    chosen = random.Random(args.seed).sample(pool, min(args.reports, len(pool)))
    kept: dict[str, list[np.ndarray]] = {t: [] for t in TASKS}
    lengths = []
    for document in chosen:
        pieces = encode(document.text)
        lengths.append(len(pieces))
        for t, scores in beliefs(models, pieces).items():
            kept[t].append(scores.astype(np.float16))
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    means = {
        f"{t} transitions": torch.stack([models[k].transitions[t].detach() for k in asked])
        .mean(0)
        .masked_fill(~allowed(t), -1e4)
        .numpy()
        for t, asked in believed(models).items()
    }
    np.savez(
        out / "taught.npz",
        ids=np.array([d.id for d in chosen]),
        lengths=np.array(lengths),
        **{**{t: np.concatenate(kept[t]) for t in TASKS}, **means},
    )


if __name__ == "__main__":
    main()
