"""Weights of a logistic regression as the package ships them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from math import exp

from counterclaim.claims.records import Reason


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

    def reasons(self, features: Iterable[str], row: Iterable[float]) -> tuple[Reason, ...]:
        """What each of a ``row`` of ``features`` adds to the log-odds, bias first; what adds nothing is left out."""
        told = [Reason("bias", "", round(self.bias, 4))]
        for name, weight, value in zip(features, self.values, row, strict=True):
            told.append(Reason(name, f"{value:.2f}", round(weight * value, 4)))
        return tuple(r for r in told if r.weight)


def fitted(name: str, features: Iterable[str]) -> Weights:
    """The weights in ``data/name``, which tells how they were made, in the order of ``features``."""
    text = resources.files("counterclaim.claims").joinpath("data", name).read_text(encoding="utf-8")
    read = json.loads(text)
    return Weights(tuple(float(read["weights"][f]) for f in features), float(read["bias"]), float(read["threshold"]))
