"""Differences with both sides' words, and statements that later ones overtook."""

from __future__ import annotations

from counterclaim.brief.claims import UNSURE, own_voice
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import DifferenceView, SideView, SupersededView, Words
from counterclaim.brief.wording import plain
from counterclaim.claims.records import Comparison, Difference, Position, Side

_WORDS = 200
_PASSAGES = 3  # shown of a side; each further report is cited


def difference_view(difference: Difference, desk: Desk) -> DifferenceView:
    why = "why_conflict" if difference.conflict else "why_not_conflict"
    return DifferenceView(
        id=difference.id,
        kind=difference.kind,
        label=phrase("difference", difference.kind),
        conflict=difference.conflict,
        summary=plain(difference.summary),
        why=phrase(why, difference.kind),
        sides=tuple(_side(s, desk) for s in difference.sides),
    )


def _side(side: Side, desk: Desk) -> SideView:
    positions = [desk.positions[i] for i in side.positions if i in desk.positions]
    spans = list(dict.fromkeys(side.evidence or tuple(p.span for p in positions)))
    spans.sort(key=lambda s: (desk.numbers[desk.report(s.report).id], s.start))
    shown: list[Words] = []
    for span in spans:
        text = plain(desk.report(span.report).quote(span))
        same = next((i for i, w in enumerate(shown) if w.full == text), None)
        if same is not None:
            first = shown[same]
            shown[same] = Words(first.short, first.full, (*first.cites, desk.cite(span)))
        else:
            shown.append(desk.words(span, _WORDS))
    if len(shown) > _PASSAGES:
        last = shown[_PASSAGES - 1]
        further = tuple(c for w in shown[_PASSAGES:] for c in w.cites)
        shown[_PASSAGES - 1 :] = [Words(last.short, last.full, (*last.cites, *further))]
    holders = dict.fromkeys(_named(p, desk) for p in positions)
    return SideView(day(side.value, year=True) or "", tuple(holders), tuple(shown))


def _named(position: Position, desk: Desk) -> str:
    mark = " ?" if position.confidence < UNSURE else ""
    voice = f" ({phrase('own_voice')})" if own_voice(position, desk) else ""
    return plain(position.holder) + voice + mark


def superseded_views(found: Comparison, desk: Desk) -> tuple[tuple[SupersededView, ...], frozenset[str]]:
    """Statements that were overtaken, and the ids of the differences that say no more than that."""
    old = [p for c in found.claims for p in c.positions if p.superseded_by is not None]
    old.sort(key=lambda p: (desk.numbers[p.report], p.span))
    ids = {p.id for p in old}
    overtaken = frozenset(
        d.id
        for d in found.differences
        if d.kind == "comment-status" and not d.conflict and any(i in ids for s in d.sides for i in s.positions)
    )
    groups: dict[tuple[str, str, str | None], list[Position]] = {}
    for position in old:
        groups.setdefault((position.holder, plain(position.text), position.superseded_by), []).append(position)
    return tuple(_superseded(group, desk) for group in groups.values()), overtaken


def _superseded(group: list[Position], desk: Desk) -> SupersededView:
    position = group[0]
    by = desk.positions.get(position.superseded_by) if position.superseded_by is not None else None
    return SupersededView(
        holder=_named(position, desk),
        said_on=day(position.said_on) or day(desk.report(position.report).published),
        words=desk.words(position.span, _WORDS, text=position.text, also=desk.cites(group)),
        by_holder=_named(by, desk) if by is not None else None,
        by_said_on=day(by.said_on) or day(desk.report(by.report).published) if by is not None else None,
        by=desk.words(by.span, _WORDS, text=by.text) if by is not None else None,
    )
