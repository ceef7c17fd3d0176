"""``counterclaim sources``: who speaks in the ledger."""

from __future__ import annotations

from dataclasses import asdict

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened
from counterclaim.cli.output import console
from counterclaim.cli.text import short, to_json


@click.command("sources")
@options.ledger
@options.as_of
@options.as_json
def command(ledger: str | None, as_of: str | None, form: str) -> None:
    """List who holds positions: on how many claims, how many of them others deny, how many it denies."""
    with opened(ledger) as book:
        lines = book.sources(as_of=as_of)
    if form == "json":
        click.echo(to_json([asdict(line) for line in lines], indent=2))
        return
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_edge=False, pad_edge=False, header_style="dim")
    for head in ("stories", "claims", "denied", "denies"):
        table.add_column(head, justify="right")
    table.add_column("side")
    table.add_column("name")
    for line in lines:
        counts = (line.stories, line.claims, line.denied, line.denies)
        table.add_row(*map(str, counts), Text(short(line.side or "", 40)), Text(short(line.name, 80)))
    console().print(table)
