"""When what an outlet says in its own voice, naming nobody, is an origin of its own."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.lists import has
from counterclaim.claims.quantities import Quantity, quantities
from counterclaim.claims.records import Position


def vouches(position: Position, named: Sequence[Position]) -> str | None:
    """Why nobody else need have told an outlet's own ``position`` on a claim, None where somebody may have.

    ``named`` are the positions of whoever the reports name on it.
    """
    if has("judges", position.text) is not None or has("causes", position.text) is not None:
        return "the outlet's own judgement"
    if not named:
        return None
    if (position.stance == "denies") not in {p.stance == "denies" for p in named}:
        return "against everybody who is named"
    if _counts_otherwise(position, named):
        return "counts otherwise than everybody who is named"
    if has("pending", position.text) is not None and not any(has("pending", p.text) for p in named):
        return "says that it is open"
    return None


def _counts_otherwise(position: Position, named: Sequence[Position]) -> bool:
    """Whether a count of the outlet's agrees with nobody's count of the same, and all who count anything count it."""
    told = [found for p in named if (found := quantities(p.text, bare=True))]
    return bool(told) and any(
        all(_clash(mine, theirs) for theirs in told) for mine in quantities(position.text, bare=True)
    )


def _clash(mine: Quantity, theirs: Sequence[Quantity]) -> bool:
    same = [q for q in theirs if q.unit == mine.unit or not q.unit or not mine.unit]
    return bool(same) and not any(mine.compatible(q) for q in same)
