"""When what an outlet says in its own voice, naming nobody, is an origin of its own."""

from __future__ import annotations

from counterclaim.claims.language.lists import has
from counterclaim.claims.records import Position


def vouches(position: Position) -> str | None:
    """Why nobody else need have told an outlet's own ``position`` on a claim, None where somebody may have."""
    return "the outlet's own judgement" if has("judges", position.text) is not None else None
