"""Tolls with bounds and of another basis, through the whole chain. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.language.fates import counts_together
from counterclaim.claims.language.numbers import range_of
from tests.claims.whole_chain import blast, of_kind, second_blast


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("killed at least eight miners", "killed seven miners", "exclude"),
        ("killed at least eight miners", "killed nine miners", "bounds"),
        ("killed up to eight miners", "killed nine miners", "exclude"),
        ("injured dozens of miners", "injured 38 miners", "bounds"),
        ("injured dozens of miners", "injured 12 miners", "exclude"),
        ("killed between 10 and 15 miners", "killed 20 miners", "exclude"),
        ("killed nearly 20 miners", "killed 19 miners", "bounds"),
        ("killed nearly 20 miners", "killed 22 miners", "unknown"),
        ("damaged a third of the galleries", "damaged half of the galleries", "exclude"),
        ("left nine miners dead or wounded", "killed four miners", "count-basis"),
        ("killed 12 civilians", "killed 20 people", "count-basis"),
        ("killed 22 civilians", "killed 12 people", "unknown"),
    ],
)
def test_how_two_tolls_go_together(one: str, other: str, relation: str) -> None:
    (found,) = of_kind("number", [blast(one), second_blast(other)])
    assert (found.relation, found.conflict) == (relation, relation == "exclude")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("damaged a third of the galleries", "damaged 33 percent of the galleries"),
        ("injured a dozen miners", "injured 12 miners"),
        ("trapped miners for 36 hours", "trapped miners for a day and a half"),
        ("killed nine people, four of them civilians", "killed nine people"),
    ],
)
def test_one_number_in_other_words_is_no_difference(one: str, other: str) -> None:
    assert of_kind("number", [blast(one), second_blast(other)]) == []


@pytest.mark.parametrize(
    ("text", "number", "together"),
    [
        ("The blast left nine dead or wounded.", "nine", True),
        ("The blast killed and injured 12 people.", "12", True),
        ("The blast killed or injured dozens of people.", "dozens", True),
        ("The blast left nine dead and wounded 12.", "nine", False),
        ("The blast left nine dead and wounded 12.", "12", False),
        ("Nine people were killed and the driver was detained.", "Nine", False),
    ],
)
def test_whether_one_figure_counts_two_fates(text: str, number: str, together: bool) -> None:
    start = text.index(number)
    assert counts_together(text, start, start + len(number), 0, len(text)) is together


def test_nearly_a_number_is_no_more_than_it() -> None:
    assert range_of(20, "nearly") == (17.0, 20)
