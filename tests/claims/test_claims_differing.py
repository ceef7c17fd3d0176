"""Kinds of differences that need no common claim: measures, replies, denials, what is left out, labels; histories."""

from __future__ import annotations

import pytest

from counterclaim.claims.history import as_known, history
from counterclaim.claims.language.lists import families, has, listed, places
from counterclaim.claims.language.measured import MOST, measures
from counterclaim.claims.records import Claim, Comparison, Difference, Position
from counterclaim.text import Span
from tests.claims.invented import Said, compared, told


def _of(comparison: Comparison, kind: str) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == kind]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("tearing along at 140kph", 140, 140, "speed"),
        ("at 88 kilometres an hour", 88, 88, "speed"),
        ("seven and a half years in prison", 7.5 * 525600, 7.5 * 525600, "duration"),
        ("seven years and six months", 7 * 525600 + 6 * 43800, 7 * 525600 + 6 * 43800, "duration"),
        ("less than a minute after the first shots", 0, 1, "duration"),
        ("an hour and a half", 90, 90, "duration"),
        ("about 71 percent", 71 * 0.97, 71 * 1.03, "share"),
        ("two-thirds of the town", 200 / 3, 200 / 3, "share"),
        ("a loss of $2.5 million", 2.5e6, 2.5e6, "money doll"),
        ("4.2 million dollars", 4.2e6, 4.2e6, "money doll"),
        ("two kilometres west of the bridge", 2000, 2000, "length"),
    ],
)
def test_measures(text: str, low: float, high: float, unit: str) -> None:
    (found,) = measures(text)
    assert (found.low, found.high) == pytest.approx((low, high))
    assert found.unit == unit
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["two years ago", "a 17-year-old boy", "a storm", "nine people", "half a loaf", ""])
def test_what_is_no_measure(text: str) -> None:
    assert measures(text) == []


def test_measures_of_hostile_text_are_bounded() -> None:
    assert len(measures("9 km " * 20_000)) <= MOST
    assert measures("9" * 50_000) == []


def test_lists_are_found_and_match_whole_words() -> None:
    assert has("pending", "It has not yet been decided") == "not yet"
    assert has("denying", "the contest begins") is None
    assert places("causes", "It was sparked by heat") == [(7, 14)]
    assert "should" in listed("judges")
    assert "riot" in families("labels")["a crowd"]


def test_a_speed_told_in_two_ways_is_one_difference() -> None:
    found = compared(
        told("Post", "The train entered the bend at a speed of 140 kilometres an hour near Kassala."),
        told("Mail", "The train was running at a speed of 88 kilometres an hour near Kassala, the log shows."),
    )
    (difference,) = _of(found, "number")
    assert [s.value for s in difference.sides] == ["88 kilometres an hour", "140 kilometres an hour"]


def test_a_cause_that_another_denies_is_a_conflict() -> None:
    found = compared(
        told("Post", "The unrest in Kassala was sparked by the opening of the new river bridge."),
        told(
            "Mail",
            "Ilse Varga said there was no connection between the unrest in Kassala and the opening of the new bridge.",
            Said(
                "Ilse Varga",
                "said",
                "there was no connection between the unrest in Kassala and the opening of the new bridge",
            ),
        ),
    )
    (difference,) = _of(found, "denial")
    assert difference.conflict
    assert [s.value for s in difference.sides] == ["Post", "Ilse Varga"]


@pytest.mark.parametrize(
    "words",
    [
        "she did not know who had captured Kassala",
        "it was not yet clear who had captured Kassala",
        "nobody should leave Kassala if it is not captured",
    ],
)
def test_not_knowing_is_no_denial(words: str) -> None:
    found = compared(
        told(
            "Post",
            "Tavo Orrin said that fighters had captured Kassala.",
            Said("Tavo Orrin", "said", "fighters had captured Kassala"),
        ),
        told("Mail", f"Ilse Varga said that {words}.", Said("Ilse Varga", "said", words)),
    )
    assert not any(d.conflict for d in found.differences)


def test_to_reject_a_plan_denies_no_fact() -> None:
    plan = "the plan to open the river bridge at Kassala"
    found = compared(
        told("Post", f"Tavo Orrin announced {plan}.", Said("Tavo Orrin", "announced", plan)),
        told("Mail", f"Ilse Varga rejected {plan}.", Said("Ilse Varga", "rejected", plan, "denies")),
    )
    assert not any(d.conflict for d in found.differences)


