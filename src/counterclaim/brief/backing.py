"""How many outlets and independent origins stand behind a claim and behind its denial: so many names."""

from __future__ import annotations

from collections.abc import Collection

from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import shown_name
from counterclaim.brief.phrases import count, phrase
from counterclaim.brief.view import Backing
from counterclaim.brief.wording import name
from counterclaim.claims.records import Claim, Position


def backing(claim: Claim, desk: Desk) -> tuple[Backing, ...]:
    """Of those who claim it; then of those who deny it, where they are several and may yet be one."""
    claiming = [p for p in claim.positions if p.stance == "asserts"]
    denying = [p for p in claim.positions if p.stance == "denies"]
    hedging = [p for p in claim.positions if p.stance in ("hedges", "partial")]
    made = [_backing(claim, claiming or hedging, phrase("stated"), desk)] if claiming or hedging else []
    if len({p.holder for p in denying}) > 1:
        made.append(_backing(claim, denying, phrase("denial_in"), desk))
    return tuple(made)


def _backing(claim: Claim, positions: Collection[Position], begin: str, desk: Desk) -> Backing:
    """Origins of one side are one: named by the side, with its speakers."""
    ids = {p.id for p in positions}
    outlets = len({desk.report(p.report).name for p in positions})
    sides: dict[str, list[str]] = {}
    labels: dict[str, str] = {}
    hidden: list[str] = []
    for origin in claim.origins:
        held = [p for p in positions if p.id in ids.intersection(origin.positions)]
        if not held:
            continue
        if not origin.known:
            hidden.append(shown_name(origin.name))
            continue
        first = held[0]
        behind = first.side or first.holder_entity or first.holder
        labels.setdefault(behind, name(first.side) if first.side is not None else name(origin.name))
        sides.setdefault(behind, []).append(name(origin.name))
    names = [
        f"{labels[b]} ({', '.join(of)})" if len(of) > 1 else of[0]
        for b, of in sorted(sides.items(), key=lambda item: item[1])
    ]
    origins = count(len(names), "independent origin") if names else phrase("no_origin")
    unnamed = ", ".join(sorted(set(hidden)))
    shown = f": {'; '.join(names) or unnamed}" if names or unnamed else ""
    return Backing(
        support=f"{begin} {count(outlets, 'outlet')}, {origins}",
        names=shown + (f"; {phrase('origin_unknown')}: {unnamed}" if names and unnamed else ""),
    )
