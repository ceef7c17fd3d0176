"""Leaders whom no report introduces: told by the public list, on all days of the reports."""

from __future__ import annotations

import pytest

from counterclaim.claims.in_office import in_office
from counterclaim.identity.leaders import leaders
from counterclaim.identity.lexicon import nation_name
from counterclaim.identity.records import Entity, Identities
from counterclaim.text import Report

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
