"""Where one happening was: two towns, one building in two towns, "not at the station", a slip in a name."""

from __future__ import annotations

import pytest

from counterclaim.claims.records import Comparison, Difference
from counterclaim.identity.records import Entity, Place
from tests.claims import invented
from tests.claims.invented import Told, compared, told
from tests.claims.test_happenings import dated


def _places(comparison: Comparison) -> list[Difference]:
    return [d for d in comparison.differences if d.kind == "place"]


def _values(difference: Difference) -> set[str]:
    return {s.value for s in difference.sides}


def _dated(outlet: str, text: str, day: str = "2031-03-12") -> Told:
    return dated(outlet, text, {"March 12": day})


def test_one_happening_of_one_day_in_two_towns_is_a_conflict() -> None:
    one = _dated("Post", "Ilse Varga opened a grain market in Kassala on March 12.")
    other = _dated("Mail", "Ilse Varga opened a grain market in Gedaref on March 12.")
    (found,) = _places(compared(one, other))
    assert found.conflict
    assert _values(found) == {"Kassala", "Gedaref"}
    assert found.score == pytest.approx(sum(r.weight for r in found.reasons))
    assert [d.id for d in _places(compared(other, one))] == [found.id]


@pytest.mark.parametrize(
    ("other", "day"),
    [
        ("Ilse Varga opened a grain market in Gedaref on March 12.", "2031-03-13"),
        ("Tavo Orrin opened a school in Gedaref on March 12.", "2031-03-12"),
        ("Ilse Varga opened a grain market in Gedaref, and one in Kassala, on March 12.", "2031-03-12"),
        ("Ilse Varga opened a second grain market in Gedaref on March 12.", "2031-03-12"),
    ],
)
def test_other_days_other_people_and_two_places_are_no_difference(other: str, day: str) -> None:
    one = _dated("Post", "Ilse Varga opened a grain market in Kassala on March 12.")
    assert _places(compared(one, _dated("Mail", other, day))) == []


def test_a_named_place_where_nothing_happened() -> None:
    (found,) = _places(
        compared(
            told("Post", "Six people were hurt when the crowd ran at Miller’s Gate."),
            told("Mail", "Nothing happened at Miller's Gate, which was closed."),
        )
    )
    assert found.conflict
    assert _values(found) == {"at Miller’s Gate", "Nothing happened at Miller's Gate"}


def test_the_building_of_a_place_that_both_name() -> None:
    (found,) = _places(
        compared(
            told("Post", "The two boats collided at Old Quay pier in the evening."),
            told("Mail", "The wreck lies a mile west of Old Quay, not at the pier, as some are reporting."),
        )
    )
    assert _values(found) == {"at Old Quay pier", "not at the pier"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # another matter
        ("The choir sang at Miller’s Gate.", "The bakers live on the hill, not at Miller's Gate."),
        # the same is said
        ("Nobody was hurt at Miller’s Gate.", "Nothing happened at Miller's Gate."),
        # a pier of another name
        ("The two boats collided at New Quay pier.", "It lies west of Old Quay, not at the pier, as was reported."),
    ],
)
def test_what_no_report_puts_there_is_no_difference(one: str, other: str) -> None:
    assert _places(compared(told("Post", one), told("Mail", other))) == []


def test_what_comes_from_one_works_in_two_towns() -> None:
    (found,) = _places(
        compared(
            told("Post", "The flour was milled at the firm's plant in Kassala and sold there."),
            told("Mail", "The spoilt flour came out of the firm's Gedaref factory."),
        )
    )
    assert _values(found) == {"plant in Kassala", "Gedaref factory"}


def test_a_firm_with_works_in_both_towns_has_no_such_difference() -> None:
    found = compared(
        told("Post", "The flour was milled at the plant in Kassala. Flour is packed at the Gedaref factory."),
        told("Mail", "The spoilt flour came out of the Gedaref factory."),
    )
    assert _places(found) == []


@pytest.mark.parametrize(
    ("name", "place", "slips"), [("Kassolo", None, 1), ("Kassolo", (15.5, 36.5), 0), ("Kessal", None, 0)]
)
def test_a_name_written_wrong_once_is_a_variant(
    monkeypatch: pytest.MonkeyPatch, name: str, place: tuple[float, float] | None, slips: int
) -> None:
    known = Place(*place, "SD", None) if place is not None else None
    monkeypatch.setitem(invented.NAMES, name, "e-slip")
    entities = (*invented.ENTITIES, Entity("e-slip", name, "place", place=known))
    monkeypatch.setattr(invented, "ENTITIES", entities)
    found = compared(
        told("Post", "Kassala is calm. Kassala was hit by rain."),
        told("Mail", f"Rain fell on Kassala. The mayor of Kassala left. Officials in {name} said so."),
    )
    variants = [d for d in found.differences if d.kind == "name-variant" and name in {s.value for s in d.sides}]
    assert [d.conflict for d in variants] == [False] * slips
