"""Which reports tell of one happening: all at once, or one report joining what is known."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.reading.records import Reading
from counterclaim.stories.clusters import candidates, join, limited
from counterclaim.stories.pairs import Score, score, weights
from counterclaim.stories.profiles import Profile, profiles, telling
from counterclaim.stories.records import Story
from counterclaim.text import Report

_TITLE = 300


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
    links = {(i, j): score(known[i], known[j]).total for i, j in pairs}
    return [[known[i] for i in g] for g in join(len(known), links, together=model.together)]


def assign(made: Profile, known: Sequence[StoryProfile]) -> Assignment | None:
    """The story of ``known`` that the report of ``made`` joins, or None: it begins one.

    The best mean log-odds over a story's reports wins, if it is enough; ties fall to the lower id. Costs one product of
    the vector with those known, and one score for every report of a story with a near report. ``group`` would differ
    where a late report bridges two stories or pulls one apart: a story, once it has an id, is neither joined nor split here.
    """
    model = weights()
    best: tuple[float, str, list[tuple[Profile, Score]]] | None = None
    for story in sorted(known, key=lambda s: s.id):
        if not any(_near(made, p, near=model.near, window=model.window) for p in story.reports):
            continue
        scored = [(p, score(made, p)) for p in sorted(story.reports, key=lambda p: p.order)]
        mean = sum(limited(s.total) for _, s in scored) / len(scored)
        if mean >= model.together and (best is None or mean > best[0]):
            best = (mean, story.id, scored)
    if best is None:
        return None
    return Assignment(best[1], best[0], tuple(_reason(made, p, s) for p, s in best[2]))


def _near(a: Profile, b: Profile, *, near: float, window: int) -> bool:
    if a.day is not None and b.day is not None and abs((a.day - b.day).days) > window:
        return False
    return float(a.vector @ b.vector) >= near


def _story(members: list[Profile], reports: dict[str, Report]) -> Story:
    scores = {(a.report, b.report): score(a, b) for i, a in enumerate(members) for b in members[i + 1 :]}
    reach = {p.report: 0.0 for p in members}
    for (a, b), found in scores.items():
        reach[a] += found.total
        reach[b] += found.total
    central = max(members, key=lambda p: (bool(reports[p.report].title), reach[p.report], p.report))
    days = sorted(p.day.isoformat() for p in members if p.day is not None)
    links = sorted(scores.items(), key=lambda item: (-item[1].total, item[0]))
    by_id = {p.report: p for p in members}
    return Story(
        id=story_id(members[0].report),
        title=_headline(reports[central.report]),
        reports=tuple(p.report for p in members),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        reasons=tuple(_reason(by_id[a], by_id[b], s) for (a, b), s in links),
    )


def _reason(a: Profile, b: Profile, found: Score) -> str:
    shared = sorted(a.names.keys() & b.names.keys(), key=lambda w: (-a.names[w] * b.names[w], w))[:5]
    names = f"; both name {', '.join(shared)}" if shared else ""
    return f"{a.report} ~ {b.report} {found}{names}"


def _headline(report: Report) -> str:
    """The title, else what stands as title in the text, else the first sentence or line of the telling; verbatim."""
    if report.title is not None and report.title.strip():
        return report.title.strip()
    for part in report.parts:
        if part.kind == "title":
            return report.text[part.start : part.end].strip()
    opened = telling(report, most=_TITLE)
    line = opened.splitlines()[0] if opened else report.name
    return line[: line.index(". ") + 1] if ". " in line else line
