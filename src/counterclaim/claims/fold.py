"""From the positions known to what stands: superseded silence, and the status of a claim. Never what is true."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from counterclaim.claims.records import Position, Status

_SPEAKS = ("asserts", "denies", "partial", "hedges")


def party(position: Position) -> str:
    """Who holds it, for telling parties apart: the side, else the entity, else the name."""
    return position.side or position.holder_entity or position.holder.replace("’", "'")


def supersede(positions: Sequence[Position], days: dict[str, str]) -> list[Position]:
    """``positions`` of one claim with every overtaken silence marked by what overtook it.

    A silence is overtaken by a comment of the same party on the same claim, in another report of the same day, or of a
    later day; ``days`` gives the day to order a position by (ISO 8601, "" where unknown), by position id.
    """
    spoken = [
        p for p in positions if p.stance in _SPEAKS and (p.attribution is not None or p.holder_entity is not None)
    ]
    made = []
    for position in positions:
        later = [
            p
            for p in spoken
            if position.stance == "no-comment" and party(p) == party(position)
            if days[p.id] > days[position.id] or (p.report != position.report and days[p.id] == days[position.id])
        ]
        if later:
            first = min(later, key=lambda p: (days[p.id], p.id))
            position = replace(position, superseded_by=first.id)
        made.append(position)
    return made


def status_of(
    positions: Sequence[Position], *, confirming: Iterable[str] = (), retracting: Iterable[str] = ()
) -> tuple[Status, tuple[str, ...]]:
    """The status and its reasons. ``confirming`` and ``retracting``: ids of positions with such a cue."""
    standing = [p for p in positions if p.superseded_by is None]
    asserting = [p for p in standing if p.stance in ("asserts", "hedges")]
    denying = [p for p in standing if p.stance == "denies"]
    partial = [p for p in standing if p.stance == "partial"]
    waiting = [p for p in standing if p.stance == "no-comment"]
    overtaken = [p for p in positions if p.superseded_by is not None]
    reasons = [
        f"{what} {_names(held)}"
        for what, held in (
            ("asserted by", asserting),
            ("denied by", denying),
            ("conceded in part by", partial),
            ("no comment from", waiting),
            ("silence overtaken:", overtaken),
        )
        if held
    ]
    for_it, against, in_part = ({party(p) for p in held} for held in (asserting, denying, partial))
    withdrawn = [p for p in standing if p.id in set(retracting)]
    confirmed = [p for p in standing if p.id in set(confirming)]
    status: Status = "asserted"
    if withdrawn:
        status = "retracted"
        reasons.append(f"taken back by {withdrawn[0].holder}")
    elif any(one != other for one in for_it for other in against):
        status = "disputed"
    elif denying and not asserting:
        status = "denied"
    elif asserting and in_part - for_it:
        status = "conceded-in-part"
    elif len(for_it) > 1 and any(party(p) in for_it for p in confirmed):
        status = "confirmed-by"
        reasons.append(f"confirmed by {_names(confirmed)}")
    elif positions and not standing:
        status = "superseded"
    return status, tuple(reasons)


def _names(held: Sequence[Position]) -> str:
    return ", ".join(sorted({p.holder for p in held}))
