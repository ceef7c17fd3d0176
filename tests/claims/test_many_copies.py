"""Very many near-copies of one report: a sensible result, and work that grows no faster than their number."""

from __future__ import annotations

from itertools import cycle, islice

import pytest

from counterclaim.claims.alignment.features import Space
from counterclaim.claims.differences import wording
from counterclaim.claims.records import Comparison
from counterclaim.stories import Profile, find_reuse, group, grouping
from counterclaim.stories.pairs import Score, score
from counterclaim.text import Report, Span
from tests.claims.invented import Said, Told, compared, told

FEW, MANY = 40, 120


def copy(number: int, killed: str, order: str) -> Told:
    """The report as outlet ``number`` prints it: with its own toll, and its own wording of the order."""
    return told(
        f"Outlet {number}",
        "Tavo Orrin claimed that fighters of the River League had captured Kassala.\n"
        f"Ilse Varga said that {killed} people were killed in Kassala on Sunday.\n"
        f"“{order}, and leave nobody behind,” Hadda Belkim said.\n"
        "The Interior Ministry denied that Kassala had been captured.\n",
        Said("Tavo Orrin", "claimed", "fighters of the River League had captured Kassala"),
        Said("Ilse Varga", "said", f"{killed} people were killed in Kassala on Sunday"),
        Said("Hadda Belkim", "said", f"“{order}, and leave nobody behind,”"),
        Said("The Interior Ministry", "denied", "Kassala had been captured", "denies", said_on="2031-03-04"),
    )


def copies(count: int) -> list[Told]:
    edits = cycle(
        (killed, order)
        for killed in ("nine", "twelve")
        for order in ("Take the road to the river tonight", "Take the road to the bridge tonight")
    )
    return [copy(number, *edit) for number, edit in enumerate(islice(edits, count))]


@pytest.fixture(scope="module")
def found() -> Comparison:
    return compared(*copies(MANY))


def test_every_copy_is_told_of_and_adds_no_origin(found: Comparison) -> None:
    capture = next(c for c in found.claims if "captured" in c.statement)
    assert len({p.report for p in capture.positions}) == MANY
    assert capture.status == "disputed"
    assert {o.name for o in capture.origins} == {"Tavo Orrin", "Interior Ministry"}
    assert capture.independent_origins == 2


def test_the_tolls_are_one_difference_with_every_copy_on_a_side(found: Comparison) -> None:
    (toll,) = [d for d in found.differences if d.kind == "number"]
    assert [len({s.report for s in side.evidence}) for side in toll.sides] == [MANY // 2, MANY // 2]


def test_nothing_is_told_once_for_each_copy(found: Comparison) -> None:
    assert len(found.claims) == len(compared(*copies(8)).claims)
    assert len(found.differences) == len(compared(*copies(8)).differences)


def test_pairs_looked_at_grow_no_faster_than_the_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = {"pairs": 0, "spans": 0}
    row, overlaps = Space.row, Span.overlaps

    def counted_row(space: Space, i: int, j: int) -> tuple[float, ...]:
        looked["pairs"] += 1
        return row(space, i, j)

    def counted_overlaps(one: Span, other: Span) -> bool:
        looked["spans"] += 1
        return overlaps(one, other)

    monkeypatch.setattr(Space, "row", counted_row)
    monkeypatch.setattr(Span, "overlaps", counted_overlaps)
    cost = {}
    for count in (MANY, 2 * MANY):
        looked.update(pairs=0, spans=0)
        compared(*copies(count))
        cost[count] = dict(looked)
    for kind in ("pairs", "spans"):
        assert 0 < cost[2 * MANY][kind] <= 2.5 * cost[MANY][kind]


def test_near_duplicates_are_one_reuse_with_a_reason_for_each() -> None:
    body = " ".join(f"Keeper {n} of the lock at mile {n} counted barge {n + 7} and barge {n * 3}." for n in range(9))
    reports = [_print(n, f"{body} The {('dawn', 'noon', 'dusk')[n % 3]} count is over.") for n in range(2 * MANY)]
    (made,) = find_reuse(reports, ())
    assert made.kind == "near-duplicate"
    assert {s.report for s in made.passages} == {r.id for r in reports}
    assert len(made.reasons) <= 2 * len(reports)


def _print(number: int, text: str) -> Report:
    return told(f"Outlet {number}", text).report


def test_copies_of_one_profile_are_scored_once(monkeypatch: pytest.MonkeyPatch) -> None:
    scored = []

    def counted(a: Profile, b: Profile) -> Score:
        scored.append((a.report, b.report))
        return score(a, b)

    made = copies(MANY)
    monkeypatch.setattr(grouping, "score", counted)
    (story,) = group([t.report for t in made], [t.reading for t in made])
    assert len(story.reports) == MANY
    assert len(scored) < 3 * MANY


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([((0, 5), (10, 15), 0.9), ((4, 8), (20, 25), 0.7)], [([(0, 5), (4, 8), (10, 15), (20, 25)], 0.7)]),
        (
            [((0, 5), (10, 15), 0.9), ((5, 8), (20, 25), 0.7)],
            [([(0, 5), (10, 15)], 0.9), ([(5, 8), (20, 25)], 0.7)],
        ),
        ([((0, 9), (30, 31), 0.9), ((1, 2), (40, 41), 0.8), ((7, 12), (50, 51), 0.6)], None),
    ],
)
def test_passages_that_overlap_are_together(
    pairs: list[tuple[tuple[int, int], tuple[int, int], float]], expected: list[tuple[list[tuple[int, int]], float]]
) -> None:
    given = {(Span("a", *one), Span("b", *other)): value for one, other, value in pairs}
    made = [([(s.start, s.end) for s in spans], value) for spans, value in wording._together(given)]
    if expected is None:
        assert [value for _, value in made] == [0.6]
        assert len(made[0][0]) == 6
    else:
        assert made == expected
