"""Leaders of states whom no report introduces as such, by name and day of publication; and the seats that they speak
from."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.claims.language.lists import has
from counterclaim.identity.leaders import leaders
from counterclaim.identity.lexicon import fold, nation_name
from counterclaim.identity.records import Entity, Identities
from counterclaim.identity.roles import is_leader
from counterclaim.text import Report


def in_office(reports: Sequence[Report], identities: Identities) -> dict[str, str]:
    """By entity id the state that a person leads on the days on which all dated reports were published."""
    days = sorted({r.published[:10] for r in reports if r.published is not None})
    if not days:
        return {}
    held = {
        fold(x.name): nation_name(x.iso)
        for x in leaders()
        if is_leader(x.office) and x.first <= days[0] and days[-1] < x.end
    }
    return {e.id: held[fold(e.name)] for e in identities.entities if e.type == "person" and fold(e.name) in held}


def seats(reports: Sequence[Report], identities: Identities) -> dict[str, str]:
    """By entity id the state for whose head a house speaks ("the Linden Palace"): all reports that name the house tell
    of that head, or of who speaks for it, and of no other all of them."""
    houses = {e.id for e in identities.entities if e.side is None and _is_house(e)}
    if not houses:
        return {}
    heads = {
        e.id: e.side
        for e in identities.entities
        if e.side is not None and has("heads_of_state", e.description or "") is not None
    }
    told: dict[str, set[str]] = {r.id: set() for r in reports}
    for span, entity in identities.by_span.items():
        told.setdefault(span.report, set()).add(entity)
    made = {}
    for house in sorted(houses):
        sides = [{heads[e] for e in there if e in heads} for there in told.values() if house in there]
        common = set.intersection(*sides) if sides else set()
        if len(common) == 1:
            made[house] = common.pop()
    return made


def _is_house(entity: Entity) -> bool:
    return entity.type != "person" and has("seats", entity.name) is not None
