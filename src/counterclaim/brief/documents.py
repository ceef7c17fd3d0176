"""The JSON contract: one object a report, one a story. ``docs/json.md`` says what each field means."""

from __future__ import annotations

import json
from collections.abc import Mapping
from importlib.resources import files
from typing import Any, Literal

from counterclaim.brief.alike import told_alike
from counterclaim.brief.desk import Desk
from counterclaim.brief.figures import figures
from counterclaim.brief.open import left_open
from counterclaim.brief.outliers import outliers
from counterclaim.brief.view import Words
from counterclaim.claims.history import history
from counterclaim.claims.pairing import Pairing
from counterclaim.claims.records import Claim, Copy, Difference, Dossier, Position, Reason
from counterclaim.errors import SpanError
from counterclaim.identity.records import Entity, Identities
from counterclaim.models.stamp import Stamp
from counterclaim.reading.records import Attribution, MentionKind, Reading
from counterclaim.text import Report, Span

CONTRACT = 1
Document = dict[str, Any]


def schema(name: Literal["report", "story"]) -> Document:
    """The JSON Schema (draft 2020-12) of ``report_document`` or ``story_document``."""
    text = (files("counterclaim.brief") / "schemas" / f"{name}.schema.json").read_text("utf-8")
    loaded: Document = json.loads(text)
    return loaded


def report_document(report: Report, reading: Reading, identities: Identities, *, with_text: bool = True) -> Document:
    """A report as it was read. Spans are ``[start, end]`` in code points of ``report.text``, end-exclusive.

    Without ``with_text`` the field ``report.text`` is left out. Raises SpanError where a span is
    not in the report.
    """
    head: Document = {
        "id": report.id,
        "outlet": report.outlet,
        "publisher": report.publisher,
        "published": report.published,
        "title": report.title,
        "url": report.url,
        "language": report.language,
        "sha256": report.sha256,
        "source_file": report.source_file,
        "retrieved": report.retrieved,
        "supersedes": report.supersedes,
        "authors": list(report.authors),
        "credits": list(report.credits),
        "dateline_place": report.dateline_place,
        "parts": [{"kind": p.kind, "span": [p.start, p.end]} for p in report.parts],
    }
    if with_text:
        head["text"] = report.text
    named = {entity for span, entity in identities.by_span.items() if span.report == report.id}
    kinds = {m.span: m.kind for m in reading.mentions}
    return {
        "contract": CONTRACT,
        "id": report.id,
        "report": head,
        "outcome": reading.outcome,
        "model": reading.model,
        "dropped": reading.dropped,
        "sentences": [_pair(report, s) for s in reading.sentences],
        "attributions": [_attribution(a, report, identities, kinds) for a in reading.attributions],
        "mentions": [
            {
                **_quote(report, m.span),
                "entity": identities.by_span.get(m.span),
                "kind": m.kind,
                "type": m.type,
            }
            for m in reading.mentions
        ],
        "entities": [_entity(e) for e in identities.entities if e.id in named],
        "times": [{**_quote(report, t.span), "value": t.value, "type": t.type} for t in reading.times],
    }


