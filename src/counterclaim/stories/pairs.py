"""How likely it is that two reports tell of one happening, and why."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

import numpy as np

from counterclaim.stories.profiles import Profile
from counterclaim.stories.terms import likeness, rarity

FEATURES = ("meaning", "words", "names", "lead", "rare-names", "days", "days-unknown")


@dataclass(frozen=True, slots=True)
class Part:
    """One feature of a score: its value and what it added (value times its weight)."""

    feature: str
    value: float
    added: float


@dataclass(frozen=True, slots=True)
class Score:
    """The log-odds that two reports tell of one happening: the sum of what its parts added."""

    total: float
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        listed = ", ".join(f"{p.feature} {p.value:.2f} ({p.added + 0.0:+.2f})" for p in self.parts)
        return f"{self.total:+.2f}: {listed}"


@dataclass(frozen=True, slots=True)
class Weights:
    """A logistic model over ``FEATURES``; fitted by ``training/fit_stories.py``.

    ``together`` is the mean log-odds from which groups are joined; ``near`` the least cosine of two vectors for which a
    pair is looked at at all; ``window`` the most days between two reports of one story.
    """

    base: float
    weights: tuple[float, ...]
    together: float
    near: float
    window: int


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The fitted weights that ship with the package."""
    text = resources.files("counterclaim.stories").joinpath("data", "pairs.json").read_text(encoding="utf-8")
    made = json.loads(text)
    return Weights(
        base=float(made["base"]),
        weights=tuple(float(made["weights"][f]) for f in FEATURES),
        together=float(made["together"]),
        near=float(made["near"]),
        window=int(made["window"]),
    )


def features(a: Profile, b: Profile) -> tuple[float, ...]:
    """The values of ``FEATURES`` for a pair; symmetric.

    meaning: cosine of the vectors; words, names, lead: cosines of the weighings; rare-names: the summed rarity of the
    three rarest shared names over 30; days: the days between them, ln(1 + n), 0 where unknown; days-unknown: 1 or 0.
    """
    shared = sorted((rarity(w) for w in a.names.keys() & b.names.keys()), reverse=True)[:3]
    apart = abs((a.day - b.day).days) if a.day is not None and b.day is not None else None
    return (
        float(np.dot(a.vector, b.vector)),
        likeness(a.terms, b.terms),
        likeness(a.names, b.names),
        likeness(a.lead, b.lead),
        sum(shared) / 30.0,
        float(np.log1p(apart)) if apart is not None else 0.0,
        0.0 if apart is not None else 1.0,
    )


def score(a: Profile, b: Profile) -> Score:
    """The log-odds of a pair with its reasons; symmetric, and it depends on nothing but the two."""
    model = weights()
    values = features(a, b)
    parts = [Part("base", 1.0, model.base)]
    parts += [Part(f, v, v * w) for f, v, w in zip(FEATURES, values, model.weights, strict=True)]
    return Score(sum(p.added for p in parts), tuple(parts))
