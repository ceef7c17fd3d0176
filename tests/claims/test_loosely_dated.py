"""Days against longer times, parts of a day, and lengths of time against beginnings. All invented."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.claims.differences.lasting import _began
from counterclaim.claims.language.periods import Period, period_of
from tests.claims.whole_chain import of_kind


def opened(when: str) -> str:
    """A report of an opening, told first."""
    return f"""President Ilse Varga opened the new railway bridge in Kassala {when}, her office said.

The bridge replaces one that burned four years ago, her spokesman, Tavo Orrin, told reporters.

Snow fell over the valley.
"""


def second_opened(when: str) -> str:
    """Another report of the same."""
    return f"""Trains may cross the river again.

President Ilse Varga opened the railway bridge in Kassala {when}, according to the ministry of transport.

The market stayed shut for the day.
"""


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        ("on Monday evening", "on November 30", "exclude"),
        ("on Sunday", "on Monday evening", "exclude"),
        ("in late November", "on November 30", "granularity"),
        ("in late November", "on December 1", "unknown"),
        ("last week", "on November 28", "granularity"),
        ("last week", "on December 1", "unknown"),
        ("over the weekend", "on November 30", "granularity"),
        ("in November", "on November 28", "granularity"),
        ("in October", "on November 28", "exclude"),
        ("in March", "in April", "exclude"),
        ("last summer", "on August 28", "granularity"),
        ("on Monday morning", "on Monday evening", "unknown"),
        ("late on Monday", "early on Tuesday", "granularity"),
    ],
)
def test_how_two_times_go_together(one: str, other: str, relation: str) -> None:
    (found,) = of_kind("date", [opened(one), second_opened(other)])
    assert (found.relation, found.conflict) == (relation, relation == "exclude")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("on Monday evening", "on December 1"),
        ("two days ago", "on December 1"),
        ("in November", "in late November"),
        ("last summer", "on September 5"),
        ("in 2029", "on November 28"),
    ],
)
def test_times_that_tell_no_difference(one: str, other: str) -> None:
    assert of_kind("date", [opened(one), second_opened(other)]) == []


def test_who_names_the_day_too_tells_it_as_exactly() -> None:
    one = opened("in late November") + "The ministry had named November 30 in spring.\n"
    assert of_kind("date", [one, second_opened("on November 30")]) == []


@pytest.mark.parametrize(
    ("value", "words", "kind", "first", "last"),
    [
        ("2031-11-30TEV", "Sunday evening", "day", "2031-11-30", "2031-11-30"),
        ("2031-11", "late November", "month", "2031-11-21", "2031-11-30"),
        ("2031-11", "mid-November", "month", "2031-11-11", "2031-11-20"),
        ("2031-02", "February", "month", "2031-02-01", "2031-02-28"),
        ("2031-W48", "last week", "week", "2031-11-24", "2031-11-30"),
        ("2031-W48-WE", "the weekend", "weekend", "2031-11-29", "2031-11-30"),
        ("2031-SU", "last summer", "season", "2031-06-01", "2031-08-30"),
        ("2029", "2029", "year", "2029-01-01", "2029-12-31"),
    ],
)
def test_the_days_that_a_time_means(value: str, words: str, kind: str, first: str, last: str) -> None:
    found = period_of(value, words)
    assert found is not None
    assert (found.kind, found.first.isoformat(), found.last.isoformat()) == (kind, first, last)


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "soon"), ("PAST_REF", "recently"), ("2031-W48", "a week ago"), ("2031-W60", "then"), ("P2M", "two months")],
)
def test_times_that_mean_no_days(value: str | None, words: str) -> None:
    assert period_of(value, words) is None


def test_how_far_two_periods_are_apart() -> None:
    week = Period("week", date(2031, 11, 24), date(2031, 11, 30))
    day = Period("day", date(2031, 12, 3), date(2031, 12, 3))
    assert week.apart(day) == day.apart(week) == 3
    assert not week.holds(day)
    assert week.holds(Period("day", date(2031, 11, 30), date(2031, 11, 30)))


def siege(words: str) -> str:
    """A report of a capture with a sentence of its own."""
    return f"""Soldiers of the Union army took the town of Kassala on Tuesday, the army said.

{words}

Residents told reporters that shops had reopened.
"""


def second_siege(words: str) -> str:
    """Another report of the same."""
    return f"""The Union army is in control of Kassala, its spokesman, Ruso Mandel, told a news conference on Tuesday.

{words}

A convoy with flour reached the market square in the afternoon.
"""


@pytest.mark.parametrize(
    ("length", "start", "relation"),
    [
        ("The army had tried to take Kassala for more than 20 months.", "in March 2030", "granularity"),
        ("The army had tried to take Kassala for more than 20 months.", "in June 2031", "unknown"),
        ("The army had tried to take Kassala for nearly four years.", "in January 2028", "granularity"),
        ("The army had tried to take Kassala for nearly four years.", "in May 2030", "unknown"),
    ],
)
def test_a_length_of_time_against_a_beginning(length: str, start: str, relation: str) -> None:
    (found,) = of_kind("date", [siege(length), second_siege(f"The army first tried to take Kassala {start}.")])
    assert (found.relation, found.conflict) == (relation, False)


def test_one_predicate_of_one_town_is_enough() -> None:
    length = "The army has been trying to capture Kassala at high costs for more than 20 months."
    start = "The army first attempted to occupy Kassala, a former mining town, in March 2031."
    (found,) = of_kind("date", [siege(length), second_siege(start)])
    assert {s.value for s in found.sides} == {"more than 20 months", "March 2031"}


def test_a_beginning_of_something_else_in_the_clause_is_none() -> None:
    length = "The army has been trying to capture Kassala for more than 20 months."
    start = "Kassala was captured in May 2031, before the army began a new push."
    assert of_kind("date", [siege(length), second_siege(start)]) == []


def test_a_length_of_another_thing_is_not_set_against_a_beginning() -> None:
    length = "The school in Kassala has been shut for three weeks."
    assert of_kind("date", [siege(length), second_siege("The army first tried to take Kassala in March 2030.")]) == []


def test_when_what_has_lasted_for_so_long_may_have_begun() -> None:
    day = date(2031, 12, 3)
    assert _began(day, 14, 7, "exact") == Period("stretch", date(2031, 11, 12), date(2031, 11, 23))
    assert _began(day, 14, 7, "at-most").last == day
    assert _began(day, 100, 1, "nearly").first < _began(day, 100, 1, "nearly").last < day
