"""Moments of publication as instants: what is earlier than what, whatever zone it is written in."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

_A_DAY = 10
"""Code points of a day without a time."""
_FIRST = {4: "-01-01", 7: "-01"}
"""What a year and a month lack of their first day, by their code points."""


def instant(given: str) -> str:
    """A day, or a day with a time, as UTC text of one width, so that instants sort: ``2031-03-02T15:00:00.000000Z``.

    A day without a time is its beginning, and so is a month or a year; a time without a zone is UTC. Raises ValueError
    where ``given`` is none of these.
    """
    return _written(_moment(f"{given.strip()}{_FIRST.get(len(given.strip()), '')}", time.min))


def until(given: str) -> str:
    """The last instant of a moment given as a limit: a day means all of it. Raises ValueError as ``instant`` does."""
    return _written(_moment(given, time.max))


def known_by(published: str | None, limit: str) -> bool:
    """Whether what was published then was known at ``limit``, an instant as ``until`` gives it.

    What is published on a day without a time is known from the beginning of that day. Nobody can tell whether what has
    no date was there: it was not known at any moment.
    """
    return published is not None and instant(published) <= limit


def _moment(given: str, otherwise: time) -> datetime:
    text = given.strip()
    if len(text) == _A_DAY:
        return datetime.combine(date.fromisoformat(text), otherwise, tzinfo=UTC)
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)


def _written(moment: datetime) -> str:
    try:
        moment = moment.astimezone(UTC)
    except OverflowError:  # a day at the very beginning or end of the calendar
        moment = moment.replace(tzinfo=UTC)
    return f"{moment.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
