"""Propositions, differences and origins scored against the annotation. Rules of matching are in docs/evaluation.md."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from evaluation.scores import Count, one_to_one
from evaluation.spans import Interval, meets

Place = tuple[str, Interval]
"""A document's name and a span in it."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A position: where it stands, whose group it is in (a proposition's or a claim's id), and its stance."""

    place: Place
    group: str
    stance: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """A difference: its kind, whether both cannot hold, and the words of its sides."""

    kind: str
    conflict: bool
    sides: tuple[tuple[Place, ...], ...]
    must: bool = True

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(p for side in self.sides for p in side)


def share(a: Place, b: Place) -> float:
    """How much of the shorter of two spans lies in the other; 0 across documents."""
    (doc, (s, e)), (other, (t, f)) = a, b
    shorter = min(e - s, f - t)
    return max(0, min(e, f) - max(s, t)) / shorter if doc == other and shorter > 0 else 0.0


def _tightness(a: Place, b: Place) -> float:
    (_, (s, e)), (_, (t, f)) = a, b
    return (min(e, f) - max(s, t)) / (max(e, f) - min(s, t))


def match(found: Sequence[Placed], gold: Sequence[Placed]) -> list[tuple[Placed, Placed]]:
    """(found, gold) one to one, the tightest first, where half of the shorter span is shared."""
    scored = [
        ((-_tightness(f.place, g.place),), i, j)
        for i, f in enumerate(found)
        for j, g in enumerate(gold)
        if share(f.place, g.place) >= 0.5
    ]
    return [(found[i], gold[j]) for i, j in one_to_one(scored)]


def covered(found: Sequence[Placed], gold: Sequence[Placed]) -> Count:
    """Gold positions on which any found position stands."""
    met = sum(any(share(f.place, g.place) >= 0.5 for f in found) for g in gold)
    return Count(met, len(gold), len(gold))


def best_claim(found: Iterable[Placed], gold: Collection[Placed]) -> tuple[str | None, float]:
    """The claim that stands on most of a proposition's positions, and on what share of them."""
    by_claim: dict[str, list[Placed]] = {}
    for position in found:
        by_claim.setdefault(position.group, []).append(position)
    best: tuple[float, str | None] = (0.0, None)
    for claim, positions in sorted(by_claim.items()):
        met = sum(any(share(p.place, g.place) >= 0.5 for p in positions) for g in gold) / len(gold)
        if met > best[0]:
            best = (met, claim)
    return best[1], best[0]


_KINDS = {"other": {"denial", "attribution", "cause", "scope", "framing"}, "translation": {"wording-of-quote"}}


def same_difference(found: Conflict, gold: Conflict) -> bool:
    """Whether two differences are one: their words meet in two documents, or on two sides, or once with one kind."""
    met = [(f, g) for f in found.places for g in gold.places if f[0] == g[0] and meets(f[1], g[1])]
    if len({f[0] for f, _ in met}) > 1:
        return True
    sides = {i for i, side in enumerate(found.sides) for p in side if any(p == f for f, _ in met)}
    if len(sides) > 1 and len({g for _, g in met}) > 1:
        return True
    return bool(met) and (found.kind == gold.kind or found.kind in _KINDS.get(gold.kind, ()))


def opposes(found: Conflict, disputed: Sequence[Sequence[Placed]]) -> bool:
    """Whether two sides of a difference rest on opposed stances within one disputed proposition."""
    for positions in disputed:
        stances = [
            {p.stance for p in positions for place in side if share(place, p.place) >= 0.5} for side in found.sides
        ]
        if any(
            "denies" in a and {"asserts", "partial"} & b
            for i, a in enumerate(stances)
            for j, b in enumerate(stances)
            if i != j
        ):
            return True
    return False


@dataclass(frozen=True, slots=True)
class DifferenceFigures:
    """Must-have differences found; conflicts: right of those called so, found of those that are."""

    must: Count
    conflicts: Count

    def __add__(self, other: DifferenceFigures) -> DifferenceFigures:
        return DifferenceFigures(self.must + other.must, self.conflicts + other.conflicts)


def differences(
    found: Sequence[Conflict], gold: Sequence[Conflict], disputed: Sequence[Sequence[Placed]]
) -> DifferenceFigures:
    """A conflict is right where it is a gold conflict, or opposes a disputed proposition's assertion and denial."""
    must = [g for g in gold if g.must]
    real = [g for g in gold if g.conflict]
    met = sum(any(same_difference(f, g) for f in found) for g in must)
    called = [f for f in found if f.conflict]
    right = sum(any(same_difference(f, g) for g in real) or opposes(f, disputed) for f in called)
    recalled = sum(any(same_difference(f, g) for f in called) for g in real)
    return DifferenceFigures(Count(met, len(must), len(must)), Count(right, len(called), len(real), recalled))
