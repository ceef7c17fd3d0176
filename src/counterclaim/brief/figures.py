"""Figures that one party gives, and what a report says could not be checked, with whose they are."""

from __future__ import annotations

from functools import cache

from counterclaim.brief.claims import as_stated
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.holders import UNSURE, cites_of_acts, own_voice, shown_name
from counterclaim.brief.lists import listed, lists
from counterclaim.brief.phrases import phrase
from counterclaim.brief.standing import told_in
from counterclaim.brief.view import FigureView, Words
from counterclaim.brief.wording import plain
from counterclaim.claims.language.clauses import stands_alone
from counterclaim.claims.language.lists import plain as lowered
from counterclaim.claims.language.quantities import Quantity, quantities
from counterclaim.claims.language.words import groups_in, stem, tokens
from counterclaim.claims.records import Claim, Position

MOST = 10
_WORDS = 200
_CAVEAT = 220
_LEAST = 10  # a smaller number is seldom the news, but of the dead and the hurt
_CASUALTIES = frozenset(("kill", "injure"))
_YEARS = range(1500, 2101)
_SAID = ("asserts", "hedges")
_WANTED = ("demands", "intends", "questions")


def figures(desk: Desk) -> tuple[FigureView, ...]:
    """What a report says could not be checked first, then the order of the claims; no figure of a claim that a second
    origin gives too, none that an outlet gives itself, and each figure of a speaker once."""
    made: list[FigureView] = []
    seen: set[tuple[str, str]] = set()
    for claim in desk.dossier.comparison.claims:
        view = _view(as_stated(claim), desk)
        if view is not None and (view.who, view.figure or view.words.full) not in seen:
            seen.add((view.who, view.figure or view.words.full))
            made.append(view)
    made.sort(key=lambda f: f.caveat is None)
    return tuple(made[:MOST])


def _view(claim: Claim, desk: Desk) -> FigureView | None:
    said = [p for p in claim.positions if p.stance in _SAID]
    if not said or any(own_voice(p, desk) for p in said) or sum(o.known for o in claim.origins) > 1:
        return None
    sure = [p for p in said if p.confidence >= UNSURE and _readable(p, desk)]
    caveat = _caveat(sure, desk)
    told = [(p, _figure(p)) for p in sure]
    if caveat is None:
        told = [(p, q) for p, q in told if q is not None]
    if not told:
        return None
    position, quantity = max(told, key=lambda t: (t[1] is not None, t[0].stance == "asserts", t[0].confidence, t[0].id))
    words = desk.words(told_in(position, desk), _WORDS, also=cites_of_acts(said, desk))
    said_on = day(next((p.said_on for p in said if p.said_on is not None), None))
    figure = plain(quantity.text) if quantity is not None else ""
    return FigureView(claim.id, figure, shown_name(position.holder), said_on, words, caveat)


def _readable(position: Position, desk: Desk) -> bool:
    """Whether somebody who is named says it, and its words can be read by themselves."""
    attribution = desk.attributions.get((position.report, position.attribution or ""))
    wanted = attribution is not None and attribution.stance in _WANTED
    named = shown_name(position.holder) != phrase("no_speaker")
    return named and not wanted and stands_alone(desk.line(told_in(position, desk)))


def _figure(position: Position) -> Quantity | None:
    """The largest figure in the words of a position: no span of time, no year that a law is named by."""
    text = position.text
    hurt = bool(groups_in(tokens(text)) & _CASUALTIES)
    counted = [
        q for q in quantities(text) if q.low >= (2 if hurt else _LEAST) and q.unit not in _times() and not _is_loose(q)
    ]
    return max(counted, key=lambda q: (q.low, -q.start), default=None)


def _is_loose(quantity: Quantity) -> bool:
    """Whether it is a year that something is named by, or no more than "dozens"."""
    if quantity.low == quantity.high:
        return quantity.low in _YEARS and "," not in quantity.text
    return quantity.bound == "exact" and not any(c.isdigit() for c in quantity.text)


@cache
def _times() -> frozenset[str]:
    return frozenset(stem(w) for w in lists("figures")["times"])


def _caveat(said: list[Position], desk: Desk) -> Words | None:
    """The sentence of a position that says it could not be checked, or the one behind it where that points to it."""
    for position in said:
        lookup = desk.lookup(position.report)
        report = desk.report(position.report)
        here = lookup.sentence(position.span.start)
        behind = lookup.sentence(min(len(report.text) - 1, position.span.end + 2))
        if _has("unverified", report.quote(here)):
            return desk.words(here, _CAVEAT)
        told = report.quote(behind)
        if behind != here and _has("unverified", told) and _has("points", told) and not _has("elsewhere", told):
            return desk.words(behind, _CAVEAT)
    return None


def _has(kind: str, text: str) -> bool:
    return listed("figures", kind).search(lowered(text)) is not None
