"""Fit the weights by which propositions are aligned, cross-validated by story; writes ``claims/data/weights.json``.

Run: ``python -m training.fit_claims FOLDER...`` with annotated stories (see ``evaluation.claims``). Numpy only.

Logistic regression over all pairs of annotated positions of a story, both classes weighted alike, stories alike. Each
story is scored by weights that were fitted on the others. What a handful of stories cannot teach (that one predicate of
one place is one happening) is set by hand and named in the file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.claims.align import linkage, must_stay_apart
from counterclaim.claims.features import FEATURES, Space
from evaluation.claims import b_cubed, given_space, load

Array = npt.NDArray[np.float64]

BY_HAND = {"event": 0.6, "place": 1.5, "voice": -0.6, "other-predicate": -1.0}
RELATED = 0.6
THRESHOLDS = (0.7, 0.74, 0.78, 0.8, 0.82, 0.84, 0.86, 0.88, 0.9)
PENALTY = 1.0
EVEN = 0.002  # of thresholds that do as well, the one that joins most
TARGET = Path(__file__).parents[1] / "src" / "counterclaim" / "claims" / "data" / "weights.json"


@dataclass(frozen=True, slots=True)
class Story:
    """The pairs of one story: ``rows`` (pairs, features), ``same`` (pairs,)."""

    name: str
    space: Space
    labels: list[str]
    rows: Array
    same: Array


def prepare(folder: Path) -> Story:
    """All pairs of the annotated positions of a story."""
    space, labels = given_space(load(folder))
    pairs = [(i, j) for i in range(len(labels)) for j in range(i + 1, len(labels))]
    rows = np.array([space.row(i, j) for i, j in pairs])
    same = np.array([float(labels[i] == labels[j]) for i, j in pairs])
    return Story(folder.name, space, labels, rows, same)


def fit(stories: Sequence[Story]) -> tuple[Array, float]:
    """Weights beside ``FEATURES`` and the bias, by Newton's method."""
    free = [k for k, f in enumerate(FEATURES) if f not in BY_HAND]
    rows = np.concatenate([s.rows[:, free] for s in stories])
    same = np.concatenate([s.same for s in stories])
    weight = np.concatenate([_balance(s.same) for s in stories])
    with_bias = np.c_[rows, np.ones(len(rows))]
    penalty = np.diag(np.r_[np.full(len(free), PENALTY), 1e-6])
    found = np.zeros(len(free) + 1)
    for _ in range(30):
        p = 1.0 / (1.0 + np.exp(-with_bias @ found))
        gradient = with_bias.T @ ((p - same) * weight) + penalty @ found
        curvature = (with_bias * (p * (1 - p) * weight)[:, None]).T @ with_bias + penalty
        found = found - np.linalg.solve(curvature, gradient)
    values = np.array([BY_HAND.get(f, 0.0) for f in FEATURES])
    values[free] = found[:-1]
    return values, float(found[-1])


def _balance(same: Array) -> Array:
    share = same.mean()
    made: Array = np.where(same > 0, 0.5 / share, 0.5 / (1 - share)) * 1000 / len(same)
    return made


def grouped(story: Story, values: Array, bias: float, threshold: float) -> float:
    """B-cubed F of a story's annotated positions under these weights."""
    count = len(story.labels)
    likely = 1.0 / (1.0 + np.exp(-(story.rows @ values + bias)))
    pairs = [(i, j) for i in range(count) for j in range(i + 1, count)]
    propositions, about = story.space.propositions, story.space.about

    def apart(i: int, j: int) -> bool:
        return must_stay_apart(propositions[i], propositions[j], about[i], about[j])

    clusters = linkage(count, dict(zip(pairs, likely.tolist(), strict=True)), apart=apart, threshold=threshold)
    home = {i: k for k, members in enumerate(clusters) for i in members}
    return b_cubed(story.labels, [home[i] for i in range(count)])[2]


def main(folders: Sequence[str]) -> None:
    """Cross-validate by story, then fit on all and write."""
    stories = [prepare(Path(f)) for f in folders]
    held_out: dict[float, list[float]] = {}
    for story in stories:
        values, bias = fit([s for s in stories if s is not story])
        for threshold in THRESHOLDS:
            held_out.setdefault(threshold, []).append(grouped(story, values, bias, threshold))
    for threshold, scores in held_out.items():
        print(f"{threshold:.2f}  {np.mean(scores):.3f}  " + " ".join(f"{x:.3f}" for x in scores))
    means = {t: float(np.mean(scores)) for t, scores in held_out.items()}
    best = min(t for t, mean in means.items() if mean >= max(means.values()) - EVEN)
    values, bias = fit(stories)
    made: dict[str, Any] = {
        "made": "training/fit_claims.py: logistic regression on pairs of annotated positions",
        "by-hand": BY_HAND,
        "stories": len(stories),
        "b-cubed-cross-validated": round(means[best], 4),
        "weights": {f: round(float(v), 4) for f, v in zip(FEATURES, values, strict=True)},
        "bias": round(bias, 4),
        "threshold": best,
        "related": RELATED,
    }
    TARGET.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