def story_document(dossier: Dossier, *, with_text: bool = False, with_reasons: bool = False) -> Document:
    """A story with its reports, claims and differences; the texts of the reports only ``with_text``, and only
    ``with_reasons`` why each position is of its claim and how it goes with the member that it is likeliest one with.

    Raises SpanError where a record does not prove its text.
    """
    reports = {r.id: r for r in dossier.reports}
    found = dossier.comparison
    story = dossier.story
    named = {entity for span, entity in dossier.identities.by_span.items() if span.report in reports}
    desk = Desk(dossier)
    pairing = Pairing(found) if with_reasons else None
    report_of = {p.id: p.report for c in found.claims for p in c.positions}
    return {
        "contract": CONTRACT,
        "story": {
            "id": story.id,
            "title": story.title,
            "first": story.first,
            "last": story.last,
            "reasons": list(story.reasons),
        },
        "made_with": _stamp(dossier.made_with),
        "reports": [
            report_document(report, reading, dossier.identities, with_text=with_text)
            for report, reading in zip(dossier.reports, dossier.readings, strict=True)
        ],
        "entities": [_entity(e) for e in dossier.identities.entities if e.id in named],
        "claims": [_claim(c, reports, report_of, pairing) for c in found.claims],
        "differences": [_difference(d, reports) for d in found.differences],
        "reuse": [
            {
                "kind": r.kind,
                "origin": r.origin,
                "passages": [_evidence(s, reports) for s in r.passages if s.report in reports],
                "reasons": list(r.reasons),
            }
            for r in dossier.reuse
        ],
        "timeline": [
            {
                "date": t.date,
                "text": t.text,
                "kind": t.kind,
                "claims": list(t.claims),
                "evidence": [_evidence(s, reports) for s in t.evidence],
            }
            for t in found.timeline
        ],
        "only_in": [{"report": o.report, "claims": list(o.claims)} for o in found.only_in],
        "told_alike": [{"claim": a.claim, "by": a.why, "names": a.who or None} for a in told_alike(desk)],
        "outliers": [
            {
                "claim": o.claim,
                "passage": _first(o.words, reports),
                "against": [{"how": a.label, "holder": a.who, "passage": _first(a.words, reports)} for a in o.against],
            }
            for o in outliers(desk)
        ],
        "figures": [
            {
                "claim": f.claim,
                "holder": f.who,
                "passage": _first(f.words, reports),
                "figure": f.figure or None,
                "caveat": _first(f.caveat, reports) if f.caveat is not None else None,
            }
            for f in figures(desk)
        ],
        "open": [
            {
                "kind": o.kind,
                "holder": o.who or None,
                "passages": [_evidence(c.span, reports) for c in (*o.words.cites, *o.words.also)],
            }
            for o in left_open(desk)
        ],
        "unattached": [_position(p, reports) for p in found.unattached],
    }


def _first(words: Words, reports: Mapping[str, Report]) -> Document:
    return _evidence(words.cites[0].span, reports)


def _stamp(stamp: Stamp | None) -> Document | None:
    if stamp is None:
        return None
    return {"version": stamp.version, "parts": [{"name": name, "version": version} for name, version in stamp.parts]}


def _pair(report: Report, span: Span) -> list[int]:
    report.quote(span)
    return [span.start, span.end]


def _quote(report: Report, span: Span) -> Document:
    return {"span": _pair(report, span), "text": report.quote(span)}


def _maybe(report: Report, span: Span | None) -> Document:
    return _quote(report, span) if span is not None else {"span": None, "text": None}


def _evidence(span: Span, reports: Mapping[str, Report]) -> Document:
    return {"report": span.report, **_quote(_held(span.report, reports), span)}


def _held(name: str, reports: Mapping[str, Report]) -> Report:
    report = reports.get(name)
    if report is None:
        raise SpanError("a span of a report that is not in the dossier", where=name)
    return report


def source_name(
    attribution: Attribution, report: Report, identities: Identities, kinds: Mapping[Span, MentionKind]
) -> str | None:
    """Who it is: the entity's name, else the source's words where they are a name; None where it cannot be told.

    ``kinds``: of the mentions by where they stand.
    """
    entity = identities.of(attribution.source)
    if entity is not None:
        return entity.name
    if attribution.source is None or kinds.get(attribution.source, "name") != "name":
        return None
    return report.quote(attribution.source)


def _attribution(
    attribution: Attribution, report: Report, identities: Identities, kinds: Mapping[Span, MentionKind]
) -> Document:
    source = _maybe(report, attribution.source)
    entity = identities.of(attribution.source)
    name = source_name(attribution, report, identities, kinds)
    return {
        "id": attribution.id,
        "source": {
            **source,
            "entity": entity.id if entity is not None else None,
            "name": name,
            "known": name is not None,
        },
        "cue": _maybe(report, attribution.cue),
        "content": [_quote(report, s) for s in attribution.content],
        "quote": attribution.quote,
        "stance": attribution.stance,
        "negated": attribution.negated,
        "within": attribution.within,
        "said_on": attribution.said_on,
        "channel": attribution.channel,
        "addressee": attribution.addressee,
        "confidence": attribution.confidence,
    }


