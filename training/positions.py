"""Labelled news stories as comparing finds them: each label is given to the proposition that shares most with it.

``evaluation/news_labels.jsonl`` has the labels, docs/labelling.md how they came about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import numpy.typing as npt

from counterclaim.claims.alignment.features import Space
from counterclaim.claims.compare import space_of
from counterclaim.identity import identify
from counterclaim.reading import read
from counterclaim.stories.records import Story
from counterclaim.text import Report, Span, overlap
from evaluation.labels import Labelled, labelled, placed, read_reports


def spaces(part: str) -> Iterator[tuple[int, Space, npt.NDArray[np.bool_]]]:
    """Every labelled story of ``part``: its number, what comparing makes of it, and ``in_one_group``."""
    stories = labelled(part)
    loaded = read_reports(stories)
    for story in stories:
        reports = loaded[story.story]
        space = space_in(reports)
        yield story.story, space, in_one_group(placed(story, reports), space)


def space_in(reports: Sequence[Report]) -> Space:
    """What comparing has before it aligns, of ``reports`` as one story."""
    readings = [read(r) for r in reports]
    whole = Story("labelled", "", tuple(r.id for r in reports), None, None)
    return space_of(whole, reports, readings, identify(reports, readings))


def in_one_group(story: Labelled, space: Space) -> npt.NDArray[np.bool_]:
    """(n, n) of the distinct propositions, whether both stand in one group."""
    row_of = {i: k for k, i in enumerate(space.firsts)}
    spans: dict[str, list[tuple[Span, int]]] = {}
    for i, proposition in enumerate(space.propositions):
        spans.setdefault(proposition.report, []).append((proposition.span, row_of[space.twin[i]]))
    home = {n: best(span, spans.get(span.report, ())) for n, span in enumerate(story.positions)}
    same = np.zeros((len(space.firsts), len(space.firsts)), bool)
    for group in story.groups:
        held = {row for n, _ in group.members if (row := home[n]) is not None}
        for i in held:
            same[i, list(held - {i})] = True
    return same


def best(span: Span, rows: Iterable[tuple[Span, int]]) -> int | None:
    """The row whose span shares most with ``span``, at least half of both together."""
    scored = [(overlap.shared(span, other), -row) for other, row in rows]
    most = max(scored, default=(0.0, 0))
    return -most[1] if most[0] >= 0.5 else None
