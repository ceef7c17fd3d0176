"""One happening dated to days that exclude each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from counterclaim.claims.alignment.matter import Matter, difference, evidence
from counterclaim.claims.differences.clocked import hours
from counterclaim.claims.differences.happenings import Happening, days_apart
from counterclaim.claims.differences.lasting import lasting
from counterclaim.claims.differences.learned import learned
from counterclaim.claims.differences.loosely import loosely, parts_of_day
from counterclaim.claims.differences.matching import connected, goes_on, matches_of
from counterclaim.claims.differences.redated import redated
from counterclaim.claims.language.lists import has
from counterclaim.claims.records import Difference, Reason, Relation, Side

_NIGHT = re.compile(r"T(?:NI|EV|2[0-3]|0[0-5])")
_LATE_ON = re.compile(r"\b(?:late|overnight)\s(?:on\s)?$", re.IGNORECASE)
_EARLY_ON = re.compile(r"\b(?:early|overnight|hours\sof)\s(?:on\s)?$", re.IGNORECASE)
_BEFORE = 16
_MIDNIGHT = "midnight lies between"
_EARLY = re.compile(r"T(?:NI|MO|0\d|00)")


def dates(matter: Matter, found: Sequence[Happening]) -> Iterable[Difference]:
    """The same happening dated to days that exclude each other, by different reports.

    No conflict where it was to come and was put off, or where midnight lies between the two; nothing where one report
    dates what seems to be it to several days. First days that a report corrects, when a body
    learned of something, the hours of one happening, and what is dated to more than a day.
    """
    yield from redated(matter)
    yield from learned(matter)
    yield from hours(matter)
    yield from loosely(matter, found)
    yield from parts_of_day(matter, found)
    yield from lasting(matter)
    matches = [
        m
        for m in matches_of(matter, found)
        if not m.elsewhere and not _one_word_quoted(matter, found[m.one], found[m.other])
        if goes_on(matter, found[m.one]) == goes_on(matter, found[m.other])
    ]
    for members in connected(len(found), [(m.one, m.other) for m in matches]):
        by_day: dict[str, list[Happening]] = {}
        for i in members:
            by_day.setdefault(found[i].day, []).append(found[i])
        reports = {d: {h.report for h in hs} for d, hs in by_day.items()}
        days = sorted(by_day)
        if len(days) != 2 or reports[days[0]] & reports[days[1]]:
            continue
        best = max((m for m in matches if {m.one, m.other} <= set(members)), key=lambda m: (m.score, -m.one, -m.other))
        held = [h for d in days for h in by_day[d]]
        why_not = _goes_together(matter, [by_day[d] for d in days])
        sides = [
            Side(matter.quote(hs[0].time.span), claims_at(matter, hs), evidence(h.span for h in hs))
            for hs in (by_day[d] for d in days)
        ]
        reasons = [
            *best.reasons,
            Reason(why_not or "days exclude each other", " / ".join(days), 0.0 if why_not else 1.0),
        ]
        ids = [c.id for c in matter.claims_under(sides)]
        relation: Relation = "granularity" if why_not == _MIDNIGHT else "evolution"
        firm, topic = why_not is None, _topic(matter, held[0])
        yield difference(matter, "date", topic, sides, reasons, conflict=firm, relation=relation, claims=ids)


def _one_word_quoted(matter: Matter, one: Happening, other: Happening) -> bool:
    """Whether two quotations have the same word for their day ("today"): each report resolves it from its own."""
    times = [(matter.lookups[h.report], h.time.span) for h in (one, other)]
    words = {matter.quote(span).lower() for _, span in times}
    return len(words) == 1 and all(lookup.quoted(span.start, span.end) for lookup, span in times)


def _goes_together(matter: Matter, sides: Sequence[Sequence[Happening]]) -> str | None:
    """Why two days do not exclude each other: put off in between, or midnight between them; None where they do."""
    earlier, later = sides
    night = any(_NIGHT.search(h.time.value or "") or _LATE_ON.search(_before(matter, h)) for h in earlier)
    morning = any(_EARLY.search(h.time.value or "") or _EARLY_ON.search(_before(matter, h)) for h in later)
    if night and morning and days_apart(earlier[0], later[0]) == 1:
        return _MIDNIGHT
    held = [h for side in sides for h in side]
    if not any(h.planned for h in held):
        return None
    if not all(h.planned for h in held):
        return "planned for one, done on another"
    moved = any(has("moved", matter.quote(matter.lookups[h.report].sentence(h.head.start))) for h in held)
    written = [{h.report for h in side} for side in sides]
    after = all(matter.before(one, other) for one in written[0] for other in written[1])
    return "put off" if moved or after else None


def _before(matter: Matter, happening: Happening) -> str:
    """The words right before a time."""
    start = happening.time.span.start
    return matter.lookups[happening.report].report.text[max(0, start - _BEFORE) : start]


def _topic(matter: Matter, happening: Happening) -> str:
    people = [matter.identities.entity(e).name for e in sorted(happening.agents)][:1]
    words = matter.quote(happening.wording)
    return f"{people[0]}, {words}" if people else words


def claims_at(matter: Matter, held: Sequence[Happening]) -> tuple[str, ...]:
    spans = [h.head for h in held]
    return tuple(
        sorted(
            p.id
            for p in matter.space.propositions
            if p.id in matter.claim_of and any(p.span.overlaps(s) for s in spans)
        )
    )
