"""A town in one report and what it lies in in another: told more exactly, never a conflict. Happenings are invented."""

from __future__ import annotations

import pytest

from counterclaim.identity.containment import entry_of, in_division, in_part, outside_divisions
from counterclaim.identity.gazetteer import Entry, gazetteer
from counterclaim.identity.records import Place
from tests.claims.whole_chain import of_kind


def hit(where: str) -> str:
    """A report of a strike, told first."""
    return f"""A missile hit a grain warehouse {where} on Tuesday and killed two men, the governor, Tavo Orrin, said.

The fire burned for six hours.
"""


def second_hit(where: str) -> str:
    """Another report of the same."""
    return f"""Smoke hung over the fields for hours.

A missile hit a grain warehouse {where} on Tuesday and killed two workers, the emergency service said.
"""


@pytest.mark.parametrize(
    ("area", "town"),
    [
        ("in the Donetsk region", "in Pokrovsk"),
        ("in the Kharkiv region", "in Izium"),
        ("in Donetsk Oblast", "outside Kramatorsk"),
        ("in the east of Ukraine", "in Kramatorsk"),
        ("in eastern Ukraine", "in Kramatorsk"),
        ("in the east of the country", "in Kramatorsk"),
        ("in Bavaria", "in Munich"),
        ("in Texas", "in Houston"),
        ("in Santa Clara County", "in Gilroy"),
    ],
)
def test_a_town_in_an_area_is_no_conflict(area: str, town: str) -> None:
    (found,) = of_kind("place", [hit(area), second_hit(town)])
    assert (found.relation, found.conflict) == ("place-within-place", False)
    (turned,) = of_kind("place", [hit(town), second_hit(area)])
    assert turned.relation == "place-within-place"


@pytest.mark.parametrize(
    ("one", "other", "conflict"),
    [
        ("in Kramatorsk", "in Odesa", True),
        ("in the Kharkiv region", "in Odesa", True),
        ("in Kramatorsk", "in Sloviansk", False),
        ("on Harbour Street in Odesa", "in Odesa", False),
        ("on Harbour Street in Odesa", "on Station Road in Odesa", False),
        ("in Ukraine", "in Kramatorsk", False),
        ("in western Ukraine", "in Kramatorsk", False),
    ],
)
def test_what_else_two_places_may_be(one: str, other: str, conflict: bool) -> None:
    found = of_kind("place", [hit(one), second_hit(other)])
    assert any(d.conflict for d in found) is conflict
    assert all(d.relation != "place-within-place" for d in found)


def test_who_names_the_town_too_tells_it_as_exactly() -> None:
    one = hit("in the Donetsk region") + "Pokrovsk lies on a railway.\n"
    assert of_kind("place", [one, second_hit("in Pokrovsk")]) == []


def town(name: str, number: int) -> Entry:
    found = entry_of([name], Place(0.0, 0.0, "", number))
    assert found is not None
    return found


def test_what_the_gazetteer_tells_of_a_town() -> None:
    izium = town("Izium", 707292)
    assert in_division(izium, "Kharkiv region")
    assert not in_division(izium, "Odesa region")
    assert outside_divisions(izium, "Odesa region")
    assert not outside_divisions(izium, "Harbour region")
    parts = {part for part in ("north", "south", "east", "west", "northeast", "centre") if in_part(izium, "UA", part)}
    assert parts == {"north", "east", "northeast"}
    assert not in_part(izium, "PL", "east")
    assert entry_of(["Izium"], Place(0.0, 0.0, "", 1)) is None
    assert not in_division(izium, next(e.name for e, _ in gazetteer().named("Munich")))
