"""All that the reports of a story say differently, what matters most first."""

from __future__ import annotations

from counterclaim.claims.absent import omissions
from counterclaim.claims.aged import ages
from counterclaim.claims.alleged import alleged
from counterclaim.claims.awaited import pending
from counterclaim.claims.blamed import causes
from counterclaim.claims.counted import numbers
from counterclaim.claims.credited import credited
from counterclaim.claims.dated import dates
from counterclaim.claims.denied import denials
from counterclaim.claims.disowned import disowned
from counterclaim.claims.explained import explanations
from counterclaim.claims.frequency import frequencies
from counterclaim.claims.happenings import happenings
from counterclaim.claims.labels import labels
from counterclaim.claims.matter import Matter
from counterclaim.claims.moved import moves
from counterclaim.claims.naming import names
from counterclaim.claims.opposed import attributions, certainties, scopes
from counterclaim.claims.placed import places
from counterclaim.claims.records import Difference
from counterclaim.claims.rivals import rivals
from counterclaim.claims.slips import slips
from counterclaim.claims.unanswered import left_out, silences
from counterclaim.claims.undenied import undenied
from counterclaim.claims.verified import verified
from counterclaim.claims.withheld import withheld
from counterclaim.claims.wording import wordings


def differences(matter: Matter) -> tuple[Difference, ...]:
    """Conflicts first, then by score."""
    happened = [h for lookup in matter.lookups.values() for h in happenings(lookup)]
    found: dict[str, Difference] = {}
    for kind in (
        denials(matter),
        dates(matter, happened),
        places(matter, happened),
        credited(matter),
        disowned(matter),
        numbers(matter),
        ages(matter),
        moves(matter),
        silences(matter),
        pending(matter),
        left_out(matter),
        undenied(matter),
        omissions(matter),
        labels(matter),
        attributions(matter),
        scopes(matter),
        frequencies(matter),
        certainties(matter),
        verified(matter),
        withheld(matter),
        rivals(matter),
        alleged(matter),
        causes(matter),
        explanations(matter),
        names(matter),
        slips(matter),
        wordings(matter),
    ):
        for made in kind:
            same = [d for d in found.values() if made.kind == d.kind == "omission" and _tell_one(made, d)]
            if any(_reports(d) >= _reports(made) for d in same):
                continue
            for d in same:
                del found[d.id]
            found.setdefault(made.id, made)
    return tuple(sorted(found.values(), key=lambda d: (not d.conflict, -d.score, d.kind, d.id)))


def _tell_one(one: Difference, other: Difference) -> bool:
    """Whether two say that the same is left out by the same report."""
    (told, without), (told_too, without_too) = one.sides[:2], other.sides[:2]
    if {s.report for s in without.evidence}.isdisjoint(s.report for s in without_too.evidence):
        return False
    return any(s.overlaps(t) for s in told.evidence for t in told_too.evidence)


def _reports(one: Difference) -> int:
    """How many reports have what is left out."""
    return len({s.report for s in one.sides[0].evidence})
