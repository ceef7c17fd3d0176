"""Which stored report a new one is another version of."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from counterclaim.ledger import fetch
from counterclaim.ledger import tables as t
from counterclaim.stories.shingles import shingles, worded
from counterclaim.text import Report, instant

SAME_ARTICLE = 0.3
"""Share of the shorter text's runs of five words that two versions in one file have in common: less is another article
under an old file name. The same address needs no such proof."""
_RECORD = re.compile(r"[:#]\d+$")


@dataclass(frozen=True, slots=True)
class Version:
    """``newer`` takes the place of ``older``."""

    newer: str
    older: str
    reason: str


def versions_of(connection: Connection, report: Report) -> tuple[Version, ...]:
    """The pairs that ``report`` makes with stored versions of the same article; none where it is the only one.

    Same outlet and address, or, where neither has an address, same outlet and file. The later published (else
    retrieved, else added) supersedes the one just before it.
    """
    others = sorted(_others(connection, report), key=lambda pair: (_moment(pair[0]), pair[1]))
    if not others:
        return ()
    reason = "same outlet and address" if report.url is not None else "same outlet and file"
    older = [r for r, _ in others if _moment(r) <= _moment(report)]
    newer = [r for r, _ in others if _moment(r) > _moment(report)]
    made = [Version(report.id, older[-1].id, reason)] if older else []
    return (*made, Version(newer[0].id, report.id, reason)) if newer else tuple(made)


def superseded(connection: Connection, reports: list[str]) -> set[str]:
    """Those of ``reports`` that a newer version took the place of."""
    found: set[str] = set()
    for n in range(0, len(reports), fetch.MOST_PARAMETERS):
        some = reports[n : n + fetch.MOST_PARAMETERS]
        found |= set(connection.scalars(sa.select(t.versions.c.older).where(t.versions.c.older.in_(some))))
    return found


def _others(connection: Connection, report: Report) -> list[tuple[Report, str]]:
    """Stored versions with the moment when each was recorded."""
    table = t.reports.c
    same = [table.outlet.is_not_distinct_from(report.outlet), table.id != report.id]
    if report.url is not None:
        same.append(table.url == report.url)
    elif report.source_file is not None and report.source_file != "-" and not _RECORD.search(report.source_file):
        same += [table.url.is_(None), table.source_file == report.source_file]
    else:
        return []
    rows = connection.execute(sa.select(table.id, table.recorded_at).where(*same)).all()
    texts = fetch.reports(connection, (id_ for id_, _ in rows))
    found = [(texts[id_], recorded) for id_, recorded in rows]
    return found if report.url is not None else [(r, at) for r, at in found if _alike(r.text, report.text)]


def _moment(report: Report) -> str:
    given = report.published or report.retrieved
    return instant(given) if given else ""


def _alike(a: str, b: str) -> bool:
    runs = [np.unique(shingles(worded(text).codes, size=5)) for text in (a, b)]
    fewest = min(len(r) for r in runs)
    if fewest == 0:
        return a.split() == b.split()
    return len(np.intersect1d(runs[0], runs[1], assume_unique=True)) / fewest >= SAME_ARTICLE
