"""One report into the ledger: all within the transaction that the caller holds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.claims.records import Dossier
from counterclaim.identity.decided import decided as correct
from counterclaim.ledger import fetch, store
from counterclaim.ledger import tables as t
from counterclaim.ledger.changes import status_changes
from counterclaim.ledger.decided import decided
from counterclaim.ledger.records import Added, Reread
from counterclaim.ledger.stages import Stages
from counterclaim.ledger.telling import describe
from counterclaim.ledger.versions import superseded, versions_of
from counterclaim.models.stamp import stamp
from counterclaim.reading.records import Reading
from counterclaim.stories import Profile, StoryProfile, story_id, window
from counterclaim.text import Report, by_publication


def add(
    connection: Connection, report: Report, reading: Reading, profile: Profile, *, stages: Stages, now: str
) -> Added:
    """Store ``report``, give it its story, and make the next edition of that story.

    Only the reports of that story are loaded, as they were read; none is read again.
    """
    store.insert_report(connection, report, now)
    pairs = versions_of(connection, report)
    store.insert(
        connection,
        t.versions,
        ({"newer": v.newer, "older": v.older, "recorded_at": now, "reason": v.reason} for v in pairs),
    )
    store.insert_reading(connection, report, reading, now)
    _insert_profile(connection, profile, now)
    other = next((v.older if v.newer == report.id else v.newer for v in pairs), None)
    story, score, reasons = _story_of(connection, report, profile, other, stages)
    is_new = connection.scalar(sa.select(t.stories.c.id).where(t.stories.c.id == story)) is None
    if is_new:
        store.insert(connection, t.stories, [{"id": story, "recorded_at": now}])
    member: store.Row = {
        "report": report.id,
        "story": story,
        "recorded_at": now,
        "score": score,
        "reasons": list(reasons),
    }
    store.insert(connection, t.members, [member])
    older = next((v.older for v in pairs if v.newer == report.id), None)
    _event(connection, now, "report-added", report.name, report=report.id, story=story)
    for v in pairs:
        _event(connection, now, "version-added", f"{v.newer} supersedes {v.older}", report=v.newer, story=story)
    _event(connection, now, "story-formed" if is_new else "story-joined", report.name, report=report.id, story=story)
    number = make_edition(connection, story, stages, now)
    return Added(report=report.id, story=story, edition=number, new_story=is_new, supersedes=older)


def latest(connection: Connection, story: str, *, as_of: str | None = None) -> tuple[int, int] | None:
    """The id and the number of the newest edition of ``story`` (recorded by ``as_of``), or None."""
    query = sa.select(t.editions.c.id, t.editions.c.number).where(t.editions.c.story == story)
    if as_of is not None:
        query = query.where(t.editions.c.recorded_at <= as_of)
    found = connection.execute(query.order_by(t.editions.c.number.desc()).limit(1)).first()
    return (found[0], found[1]) if found is not None else None


def _story_of(
    connection: Connection, report: Report, profile: Profile, other: str | None, stages: Stages
) -> tuple[str, float | None, tuple[str, ...]]:
    """The id, the score and the reasons; another version's story where there is one."""
    if other is not None:
        story = connection.scalar(sa.select(t.members.c.story).where(t.members.c.report == other))
        return str(story), None, (f"{report.id} is a version of {other}",)
    joined = stages.assign(profile, _near(connection, profile))
    if joined is None:
        return story_id(report.id), None, ()
    return joined.story, joined.score, joined.reasons


def _near(connection: Connection, profile: Profile) -> list[StoryProfile]:
    """The stories with a report within the window of days, each with the profiles of all its current reports."""
    days, owners = t.profiles.c.day, t.members.c
    near = sa.select(owners.story).join(t.profiles, t.profiles.c.report == owners.report)
    if profile.day is not None:
        low, high = (date_.isoformat() for date_ in _around(profile))
        near = near.where(sa.or_(days.is_(None), days.between(low, high)))
    query = (
        sa.select(owners.story, t.profiles.c.body)
        .join(t.profiles, t.profiles.c.report == owners.report)
        .where(
            owners.story.in_(near),
            t.profiles.c.model == profile.model,
            owners.report.not_in(sa.select(t.versions.c.older)),
        )
    )
    found: dict[str, list[Profile]] = {}
    for story, body in connection.execute(query):
        found.setdefault(story, []).append(Profile.from_json(body))
    return [StoryProfile(s, tuple(sorted(found[s], key=lambda p: p.order))) for s in sorted(found)]


def _around(profile: Profile) -> tuple[date, date]:
    assert profile.day is not None
    low = max(profile.day.toordinal() - window(), date.min.toordinal())
    high = min(profile.day.toordinal() + window(), date.max.toordinal())
    return date.fromordinal(low), date.fromordinal(high)


