"""What several reports tell and another leaves out."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from counterclaim.claims.alignment.matter import Matter, difference, evidence, side_of, weight_of
from counterclaim.claims.alignment.near import cosine, likeliest
from counterclaim.claims.records import Claim, Difference, Reason, Side

MOST = 3
_FEWEST_REPORTS = 3
_LOOKED_AT = 12
_TOLD = 0.45
_ONE_THING = 0.25
"""Wording that two reports' members have in common where they surely tell one thing."""
_LEADING = 0.3
"""Prominence of what stands in the title or the first sentences."""
_FATES = ("kill", "injure")
_SHARE = 0.4


def omissions(matter: Matter) -> Iterable[Difference]:
    """Important claims that several reports carry and one has nothing like; where there are three reports or more.

    Only what an editor misses: what is denied by somebody, a toll, or what all who carry it begin with; and worded so
    alike that it is one thing. A report of an earlier day than all who carry it leaves nothing out. Of the dozen most
    important claims at most three; the other side is what comes nearest in the reports that leave it out.
    """
    reports = list(matter.lookups)
    if len(reports) < _FEWEST_REPORTS:
        return
    rows_of: dict[str, list[int]] = {}
    for i, p in enumerate(matter.space.propositions):
        rows_of.setdefault(p.report, []).append(i)
    made = 0
    for claim in matter.claims[:_LOOKED_AT]:
        carrying = {p.report for p in claim.positions}
        without = [r for r in reports if r not in carrying and not matter.came_first(r, carrying)]
        nearest = {r: _nearest(matter, claim, rows_of.get(r, [])) for r in without}
        missing = {r: row for r, (value, row) in nearest.items() if value < _TOLD}
        if made == MOST or not missing or len(carrying) < 2 or not _missed(matter, claim):
            continue
        held = [matter.space.propositions[row] for row in missing.values() if row is not None]
        if not held:
            continue
        made += 1
        names = ", ".join(dict.fromkeys(matter.names[r] for r in missing))
        sides = [
            side_of(claim.statement, claim.positions),
            Side(held[0].text, tuple(sorted(p.id for p in held)), evidence(p.span for p in held)),
        ]
        reasons = [weight_of(claim, _SHARE), Reason("not in", names, 0.1)]
        yield difference(
            matter,
            "omission",
            f"not in {names}",
            sides,
            reasons,
            conflict=False,
            relation="left-out",
            claims=[claim.id],
        )


def _missed(matter: Matter, claim: Claim) -> bool:
    """Whether it is missed where it is left out: a denied matter, a toll, or in the lead of all who carry it."""
    propositions, about = matter.space.propositions, matter.space.about
    rows = [matter.index_of[p.id] for p in claim.positions if p.id in matter.index_of]
    heads = [i for i in rows if propositions[i].text == claim.statement]
    if not heads or claim.statement.rstrip().endswith("?"):
        return False
    others = [j for j in rows if propositions[j].report != propositions[heads[0]].report]
    if not any(matter.space.wording(heads[0], j) >= _ONE_THING for j in others):
        return False
    if any(p.stance in ("denies", "partial") for p in claim.positions):
        return True
    if about[heads[0]].quantities and not about[heads[0]].groups.isdisjoint(_FATES):
        return True
    first: dict[str, float] = {}
    for i in rows:
        report = propositions[i].report
        first[report] = max(first.get(report, 0.0), propositions[i].prominence)
    return all(value >= _LEADING for value in first.values())


def _nearest(matter: Matter, claim: Claim, rows: list[int]) -> tuple[float, int | None]:
    """The proposition of a report that comes nearest to the claim in meaning, and how near: 0 where it has none."""
    told = (matter.index_of[p.id] for p in claim.positions if p.id in matter.index_of)
    members = list(dict.fromkeys(matter.space.twin[i] for i in told))
    if not members or not rows:
        return 0.0, None
    likely = np.flatnonzero(likeliest(matter, members, rows).any(axis=0)).tolist()
    value, row = max((round(max(cosine(matter, i, rows[k]) for i in members), 6), -rows[k]) for k in likely)
    return value, -row
