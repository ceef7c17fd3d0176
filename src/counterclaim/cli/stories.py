"""``counterclaim stories``: what the ledger holds."""

from __future__ import annotations

from dataclasses import asdict

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened
from counterclaim.cli.output import console
from counterclaim.cli.text import short, to_json


@click.command("stories")
@options.ledger
@options.as_of
@options.as_json
def command(ledger: str | None, as_of: str | None, form: str) -> None:
    """List the stories of the ledger."""
    with opened(ledger) as book:
        lines = book.stories(as_of=as_of)
    if form == "json":
        click.echo(to_json([asdict(line) for line in lines], indent=2))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_edge=False, pad_edge=False, header_style="dim")
    for head in ("story", "first", "last", "reports", "claims", "disputed", "differences", "title"):
        right = head in ("reports", "claims", "disputed", "differences")
        table.add_column(head, justify="right" if right else "left", no_wrap=head != "title")
    for line in lines:
        counts = (line.reports, line.claims, line.disputed, line.differences)
        days = (line.first or "no date", line.last or "no date")
        table.add_row(line.id, *days, *map(str, counts), Text(short(line.title, 120)))
    console().print(table)
