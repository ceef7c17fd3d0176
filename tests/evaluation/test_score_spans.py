import pytest

from evaluation.scores import Count
from evaluation.spans import Interval, count, jaccard, total


@pytest.mark.parametrize(
    ("found", "gold", "exact", "overlap"),
    [
        ([(0, 5)], [(0, 5)], 1.0, 1.0),
        ([(0, 4)], [(0, 5)], 0.0, 1.0),
        ([(5, 9)], [(0, 5)], 0.0, 0.0),  # end-exclusive: touching is not overlapping
        ([(0, 5), (6, 9)], [(0, 5)], 2 / 3, 2 / 3),
        ([(0, 5), (0, 5)], [(0, 5)], 1.0, 1.0),  # the same span twice counts once
        ([(0, 9)], [(0, 4), (5, 9)], 0.0, 1.0),
        ([], [(0, 5)], 0.0, 0.0),
    ],
)
def test_exact_and_overlap(found: list[Interval], gold: list[Interval], exact: float, overlap: float) -> None:
    made = count(found, gold)
    assert made.exact.f1 == pytest.approx(exact)
    assert made.overlap.f1 == pytest.approx(overlap)


def test_begin_needs_only_the_start() -> None:
    made = count([(0, 4), (6, 9)], [(0, 5), (7, 9)])
    assert made.begin == Count(1, 2, 2)


def test_jaccard_is_over_code_points() -> None:
    assert jaccard([(0, 4)], [(2, 6)]) == pytest.approx(2 / 6)
    assert jaccard([(0, 2), (2, 4)], [(0, 4)]) == 1.0
    assert jaccard([], []) == 0.0


def test_articles_add_up_to_micro_averages() -> None:
    made = total([{"cue": count([(0, 1)], [(0, 1)])}, {"cue": count([(0, 1), (2, 3), (4, 5)], [(9, 10)])}])
    assert made["cue"].exact == Count(1, 4, 2, 1)
    assert made["cue"].jaccard == pytest.approx(1 / 5)
