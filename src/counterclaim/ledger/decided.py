"""Judgements as what comparing takes: the last word on each thing, tied to the words that it was about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.claims.decisions import Decisions, Held, Ruled
from counterclaim.claims.records import PositionStance
from counterclaim.identity.decided import EntityDecisions
from counterclaim.identity.records import Entity
from counterclaim.ledger import fetch
from counterclaim.ledger import tables as t
from counterclaim.ledger.records import Judgement

STANCES: tuple[str, ...] = get_args(PositionStance)
CONFLICT = {"conflict": True, "no conflict": False}

Thing = tuple[Held, ...] | Entity | Ruled
"""What an id stands for: the positions of a claim, or one of them; an entity; a difference."""


@dataclass(frozen=True, slots=True)
class Decided:
    claims: Decisions
    entities: EntityDecisions


def decided(connection: Connection, story: str) -> Decided:
    """All that was decided about what any edition of ``story`` holds; a later judgement of the same goes before."""
    last: dict[tuple[str, str], Judgement] = {}
    for judgement in _about(connection, story):
        if judgement.kind in ("same", "different", "unsure"):
            last[tuple(sorted((judgement.about, judgement.other or "")))] = judgement  # type: ignore[index]
        elif judgement.kind == "relabel":
            last[(judgement.about, "")] = judgement
    same: list[tuple[Held, ...]] = []
    apart: list[tuple[tuple[Held, ...], tuple[Held, ...]]] = []
    stances: list[tuple[Held, PositionStance]] = []
    conflicts: list[Ruled] = []
    one, two, named = [], [], []
    for judgement in sorted(last.values(), key=lambda j: j.id):
        first = thing(connection, judgement.about, story=story)
        second = thing(connection, judgement.other, story=story) if judgement.other is not None else None
        match judgement.kind, first, second:
            case "same", tuple(), tuple():
                same.append((*first, *second))
            case "different", tuple(), tuple():
                apart.append((tuple(h for h in first if h not in second), tuple(h for h in second if h not in first)))
                if len(second) == 1 and second[0] in first:  # one position of a claim against the claim
                    apart[-1] = (second, apart[-1][0])
                elif len(first) == 1 and first[0] in second:
                    apart[-1] = (first, apart[-1][1])
            case "same", Entity(), Entity():
                one.append((first, second))
            case "different", Entity(), Entity():
                two.append((first, second))
            case "relabel", (held,), _ if judgement.note in STANCES:
                stances.append((held, judgement.note))  # type: ignore[arg-type]
            case "relabel", Entity(), _ if judgement.note:
                named.append((first, judgement.note))
            case "relabel", Ruled(kind=kind, evidence=evidence), _ if judgement.note in CONFLICT:
                conflicts.append(Ruled(kind, evidence, CONFLICT[judgement.note]))
    return Decided(
        Decisions(same=tuple(same), apart=tuple(apart), stances=tuple(stances), conflicts=tuple(conflicts)),
        EntityDecisions(same=tuple(one), different=tuple(two), names=tuple(named)),
    )


def _about(connection: Connection, story: str) -> Sequence[Judgement]:
    """Judgements on what stands in an edition of ``story``, oldest first."""
    editions = sa.select(t.editions.c.id).where(t.editions.c.story == story)
    inside = [
        sa.select(table.c.id).where(table.c.edition.in_(editions))
        for table in (t.claims, t.positions, t.differences, t.entities)
    ]
    query = sa.select(t.judgements).where(t.judgements.c.about.in_(sa.union(*inside))).order_by(t.judgements.c.id)
    return [Judgement(**row) for row in connection.execute(query).mappings()]


def stories_with(connection: Connection, name: str) -> list[str]:
    """The stories of which some edition holds the claim, position, difference or entity ``name``."""
    found: set[str] = set()
    for table in (t.claims, t.positions, t.differences, t.entities):
        query = sa.select(t.editions.c.story).join(table, table.c.edition == t.editions.c.id)
        found.update(connection.scalars(query.where(table.c.id == name)))
    return sorted(found)


def thing(connection: Connection, name: str, *, story: str) -> Thing | None:
    """What ``name`` stood for in the newest edition of ``story`` that has it."""
    for table in (t.claims, t.positions, t.differences, t.entities):
        query = (
            sa.select(table.c.edition, table.c.row)
            .join(t.editions, table.c.edition == t.editions.c.id)
            .where(table.c.id == name, t.editions.c.story == story)
            .order_by(table.c.edition.desc())
        )
        found = connection.execute(query.limit(1)).first()
        if found is not None:
            return _thing(connection, table, found[0], found[1], name)
    return None


def _thing(connection: Connection, table: sa.Table, edition: int, row: int, name: str) -> Thing:
    if table is t.claims:
        return tuple(Held(p.span, p.holder) for p in fetch.claims(connection, edition)[row].positions)
    if table is t.positions:
        every = (p for c in fetch.claims(connection, edition) for p in c.positions)
        return next((Held(p.span, p.holder),) for p in every if p.id == name)
    if table is t.differences:
        difference = fetch.differences(connection, edition)[row]
        spans = frozenset(s for side in difference.sides for s in side.evidence)
        return Ruled(difference.kind, spans, difference.conflict)
    return fetch.entities(connection, edition)[row]
