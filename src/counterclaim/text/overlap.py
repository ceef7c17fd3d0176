"""Spans that another reader cut a little differently."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

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
