"""Denials put on the claims that they are of: who stands against a claim's words in a conflict denies it there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterclaim.claims.alignment.fold import of_one_camp
from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.denials.denied import SAYING, denied
from counterclaim.claims.denials.rejoinder_forms import speaker_of
from counterclaim.claims.denials.rejoinders import Rejoinder, rejoinders
from counterclaim.claims.denials.told_by import told_by
from counterclaim.claims.language.hulls import hull
from counterclaim.claims.propositions.records import Proposition, proposition_id
from counterclaim.claims.records import Claim, Position


def implied_denials(matter: Matter) -> dict[str, list[Proposition]]:
    """By claim id what denies the claim in a conflict of denials and stands in another claim, or in none.

    Each is a copy with an id of its own, ``implied`` the id of what it says is not so; the first stays where it is.
    What stands in the claim itself as an assertion keeps its id: it denies there. Of two claims that say the contrary
    each gets the other's.
    """
    found: dict[str, dict[str, Proposition]] = {}
    looked: set[tuple[str, str]] = set()
    saying: dict[str, frozenset[str]] = {}
    denying: dict[str, dict[str, list[Position]]] = {}
    for claim, against, told in _pairs(matter):
        if claim.id not in saying:
            standing = [p for p in claim.positions if p.id not in claim.beside]
            saying[claim.id] = frozenset(p.id for p in standing if p.stance in SAYING)
            denying[claim.id] = _by_report(p for p in standing if p.stance == "denies")
        if told not in saying[claim.id] or (claim.id, against.id) in looked:
            continue
        looked.add((claim.id, against.id))
        here = [p for p in denying[claim.id].get(against.report, ()) if p.span.overlaps(against.span)]
        if any(p.holder == against.holder for p in here):
            continue
        at_home = matter.claim_of.get(against.id) is claim
        copy = replace(
            against,
            id=against.id if at_home else proposition_id("implied", against.id, claim.positions[0].id),
            stance="denies",
            confirms=False,
            retracts=False,
            implied=told,
        )
        found.setdefault(claim.id, {}).setdefault(copy.id, copy)
    return {key: [made[i] for i in sorted(made)] for key, made in found.items()}


def _by_report(positions: Iterable[Position]) -> dict[str, list[Position]]:
    made: dict[str, list[Position]] = {}
    for p in positions:
        made.setdefault(p.report, []).append(p)
    return made


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
    material = (span.report, span.start, span.end, who.name, "denies")
    return told_by(matter, span, who, "denies", material=material, attribution=nearest.id if nearest else None)
