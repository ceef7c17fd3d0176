"""How many: figures of the same thing, and whether they exclude each other as written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from counterclaim.claims.figure_pairs import FigurePairs, weights
from counterclaim.claims.figures import PEOPLE, Figure, figures
from counterclaim.claims.lists import has, listed
from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.claims.traits import Lookup
from counterclaim.claims.words import cue_in, stem
from counterclaim.identity.lexicon import nation

_FIXED = ("speed", "length", "duration", "weight", "money")
"""Dimensions of what does not grow with the days, as a toll or a count of votes does."""
_SURE, _MEANT = 0.85, 0.4
_UNTOLD, _UNLIKELY = 0.5, 0.25
"""What a pair counts that has nothing to be told by; below which no third figure brings two together."""
_MOST_SIDES = 8
_SHARE = 0.4
_IDEAL = 70
_WHY = 2
"""Features that are named of what makes two figures one thing."""


def figure_pairs(lookups: Mapping[str, Lookup]) -> FigurePairs:
    """The figures of a story's reports; what stands at one place of one sentence in several is one of them."""
    first: dict[tuple[str, int, int], Figure] = {}
    held: dict[tuple[str, int, int], list[Figure]] = {}
    for report in sorted(lookups):
        for figure in figures(lookups[report]):
            start = figure.span.start - figure.sentence.start
            words = " ".join(lookups[report].report.quote(figure.sentence).split())
            key = (words, start, figure.span.end - figure.span.start)
            first.setdefault(key, figure)
            held.setdefault(key, []).append(figure)
    distinct = sorted(first, key=lambda k: first[k].span)
    made = [first[k] for k in distinct]
    entities, places = [], []
    for figure in made:
        lookup = lookups[figure.span.report]
        named = [n.entity for n in lookup.mentions(figure.clause.start, figure.clause.end)]
        places.append(frozenset(e.id for e in named if e.type == "place" and nation(e.name) is None))
        entities.append(frozenset(e.id for e in named) - places[-1])
    sentences = [lookups[f.span.report].report.quote(f.sentence) for f in made]
    return FigurePairs(made, [tuple(held[k]) for k in distinct], sentences, entities, places)


def figures_of(matter: Matter) -> FigurePairs:
    """The figures of the story, found once."""
    if "figures" not in matter.memo:
        matter.memo["figures"] = figure_pairs(matter.lookups)
    found = matter.memo["figures"]
    assert isinstance(found, FigurePairs)
    return found


def numbers(matter: Matter) -> Iterable[Difference]:
    """The same things counted or measured differently by different reports.

    A conflict only where the ranges do not meet, nobody says that a figure is an earlier or a later one or counted on
    another basis, and what is told does not grow with the days, or did not by the days of publication.
    """
    pairs = figures_of(matter)
    for members in _of_one_thing(matter, pairs):
        by_value: dict[tuple[float, float], list[Figure]] = {}
        for i in members:
            by_value.setdefault(_value(pairs.figures[i]), []).extend(pairs.copies[i])
        reports = {v: {c.span.report for c in cs} for v, cs in by_value.items()}
        apart_at_all = any(reports[a].isdisjoint(reports[b]) for a in reports for b in reports)
        if 1 < len(by_value) <= _MOST_SIDES and apart_at_all:
            yield _difference(matter, pairs, members, by_value)


def _value(figure: Figure) -> tuple[float, float]:
    """What a figure comes to: "about" and "at least" a number are no other than the number, "up to" is."""
    quantity = figure.quantity
    if quantity.bound == "about":
        middle = round((quantity.low + quantity.high) / 2, 6)
        return middle, middle
    return (quantity.low, quantity.low) if quantity.bound == "at-least" else (quantity.low, quantity.high)


def _of_one_thing(matter: Matter, pairs: FigurePairs) -> list[list[int]]:
    """Figures of one thing: the likelier pairs first, as long as none of those brought together must stay apart."""
    likeness = pairs.likeness()
    group_of = {i: [i] for i in range(len(pairs.figures))}

    def apart(i: int, j: int) -> bool:
        a, b = pairs.figures[i], pairs.figures[j]
        if a.span.report == b.span.report:
            return not a.quantity.compatible(b.quantity) and not any(_dated(matter, f) for f in (a, b))
        if a.what == "share" and not pairs.of_one_place(i, j):
            return True
        return not pairs.comparable(i, j) or likeness.get((min(i, j), max(i, j)), _UNTOLD) < _UNLIKELY

    for (i, j), value in sorted(likeness.items(), key=lambda p: (-p[1], p[0])):
        one, other = group_of[i], group_of[j]
        if value < weights().threshold:
            break
        if one is other or any(apart(k, m) for k in one for m in other):
            continue
        one.extend(other)
        for k in other:
            group_of[k] = one
    return [sorted(group_of[i]) for i in range(len(pairs.figures)) if min(group_of[i]) == i]


