"""``counterclaim stories``: what the ledger holds."""

from __future__ import annotations

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened
from counterclaim.cli.output import console, print_list, table
from counterclaim.cli.text import short


@click.command("stories")
@options.ledger
@options.as_of
@options.as_json
def command(ledger: str | None, as_of: str | None, form: str) -> None:
    """List the stories of the ledger."""
    with opened(ledger) as book:
        lines = book.stories(as_of=as_of)
    if form == "json":
        print_list(lines)
        return
    from rich.text import Text

    counted = ("reports", "claims", "disputed", "differences")
    page = table("story", "first", "last", *counted, "title", counts=counted)
    for line in lines:
        counts = (line.reports, line.claims, line.disputed, line.differences)
        days = (line.first or "no date", line.last or "no date")
        page.add_row(line.id, *days, *map(str, counts), Text(short(line.title, 120)))
    console().print(page)
