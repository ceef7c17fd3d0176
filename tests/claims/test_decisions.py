"""What people decided is met again in other words' cuts, and goes before what is found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.claims.alignment.align import linkage
from counterclaim.claims.alignment.decisions import (
    Decisions,
    Held,
    Ruled,
    find,
    groups,
    kept_apart,
    met,
    ruled,
    stances,
)
from counterclaim.claims.propositions.records import Proposition
from counterclaim.claims.records import Difference, Side
from counterclaim.text import Span


def proposition(start: int, end: int, holder: str, report: str = "r") -> Proposition:
    return Proposition(
        id=f"{report}{start}{holder}",
        report=report,
        span=Span(report, start, end),
        text="",
        standalone="",
        sentence=Span(report, start, end),
        holder=holder,
        stance="asserts",
    )


MADE = [
    proposition(0, 20, "A"),
    proposition(0, 20, "B"),
    proposition(30, 50, "A"),
    proposition(0, 20, "A", "q"),
    proposition(60, 90, "C", "q"),
]


@pytest.mark.parametrize(
    ("wanted", "index"),
    [
        (Held(Span("r", 0, 20), "B"), 1),
        (Held(Span("r", 0, 20), "Another"), 0),  # the name has changed: the words stand
        (Held(Span("r", 32, 52), "A"), 2),
        (Held(Span("r", 45, 65), "A"), None),  # less than half is shared
        (Held(Span("q", 0, 20), "B"), 3),
        (Held(Span("z", 0, 20), "A"), None),
    ],
)
def test_a_position_is_found_by_its_words(wanted: Held, index: int | None) -> None:
    assert find(wanted, MADE) == index


def test_rows_that_share_a_member_are_one() -> None:
    def at(i: int) -> Held:
        return Held(MADE[i].span, MADE[i].holder)

    decided = Decisions(
        same=((at(0), at(2)), (at(2), at(3)), (at(4), Held(Span("z", 0, 9), "A"))),
        apart=(((at(0),), (at(4), at(1))),),
        stances=((at(1), "denies"), (at(1), "hedges")),
    )
    assert groups(decided, MADE) == [[0, 2, 3]]
    assert kept_apart(decided, MADE) == {(0, 1), (0, 4)}
    assert stances(decided, MADE) == {1: "hedges"}


def test_what_is_decided_together_is_merged_against_all_else() -> None:
    likeness = {(0, 1): 0.9, (1, 2): 0.9}
    assert linkage(3, likeness, apart=lambda i, j: True, threshold=0.5, together=[[0, 2]]) == [[0, 2], [1]]
    assert linkage(3, likeness, apart=lambda i, j: False, threshold=0.5, together=[[0, 2]]) == [[0, 1, 2]]


def test_a_ruling_holds_for_the_same_kind_on_the_same_words() -> None:
    spans = (Span("r", 0, 20), Span("q", 0, 20))
    sides = (Side("1", (), spans[:1]), Side("2", (), spans[1:]))
    found = Difference("d", "number", True, "", sides, relation="exclude")
    for ruling, conflict in (
        (Ruled("number", frozenset(spans), False), False),
        (Ruled("date", frozenset(spans), False), True),
        (Ruled("number", frozenset((Span("q", 60, 90),)), False), True),
        (Ruled("number", frozenset((Span("r", 2, 22), Span("q", 0, 14))), False), False),  # cut a little differently
        (Ruled("number", frozenset((Span("r", 15, 35), Span("q", 15, 35))), False), True),  # less than half is shared
        (Ruled("number", frozenset((Span("r", 0, 20), Span("q", 40, 50), Span("q", 52, 60))), False), True),
    ):
        (made,) = ruled(Decisions(conflicts=(ruling,)), [found])
        assert made.conflict is conflict
        assert made.relation == ("exclude" if conflict else "unknown")
    may_hold = replace(found, conflict=False, relation="bounds")
    for conflict, relation in ((True, "exclude"), (False, "bounds")):
        (made,) = ruled(Decisions(conflicts=(Ruled("number", frozenset(spans), conflict),)), [may_hold])
        assert (made.conflict, made.relation) == (conflict, relation)


def test_a_span_is_met_once() -> None:
    one, other = (Span("r", 0, 20), Span("r", 0, 22)), (Span("r", 0, 21), Span("r", 60, 80))
    assert met(one, other) == met(other, one) == 1
    assert met(one, one) == 2
    assert met((), one) == 0
