"""Differences with both sides' words, and statements that later ones overtook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from counterclaim.brief.claims import as_stated, statement_span
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import acted, cites_of_acts, named, shown_name
from counterclaim.brief.phrases import has_phrase, phrase
from counterclaim.brief.view import DifferenceView, Lacking, NameView, SideView, Spelling, SupersededView
from counterclaim.brief.wording import plain, shorten
from counterclaim.claims.language.kin import akin, content
from counterclaim.claims.records import Claim, Comparison, Difference, Position, Side
from counterclaim.text import Span

_WORDS = 200
_ABOUT = 110
_VALUE = 70
_PASSAGES = 2  # shown of a side; further reports are cited
_HOLDERS = 4
_NOT_IN = "not in"  # the reason that names all outlets which leave it out
_NEAR, _OF_A_NAME = 1.5, 0.5  # words that what comes nearest shares with what is told; what one of a name counts
_ONE_SPEAKER = ("translation", "wording-of-quote")  # the claim would repeat the words; the speaker says more


def telling_first(differences: Iterable[Difference]) -> list[Difference]:
    """One of each kind before a second of any, each in the order given: ten of one kind tell little more than two.

    What is left out comes behind all that is said: it is often only shorter.
    """
    seen: Counter[str] = Counter()
    ranked: list[tuple[bool, int, int, Difference]] = []
    for difference in differences:
        ranked.append((difference.kind == "omission", seen[difference.kind], len(ranked), difference))
        seen[difference.kind] += 1
    return [d for *_, d in sorted(ranked, key=lambda r: r[:3])]


def difference_view(difference: Difference, desk: Desk) -> DifferenceView:
    positions = [desk.positions[i] for side in difference.sides for i in side.positions if i in desk.positions]
    speakers = ", ".join(sorted({shown_name(p.holder) for p in positions}))
    lacking = _lacking(difference, desk)
    instead = speakers if difference.kind in _ONE_SPEAKER else ", ".join(f"{r.outlet} [{r.number}]" for r in lacking)
    claim = _heading(difference, desk) if not instead else None
    return DifferenceView(
        id=difference.id,
        kind=difference.kind,
        label=phrase("difference", difference.kind),
        conflict=difference.conflict,
        about=desk.words(statement_span(as_stated(claim), desk), _ABOUT) if claim is not None else None,
        summary=instead or shorten(difference.summary, _ABOUT),
        lacking=lacking,
        why=_why(difference),
        sides=tuple(_side(s, _role(difference, n), desk) for n, s in enumerate(_worth_showing(difference, desk))),
    )


def _why(difference: Difference) -> str:
    """Why it is a conflict, or none: by a reason that tells more than the relation where one does."""
    if difference.conflict:
        return phrase("why_conflict", difference.kind)
    told = (r.feature for r in difference.reasons if has_phrase("why_told", r.feature))
    return next((phrase("why_told", feature) for feature in told), phrase("why_not_conflict", difference.relation))


def _heading(difference: Difference, desk: Desk) -> Claim | None:
    """The claim that a difference is about; of figures one whose own words hold a figure, or none."""
    for claim in (desk.claims[c] for c in difference.claims if c in desk.claims):
        words = statement_span(as_stated(claim), desk)
        if difference.kind != "number" or any(s.overlaps(words) for side in difference.sides for s in side.evidence):
            return claim
    return None


def _lacking(difference: Difference, desk: Desk) -> tuple[Lacking, ...]:
    """The reports that leave out what another has: those of the last side, what comes nearest there, and those of the
    outlets that have nothing near it either."""
    if difference.kind != "omission":
        return ()
    having = {s.report for side in difference.sides[:-1] for s in side.evidence}
    found = {s.report for s in difference.sides[-1].evidence} - having
    outlets = {desk.report(r).name for r in found}
    named_ = ", ".join(("", *(r.value for r in difference.reasons if r.feature == _NOT_IN), ""))
    found |= {
        r.id for r in desk.dossier.reports if r.id not in having and r.name not in outlets and f", {r.name}, " in named_
    }
    return tuple(
        Lacking(desk.numbers[r], plain(desk.report(r).name)) for r in sorted(found, key=desk.numbers.__getitem__)
    )


def name_view(difference: Difference, desk: Desk) -> NameView:
    """Each spelling with the outlets that use it; a citation shows the spelling itself where a report has it."""
    made = []
    for side in difference.sides:
        text = plain(side.value)
        positions = [desk.positions[i].span for i in side.positions if i in desk.positions]
        spans = sorted(
            {*side.evidence, *positions}, key=lambda s: (desk.numbers[s.report], desk.line(s) != text, s.start)
        )
        first: dict[int, Span] = {}
        for span in spans:
            first.setdefault(desk.numbers[span.report], span)
        outlets = dict.fromkeys(plain(desk.report(s.report).name) for s in first.values())
        made.append(Spelling(text, ", ".join(outlets), tuple(desk.cite(s) for s in first.values())))
    return NameView(tuple(made))


def _worth_showing(difference: Difference, desk: Desk) -> tuple[Side, ...]:
    """The sides; of what is left out, what comes nearest elsewhere only if it has words of what is told."""
    if difference.kind != "omission":
        return difference.sides
    told = {word for s in difference.sides[0].evidence for _, word in _telling(s, desk)}
    near = [
        side
        for side in difference.sides[1:]
        if max((_in_common(_telling(s, desk), told) for s in side.evidence), default=0.0) >= _NEAR
    ]
    return (difference.sides[0], *near)


def _telling(span: Span, desk: Desk) -> list[tuple[bool, str]]:
    """The words of a passage that say something, and of each whether it may be a name's."""
    text = desk.report(span.report).quote(span)
    return [(text[t.start].isupper(), t.lower) for t in content(text)]


