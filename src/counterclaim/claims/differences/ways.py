"""One thing told in several ways by several reports: what all differences that look for that have in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol, TypeVar

from counterclaim.claims.alignment.matter import Matter, difference, side_on, weight_of_heaviest
from counterclaim.claims.records import Difference, DifferenceKind, Reason, Relation
from counterclaim.text import Span


class Put(Protocol):
    """A stretch of a report that tells a thing (``what``) in one way (``how``)."""

    @property
    def span(self) -> Span: ...

    @property
    def how(self) -> Hashable: ...

    @property
    def what(self) -> Hashable: ...


P = TypeVar("P", bound=Put)
Ways = Mapping[Hashable, Sequence[P]]


def put_otherwise(ways: Ways[P]) -> bool:
    """Whether two reports have one way each that the other has not."""
    reports = [{p.span.report for p in held} for held in ways.values()]
    return any(one - other and other - one for one, other in combinations(reports, 2))


@dataclass(frozen=True, slots=True)
class Manner:
    """What a difference of ways is made into: ``feature`` and ``weight`` of its reason, the claim's ``importance``.

    ``topic`` is "" where the words of the first side say it; at most ``most`` are made, ``shown`` places a side.
    """

    kind: DifferenceKind
    relation: Relation
    feature: str
    weight: float
    importance: float
    most: int
    shown: int | None = None
    topic: str = ""


def told_otherwise(
    matter: Matter,
    manner: Manner,
    found: Sequence[P],
    same: Callable[[P, P], bool],
    *,
    differ: Callable[[Ways[P]], bool] = put_otherwise,
    named: Callable[[Ways[P]], str] = lambda ways: ", ".join(map(str, ways)),
) -> Iterator[Difference]:
    """For each thing the ways in which reports put it, where they ``differ``: no conflict, the weightiest first.

    ``same`` tells whether a second tells the thing that the first does; ``named`` what the reason says.
    """
    made = []
    used: set[Span] = set()
    settled: set[tuple[Hashable, Hashable]] = set()  # of copies the first is looked at
    for one in found:
        if one.span in used or (one.how, one.what) in settled:
            continue
        ways: dict[Hashable, list[P]] = {}
        for other in found:
            if other is one or (other.span not in used and same(one, other)):
                ways.setdefault(other.how, []).append(other)
        if not differ(ways):
            settled.add((one.how, one.what))
            continue
        used |= {p.span for held in ways.values() for p in held}
        sides = [side_on(matter, [p.span for p in held[: manner.shown]]) for held in ways.values()]
        touched = matter.claims_under(sides)
        reasons = [
            weight_of_heaviest(touched, manner.importance),
            Reason(manner.feature, named(ways), manner.weight),
        ]
        ids = [c.id for c in touched]
        topic = manner.topic or sides[0].value
        made.append(
            difference(matter, manner.kind, topic, sides, reasons, conflict=False, relation=manner.relation, claims=ids)
        )
    yield from sorted(made, key=lambda d: (-d.score, d.id))[: manner.most]
