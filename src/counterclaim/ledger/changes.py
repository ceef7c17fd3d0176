"""What became of a claim from one edition to the next. A claim's id follows its positions, so it changes as they do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from counterclaim.claims.records import Claim


def predecessor(claim: Claim, before: Sequence[Claim]) -> Claim | None:
    """The claim of ``before`` that shares most positions with ``claim`` (ties: the lower id), or None: it is new."""
    mine = {p.id for p in claim.positions}
    shared = Counter({c.id: len(mine & {p.id for p in c.positions}) for c in before})
    best = min(before, key=lambda c: (-shared[c.id], c.id), default=None)
    return best if best is not None and shared[best.id] > 0 else None


def status_changes(before: Sequence[Claim], after: Sequence[Claim]) -> list[tuple[Claim, str]]:
    """Every claim of ``after`` whose status is another than its predecessor's, with the two statuses in words."""
    owners: dict[str, list[Claim]] = {}
    for claim in before:
        for position in claim.positions:
            owners.setdefault(position.id, []).append(claim)
    made = []
    for claim in after:
        near = {c.id: c for p in claim.positions for c in owners.get(p.id, ())}
        was = predecessor(claim, list(near.values()))
        if was is not None and was.status != claim.status:
            made.append((claim, f"{was.status} > {claim.status}"))
    return made
