"""The day of publication, however it is written."""

from __future__ import annotations

import pytest

from counterclaim.intake.dates import NoSuchDateError, parse_published, published_in


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2031-05-06", "2031-05-06"),
        ("2031-05-06T10:20:30Z", "2031-05-06T10:20:30+00:00"),
        ("2031-05-06 10:20", "2031-05-06T10:20:00"),
        ("May 6, 2031", "2031-05-06"),
        ("Sept. 6, 2031", "2031-09-06"),
        ("6 May 2031", "2031-05-06"),
        ("Tuesday, May 6, 2031 at 10:20 p.m. ET", "2031-05-06"),
        ("2031/05/06", "2031-05-06"),
        ("20310506", "2031-05-06"),
        ("Tue, 06 May 2031 10:20:30 GMT", "2031-05-06"),
    ],
)
def test_a_given_date(given: str, iso: str) -> None:
    assert parse_published(given) == iso


@pytest.mark.parametrize(
    "given", ["2031-02-30", "Feb. 30, 2031", "02/03/2031", "May 6", "soon", "", "0001-01-01", "9999-01-01", "2031-05"]
)
def test_no_such_date(given: str) -> None:
    with pytest.raises(NoSuchDateError):
        parse_published(given)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        (" date 2031-05-06 The bridge was closed.", "2031-05-06"),
        ("Bridge closed\n\nPublished: May 6, 2031\n\nThe bridge...", "2031-05-06"),
        ("Bridge closed\nMay 6, 2031\nThe bridge...", "2031-05-06"),
        ("OLDMERE, May 6, 2031 (AP) — The bridge was closed.", "2031-05-06"),
        ("OLDMERE, May 6 (AP) — The bridge was closed.", None),
        ("The bridge was built on May 6, 2031, and closed.", None),
        ("Published on Tuesday. The bridge was closed.", None),
        ("A\nB\nC\nD\nE\nF\nMay 6, 2031\n", None),
    ],
)
def test_a_date_in_the_first_lines(text: str, iso: str | None) -> None:
    assert published_in(text) == iso


def test_a_date_in_the_text_that_cannot_be() -> None:
    with pytest.raises(NoSuchDateError):
        published_in("date 2031-02-30 The bridge was closed.")
