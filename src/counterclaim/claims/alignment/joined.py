"""Why each position is of its claim: the member that it is likeliest one with, and what that likelihood is made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from counterclaim.claims.alignment import says
from counterclaim.claims.alignment.features import Space, weights
from counterclaim.claims.records import Joined, JoinedHow, Reason

MOST_ASKED = 60
"""Members that are asked of one that no candidate pair ties to its claim."""


def joined(space: Space, cluster: Sequence[int], conceding: Collection[int]) -> dict[int, Joined]:
    """By row of ``cluster`` why it is of the claim; ``conceding`` are rows that grant a part of it."""
    copies: dict[int, list[int]] = {}
    for i in sorted(cluster):
        copies.setdefault(space.twin[i], []).append(i)
    return {i: _joined(space, i, copies, conceding=i in conceding) for i in cluster}


def _joined(space: Space, i: int, copies: dict[int, list[int]], *, conceding: bool) -> Joined:
    other = _likeliest(space, i, copies)
    if other is None:
        return Joined("alone", None)
    pair = (min(i, other), max(i, other))
    how: JoinedHow = "alike" if space.probability(*pair) >= weights().threshold else "moved"
    told = tuple(r for r in space.reasons(*pair) if r.weight)
    return Joined("concedes" if conceding else how, space.propositions[other].id, told)


def _likeliest(space: Space, i: int, copies: dict[int, list[int]]) -> int | None:
    """The other member in the same words of the same sentence, else the one that is likeliest one claim with ``i``."""
    first = space.twin[i]
    same = [j for j in copies[first] if j != i]
    if same:
        return same[0]
    near = [(p, -j) for j, p in space.near.get(first, ()) if j in copies]
    if not near:
        asked = [rows[0] for twin, rows in copies.items() if twin != first][:MOST_ASKED]
        likely = space.probabilities([(min(i, j), max(i, j)) for j in asked])
        near = [(p, -space.twin[j]) for p, j in zip(likely, asked, strict=True)]
    return copies[-max(near)[1]][0] if near else None


def beside(space: Space, i: int, headed: int, *, size: int) -> tuple[Reason, ...]:
    """What speaks for and against row ``i`` saying what its claim's heading says, in log-odds."""
    return says.reasons(space, i, headed, size=size)
