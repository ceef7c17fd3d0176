"""One happening put in an area by one report and in a town of that area by another: told more exactly, no conflict."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from counterclaim.claims.alignment.matter import Matter, difference, evidence, weight_of_heaviest
from counterclaim.claims.differences.areas import Area, Town, areas, towns
from counterclaim.claims.differences.happenings import Happening
from counterclaim.claims.differences.matching import Match, matches_of
from counterclaim.claims.records import Difference, Reason, Side

SURE = 3.25
"""From which score on two happenings are one though they are put in two places."""
_MOST_INSIDE = 3
_SHARE = 0.4


def inside(matter: Matter, found: Sequence[Happening]) -> Iterable[Difference]:
    """One happening of one day that one report puts in an area and another in a town there that the first never names.

    No conflict: the second tells it more exactly. At most ``_MOST_INSIDE``, the likeliest to be one first.
    """
    made: dict[tuple[str, str], tuple[Match, Area, Town]] = {}
    matched = [m for m in matches_of(matter, found) if m.score >= SURE and found[m.one].day == found[m.other].day]
    for match in sorted(matched, key=lambda m: (-m.score, m.one, m.other)):
        for one, other in ((match.one, match.other), (match.other, match.one)):
            a, b = found[one], found[other]
            if a.places & b.places:
                continue
            for area, town in product(areas(matter.lookups[a.report], a), towns(matter.lookups[b.report], b)):
                named = {n.entity.id for n in matter.lookups[a.report].named}
                if town.entity not in named and area.holds(town.entry):
                    made.setdefault((area.span.report, town.span.report), (match, area, town))
    for match, area, town in list(made.values())[:_MOST_INSIDE]:
        yield _within(matter, match, area, town)


def _within(matter: Matter, match: Match, area: Area, town: Town) -> Difference:
    spans = [area.span, town.span]
    sides = [
        Side(matter.quote(s), matter.standing_on(s), evidence([matter.lookups[s.report].sentence(s.start)]))
        for s in spans
    ]
    touched = matter.claims_under(sides)
    reasons = [
        Reason("one happening", f"{match.score:.2f}", 0.2),
        Reason("lies in it by the gazetteer", f"{town.entry.name} / {matter.quote(area.span)}", 0.1),
        weight_of_heaviest(touched, _SHARE),
    ]
    ids = [c.id for c in touched]
    topic = matter.quote(matter.lookups[town.span.report].sentence(town.span.start))
    return difference(matter, "place", topic, sides, reasons, conflict=False, relation="place-within-place", claims=ids)
