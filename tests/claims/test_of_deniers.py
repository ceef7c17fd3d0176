"""Who denies a claim is not shown as making it, though other words of theirs were joined to it."""

from __future__ import annotations

from counterclaim.claims.alignment.claim import _of_deniers
from counterclaim.claims.records import Position, PositionStance
from counterclaim.text import Span


def said(k: int, holder: str, stance: PositionStance, report: str = "r1") -> Position:
    return Position(f"p{k}", report, holder, None, stance, Span(report, k, k + 1), "x")


def test_what_a_denier_says_in_the_same_report_is_beside_and_nothing_else() -> None:
    held = [
        said(1, "Varga", "denies"),
        said(2, "Varga", "asserts"),
        said(3, "Varga", "asserts", report="r2"),
        said(4, "Dresko", "asserts"),
        said(5, "Varga", "no-comment"),
    ]
    assert _of_deniers(held, set()) == {"p2"}
    assert _of_deniers(held, {"p1"}) == set()
