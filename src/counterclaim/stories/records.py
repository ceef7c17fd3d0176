"""Which reports tell of one happening, and which passages they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from counterclaim.text import Span


@dataclass(frozen=True, slots=True)
class Story:
    """Reports about one happening. ``first`` and ``last`` are days of publication (ISO 8601), None where unknown."""

    id: str
    title: str
    reports: tuple[str, ...]
    first: str | None
    last: str | None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reuse:
    """A passage that reports share. ``origin`` names where it comes from, None where that cannot be told."""

    kind: Literal["passage", "quotation", "near-duplicate"]
    origin: str | None
    passages: tuple[Span, ...]
    reasons: tuple[str, ...] = ()
