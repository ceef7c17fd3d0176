"""What one report says in its own voice where others give it to somebody, hedge it or carry its denial."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.brief.claims import as_stated
from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import UNSURE, acted, own_voice, shown_name
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import Against, OutlierView
from counterclaim.brief.wording import plain
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.language.words import is_negated, stems, tokens
from counterclaim.claims.records import Claim, Position

MOST = 6
_WORDS = 200
_SHOWN = 2  # of what stands against it
_SHARED, _FEWEST = 0.5, 3  # stems of the shorter that both have, to be of one thing


def outliers(desk: Desk) -> tuple[OutlierView, ...]:
    """In the order of the claims. One report alone states it; against it stand, the weightiest first, a denial, a hedge
    (also its own), or two or more reports that give it to a speaker."""
    found = (_view(as_stated(c), desk) for c in desk.dossier.comparison.claims)
    return tuple(v for v in found if v is not None)[:MOST]


def _view(claim: Claim, desk: Desk) -> OutlierView | None:
    stated = [p for p in claim.positions if p.stance == "asserts" and own_voice(p, desk)]
    if len({desk.report(p.report).name for p in stated}) != 1:
        return None
    stated = [p for p in stated if p.confidence >= UNSURE and stands_alone(desk.line(p.span))]
    if not stated:
        return None
    own = max(stated, key=lambda p: (len(p.text), p.id))
    against = _against(claim, own, desk)
    if not against:
        return None
    shown = tuple(
        Against(phrase("against", kind), shown_name(p.holder), desk.words(acted(p, desk), _WORDS))
        for kind, p in against[:_SHOWN]
    )
    report = desk.report(own.report)
    return OutlierView(claim.id, desk.numbers[own.report], plain(report.name), desk.words(own.span, _WORDS), shown)


def _against(claim: Claim, own: Position, desk: Desk) -> list[tuple[str, Position]]:
    sure = [p for p in claim.positions if p.confidence >= UNSURE and not _same(p, own)]
    denied = [
        p
        for p in sure
        if p.stance == "denies"
        and p.superseded_by is None
        and not own_voice(p, desk)
        and desk.line(own.span) not in desk.line(acted(p, desk))  # who quotes the same words denies something else
    ]
    if denied:
        return [("denies", p) for p in _one_each(denied)]
    like = [p for p in sure if _of_one(p, own)]
    hedged = [p for p in like if p.stance == "hedges" and own_voice(p, desk)]
    if hedged:
        return [("own_hedge" if p.report == own.report else "hedges", p) for p in _one_each(hedged)]
    given = [
        p
        for p in like
        if p.stance == "asserts" and p.attribution is not None and p.report != own.report and not _of_itself(p, own)
    ]
    if len({desk.report(p.report).name for p in given}) > 1 and len({p.holder for p in given}) == 1:
        return [("given", p) for p in _one_each(given)]
    return []


def _same(one: Position, other: Position) -> bool:
    return one.report == other.report and one.span.overlaps(other.span)


def _of_one(one: Position, other: Position) -> bool:
    a, b = stems(tokens(one.text)), stems(tokens(other.text))
    return len(a & b) >= max(_FEWEST, _SHARED * min(len(a), len(b))) and is_negated(one.text) == is_negated(other.text)


def _of_itself(position: Position, own: Position) -> bool:
    """Whether the speaker's name stands in either's words: a deed, told of whoever did it, is nobody's account."""
    name = stems(tokens(position.holder))
    return bool(name & (stems(tokens(position.text)) | stems(tokens(own.text))))


def _one_each(positions: Sequence[Position]) -> list[Position]:
    """One a report, in the order of the positions."""
    first: dict[str, Position] = {}
    for position in positions:
        first.setdefault(position.report, position)
    return list(first.values())
