"""Judgements as what comparing takes: the last word on each thing, tied to the words that it was about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.claims.alignment.decisions import Decisions, Held, Ruled, met
from counterclaim.claims.records import PositionStance
from counterclaim.identity.decided import EntityDecisions
from counterclaim.identity.records import Mentioned
from counterclaim.ledger import fetch
from counterclaim.ledger import tables as t
from counterclaim.ledger.records import DECIDING, Judgement
from counterclaim.text import Span
from counterclaim.text.overlap import LEAST_SHARED

STANCES: tuple[str, ...] = get_args(PositionStance)
CONFLICT = {"conflict": True, "no conflict": False}

Thing = tuple[Held, ...] | Mentioned | Ruled
"""What an id stands for: the positions of a claim, or one of them; an entity; a difference."""


@dataclass(frozen=True, slots=True)
class Decided:
    claims: Decisions
    entities: EntityDecisions


def decided(connection: Connection, story: str) -> Decided:
    """All that was decided about what any edition of ``story`` holds; a later judgement of the same goes before."""
    last: dict[frozenset[str | None], Judgement] = {}
    for judgement in _about(connection, story):
        last[frozenset((judgement.about, judgement.other))] = judgement
    same: list[tuple[Held, ...]] = []
    apart: list[tuple[tuple[Held, ...], tuple[Held, ...]]] = []
    unsure: list[tuple[tuple[Held, ...], tuple[Held, ...]]] = []
    stances: list[tuple[Held, PositionStance]] = []
    conflicts: list[Ruled] = []
    one, two, open_, named = [], [], [], []
    for judgement, first, second in _last_words(connection, story, last.values()):
        match judgement.kind, first, second:
            case "same", tuple(), tuple():
                same.append((*first, *second))
            case "different", tuple(), tuple():
                apart.append(_rest(first, second))
            case "unsure", tuple(), tuple():
                unsure.append(_rest(first, second))
            case "same", Mentioned(), Mentioned():
                one.append((first, second))
            case "different", Mentioned(), Mentioned():
                two.append((first, second))
            case "unsure", Mentioned(), Mentioned():
                open_.append((first, second))
            case "relabel", (held,), _ if judgement.note in STANCES:
                stances.append((held, judgement.note))  # type: ignore[arg-type]
            case "relabel", Mentioned(), _ if judgement.note:
                named.append((first, judgement.note))
            case "relabel", Ruled(kind=kind, evidence=evidence), _ if judgement.note in CONFLICT:
                conflicts.append(Ruled(kind, evidence, CONFLICT[judgement.note]))
    return Decided(
        Decisions(
            same=tuple(same),
            apart=tuple(apart),
            unsure=tuple(unsure),
            stances=tuple(stances),
            conflicts=tuple(conflicts),
        ),
        EntityDecisions(same=tuple(one), different=tuple(two), unsure=tuple(open_), names=tuple(named)),
    )


def _last_words(
    connection: Connection, story: str, judgements: Iterable[Judgement]
) -> list[tuple[Judgement, Thing | None, Thing | None]]:
    """``judgements`` with what they are about, in order; without those after which two were judged by other ids.

    A story that was read again gives the same words other ids: same and different of the same two cannot both hold.
    """
    kept: list[tuple[Judgement, Thing | None, Thing | None]] = []
    by_reports: dict[frozenset[str], list[tuple[Thing, Thing]]] = {}
    for judgement in sorted(judgements, key=lambda j: -j.id):
        first, second = things(connection, judgement, story)
        if first is not None and second is not None:
            later = by_reports.setdefault(frozenset(s.report for s in (*_spans(first), *_spans(second))), [])
            if any(_of_one(first, a, second, b) or _of_one(first, b, second, a) for a, b in later):
                continue
            later.append((first, second))
        kept.append((judgement, first, second))
    return kept[::-1]


def _spans(found: Thing) -> list[Span]:
    if isinstance(found, Mentioned):
        return sorted(found.spans)
    return sorted(found.evidence if isinstance(found, Ruled) else {h.span for h in found})


def _of_one(first: Thing, one: Thing, second: Thing, other: Thing) -> bool:
    """Whether ``first`` and ``one`` are of the same words, and ``second`` and ``other``."""
    return all(
        type(a) is type(b)
        and (both := met(_spans(a), _spans(b))) > 0
        and both >= LEAST_SHARED * (len(_spans(a)) + len(_spans(b)) - both)
        and (not isinstance(a, tuple) or not isinstance(b, tuple) or {h.holder for h in a} & {h.holder for h in b})
        for a, b in ((first, one), (second, other))
    )


def _rest(first: tuple[Held, ...], second: tuple[Held, ...]) -> tuple[tuple[Held, ...], tuple[Held, ...]]:
    """The two without what both hold; a position against its own claim: the position, and the others of the claim."""
    one, other = tuple(h for h in first if h not in second), tuple(h for h in second if h not in first)
    if not one:
        return first, other
    return (one, other) if other else (second, one)


def _about(connection: Connection, story: str) -> Sequence[Judgement]:
    """Judgements that decide something on what stands in an edition of ``story``, oldest first; no notes."""
    editions = sa.select(t.editions.c.id).where(t.editions.c.story == story)
    inside = [
        sa.select(table.c.id).where(table.c.edition.in_(editions))
        for table in (t.claims, t.positions, t.differences, t.entities)
    ]
    judged = t.judgements.c
    query = sa.select(t.judgements).where(judged.about.in_(sa.union(*inside)), judged.kind.in_(DECIDING))
    return [Judgement(**row) for row in connection.execute(query.order_by(judged.id)).mappings()]


def stories_with(connection: Connection, name: str) -> list[str]:
    """The stories of which some edition holds the claim, position, difference or entity ``name``."""
    found: set[str] = set()
    for table in (t.claims, t.positions, t.differences, t.entities):
        query = sa.select(t.editions.c.story).join(table, table.c.edition == t.editions.c.id)
        found.update(connection.scalars(query.where(table.c.id == name)))
    return sorted(found)


def thing(connection: Connection, name: str, *, story: str, beside: str | None = None) -> Thing | None:
    """What ``name`` stood for in the newest edition of ``story`` that has it.

    An entity that is judged with ``beside`` is taken as it was where both were there: a judgement makes one of them.
    """
    for table in (t.claims, t.positions, t.differences, t.entities):
        query = (
            sa.select(table.c.edition, table.c.row)
            .join(t.editions, table.c.edition == t.editions.c.id)
            .where(table.c.id == name, t.editions.c.story == story)
            .order_by(table.c.edition.desc())
            .limit(1)
        )
        found = None
        if table is t.entities and beside is not None:
            both = sa.select(t.entities.c.edition).where(t.entities.c.id == beside)
            found = connection.execute(query.where(t.entities.c.edition.in_(both))).first()
        found = found if found is not None else connection.execute(query).first()
        if found is not None:
            return _thing(connection, table, found[0], found[1], name)
    return None


def things(connection: Connection, judgement: Judgement, story: str) -> tuple[Thing | None, Thing | None]:
    """What a judgement is about, and what it is compared with, if anything."""
    about, other = judgement.about, judgement.other
    first = thing(connection, about, story=story, beside=other)
    return first, thing(connection, other, story=story, beside=about) if other is not None else None


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
    return fetch.mentioned(connection, edition, row)
