"""Claims and positions made by hand, for what scores them."""

from __future__ import annotations

from counterclaim.claims.records import Claim, Position
from counterclaim.text import Span


def position(name: str, start: int, stance: str, holder: str, *, report: str = "r") -> Position:
    """Ten code points from ``start`` on."""
    span = Span(report, start, start + 10)
    return Position(name, report, holder, holder, stance, span, name)  # type: ignore[arg-type]


def claim(name: str, status: str, *positions: Position, beside: tuple[str, ...] = (), origins: int = 1) -> Claim:
    return Claim(
        id=name,
        statement=positions[0].text,
        kind="other",
        status=status,  # type: ignore[arg-type]
        positions=positions,
        origins=(),
        independent_origins=origins,
        score=1.0,
        reasons=(),
        status_reasons=(),
        evidence=(),
        beside=beside,
    )
