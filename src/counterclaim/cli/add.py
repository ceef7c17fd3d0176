"""``counterclaim add``: reports into the ledger."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

import click

from counterclaim.cli import options
from counterclaim.cli.inputs import Tally, leave, readings_of, reports_of
from counterclaim.cli.ledgers import opened
from counterclaim.cli.output import console
from counterclaim.cli.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from counterclaim.ledger import Added, AlreadyThere
    from counterclaim.text import Report

BATCH = 1000
"""Reports held in memory to be added in order of publication, so that a folder gives the same stories in any order."""


@click.command("add")
@options.paths
@options.ledger
@options.jobs
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], ledger: str | None, jobs: int | None) -> None:
    """Add reports to the ledger; what is there already is left alone."""
    tally = Tally()
    new = there = 0
    screen = console(to_error=True)
    try:
        with opened(ledger, create=True) as book, screen.status("opening") as status:
            # What is there already passes by the readers: the ledger answers without a reading.
            waiting = (_There(r) if book.has(r) else r for r in _in_order(reports_of(paths, tally)))
            for found in readings_of(waiting, tally, jobs=jobs):
                status.update(f"adding report {new + there + 1}")
                report, reading = (found.report, None) if isinstance(found, _There) else found
                done = book.add(report, reading)
                click.echo(_said(report, done))
                new, there = (new, there + 1) if _was_there(done) else (new + 1, there)
    finally:
        # Also where an error or Ctrl-C ends it: what was added stays.
        click.echo(f"{new} added, {there} already there, {tally.refused} refused", err=True)
    leave(context, tally)


@dataclass(frozen=True, slots=True)
class _There:
    report: Report


def _in_order(reports: Iterator[Report]) -> Iterator[Report]:
    from counterclaim.text import by_publication

    while batch := list(islice(reports, BATCH)):
        yield from sorted(batch, key=by_publication)


def _was_there(done: Added | AlreadyThere) -> bool:
    from counterclaim.ledger import AlreadyThere

    return isinstance(done, AlreadyThere)


def _said(report: Report, done: Added | AlreadyThere) -> str:
    from counterclaim.ledger import AlreadyThere

    if isinstance(done, AlreadyThere):
        line = f"{done.report}  already there, in story {done.story}  {report.name}"
    else:
        where = f"begins story {done.story}" if done.new_story else f"joins story {done.story}, edition {done.edition}"
        newer = f", supersedes {done.supersedes}" if done.supersedes is not None else ""
        line = f"{done.report}  {where}{newer}  {report.name}"
    return plain(line, keep_lines=False)
