"""Names of a report put right by one another."""

from __future__ import annotations

import pytest

from counterclaim.models.reader import Tagged
from counterclaim.reading.naming import consistent


def tagged(text: str, *told: tuple[str, str, float], which: int = 0) -> list[Tagged]:
    """(text, label, confidence) in order; each is looked for after the one before."""
    made, at = [], 0
    for name, label, confidence in told:
        start = text.index(name, at)
        at = start + len(name)
        made.append(Tagged(start, at, which, which, label, confidence))
    return made


@pytest.mark.parametrize(
    ("text", "told", "expected"),
    [
        (
            "Varn rose. Varn fell. Varn stood.",
            [("Varn", "Location", 0.9), ("Varn", "Location", 0.9), ("Varn", "Organization", 0.6)],
            ["Varn Location", "Varn Location", "Varn Location"],
        ),
        (
            "Varn rose. Varn fell.",
            [("Varn", "Location", 0.95), ("Varn", "Organization", 0.5)],
            ["Varn Location", "Varn Location"],
        ),
        (
            "Who? Mira Holt. TARR: No. Bo Ode. LARK left.",
            [("Mira Holt. TARR", "Person", 0.9), ("Bo Ode. LARK", "Person", 0.9)],
            ["Mira Holt Person", "TARR Person", "Bo Ode. LARK Person"],
        ),
        (
            "Mira Holt spoke. Holt left.",
            [("Mira Holt", "Person", 0.9), ("Holt", "Organization", 0.9)],
            ["Mira Holt Person", "Holt Person"],
        ),
        (
            "Jack London was born near London, London, London.",
            [("Jack London", "Person", 0.9), *[("London", "Location", 0.9)] * 3],
            ["Jack London Person", *["London Location"] * 3],
        ),
        (
            "The Harbour Workers Union (HWU) met. HWU left.",
            [("Harbour Workers Union", "Organization", 0.9), ("HWU", "Misc", 0.9), ("HWU", "Misc", 0.9)],
            ["Harbour Workers Union Organization", "HWU Organization", "HWU Organization"],
        ),
        (
            "Ostrana fell silent. In Ostrana it rained; Ostranians stayed.",
            [("Ostrana", "Location", 0.9)],
            ["Ostrana Location", "Ostrana Location"],
        ),
        (
            "It was May 4. May rose.",
            [("May 4", "Date", 0.9), ("May", "Person", 0.9)],
            ["May 4 Date", "May Person"],
        ),
        ("nothing here", [], []),
    ],
)
def test_names_are_consistent(text: str, told: list[tuple[str, str, float]], expected: list[str]) -> None:
    assert [f"{text[s:e]} {label}" for s, e, label in consistent(text, tagged(text, *told))] == expected


def test_many_names_take_bounded_time() -> None:
    text = " ".join(f"Ab Name{i}" for i in range(20_000))
    made = consistent(text, tagged(text, *[(f"Ab Name{i}", "Person", 0.9) for i in range(0, 20_000, 2)]))
    assert len(made) >= 10_000
