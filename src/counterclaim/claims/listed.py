"""Places told together: "X and Y", "X in P, Y or Z"."""

from __future__ import annotations

import re

from counterclaim.claims.traits import Lookup, Named
from counterclaim.claims.words import groups_in, tokens
from counterclaim.identity.lexicon import nation

_JOINED = re.compile(r"\s*(?:,|and|or|, and|, or|as well as|nor)\s*(?:both\s+|the cities of\s+)?")


def coordinated(lookup: Lookup, start: int, end: int) -> list[Named]:
    """The places of a list ("X and Y", "X in P, Y or Z") that follows a predicate in the clause, else nothing.

    "between X and Y" is one relation, not two statements.
    """
    text = lookup.report.text
    places = [n for n in lookup.mentions(start, end) if n.entity.type == "place" and n.mention.kind == "name"]
    run: list[Named] = []
    at = -1
    skip = False
    for named in places:
        span = named.mention.span
        if run and _lies_in(text[at : span.start].strip(), named):
            at = span.end  # "X in P": where X lies
            continue
        if run and _JOINED.fullmatch(text, at, span.start) is not None:
            run.append(named)
        elif len(run) < 2:
            run = [named]
            skip = (
                re.search(r"\b(?:between|from)\W+(?:\w+\W+){0,2}$", text[start : span.start], re.IGNORECASE) is not None
            )
        else:
            break
        at = span.end
    distinct = {n.entity.id: n for n in reversed(run)}
    if skip or len(distinct) < 2:
        return []
    first = run[0].mention.span.start
    if not groups_in(tokens(text[start:first])):
        return []
    return sorted(distinct.values(), key=lambda n: n.mention.span.start)


def _lies_in(between: str, place: Named) -> bool:
    """Whether ``place`` is where the place before it lies: "X in P", "X, P" where P is no town like it."""
    known = place.entity.place
    town = known is not None and not known.wide and nation(place.entity.name) is None
    return between in ("in", "in the") or (between == "," and not town)
