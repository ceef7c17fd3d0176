"""Calendar arithmetic on TIMEX3 values."""

from __future__ import annotations

import re
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta

from counterclaim.reading.times.words import table

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(?:-WE)?")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_YEAR = re.compile(r"(\d{4})(?:-(?:SP|SU|FA|WI|H\d|Q\d))?")


def week(day: date) -> str:
    """The ISO week of a day, as ``2025-W48``."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def quarter(day: date) -> str:
    """The calendar quarter of a day, as ``1998-Q3``."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def month(day: date) -> str:
    """The month of a day, as ``2024-07``."""
    return f"{day.year:04d}-{day.month:02d}"


def truncated(day: date, unit: str) -> str:
    """A day at the precision of a unit: day, week, month, quarter, year, decade, century."""
    if unit in ("week", "fortnight"):
        return week(day)
    if unit == "month":
        return month(day)
    if unit == "quarter":
        return quarter(day)
    if unit in ("year", "decade", "century"):
        return f"{day.year:04d}"[: {"year": 4, "decade": 3, "century": 2}[unit]]
    return day.isoformat()


def first_day(value: str) -> date | None:
    """The first day that a DATE or TIME value covers; ``None`` where it is not a place in the calendar."""
    try:
        if found := _DAY.fullmatch(value):
            return date(int(found[1]), int(found[2]), int(found[3]))
        if found := _WEEK.fullmatch(value):
            return date.fromisocalendar(int(found[1]), int(found[2]), 1)
        if found := _QUARTER.fullmatch(value):
            return date(int(found[1]), int(found[2]) * 3 - 2, 1)
        if found := _MONTH.fullmatch(value):
            return date(int(found[1]), int(found[2]), 1)
        if found := _YEAR.fullmatch(value):
            return date(int(found[1]), 1, 1)
    except ValueError:
        return None
    return None


_PRECISIONS = (("day", _DAY), ("week", _WEEK), ("month", _MONTH), ("quarter", _QUARTER), ("year", _YEAR))


def precision(value: str) -> str:
    """How fine a place in the calendar is: day, week, month, quarter or year."""
    return next((name for name, pattern in _PRECISIONS if pattern.fullmatch(value) is not None), "")


_FINE_ENOUGH = {
    "day": ("day",),
    "night": ("day",),
    "week": ("day", "week"),
    "fortnight": ("day", "week"),
    "month": ("day", "week", "month"),
    "quarter": ("day", "week", "month", "quarter"),
}


def latest(values: tuple[str, ...], unit: str) -> date | None:
    """The first day of the last value that is fine enough to count such units from."""
    fit = [v for v in values if precision(v) in _FINE_ENOUGH.get(unit, (*_FINE_ENOUGH["quarter"], "year"))]
    return first_day(fit[-1]) if fit else None


def told(values: tuple[str, ...], unit: str, anchor: date | None) -> date | None:
    """Where "that day" or "a week later" counts from: the last value fine enough, the anchor where none was named yet.

    ``None`` where places in the calendar were named, but none so finely: no day is made up from a month.
    """
    found = latest(values, unit)
    return found if found is not None or values else anchor


def shifted(day: date, unit: str, by: float) -> date | None:
    """A day moved by so many units; ``None`` where that leaves the calendar."""
    whole = int(by)
    try:
        if unit in ("day", "night"):
            return day + timedelta(days=whole)
        if unit in ("week", "fortnight"):
            return day + timedelta(days=round(by * (7 if unit == "week" else 14)))
        if unit in ("month", "quarter"):
            return day + relativedelta(months=whole * (3 if unit == "quarter" else 1))
        years = by * {"year": 1, "decade": 10, "century": 100}[unit]
        return day + relativedelta(months=round(years * 12))
    except (ValueError, OverflowError):
        return None


def near_weekday(anchor: date, weekday: int, *, future: bool) -> date:
    """The last such weekday up to the anchor's own, or with ``future`` the next one from it."""
    back = (anchor.isoweekday() - weekday) % 7
    return anchor - timedelta(days=back) if not future or back == 0 else anchor + timedelta(days=7 - back)


def near_date(anchor: date, month_number: int, day_number: int, *, future: bool, past: bool = False) -> date | None:
    """The nearest such day; one to come counts half as far again, unless ``future``; none with ``past``."""
    made: list[tuple[float, date]] = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            day = date(year, month_number, day_number)
        except ValueError:
            continue
        away = (day - anchor).days
        if past and away > 0:
            continue
        made.append((away * (1.0 if future else 1.5) if away > 0 else -away * (1.5 if future else 1.0), day))
    return min(made)[1] if made else None


def holiday(name: str, year: int) -> date | None:
    """The day of a holiday of ``words.yml`` in a year."""
    fixed = table("holidays").get(name)
    if fixed is not None:
        return date(year, fixed[0], fixed[1])
    if (counted := table("weekday_holidays").get(name)) is not None:
        return _counted(year, *counted)
    away = table("moving").get(name)
    return None if away is None else easter(year) + timedelta(days=away)


def _counted(year: int, month_number: int, weekday: int, which: int, days: int) -> date:
    """The so-manieth such weekday of a month, or its last, and so many days after it."""
    if which > 0:
        first = date(year, month_number, 1)
        start = first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))
    else:
        last = date(year, month_number, 1) + relativedelta(months=1) - timedelta(days=1)
        start = last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return start + timedelta(days=days)


_CLOCK = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?(?::\d\d)?\s*(?:([ap])\.?m)?", re.IGNORECASE)


def hours(text: str, *, part: str = "") -> str | None:
    """A time of day as ``10:30``; ``part`` is what stands with it ("in the evening")."""
    text = text.lower().strip()
    for word, value in (("noon", "12:00"), ("midday", "12:00"), ("midnight", "00:00")):
        if text.startswith(word):
            return value
    first = re.split(r"\s+o['’]", text)[0]
    if first in table("numbers"):
        text = str(table("numbers")[first])
    found = _CLOCK.match(text)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3] is not None:
        hour = hour % 12 + (12 if found[3] == "p" else 0)
    elif hour < 12 and ("afternoon" in part or "evening" in part or "night" in part):
        hour += 12
    return f"{hour:02d}:{minute:02d}" if hour < 24 and minute < 60 else None
