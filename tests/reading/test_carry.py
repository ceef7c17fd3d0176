from __future__ import annotations

import pytest

from counterclaim.reading.carry import carried
from counterclaim.reading.records import Attribution
from counterclaim.text import Report, Span, report_id


def made(text: str, *parts: tuple[str, str, str, str | None]) -> list[str | None]:
    """``said_on`` after carrying, of attributions given as (source, cue, content, said_on), found in their order."""
    report = Report(report_id(text, outlet=None, published=None), text, "")
    at = 0
    found = []
    for i, (source, cue, content, said_on) in enumerate(parts):
        spans = []
        for piece in (source, cue, content):
            start = text.index(piece, at)
            spans.append(Span(report.id, start, start + len(piece)))
        at = text.index(cue, at)
        found.append(Attribution(str(i), spans[0], spans[1], (spans[2],), "indirect", "asserts", said_on=said_on))
    return [a.said_on for a in carried(report, tuple(found))]


FIRST = ("Ora Lind", "said", "it fell", "2031-05-05")


@pytest.mark.parametrize(
    ("text", "second", "day"),
    [
        ("Ora Lind said it fell. She added it burned.", ("She", "added", "it burned", None), "2031-05-05"),
        ("Ora Lind said it fell.\n\nLind added it burned.", ("Lind", "added", "it burned", None), "2031-05-05"),
        ("Ora Lind said it fell. She added it burned.", ("She", "added", "it burned", "2031-05-07"), "2031-05-07"),
        ("Ora Lind said it fell. Mr Vane added it burned.", ("Mr Vane", "added", "it burned", None), None),
        ("Ora Lind said it fell.\n\nIt is old.\n\nShe added it burned.", ("She", "added", "it burned", None), None),
    ],
)
def test_the_day_goes_with_the_speaker(text: str, second: tuple[str, str, str, str | None], day: str | None) -> None:
    assert made(text, FIRST, second) == ["2031-05-05", day]