def _entity(entity: Entity) -> Document:
    place = entity.place
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "aliases": [a.text for a in entity.aliases],
        "former_names": [a.text for a in entity.aliases if a.former],
        "side": entity.side,
        "description": entity.description,
        "place": {"lat": place.lat, "lon": place.lon, "country": place.country, "geonames_id": place.geonames_id}
        if place is not None
        else None,
        "reasons": list(entity.reasons),
    }


def _reasons(reasons: tuple[Reason, ...]) -> list[Document]:
    return [{"feature": r.feature, "value": r.value, "weight": r.weight} for r in reasons]


def _claim(
    claim: Claim, reports: Mapping[str, Report], report_of: Mapping[str, str], pairing: Pairing | None
) -> Document:
    return {
        "id": claim.id,
        "statement": claim.statement,
        "about": claim.about,
        "beside": list(claim.beside),
        "kind": claim.kind,
        "status": claim.status,
        "status_reasons": list(claim.status_reasons),
        "positions": [_position(p, reports, pairing) for p in claim.positions],
        "origins": [
            {
                "name": o.name,
                "known": o.known,
                "positions": list(o.positions),
                "reasons": list(o.reasons),
                "copies": [_copy(c) for c in o.copies],
            }
            for o in claim.origins
        ],
        "independent_origins": claim.independent_origins,
        "history": [
            {
                "when": c.when or None,
                "what": c.what,
                "report": c.report,
                "positions": list(c.positions),
                "status": c.status,
                "by": c.by,
            }
            for c in history(claim, {r.id: r.published or "" for r in reports.values()}, within=report_of)
        ],
        "evidence": [_evidence(s, reports) for s in claim.evidence],
        "score": claim.score,
        "reasons": _reasons(claim.reasons),
    }


def _joined(position: Position, pairing: Pairing) -> Document | None:
    joined = position.joined
    if joined is None:
        return None
    other = joined.other if joined.other is not None and pairing.holds(joined.other) else None
    return {
        "how": joined.how,
        "with": joined.other,
        "relation": pairing.between(position.id, other) if other is not None else None,
        "reasons": _reasons(joined.reasons),
        "beside": _reasons(joined.beside),
    }


def _copy(copy: Copy) -> Document:
    return {
        "kind": copy.kind,
        "name": copy.name,
        "reason": copy.reason,
        "publishers": [
            {
                "name": p.name,
                "reason": p.reason,
                "outlets": [
                    {
                        "name": o.name,
                        "also": list(o.also),
                        "reason": o.reason,
                        "reports": [{"report": leaf.report, "positions": list(leaf.positions)} for leaf in o.reports],
                    }
                    for o in p.outlets
                ],
            }
            for p in copy.publishers
        ],
    }


def _position(position: Position, reports: Mapping[str, Report], pairing: Pairing | None = None) -> Document:
    _held(position.report, reports).prove(position.span, position.text)
    why = {"joined": _joined(position, pairing)} if pairing is not None else {}
    return {
        "id": position.id,
        "report": position.report,
        "holder": position.holder,
        "holder_entity": position.holder_entity,
        "stance": position.stance,
        "span": [position.span.start, position.span.end],
        "text": position.text,
        "attribution": position.attribution,
        "said_on": position.said_on,
        "value": position.value,
        "side": position.side,
        "chain": list(position.chain),
        "addressee": position.addressee,
        "confidence": position.confidence,
        "superseded_by": position.superseded_by,
        "implied": position.implied,
        **why,
    }


def _difference(difference: Difference, reports: Mapping[str, Report]) -> Document:
    return {
        "id": difference.id,
        "kind": difference.kind,
        "conflict": difference.conflict,
        "relation": difference.relation,
        "summary": difference.summary,
        "sides": [
            {
                "value": s.value,
                "positions": list(s.positions),
                "evidence": [_evidence(e, reports) for e in s.evidence],
            }
            for s in difference.sides
        ],
        "claims": list(difference.claims),
        "score": difference.score,
        "reasons": _reasons(difference.reasons),
    }
