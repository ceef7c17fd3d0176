"""``counterclaim show``: the brief on one story of the ledger."""

from __future__ import annotations

import click

from counterclaim.cli import options
from counterclaim.cli.formats import FORMS, show
from counterclaim.cli.ledgers import opened


@click.command("show")
@click.argument("story", metavar="STORY")
@options.ledger
@options.as_of
@click.option("--format", "form", type=click.Choice(FORMS), default="terminal", help="Default: terminal.")
@options.output
@options.with_text
@options.with_reasons
def command(
    story: str,
    ledger: str | None,
    as_of: str | None,
    form: str,
    output: str | None,
    with_text: bool,
    with_reasons: bool,
) -> None:
    """Show the brief on a story: its id, or how that begins."""
    with opened(ledger) as book:
        dossier = book.dossier(story, as_of=as_of)
    show([dossier], form=form, output=output, with_text=with_text, with_reasons=with_reasons)
