"""What every scorer counts by: precision, recall and F1, B-cubed, and pairs one to one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean; 0 where both are."""
    total = precision + recall
    return 2 * precision * recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Count:
    """What was right of what was found and of what there is; add them up over articles for micro averages."""

    right: int = 0
    found: int = 0
    gold: int = 0
    recalled: int | None = None
    """Gold items met, where that may differ from ``right`` (found items that are right); None: the same."""

    def __add__(self, other: Count) -> Count:
        mine = self.right if self.recalled is None else self.recalled
        theirs = other.right if other.recalled is None else other.recalled
        return Count(self.right + other.right, self.found + other.found, self.gold + other.gold, mine + theirs)

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        met = self.right if self.recalled is None else self.recalled
        return met / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)


NOTHING = Count()


def b_cubed(groups: Iterable[tuple[Hashable, Hashable]]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998) of (found group, gold group) per item."""
    items = list(groups)
    if not items:
        return 0.0, 0.0, 0.0
    both, mine, theirs = Counter(items), Counter(f for f, _ in items), Counter(g for _, g in items)
    precision = sum(both[p] / mine[p[0]] for p in items) / len(items)
    recall = sum(both[p] / theirs[p[1]] for p in items) / len(items)
    return precision, recall, f1(precision, recall)


def one_to_one(scored: Iterable[tuple[tuple[float, ...], int, int]]) -> Iterator[tuple[int, int]]:
    """(i, j) of (rank, i, j), the lowest rank first, each i and each j once; ties fall to the lower numbers."""
    used: set[int] = set()
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            yield i, j
