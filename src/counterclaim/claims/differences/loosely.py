"""One happening dated to a day by one report, and by another to a stretch of days that holds it, or that does not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from counterclaim.claims.alignment.matter import Matter, difference, evidence, weight_of_heaviest
from counterclaim.claims.differences.happenings import Happening, loosely_dated
from counterclaim.claims.differences.matching import Match, goes_on, matches_of, pairs_between
from counterclaim.claims.language.periods import Period, period_of
from counterclaim.claims.records import Difference, Reason, Relation, Side

_FAR_DAYS = 31
_MOST = 3
_PART = re.compile(r"T(MO|AF|EV|NI)$")
_EXCLUSIVE = (frozenset(("MO", "AF")), frozenset(("MO", "EV")), frozenset(("AF", "NI")))
_SHARE = 0.4
_NAMED = ("day", "month", "year")
"""Periods that may be named by themselves, not told from the day of writing."""

Meets = Literal["within", "apart"]


@dataclass(frozen=True, slots=True)
class Dated:
    """A happening and the days to which it is dated."""

    happening: Happening
    period: Period


def loosely(matter: Matter, found: Sequence[Happening]) -> Iterable[Difference]:
    """Days within longer times, which are told more exactly, and longer times that exclude a day or one another.

    ``found`` are the happenings dated to a day. A conflict only where both times are named by themselves and the two
    share a predicate. The ``_MOST`` that matter most, one for any two reports.
    """
    coarse = [Dated(h, p) for lookup in matter.lookups.values() for h, p in loosely_dated(lookup)]
    every = [*coarse, *(Dated(h, p) for h in found if (p := period_of(h.day, "")) is not None)]
    best: dict[tuple[str, ...], Difference] = {}
    for i, j, reasons in pairs_between(matter, [d.happening for d in coarse], [d.happening for d in every]):
        one, other = coarse[i], every[j]
        meets = _meets(matter, one, other) if i < j else None
        if meets is not None:
            made = _difference(matter, one, other, meets, reasons)
            key = tuple(sorted((one.happening.report, other.happening.report)))
            if key not in best or (made.conflict, made.score) > (best[key].conflict, best[key].score):
                best[key] = made
    yield from sorted(best.values(), key=lambda d: (not d.conflict, -d.score, d.id))[:_MOST]


def _meets(matter: Matter, one: Dated, other: Dated) -> Meets | None:
    """How the times of two that seem to be one go together; None where they tell the same, or of two things."""
    a, b = one.happening, other.happening
    if a.planned != b.planned or goes_on(matter, a) != goes_on(matter, b):
        return None
    gap = one.period.apart(other.period)
    if "season" in (one.period.kind, other.period.kind) and 0 < gap <= one.period.slack:
        return None
    if gap == 0:
        exact = other.period.kind == "day" and one.period.holds(other.period)
        return "within" if exact and not _tells(matter, a.report, other.period, days=True) else None
    if gap > _FAR_DAYS or _tells(matter, a.report, other.period) or _tells(matter, b.report, one.period):
        return None
    return "apart"


def _tells(matter: Matter, report: str, period: Period, *, days: bool = False) -> bool:
    """Whether a report names a time that meets ``period``, of ``days`` alone where that is asked."""
    lookup = matter.lookups[report]
    told = (period_of(t.value, lookup.report.quote(t.span)) for t in lookup.times)
    return any(p is not None and p.apart(period) == 0 and (p.kind == "day" or not days) for p in told)


def _difference(matter: Matter, one: Dated, other: Dated, meets: Meets, reasons: Sequence[Reason]) -> Difference:
    held = [one.happening, other.happening]
    named = one.period.kind in _NAMED and other.period.kind in _NAMED
    surely = one.period.apart(other.period) > max(one.period.slack, other.period.slack)
    firm = meets == "apart" and named and surely and any(r.feature == "one predicate" for r in reasons)
    sides = [Side(matter.quote(h.time.span), matter.standing_on(h.head), evidence([h.span])) for h in held]
    touched = matter.claims_under(sides)
    why = "a day within the time" if meets == "within" else "times exclude each other"
    told = [
        Reason("one happening", f"{sum(r.weight for r in reasons):.2f}", 0.2),
        Reason(why, " / ".join(s.value for s in sides), 1.0 if firm else 0.1),
        weight_of_heaviest(touched, _SHARE),
    ]
    topic, ids = matter.quote(other.happening.wording), [c.id for c in touched]
    relation: Relation = "granularity" if meets == "within" else "unknown"
    return difference(matter, "date", topic, sides, told, conflict=firm, relation=relation, claims=ids)


def parts_of_day(matter: Matter, found: Sequence[Happening]) -> Iterable[Difference]:
    """One happening of one day in parts of it that exclude each other: "Monday morning", "Monday evening".

    Never a conflict, as of hours; the likeliest of any two reports.
    """
    best: dict[tuple[str, ...], Match] = {}
    for match in matches_of(matter, found):
        a, b = found[match.one], found[match.other]
        parts = frozenset(p[1] for h in (a, b) if (p := _PART.search(h.time.value or "")) is not None)
        if a.day == b.day and parts in _EXCLUSIVE and not match.elsewhere and a.planned == b.planned:
            key = tuple(sorted((a.report, b.report)))
            if key not in best or match.score > best[key].score:
                best[key] = match
    for match in best.values():
        held = [found[match.one], found[match.other]]
        sides = [Side(matter.quote(h.time.span), matter.standing_on(h.head), evidence([h.span])) for h in held]
        touched = matter.claims_under(sides)
        told = [
            Reason("one happening", f"{match.score:.2f}", 0.2),
            Reason("parts of the day exclude each other", " / ".join(s.value for s in sides), 0.1),
            weight_of_heaviest(touched, _SHARE),
        ]
        ids = [c.id for c in touched]
        yield difference(matter, "date", matter.quote(held[0].wording), sides, told, conflict=False, claims=ids)