def _dated(matter: Matter, figure: Figure) -> bool:
    """Whether the text says that the figure is of another time."""
    return cue_in("evolves", matter.quote(figure.clause)) is not None


def _qualified(matter: Matter, figure: Figure) -> bool:
    """Whether the text says that the figure is of another time or counted on another basis."""
    clause = matter.quote(figure.clause)
    return _dated(matter, figure) or cue_in("basis", clause) is not None or has("counting", clause) is not None


def _firm(matter: Matter, pairs: FigurePairs, i: int, j: int) -> bool:
    """Whether two figures that do not meet cannot both hold."""
    a, b = pairs.figures[i], pairs.figures[j]
    if a.quantity.compatible(b.quantity) or a.span.report == b.span.report:
        return False
    if any(_qualified(matter, f) or f.partial for f in (a, b)) or pairs.probability(i, j) < _SURE:
        return False
    if any(p.stance == "hedges" for f in (a, b) for p in holding(matter, f)) or not pairs.of_one_place(i, j):
        return False
    if not a.measured and not (a.named & b.named or (_plain_people(a) and _plain_people(b))):
        return False  # nine students may be among ten people
    if a.measured and pairs.meaning_of(i, j) < _MEANT:
        return False
    if a.what.split()[:1] and a.what.split()[0] in _FIXED:
        return True
    early, late = sorted((a, b), key=lambda f: (matter.published(f.span.report), f.quantity.low))
    if matter.published(early.span.report) == matter.published(late.span.report):
        return True
    return late.quantity.high < early.quantity.low and pairs.meaning_of(i, j) >= _MEANT


def _plain_people(figure: Figure) -> bool:
    """Whether people are counted without saying who: "ten people", "the dead"."""
    return figure.what == PEOPLE and figure.named <= _plain()


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return frozenset(stem(w) for w in listed("anybody"))


def holding(matter: Matter, figure: Figure) -> list[Proposition]:
    """The propositions that a figure stands in."""
    return [
        p
        for p in matter.of_report(figure.span.report)
        if p.span.start <= figure.span.start and figure.span.end <= p.span.end
    ]


def _difference(
    matter: Matter, pairs: FigurePairs, members: Sequence[int], by_value: Mapping[tuple[float, float], list[Figure]]
) -> Difference:
    sides = []
    for _, held in sorted(by_value.items()):
        ids = tuple(sorted({p.id for f in held for p in holding(matter, f)}))
        sides.append(Side(matter.quote(held[0].span), ids, evidence(f.span for f in held)))
    rows = [(i, j) for n, i in enumerate(members) for j in members[n + 1 :]]
    figure = pairs.figures[members[0]]
    clash = [(i, j) for i, j in rows if not pairs.figures[i].quantity.compatible(pairs.figures[j].quantity)]
    firm = [(i, j) for i, j in clash if _firm(matter, pairs, i, j)]
    likely, best = max(((pairs.probability(i, j), (i, j)) for i, j in rows if pairs.comparable(i, j)))
    why = sorted(pairs.reasons(*best), key=lambda r: (-r.weight, r.feature))[:_WHY]
    named = f"{figure.what}, {figure.happened}".strip(", ") or "figures"
    reasons = [
        Reason(
            "same thing counted",
            f"{named}: {likely:.2f} by {', '.join(r.feature for r in why)}",
            round(0.5 * likely, 4),
        )
    ]
    if firm:
        reasons.append(Reason("ranges exclude each other", "neither is of another time or basis", 1.0))
    elif clash:
        reasons.append(Reason("counts change over time", "later or earlier figures, or another basis", 0.3))
    else:
        reasons.append(Reason("ranges meet", "bounds differ", 0.1))
    touched = [matter.claim_of[p] for s in sides for p in s.positions if p in matter.claim_of]
    weight = max((c.score for c in touched), default=0.0)
    reasons.append(Reason("importance of the claim", f"{weight:.2f}", round(_SHARE * weight, 4)))
    topic = _topic(matter, [f for held in by_value.values() for f in held])
    return difference(matter, "number", topic, sides, reasons, conflict=bool(firm), claims=[c.id for c in touched])


def _topic(matter: Matter, members: Sequence[Figure]) -> str:
    """What is counted, in a report's own words: a proposition or clause of middle length, of an important claim."""
    told: dict[str, float] = {}
    for figure in members:
        inside = holding(matter, figure)
        for p in inside:
            told[p.text] = matter.claim_of[p.id].score if p.id in matter.claim_of else 0.0
        if not inside:
            told.setdefault(matter.quote(figure.clause), 0.0)
    return min((abs(len(t) - _IDEAL) - 20.0 * score, t) for t, score in told.items())[1]
