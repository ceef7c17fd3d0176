"""The regression behind the fitted weights."""

import numpy as np
import pytest

from training.logistic import balance, logistic


def test_it_finds_the_weights_that_made_the_labels() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(20_000, 2))
    right = 1 / (1 + np.exp(-(rows @ np.array([2.0, -1.0]) + 0.5)))
    labels = (rng.random(len(rows)) < right).astype(float)
    values, bias = logistic(rows, labels, np.ones(len(rows)))
    assert values == pytest.approx([2.0, -1.0], abs=0.1)
    assert bias == pytest.approx(0.5, abs=0.1)


def test_a_penalty_shrinks_the_weights_and_not_the_bias() -> None:
    rows = np.array([[0.0], [1.0], [0.0], [1.0]] * 50)
    labels = np.array([0.0, 1.0, 0.0, 1.0] * 50)
    loose, _ = logistic(rows, labels, np.ones(200), penalty=0.1)
    tight, bias = logistic(rows, labels, np.ones(200), penalty=100.0)
    assert 0 < tight[0] < loose[0]
    assert 1 / (1 + np.exp(-(tight[0] / 2 + bias))) == pytest.approx(0.5, abs=1e-6)


def test_classes_count_alike() -> None:
    labels = np.array([1.0] + [0.0] * 9)
    made = balance(labels)
    assert made[labels > 0].sum() == pytest.approx(made[labels == 0].sum())
    assert made.sum() == pytest.approx(1000)
