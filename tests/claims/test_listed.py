"""Places and people told together, of each of whom a predicate tells. Invented sentences."""

from __future__ import annotations

import pytest

from counterclaim.claims.alignment.align import must_stay_apart
from counterclaim.claims.propositions.listed import coordinated
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.claims.propositions.voice import own_voice
from counterclaim.identity.records import Entity
from tests.claims import invented

PEOPLE = ("Mira Holt", "Jonas Tarr", "Petra Varga")
TOWNS = ("Norwick", "Velt", "Talm")
ENTITIES = {
    **{name: Entity(name.lower(), name, "person") for name in PEOPLE},
    **{name: Entity(name.lower(), name, "place") for name in TOWNS},
}


def looked_up(text: str) -> Lookup:
    return invented.looked_up(text, ENTITIES)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("The army took Norwick and Velt after a week of fighting.", ["Norwick", "Velt"]),
        ("Norwick and Velt were taken after a week of fighting.", ["Norwick", "Velt"]),
        ("Both Norwick and Velt fell within a week of the storm.", ["Norwick", "Velt"]),
        ("Police arrested Mira Holt and Jonas Tarr at the harbour.", ["Mira Holt", "Jonas Tarr"]),
        ("Mira Holt, Jonas Tarr and Petra Varga were injured at the mill.", list(PEOPLE)),
        ("Mira Holt and Jonas Tarr have resigned over the letter.", ["Mira Holt", "Jonas Tarr"]),
        ("Mira Holt and Jonas Tarr met at the harbour to talk.", []),
        ("Mira Holt and Jonas Tarr arrested the mayor at the harbour.", []),
        ("Mira Holt and Jonas Tarr were hurt when they ran into each other.", []),
        ("Mira Holt, Jonas Tarr and others were arrested at the harbour.", []),
        ("The road between Norwick and Velt was taken by the army.", []),
        ("The army attacked a depot of fuel that serves Norwick and Velt.", []),
        ("Police made an arrest when Mira Holt and Jonas Tarr left.", []),
    ],
)
def test_of_whom_each_is_told_alone(text: str, each: list[str]) -> None:
    found = coordinated(looked_up(text), 0, len(text) - 1, own=True)
    assert [n.entity.name for n in found] == each


def test_what_an_outlet_tells_of_two_towns_are_two_propositions() -> None:
    made = own_voice(looked_up("The northern army took Norwick and Velt."))
    assert [p.standalone for p, _ in made] == ["The northern army took Norwick", "The northern army took Velt"]
    assert made[0][0].text == "The northern army took Norwick"
    assert [about.places for _, about in made] == [{"norwick"}, {"velt"}]
    assert len({p.id for p, _ in made}) == 2


def test_who_is_told_of_alone_is_apart_from_another_of_the_list() -> None:
    two = own_voice(looked_up("Mira Holt and Jonas Tarr were arrested at the harbour."))
    one = own_voice(looked_up("Jonas Tarr was arrested at the northern harbour."))
    (holt, of_holt), (tarr, of_tarr), (alone, of_alone) = *two, *one
    assert must_stay_apart(holt, tarr, of_holt, of_tarr)
    assert must_stay_apart(holt, alone, of_holt, of_alone)
    assert not must_stay_apart(tarr, alone, of_tarr, of_alone)