def _in_common(words: Sequence[tuple[bool, str]], told: Collection[str]) -> float:
    return sum(_OF_A_NAME if name else 1.0 for name, word in dict.fromkeys(words) if any(akin(word, t) for t in told))


def _role(difference: Difference, n: int) -> str:
    """The comparing puts the wider side first, then all that are a part of it; and what is left out before the rest."""
    if difference.kind == "omission":
        return phrase("nearest_there") if n else ""
    if difference.kind != "scope":
        return ""
    return phrase("wider" if n == 0 else "narrower")


def _side(side: Side, role: str, desk: Desk) -> SideView:
    """The side's own wording first, then one passage a report; no passage twice."""
    positions = [desk.positions[i] for i in side.positions if i in desk.positions]
    acts = {p.span: acted(p, desk) for p in positions}
    value = plain(side.value)
    spans = dict.fromkeys(acts.get(s, s) for s in side.evidence or tuple(p.span for p in positions))
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
    outlets = (plain(desk.report(s.report).name) for s in ordered)
    holders = list(dict.fromkeys(outlets if not positions else (named(p, desk) for p in positions)))
    names = {plain(p.holder) for p in positions} | {shown_name(p.holder) for p in positions}
    said = {desk.line(s) for s in side.evidence} | {plain(desk.report(s.report).quote(s)) for s in side.evidence}
    inside = any(line and line in value for line in said)
    repeats = value in said or inside or set(value.split(", ")) <= names
    return SideView(
        role=role,
        value="" if repeats else shorten(day(value, year=True) or "", _VALUE),
        holders=", ".join(holders[:_HOLDERS]) + (f" +{len(holders) - _HOLDERS}" if len(holders) > _HOLDERS else ""),
        words=tuple(words),
        also=tuple(also[n] for n in sorted(also)),
    )


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


def _superseded(group: Sequence[Position], desk: Desk) -> SupersededView:
    position = group[0]
    by = desk.positions.get(position.superseded_by) if position.superseded_by is not None else None
    return SupersededView(
        holder=named(position, desk),
        said_on=day(position.said_on) or day(desk.report(position.report).published),
        words=desk.words(acted(position, desk), _WORDS, also=cites_of_acts(group, desk)),
        by_holder=named(by, desk) if by is not None else None,
        by_said_on=day(by.said_on) or day(desk.report(by.report).published) if by is not None else None,
        by=desk.words(acted(by, desk), _WORDS) if by is not None else None,
    )
