"""Train the vectors by which propositions are alike: ``python -m training.train_pairs --base MINILM --out DIR``.

On labelled stories (``training.lessons``, part "dev"), by contrast within a story and as log-odds. The lower layers are
frozen, so what they make of a story is computed once. Scored on the part "fit".
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from training.lessons import Lesson, lessons
from training.pair_network import FAR, LOWER, Alike, embedded, through

BATCH = 16
TEMPERATURE = 0.06
SAME_WEIGHT, PLAIN = 4.0, 4.0
"""Weights: of a pair of one question among the log-odds; of these beside the contrast."""
WARM = 25
"""Steps in which the rate grows."""


@dataclass
class Ready:
    """A lesson with what the frozen layers make of it: batches of rows (their numbers, states, attention bias)."""

    lesson: Lesson
    batches: list[tuple[list[int], Tensor, Tensor]]

    def stretches(self, layers: Alike) -> list[Tensor]:
        """(pieces, 384) of each proposition, of ``layers`` above the frozen ones."""
        rows: dict[int, Tensor] = {}
        for numbers, lower, bias in self.batches:
            rows.update(zip(numbers, layers(lower.float(), bias), strict=True))
        return [rows[row][at] for row, at in self.lesson.where]


def ready(encoder: BertModel, lesson: Lesson) -> Ready:
    order = sorted(range(len(lesson.rows)), key=lambda k: len(lesson.rows[k]))
    batches = []
    with torch.no_grad():
        for start in range(0, len(order), BATCH):
            numbers = order[start : start + BATCH]
            longest = len(lesson.rows[numbers[-1]])
            ids = torch.zeros(len(numbers), longest, dtype=torch.long)
            for k, number in enumerate(numbers):
                ids[k, : len(lesson.rows[number])] = torch.tensor(lesson.rows[number])
            bias = (ids == 0).float()[:, None, None, :] * FAR
            lower = through(encoder.encoder.layer[:LOWER], embedded(encoder, ids), bias)
            batches.append((numbers, lower.half(), bias))
    return Ready(lesson, batches)


def vectors(stretches: Sequence[Tensor]) -> Tensor:
    return functional.normalize(torch.stack([s.mean(0) for s in stretches]), dim=1)


def contrast(model: Alike, made: Tensor, same: Tensor) -> Tensor:
    """Each pair of one question against all others of its first, and every pair as log-odds."""
    near = made @ made.T
    far = near.div(TEMPERATURE).masked_fill(torch.eye(len(made), dtype=torch.bool), FAR)
    others = far.masked_fill(same, FAR).logsumexp(1, keepdim=True)
    told = -(far - torch.logaddexp(far, others))[same].mean()
    at = torch.triu_indices(len(made), len(made), 1)
    right = same[at[0], at[1]].float()
    odds = model.scale * near[at[0], at[1]] + model.base
    weight = torch.where(right > 0, SAME_WEIGHT, 1.0)
    return told + PLAIN * functional.binary_cross_entropy_with_logits(odds, right, weight=weight)


def trained(alike: Alike, stories: list[Ready], args: argparse.Namespace, out: Path) -> None:
    """Steps of one story each, in a new order each epoch; the weights are kept after each."""
    chance = np.random.default_rng(args.seed)
    others = [alike.scale, alike.base]
    groups = [{"params": list(alike.layers.parameters()), "lr": args.lr}, {"params": others, "lr": args.head_lr}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    total = args.epochs * len(stories)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda k: min(1.0, (k + 1) / WARM) * max(0.02, 1 - k / total)
    )
    begun = time.time()
    for epoch in range(args.epochs):
        alike.train()
        losses = []
        for k in chance.permutation(len(stories)):
            story = stories[k]
            loss = contrast(alike, vectors(story.stretches(alike)), story.lesson.same)
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(alike.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(float(loss.detach()))
            if len(losses) % 50 == 0:
                print(f"{epoch} {len(losses)}: {np.mean(losses[-50:]):.4f}, {time.time() - begun:.0f} s", flush=True)
        torch.save(alike.state_dict(), out / "alike.pt")


def average_precision(score: np.ndarray, right: np.ndarray) -> float:
    """Mean precision at each right one, the likeliest first."""
    right = right[np.argsort(-score, kind="stable")]
    return float((np.cumsum(right) / np.arange(1, len(right) + 1))[right > 0].mean())


def scored(alike: Alike, stories: Sequence[Ready]) -> float:
    """Mean over stories of the average precision by which cosines find the pairs of one question."""
    alike.eval()
    found = []
    with torch.no_grad():
        for story in stories:
            made = vectors(story.stretches(alike))
            at = np.triu_indices(len(made), 1)
            found.append(average_precision((made @ made.T).numpy()[at], story.lesson.same.numpy()[at]))
    return float(np.mean(found))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", required=True)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--lr", type=float, default=1e-4)
    parser.add_argument("--head-lr", type=float, default=5e-4)
    parser.add_argument("--seed", type=int, default=0)
    args = parser.parse_args()
    torch.manual_seed(args.seed)
    encoder = BertModel.from_pretrained(args.base, add_pooling_layer=False).eval()
    stories, checked = (
        [ready(encoder, lesson) for lesson in lessons(part) if lesson.same.any()] for part in ("dev", "fit")
    )
    out = Path(args.out)
    out.mkdir(parents=True, exist_ok=True)
    alike = Alike(encoder)
    print(f"{len(stories)} stories; on {len(checked)} others, before: {scored(alike, checked):.3f}", flush=True)
    trained(alike, stories, args, out)
    print(f"after: {scored(alike, checked):.3f}")


if __name__ == "__main__":
    main()
