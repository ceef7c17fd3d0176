"""Logistic regression by Newton's method, for the few numbers that the package ships as weights."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

PENALTY = 1.0
_STEPS = 50
_ENOUGH = 1e-10


def logistic(rows: Array, labels: Array, weight: Array, *, penalty: float = PENALTY) -> tuple[Array, float]:
    """Weights beside the columns of ``rows`` (n, features), and the bias.

    ``labels`` and ``weight`` are (n,): 0 or 1, and how much each row counts. ``penalty`` is on the squares of the
    weights, hardly any on the bias.
    """
    count = rows.shape[1]
    with_bias = np.c_[rows, np.ones(len(rows))]
    ridge = np.diag(np.r_[np.full(count, penalty), 1e-6])
    found = np.zeros(count + 1)
    for _ in range(_STEPS):
        p = 1.0 / (1.0 + np.exp(-with_bias @ found))
        gradient = with_bias.T @ ((p - labels) * weight) + ridge @ found
        curvature = (with_bias * (p * (1 - p) * weight)[:, None]).T @ with_bias + ridge
        step = np.linalg.solve(curvature, gradient)
        found = found - step
        if np.abs(step).max() < _ENOUGH:
            break
    return found[:-1], float(found[-1])


def balance(labels: Array) -> Array:
    """A weight for each row, by which both classes count alike, 1,000 in all; one class alone counts as half."""
    share = float(labels.mean())
    if share in (0.0, 1.0):
        return np.full(len(labels), 500 / len(labels))
    made: Array = np.where(labels > 0, 0.5 / share, 0.5 / (1 - share)) * 1000 / len(labels)
    return made
