"""From a Dossier to what a brief shows: chosen, ordered, cut and cited, never reworded."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain

from counterclaim.brief.claims import claim_view
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.differences import difference_view, superseded_views
from counterclaim.brief.people import parties
from counterclaim.brief.phrases import count, phrase
from counterclaim.brief.places import places
from counterclaim.brief.view import Brief, DayView, OnlyInView, ReportView, ReuseView
from counterclaim.brief.wording import name, plain, visible
from counterclaim.claims.records import Dossier

MAIN_CLAIMS = 8
_WORDING = ("translation", "wording-of-quote")
_TIMELINE = 180
_BACKGROUND = timedelta(days=14)
_ONLY_IN = 150
_REUSE = 160


def build(dossier: Dossier) -> Brief:
    """All that a brief on ``dossier`` shows. Raises SpanError where a record does not prove its text."""
    desk = Desk(dossier)
    found = dossier.comparison
    claims = [claim_view(c, desk) for c in found.claims]
    superseded, overtaken = superseded_views(found, desk)
    kept = [d for d in found.differences if d.id not in overtaken]
    wording = tuple(difference_view(d, desk) for d in kept if d.kind in _WORDING and not d.conflict)
    conflicts = tuple(difference_view(d, desk) for d in kept if d.conflict)
    others = tuple(difference_view(d, desk) for d in kept if not d.conflict and d.kind not in _WORDING)
    earlier, timeline = _timeline(desk)
    people = parties(desk)
    only = _only_in(desk)
    where = places(desk)
    reuse = _reuse(desk)
    unsure = any(h.unsure for c in claims for held in c.held for h in held.holders) or any(
        s.unsure for p in people for speaker in p.speakers for s in speaker.said
    )
    outlets = len({r.name for r in dossier.reports})
    return Brief(
        title=plain(dossier.story.title),
        dates=_dates(dossier),
        counts=", ".join(
            (
                count(len(dossier.reports), "report"),
                count(outlets, "outlet"),
                count(len(found.claims), "claim"),
                count(len(conflicts), "conflict"),
            )
        ),
        reports=_reports(desk),
        claims=tuple(claims[:MAIN_CLAIMS]),
        more=tuple(claims[MAIN_CLAIMS:]),
        conflicts=conflicts,
        others=others,
        superseded=superseded,
        wording=wording,
        earlier=earlier,
        timeline=timeline,
        parties=people,
        only_in=only,
        places=where,
        reuse=reuse,
        cited=desk.cited,
        unsure=unsure,
    )


def _dates(dossier: Dossier) -> str:
    first, last = day(dossier.story.first, year=True), day(dossier.story.last, year=True)
    if first is None or last is None:
        return first or last or phrase("undated")
    return first if first == last else f"{first} – {last}"


def _timeline(desk: Desk) -> tuple[tuple[DayView, ...], tuple[DayView, ...]]:
    """The background, and what is dated to the story's own days; all as the latter where it would be empty."""
    first = desk.dossier.story.first
    since = (date.fromisoformat(first[:10]) - _BACKGROUND).isoformat() if first is not None else ""
    earlier: list[DayView] = []
    made: list[DayView] = []
    for entry in sorted(desk.dossier.comparison.timeline, key=lambda e: e.date):
        if not entry.evidence:
            continue
        also = [desk.cite(s) for s in entry.evidence[1:]]
        words = desk.words(entry.evidence[0], _TIMELINE, also=also)
        # A value of less precision sorts before the days in it, so a bare year or month is background.
        (made if entry.date >= since else earlier).append(
            DayView(day(entry.date, year=True) or "", entry.kind, phrase("timeline", entry.kind), words)
        )
    return (tuple(earlier), tuple(made)) if made else ((), tuple(earlier))


def _only_in(desk: Desk) -> tuple[OnlyInView, ...]:
    claims = {c.id: c for c in desk.dossier.comparison.claims}
    made = []
    for only in sorted(desk.dossier.comparison.only_in, key=lambda o: desk.numbers[o.report]):
        positions = [next((p for p in claims[c].positions if p.report == only.report), None) for c in only.claims]
        words = tuple(desk.words(p.span, _ONLY_IN, text=p.text) for p in positions if p is not None)
        if words:
            report = desk.report(only.report)
            made.append(OnlyInView(desk.numbers[only.report], desk.label(report), words))
    return tuple(made)


def _reuse(desk: Desk) -> tuple[ReuseView, ...]:
    made = []
    for reuse in desk.dossier.reuse:
        passages = sorted(
            (s for s in reuse.passages if s.report in desk.numbers), key=lambda s: (desk.numbers[s.report], s.start)
        )
        if len(passages) < 2:
            continue
        words = tuple(desk.words(s, _REUSE) for s in passages)
        same = all(w.full == words[0].full for w in words)
        if same:
            words = (desk.words(passages[0], _REUSE, also=chain.from_iterable(w.cites for w in words)),)
        origin = name(reuse.origin) if reuse.origin is not None else None
        made.append(ReuseView(phrase("reuse", reuse.kind), origin, words))
    return tuple(made)


def _reports(desk: Desk) -> tuple[ReportView, ...]:
    made = []
    for report, reading in zip(desk.dossier.reports, desk.dossier.readings, strict=True):
        positions = sum(p.report == report.id for p in desk.positions.values())
        made.append(
            ReportView(
                number=desk.numbers[report.id],
                id=report.id,
                outlet=plain(report.name),
                label=desk.label(report),
                date=day(report.published, year=True),
                title=plain(report.title) if report.title is not None else None,
                url=plain(report.url) if report.url is not None else None,
                source_file=plain(report.source_file) if report.source_file is not None else None,
                credits=tuple(plain(c) for c in report.credits),
                outcome=phrase("outcome", reading.outcome),
                read=reading.outcome != "other-language",
                counts=", ".join(
                    (
                        count(len(reading.sentences), "sentence"),
                        count(len(reading.attributions), "attribution"),
                        count(positions, "position"),
                    )
                ),
                text=visible(report.text),
            )
        )
    return tuple(made)
