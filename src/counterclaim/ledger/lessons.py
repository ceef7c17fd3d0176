"""Judgements as training data: what a person said, of which words, and what had been found before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.claims.alignment.decisions import FOUND, Ruled
from counterclaim.claims.records import Claim, Difference
from counterclaim.identity.records import Mentioned
from counterclaim.ledger import fetch
from counterclaim.ledger import tables as t
from counterclaim.ledger.decided import CONFLICT, Thing, stories_with, things
from counterclaim.ledger.records import (
    DECIDING,
    JudgedDifference,
    JudgedSide,
    JudgedWords,
    Judgement,
    Lesson,
    LessonSubject,
)
from counterclaim.text import Span


def lessons(connection: Connection) -> Iterator[Lesson]:
    """Every judgement that decides something, oldest first, with the words it was about: once for each story."""
    query = sa.select(t.judgements).where(t.judgements.c.kind.in_(DECIDING)).order_by(t.judgements.c.id)
    since: dict[frozenset[str | None], str] = {}
    for row in connection.execute(query).mappings().all():
        judgement = Judgement(**row)
        first_at = since.setdefault(frozenset((judgement.about, judgement.other)), judgement.recorded_at)
        for story in stories_with(connection, judgement.about):
            first, second = things(connection, judgement, story)
            if first is None or (second is None and judgement.other is not None):
                continue
            ruled = _difference(connection, judgement.about, story) if isinstance(first, Ruled) else None
            yield Lesson(
                subject=_subject(first, second),
                found=_found(connection, judgement, story, first_at, ruled),
                kind=judgement.kind,
                story=story,
                recorded_at=judgement.recorded_at,
                who=judgement.who,
                note=judgement.note,
                first=_words(connection, first),
                second=_words(connection, second) if second is not None else (),
                difference=_judged(connection, ruled) if ruled is not None else None,
            )


def _subject(first: Thing, second: Thing | None) -> LessonSubject:
    if isinstance(first, Ruled):
        return "conflict"
    if isinstance(first, Mentioned):
        return "entities" if second is not None else "name"
    return "claims" if second is not None else "stance"


def _found(
    connection: Connection, judgement: Judgement, story: str, first_at: str, ruled: Difference | None
) -> str | None:
    """What the newest edition that was made before anybody judged it says; None where none has it."""
    if ruled is not None:
        told = next((r.value == "a conflict" for r in ruled.reasons if r.feature == FOUND), ruled.conflict)
        return next(label for label, conflict in CONFLICT.items() if conflict == told)
    e = t.editions.c
    made = connection.execute(sa.select(e.id, e.recorded_at).where(e.story == story).order_by(e.id.desc())).all()
    before = [edition for edition, at in made if at < first_at] or [edition for edition, _ in made[-1:]]
    names = [n for n in (judgement.about, judgement.other) if n is not None]
    for edition in before:
        claims = fetch.claims(connection, edition)
        homes = [_home(claims, name) for name in names]
        if len(names) == 2 and None not in homes:
            return "same" if homes[0] == homes[1] else "different"
        position = next((p for c in claims for p in c.positions if p.id == names[0]), None)
        if len(names) == 1 and position is not None:
            return position.stance
        entities = {x.id: x.name for x in fetch.entities(connection, edition)}
        if all(name in entities for name in names):
            return "different" if len(names) == 2 else entities[names[0]]
    return None


def _home(claims: Iterable[Claim], name: str) -> str | None:
    """The id of the claim that ``name`` is, or is a position of."""
    return next((c.id for c in claims if c.id == name or any(p.id == name for p in c.positions)), None)


def _difference(connection: Connection, name: str, story: str) -> Difference | None:
    """The difference ``name`` as the newest edition of ``story`` that has it tells it."""
    d, e = t.differences.c, t.editions.c
    query = sa.select(d.edition, d.row).join(t.editions, d.edition == e.id).where(d.id == name, e.story == story)
    found = connection.execute(query.order_by(d.edition.desc()).limit(1)).first()
    return fetch.differences(connection, found[0])[found[1]] if found is not None else None


def _judged(connection: Connection, difference: Difference) -> JudgedDifference:
    sides = (
        JudgedSide(value=s.value, words=_of_spans(connection, [(x, None) for x in s.evidence]))
        for s in difference.sides
    )
    return JudgedDifference(kind=difference.kind, summary=difference.summary, sides=tuple(sides))


def _words(connection: Connection, found: Thing) -> tuple[JudgedWords, ...]:
    """What a person had before them: a claim's positions, a difference's evidence, an entity's spellings."""
    if isinstance(found, Mentioned):
        return tuple(JudgedWords(holder=found.entity.name, text=a.text) for a in found.entity.aliases)
    if isinstance(found, Ruled):
        return _of_spans(connection, [(s, None) for s in sorted(found.evidence)])
    return _of_spans(connection, [(h.span, h.holder) for h in found])


def _of_spans(connection: Connection, spans: list[tuple[Span, str | None]]) -> tuple[JudgedWords, ...]:
    texts = fetch.reports(connection, {span.report for span, _ in spans})
    return tuple(
        JudgedWords(
            holder=holder,
            text=texts[span.report].quote(span),
            report=span.report,
            outlet=texts[span.report].outlet,
            start=span.start,
            end=span.end,
        )
        for span, holder in spans
    )
