"""Moments: UTC, to the microsecond, as text of one width, so that they sort."""

from __future__ import annotations

from datetime import UTC, datetime

from counterclaim.errors import LedgerError
from counterclaim.text import until


def written(moment: datetime) -> str:
    """``2025-12-02T08:30:00.000000Z``."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def given(text: str) -> str:
    """What a person gave as "as of": a day means its end, a time without a zone is UTC. Raises LedgerError."""
    try:
        return until(text)
    except ValueError as error:
        raise LedgerError(
            f"{text[:40]!r} is no moment", where="as-of", hint="write 2025-12-02 or 2025-12-02T08:30"
        ) from error
