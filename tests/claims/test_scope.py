"""All against some, and hours that are apart. All texts are our own."""

from __future__ import annotations

import pytest

from counterclaim.claims.records import Comparison, Difference
from tests.claims.invented import compared, told
from tests.claims.test_happenings import dated


def _of_kind(comparison: Comparison, kind: str) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == kind]


def test_guilty_on_all_counts_and_acquitted_of_one_is_a_conflict() -> None:
    post = told("Post", "Ilse Varga was found guilty on all counts of fraud by the tribunal.")
    mail = told("Mail", "The tribunal acquitted Ilse Varga of a third count of fraud.")
    (found,) = _of_kind(compared(post, mail), "scope")
    assert found.conflict
    assert [s.value for s in found.sides] == ["all counts", "a third count"]
    assert found.score == pytest.approx(sum(r.weight for r in found.reasons))


def test_all_of_a_kind_and_some_of_it_are_no_conflict() -> None:
    post = told("Post", "The fighters destroyed all bridges over the river at Kassala.")
    mail = told("Mail", "The fighters destroyed two of the bridges over the river at Kassala.")
    (found,) = _of_kind(compared(post, mail), "scope")
    assert not found.conflict
    other = told("Mail", "The bakers of Gedaref will paint two of the bridges next spring.")
    assert _of_kind(compared(post, other), "scope") == []


@pytest.mark.parametrize(("hour", "count"), [("T21:40", 1), ("T21:05", 0), ("T03:30", 0)])
def test_one_happening_at_two_hours(hour: str, count: int) -> None:
    post = dated("Post", "The ferry struck the pier at Kassala at nine o'clock.", {"nine o'clock": "2031-03-19T21:00"})
    mail = dated("Mail", "The ferry struck the pier at Kassala at that hour.", {"that hour": f"2031-03-19{hour}"})
    found = _of_kind(compared(post, mail), "date")
    assert len(found) == count
    assert not any(d.conflict for d in found)
