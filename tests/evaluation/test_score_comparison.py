import pytest

from evaluation.comparison import Conflict, Placed, best_claim, covered, differences, match, opposes
from evaluation.comparison import same_difference as same
from evaluation.scores import Count


def at(doc: str, start: int, end: int, group: str = "c", stance: str = "asserts") -> Placed:
    return Placed((doc, (start, end)), group, stance)


def told(*sides: tuple[str, int, int], kind: str = "date", conflict: bool = True, must: bool = True) -> Conflict:
    return Conflict(kind, conflict, tuple(((doc, (s, e)),) for doc, s, e in sides), must)


def test_positions_match_by_half_of_the_shorter() -> None:
    gold = [at("0", 10, 30)]
    assert match([at("0", 25, 60)], gold) == []
    assert match([at("1", 10, 30)], gold) == []
    assert match([at("0", 0, 60), at("0", 12, 30)], gold) == [(at("0", 12, 30), at("0", 10, 30))]
    assert covered([at("0", 0, 60)], [*gold, at("0", 70, 80)]) == Count(1, 2, 2)


def test_best_claim_is_the_one_on_most_positions() -> None:
    gold = [at("0", 0, 10), at("1", 0, 10), at("2", 0, 10)]
    found = [at("0", 0, 10, "c1"), at("1", 0, 10, "c2"), at("2", 1, 10, "c2"), at("3", 0, 10, "c3")]
    claim, met = best_claim(found, gold)
    assert (claim, round(met, 3)) == ("c2", 0.667)
    assert best_claim(found[3:], gold) == (None, 0)


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (told(("0", 0, 10), ("1", 0, 10), kind="number"), True),  # words in two documents, whatever the kind
        (told(("0", 0, 10), ("2", 0, 10)), True),  # one document and the kind
        (told(("0", 0, 10), ("2", 0, 10), kind="number"), False),
        (told(("3", 0, 10), ("2", 0, 10)), False),
        (told(("0", 10, 20), ("1", 10, 20)), False),
    ],
)
def test_when_two_differences_are_one(found: Conflict, expected: bool) -> None:
    assert same(found, told(("0", 0, 10), ("1", 0, 10))) is expected


def test_two_sides_in_one_document() -> None:
    gold = told(("0", 0, 10), ("0", 20, 30), kind="number")
    assert same(told(("0", 0, 10), ("0", 20, 30), kind="denial"), gold)
    assert not same(told(("0", 0, 10), ("0", 40, 50), kind="denial"), gold)


def test_conflicts() -> None:
    gold = [told(("0", 0, 10), ("1", 0, 10)), told(("0", 50, 60), ("1", 50, 60), kind="number", conflict=False)]
    disputed = [[at("0", 100, 110), at("1", 100, 110, stance="denies")]]
    right = told(("0", 0, 10), ("1", 0, 10))
    evolution = told(("0", 50, 60), ("1", 50, 60), kind="number")
    denial = told(("0", 100, 110), ("1", 100, 110), kind="denial")
    made = differences([right, evolution, denial], gold, disputed)
    assert made.must == Count(2, 2, 2)
    assert made.conflicts == Count(2, 3, 1, 1)
    assert opposes(denial, disputed)
    assert not opposes(told(("0", 100, 110), ("0", 100, 110)), disputed)