def test_silence_in_one_report_and_a_statement_in_another() -> None:
    found = compared(
        told(
            "Post",
            "Fighters entered Gedaref. The Interior Ministry did not respond to a request for comment.",
            Said("The Interior Ministry", "did not respond", "to a request for comment", "no-comment"),
            published="2031-03-03",
        ),
        told(
            "Mail",
            "The Interior Ministry said that its men were holding the bridge at Port Sudan.",
            Said("The Interior Ministry", "said", "its men were holding the bridge at Port Sudan"),
        ),
    )
    (difference,) = _of(found, "comment-status")
    assert not difference.conflict
    assert difference.sides[1].value == "its men were holding the bridge at Port Sudan"


def test_what_is_open_in_one_report_is_told_in_a_later_one() -> None:
    found = compared(
        told("Post", "The victims of the fire in Kassala have not yet been identified.", published="2031-03-03"),
        told(
            "Mail", "The coroner identified the two victims of the fire in Kassala as brothers.", published="2031-03-04"
        ),
    )
    (difference,) = _of(found, "comment-status")
    assert [s.value for s in difference.sides] == [
        "The victims of the fire in Kassala have not yet been identified",
        "The coroner identified the two victims of the fire in Kassala as brothers",
    ]


def test_who_names_a_crowd_how_is_framing() -> None:
    found = compared(
        told("Post", "The protesters reached the bridge. Some protesters sang."),
        told("Mail", "Rioters reached the bridge. The rioters broke a window."),
    )
    (difference,) = [d for d in _of(found, "framing") if d.reasons[0].feature == "named differently"]
    assert not difference.conflict
    assert {s.value for s in difference.sides} == {"protesters", "Rioters"}


def test_one_word_for_all_is_no_difference() -> None:
    found = compared(told("Post", "The protesters sang."), told("Mail", "Many protesters sang."))
    assert not _of(found, "framing")


def test_a_month_is_no_march() -> None:
    found = compared(
        told("Post", "The clashes at the bridge went on. More clashes followed."),
        told("Mail", "The bridge was closed on Monday. Nothing was seen by the March Hare."),
    )
    assert not [d for d in _of(found, "framing") if d.reasons[0].feature == "named differently"]


def test_what_two_reports_tell_and_a_third_leaves_out() -> None:
    said = Said("Tavo Orrin", "said", "fighters of the River League had captured Kassala")
    text = "Tavo Orrin said that fighters of the River League had captured Kassala."
    found = compared(
        told("Post", text, said),
        told("Mail", f"Late on Monday {text}", said),
        told(
            "Wire",
            "Ilse Varga said that the harvest of dates was the best in years.",
            Said("Ilse Varga", "said", "the harvest of dates was the best in years"),
        ),
    )
    (difference,) = _of(found, "omission")
    assert difference.summary.startswith("not in Wire:")
    assert not difference.conflict


def _position(holder: str, stance: str, report: str, *, superseded_by: str | None = None) -> Position:
    span = Span(report, 0, 4)
    return Position(
        id=f"{holder}-{report}",
        report=report,
        holder=holder,
        holder_entity=holder,
        stance=stance,  # type: ignore[arg-type]
        span=span,
        text="text",
        attribution="a",
        superseded_by=superseded_by,
    )


PUBLISHED = {"r1": "2031-03-03", "r2": "2031-03-04", "r3": "2031-03-05T08:00:00Z"}
CLAIM = Claim(
    "c",
    "the town fell",
    "event",
    "disputed",
    (
        _position("League", "asserts", "r1"),
        _position("Ministry", "no-comment", "r1", superseded_by="Ministry-r2"),
        _position("Ministry", "denies", "r2"),
        _position("League", "asserts", "r3"),
    ),
    (),
    2,
)


def test_a_claim_as_known_at_a_moment() -> None:
    first, status = as_known(CLAIM, PUBLISHED, "2031-03-03")
    assert status == "asserted"
    assert [p.superseded_by for p in first] == [None, None]
    later, status = as_known(CLAIM, PUBLISHED, "2031-03-05")
    assert status == "disputed"
    assert later == CLAIM.positions
    assert as_known(CLAIM, PUBLISHED, "2031-03-02") == ((), None)


def test_the_history_of_a_claim_names_what_changed_it() -> None:
    changes = history(CLAIM, PUBLISHED)
    assert [(c.what, c.report, c.status) for c in changes] == [
        ("told", "r1", "asserted"),
        ("carried", "r2", "disputed"),
        ("superseded", "r2", "disputed"),
        ("status", "r2", "disputed"),
        ("carried", "r3", "disputed"),
    ]
    assert changes[2].positions == ("Ministry-r1",)
    assert changes[2].by == "Ministry-r2"
    assert changes[-1].status == CLAIM.status
