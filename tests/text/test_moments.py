"""Moments in any zone as instants, and what was known at one."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from counterclaim.text import Report, by_publication, instant, known_by, until


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("2031-03-03", "2031-03-03T00:00:00.000000Z"),
        ("2031-03", "2031-03-01T00:00:00.000000Z"),
        ("2031", "2031-01-01T00:00:00.000000Z"),
        ("2031-03-03T08:30", "2031-03-03T08:30:00.000000Z"),
        ("2031-03-03T01:00:00+10:00", "2031-03-02T15:00:00.000000Z"),
        ("2031-03-02T20:00:00-05:00", "2031-03-03T01:00:00.000000Z"),
        ("0001-01-01T00:00:00+10:00", "0001-01-01T00:00:00.000000Z"),
    ],
)
def test_a_moment_in_any_zone_is_one_instant(given: str, written: str) -> None:
    assert instant(given) == written


@pytest.mark.parametrize("given", ["", "yesterday", "2031-02-30", "2031-13"])
def test_what_is_no_moment_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match=r"format|day is out|month must"):
        instant(given)


@pytest.mark.parametrize(
    ("published", "limit", "known"),
    [
        ("2031-03-03", "2031-03-03", True),
        ("2031-03-03", "2031-03-03T00:00", True),
        ("2031-03-04", "2031-03-03", False),
        ("2031-03-03T23:30:00Z", "2031-03-03", True),
        ("2031-03-04T01:00:00+10:00", "2031-03-03", True),
        ("2031-03-03T22:00:00-05:00", "2031-03-03", False),
        ("2031-03-03T12:00:00Z", "2031-03-03T11:59", False),
        (None, "2099-01-01", False),
    ],
)
def test_what_was_known_at_a_moment(published: str | None, limit: str, known: bool) -> None:
    assert known_by(published, until(limit)) is known


def test_reports_of_several_zones_are_in_the_order_of_their_publication() -> None:
    held = [
        Report(id="d", text="x", sha256="", published="2031-03-02"),
        Report(id="c", text="x", sha256="", published="2031-03-03T01:00:00+10:00"),
        Report(id="b", text="x", sha256="", published="2031-03-02T20:00:00Z"),
        Report(id="e", text="x", sha256="", published="2031-03-03"),
        Report(id="a", text="x", sha256=""),
    ]
    for order in permutations(held):
        assert [r.id for r in sorted(order, key=by_publication)] == ["d", "c", "b", "e", "a"]
    assert replace(held[0], published=None).published_on is None
