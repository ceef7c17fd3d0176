"""How many outlets and independent origins stand behind a claim and behind its denial: so many names."""

from __future__ import annotations

from collections.abc import Collection

from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import shown_name
from counterclaim.brief.origins import through, unshown
from counterclaim.brief.phrases import count, phrase
from counterclaim.brief.view import Backing
from counterclaim.claims.records import Claim, Origin, Position


def backing(claim: Claim, desk: Desk) -> tuple[Backing, ...]:
    """Of those who claim it, firmly or hedged; of those who deny it, where they are several and may yet be one."""
    denying = [p for p in claim.positions if p.stance == "denies"]
    claiming = _claiming(claim)
    made = [_backing(claim, claiming, phrase("stated"), desk)] if claiming else []
    if len({p.holder for p in denying}) > 1:
        made.append(_backing(claim, denying, phrase("denial_in"), desk))
    return tuple(made)


def independent(claim: Claim) -> int:
    """How many origins ``backing`` counts of those who claim it."""
    return len(_origins(claim, _claiming(claim))[0])


def _claiming(claim: Claim) -> list[Position]:
    """Who says it, firmly or not; who grants a part of it where nobody does."""
    told = [p for p in claim.positions if p.stance in ("asserts", "hedges")]
    return told or [p for p in claim.positions if p.stance == "partial"]


def _backing(claim: Claim, positions: Collection[Position], begin: str, desk: Desk) -> Backing:
    """Each known origin is one, however many speakers it has; those behind which none is shown are named apart."""
    outlets = len({desk.report(p.report).name for p in positions})
    known, hidden = _origins(claim, positions)
    origins = count(len(known), "independent origin") if known else phrase("no_origin")
    unnamed = ", ".join(sorted(hidden))
    shown = f": {'; '.join(known) or unnamed}" if known or unnamed else ""
    return Backing(
        support=f"{begin} {count(outlets, 'outlet')}, {origins}",
        names=shown + (f"; {phrase('origin_unknown')}: {unnamed}" if known and unnamed else ""),
    )


def _origins(claim: Claim, positions: Collection[Position]) -> tuple[list[str], set[str]]:
    """The names of the known origins of these positions, and of those behind which none is shown, with the copy of
    them that several outlets print."""
    known: dict[str, str] = {}
    hidden: set[str] = set()
    for origin in claim.origins:
        held = [p for p in positions if p.id in origin.positions]
        if not held:
            continue
        named = _named(origin, held)
        way = through(origin, held)
        if origin.known and named != phrase("no_speaker"):
            known.setdefault(named, f"{named} ({way})" if way else named)
        else:
            hidden.add(way or unshown(origin))
    return list(known.values()), hidden


def _named(origin: Origin, held: list[Position]) -> str:
    """The origin's name; where it stands behind other positions too, the speakers of these alone."""
    if len(held) == len(origin.positions):
        return shown_name(origin.name)
    return ", ".join(dict.fromkeys(shown_name(p.holder) for p in held))
