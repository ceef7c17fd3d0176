"""The day of publication, however it is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from counterclaim.intake import Notice, load
from counterclaim.intake.dates import NoSuchDateError, parse_published, published_in
from counterclaim.text import Report


@pytest.mark.parametrize(
    ("given", "iso"),
    [
        ("2031-05-06", "2031-05-06"),
        ("2031-05-06T10:20:30Z", "2031-05-06T10:20:30+00:00"),
        ("2031-05-06 10:20", "2031-05-06T10:20:00"),
        ("2031-05-06 10:20:30 -0500", "2031-05-06T10:20:30-05:00"),
        ("2031-05-06 10:20:30 +02:00", "2031-05-06T10:20:30+02:00"),
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


def loaded(tmp_path: Path, text: str = "The bridge at Oldmere was closed on Tuesday.\n", **given: str) -> list[object]:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text, **given}) + "\n")
    return list(load([path]))


@pytest.mark.parametrize(
    ("published", "retrieved", "told"),
    [
        ("2021-05-08", "2021-05-06", True),
        ("2021-05-08T09:00:00Z", "2021-05-06T10:00:00Z", True),
        ("2021-05-07T01:00:00+10:00", "2021-05-06T10:00:00Z", False),
        ("2021-05-06", "2021-05-06T10:00:00Z", False),
        ("2199-05-06", None, True),
        ("2199-05-06", "not known", True),
        ("2021-05-06", None, False),
    ],
)
def test_a_date_in_the_future_is_told_and_kept(
    tmp_path: Path, published: str, retrieved: str | None, told: bool
) -> None:
    given = {"published": published, **({"retrieved": retrieved} if retrieved is not None else {})}
    *notices, report = loaded(tmp_path, **given)
    assert isinstance(report, Report)
    assert report.published is not None
    assert report.published[:10] == published[:10]
    assert [n.code for n in notices if isinstance(n, Notice)] == (["future-date"] if told else [])


@pytest.mark.parametrize(
    ("first", "told"),
    [
        ("OLDMERE, May 2, 2021 — The bridge was closed.\n", True),
        ("Published May 2, 2021\n\nThe bridge was closed.\n", True),
        ("OLDMERE, May 5, 2021 — The bridge was closed.\n", False),
        ("The bridge was closed on May 2, 2021, the council said.\n", False),
        ("Published February 30, 2021\n\nThe bridge was closed.\n", False),
    ],
)
def test_a_dateline_that_clashes_with_the_given_date_is_told(tmp_path: Path, first: str, told: bool) -> None:
    *notices, report = loaded(tmp_path, first, published="2021-05-06")
    assert isinstance(report, Report)
    assert report.published == "2021-05-06"
    assert [n.code for n in notices if isinstance(n, Notice)] == (["clashing-dates"] if told else [])


def test_one_address_with_two_dates_gives_two_reports(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"text": "The bridge was closed.", "url": "https://oldmere.example/1", "outlet": "Post", "published": day}
        for day in ("2021-05-06", "2021-05-07")
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    found = list(load([path]))
    assert [r.published for r in found if isinstance(r, Report)] == ["2021-05-06", "2021-05-07"]
    assert len({r.id for r in found if isinstance(r, Report)}) == 2
