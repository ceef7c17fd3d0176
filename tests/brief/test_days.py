from __future__ import annotations

import pytest

from counterclaim.brief.days import day


@pytest.mark.parametrize(
    ("value", "short", "long"),
    [
        ("2025-12-02", "2 Dec", "2 Dec 2025"),
        ("2025-12-01TEV", "1 Dec, evening", "1 Dec 2025, evening"),
        ("2025-12-01T18:30:00Z", "1 Dec", "1 Dec 2025, 18:30"),
        ("2024-07", "Jul 2024", "Jul 2024"),
        ("2024-W28", "week 28 of 2024", "week 28 of 2024"),
        ("2024-W28-WE", "weekend 28 of 2024", "weekend 28 of 2024"),
        ("2024-SU", "summer 2024", "summer 2024"),
        ("2024-Q3", "Q3 2024", "Q3 2024"),
        ("2024", "2024", "2024"),
        ("P20M", "P20M", "P20M"),
        ("PRESENT_REF", "PRESENT_REF", "PRESENT_REF"),
        ("2024-13-40", "2024-13-40", "2024-13-40"),
        (None, None, None),
    ],
)
def test_day(value: str | None, short: str | None, long: str | None) -> None:
    assert day(value) == short
    assert day(value, year=True) == long
