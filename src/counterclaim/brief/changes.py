"""How a claim's status changed from one publication to the next, and why it stands where it does."""

from __future__ import annotations

from counterclaim.brief.backing import independent
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Step
from counterclaim.claims.history import Change, history
from counterclaim.claims.records import Claim, Position
from counterclaim.text import Span

_BRINGS = {"disputed": "denies", "denied": "denies", "conceded-in-part": "partial", "superseded": "no-comment"}
_TELLING = ("asserts", "hedges", "denies", "partial", "no-comment", "reports-neutrally")
_FEATURES = ("reports", "contested", "in a title or a lead", "early in two reports", "independent origins", "positions")
_PLACES = ("in a title or a lead", "early in two reports")
_EARLY = 0.6
"""From which on two reports, not one, have a claim early; see ``counterclaim.claims.alignment.order.earliness``."""
_REASONS = 3


def changes(claim: Claim, desk: Desk) -> tuple[Step, ...]:
    """The status after each moment of publication where it became another, the first one too; empty where it never did.

    Reports of one day without a time of day are one moment: nothing tells which of them was first. Where a report is
    undated the order is not known, and nothing is shown.
    """
    published = {r.id: r.published or "" for r in desk.dossier.reports}
    if any(not published.get(p.report) for p in claim.positions):
        return ()
    moments: dict[str, list[Change]] = {}
    timed = {when[:10] for when in published.values() if len(when) > 10}
    untimed = {when[:10] for when in published.values() if len(when) == 10}
    for change in history(claim, published, within=desk.report_of):
        when = change.when[:10] if change.when[:10] in untimed or change.when[:10] not in timed else change.when
        moments.setdefault(when, []).append(change)
    made: list[Step] = []
    for when, brought in moments.items():
        status = brought[-1].status
        if made and made[-1].status == status:
            continue
        ids = dict.fromkeys(i for change in brought for i in (*change.positions, change.by))
        positions = [desk.positions[i] for i in ids if i in desk.positions]
        by = min(positions, key=lambda p: _rank(status, p, desk))
        made.append(Step(status, phrase("status", status), day(when[:10]) or "", (desk.cite_position(by),)))
    return tuple(made) if len(made) > 1 else ()


def _rank(status: str, position: Position, desk: Desk) -> tuple[bool, int, int, Span]:
    """The stance that brings a status first, then what says most."""
    brings = position.stance == _BRINGS.get(status, "asserts")
    return not brings, _TELLING.index(position.stance), desk.numbers[position.report], position.span


def order_reasons(claim: Claim) -> str:
    """What lifts the claim most, the weightiest first: fixed phrases with the counted values.

    Origins are those of who claims it, as they are counted beside it, where these are several.
    """
    origins = independent(claim)
    lifting = [r for r in claim.reasons if r.feature in _FEATURES and r.weight > 0]
    lifting = [r for r in lifting if r.feature != "early in two reports" or float(r.value) >= _EARLY]
    lifting = [r for r in lifting if r.feature != "independent origins" or origins > 1]
    lifting.sort(key=lambda r: (-r.weight, _FEATURES.index(r.feature)))
    told = []
    for reason in lifting[:_REASONS]:
        if reason.feature == "contested":
            told.append(phrase("status", reason.value).lower())
        elif reason.feature in _PLACES:
            told.append(phrase("reason", reason.feature))
        else:
            value = origins if reason.feature == "independent origins" else reason.value
            told.append(f"{phrase('reason', reason.feature)} {value}")
    return ", ".join(told)
