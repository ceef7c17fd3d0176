"""How many: counts of the same thing, and whether they exclude each other as written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim.claims.matter import Matter, difference, evidence
from counterclaim.claims.propositions import Proposition
from counterclaim.claims.quantities import Quantity
from counterclaim.claims.records import Difference, Reason, Side
from counterclaim.claims.words import cue_in, predicates, tokens
from counterclaim.text import Span

_PEOPLE = "people"
_PEOPLE_WORDS = frozenset(
    [
        "peopl",
        "person",
        "man",
        "men",
        "woman",
        "women",
        "child",
        "children",
        "civilian",
        "other",
        "victim",
        "soldier",
        "troop",
        "student",
        "protester",
        "demonstrator",
        "palestinian",
        "passenger",
        "worker",
        "resident",
        "boy",
        "girl",
        "other",
        "villager",
        "migrant",
        "refuge",
        "fighter",
        "militant",
    ]
)
_SURE = 0.75
_CASUALTIES = ("kill", "injure", "detain", "flee")


@dataclass(frozen=True, slots=True)
class Count:
    """A quantity in a proposition: ``what`` is counted, and what happened to it."""

    index: int
    quantity: Quantity
    span: Span
    what: str
    happened: str


def counts(matter: Matter) -> list[Count]:
    """Every count of something that can be told, in order of report and place, each place once."""
    found = []
    seen = set()
    for i, proposition in enumerate(matter.space.propositions):
        for quantity in matter.space.about[i].quantities:
            span = Span(
                proposition.report, proposition.span.start + quantity.start, proposition.span.start + quantity.end
            )
            if span in seen:
                continue
            seen.add(span)
            happened = _happened(proposition, quantity)
            people = bool(quantity.words & _PEOPLE_WORDS)
            what = _PEOPLE if people and happened in _CASUALTIES else quantity.unit
            if happened is not None or not people:
                found.append(Count(i, quantity, span, what, happened or ""))
    return sorted(found, key=lambda c: (c.span, c.what))


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
    """The same things counted differently by different reports or parties.

    A conflict only where the ranges do not meet, both were published on one day, and neither text says that the count
    is an earlier or a later one.
    """
    found = counts(matter)
    groups: list[list[Count]] = []
    for count in found:
        for members in groups:
            if any(_same(matter, count, other) for other in members):
                members.append(count)
                break
        else:
            groups.append([count])
    for members in groups:
        by_value: dict[tuple[float, float], list[Count]] = {}
        for count in members:
            by_value.setdefault((count.quantity.low, count.quantity.high), []).append(count)
        reports = {v: {c.span.report for c in cs} for v, cs in by_value.items()}
        if len(by_value) < 2 or not any(reports[a].isdisjoint(reports[b]) for a in reports for b in reports):
            continue
        yield _difference(matter, by_value)


def _qualified(matter: Matter, count: Count) -> bool:
    """Whether the text says that the figure is of another time or counted on another basis."""
    sentence = matter.quote(matter.space.propositions[count.index].sentence)
    return cue_in("evolves", sentence) is not None or cue_in("basis", sentence) is not None


def _same(matter: Matter, a: Count, b: Count) -> bool:
    if a.what != b.what or a.happened != b.happened:
        return False
    one, other = matter.space.propositions[a.index], matter.space.propositions[b.index]
    if a.happened:
        shared = matter.space.about[a.index].entities & matter.space.about[b.index].entities
        return one.report != other.report and (bool(shared) or matter.space.probability(a.index, b.index) >= 0.5)
    return matter.claim_of.get(one.id) is matter.claim_of.get(other.id) and bool(a.quantity.words & b.quantity.words)


def _difference(matter: Matter, by_value: dict[tuple[float, float], list[Count]]) -> Difference:
    sides = []
    for _, held in sorted(by_value.items()):
        ids = tuple(sorted({matter.space.propositions[c.index].id for c in held}))
        sides.append(Side(matter.quote(held[0].span), ids, evidence(c.span for c in held)))
    members = [c for held in by_value.values() for c in held]
    clash = [(a, b) for a in members for b in members if a.span < b.span and not a.quantity.compatible(b.quantity)]
    evolving = [c for c in members if _qualified(matter, c)]
    firm = [
        (a, b)
        for a, b in clash
        if a not in evolving
        and b not in evolving
        and a.span.report != b.span.report
        and matter.published(a.span.report) == matter.published(b.span.report)
        and matter.space.probability(a.index, b.index) >= _SURE
    ]
    reasons = [Reason("same thing counted", f"{members[0].what}, {members[0].happened}".strip(", "), 0.5)]
    if firm:
        reasons.append(Reason("ranges exclude each other", "published on one day", 1.0))
    elif clash:
        reasons.append(Reason("counts change over time", "later or earlier figures", 0.3))
    else:
        reasons.append(Reason("ranges meet", "bounds differ", 0.1))
    touched = [matter.claim_of[p].id for s in sides for p in s.positions if p in matter.claim_of]
    topic = f"{members[0].what} {members[0].happened}".strip()
    return difference(matter, "number", topic, sides, reasons, conflict=bool(firm), claims=touched)
