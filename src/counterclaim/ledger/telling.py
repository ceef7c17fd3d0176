"""How the ledger describes a story whose reports it has chosen."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.stories.grouping import opening
from counterclaim.stories.records import Story
from counterclaim.text import Report


def describe(story: str, reports: Sequence[Report], reasons: Sequence[str]) -> Story:
    """The story ``story`` over ``reports``, which must be sorted: titled by the first of them that has a title."""
    days = sorted(r.published_on.isoformat() for r in reports if r.published_on is not None)
    titled = [r.title.strip() for r in reports if r.title is not None and r.title.strip()]
    return Story(
        id=story,
        title=titled[0] if titled else opening(reports[0]),
        reports=tuple(r.id for r in reports),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reasons=tuple(reasons),
    )
