"""Readers on PolNeAR dev, straight from the tagger: ``python -m training.score --weights A.pt [B.pt ...]``.

Exact F1 of contiguous spans on raw characters, in full precision. Several weights are scored each, then together: their
scores and transitions averaged, one CRF.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence

import torch

from counterclaim.models.encoding import encode
from evaluation.spans import ROLES, SpanCounts, count, total
from training import corpora
from training.network import Reader, allowed, tags, viterbi
from training.teach import beliefs, load_all


def spans_of(models: Sequence[Reader], text: str) -> dict[str, list[tuple[int, int]]]:
    """What the models together tag in ``text``, by role, in code points."""
    pieces = encode(text)
    scores = torch.from_numpy(beliefs(models, pieces)["attribution"])
    moves = torch.stack([m.transitions["attribution"].detach() for m in models]).mean(0)
    names = tags("attribution")
    made: dict[str, list[tuple[int, int]]] = {r: [] for r in ROLES}
    first = -1
    path = [names[k] for k in viterbi(scores, moves, allowed("attribution"))] if len(pieces) else []
    for i, tag in enumerate([*path, "O"]):
        if not tag.startswith("I-") and first >= 0:
            made[path[first][2:]].append((int(pieces.starts[first]), int(pieces.ends[i - 1])))
            first = -1
        if tag.startswith("B-"):
            first = i
    return made


def score(models: Sequence[Reader]) -> dict[str, SpanCounts]:
    counts: dict[str, SpanCounts] = {}
    for document in corpora.polnear("dev"):
        found = spans_of(models, document.text)
        gold = document.spans["attribution"]
        counts = total([counts, {r: count(found[r], [(s, e) for s, e, role in gold if role == r]) for r in ROLES}])
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", nargs="+", required=True)
    parser.add_argument(
        "--base", nargs="+", required=True, help="folder of the encoder, for its config.json; or of each"
    )
    args = parser.parse_args()
    models = load_all(args.weights, args.base)
    runs = [([m], path) for m, path in zip(models, args.weights, strict=True)]
    for some, name in [*runs, (models, "together")] if len(models) > 1 else runs:
        made = score(some)
        print(name, *(f"{r} {100 * made[r].exact.f1:.1f}" for r in ROLES))


if __name__ == "__main__":
    main()
