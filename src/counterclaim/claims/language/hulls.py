"""Where an attribution stands in a text, and what is left beside it."""

from __future__ import annotations

from counterclaim.reading.records import Attribution


def hull(attribution: Attribution) -> tuple[int, int]:
    """From the first to the last character of an attribution's parts."""
    spans = [s for s in (attribution.source, attribution.cue, *attribution.content) if s is not None]
    return (min(s.start for s in spans), max(s.end for s in spans)) if spans else (0, 0)


def subtract(start: int, end: int, holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """What of ``start``..``end`` no hole covers, in order."""
    left = []
    at = start
    for s, e in sorted(holes):
        if e <= at or s >= end:
            continue
        if s > at:
            left.append((at, s))
        at = max(at, e)
    if at < end:
        left.append((at, end))
    return left
