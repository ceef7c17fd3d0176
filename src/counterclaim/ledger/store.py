"""Records to rows. Every span is proven against its report's text before its row is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from sqlalchemy import Table
from sqlalchemy.engine import Connection

from counterclaim.claims.records import Claim, Difference, Dossier, Joined, Position, Reason
from counterclaim.errors import SpanError
from counterclaim.ledger import tables as t
from counterclaim.models.stamp import Stamp
from counterclaim.reading.records import Reading
from counterclaim.text import Report, Span

Row = dict[str, Any]
TURN = "\t"
"""Between a reader's version and which reading of its report it is, from the second on: one reader may read a report
twice under other rules, and (report, model) is unique."""


def stretch(span: Span, reports: Mapping[str, Report], text: str | None = None) -> Row:
    """The columns of ``span``: its text is what stands there, and must be ``text`` where that is given.

    Raises SpanError where it is not, or where the span is of no report at hand.
    """
    report = reports.get(span.report)
    if report is None:
        raise SpanError("a span of a report that is not being stored", where=span.report)
    found = report.quote(span)
    if text is not None:
        report.prove(span, text)
    return {"report": span.report, "start": span.start, "end": span.end, "text": found}


def insert(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """All ``rows`` at once; nothing where there are none."""
    made = list(rows)
    if made:
        connection.execute(table.insert(), made)


def insert_report(connection: Connection, report: Report, now: str) -> None:
    row = {c.name: getattr(report, c.name) for c in t.reports.columns if c.name not in ("recorded_at", "parts")}
    row |= {"authors": list(report.authors), "credits": list(report.credits), "recorded_at": now}
    row["parts"] = [[p.kind, p.start, p.end] for p in report.parts]
    insert(connection, t.reports, [row])


def insert_reading(connection: Connection, report: Report, reading: Reading, now: str, *, turn: int = 1) -> int:
    """The id of the reading's row; ``turn`` is how many readings the report has with it.

    Raises SpanError where it is of another report, or a span is not in it.
    """
    if reading.report != report.id:
        raise SpanError("a reading of another report", where=report.name)
    held = {report.id: report}
    for sentence in reading.sentences:
        stretch(sentence, held)
    values = {
        "report": report.id,
        "recorded_at": now,
        "model": reading.model if turn == 1 else f"{reading.model}{TURN}{turn}",
        "outcome": reading.outcome,
        "sentences": [[s.start, s.end] for s in reading.sentences],
        "dropped": reading.dropped,
    }
    made = connection.execute(t.readings.insert().values(values)).inserted_primary_key
    key = int(made[0]) if made is not None else 0
    _attributions(connection, key, reading, held)
    insert(
        connection,
        t.mentions,
        (
            {"reading": key, "row": n, **stretch(m.span, held), "kind": m.kind, "type": m.type, "label": m.label}
            for n, m in enumerate(reading.mentions)
        ),
    )
    insert(
        connection,
        t.times,
        (
            {"reading": key, "row": n, **stretch(e.span, held), "value": e.value, "type": e.type}
            for n, e in enumerate(reading.times)
        ),
    )
    return key


def _attributions(connection: Connection, key: int, reading: Reading, held: Mapping[str, Report]) -> None:
    insert(
        connection,
        t.attributions,
        (
            {
                "reading": key,
                "row": n,
                "id": a.id,
                "quote": a.quote,
                "stance": a.stance,
                "negated": a.negated,
                "within": a.within,
                "said_on": a.said_on,
                "channel": a.channel,
                "addressee": a.addressee,
                "confidence": a.confidence,
            }
            for n, a in enumerate(reading.attributions)
        ),
    )
    insert(
        connection,
        t.attribution_spans,
        (
            {"reading": key, "row": n, "role": role, "part": part, **stretch(span, held)}
            for n, a in enumerate(reading.attributions)
            for role, spans in (("source", (a.source,)), ("cue", (a.cue,)), ("content", a.content))
            for part, span in enumerate(spans)
            if span is not None
        ),
    )


def insert_edition(
    connection: Connection, dossier: Dossier, readings: Mapping[str, int], *, number: int, now: str
) -> int:
    """The id of the new edition of the dossier's story; ``readings`` gives the row of each report's reading."""
    story = dossier.story
    values = {
        "story": story.id,
        "number": number,
        "recorded_at": now,
        "title": story.title,
        "first": story.first,
        "last": story.last,
        "reasons": list(story.reasons),
        "made_with": _stamp(dossier.made_with),
    }
    made = connection.execute(t.editions.insert().values(values)).inserted_primary_key
    edition = int(made[0]) if made is not None else 0
    held = {r.id: r for r in dossier.reports}
    _identities(connection, edition, dossier, readings, held)
    _claims(connection, edition, dossier.comparison.claims, held)
    _differences(connection, edition, dossier.comparison.differences, held)
    _shared(connection, edition, dossier, held)
    left = dossier.comparison.unattached
    insert(connection, t.unattached, ({"edition": edition, "row": n, **_position(p, held)} for n, p in enumerate(left)))
    return edition


def _identities(
    connection: Connection, edition: int, dossier: Dossier, readings: Mapping[str, int], held: Mapping[str, Report]
) -> None:
    known = dossier.identities
    rows = {e.id: n for n, e in enumerate(known.entities)}
    resolved: dict[str, list[list[int]]] = {id_: [] for id_ in held}
    for span, entity in known.by_span.items():
        stretch(span, held)
        resolved[span.report].append([span.start, span.end, rows[entity]])
    insert(
        connection,
        t.edition_reports,
        (
            {
                "edition": edition,
                "row": n,
                "report": r.id,
                "reading": readings[r.id],
                "resolved": sorted(resolved[r.id]),
            }
            for n, r in enumerate(dossier.reports)
        ),
    )
    insert(
        connection,
        t.entities,
        (
            {
                "edition": edition,
                "row": n,
                "id": e.id,
                "name": e.name,
                "type": e.type,
                "side": e.side,
                "description": e.description,
                "lat": e.place.lat if e.place is not None else None,
                "lon": e.place.lon if e.place is not None else None,
                "country": e.place.country if e.place is not None else None,
                "geonames_id": e.place.geonames_id if e.place is not None else None,
                "reasons": list(e.reasons),
            }
            for n, e in enumerate(known.entities)
        ),
    )
    insert(
        connection,
        t.aliases,
        (
            {"edition": edition, "entity": n, "row": k, "text": a.text, "former": a.former}
            for n, e in enumerate(known.entities)
            for k, a in enumerate(e.aliases)
        ),
    )


def _claims(connection: Connection, edition: int, claims: tuple[Claim, ...], held: Mapping[str, Report]) -> None:
    insert(
        connection,
        t.claims,
        (
            {
                "edition": edition,
                "row": n,
                "id": c.id,
                "statement": c.statement,
                "kind": c.kind,
                "status": c.status,
                "independent_origins": c.independent_origins,
                "score": c.score,
                "reasons": _reasons(c.reasons),
                "status_reasons": list(c.status_reasons),
                "about": c.about,
                "beside": list(c.beside),
            }
            for n, c in enumerate(claims)
        ),
    )
    insert(
        connection,
        t.positions,
        (
            {
                "edition": edition,
                "claim": n,
                "row": k,
                **_position(p, held),
                "joined": _joined(p.joined),
                "implied": p.implied,
            }
            for n, c in enumerate(claims)
            for k, p in enumerate(c.positions)
        ),
    )
    insert(
        connection,
        t.origins,
        (
            {
                "edition": edition,
                "claim": n,
                "row": k,
                "name": o.name,
                "known": o.known,
                "positions": list(o.positions),
                "reasons": list(o.reasons),
                "copies": [asdict(copy) for copy in o.copies],
            }
            for n, c in enumerate(claims)
            for k, o in enumerate(c.origins)
        ),
    )
    insert(
        connection, t.evidence, _evidence(edition, "claim", [(n, 0, c.evidence) for n, c in enumerate(claims)], held)
    )


def _position(p: Position, held: Mapping[str, Report]) -> Row:
    return {
        "id": p.id,
        **_of_report(p.report, stretch(p.span, held, p.text)),
        "holder": p.holder,
        "holder_entity": p.holder_entity,
        "stance": p.stance,
        "attribution": p.attribution,
        "said_on": p.said_on,
        "value": p.value,
        "side": p.side,
        "chain": list(p.chain),
        "confidence": p.confidence,
        "superseded_by": p.superseded_by,
        "addressee": p.addressee,
    }


def _joined(joined: Joined | None) -> list[Any] | None:
    if joined is None:
        return None
    return [joined.how, joined.other, _reasons(joined.reasons), _reasons(joined.beside)]


def _differences(
    connection: Connection, edition: int, differences: tuple[Difference, ...], held: Mapping[str, Report]
) -> None:
    insert(
        connection,
        t.differences,
        (
            {
                "edition": edition,
                "row": n,
                "id": d.id,
                "kind": d.kind,
                "conflict": d.conflict,
                "relation": d.relation,
                "summary": d.summary,
                "claims": list(d.claims),
                "score": d.score,
                "reasons": _reasons(d.reasons),
            }
            for n, d in enumerate(differences)
        ),
    )
    insert(
        connection,
        t.sides,
        (
            {"edition": edition, "difference": n, "row": k, "value": s.value, "positions": list(s.positions)}
            for n, d in enumerate(differences)
            for k, s in enumerate(d.sides)
        ),
    )
    places = [(n, k, s.evidence) for n, d in enumerate(differences) for k, s in enumerate(d.sides)]
    insert(connection, t.evidence, _evidence(edition, "side", places, held))


def _shared(connection: Connection, edition: int, dossier: Dossier, held: Mapping[str, Report]) -> None:
    insert(
        connection,
        t.reuse,
        (
            {"edition": edition, "row": n, "kind": r.kind, "origin": r.origin, "reasons": list(r.reasons)}
            for n, r in enumerate(dossier.reuse)
        ),
    )
    entries = dossier.comparison.timeline
    insert(
        connection,
        t.timeline,
        (
            {"edition": edition, "row": n, "date": e.date, "text": e.text, "kind": e.kind, "claims": list(e.claims)}
            for n, e in enumerate(entries)
        ),
    )
    insert(
        connection,
        t.only_in,
        (
            {"edition": edition, "row": n, "report": o.report, "claims": list(o.claims)}
            for n, o in enumerate(dossier.comparison.only_in)
        ),
    )
    passages = [(n, 0, r.passages) for n, r in enumerate(dossier.reuse)]
    insert(connection, t.evidence, _evidence(edition, "reuse", passages, held))
    dated = [(n, 0, e.evidence) for n, e in enumerate(entries)]
    insert(connection, t.evidence, _evidence(edition, "timeline", dated, held))


def _evidence(
    edition: int, of: str, places: list[tuple[int, int, tuple[Span, ...]]], held: Mapping[str, Report]
) -> Iterable[Row]:
    return (
        {"edition": edition, "of": of, "owner": owner, "part": part, "row": n, **stretch(span, held)}
        for owner, part, spans in places
        for n, span in enumerate(spans)
    )


def _of_report(report: str, row: Row) -> Row:
    if row["report"] != report:
        raise SpanError("a position whose span is of another report", where=report)
    return row


def _stamp(stamp: Stamp | None) -> list[Any] | None:
    return [stamp.version, [list(part) for part in stamp.parts]] if stamp is not None else None


def _reasons(reasons: tuple[Reason, ...]) -> list[list[Any]]:
    return [[r.feature, r.value, r.weight] for r in reasons]
