"""Spans scored on raw characters: exact and overlap F1, and CofeNet's begin match and Jaccard.

A span is a contiguous stretch of code points, end-exclusive. Content in two pieces counts as two spans. Each distinct
span of a role counts once an article, however many attributions share it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from evaluation.scores import NOTHING, Count

Interval = tuple[int, int]
ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class SpanCounts:
    """Counts of one role. ``shared`` is in code points: in both, found, gold."""

    exact: Count = NOTHING
    overlap: Count = NOTHING
    begin: Count = NOTHING
    shared: Count = NOTHING

    def __add__(self, other: SpanCounts) -> SpanCounts:
        return SpanCounts(
            self.exact + other.exact,
            self.overlap + other.overlap,
            self.begin + other.begin,
            self.shared + other.shared,
        )

    @property
    def jaccard(self) -> float:
        """Code points in both over code points in either, pooled over articles."""
        union = self.shared.found + self.shared.gold - self.shared.right
        return self.shared.right / union if union else 0.0


def meets(a: Interval, b: Interval) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def meet_any(a: Iterable[Interval], b: Iterable[Interval]) -> bool:
    others = list(b)
    return any(meets(x, y) for x in a for y in others)


def points(spans: Iterable[Interval]) -> set[int]:
    """Every code point under any of ``spans``."""
    return {i for start, end in spans for i in range(start, end)}


def jaccard(a: Iterable[Interval], b: Iterable[Interval]) -> float:
    """Code points under both over those under either; 0 where neither has any."""
    left, right = points(a), points(b)
    union = left | right
    return len(left & right) / len(union) if union else 0.0


def count(found: Iterable[Interval], gold: Iterable[Interval]) -> SpanCounts:
    """One role in one article. Overlap: a span is right where it shares a code point with any span of the other set."""
    mine, theirs = set(found), set(gold)
    starts, gold_starts = {s for s, _ in mine}, {s for s, _ in theirs}
    covered, gold_covered = points(mine), points(theirs)
    met = sum(meet_any([s], theirs) for s in mine)
    recalled = sum(meet_any([s], mine) for s in theirs)
    return SpanCounts(
        exact=Count(len(mine & theirs), len(mine), len(theirs)),
        overlap=Count(met, len(mine), len(theirs), recalled),
        begin=Count(len(starts & gold_starts), len(starts), len(gold_starts)),
        shared=Count(len(covered & gold_covered), len(covered), len(gold_covered)),
    )


def total(counts: Iterable[Mapping[str, SpanCounts]]) -> dict[str, SpanCounts]:
    """Counts by label, added up."""
    made: dict[str, SpanCounts] = {}
    for article in counts:
        for label, value in article.items():
            made[label] = made.get(label, SpanCounts()) + value
    return made
