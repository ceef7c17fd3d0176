"""Figures that were missed, and rises, roundings and tables that are no difference. All invented."""

from __future__ import annotations

import pytest

from counterclaim.claims.differences.counted import _all_rounded
from counterclaim.claims.differences.figures import figures
from counterclaim.claims.language.quantities import quantities
from counterclaim.claims.language.units import noun_end
from tests.claims.invented import compared, told
from tests.claims.test_figures import found, lookup


@pytest.mark.parametrize(
    ("text", "partial"),
    [
        ("The latest count was 33 dead and 56 missing.", False),
        ("The storm left nine people dead and 12 others injured.", False),
        ("Nine pupils and a teacher were killed.", True),
        ("Nine pupils and two teachers were killed.", True),
    ],
)
def test_a_second_toll_is_no_part_of_the_first(text: str, partial: bool) -> None:
    assert found(text)[0].partial is partial


def test_two_tolls_with_the_injured_beside_them_are_told_apart() -> None:
    one = told("Post", "The flood at Kassala left 33 dead and 56 missing, the warden said.")
    other = told("Mail", "The flood at Kassala left 38 dead and 60 missing, the council said.")
    values = [{s.value for s in d.sides} for d in compared(one, other).differences if d.kind == "number"]
    assert {"33 dead", "38 dead"} in values


def test_a_table_of_prices_tells_no_figure() -> None:
    assert not found("ORRIN MILLS 49.53 +3.42 +7.43%")


@pytest.mark.parametrize(
    ("day", "other", "same"), [("Friday", "Thursday", False), ("Friday", "Friday", True), ("Friday", "", True)]
)
def test_a_rise_of_another_day_is_another_rise(day: str, other: str, same: bool) -> None:
    days = [
        figures(lookup(f"On {d}, the shares of the mill fell 4 percent." if d else "The shares fell 4 percent."))[0].day
        for d in (day, other)
    ]
    assert (not all(days) or days[0] == days[1]) is same


@pytest.mark.parametrize(
    ("told_", "same"),
    [
        (("2.4 million people", "2.45 million people"), True),
        (("2.4 million people", "2.9 million people"), False),
        (("up to 10 people", "at least 10 people"), False),
        (("dozens of people", "37 people"), False),
    ],
)
def test_one_number_rounded(told_: tuple[str, str], same: bool) -> None:
    assert _all_rounded([quantities(t)[0] for t in told_]) is same


@pytest.mark.parametrize(
    ("text", "counted", "whole"),
    [
        ("The 7 million sealed files were burnt", "7 million sealed", "7 million sealed files"),
        ("dozens of fishing boats", "dozens of fishing", "dozens of fishing boats"),
        ("nine people has", "nine people", "nine people"),
        ("30 staff was told", "30 staff", "30 staff"),
    ],
)
def test_a_figure_is_shown_with_the_noun_it_counts(text: str, counted: str, whole: str) -> None:
    at = text.index(counted)
    assert text[at : noun_end(text, at + len(counted))] == whole
