"""Days of a list or a range that names its month once: "May 5 and 6", "March 3-5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from counterclaim.reading.times.words import any_of, table

Interval = tuple[int, int]

_MONTH = rf"(?:{any_of('months')}|(?:{any_of('month_abbreviations')})\.?)"
_NUMBER = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_MONTH_AND_DAY = re.compile(rf"{_MONTH}\s{{1,3}}{_NUMBER}\Z", re.IGNORECASE)
# What stands after the last number must not be what it counts ("May 5 and 6 people").
_GOES_ON = (
    r"(?=\s{0,3}(?:[.,;:)—–](?!\d)|\n|\Z)|\s{1,3}(?:1[5-9]|20)\d\d(?!\d)"
    r"|\s{1,3}(?:and|or|in|at|on|for|with|when|as|to|by|is|are|was|were|will|would|before|after|during|from)\b)"
)
_NEXT = re.compile(rf"(?:,?\s{{1,3}}(?:and|or|to|through)\s{{1,3}}|[-–])({_NUMBER}){_GOES_ON}")
_AMID = re.compile(
    rf",\s{{1,3}}({_NUMBER})(?=(?:,\s{{1,3}}{_NUMBER}){{0,5}},?\s{{1,3}}(?:and|or)\s{{1,3}}{_NUMBER}{_GOES_ON})"
)
_YEAR = r"(?:,?\s{1,3}(?P<year>(?:1[5-9]|20)\d\d)(?!\d))"
_ALONE = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?{_YEAR}?")
_YEAR_AT_END = re.compile(_YEAR)
_ENDS_IN_MONTH = re.compile(rf"({_MONTH})(?:\s{{1,3}}{_NUMBER})?\Z")
_TO_MONTH = re.compile(
    rf"(?:,?\s{{1,3}}(?:and|or|to|through|until)\s{{1,3}}|[-–])({_MONTH})(?:\s{{1,3}}{_NUMBER})?{_YEAR}"
)

#: Between one day of a list and the next, in code points.
_REACH = 12


def further_days(text: str, start: int, end: int) -> Iterator[Interval]:
    """The days that go on from a month and day at start..end."""
    found = _AMID.match(text, end) or _NEXT.match(text, end)
    if found is None or _MONTH_AND_DAY.search(text, start, end) is None:
        return
    while found is not None:
        start, end = found.span(1)
        if (year := _YEAR_AT_END.match(text, end)) is not None:
            end = year.end()
        yield start, end
        found = _AMID.match(text, end) or _NEXT.match(text, end)


def year_of_list(text: str, start: int, end: int) -> str:
    """The year that stands at the end of the list or range that the month or day at start..end begins; empty where none
    does: "Nov. 3 and 4, 2021", "July and August 2021", "from December to March 2021"."""
    to = _TO_MONTH.match(text, end)
    first = None if to is None else _ENDS_IN_MONTH.search(text, start, end)
    if to is not None and first is not None:
        later = _month(first[1]) > _month(to[1])
        return str(int(to["year"]) - later)
    *_, last = (start, end), *further_days(text, start, end)
    return "" if last == (start, end) or (year := _ALONE.fullmatch(text, *last)) is None else year["year"] or ""


def _month(name: str) -> int:
    return int(table("months", "month_abbreviations")[name.rstrip(".").lower()])


def listed_day(words: str, gap: int, before: str | None) -> str | None:
    """The value of a bare number that stands so far after an expression with a value; ``None`` where it is none."""
    found = _ALONE.fullmatch(words)
    if found is None or before is None or not 0 <= gap <= _REACH or len(before) != 10:
        return None
    try:
        day = date.fromisoformat(before).replace(day=int(found[1]))
        return (day if found["year"] is None else day.replace(year=int(found["year"]))).isoformat()
    except ValueError:
        return None
