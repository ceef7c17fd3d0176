"""Two figures side by side: whether they count the same kind, and how far apart they are."""

from __future__ import annotations

from functools import lru_cache
from math import log

from counterclaim.claims.differences.figures import PEOPLE, Figure
from counterclaim.claims.language.lists import families
from counterclaim.claims.language.words import stem

_SHARE = 20.0
"""Percentage points that count as much as one number three times another."""
FAR = 30.0
"""How many times one may be the other: no two reports differ more on one thing."""


@lru_cache(maxsize=1)
def _kinds() -> dict[str, frozenset[str]]:
    """By a stem the kinds of people or things that it counts."""
    made: dict[str, set[str]] = {}
    for kind, words in families("who")["kinds"].items():
        for word in words:
            made.setdefault(stem(word), set()).add(kind)
    return {word: frozenset(kinds) for word, kinds in made.items()}


def kinds_of(figure: Figure) -> frozenset[str]:
    """The kinds of people or things that a figure counts."""
    return frozenset(k for word in figure.named for k in _kinds().get(word, ()))


def counted_alike(a: Figure, b: Figure) -> float:
    """1 where two count with one noun or nouns of one kind, -1 where of two kinds, 0 where either does not say."""
    if a.named & b.named:
        return 1.0
    one, other = kinds_of(a), kinds_of(b)
    if one and other:
        return 1.0 if one & other else -1.0
    return 0.0 if PEOPLE in (a.what, b.what) or not a.named or not b.named else -1.0


def _middle(figure: Figure) -> float:
    low, high = figure.quantity.low, figure.quantity.high
    if high == 0.0:
        return 1.0  # none is as far from three as one is
    if high == float("inf"):
        return max(low, 0.001)
    return max(high if low == 0.0 else (low + high) / 2, 0.001)


def apart(a: Figure, b: Figure) -> float:
    """How far apart two figures are, 0..2: by how many times one is the other, shares by their difference."""
    if a.what == "fill":
        return 0.0
    if a.what == "share":
        return min(2.0, abs(_middle(a) - _middle(b)) / _SHARE)
    return min(2.0, abs(log(_middle(a) / _middle(b))))


def far(a: Figure, b: Figure) -> bool:
    if a.what in ("share", "fill") or 0.0 in (a.quantity.high, b.quantity.high):
        return False
    low, high = sorted((_middle(a), _middle(b)))
    return high > FAR * low and not a.quantity.compatible(b.quantity)
