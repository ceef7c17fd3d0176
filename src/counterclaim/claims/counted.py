"""How many: counts of the same thing, and whether they exclude each other as written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.claims.kin import content, cosine
from counterclaim.claims.lists import has, listed
from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.measured import measures
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.quantities import Quantity, word_values
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.claims.words import cue_in, predicates, stem, tokens
from counterclaim.text import Span

_PEOPLE = "people"
_SURE = 0.75
_CASUALTIES = ("kill", "injure", "infect", "detain", "flee", "free")
_FIXED = ("speed", "length", "duration", "weight", "money")
"""Dimensions of what does not grow with the days, as a toll or a count of votes does."""
_TELLING = ("speed", "weight")
_TIMES = 8.0
_AROUND = 7
_RARE = 4
_NEAR, _CLOSE, _ALIKE, _ONE, _LEAST = 0.3, 0.4, 0.62, 0.7, 0.2
_MOST_SIDES = 8
_BESIDE = 2
_SHARE = 0.4
_IDEAL = 70


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity in a proposition: ``what`` is counted or measured, what happened to it, and the words around it."""

    index: int
    quantity: Quantity
    span: Span
    what: str
    happened: str
    around: frozenset[str] = frozenset()


def counts(matter: Matter) -> list[Count]:
    """Every count or measure of something that can be told, in order of report and place, each place once."""
    found = []
    seen: set[Span] = set()
    for i, proposition in enumerate(matter.space.propositions):
        for quantity in (*measures(proposition.text), *matter.space.about[i].quantities):
            start = proposition.span.start
            span = Span(proposition.report, start + quantity.start, start + quantity.end)
            if any(span.overlaps(s) for s in seen) or (quantity.high == 1.0 and quantity.unit != "duration"):
                continue  # "one tin", "a crown" count nothing
            seen.add(span)
            measured = not quantity.words
            happened = None if measured else _happened(proposition, quantity)
            people = bool(quantity.words & _people())
            what = _PEOPLE if people else quantity.unit
            found.append(Count(i, quantity, span, what, happened or "", _around(proposition.text, quantity)))
    return sorted(found, key=lambda c: (c.span, c.what))


@lru_cache(maxsize=1)
def _people() -> frozenset[str]:
    return frozenset(stem(w) for w in listed("people"))


def _around(text: str, quantity: Quantity) -> frozenset[str]:
    """Stems of the words next to a quantity, as far as the next number on either side."""
    made: set[str] = set()
    for words in (reversed(content(text[: quantity.start])), content(text[quantity.end :])):
        for k, token in enumerate(words):
            if k == _AROUND or token.lower[0].isdigit() or token.lower in word_values():
                break
            made.add(stem(token.lower))
    return frozenset(made)


def _happened(proposition: Proposition, quantity: Quantity) -> str | None:
    """What happened to those counted: the casualty predicate nearest to the count in the clause."""
    table = predicates().group_of
    best: tuple[int, str] | None = None
    for token in tokens(proposition.text):
        for group in table.get(token.lower, ()):
            distance = min(abs(token.start - quantity.end), abs(quantity.start - token.end))
            if group in _CASUALTIES and distance < 60 and (best is None or distance < best[0]):
                best = (distance, group)
    return best[1] if best is not None else None


def numbers(matter: Matter) -> Iterable[Difference]:
    """The same things counted or measured differently by different reports.

    A conflict only where the ranges do not meet, nobody says that a figure is an earlier or a later one or counted on
    another basis, and what is told does not grow with the days, or both were published on one day.
    """
    found = counts(matter)
    common = Counter(c.what for c in found)
    by_what: dict[str, list[int]] = {}
    for k, count in enumerate(found):
        by_what.setdefault(count.what, []).append(k)
    head = list(range(len(found)))

    def root(k: int) -> int:
        while head[k] != k:
            k = head[k]
        return k

    for what in sorted(by_what):
        rows = by_what[what]
        for n, k in enumerate(rows):
            for m in rows[n + 1 :]:
                if _same(matter, found[k], found[m], rare=common[what] <= _RARE) and not _both(
                    matter, found[k], found[m], [found[r] for r in rows]
                ):
                    one, other = sorted((root(k), root(m)))
                    head[other] = one
    groups: dict[int, list[Count]] = {}
    for k, count in enumerate(found):
        groups.setdefault(root(k), []).append(count)
    for _, members in sorted(groups.items()):
        by_value: dict[tuple[float, float], list[Count]] = {}
        for count in members:
            by_value.setdefault((count.quantity.low, count.quantity.high), []).append(count)
        reports = {v: {c.span.report for c in cs} for v, cs in by_value.items()}
        apart = any(reports[a].isdisjoint(reports[b]) for a in reports for b in reports)
        if 1 < len(by_value) <= _MOST_SIDES and apart:
            yield _difference(matter, by_value)


