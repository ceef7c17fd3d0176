"""What the ledger is asked, over the editions that count at a moment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.claims.records import Status
from counterclaim.errors import NotFound
from counterclaim.ledger import fetch
from counterclaim.ledger import tables as t
from counterclaim.ledger.records import Event, Judgement, SourceLine, StoredClaim, StoryLine

_OPEN = ("denied", "disputed")
FEWEST = 4
"""Characters of an id that name it, where no other begins so."""


def current(as_of: str | None) -> sa.Select[tuple[int]]:
    """The id of the newest edition of every story (recorded by ``as_of``)."""
    query = sa.select(sa.func.max(t.editions.c.id)).group_by(t.editions.c.story)
    return query if as_of is None else query.where(t.editions.c.recorded_at <= as_of)


def stories(connection: Connection, as_of: str | None) -> tuple[StoryLine, ...]:
    heads = connection.execute(sa.select(t.editions).where(t.editions.c.id.in_(current(as_of)))).mappings().all()
    counts = {
        name: _counts(connection, table, as_of, *where)
        for name, table, where in (
            ("reports", t.edition_reports, ()),
            ("claims", t.claims, ()),
            ("disputed", t.claims, (t.claims.c.status.in_(_OPEN),)),
            ("differences", t.differences, ()),
        )
    }
    lines = [
        StoryLine(
            id=h["story"],
            title=h["title"],
            first=h["first"],
            last=h["last"],
            edition=h["number"],
            recorded_at=h["recorded_at"],
            reports=counts["reports"].get(h["id"], 0),
            claims=counts["claims"].get(h["id"], 0),
            disputed=counts["disputed"].get(h["id"], 0),
            differences=counts["differences"].get(h["id"], 0),
        )
        for h in heads
    ]
    return tuple(sorted(lines, key=lambda line: (line.first or "9999", line.id)))


def _counts(
    connection: Connection, table: sa.Table, as_of: str | None, *where: sa.ColumnElement[bool]
) -> dict[int, int]:
    query = sa.select(table.c.edition, sa.func.count()).where(table.c.edition.in_(current(as_of)), *where)
    return {row[0]: row[1] for row in connection.execute(query.group_by(table.c.edition))}


def claims(
    connection: Connection,
    *,
    speaker: str | None,
    status: Status | None,
    text: str | None,
    story: str | None,
    as_of: str | None,
) -> tuple[StoredClaim, ...]:
    c, p = t.claims.c, t.positions.c
    query = sa.select(c.edition, c.row).where(c.edition.in_(current(as_of)))
    if status is not None:
        query = query.where(c.status == status)
    if story is not None:
        query = query.where(c.edition.in_(sa.select(t.editions.c.id).where(t.editions.c.story == story)))
    its_positions = sa.select(p.edition).where(p.edition == c.edition, p.claim == c.row)
    if speaker is not None:
        query = query.where(its_positions.where(_holds(p.holder, speaker)).exists())
    if text is not None:
        query = query.where(sa.or_(_holds(c.statement, text), its_positions.where(_holds(p.text, text)).exists()))
    wanted: dict[int, set[int]] = defaultdict(set)
    for edition, row in connection.execute(query):
        wanted[edition].add(row)
    made: list[StoredClaim] = []
    heads = sa.select(t.editions.c.id, t.editions.c.story, t.editions.c.number)
    for edition, of, number in connection.execute(heads.where(t.editions.c.id.in_(current(as_of)))).all():
        if edition in wanted:
            every = fetch.claims(connection, edition)
            made += [StoredClaim(story=of, edition=number, claim=every[row]) for row in sorted(wanted[edition])]
    return tuple(sorted(made, key=lambda s: (-s.claim.score, s.story, s.claim.id)))


def _holds(column: sa.ColumnElement[str], text: str) -> sa.ColumnElement[bool]:
    return sa.func.lower(column).contains(text.lower(), autoescape=True)


@dataclass(slots=True)
class _Tally:
    name: str
    side: str | None = None
    stories: set[int] = field(default_factory=set)
    claims: set[tuple[int, int]] = field(default_factory=set)
    denied: set[tuple[int, int]] = field(default_factory=set)
    denies: set[tuple[int, int]] = field(default_factory=set)


def sources(connection: Connection, as_of: str | None) -> tuple[SourceLine, ...]:
    p = t.positions.c
    query = sa.select(p.edition, p.claim, p.holder, p.holder_entity, p.stance, p.side)
    rows = connection.execute(query.where(p.edition.in_(current(as_of))).order_by(p.edition, p.claim, p.row)).all()
    deniers: dict[tuple[int, int], set[str]] = defaultdict(set)
    for edition, claim, holder, entity, stance, _ in rows:
        if stance == "denies":
            deniers[(edition, claim)].add(entity or holder)
    found: dict[tuple[str, str | None], _Tally] = {}
    for edition, claim, holder, entity, stance, side in rows:
        line = found.setdefault((entity or holder, entity), _Tally(holder))
        line.side = line.side if line.side is not None else side
        line.stories.add(edition)
        line.claims.add((edition, claim))
        if stance == "denies":
            line.denies.add((edition, claim))
        elif deniers[(edition, claim)] - {entity or holder}:
            line.denied.add((edition, claim))
    lines = [
        SourceLine(
            name=line.name,
            entity=entity,
            side=line.side,
            stories=len(line.stories),
            claims=len(line.claims),
            denied=len(line.denied),
            denies=len(line.denies),
        )
        for (_, entity), line in found.items()
    ]
    return tuple(sorted(lines, key=lambda s: (-s.claims, s.name, s.entity or "")))


def events(connection: Connection, *, story: str | None = None) -> tuple[Event, ...]:
    query = sa.select(t.events)
    if story is not None:
        query = query.where(t.events.c.story == story)
    return tuple(Event(**row) for row in connection.execute(query.order_by(t.events.c.id)).mappings())


def judgements(connection: Connection, about: str | None) -> tuple[Judgement, ...]:
    query = sa.select(t.judgements)
    if about is not None:
        query = query.where(sa.or_(t.judgements.c.about == about, t.judgements.c.other == about))
    return tuple(Judgement(**row) for row in connection.execute(query.order_by(t.judgements.c.id)).mappings())


def exists(connection: Connection, name: str) -> bool:
    """Whether ``name`` is the id of a story, report, claim, position, difference or entity, in any edition."""
    tables = (t.stories, t.reports, t.claims, t.positions, t.unattached, t.differences, t.entities)
    return any(connection.scalar(sa.select(x.c.id).where(x.c.id == name).limit(1)) is not None for x in tables)


def story_named(connection: Connection, name: str) -> str:
    """The id of the story that ``name`` (an id, or how one begins) means. Raises NotFound."""
    if len(name) >= FEWEST:
        query = sa.select(t.stories.c.id).where(t.stories.c.id.startswith(name, autoescape=True))
        found = list(connection.scalars(query.order_by(t.stories.c.id).limit(2)))
        if len(found) == 1 or name in found:
            return str(found[0])
        if found:
            raise NotFound("more than one story begins so", where=name[:40], hint="give more of its id")
    raise NotFound("no such story", where=name[:40], hint="counterclaim stories lists them")
