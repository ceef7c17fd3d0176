"""A place that one report names once, by a name close to the one that every report has: a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz import fuzz

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.identity.gazetteer import distance
from counterclaim.identity.lexicon import nation
from counterclaim.text import Span

_LIKE = 60.0
_SHORTEST, _BEGINNING, _LENGTH = 5, 3, 2
_REPORTS, _TIMES = 2, 4
_NEIGHBOURS_KM = 300.0


def slips(matter: Matter) -> Iterable[Difference]:
    """Places of one word named once, much like the one that all reports name, that report among them.

    Not where both are known towns less than 300 kilometres apart: that may be a neighbour.
    """
    named: dict[str, list[Span]] = {}
    for report in sorted(matter.lookups):
        for one in matter.lookups[report].named:
            if one.mention.kind == "name" and one.entity.type == "place":
                named.setdefault(one.entity.id, []).append(one.mention.span)
    usual = [e for e in sorted(named) if _usual(matter, named[e])]
    for key in sorted(named):
        span = named[key][0]
        if len(named[key]) > 1:
            continue
        for other in usual:
            word = matter.identities.entity(other).name
            if _slipped(matter.quote(span), word) and not _neighbours(matter, key, other):
                sides = [Side(word, (), evidence(named[other])), Side(matter.quote(span), (), evidence([span]))]
                reasons = [Reason("like the place that all name", word, 0.3)]
                yield difference(matter, "name-variant", word, sides, reasons, conflict=False, relation="spelling")


def _usual(matter: Matter, spans: list[Span]) -> bool:
    reports = {s.report for s in spans}
    return len(spans) >= _TIMES and len(reports) >= _REPORTS and reports == set(matter.lookups)


def _slipped(a: str, b: str) -> bool:
    one, other = a.lower(), b.lower()
    if min(len(one), len(other)) < _SHORTEST or not (one.isalpha() and other.isalpha()):
        return False
    if one[:_BEGINNING] != other[:_BEGINNING] or abs(len(one) - len(other)) > _LENGTH:
        return False
    if one in other or other in one or nation(a) is not None or nation(b) is not None:
        return False
    return fuzz.ratio(one, other) >= _LIKE


def _neighbours(matter: Matter, one: str, other: str) -> bool:
    a, b = matter.identities.entity(one).place, matter.identities.entity(other).place
    if a is None or b is None:
        return False
    return a.wide or b.wide or distance(a, b) < _NEIGHBOURS_KM