def _qualified(matter: Matter, count: Count) -> bool:
    """Whether the text says that the figure is of another time or counted on another basis."""
    sentence = matter.quote(matter.space.propositions[count.index].sentence)
    if cue_in("evolves", sentence) is not None or cue_in("basis", sentence) is not None:
        return True
    return has("counting", sentence) is not None


def _both(matter: Matter, a: Count, b: Count, others: Sequence[Count]) -> bool:
    """Whether one's report has the other's figure too, as of the same time: then the two count two things."""
    if a.quantity.compatible(b.quantity):
        return False
    return any(
        third.span.report == one.span.report
        and third.span != one.span
        and (third.quantity.low, third.quantity.high) == (other.quantity.low, other.quantity.high)
        and not _qualified(matter, third)
        for one, other in ((a, b), (b, a))
        for third in others
    )


def _same(matter: Matter, a: Count, b: Count, *, rare: bool) -> bool:
    """Whether two figures of different reports tell of one thing, by what is around them and what they stand in."""
    one, other = matter.space.propositions[a.index], matter.space.propositions[b.index]
    if one.report == other.report or a.happened != b.happened:
        return False
    mine, theirs = matter.space.about[a.index], matter.space.about[b.index]
    if mine.places and theirs.places and not mine.places & theirs.places:
        return False
    likeness = cosine(matter, a.index, b.index)
    if a.happened and a.what == _PEOPLE:
        shared = mine.entities & theirs.entities
        met = matter.space.probability(a.index, b.index) >= 0.5
        return met or (bool(shared) and likeness >= _NEAR) or likeness >= _CLOSE
    beside = bool(a.around & b.around)
    if _far(a.quantity, b.quantity):
        return False
    if likeness >= _ONE:
        return True
    if likeness >= _ALIKE:
        return beside or a.what == "share"
    if rare and a.what in _TELLING:
        return beside or likeness >= _NEAR
    if rare and a.quantity.words and likeness >= _CLOSE:
        return True
    return beside and likeness >= (_LEAST if rare else _CLOSE)


def _far(a: Quantity, b: Quantity) -> bool:
    """Whether one is many times the other: no two reports differ so on one thing."""
    low, high = sorted((max(a.low, 0.001), max(b.low, 0.001)))
    return high > _TIMES * low and not a.compatible(b)


def _firm(matter: Matter, a: Count, b: Count) -> bool:
    """Whether two figures that do not meet cannot both hold."""
    one, other = matter.space.propositions[a.index], matter.space.propositions[b.index]
    if _qualified(matter, a) or _qualified(matter, b) or a.span.report == b.span.report:
        return False
    if "hedges" in (one.stance, other.stance):
        return False
    sure = matter.space.probability(a.index, b.index) >= _SURE
    if a.what.split()[0] in _FIXED:
        return sure and len(a.around & b.around) >= _BESIDE
    return sure and a.what != "share" and matter.published(a.span.report) == matter.published(b.span.report)


def _difference(matter: Matter, by_value: dict[tuple[float, float], list[Count]]) -> Difference:
    sides = []
    for _, held in sorted(by_value.items()):
        ids = tuple(sorted({matter.space.propositions[c.index].id for c in held}))
        sides.append(Side(matter.quote(held[0].span), ids, evidence(c.span for c in held)))
    members = [c for held in by_value.values() for c in held]
    clash = [(a, b) for a in members for b in members if a.span < b.span and not a.quantity.compatible(b.quantity)]
    firm = [(a, b) for a, b in clash if _firm(matter, a, b)]
    named = f"{members[0].what}, {members[0].happened}".strip(", ")
    reasons = [Reason("same thing counted", named, 0.5)]
    if firm:
        reasons.append(Reason("ranges exclude each other", "neither is of another time or basis", 1.0))
    elif clash:
        reasons.append(Reason("counts change over time", "later or earlier figures, or another basis", 0.3))
    else:
        reasons.append(Reason("ranges meet", "bounds differ", 0.1))
    touched = [matter.claim_of[p] for s in sides for p in s.positions if p in matter.claim_of]
    weight = max((c.score for c in touched), default=0.0)
    reasons.append(Reason("importance of the claim", f"{weight:.2f}", round(_SHARE * weight, 4)))
    topic = _topic(matter, members)
    return difference(matter, "number", topic, sides, reasons, conflict=bool(firm), claims=[c.id for c in touched])


def _topic(matter: Matter, members: Sequence[Count]) -> str:
    """What is counted, in a report's own words: a clause of middle length of an important claim."""
    told = {matter.space.propositions[c.index].id: matter.space.propositions[c.index].text for c in members}
    scores = {p: matter.claim_of[p].score for p in told if p in matter.claim_of}
    return min((abs(len(t) - _IDEAL) - 20.0 * scores.get(p, 0.0), t) for p, t in told.items())[1]
