"""From a Dossier to what a brief shows: chosen, ordered, cut and cited, never reworded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain

from counterclaim.brief.claims import background, claim_view
from counterclaim.brief.days import day
from counterclaim.brief.desk import Desk
from counterclaim.brief.differences import difference_view, name_view, superseded_views, telling_first
from counterclaim.brief.holders import named, own_voice, shown_name
from counterclaim.brief.people import parties
from counterclaim.brief.phrases import count, phrase
from counterclaim.brief.places import places
from counterclaim.brief.standing import told_in
from counterclaim.brief.timeline import timeline
from counterclaim.brief.title import title_of
from counterclaim.brief.view import Alone, Brief, ClaimView, OnlyInView, ReportView, ReuseView, Words
from counterclaim.brief.wording import name, plain, visible
from counterclaim.claims.clauses import stands_alone
from counterclaim.claims.records import Dossier
from counterclaim.text import Span

MAIN_CLAIMS = 6
_WORDING = ("translation", "wording-of-quote")
_COMPARED = 100
_ONLY_IN = 150
_REUSE = 160


def build(dossier: Dossier) -> Brief:
    """All that a brief on ``dossier`` shows. Raises SpanError where a record does not prove its text."""
    desk = Desk(dossier)
    found = dossier.comparison
    told: set[Span] = set()
    # What a report says of itself in its own voice is background, however much it weighs.
    claims = _repeated_last([claim_view(c, desk, told) for c in sorted(found.claims, key=background)])
    superseded, overtaken = superseded_views(found, desk)
    kept = [d for d in found.differences if d.id not in overtaken]
    names = [d for d in kept if d.kind == "name-variant" and not d.conflict]
    rest = [d for d in kept if not d.conflict and d.kind not in (*_WORDING, "name-variant")]
    wording = tuple(difference_view(d, desk) for d in kept if d.kind in _WORDING and not d.conflict)
    conflicts = tuple(difference_view(d, desk) for d in kept if d.conflict)
    others = tuple(difference_view(d, desk) for d in telling_first(rest))
    spellings = tuple(name_view(d, desk) for d in names)
    earlier, days, later = timeline(desk)
    people = parties(desk)
    only = _only_in(desk)
    where = places(desk)
    reuse = _reuse(desk)
    unsure = any(h.unsure for c in claims for held in c.held for h in held.holders) or any(
        s.unsure for p in people for speaker in p.speakers for s in speaker.said
    )
    outlets = len({r.name for r in dossier.reports})
    return Brief(
        title=title_of(desk),
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
        # In a line of its own a fragment tells nothing, however much it weighs.
        more=tuple(sorted(claims[MAIN_CLAIMS:], key=lambda c: (c.background, not stands_alone(c.statement.full)))),
        conflicts=conflicts,
        others=others,
        superseded=superseded,
        names=spellings,
        wording=wording,
        earlier=earlier,
        days=days,
        later=later,
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


def _repeated_last(claims: Sequence[ClaimView]) -> list[ClaimView]:
    """The claims in order, those last whose heading stands in one before them.

    Only the first of them are looked at: what stands far below repeats little that is seen.
    """
    first: list[ClaimView] = []
    again: list[ClaimView] = []
    for claim in claims:
        (again if any(claim.statement.full in c.statement.full for c in first[:_COMPARED]) else first).append(claim)
    return first + again


def _once(said: Sequence[Alone]) -> list[Alone]:
    """Without what stands in words before it, or has them in it."""
    kept: list[Alone] = []
    for alone in said:
        if not any(_repeats(alone.words, k.words) for k in kept):
            kept.append(alone)
    return kept


def _repeats(one: Words, other: Words) -> bool:
    return one.full in other.full or other.full in one.full


def _only_in(desk: Desk) -> tuple[OnlyInView, ...]:
    """By report, what somebody says in it first, each in the order of the claims."""
    rank = {c.id: (background(c), n) for n, c in enumerate(desk.dossier.comparison.claims)}
    made = []
    for only in sorted(desk.dossier.comparison.only_in, key=lambda o: desk.numbers[o.report]):
        said: list[Alone] = []
        for claim in sorted(only.claims, key=lambda c: rank[c]):
            position = next((p for p in desk.claims[claim].positions if p.report == only.report), None)
            if position is not None:
                desk.cite_position(position)
                who = "" if own_voice(position, desk) else named(position, desk)
                said.append(Alone(who, desk.words(told_in(position, desk), _ONLY_IN)))
        said = _once(sorted(said, key=lambda a: (a.who == phrase("no_speaker"), not stands_alone(a.words.full))))
        said = [a for a in said if stands_alone(a.words.full)] or said[:1]
        if said:
            made.append(OnlyInView(desk.numbers[only.report], desk.label(desk.report(only.report)), tuple(said)))
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
        speaker = _speaker(passages, desk) if reuse.kind == "quotation" else None
        origin = name(reuse.origin) if reuse.origin is not None else None
        made.append(ReuseView(phrase("reuse", reuse.kind), speaker or origin, words))
    return tuple(made)


def _speaker(passages: Sequence[Span], desk: Desk) -> str | None:
    """The full name of the one to whom most positions in ``passages`` belong."""
    held = Counter(
        p.holder for p in desk.positions.values() if p.holder_entity is not None for s in passages if s.overlaps(p.span)
    )
    return shown_name(min(held, key=lambda n: (-held[n], n))) if held else None


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
                        count(len(reading.attributions), "attribution"),
                        count(positions, "position"),
                    )
                ),
                text=visible(report.text),
            )
        )
    return tuple(made)