def make_edition(connection: Connection, story: str, stages: Stages, now: str) -> int:
    """Compare the current reports of ``story`` under what was judged, and store it; the number of the edition."""
    return _store(connection, *_compared(connection, story, stages), now)


def reread(
    connection: Connection, story: str, made: Mapping[str, tuple[Reading, Profile]], *, stages: Stages, now: str
) -> Reread:
    """Keep what was ``made`` anew of reports of ``story``, beside what was before, and compare the story again.

    A reading or a profile that is as the newest stored one is not stored again, and a comparison that is as the newest
    edition, by the same software and weights, makes no edition.
    """
    changed = [report for report in sorted(made) if _keep_reading(connection, report, made[report][0], story, now)]
    for report in sorted(made):
        _keep_profile(connection, made[report][1], now)
    dossier, keys = _compared(connection, story, stages)
    before = latest(connection, story)
    stands = before is not None and fetch.dossier(connection, before[0]) == dossier
    number = _store(connection, dossier, keys, now) if not stands else None
    return Reread(story=story, reports=len(made), changed=tuple(changed), edition=number)


def _keep_reading(connection: Connection, report: str, reading: Reading, story: str, now: str) -> bool:
    """Whether ``reading`` is another than the newest of the report; then it is stored."""
    keys = list(connection.scalars(sa.select(t.readings.c.id).where(t.readings.c.report == report)))
    if keys and fetch.readings(connection, [max(keys)])[max(keys)] == reading:
        return False
    found = fetch.reports(connection, [report])[report]
    store.insert_reading(connection, found, reading, now, turn=len(keys) + 1)
    _event(connection, now, "report-reread", f"{found.name}, by {reading.model}", report=report, story=story)
    return True


def _keep_profile(connection: Connection, profile: Profile, now: str) -> None:
    p = t.profiles.c
    known = sa.select(p.report).where(p.report == profile.report, p.model == profile.model)
    if connection.scalar(known) is None:
        _insert_profile(connection, profile, now)


def _insert_profile(connection: Connection, profile: Profile, now: str) -> None:
    day = profile.day.isoformat() if profile.day is not None else None
    row = {"report": profile.report, "model": profile.model, "recorded_at": now, "day": day, "body": profile.to_json()}
    store.insert(connection, t.profiles, [row])


def current_reports(connection: Connection, story: str) -> tuple[list[Report], dict[str, list[str]]]:
    """The reports of ``story`` that no newer version took the place of, in order, and why each is of the story."""
    rows = connection.execute(
        sa.select(t.members.c.report, t.members.c.reasons).where(t.members.c.story == story)
    ).all()
    old = superseded(connection, [report for report, _ in rows])
    current = {report: reasons for report, reasons in rows if report not in old}
    return sorted(fetch.reports(connection, current).values(), key=by_publication), current


def _compared(connection: Connection, story: str, stages: Stages) -> tuple[Dossier, dict[str, int]]:
    """``story`` compared under what was judged, and by report the row of its newest reading."""
    reports, current = current_reports(connection, story)
    # A report that was read by two models is taken as the newer read it.
    read_by = sa.select(t.readings.c.report, t.readings.c.id).where(t.readings.c.report.in_(sorted(current)))
    keys: dict[str, int] = {row[0]: row[1] for row in connection.execute(read_by.order_by(t.readings.c.id))}
    by_key = fetch.readings(connection, keys.values())
    readings = [by_key[keys[r.id]] for r in reports]
    told = describe(story, reports, [reason for r in reports for reason in current[r.id]])
    judged = decided(connection, story)
    identities = correct(stages.identify(reports, readings), judged.entities, reports)
    shared = stages.find_reuse(reports, readings)
    comparison = stages.compare(told, reports, readings, identities, shared, decisions=judged.claims)
    made_with = stamp(r.model for r in readings)
    return Dossier(told, tuple(reports), tuple(readings), identities, shared, comparison, made_with), keys


def _store(connection: Connection, dossier: Dossier, keys: Mapping[str, int], now: str) -> int:
    """Store ``dossier`` as the next edition of its story; its number."""
    story = dossier.story.id
    before = latest(connection, story)
    known = fetch.claims(connection, before[0]) if before is not None else ()
    number = before[1] + 1 if before is not None else 1
    store.insert_edition(connection, dossier, keys, number=number, now=now)
    _event(connection, now, "edition-made", f"edition {number}: {len(dossier.reports)} reports", story=story)
    for claim, change in status_changes(known, dossier.comparison.claims):
        _event(connection, now, "claim-status", change, story=story, claim=claim.id)
    return number


def _event(
    connection: Connection,
    now: str,
    kind: str,
    detail: str,
    *,
    report: str | None = None,
    story: str | None = None,
    claim: str | None = None,
) -> None:
    row = {"recorded_at": now, "kind": kind, "report": report, "story": story, "claim": claim, "detail": detail}
    store.insert(connection, t.events, [row])
