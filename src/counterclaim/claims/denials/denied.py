"""One says what another denies: by a word of denying, by a reply, or by a plain "not"."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from counterclaim.claims.alignment.fold import of_one_camp, party
from counterclaim.claims.alignment.matter import Matter, difference, side_of, weight_of
from counterclaim.claims.denials.answered import answered
from counterclaim.claims.denials.head_on import met_head_on
from counterclaim.claims.denials.rejoinders import answers
from counterclaim.claims.denials.rejoinders import rejoinders as said_to_be_false
from counterclaim.claims.records import Claim, Difference, Position, Reason

_FIRM = ("asserts", "partial")
SAYING = ("asserts", "hedges")


@dataclass(frozen=True, slots=True)
class Denied:
    """What some ``asserting`` by a claim say, and others, ``against`` them, say is not so."""

    claim: Claim
    asserting: tuple[Position, ...]
    against: tuple[Position, ...]


def denials(matter: Matter) -> Iterable[Difference]:
    """One party says what another denies, head on: both cannot hold as written.

    One difference for each claim that is denied, with the positions that the denials meet.
    """
    yield from (made for _, made in answers(matter))
    home = _home(matter)
    for found in denied(matter):
        claim, asserting = found.claim, [*found.asserting]
        asserting += _with_them(claim, asserting, found.against)
        sides = [side_of(_names(asserting), asserting), side_of(_names(found.against), found.against)]
        reasons = [weight_of(claim), Reason("denied by another party", sides[1].value, 1.5)]
        touched = [claim.id, *(home[p.id].id for p in found.against)]
        topic = _worded(claim, asserting)
        yield difference(matter, "denial", topic, sides, reasons, conflict=True, claims=touched)


def _home(matter: Matter) -> Mapping[str, Claim]:
    """The claim of each position, by id."""
    return {p.id: c for c in matter.claims for p in c.positions}


def denied(matter: Matter) -> list[Denied]:
    """For each claim that is denied head on, or by a reply, who says it and who denies it; each denial once.

    A denial that meets several claims is of that which most reports tell of those that it meets, not beside what the
    claim says.
    """
    said = [found.span for found in said_to_be_false(matter)]
    met: dict[str, dict[str, Position]] = {}
    claims = {c.id: c for c in matter.claims}
    home = _home(matter)
    against: dict[str, dict[str, Position]] = {}
    for claim in matter.claims:
        for denying in claim.positions:
            if matter.proposition(denying) is None and denying.stance == "denies" and denying.implied is None:
                if any(denying.span.overlaps(span) for span in said):
                    continue
                for told in answered(matter, claim, denying):
                    met.setdefault(claim.id, {})[told.id] = told
                    against.setdefault(claim.id, {})[denying.id] = denying
    positions = {p.id: p for c in matter.claims for p in c.positions}
    propositions = matter.space.propositions
    for i, j in met_head_on(matter):
        one, other = positions.get(propositions[i].id), positions.get(propositions[j].id)
        if one is None or other is None:
            continue
        claim = home[other.id]
        met.setdefault(claim.id, {})[other.id] = other
        against.setdefault(claim.id, {})[one.id] = one

    def first(key: str) -> tuple[bool, int, int, list[str]]:
        told = [p for p in met[key].values() if p.id not in claims[key].beside]
        return not told, -len({p.report for p in told}), -len(met[key]), sorted(met[key])

    shown: set[str] = set()
    made = []
    for key in sorted(met, key=first):
        fresh = [against[key][p] for p in sorted(against[key]) if p not in shown]
        if not fresh:
            continue
        shown |= {p.id for p in fresh}
        asserting = sorted(met[key].values(), key=lambda p: (p.report, p.span))
        against_it = sorted(fresh, key=lambda p: (p.report, p.span))
        asserting = [p for p in asserting if not any(of_one_camp(p, q) for q in against_it)]
        if asserting:
            made.append(Denied(claims[key], tuple(asserting), tuple(against_it)))
    return made


def _names(held: Sequence[Position]) -> str:
    return ", ".join(dict.fromkeys(sorted(p.holder for p in held)))


def _worded(claim: Claim, asserting: Sequence[Position]) -> str:
    """The claim's statement where one of them words it so, else the first of theirs."""
    texts = [p.text for p in asserting]
    return claim.statement if claim.statement in texts else texts[0]


def _with_them(claim: Claim, met: Sequence[Position], denying: Sequence[Position]) -> list[Position]:
    """Other firm positions on the claim by those who are met."""
    parties, ids = {party(p) for p in met}, {p.id for p in (*met, *denying)}
    held = [p for p in claim.positions if party(p) in parties and p.id not in ids and p.stance in _FIRM]
    return [p for p in held if not any(of_one_camp(p, q) for q in denying)]


def meets_denial(matter: Matter, claim: Claim) -> list[Position]:
    """The denials on ``claim`` that meet an assertion head on: of it, or one of another claim in other words."""
    rows = {matter.space.propositions[i].id for i, _ in met_head_on(matter)}
    own = [p for p in claim.positions if p.stance == "denies" and (p.implied is None or p.id in matter.index_of)]
    return [p for p in own if _meets(matter, claim, p, rows)]


def told_by_denials(matter: Matter) -> dict[str, dict[str, bool]]:
    """By claim, for its denials by position id, whether they deny what others say by it, or something else.

    Nothing where nobody else says it, of what a person has judged, and of what denies another claim. Of those whose
    words are turned by what stands beside them ("This is false") the words tell; see ``rejoinders``.
    """
    ids = [p.id for p in matter.space.propositions]
    met = [(ids[i], ids[j]) for i, j in met_head_on(matter)]
    turned = said_to_be_false(matter)
    made = {}
    for claim in matter.claims:
        saying = {p.id: p for p in claim.positions if p.stance in SAYING and p.id not in claim.beside}
        here = {i for i, j in met if j in saying}
        elsewhere = {i for i, _ in met} - here
        found = {}
        for p in claim.positions:
            if p.stance != "denies" or p.id in elsewhere or all(of_one_camp(q, p) for q in saying.values()):
                continue
            told = matter.proposition(p)
            if told is None or not told.settled:
                rows = [r.rows for r in turned if p.span.overlaps(r.span)]
                turns_it = bool(rows) if told is not None else any(ids[i] in saying for meant in rows for i in meant)
                found[p.id] = turns_it or _meets(matter, claim, p, here)
        if found:
            made[claim.id] = found
    return made


def _meets(matter: Matter, claim: Claim, denying: Position, rows: Collection[str]) -> bool:
    if matter.proposition(denying) is None:
        return bool(answered(matter, claim, denying))
    return denying.id in rows
