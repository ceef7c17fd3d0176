"""Differences with both sides' words, and statements that later ones overtook."""

from __future__ import annotations

from counterclaim.brief.claims import UNSURE, own_voice, statement_span
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.phrases import phrase
from counterclaim.brief.view import DifferenceView, SideView, SupersededView
from counterclaim.brief.wording import name, plain, shorten
from counterclaim.claims.records import Comparison, Difference, Position, Side
from counterclaim.text import Span

_WORDS = 200
_ABOUT = 110
_VALUE = 70
_PASSAGES = 2  # shown of a side; further reports are cited
_HOLDERS = 4
_ONE_SPEAKER = ("translation", "wording-of-quote")  # the claim would repeat the words; the speaker says more


def difference_view(difference: Difference, desk: Desk) -> DifferenceView:
    positions = [desk.positions[i] for side in difference.sides for i in side.positions if i in desk.positions]
    speakers = ", ".join(sorted({name(p.holder) for p in positions}))
    by_speaker = difference.kind in _ONE_SPEAKER and speakers != ""
    claim = next((desk.claims[c] for c in difference.claims if c in desk.claims), None) if not by_speaker else None
    return DifferenceView(
        id=difference.id,
        kind=difference.kind,
        label=phrase("difference", difference.kind),
        conflict=difference.conflict,
        about=desk.words(statement_span(claim, desk), _ABOUT) if claim is not None else None,
        summary=speakers if by_speaker else shorten(difference.summary, _ABOUT),
        why=phrase("why_conflict" if difference.conflict else "why_not_conflict", difference.kind),
        sides=tuple(_side(s, desk) for s in difference.sides),
    )


def _side(side: Side, desk: Desk) -> SideView:
    """The side's own wording first, then one passage a report; no passage twice."""
    positions = [desk.positions[i] for i in side.positions if i in desk.positions]
    value = plain(side.value)
    spans = dict.fromkeys(side.evidence or tuple(p.span for p in positions))
    ordered = sorted(spans, key=lambda s: (desk.line(s) != value, desk.numbers[s.report], s.start))
    shown: list[Span] = []
    for span in ordered:
        if len(shown) < _PASSAGES and all(span.report != s.report and desk.line(span) != desk.line(s) for s in shown):
            shown.append(span)
    words = []
    for span in shown:
        same = [desk.cite(s) for s in ordered if desk.line(s) == desk.line(span)]
        words.append(desk.words(span, _WORDS, also=same))
    cited = {c.number for w in words for c in w.cites}
    also = {c.number: c for c in map(desk.cite, ordered) if c.number not in cited}
    holders = list(dict.fromkeys(_named(p, desk) for p in positions))
    names = {name(p.holder) for p in positions}
    repeats = value in {w.full for w in words} or set(value.split(", ")) <= names
    return SideView(
        value="" if repeats else shorten(day(value, year=True) or "", _VALUE),
        holders=", ".join(holders[:_HOLDERS]) + (f" +{len(holders) - _HOLDERS}" if len(holders) > _HOLDERS else ""),
        words=tuple(words),
        also=tuple(also[n] for n in sorted(also)),
    )


def _named(position: Position, desk: Desk) -> str:
    mark = " ?" if position.confidence < UNSURE else ""
    voice = f" ({phrase('own_voice')})" if own_voice(position, desk) else ""
    return name(position.holder) + voice + mark


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
