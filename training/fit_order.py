"""Fit which claims come first: ``python -m training.fit_order``; writes ``claims/data/order.json``. Numpy only.

Logistic regression over the claims that comparing makes of labelled news stories (``evaluation.labels``, the first of
part "dev" and all of "fit"): whether a claim is headed by a position of a must-have group. A reason's amount is its
weight in the claim over what it weighs now. What these labels are silent on is set by hand and named in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from counterclaim.claims.alignment.order import order_weights
from counterclaim.claims.records import Claim
from evaluation.labels import FIRST, compared, heading_of, labelled, placed, read_reports, standing
from training.logistic import logistic

Array = npt.NDArray[np.float64]

BY_HAND = {"contested": 1.0, "in no clause of its own": -0.3}
DEV = 45
FOLDS = 5
TARGET = Path(__file__).parents[1] / "src" / "counterclaim" / "claims" / "data" / "order.json"


def stories() -> Iterator[tuple[Array, Array]]:
    """Of each story its claims' amounts (claims, reasons), and which are headed by a must-have position."""
    for story in (*labelled("dev")[:DEV], *labelled("fit")):
        reports = read_reports([story])[story.story]
        claims = compared(reports).claims
        at = standing(placed(story, reports), claims)
        must = {n for group in story.groups if group.must for n, _ in group.members}
        headed = [heading_of(claim, at) for claim in claims]
        yield np.array([amounts(c) for c in claims]), np.array([float(n in must) for n in headed])


def amounts(claim: Claim) -> list[float]:
    """How much there is of each reason. Raises ValueError where a weight is 0: how much there was cannot be told."""
    weights = order_weights()
    if not all(weights.values()):
        raise ValueError("order.json: a weight is 0; set it to 0.0001 and fit again")
    return [reason.weight / weights[reason.feature] for reason in claim.reasons]


def fit(told: Sequence[tuple[Array, Array]], names: Sequence[str]) -> Array:
    """A weight for each reason."""
    free = [k for k, name in enumerate(names) if name not in BY_HAND]
    rows = np.concatenate([rows for rows, _ in told])
    right = np.concatenate([right for _, right in told])
    made = np.array([BY_HAND.get(name, 0.0) for name in names])
    made[free] = logistic(rows[:, free], right, np.ones(len(right)))[0]
    return made


def first_right(told: Sequence[tuple[Array, Array]], weights: Array) -> float:
    """Mean share of must-have headings among the claims that come first."""
    return float(np.mean([right[np.argsort(-(rows @ weights), kind="stable")[:FIRST]].mean() for rows, right in told]))


def main() -> None:
    told = list(stories())
    names = list(order_weights())
    folds = [told[k::FOLDS] for k in range(FOLDS)]
    others = [[story for k, fold in enumerate(folds) if k != out for story in fold] for out in range(FOLDS)]
    found = np.mean([first_right(fold, fit(rest, names)) for fold, rest in zip(folds, others, strict=True)])
    now = first_right(told, np.array(list(order_weights().values())))
    print(f"{len(told)} stories: {now:.3f} as it is, {found:.3f} cross-validated")
    made = {
        "made": "training/fit_order.py: logistic regression on claims of labelled news stories",
        "by-hand": BY_HAND,
        "stories": len(told),
        "first-claims-headed-by-a-must-have": round(float(found), 4),
        "weights": {name: round(float(value), 4) for name, value in zip(names, fit(told, names), strict=True)},
    }
    TARGET.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
