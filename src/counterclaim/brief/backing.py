"""How many outlets and independent origins stand behind a claim and behind its denial: so many names."""

from __future__ import annotations

from collections.abc import Collection

from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import shown_name
from counterclaim.brief.phrases import count, phrase
from counterclaim.brief.view import Backing
from counterclaim.claims.records import Claim, Origin, Position


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
    """Each known origin is one, however many speakers it has; those behind which none is shown are named apart."""
    outlets = len({desk.report(p.report).name for p in positions})
    known: dict[str, None] = {}
    hidden: set[str] = set()
    for origin in claim.origins:
        held = [p for p in positions if p.id in origin.positions]
        if not held:
            continue
        named = _named(origin, held)
        if origin.known and named != phrase("no_speaker"):
            known[named] = None
        else:
            hidden.add(shown_name(origin.name))
    origins = count(len(known), "independent origin") if known else phrase("no_origin")
    unnamed = ", ".join(sorted(hidden))
    shown = f": {'; '.join(known) or unnamed}" if known or unnamed else ""
    return Backing(
        support=f"{begin} {count(outlets, 'outlet')}, {origins}",
        names=shown + (f"; {phrase('origin_unknown')}: {unnamed}" if known and unnamed else ""),
    )


def _named(origin: Origin, held: list[Position]) -> str:
    """The origin's name; where it stands behind other positions too, the speakers of these alone."""
    if len(held) == len(origin.positions):
        return shown_name(origin.name)
    return ", ".join(dict.fromkeys(shown_name(p.holder) for p in held))
