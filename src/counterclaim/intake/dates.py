"""The day a report was published, as ISO 8601, from the ways in which it is written."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONG_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_MONTH = rf"(?:{_LONG_MONTHS}|sept|{'|'.join(_MONTHS)})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[a-z]{2,4})?)?"
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?\s?(?:Z|[+-]\d{2}:?\d{2})?)?)"
_AMERICAN = rf"(?P<month1>{_MONTH})\s+(?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{{4}})"
_BRITISH = rf"(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH}),?\s+(?P<year2>\d{{4}})"
_NUMERIC = r"(?P<year3>\d{4})(?P<sep>[/.]?)(?P<month3>\d{2})(?P=sep)(?P<day3>\d{2})"
_DATE = rf"{_WEEKDAY}(?:{_ISO}|{_AMERICAN}|{_BRITISH}|{_NUMERIC})(?!\d){_TIME}"
_LABEL = r"(?:(?:first\s+)?published|posted|publication\s+date|date)"
_HEAD_LINES, _HEAD_CHARACTERS, _LINE_CHARACTERS = 6, 2_000, 200


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], tuple[re.Pattern[str], ...]]:
    whole = re.compile(rf"\s*{_DATE}\s*\.?\s*$", re.IGNORECASE)
    labelled = re.compile(rf"\s*{_LABEL}\s*:?\s+(?:on\s+)?{_DATE}(?=\W|$)", re.IGNORECASE)
    dateline = re.compile(rf"\s*(?-i:[A-Z][A-Z .’'-]{{2,40}}),\s+{_DATE}\s*(?:\(|/|[-–—])", re.IGNORECASE)
    return whole, (labelled, dateline, whole)


class NoSuchDateError(ValueError):
    """A date in a known form that no calendar has, or a form that is not known."""


def parse_published(given: str) -> str:
    """ISO 8601 of a given date: a day, or a day with a time where the time is given in ISO 8601 or RFC 5322.

    Raises NoSuchDateError for the 30th of February, for a day without a year, and for 02/03/2031, which is two days.
    """
    given = given.strip()[:_LINE_CHARACTERS]
    match = _patterns()[0].match(given)
    if match is not None:
        return _from_match(match)
    try:
        return parsedate_to_datetime(given).isoformat()
    except (TypeError, ValueError, IndexError, OverflowError):
        pass
    try:
        return datetime.fromisoformat(given).isoformat()
    except ValueError as error:
        raise NoSuchDateError(given) from error


def published_in(text: str) -> str | None:
    """The date that the first lines of ``text`` give as that of publication, or None.

    It counts only with a year, and only after "Published", "Posted" or "date", in a dateline, or alone on its line.
    Raises NoSuchDateError where such a date is none.
    """
    lines = [line for line in text[:_HEAD_CHARACTERS].splitlines() if line.strip()][:_HEAD_LINES]
    for line in lines:
        for pattern in _patterns()[1]:
            match = pattern.match(line[:_LINE_CHARACTERS])
            if match is not None:
                return _from_match(match)
    return None


def _from_match(match: re.Match[str]) -> str:
    found = match.groupdict()
    try:
        if found["iso"] is not None:
            return _iso(found["iso"])
        for form in "123":
            if found[f"year{form}"] is not None:
                day = date(int(found[f"year{form}"]), _month(found[f"month{form}"]), int(found[f"day{form}"]))
                return _plausible(day).isoformat()
    except ValueError as error:
        raise NoSuchDateError(match.group().strip()) from error
    raise NoSuchDateError(match.group().strip())


def _iso(value: str) -> str:
    value = value.strip()
    if len(value) == 10:
        return _plausible(date.fromisoformat(value)).isoformat()
    moment = datetime.fromisoformat(value.replace(" Z", "Z").replace(" +", "+"))
    _plausible(moment.date())
    return moment.isoformat()


def _plausible(day: date) -> date:
    if not 1800 <= day.year <= 2200:
        raise NoSuchDateError(day.isoformat())
    return day


def _month(name: str) -> int:
    if name.isdigit():
        return int(name)
    return _MONTHS.index(name[:3].lower()) + 1
