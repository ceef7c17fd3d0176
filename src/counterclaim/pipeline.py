"""The whole way without a ledger: paths to what was read, reports to dossiers.

The stages are imported where they are used, so that importing this module loads no model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from counterclaim.text import Report, by_publication

if TYPE_CHECKING:
    from counterclaim.claims.records import Dossier
    from counterclaim.intake import Notice, Refusal
    from counterclaim.reading.records import Reading
    from counterclaim.settings import Settings
    from counterclaim.stories.records import Story


@dataclass(frozen=True, slots=True)
class Read:
    """A report with its reading."""

    report: Report
    reading: Reading


def read_paths(
    paths: Iterable[str | Path],
    *,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    jobs: int | None = None,
) -> Iterator[Read | Refusal | Notice]:
    """Every report of ``paths``, read, in the order of ``intake.load``; Refusals and Notices come in their places.

    A report whose reading failed is a Refusal. ``settings``: all that bear on intake and reading count, and default to
    the environment's. ``jobs``: processes that read side by side, 0 one per core, None as the
    settings say; with more than one, a script of its own needs the guard ``if __name__ == "__main__"``.
    Raises ModelError where the weights cannot be used, SettingsError where the environment's settings are wrong.
    """
    from counterclaim.errors import ReadingError
    from counterclaim.intake import Refusal, load
    from counterclaim.reading import Done, read_each

    found_in = load(paths, settings=settings, stdin=stdin)
    each: Iterator[Done | Refusal | Notice] = read_each(found_in, jobs=jobs, settings=settings)
    for found in each:
        if not isinstance(found, Done):
            yield found
        elif isinstance(found.outcome, ReadingError):
            yield Refusal(found.outcome.where, found.outcome)
        else:
            yield Read(found.report, found.outcome)


def dossiers(reports: Sequence[Report], readings: Sequence[Reading] | None = None) -> list[Dossier]:
    """The stories that ``reports`` tell, each identified and compared, in order of first publication.

    ``readings`` may be in any order; a report that has none among them is read here. The order of ``reports`` does not
    matter, and a report given twice counts once.
    """
    from counterclaim.reading import read
    from counterclaim.stories import group
    from counterclaim.threads import in_order

    unique = {r.id: r for r in reports}
    read_already = {r.report: r for r in readings or () if r.report in unique}
    unread = [unique[i] for i in sorted(unique) if i not in read_already]
    read_now = dict(zip((r.id for r in unread), in_order(read, unread, first_alone=True), strict=True))
    every = {i: read_already[i] if i in read_already else read_now[i] for i in sorted(unique)}
    stories = group([unique[i] for i in sorted(unique)], list(every.values()))
    told = {s.id: sorted((unique[i] for i in s.reports), key=by_publication) for s in stories}
    return list(
        in_order(lambda s: _dossier(s, told[s.id], [every[r.id] for r in told[s.id]]), stories, first_alone=True)
    )


def _dossier(story: Story, reports: list[Report], readings: list[Reading]) -> Dossier:
    from counterclaim.claims import compare
    from counterclaim.claims.records import Dossier
    from counterclaim.identity import identify
    from counterclaim.models.stamp import stamp
    from counterclaim.stories import find_reuse

    identities = identify(reports, readings)
    reuse = find_reuse(reports, readings)
    comparison = compare(story, reports, readings, identities, reuse)
    made_with = stamp(r.model for r in readings)
    return Dossier(story, tuple(reports), tuple(readings), identities, reuse, comparison, made_with)
