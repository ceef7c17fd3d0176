"""``counterclaim story``: the brief on what reports tell, without a ledger."""

from __future__ import annotations

import click

from counterclaim.cli import options
from counterclaim.cli.formats import FORMS, show
from counterclaim.cli.inputs import Tally, leave, published_by, readings_of, reports_of


@click.command("story")
@options.paths
@click.option("--format", "form", type=click.Choice(FORMS), default="terminal", help="Default: terminal.")
@options.output
@options.with_text
@options.with_reasons
@options.jobs
@click.option(
    "--as-of", metavar="DAY", help="Only what was published by then (ISO 8601): the story as it could be known."
)
@click.pass_context
def command(
    context: click.Context,
    paths: tuple[str, ...],
    form: str,
    output: str | None,
    with_text: bool,
    with_reasons: bool,
    jobs: int | None,
    as_of: str | None,
) -> None:
    """Compare reports: the claims, who makes and denies them, what differs."""
    from counterclaim.pipeline import dossiers

    tally = Tally()
    reports = reports_of(paths, tally)
    if as_of is not None:
        reports = published_by(reports, as_of, tally)
    read = list(readings_of(reports, tally, jobs=jobs))
    found = dossiers([report for report, _ in read], [reading for _, reading in read])
    if found:
        show(
            found,
            form=form,
            output=output,
            with_text=with_text,
            with_reasons=with_reasons,
            copies=tally.copies,
        )
    leave(context, tally)
