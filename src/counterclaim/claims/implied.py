"""Denials put on the claims that they are of: who stands against a claim's words in a conflict denies it there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from counterclaim.claims.denied import SAYING, denied
from counterclaim.claims.fold import of_one_camp
from counterclaim.claims.hulls import hull
from counterclaim.claims.matter import Matter
from counterclaim.claims.propositions import Proposition, proposition_id
from counterclaim.claims.records import Claim, Position
from counterclaim.claims.rejoinder_forms import speaker_of
from counterclaim.claims.rejoinders import Rejoinder, rejoinders


def implied_denials(matter: Matter) -> dict[str, list[Proposition]]:
    """By claim id what denies the claim in a conflict of denials and stands in another claim, or in none.

    Each is a copy with an id of its own, ``implied`` the id of what it says is not so; the first stays where it is. Of
    two claims that say the contrary each gets the other's.
    """
    found: dict[str, dict[str, Proposition]] = {}
    for claim, against, told in _pairs(matter):
        standing = [p for p in claim.positions if p.id not in claim.beside]
        if not any(p.id == told and p.stance in SAYING for p in standing):
            continue
        here = [p for p in standing if p.stance == "denies" and p.span.overlaps(against.span)]
        if any(p.holder == against.holder for p in here):
            continue
        copy = replace(
            against,
            id=proposition_id("implied", against.id, claim.positions[0].id),
            stance="denies",
            confirms=False,
            retracts=False,
            implied=told,
        )
        found.setdefault(claim.id, {}).setdefault(copy.id, copy)
    return {key: [made[i] for i in sorted(made)] for key, made in found.items()}


def _pairs(matter: Matter) -> Iterator[tuple[Claim, Proposition, str]]:
    """(claim, who stands against it, id of the position of the claim that is not so)."""
    for found in denied(matter):
        for told in found.asserting:
            for p in found.against:
                yield from _both(matter, told, p)
    for rejoinder in rejoinders(matter):
        against = _as_proposition(matter, rejoinder)
        for i in rejoinder.rows:
            told_row = matter.space.propositions[i]
            claim = matter.claim_of.get(told_row.id)
            if claim is not None and told_row.party != against.party:
                yield claim, against, told_row.id


def _both(matter: Matter, told: Position, against: Position) -> Iterator[tuple[Claim, Proposition, str]]:
    """The two of a pair, each against the other's claim where that only asserts."""
    one, other = matter.proposition(told), matter.proposition(against)
    if one is None or other is None or of_one_camp(told, against):
        return
    yield matter.claim_of[told.id], other, told.id
    if against.stance in SAYING and matter.claim_of[against.id] is not matter.claim_of[told.id]:
        yield matter.claim_of[against.id], one, against.id


def _as_proposition(matter: Matter, rejoinder: Rejoinder) -> Proposition:
    """A rejoinder as a position of its speaker: what reading made of its words where it did."""
    span, who = rejoinder.span, rejoinder.speaker
    lookup = matter.lookups[span.report]
    made = [p for p in (*matter.of_report(span.report), *matter.pointers) if p.span.overlaps(span)]
    same = [p for p in made if p.party == who.party]
    if same:
        return min(same, key=lambda p: (p.span, p.id))
    around = [
        a
        for a in lookup.reading.attributions
        if hull(a)[0] < span.end and span.start < hull(a)[1] and speaker_of(lookup, a) == who
    ]
    nearest = min(around, key=lambda a: (hull(a)[1] - hull(a)[0], a.id), default=None)
    return Proposition(
        id=proposition_id(span.report, span.start, span.end, who.name, "denies"),
        report=span.report,
        span=span,
        text=matter.quote(span),
        standalone=matter.quote(span),
        sentence=lookup.sentence(span.start),
        holder=who.name,
        stance="denies",
        entity=who.entity,
        side=who.side,
        attribution=nearest.id if nearest is not None else None,
        at=matter.published(span.report),
        pointer=True,
        voice=nearest is None and who.entity is None,
    )
