"""Leaders whom no report introduces: told by the public list, on all days of the reports."""

from __future__ import annotations

import pytest

from counterclaim.claims.language.in_office import in_office, seats
from counterclaim.identity.leaders import leaders
from counterclaim.identity.lexicon import nation_name
from counterclaim.identity.records import Entity, Identities
from counterclaim.text import Report, Span

LEADER = next(x for x in leaders() if x.office == "president" and x.iso == "FR")
DEPUTY = next(
    x
    for x in leaders()
    if x.office == "vice president" and x.name not in {y.name for y in leaders() if y.office != "vice president"}
)


def found(name: str, kind: str, *days: str | None) -> dict[str, str]:
    entity = Entity("e1", name, kind)  # type: ignore[arg-type]
    reports = [Report(id=f"r{n}", text="", sha256="", published=day) for n, day in enumerate(days)]
    return in_office(reports, Identities((entity,), {}, {"e1": entity}))


def test_a_leader_on_the_days_of_the_reports() -> None:
    assert found(LEADER.name, "person", LEADER.first, None) == {"e1": nation_name("FR")}


@pytest.mark.parametrize(
    ("name", "kind", "days"),
    [
        (LEADER.name, "person", (LEADER.first, LEADER.end)),
        (LEADER.name, "person", (None,)),
        (LEADER.name, "organisation", (LEADER.first,)),
        ("Mira Holt", "person", (LEADER.first,)),
        (DEPUTY.name, "person", (DEPUTY.first,)),
    ],
)
def test_nobody_else_is(name: str, kind: str, days: tuple[str | None, ...]) -> None:
    assert found(name, kind, *days) == {}


PALACE = Entity("palace", "Linden Palace", "place")
HEADS = (
    Entity("tarr", "Jonas Tarr", "person", side="Ardania", description="Ardania's president"),
    Entity("holvat", "Danica Holvat", "person", side="Morvia", description="the Morvian president's spokeswoman"),
    Entity("clerk", "Mira Holt", "person", side="Morvia", description="a Morvian clerk"),
)


def of_houses(*told: tuple[str, ...]) -> dict[str, str]:
    """The seats in reports that name the entities of those ids."""
    reports = [Report(id=f"r{n}", text="", sha256="") for n in range(len(told))]
    spans = {Span(f"r{n}", k, k + 1): e for n, ids in enumerate(told) for k, e in enumerate(ids)}
    return seats(reports, Identities((PALACE, *HEADS), spans))


def test_a_palace_speaks_for_the_state_whose_head_its_reports_tell_of() -> None:
    assert of_houses(("palace", "tarr", "clerk"), ("holvat",)) == {"palace": "Ardania"}
    assert of_houses(("palace", "tarr"), ("palace", "tarr", "holvat")) == {"palace": "Ardania"}


def test_a_palace_beside_two_heads_of_state_or_none_is_nobodys() -> None:
    assert of_houses(("palace", "tarr", "holvat")) == {}
    assert of_houses(("palace", "clerk")) == {}
    assert of_houses(("palace", "tarr"), ("palace", "holvat")) == {}
