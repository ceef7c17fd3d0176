"""How a claim stood at any moment, and what changed it: by publication, never by what is true."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from counterclaim.claims.alignment.fold import party, status_of
from counterclaim.claims.records import Claim, Position, Status
from counterclaim.text import instant, known_by, until

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


def as_known(
    claim: Claim, published: Mapping[str, str], moment: str, *, within: Mapping[str, str] | None = None
) -> tuple[tuple[Position, ...], Status | None]:
    """The positions that reports published up to ``moment`` hold, and the status that they give; None without any.

    ``published`` gives the publication by report id, "" where unknown; ``moment`` is a date or date with time (ISO
    8601), and a date means all of that day. The rule is ``counterclaim.text.known_by``, as for ``story --as-of``: what
    is published at an unknown time was not known at any moment. ``within`` gives for the position of another claim that
    overtakes one of this claim the report that it is of. Raises ValueError where a moment is none.
    """
    limit = until(moment)
    known = {r for r, when in published.items() if known_by(when or None, limit)}
    held = _standing(claim, known, within or {})
    return held, _status(claim, held) if held else None


def history(
    claim: Claim, published: Mapping[str, str], *, within: Mapping[str, str] | None = None
) -> tuple[Change, ...]:
    """The changes of a claim by the instant of publication, then report; the last one's status is the claim's.

    ``published`` gives the publication by report id; what is published at an unknown time comes last. ``within`` as for
    ``as_known``.
    """
    elsewhere = within or {}
    own = {p.id: p.report for p in claim.positions}
    by = {p.superseded_by for p in claim.positions if p.superseded_by is not None and p.superseded_by not in own}
    reports = {*own.values(), *(elsewhere[i] for i in by if i in elsewhere)}
    order = sorted(reports, key=lambda r: (instant(published[r]) if published.get(r) else "9999", r))
    first = next((n for n, r in enumerate(order) if r in own.values()), 0)
    made: list[Change] = []
    known = set(order[:first])
    heard: tuple[Position, ...] = ()
    status: Status | None = None
    for report in order[first:]:
        known.add(report)
        when = published.get(report, "")
        standing = _standing(claim, known, elsewhere)
        new = [p for p in standing if p.report == report]
        before, status = status, _status(claim, standing)
        if new:
            made.append(Change(when, "carried" if heard else "told", report, _ids(new), status))
        parties = {party(p) for p in heard}
        for what, stances in _HEARD:
            fresh = [p for p in new if p.stance in stances and party(p) not in parties and p.attribution is not None]
            if fresh and (heard or what == "denied"):
                made.append(Change(when, what, report, _ids(fresh), status))
        already = {p.id for p in heard if p.superseded_by is not None}
        for p in standing:
            if p.superseded_by is not None and p.id not in already:
                made.append(Change(when, "superseded", report, (p.id,), status, by=p.superseded_by))
        if before is not None and before != status:
            made.append(Change(when, "status", report, _ids(new) or _overtaken_by(standing, report, elsewhere), status))
        heard = standing
    return tuple(made)


_HEARD: tuple[tuple[What, tuple[str, ...]], ...] = (
    ("denied", ("denies",)),
    ("spoken", ("asserts", "hedges", "partial", "no-comment")),
)


def _standing(claim: Claim, known: set[str], within: Mapping[str, str]) -> tuple[Position, ...]:
    """The positions of ``known`` reports; what is overtaken only by a report that is not known stands."""
    report_of = {**within, **{p.id: p.report for p in claim.positions}}
    return tuple(
        p if p.superseded_by is None or report_of.get(p.superseded_by) in known else replace(p, superseded_by=None)
        for p in claim.positions
        if p.report in known
    )


def _status(claim: Claim, standing: Sequence[Position]) -> Status:
    """By the positions that say, or deny, what the claim says; where none is known yet, by the others."""
    if tuple(standing) == claim.positions:
        return claim.status
    ids = {p.id for p in standing}
    back = [p.superseded_by for p in standing if p.stance != "no-comment" and p.superseded_by in ids]
    retracting = [i for i in back if i is not None] if claim.status == "retracted" else []
    held = [p for p in standing if p.id not in claim.beside] or standing
    return status_of(held, retracting=retracting)[0]


def _overtaken_by(standing: Sequence[Position], report: str, within: Mapping[str, str]) -> tuple[str, ...]:
    """What a report that holds none of the claim's positions overtakes."""
    return tuple(p.id for p in standing if p.superseded_by is not None and within.get(p.superseded_by) == report)


def _ids(positions: Sequence[Position]) -> tuple[str, ...]:
    return tuple(p.id for p in positions)
