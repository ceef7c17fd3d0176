"""Moments: UTC, to the microsecond, as text of one width, so that they sort."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from counterclaim.errors import LedgerError


def written(moment: datetime) -> str:
    """``2025-12-02T08:30:00.000000Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def given(text: str) -> str:
    """What a person gave as "as of": a day means its end, a time without a zone is UTC. Raises LedgerError."""
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip()):
            return written(datetime.combine(date.fromisoformat(text.strip()), time.max, tzinfo=UTC))
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise LedgerError(
            f"{text[:40]!r} is no moment", where="as-of", hint="write 2025-12-02 or 2025-12-02T08:30"
        ) from error
    return written(moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC))
