"""Weights of a logistic regression as the package ships them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from math import exp


@dataclass(frozen=True, slots=True)
class Weights:
    """``values`` beside the features that they are of; two are one thing where their probability >= ``threshold``."""

    values: tuple[float, ...]
    bias: float
    threshold: float

    def probability(self, row: Iterable[float]) -> float:
        """Of a ``row`` of the features, in their order: 0..1."""
        total = self.bias + sum(w * x for w, x in zip(self.values, row, strict=True))
        return 1.0 / (1.0 + exp(-total))


def fitted(name: str, features: Iterable[str]) -> Weights:
    """The weights in ``data/name``, which tells how they were made, in the order of ``features``."""
    text = resources.files("counterclaim.claims").joinpath("data", name).read_text(encoding="utf-8")
    read = json.loads(text)
    return Weights(tuple(float(read["weights"][f]) for f in features), float(read["bias"]), float(read["threshold"]))
