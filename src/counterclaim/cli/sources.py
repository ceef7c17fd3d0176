"""``counterclaim sources``: who speaks in the ledger."""

from __future__ import annotations

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened
from counterclaim.cli.output import console, print_list, table
from counterclaim.cli.text import short


@click.command("sources")
@options.ledger
@options.as_of
@options.as_json
def command(ledger: str | None, as_of: str | None, form: str) -> None:
    """List who holds positions: on how many claims, how many of them others deny, how many it denies."""
    with opened(ledger) as book:
        lines = book.sources(as_of=as_of)
    if form == "json":
        print_list(lines)
        return
    from rich.text import Text

    counted = ("stories", "claims", "denied", "denies")
    page = table(*counted, "side", "name", counts=counted)
    for line in lines:
        counts = (line.stories, line.claims, line.denied, line.denies)
        page.add_row(*map(str, counts), Text(short(line.side or "", 40)), Text(short(line.name, 80)))
    console().print(page)
