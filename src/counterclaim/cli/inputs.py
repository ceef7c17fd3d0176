"""Reports from paths, with every refusal said and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

import click

from counterclaim.cli.codes import DONE, NOTHING_READ, SOME_REFUSED

if TYPE_CHECKING:
    from counterclaim.reading import Reading
    from counterclaim.text import Report


Other = TypeVar("Other")


@dataclass(slots=True)
class Tally:
    """How many reports there were, how many inputs gave none, and by report the inputs that hold it once more."""

    reports: int = 0
    refused: int = 0
    copies: dict[str, list[str]] = field(default_factory=dict)

    @property
    def code(self) -> int:
        if self.refused == 0 and self.reports > 0:
            return DONE
        return SOME_REFUSED if self.reports > 0 else NOTHING_READ


def reports_of(paths: tuple[str, ...], tally: Tally) -> Iterator[Report]:
    """The reports of ``paths``; what gives none is said on standard error."""
    from counterclaim.cli.main import complain
    from counterclaim.intake import Notice, load
    from counterclaim.text import Report

    for found in load(paths):
        if isinstance(found, Report):
            tally.reports += 1
            yield found
            continue
        problem = getattr(found, "error", None)
        if problem is not None:
            tally.refused += 1
            complain(problem.where or found.where, problem.what, problem.hint)
        else:
            complain(found.where, found.what, found.hint)  # type: ignore[union-attr]
            if isinstance(found, Notice) and found.report is not None:
                tally.copies.setdefault(found.report, []).append(found.where)


def published_by(reports: Iterable[Report], moment: str, tally: Tally) -> Iterator[Report]:
    """Those of ``reports`` published by ``moment``, a day (its end) or a moment; says how many it leaves out.

    Which are, ``counterclaim.text.known_by`` tells. Raises LedgerError where ``moment`` is none.
    """
    from counterclaim.cli.main import complain
    from counterclaim.ledger.moments import given
    from counterclaim.text import known_by

    limit = given(moment)
    later = undated = 0
    for report in reports:
        if known_by(report.published, limit):
            yield report
            continue
        undated += report.published is None
        later += report.published is not None
        tally.reports -= 1
    for count, what in ((later, "published later"), (undated, "without a date")):
        if count:
            complain("", f"{count} reports {what} were left out", "")


def readings_of(
    reports: Iterable[Report | Other], tally: Tally, *, jobs: int | None
) -> Iterator[tuple[Report, Reading] | Other]:
    """``reports`` with their readings, in order, read by ``jobs`` processes; one that cannot be read is refused.

    What is no report comes through in its place.
    """
    from counterclaim.cli.main import complain
    from counterclaim.errors import ReadingError
    from counterclaim.reading.jobs import Done, read_each

    for found in read_each(reports, jobs=jobs):
        if not isinstance(found, Done):
            yield found
        elif isinstance(found.outcome, ReadingError):
            tally.reports -= 1
            tally.refused += 1
            complain(found.outcome.where, found.outcome.what, found.outcome.hint)
        else:
            if found.outcome.dropped:
                what = f"{found.outcome.dropped} attributions of {found.outcome.model} do not stand in the text"
                complain(found.report.source_file or found.report.name, what, "they were dropped")
            yield found.report, found.outcome


def leave(context: click.Context, tally: Tally) -> None:
    """End the command with the code that ``tally`` comes to; says so where nothing was read."""
    from counterclaim.cli.main import complain

    if tally.reports == 0:
        complain("", "nothing could be read", "give text, HTML, JSON or JSON Lines files, or a folder of them")
    elif tally.refused:
        complain("", f"{tally.refused} of {tally.refused + tally.reports} inputs were refused", "the others were read")
    context.exit(tally.code)
