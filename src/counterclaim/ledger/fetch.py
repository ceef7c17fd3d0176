"""Rows to records, exactly as they were stored."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, RowMapping

from counterclaim.claims.records import (
    Claim,
    Comparison,
    Copy,
    Difference,
    Dossier,
    Joined,
    Leaf,
    OnlyIn,
    Origin,
    Outlet,
    Position,
    Publisher,
    Reason,
    Side,
    TimelineEntry,
)
from counterclaim.identity.records import Alias, Entity, Identities, Mentioned, Place
from counterclaim.ledger import tables as t
from counterclaim.ledger.store import TURN
from counterclaim.models.stamp import Stamp
from counterclaim.reading.records import Attribution, Mention, Reading, TimeExpression
from counterclaim.stories.records import Reuse, Story
from counterclaim.text import Part, Report, Span

MOST_PARAMETERS = 500
"""Values of one IN: databases bound them, and a story has seldom more reports."""


def reports(connection: Connection, ids: Iterable[str]) -> dict[str, Report]:
    """The reports of ``ids`` by id; each names the version that it supersedes, the latest where there are several."""
    wanted = sorted(set(ids))
    older: dict[str, str] = {}
    made: dict[str, Report] = {}
    for some in _chunks(wanted):
        query = sa.select(t.versions.c.newer, t.versions.c.older).where(t.versions.c.newer.in_(some))
        for newer, before in connection.execute(query.order_by(t.versions.c.recorded_at, t.versions.c.older)):
            older[newer] = before
        for row in connection.execute(sa.select(t.reports).where(t.reports.c.id.in_(some))).mappings():
            made[row["id"]] = _report(row, older.get(row["id"]))
    return made


def readings(connection: Connection, keys: Iterable[int]) -> dict[int, Reading]:
    """The readings of the rows ``keys``."""
    made: dict[int, Reading] = {}
    for some in _chunks(sorted(set(keys))):
        heads = list(connection.execute(sa.select(t.readings).where(t.readings.c.id.in_(some))).mappings())
        spans: dict[tuple[int, int, str], list[Span]] = defaultdict(list)
        for row in _ordered(connection, t.attribution_spans, some):
            spans[(row["reading"], row["row"], row["role"])].append(_span(row))
        attributions: dict[int, list[Attribution]] = defaultdict(list)
        for row in _ordered(connection, t.attributions, some):
            attributions[row["reading"]].append(_attribution(row, spans))
        mentions: dict[int, list[Mention]] = defaultdict(list)
        for row in _ordered(connection, t.mentions, some):
            mentions[row["reading"]].append(Mention(_span(row), row["kind"], row["type"], row["label"]))
        times: dict[int, list[TimeExpression]] = defaultdict(list)
        for row in _ordered(connection, t.times, some):
            times[row["reading"]].append(TimeExpression(_span(row), row["value"], row["type"]))
        for head in heads:
            key = head["id"]
            made[key] = Reading(
                report=head["report"],
                model=head["model"].partition(TURN)[0],
                outcome=head["outcome"],
                sentences=tuple(Span(head["report"], s, e) for s, e in head["sentences"]),
                attributions=tuple(attributions[key]),
                mentions=tuple(mentions[key]),
                times=tuple(times[key]),
                dropped=_dropped(head),
            )
    return made


def _dropped(head: RowMapping) -> int | None:
    """Of before the count was kept, a network's reading has none, and a language model's is not known."""
    kept: int | None = head["dropped"]
    return 0 if kept is None and "+" not in head["model"] else kept


def dossier(connection: Connection, edition: int) -> Dossier:
    """All of one edition."""
    head = connection.execute(sa.select(t.editions).where(t.editions.c.id == edition)).mappings().one()
    told = _of_edition(connection, t.edition_reports, edition)
    texts = reports(connection, (row["report"] for row in told))
    read = readings(connection, (row["reading"] for row in told))
    spans = _spans(connection, edition)
    made = claims(connection, edition)
    return Dossier(
        story=Story(
            id=head["story"],
            title=head["title"],
            reports=tuple(row["report"] for row in told),
            first=head["first"],
            last=head["last"],
            reasons=tuple(head["reasons"]),
        ),
        reports=tuple(texts[row["report"]] for row in told),
        readings=tuple(read[row["reading"]] for row in told),
        identities=_identities(connection, edition, told),
        reuse=tuple(
            Reuse(r["kind"], r["origin"], spans[("reuse", r["row"], 0)], tuple(r["reasons"]))
            for r in _of_edition(connection, t.reuse, edition)
        ),
        comparison=Comparison(
            claims=made,
            differences=_differences(connection, edition, spans),
            timeline=tuple(
                TimelineEntry(r["date"], r["text"], r["kind"], tuple(r["claims"]), spans[("timeline", r["row"], 0)])
                for r in _of_edition(connection, t.timeline, edition)
            ),
            only_in=tuple(OnlyIn(r["report"], tuple(r["claims"])) for r in _of_edition(connection, t.only_in, edition)),
            unattached=tuple(_position(r) for r in _of_edition(connection, t.unattached, edition)),
        ),
        made_with=_stamp(head["made_with"]),
    )


def claims(connection: Connection, edition: int) -> tuple[Claim, ...]:
    """The claims of one edition, the most important first."""
    spans = _spans(connection, edition)
    held: dict[int, list[Position]] = defaultdict(list)
    for row in _of_edition(connection, t.positions, edition):
        held[row["claim"]].append(_position(row, joined=_joined(row["joined"]), implied=row["implied"]))
    origins: dict[int, list[Origin]] = defaultdict(list)
    for row in _of_edition(connection, t.origins, edition):
        copies = tuple(map(_copy, row["copies"]))
        made = Origin(row["name"], tuple(row["positions"]), row["known"], tuple(row["reasons"]), copies)
        origins[row["claim"]].append(made)
    return tuple(
        Claim(
            id=row["id"],
            statement=row["statement"],
            kind=row["kind"],
            status=row["status"],
            positions=tuple(held[row["row"]]),
            origins=tuple(origins[row["row"]]),
            independent_origins=row["independent_origins"],
            score=row["score"],
            reasons=_reasons(row["reasons"]),
            status_reasons=tuple(row["status_reasons"]),
            evidence=spans[("claim", row["row"], 0)],
            about=row["about"],
            beside=tuple(row["beside"]),
        )
        for row in _of_edition(connection, t.claims, edition)
    )


def _copy(row: Any) -> Copy:
    """The tree below an origin, from the copies to the reports."""
    publishers = []
    for told in row["publishers"]:
        outlets = []
        for outlet in told["outlets"]:
            leaves = tuple(Leaf(leaf["report"], tuple(leaf["positions"])) for leaf in outlet["reports"])
            outlets.append(Outlet(outlet["name"], tuple(outlet["also"]), outlet["reason"], leaves))
        publishers.append(Publisher(told["name"], told["reason"], tuple(outlets)))
    return Copy(row["kind"], row["name"], row["reason"], tuple(publishers))


def differences(connection: Connection, edition: int) -> tuple[Difference, ...]:
    """The differences of one edition, the most important first."""
    return _differences(connection, edition, _spans(connection, edition))


def entities(connection: Connection, edition: int) -> tuple[Entity, ...]:
    """The entities of one edition, by id."""
    aliases: dict[int, list[Alias]] = defaultdict(list)
    for row in _of_edition(connection, t.aliases, edition):
        aliases[row["entity"]].append(Alias(row["text"], row["former"]))
    return tuple(_entity(row, aliases[row["row"]]) for row in _of_edition(connection, t.entities, edition))


def mentioned(connection: Connection, edition: int, row: int) -> Mentioned:
    """The entity at ``row`` of one edition, with the spans that stand for it there."""
    query = sa.select(t.edition_reports.c.report, t.edition_reports.c.resolved)
    told = connection.execute(query.where(t.edition_reports.c.edition == edition)).all()
    spans = (Span(report, start, end) for report, all_ in told for start, end, number in all_ if number == row)
    return Mentioned(entities(connection, edition)[row], frozenset(spans))


def _report(row: Any, supersedes: str | None) -> Report:
    given = ("id", "text", "sha256", "outlet", "published", "title", "url", "language", "retrieved", "source_file")
    columns = (*given, "publisher")
    return Report(
        **{name: row[name] for name in columns},
        supersedes=supersedes,
        authors=tuple(row["authors"]),
        credits=tuple(row["credits"]),
        dateline_place=row["dateline_place"],
        parts=tuple(Part(kind, start, end) for kind, start, end in row["parts"]),
    )


def _attribution(row: Any, spans: dict[tuple[int, int, str], list[Span]]) -> Attribution:
    def of(role: str) -> list[Span]:
        return spans[(row["reading"], row["row"], role)]

    return Attribution(
        id=row["id"],
        source=next(iter(of("source")), None),
        cue=next(iter(of("cue")), None),
        content=tuple(of("content")),
        quote=row["quote"],
        stance=row["stance"],
        negated=row["negated"],
        within=row["within"],
        said_on=row["said_on"],
        channel=row["channel"],
        addressee=row["addressee"],
        confidence=row["confidence"],
    )


def _identities(connection: Connection, edition: int, told: Sequence[Any]) -> Identities:
    known = entities(connection, edition)
    by_span = {
        Span(row["report"], start, end): known[number].id for row in told for start, end, number in row["resolved"]
    }
    return Identities(known, dict(sorted(by_span.items())), {e.id: e for e in known})


def _entity(row: Any, aliases: list[Alias]) -> Entity:
    place = Place(row["lat"], row["lon"], row["country"], row["geonames_id"]) if row["lat"] is not None else None
    return Entity(
        id=row["id"],
        name=row["name"],
        type=row["type"],
        aliases=tuple(aliases),
        side=row["side"],
        place=place,
        description=row["description"],
        reasons=tuple(row["reasons"]),
    )


def _joined(value: list[Any] | None) -> Joined | None:
    return Joined(value[0], value[1], _reasons(value[2]), _reasons(value[3])) if value is not None else None


def _position(row: Any, *, joined: Joined | None = None, implied: str | None = None) -> Position:
    return Position(
        id=row["id"],
        report=row["report"],
        holder=row["holder"],
        holder_entity=row["holder_entity"],
        stance=row["stance"],
        span=_span(row),
        text=row["text"],
        attribution=row["attribution"],
        said_on=row["said_on"],
        value=row["value"],
        side=row["side"],
        chain=tuple(row["chain"]),
        confidence=row["confidence"],
        superseded_by=row["superseded_by"],
        addressee=row["addressee"],
        joined=joined,
        implied=implied,
    )


def _differences(
    connection: Connection, edition: int, spans: dict[tuple[str, int, int], tuple[Span, ...]]
) -> tuple[Difference, ...]:
    sides: dict[int, list[Side]] = defaultdict(list)
    for row in _of_edition(connection, t.sides, edition):
        place = ("side", row["difference"], row["row"])
        sides[row["difference"]].append(Side(row["value"], tuple(row["positions"]), spans[place]))
    return tuple(
        Difference(
            id=row["id"],
            kind=row["kind"],
            conflict=row["conflict"],
            summary=row["summary"],
            sides=tuple(sides[row["row"]]),
            claims=tuple(row["claims"]),
            score=row["score"],
            reasons=_reasons(row["reasons"]),
            relation="exclude" if row["conflict"] else row["relation"],
        )
        for row in _of_edition(connection, t.differences, edition)
    )


def _spans(connection: Connection, edition: int) -> dict[tuple[str, int, int], tuple[Span, ...]]:
    found: dict[tuple[str, int, int], list[Span]] = defaultdict(list)
    for row in _of_edition(connection, t.evidence, edition):
        found[(row["of"], row["owner"], row["part"])].append(_span(row))
    return defaultdict(tuple, {place: tuple(spans) for place, spans in found.items()})


def _span(row: Any) -> Span:
    return Span(row["report"], row["start"], row["end"])


def _stamp(value: list[Any] | None) -> Stamp | None:
    return Stamp(value[0], tuple((name, version) for name, version in value[1])) if value is not None else None


def _reasons(values: list[list[Any]]) -> tuple[Reason, ...]:
    return tuple(Reason(feature, value, weight) for feature, value, weight in values)


def _of_edition(connection: Connection, table: sa.Table, edition: int) -> Sequence[Any]:
    query = sa.select(table).where(table.c.edition == edition).order_by(*table.primary_key.columns)
    return connection.execute(query).mappings().all()


def _ordered(connection: Connection, table: sa.Table, keys: Sequence[Any]) -> Sequence[Any]:
    query = sa.select(table).where(table.c.reading.in_(keys)).order_by(*table.primary_key.columns)
    return connection.execute(query).mappings().all()


def _chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[n : n + MOST_PARAMETERS] for n in range(0, len(values), MOST_PARAMETERS))
