"""Sources of which a name is only whose: "Holt's father", "the Norland-based works"."""

from __future__ import annotations

import re

_OWNED = re.compile(r"(?:[’']s|s[’'])\s+(?:[a-z-]+\s+){0,2}[a-z-]+\s*$")
_PLACED = re.compile(r"-(?:based|born|owned|registered)\s")


def owners_end(source: str) -> int | None:
    """Where in a source the name of whose father, lawyer or team speaks has its end: "Holt’s father"; else None."""
    found = _OWNED.search(source)
    if found is None:
        return None
    return found.start() + (1 if source[found.start()] == "s" else 0)


def placed_end(source: str) -> int | None:
    """Where in a source the name of the place has its end from which a body comes: "Norland-based works"; else None."""
    found = _PLACED.search(source)
    return found.start() if found is not None else None
