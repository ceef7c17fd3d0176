"""What kind of thing a name is, where the tagger took it for another; and one name that is two."""

from __future__ import annotations

import pytest

from counterclaim.identity import identify
from tests.identity.test_identity import build


def kinds(*marked: str) -> dict[str, str]:
    """The types of the entities of marked reports by their names."""
    made = [build(m, outlet=f"Outlet {k}") for k, m in enumerate(marked)]
    return {e.name: e.type for e in identify([r for r, _ in made], [r for _, r in made]).entities}


@pytest.mark.parametrize(
    "text",
    [
        "Mr. [O:Holtby] spoke. The [O:Holtby] family was there. The plan of Mr. [O:Holtby] failed.",
        "President [P:Holtby] left. The [O:Holtby] White House had planned it. Then [P:Holtby] slept.",
        "[P:Mira Holtby] won. It was the day of [O:Holtby]’s call. They were anti-[O:Holtby] tracts.",
        "[P:Mira Holtby] won. The strike hurt the [L:Holtby] regime. Friends of [P:Mira Holtby] wept.",
    ],
)
def test_a_surname_is_its_bearers_whatever_the_tagger_took_it_for(text: str) -> None:
    assert {kind for name, kind in kinds(text).items() if name.split()[-1] == "Holtby"} == {"person"}


def test_a_surname_that_a_firm_has_too_stays_the_firms() -> None:
    report, reading = build("[O:Holtby] lost. [O:Holtby Motors] closed. [O:Holtby] is poor. [P:Mira Holtby] won.")
    found = identify([report], [reading]).entities
    assert ["Holtby"] in [[a.text for a in e.aliases if a.text != e.name] for e in found if e.name == "Holtby Motors"]


def test_a_place_that_a_person_is_called_after_stays_one() -> None:
    found = kinds("In [L:Sambrel], [P:Ada Sambrel] spoke. Rain fell in [L:Sambrel]. He came to [L:Sambrel] late.")
    assert found == {"Ada Sambrel": "person", "Sambrel": "place"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[P:Utopia Republicans] met. [P:Republicans] left.", {"Utopia Republicans"}),
        ("The [L:U.S. Harbor Court] ruled. The [O:Harbor Court] met.", {"U.S. Harbor Court"}),
    ],
)
def test_party_members_and_courts_are_bodies(text: str, expected: set[str]) -> None:
    found = kinds(text)
    assert expected <= found.keys()
    assert {found[n] for n in expected} == {"organisation"}


def test_a_storm_and_a_ship_are_nobody() -> None:
    found = kinds("[P:Hurricane Mira] came. Homes fell to [P:Mira]. The [P:USS Holt] and the [L:HMS Vey] sailed.")
    assert found == {"Hurricane Mira": "other", "USS Holt": "other", "HMS Vey": "other"}


def test_a_storm_leaves_a_namesake_alone() -> None:
    found = kinds("[P:Hurricane Mira] came. [P:Mira Holt] hid. [P:Mira] was safe.")
    assert found["Mira Holt"] == "person"
    assert found["Hurricane Mira"] == "other"


def test_a_part_of_a_longer_name_is_of_its_kind() -> None:
    found = kinds("The [O:Holtby campaign] met. The [P:Holtby] campaign said so. The [O:Holtby campaign] won.")
    assert found == {"Holtby campaign": "organisation"}


def test_a_longer_name_is_not_made_of_two_that_stand_there() -> None:
    found = kinds("[O:Vexhall and Tarr] sued. [P:Bren Vexhall] and [P:Tarr] slept. [P:Tarr] woke.")
    assert "Bren Vexhall" in found
    assert found.get("Vexhall and Tarr") != "person"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rained in [L:Texas and Ohio].", {"Texas", "Ohio"}),
        ("It rained in [L:Texas, Florida] and Maine.", {"Texas", "Florida"}),
        ("The [O:United States & Norway] agreed.", {"United States & Norway"}),
        ("The [L:United States & Norway] agreed.", {"United States", "Norway"}),
        ("It rained in [L:Dayton, Ohio].", {"Dayton, Ohio"}),
        ("It rained in [L:Antigua and Barbuda].", {"Antigua and Barbuda"}),
        ("[O:Congress and the White House] agreed.", {"Congress", "White House"}),
        ("The [O:Guild of Vex Smiths and Iron Millers Council] met.", {"Guild of Vex Smiths and Iron Millers Council"}),
        ("The [O:Association of Vex Smiths and Iron Millers Council] met.", None),
        ("The [O:Department of Roads and the Canal Agency] met.", {"Department of Roads", "Canal Agency"}),
        ("The [O:Department of Roads and Canals] met.", {"Department of Roads and Canals"}),
        ("[O:Tarr and Holt] met. [P:Tarr] left.", {"Tarr and Holt"}),
        ("They met [O:Bo Tarr & Ada Holt]. [P:Bo Tarr] and [P:Ada Holt] left.", {"Bo Tarr", "Ada Holt"}),
    ],
)
def test_a_name_of_two(text: str, expected: set[str] | None) -> None:
    found = set(kinds(text))
    assert (expected or {"Association of Vex Smiths", "Iron Millers Council"}) <= found
    assert expected is None or len(found) <= max(2, len(expected) + 1)


def test_a_body_at_the_end_of_a_joint_name_is_no_short_form_of_it() -> None:
    found = kinds("Both [O:VTC and Harbors] are late. The [O:Harbors] spoke. The [O:Harbors] left.")
    assert "Harbors" in found
