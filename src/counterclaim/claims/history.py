"""How a claim stood at any moment, and what changed it: by publication, never by what is true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.claims.fold import party, status_of
from counterclaim.claims.records import Claim, Position, Status

What = Literal["told", "carried", "denied", "spoken", "superseded", "status"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of what is known of a claim.

    ``when`` is the publication (ISO 8601, "" where unknown) of ``report``, which brought it. ``what``: ``told`` for the
    first time; ``carried`` by another report; ``denied`` or otherwise ``spoken`` to by a party that was not heard
    before; a statement ``superseded``, by ``by``; the ``status`` as it is from then on. ``positions`` are the ids that
    it rests on.
    """

    when: str
    what: What
    report: str
    positions: tuple[str, ...]
    status: Status
    by: str | None = None


def as_known(claim: Claim, published: Mapping[str, str], moment: str) -> tuple[tuple[Position, ...], Status | None]:
    """The positions that reports published up to ``moment`` hold, and the status that they give; None without any.

    ``published`` gives the publication by report id; ``moment`` is a date or date with time (ISO 8601), and a date
    means all of that day. What is published at an unknown time counts as known from the start.
    """
    held = [p for p in claim.positions if published.get(p.report, "")[: len(moment)] <= moment]
    ids = {p.id for p in held}
    known = tuple(p if p.superseded_by in ids else replace(p, superseded_by=None) for p in held)
    return known, _status(claim, known, ids) if known else None


def history(claim: Claim, published: Mapping[str, str]) -> tuple[Change, ...]:
    """The changes of a claim in order of publication, then report; the last one's status is the claim's.

    ``published`` gives the publication by report id.
    """
    order = sorted({p.report for p in claim.positions}, key=lambda r: (published.get(r, ""), r))
    made: list[Change] = []
    heard: list[Position] = []
    status: Status | None = None
    for report in order:
        when = published.get(report, "")
        new = [p for p in claim.positions if p.report == report]
        known = {p.id for p in (*heard, *new)}
        before = status
        status = _status(claim, [*heard, *new], known)
        made.append(Change(when, "told" if not heard else "carried", report, _ids(new), status))
        parties = {party(p) for p in heard}
        for what, stances in (("denied", ("denies",)), ("spoken", ("asserts", "hedges", "partial", "no-comment"))):
            fresh = [p for p in new if p.stance in stances and party(p) not in parties and p.attribution is not None]
            if fresh and (heard or what == "denied"):
                made.append(Change(when, what, report, _ids(fresh), status))  # type: ignore[arg-type]
        for p in (*heard, *new):
            if p.superseded_by in {q.id for q in new} or (p in new and p.superseded_by in known):
                made.append(Change(when, "superseded", report, (p.id,), status, by=p.superseded_by))
        if before is not None and before != status:
            made.append(Change(when, "status", report, _ids(new), status))
        heard += new
    return tuple(made)


def _status(claim: Claim, positions: Sequence[Position], known: set[str]) -> Status:
    """By the positions that say, or deny, what the claim says; where none is known yet, by the others."""
    if len(positions) == len(claim.positions):
        return claim.status
    known_then = [p if p.superseded_by in known else replace(p, superseded_by=None) for p in positions]
    return status_of([p for p in known_then if p.id not in claim.beside] or known_then)[0]


def _ids(positions: Sequence[Position]) -> tuple[str, ...]:
    return tuple(p.id for p in positions)
