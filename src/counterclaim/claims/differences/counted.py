"""How many: figures of the same thing, and whether they exclude each other as written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from counterclaim.claims.alignment.matter import Matter, difference, evidence, weight_of_heaviest
from counterclaim.claims.differences.disputed import disputed
from counterclaim.claims.differences.figure_pairs import FEATURES, FigurePairs, weights
from counterclaim.claims.differences.figures import PEOPLE, Figure
from counterclaim.claims.differences.told_figures import (
    dated_otherwise,
    figures_of,
    holding,
    is_fixed,
    otherwise_counted,
    together,
)
from counterclaim.claims.language.lists import listed
from counterclaim.claims.language.quantities import Quantity, rounds
from counterclaim.claims.language.words import cue_in, stem
from counterclaim.claims.records import Difference, Reason, Relation, Side

_SURE, _SURE_ALONE, _MEANT = 0.85, 0.65, 0.4
_UNTOLD, _UNLIKELY = 0.5, 0.25
"""What a pair counts that has nothing to be told by; below which no third figure brings two together."""
_PART = re.compile(r"\bof (?:(?:the|its|his|her|their|those|these)\b|[A-Z])")
_MOST_SIDES = 8
_MOST_TOLD = 60
"""Places where one number of one thing stands that are looked at for how it grew."""
_ROUNDING = 0.025
_SHARE = 0.4
_IDEAL = 70
_WHY = 2
"""Features that are named of what makes two figures one thing."""


def numbers(matter: Matter) -> Iterable[Difference]:
    """The same things counted or measured differently by different reports.

    A conflict only where the ranges do not meet, nobody says that a figure is an earlier or a later one or counted on
    another basis, and what is told does not grow with the days, or did not by the days of publication.
    """
    pairs = figures_of(matter)
    yield from disputed(matter)
    for members in _groups(matter, pairs):
        by_value: dict[tuple[float, float], list[Figure]] = {}
        for i in members:
            by_value.setdefault(_value(pairs.figures[i]), []).extend(pairs.copies[i])
        told: dict[str, set[tuple[float, float]]] = {}
        for value, held in by_value.items():
            for figure in held:
                told.setdefault(figure.span.report, set()).add(value)
        if _all_rounded([pairs.figures[i].quantity for i in members]):
            continue
        if 1 < len(by_value) <= _MOST_SIDES and len({frozenset(values) for values in told.values()}) > 1:
            yield _difference(matter, pairs, members, by_value)


def _value(figure: Figure) -> tuple[float, float]:
    """What a figure comes to: "about", "nearly" and "at least" a number are no other than the number, "up to" is."""
    quantity = figure.quantity
    if quantity.bound == "about":
        middle = round((quantity.low + quantity.high) / 2, 6)
        return middle, middle
    if quantity.bound == "nearly":
        return quantity.high, quantity.high
    return (quantity.low, quantity.low) if quantity.bound == "at-least" else (quantity.low, quantity.high)


def _all_rounded(told: Sequence[Quantity]) -> bool:
    """Whether all tell one number, rounded or not, at most ``_ROUNDING`` apart: "2.4 million", "over 2.45 million"."""
    values = [q.stated for q in told]
    if len({q.bound == "at-most" for q in told}) > 1:
        return False  # "up to 10", "at least 10"
    if any(low != high or low <= 0.0 for low, high in values):
        return False
    return max(values)[0] <= (1.0 + _ROUNDING) * min(values)[0] and all(
        a.agrees(b) or rounds(a, b) for a in told for b in told
    )


def growing(matter: Matter) -> Iterable[tuple[Figure, Figure]]:
    """Pairs of counts of one thing, the smaller first, that could be one count as it grew.

    Two of the group that tell the two numbers do so in the same words and of one place; neither is of another basis or
    of some besides others, and the larger is not told as what was counted at first.
    """
    pairs = figures_of(matter)
    for members in _groups(matter, pairs):
        counts = [i for i in members if not pairs.figures[i].measured and _plainly(matter, pairs.figures[i])]
        grown = {
            (_value(pairs.figures[i]), _value(pairs.figures[j]))
            for i in counts
            for j in counts
            if pairs.figures[i].quantity.high < pairs.figures[j].quantity.low and _alike(matter, pairs, i, j)
        }
        held: dict[tuple[float, float], list[Figure]] = {}
        for i in counts:
            held.setdefault(_value(pairs.figures[i]), []).extend(pairs.copies[i])
        for small, large in sorted(grown):
            later = [f for f in held[large] if not _formerly(matter, f)][:_MOST_TOLD]
            yield from ((a, b) for a in held[small][:_MOST_TOLD] for b in later if a.span.report != b.span.report)


def _formerly(matter: Matter, figure: Figure) -> bool:
    """Whether the clause of a figure tells of an earlier count: "initially put at nine"."""
    clause = matter.quote(figure.clause)
    return cue_in("at_first", clause) is not None or cue_in("formerly", clause) is not None


def _groups(matter: Matter, pairs: FigurePairs) -> list[list[int]]:
    """``_of_one_thing``, found once."""
    if "figures of one thing" not in matter.memo:
        matter.memo["figures of one thing"] = _of_one_thing(matter, pairs)
    found = matter.memo["figures of one thing"]
    assert isinstance(found, list)
    return found


def _of_one_thing(matter: Matter, pairs: FigurePairs) -> list[list[int]]:
    """Figures of one thing: the likelier pairs first, as long as none of those brought together must stay apart."""
    likeness = pairs.likeness()
    group_of = {i: [i] for i in range(len(pairs.figures))}

    def met_in(i: int, report: str) -> bool:
        """Whether a report has the figure itself: then its other figures are of other things."""
        one = pairs.figures[i].quantity
        return any(
            other.span.report == report
            and one.agrees(other.quantity)
            and likeness.get((min(i, k), max(i, k)), 0.0) >= weights().threshold
            for k, other in enumerate(pairs.figures)
        )

    def apart(i: int, j: int) -> bool:
        a, b = pairs.figures[i], pairs.figures[j]
        if a.span.report == b.span.report:
            one_voice = a.what != "fill" and not any(dated_otherwise(matter, f) for f in (a, b))
            return one_voice and not a.quantity.agrees(b.quantity)
        if a.what == "share" and not pairs.of_one_place(i, j):
            return True
        if not (a.happened or b.happened or a.quantity.agrees(b.quantity)) and _partial(a) != _partial(b):
            return True  # "two of the wardens", "four wardens"
        of_several = (a.what == "share" or a.when != b.when) and not a.quantity.agrees(b.quantity)
        if of_several and (met_in(i, b.span.report) or met_in(j, a.span.report)):
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


def _partial(figure: Figure) -> bool:
    """Whether a number of those known is counted: "two of the wardens"."""
    return _PART.search(figure.quantity.text) is not None


def _firm(matter: Matter, pairs: FigurePairs, i: int, j: int) -> bool:
    """Whether two figures that do not meet cannot both hold."""
    a, b = pairs.figures[i], pairs.figures[j]
    if any(dated_otherwise(matter, f) for f in (a, b)) or not _alike(matter, pairs, i, j):
        return False
    if a.measured and pairs.meaning_of(i, j) < _MEANT:
        return False
    if is_fixed(a):
        return True
    early, late = sorted((a, b), key=lambda f: (matter.instant(f.span.report), f.quantity.low))
    if not matter.before(early.span.report, late.span.report):
        return True
    return late.quantity.high < early.quantity.low and pairs.meaning_of(i, j) >= _MEANT


def _alike(matter: Matter, pairs: FigurePairs, i: int, j: int) -> bool:
    """Whether two figures that do not meet count, or measure, the same in so many words, at whatever time."""
    a, b = pairs.figures[i], pairs.figures[j]
    if a.quantity.compatible(b.quantity) or a.quantity.agrees(b.quantity) or a.span.report == b.span.report:
        return False
    if a.quantity.bound != b.quantity.bound and a.quantity.loosely_meets(b.quantity):
        return False  # "nearly 20", 22
    if pairs.probability(i, j) < _sure(pairs, i, j) or not pairs.of_one_place(i, j):
        return False
    if not all(_plainly(matter, f) for f in (a, b)):
        return False
    if a.measured or a.named & b.named or (_plain_people(a) and _plain_people(b)):
        return True
    return _too_many(a, b) or _too_many(b, a)


def _too_many(some: Figure, every: Figure) -> bool:
    """Whether a kind of people is counted as more than all who were there: "300 supporters", "a crowd of 250".

    Nine students may be among ten people.
    """
    if not some.what == every.what == PEOPLE or some.happened or every.happened:
        return False
    return _plain_people(every) and not _plain_people(some) and some.quantity.low > every.quantity.high


def _plainly(matter: Matter, figure: Figure) -> bool:
    """Whether a figure is told without a hedge, on no other basis, and of no others besides."""
    if figure.partial or otherwise_counted(matter, figure):
        return False
    return not any(p.stance == "hedges" for p in holding(matter, figure))


def _sure(pairs: FigurePairs, i: int, j: int) -> float:
    """How likely two figures must be of one thing: less where each is the only one of its kind, told of it alike."""
    row = dict(zip(FEATURES, pairs.row(i, j), strict=True))
    alone = min(row[f] for f in ("counted", "only", "nearest", "predicate")) == 1.0
    return _SURE_ALONE if alone else _SURE


def _plain_people(figure: Figure) -> bool:
    """Whether people are counted without saying who: "ten people", "the dead"."""
    return figure.what == PEOPLE and figure.named <= _plain()


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return frozenset(stem(w) for w in listed("anybody"))


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
    relation: Relation = (
        together(matter, [(pairs.figures[i], pairs.figures[j]) for i, j in clash]) if clash else "bounds"
    )
    if firm:
        reasons.append(Reason("ranges exclude each other", "neither is of another time or basis", 1.0))
    elif clash:
        reasons.append(Reason("figures do not meet", relation, 0.3))
    else:
        reasons.append(Reason("ranges meet", relation, 0.1))
    touched = matter.claims_under(sides)
    reasons.append(weight_of_heaviest(touched, _SHARE))
    topic = _topic(matter, [f for held in by_value.values() for f in held])
    claims = [c.id for c in touched]
    return difference(matter, "number", topic, sides, reasons, conflict=bool(firm), relation=relation, claims=claims)


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
