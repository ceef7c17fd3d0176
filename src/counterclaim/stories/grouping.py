"""Which reports tell of one happening: all at once, or one report joining what is known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from counterclaim.reading.records import Reading
from counterclaim.stories.clusters import candidates, join, limited
from counterclaim.stories.pairs import Score, score, weights
from counterclaim.stories.profiles import Profile, profiles
from counterclaim.stories.records import Story
from counterclaim.text import Report, sentences

_MOST_TOLD = 10
_MOST_PAIRED = 100


@dataclass(frozen=True, slots=True)
class StoryProfile:
    """A story that is known, as the profiles of its reports."""

    id: str
    reports: tuple[Profile, ...]


@dataclass(frozen=True, slots=True)
class Assignment:
    """The story that a report joins; ``score`` is the mean log-odds over the story's reports, ``reasons`` its pairs."""

    story: str
    score: float
    reasons: tuple[str, ...]


def story_id(report: str) -> str:
    """The id of the story whose earliest report is ``report``: it stays when later reports join."""
    return hashlib.sha256(f"story\0{report}".encode()).hexdigest()[:16]


def group(reports: Sequence[Report], readings: Sequence[Reading]) -> tuple[Story, ...]:
    """The stories that ``reports`` tell, each report in exactly one, in order of first publication.

    ``readings`` may lack some or all: names are then told by their capitals. The order of the input does not matter.
    """
    unique = tuple({r.id: r for r in reports}.values())
    made = {p.report: p for p in profiles(unique, tuple(readings))}
    by_id = {r.id: r for r in unique}
    return tuple(_story(g, by_id) for g in grouped(sorted(made.values(), key=lambda p: p.order)))


def grouped(known: Sequence[Profile]) -> list[list[Profile]]:
    """``known``, which must be sorted by their ``order``, in groups: average link over the log-odds of pairs."""
    model = weights()
    pairs = candidates(known, near=model.near, window=model.window)
    seen: dict[tuple[object, ...], int] = {}
    first = [seen.setdefault(_told(p), k) for k, p in enumerate(known)]
    totals: dict[tuple[int, int], float] = {}  # of copies once
    links: dict[tuple[int, int], float] = {}
    for i, j in pairs:
        a, b = sorted((first[i], first[j]))
        if (a, b) not in totals:
            totals[a, b] = score(known[a], known[b]).total
        links[i, j] = totals[a, b]
    return [[known[i] for i in g] for g in join(len(known), links, together=model.together)]


def _told(profile: Profile) -> tuple[object, ...]:
    """All of a profile that a score looks at."""
    weighed = (tuple(of.items()) for of in (profile.terms, profile.names, profile.lead))
    return (profile.day, profile.packed, *weighed)


def assign(made: Profile, known: Sequence[StoryProfile]) -> Assignment | None:
    """The story of ``known`` that the report of ``made`` joins, or None: it begins one.

    The best mean log-odds over a story's reports wins, if it is enough; ties fall to the lower id. ``known`` may be
    only the stories with a report within ``window()`` days or without a day: no other can be joined. Costs a product
    of the vector with theirs, and a score for every report of a story with a near one. ``group`` differs where a later
    report bridges two stories or pulls one apart: a story that has an id is neither joined nor split here.
    """
    model = weights()
    ordered = sorted(known, key=lambda s: s.id)
    everyone = [(n, p) for n, s in enumerate(ordered) for p in s.reports]
    if not everyone:
        return None
    close = np.stack([p.vector for _, p in everyone]) @ made.vector >= model.near
    near = {n for (n, p), c in zip(everyone, close, strict=True) if c and _within(made, p, days=model.window)}
    best: tuple[float, str, list[tuple[Profile, Score]]] | None = None
    for story in (ordered[n] for n in sorted(near)):
        scored = [(p, score(made, p)) for p in sorted(story.reports, key=lambda p: p.order)]
        mean = sum(limited(s.total) for _, s in scored) / len(scored)
        if mean >= model.together and (best is None or mean > best[0]):
            best = (mean, story.id, scored)
    if best is None:
        return None
    return Assignment(best[1], best[0], tuple(_reason(made, p, s) for p, s in best[2]))


def window() -> int:
    """The most days between two reports that are compared."""
    return weights().window


def _within(a: Profile, b: Profile, *, days: int) -> bool:
    return a.day is None or b.day is None or abs((a.day - b.day).days) <= days


def _story(members: list[Profile], reports: dict[str, Report]) -> Story:
    days = sorted(p.day.isoformat() for p in members if p.day is not None)
    central, links = _linked(members, reports)
    return Story(
        id=story_id(members[0].report),
        title=_headline(reports[central.report]),
        reports=tuple(p.report for p in members),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reasons=tuple(_reason(a, b, s) for a, b, s in links),
    )


def _linked(members: list[Profile], reports: dict[str, Report]) -> tuple[Profile, list[tuple[Profile, Profile, Score]]]:
    """The report nearest to all, one with a title before one without; and the links that hold the story together.

    The strongest link comes first. Of a story of many reports only the best of each report is told; one of very many is
    held by what is nearest to the mean vector, each report by its link to that: all pairs would grow with the square.
    """

    def named(p: Profile) -> bool:
        return bool(reports[p.report].title)

    if len(members) > _MOST_PAIRED:
        mean = np.mean([p.vector for p in members], axis=0)
        central = max(members, key=lambda p: (named(p), float(p.vector @ mean), p.report))
        pairs = [(p, central, score(p, central)) for p in members if p is not central]
    else:
        every = [(a, b, score(a, b)) for i, a in enumerate(members) for b in members[i + 1 :]]
        reach = {p.report: 0.0 for p in members}
        for a, b, found in every:
            reach[a.report] += found.total
            reach[b.report] += found.total
        central = max(members, key=lambda p: (named(p), reach[p.report], p.report))
        met: set[str] = set()
        pairs = []
        for a, b, found in sorted(every, key=lambda link: (-link[2].total, link[0].report, link[1].report)):
            if len(members) <= _MOST_TOLD or not {a.report, b.report} <= met:
                pairs.append((a, b, found))
                met |= {a.report, b.report}
    return central, sorted(pairs, key=lambda link: (-link[2].total, link[0].report, link[1].report))


def _reason(a: Profile, b: Profile, found: Score) -> str:
    shared = sorted(a.names.keys() & b.names.keys(), key=lambda w: (-a.names[w] * b.names[w], w))[:5]
    names = f"; both name {', '.join(shared)}" if shared else ""
    return f"{a.report} ~ {b.report} {found}{names}"


def _headline(report: Report) -> str:
    """The title, else what stands as title in the text, else how the body begins; verbatim."""
    if report.title is not None and report.title.strip():
        return report.title.strip()
    for part in report.parts:
        if part.kind == "title":
            return report.text[part.start : part.end].strip()
    return opening(report)


def opening(report: Report) -> str:
    """The first sentence of the body, verbatim; the report's name where it has none."""
    told = sentences(report.text)
    start, end = next((s for s in told if report.part_at(*s) is None), told[0] if told else (0, 0))
    return report.text[start:end].strip() or report.name
