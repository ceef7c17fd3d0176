"""All that the reports of a story say differently, what matters most first."""

from __future__ import annotations

from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.denials.denied import denials
from counterclaim.claims.denials.disowned import disowned
from counterclaim.claims.differences.absent import omissions
from counterclaim.claims.differences.aged import ages
from counterclaim.claims.differences.alleged import alleged
from counterclaim.claims.differences.awaited import pending
from counterclaim.claims.differences.blamed import causes
from counterclaim.claims.differences.counted import numbers
from counterclaim.claims.differences.credited import credited
from counterclaim.claims.differences.dated import dates
from counterclaim.claims.differences.explained import explanations
from counterclaim.claims.differences.frequency import frequencies
from counterclaim.claims.differences.happenings import happenings
from counterclaim.claims.differences.labels import labels
from counterclaim.claims.differences.moved import moves
from counterclaim.claims.differences.naming import names
from counterclaim.claims.differences.opposed import attributions, certainties, scopes
from counterclaim.claims.differences.placed import places
from counterclaim.claims.differences.rivals import rivals
from counterclaim.claims.differences.slips import slips
from counterclaim.claims.differences.unanswered import left_out, silences
from counterclaim.claims.differences.undenied import undenied
from counterclaim.claims.differences.verified import verified
from counterclaim.claims.differences.withheld import withheld
from counterclaim.claims.differences.wording import wordings
from counterclaim.claims.records import Difference


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
