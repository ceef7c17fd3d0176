"""When one happening was: to come, turned round, put off, over midnight; and what is no such difference."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.claims.records import Comparison, Difference
from counterclaim.reading.records import TimeExpression
from counterclaim.text import Span
from tests.claims.invented import Told, compared, told

_LATE = "2031-03-17T23:50"


def dated(outlet: str, text: str, days: dict[str, str], published: str = "2031-03-20") -> Told:
    """A report whose times are the words given, each with its TIMEX3 value."""
    made = told(outlet, text, published=published)
    times = []
    for words, value in days.items():
        at = made.report.text.index(words)
        times.append(
            TimeExpression(Span(made.report.id, at, at + len(words)), value, "TIME" if "T" in value else "DATE")
        )
    return replace(made, reading=replace(made.reading, times=tuple(times)))


def _dates(comparison: Comparison) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == "date"]


def _two(one: tuple[str, str, str, str], other: tuple[str, str, str, str]) -> list[Difference]:
    """Differences of date between two reports, each of a text, a time in it, its value and the day of publication."""
    reports = [
        dated(name, text, {words: value}, published)
        for name, (text, words, value, published) in zip(("Post", "Mail"), (one, other), strict=True)
    ]
    found = _dates(compared(*reports))
    assert [d.id for d in found] == [d.id for d in _dates(compared(*reversed(reports)))]
    for difference in found:
        assert difference.score == pytest.approx(sum(r.weight for r in difference.reasons))
    return found


def test_a_hearing_to_come_on_two_days_is_a_conflict() -> None:
    (found,) = _two(
        ("The tribunal will hear Ilse Varga on April 4.", "April 4", "2031-04-04", "2031-03-20"),
        ("The tribunal is to hear Ilse Varga on April 2.", "April 2", "2031-04-02", "2031-03-20"),
    )
    assert found.conflict
    assert {s.value for s in found.sides} == {"April 2", "April 4"}


def test_what_was_put_off_is_no_conflict() -> None:
    (found,) = _two(
        ("The tribunal will hear Ilse Varga on April 2.", "April 2", "2031-04-02", "2031-03-20"),
        ("The tribunal will hear Ilse Varga on April 4.", "April 4", "2031-04-04", "2031-03-22"),
    )
    assert not found.conflict
    assert any(r.feature == "put off" for r in found.reasons)


def test_digits_turned_round_are_seen_more_than_a_week_apart() -> None:
    (found,) = _two(
        ("Tavo Orrin handed the clerk a leather purse on March 12.", "March 12", "2031-03-12", "2031-03-30"),
        ("The clerk received a leather purse from Tavo Orrin on March 21.", "March 21", "2031-03-21", "2031-03-30"),
    )
    assert found.conflict


def test_hours_on_both_sides_of_midnight_are_no_conflict() -> None:
    found = _two(
        ("The ferry hit the old pier in fog at 11:50 p.m. on Monday.", "11:50 p.m. on Monday", _LATE, "2031-03-18"),
        ("The ferry hit the old pier in fog early on Tuesday.", "Tuesday", "2031-03-18TMO", "2031-03-18"),
    )
    assert [d.conflict for d in found] == [False]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # the day of the saying
        ("Ilse Varga said on March 12 that the mill was shut.", "Ilse Varga said on March 14 that the mill was shut."),
        # as of a day
        ("The mill had dismissed weavers as of March 12.", "The mill had dismissed weavers as of March 14."),
        # another of its kind
        ("Ilse Varga visited the flooded mill on March 12.", "Ilse Varga visited the flooded mill again on March 14."),
        # might be
        ("Ilse Varga could visit the flooded mill on March 12.", "Ilse Varga visited the flooded mill on March 14."),
        # other people
        ("Ilse Varga opened a bakery on March 12.", "Tavo Orrin opened a library on March 14."),
        # other places
        ("Ilse Varga opened a market in Kassala on March 12.", "Ilse Varga opened a market in Gedaref on March 14."),
        # the predicate of the one is what came of the other
        ("On March 12 Ilse Varga hired a cook, and the head clerk resigned.", "The mill clerk resigned on March 14."),
        # nothing in common but who acts
        ("Ilse Varga sold the ferry on March 12.", "Ilse Varga painted her house on March 14."),
    ],
)  # fmt: skip
def test_what_is_no_difference_of_date(one: str, other: str) -> None:
    assert _two((one, "March 12", "2031-03-12", "2031-03-20"), (other, "March 14", "2031-03-14", "2031-03-20")) == []


def test_a_happening_that_one_report_dates_twice_is_left_alone() -> None:
    series = dated(
        "Post",
        "Ilse Varga visited the flooded mill on March 12.\nIlse Varga visited the flooded mill on March 14.",
        {"March 12": "2031-03-12", "March 14": "2031-03-14"},
    )
    other = dated("Mail", "Ilse Varga visited the flooded mill on March 14.", {"March 14": "2031-03-14"})
    assert _dates(compared(series, other)) == []


def test_a_weekday_after_the_report_is_the_one_before() -> None:
    found = _two(
        ("Ilse Varga visited the flooded mill on Monday.", "Monday", "2031-03-24", "2031-03-18"),
        ("Ilse Varga visited the flooded mill on March 17.", "March 17", "2031-03-17", "2031-03-18"),
    )
    assert found == []


@pytest.mark.parametrize(("mark", "dated_twice"), [('"', False), ("", True)])
def test_a_day_in_a_quotation_is_of_the_day_when_it_was_said(mark: str, dated_twice: bool) -> None:
    text = f"{mark}Ilse Varga visited the flooded mill in Kassala today{mark}, Ruso Mandel said."
    found = _two((text, "today", "2031-03-17", "2031-03-17"), (text, "today", "2031-03-18", "2031-03-18"))
    assert bool(found) is dated_twice
