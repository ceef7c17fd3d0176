"""Denials brought into the claim that they meet: where they stand in another one, or beside what it says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from counterclaim.claims.alignment.headings import likely_same
from counterclaim.claims.alignment.matter import Matter
from counterclaim.claims.denials.answered import answered
from counterclaim.claims.denials.head_on import met_head_on
from counterclaim.claims.denials.rejoinders import rejoinders
from counterclaim.claims.records import Claim

Clusters = list[list[int]]


def brought(
    matter: Matter, members: Sequence[Sequence[int]], replies: dict[str, int], fixed: Collection[int] = ()
) -> tuple[Clusters, dict[str, int]]:
    """``members`` (rows by claim) and ``replies`` (claim by a reply's id) with each denial where it meets something.

    A denial that stands beside what its claim says, or alone, joins the claim of what it meets. Where that is itself
    beside what its claim says, both make a claim of their own, with what is beside it too and says the same; so does,
    alone, what is answered by a rejoinder or by a denial that others share. Rows that are ``fixed`` stay.
    """
    made = [list(rows) for rows in members]
    answers = dict(replies)
    home = {i: k for k, rows in enumerate(made) for i in rows}
    met: dict[int, list[int]] = {}
    for i, j in met_head_on(matter):
        if i in home and j in home and i not in fixed and j not in fixed and not _of_other_places(matter, i, j):
            met.setdefault(i, []).append(j)
    for i, told in sorted(met.items()):
        space = matter.space
        often = Counter(home[j] for j in told)
        best = min(
            told,
            key=lambda j: (_beside(matter, j), -often[home[j]], -space.probability(min(i, j), max(i, j)), j),
        )
        if not _loose(matter, i):
            if _beside(matter, best):
                _apart(matter, made, home, [best], fixed)
        elif _beside(matter, best):
            _apart(matter, made, home, [best, i], fixed)
        else:
            _move(made, home, i, home[best])
    for rejoinder in rejoinders(matter):
        rows = [i for i in rejoinder.rows if i in home and i not in fixed and i not in met]
        if rows and all(_beside(matter, i) for i in rows):
            _apart(matter, made, home, rows, fixed)
    for pointer in sorted(answers):
        claim = _claim_of_reply(matter, pointer)
        if claim is None:
            continue
        reply = next(p for p in claim.positions if p.id == pointer)
        told_here = [p for p in answered(matter, claim, reply) if p.report == reply.report]
        rows = [matter.index_of[p.id] for p in told_here if p.id in matter.index_of]
        if rows and all(_beside(matter, j) and j not in fixed for j in rows) and reply.stance == "denies":
            answers[pointer] = _apart(matter, made, home, rows, fixed)
    return made, answers


def _of_other_places(matter: Matter, i: int, j: int) -> bool:
    """Whether two were split from lists for two places: who denies one has not denied the other by that."""
    one, other = (matter.space.propositions[k].focus for k in (i, j))
    return one is not None and other is not None and one != other


def _claim_of_reply(matter: Matter, reply: str) -> Claim | None:
    return next((c for c in matter.claims if any(p.id == reply for p in c.positions)), None)


def _claim(matter: Matter, i: int) -> Claim | None:
    return matter.claim_of.get(matter.space.propositions[i].id)


def _beside(matter: Matter, i: int) -> bool:
    claim = _claim(matter, i)
    return claim is None or matter.space.propositions[i].id in claim.beside


def _loose(matter: Matter, i: int) -> bool:
    """Whether its claim has nobody to say what row ``i`` denies: only denials, or ``i`` is beside what it says."""
    claim = _claim(matter, i)
    if claim is None or _beside(matter, i):
        return True
    return len(claim.positions) == 1 or all(p.stance == "denies" for p in claim.positions if p.id not in claim.beside)


def _move(made: Clusters, home: dict[int, int], i: int, k: int) -> None:
    if home[i] != k:
        made[home[i]].remove(i)
        made[k].append(i)
        home[i] = k


def _apart(matter: Matter, made: Clusters, home: dict[int, int], rows: Sequence[int], fixed: Collection[int]) -> int:
    """The number of a new claim of ``rows`` and of what is beside the first, says the same and is not ``fixed``."""
    first = rows[0]
    if first == made[home[first]][0] and len(made[home[first]]) == 1:
        k = home[first]
    else:
        made.append([])
        k = len(made) - 1
    same = [
        j
        for j in made[home[first]]
        if j not in rows and j not in fixed and _beside(matter, j) and likely_same(matter.space, first, j)
    ]
    for j in (*rows, *same):
        _move(made, home, j, k)
    return k
