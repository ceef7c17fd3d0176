"""Stretches of days that a report gives instead of a day: "late November", "last week", "in 2029"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

PeriodKind = Literal["day", "week", "weekend", "month", "season", "year", "stretch"]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE)?")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_EARLY = re.compile(r"\b(?:early|beginning|start)\b", re.IGNORECASE)
_MIDDLE = re.compile(r"\b(?:mid|middle)\b", re.IGNORECASE)
_LATE = re.compile(r"\b(?:late|end)\b", re.IGNORECASE)
_VAGUE = re.compile(r"\bago\b|\b(?:recent|previous|following|next)\b", re.IGNORECASE)
_LOOSE = {"day": 0, "week": 1, "weekend": 1, "month": 0, "season": 25, "year": 0}
_PART_OF_MONTH = 3
"""Days by which the first and the last third of a month are told loosely."""


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` to ``last``; ``slack``: by how many days it is told loosely at either end."""

    kind: PeriodKind
    first: date
    last: date
    slack: int = 0

    def holds(self, other: Period) -> bool:
        """Whether all of ``other`` lies in it."""
        return self.first <= other.first and other.last <= self.last

    def apart(self, other: Period) -> int:
        """How many days one begins after the other ends, 0 where they meet."""
        return max(0, (self.first - other.last).days, (other.first - self.last).days)


def period_of(value: str | None, words: str) -> Period | None:
    """The days that a TIMEX3 value means, of a month only the third that ``words`` name; None where it is vague.

    ``words`` as they stand in the report: "late November" has the value of the month.
    """
    if value is None or _VAGUE.search(words) is not None:
        return None
    if _DAY.match(value) is not None:
        day = date.fromisoformat(value[:10])
        return Period("day", day, day)
    try:
        return _longer(value, words)
    except ValueError:
        return None  # a week 54, a month 13


def _longer(value: str, words: str) -> Period | None:
    if (week := _WEEK.fullmatch(value)) is not None:
        monday = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        kind: PeriodKind = "weekend" if week[3] else "week"
        return Period(kind, monday + timedelta(days=5 if week[3] else 0), monday + timedelta(days=6), _LOOSE[kind])
    if (season := _SEASON.fullmatch(value)) is not None:
        first = date(int(season[1]), _SEASONS[season[2]], 1)
        return Period("season", first, first + timedelta(days=90), _LOOSE["season"])
    if (month := _MONTH.fullmatch(value)) is not None:
        return _of_month(int(month[1]), int(month[2]), words)
    if _YEAR.fullmatch(value) is not None:
        return Period("year", date(int(value), 1, 1), date(int(value), 12, 31))
    return None


def _of_month(year: int, month: int, words: str) -> Period:
    last = calendar.monthrange(year, month)[1]
    for pattern, start, end in ((_EARLY, 1, 10), (_MIDDLE, 11, 20), (_LATE, 21, last)):
        if pattern.search(words) is not None:
            return Period("month", date(year, month, start), date(year, month, end), _PART_OF_MONTH)
    return Period("month", date(year, month, 1), date(year, month, last))
