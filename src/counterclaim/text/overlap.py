"""Spans that overlap: those that another reader cut a little differently, and those that stand at one place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from counterclaim.text.report import Span

LEAST_SHARED = 0.5
"""Of two spans that are one, how much of both together is in both."""


def shared(one: Span, other: Span) -> float:
    """How much of both together is in both, 0..1."""
    if not one.overlaps(other):
        return 0.0
    inside = min(one.end, other.end) - max(one.start, other.start)
    return inside / (max(one.end, other.end) - min(one.start, other.start))


def met_by(span: Span, spans: Sequence[Span]) -> Span | None:
    """Of ``spans``, in order, the one that ``span`` shares most with, at least half of both; None where there is none.

    One that shares so much begins no farther before ``span`` than that is long: only those are looked at.
    """
    low = bisect_left(spans, Span(span.report, span.start - (span.end - span.start), 0))
    high = bisect_left(spans, Span(span.report, span.end, 0))
    best = max(spans[low:high], key=lambda s: (shared(span, s), -s.start, -s.end), default=None)
    return best if best is not None and shared(span, best) >= LEAST_SHARED else None


class Intervals:
    """Intervals of a text, code points, end-exclusive, each found again by where it stands."""

    def __init__(self, intervals: Iterable[tuple[int, int]]) -> None:
        found = list(intervals)
        self._order = sorted(range(len(found)), key=found.__getitem__)
        self._found = [found[i] for i in self._order]
        self._ends = list(accumulate((end for _, end in self._found), max))

    def overlapping(self, start: int, end: int) -> list[int]:
        """Which of them, by their place in what was given, share a code point with start..end; in order of the text."""
        low = bisect_right(self._ends, start)
        high = bisect_left(self._found, (end, 0))
        return [self._order[k] for k in range(low, high) if self._found[k][1] > start]
