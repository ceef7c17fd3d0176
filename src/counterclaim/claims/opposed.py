"""Differences that claims show by themselves: who said it, certainty, scope."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.matter import Matter, difference, side_of, weight_of
from counterclaim.claims.records import Claim, Difference, Position, Reason

MOST_SCOPES = 8
MOST_PARTS = 4
_HOLDING = ("asserts", "hedges", "partial")
_SCOPE_LIKENESS = 0.25
_ALIKE = 0.15
_LIKELY = 0.84


def attributions(matter: Matter) -> Iterable[Difference]:
    """The same content, in words alike, given to different speakers of one party by different reports."""
    for claim in matter.claims:
        held = [
            p for p in claim.positions if p.stance == "asserts" and p.holder_entity is not None and p.side is not None
        ]
        by_side: dict[str, list[Position]] = {}
        for p in held:
            by_side.setdefault(p.side or "", []).append(p)
        for side in sorted(by_side):
            speakers: dict[str, list[Position]] = {}
            named: dict[str, set[str]] = {}
            for p in by_side[side]:
                others = [q for q in by_side[side] if q.holder != p.holder and q.report != p.report]
                if not any(_alike(matter, p, q) for q in others):
                    continue
                speakers.setdefault(p.holder, []).append(p)
                if p.holder != side:
                    named.setdefault(p.report, set()).add(p.holder)
            if not any(named[a].isdisjoint(named[b]) for a in named for b in named):
                continue
            reports = {name: {p.report for p in ps} for name, ps in speakers.items()}
            sides = [side_of(name, speakers[name]) for name in sorted(speakers, key=lambda n: (-len(reports[n]), n))]
            reasons = [weight_of(claim), Reason("speakers of one party", side, 0.2)]
            yield difference(matter, "attribution", claim.statement, sides, reasons, conflict=False, claims=[claim.id])


def certainties(matter: Matter) -> Iterable[Difference]:
    """What one report has firmly and another hedges, or leaves to a speaker whom somebody denies."""
    for claim in matter.claims:
        flat = [
            p for p in claim.positions if p.stance == "asserts" and p.attribution is None and p.holder_entity is None
        ]
        firm = [p for p in claim.positions if p.stance == "asserts"]
        hedged = [p for p in claim.positions if p.stance == "hedges"]
        spoken = [p for p in firm if p.attribution is not None]
        contested = claim.status in ("disputed", "conceded-in-part")
        first, second = (firm, hedged) if hedged else (flat, spoken if contested else [])
        met = [(p, q) for p in first for q in second if p.report != q.report and _alike(matter, p, q)]
        first = [p for p in first if any(p is one for one, _ in met)]
        second = [
            p for p in second if any(p is other for _, other in met) and p.report not in {q.report for q in first}
        ]
        if not first or not second:
            continue
        sides = [side_of(first[0].text, first), side_of(second[0].text, second)]
        reasons = [weight_of(claim), Reason("firm against", "a hedge" if hedged else "a speaker", 0.1)]
        yield difference(matter, "framing", claim.statement, sides, reasons, conflict=False, claims=[claim.id])


def _alike(matter: Matter, a: Position, b: Position) -> bool:
    """Whether two positions word one thing alike."""
    i, j = matter.index_of.get(a.id), matter.index_of.get(b.id)
    if i is None or j is None:
        return False
    return matter.space.wording(i, j) >= _ALIKE and matter.space.probability(i, j) >= _LIKELY


def scopes(matter: Matter) -> Iterable[Difference]:
    """Parts against the whole: claims about one place, some of them about "the northern part of" it.

    One difference for each claim about the whole, with a side for each of its parts.
    """
    whole: list[tuple[Claim, list[int]]] = []
    parts: list[tuple[Claim, list[int]]] = []
    for claim in matter.claims:
        made_of = [q for q in (matter.proposition(p) for p in claim.positions) if q is not None]
        if not made_of:
            continue
        partial = sum(bool(matter.space.about[matter.index_of[q.id]].part) for q in made_of) * 2 > len(made_of)
        (parts if partial else whole).append((claim, [matter.index_of[q.id] for q in made_of]))
    narrower: dict[str, list[Claim]] = {}
    wider = {other.id: other for other, _ in whole}
    for part, rows in parts:
        best: tuple[float, Claim] | None = None
        for other, others in whole:
            value = max(_related(matter, i, j) for i in rows for j in others)
            if value >= _SCOPE_LIKENESS and (best is None or value + other.score > best[0]):
                best = (value + other.score, other)
        if best is not None and any(p.stance in _HOLDING for p in part.positions):
            narrower.setdefault(best[1].id, []).append(part)
    for key in sorted(narrower, key=lambda k: (-wider[k].score, k))[:MOST_SCOPES]:
        other = wider[key]
        theirs = [p for p in other.positions if p.stance in ("asserts", "hedges")]
        found = sorted(narrower[key], key=lambda c: (-c.score, c.id))[:MOST_PARTS]
        if not theirs or len({p.report for c in (other, *found) for p in c.positions}) < 2:
            continue
        sides = [side_of(other.statement, theirs)]
        sides += [side_of(c.statement, [p for p in c.positions if p.stance in _HOLDING]) for c in found]
        reasons = [weight_of(other), Reason("parts of what the other is about", str(len(found)), 0.2)]
        claims = [other.id, *(c.id for c in found)]
        yield difference(matter, "scope", other.statement, sides, reasons, conflict=False, claims=claims)


def _related(matter: Matter, i: int, j: int) -> float:
    a, b = matter.space.about[i], matter.space.about[j]
    if not (a.places & b.places) or a.part == b.part or not (a.groups & b.groups or a.groups & b.opposes):
        return 0.0
    one, other = (matter.space.propositions[k].focus for k in (i, j))
    if (one is not None and one not in b.places) or (other is not None and other not in a.places):
        return 0.0
    return matter.space.probability(i, j)
