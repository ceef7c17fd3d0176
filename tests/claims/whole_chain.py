"""Invented reports of one happening, read, identified and compared as the command line does it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from counterclaim.claims import compare
from counterclaim.claims.records import Comparison, Difference
from counterclaim.identity import identify
from counterclaim.reading import read
from counterclaim.stories import find_reuse
from counterclaim.stories.records import Story
from counterclaim.text import Report, report_id

OUTLETS = ("The Lisset Post", "The Orle Mail", "Radio Pellworm")
DAY = "2031-12-03"


def compared_texts(texts: Sequence[str], *, days: Sequence[str] = (), outlets: Sequence[str] = OUTLETS) -> Comparison:
    """The reports with these texts compared as one story; all of ``DAY`` unless ``days`` are given."""
    published = tuple(days) or (DAY,) * len(texts)
    reports = [_report(text, outlet, day) for text, outlet, day in zip(texts, outlets, published, strict=False)]
    readings = [read(r) for r in reports]
    story = Story("s1", texts[0][:40], tuple(r.id for r in reports), min(published), max(published))
    return compare(story, reports, readings, identify(reports, readings), find_reuse(reports, readings))


def of_kind(kind: str, texts: Sequence[str], *, days: Sequence[str] = ()) -> list[Difference]:
    """The differences of one kind between these texts."""
    return [d for d in compared_texts(texts, days=days).differences if d.kind == kind]


def _report(text: str, outlet: str, published: str) -> Report:
    key = report_id(text, outlet=outlet, published=published)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Report(id=key, text=text, sha256=digest, outlet=outlet, published=published)


def blast(words: str) -> str:
    """A report of a blast in a mine, whose toll is told in ``words``."""
    return f"""An explosion tore through a coal mine near Kassala on Monday, rescue workers said.

The blast {words}, the mine's director, Ruso Mandel, told reporters at the gate.

Families waited in the rain for news. The mine has been open since 1974.
"""


def second_blast(words: str) -> str:
    """Another report of the same."""
    return f"""A blast at a coal mine outside Kassala on Monday shook houses across the valley.

The explosion {words}, said Hadda Belkim, who leads the rescue service.

Schools in the valley were closed for the day. An inspector is to report in the summer.
"""


def storm(words: str) -> str:
    """A report of a storm, with a sentence of its own."""
    return f"""A storm hit the coast near Port Sudan on Tuesday and killed nine people, the governor, Tavo Orrin, said.

{words}

Roads were flooded as far as the hills.
"""


def second_storm(words: str) -> str:
    """Another report of the same."""
    return f"""Nine people died when a storm struck the coast near Port Sudan on Tuesday, forecasters said.

{words}

Fishermen had pulled their boats ashore in time.
"""
