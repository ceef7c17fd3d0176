"""Which places a brief lists, in which order and under which names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.brief.desk import Desk
from counterclaim.brief.places import places
from counterclaim.claims.records import Dossier
from counterclaim.identity.records import Alias, Entity, Place

TOWN = Place(10.0, 20.0, "XA", None)
LAND = Place(11.0, 21.0, "XA", None, wide=True)


def listed(dossier: Dossier, *entities: Entity) -> list[str]:
    spans = sorted(dossier.identities.by_span)[: len(entities)]
    by_span = {s: e.id for s, e in zip(spans, entities, strict=True)}
    made = replace(dossier.identities, entities=entities, by_span=by_span, _index={})
    return [p.name for p in places(Desk(replace(dossier, identities=made)))]


def test_towns_come_before_lands(dossier: Dossier) -> None:
    assert listed(dossier, Entity("a", "Ardania", "place", place=LAND), Entity("b", "Selwyn", "place", place=TOWN)) == [
        "Selwyn",
        "Ardania",
    ]


@pytest.mark.parametrize(
    "name", ["Ardanian Embassy in Selwyn", "Ardanian Coast Guard", "Gulf", "Vael", "France-Italy", "Selwyn and Orsk"]
)
def test_what_may_be_no_place_is_not_listed(dossier: Dossier, name: str) -> None:
    assert listed(dossier, Entity("a", name, "place"), Entity("b", "Tomas Vael", "person")) == []


@pytest.mark.parametrize("name", ["Al-Orsk", "Saint-Orsk"])
def test_a_hyphen_in_a_name_joins_no_two_places(dossier: Dossier, name: str) -> None:
    assert listed(dossier, Entity("a", name, "place")) == [name]


def test_what_has_no_coordinates_comes_last(dossier: Dossier) -> None:
    assert listed(dossier, Entity("a", "Orsk", "place"), Entity("b", "Ardania", "place", place=LAND)) == [
        "Ardania",
        "Orsk",
    ]


def test_a_town_that_stands_for_a_state_shows_its_other_spelling(dossier: Dossier) -> None:
    entity = Entity("a", "Kyiv", "place", place=TOWN, aliases=(Alias("Kiev"),))
    span = min(dossier.identities.by_span)
    made = replace(dossier.identities, entities=(entity,), by_span={span: "a"}, _index={})
    assert [p.also for p in places(Desk(replace(dossier, identities=made)))] == [("Kiev",)]


@pytest.mark.parametrize("name", ["West Bank", "Mission", "Madison"])
def test_what_only_looks_like_a_body_is_listed(dossier: Dossier, name: str) -> None:
    assert listed(dossier, Entity("a", name, "place")) == [name]


def test_a_seat_that_stands_for_its_state_is_no_spelling_of_it(dossier: Dossier) -> None:
    entity = Entity("a", "France", "place", place=LAND, aliases=(Alias("Paris"), Alias("French"), Alias("Republic of")))
    span = min(dossier.identities.by_span)
    made = replace(dossier.identities, entities=(entity,), by_span={span: "a"}, _index={})
    assert [p.also for p in places(Desk(replace(dossier, identities=made)))] == [("Republic of",)]
