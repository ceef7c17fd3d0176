"""What every scorer counts by, on examples worked by hand."""

from __future__ import annotations

import pytest

from evaluation.scores import NOTHING, Count, b_cubed, f1, one_to_one


def test_a_count_gives_precision_recall_and_f1() -> None:
    made = Count(right=3, found=4, gold=6)
    assert (made.precision, made.recall) == (0.75, 0.5)
    assert made.f1 == pytest.approx(2 * 3 / (4 + 6))
    assert Count(2, 4, 6, recalled=3).recall == 0.5


@pytest.mark.parametrize("made", [NOTHING, Count(0, 0, 5), Count(0, 5, 0), Count(0, 5, 5)])
def test_nothing_found_or_nothing_there_is_zero(made: Count) -> None:
    assert (made.precision, made.recall, made.f1) == (0.0, 0.0, 0.0)
    assert f1(0.0, 0.0) == 0.0


def test_counts_add_up_to_micro_averages() -> None:
    made = sum([Count(1, 1, 1), Count(0, 3, 1), Count(1, 2, 4, recalled=2)], NOTHING)
    assert made == Count(2, 6, 6, 3)
    assert (made.precision, made.recall) == pytest.approx((2 / 6, 3 / 6))


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([("a", "1"), ("a", "1"), ("b", "2")], (1.0, 1.0, 1.0)),
        ([("a", "1"), ("a", "1"), ("a", "2")], (5 / 9, 1.0, 5 / 7)),
        ([("a", "1"), ("b", "1"), ("c", "2")], (1.0, 2 / 3, 0.8)),
        ([(1, None), (1, None)], (1.0, 1.0, 1.0)),
        ([], (0.0, 0.0, 0.0)),
    ],
)
def test_b_cubed(groups: list[tuple[str, str]], expected: tuple[float, float, float]) -> None:
    assert b_cubed(groups) == pytest.approx(expected)


def test_the_lowest_rank_is_served_first_and_each_side_once() -> None:
    scored = [((2.0,), 0, 0), ((1.0,), 1, 0), ((3.0,), 0, 1), ((1.0,), 1, 1)]
    assert list(one_to_one(scored)) == [(1, 0), (0, 1)]
    assert list(one_to_one([])) == []
