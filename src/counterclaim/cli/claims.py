"""``counterclaim claims``: claims across the stories of the ledger."""

from __future__ import annotations

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened
from counterclaim.cli.output import console, print_list
from counterclaim.cli.text import plain, short

# counterclaim.claims.records.Status, which is not imported here: it would load the stages for --help. A test compares.
STATUSES = ("asserted", "denied", "disputed", "confirmed-by", "conceded-in-part", "superseded", "retracted")


@click.command("claims")
@options.ledger
@click.option("--status", type=click.Choice(STATUSES), help="Only claims of this status.")
@click.option("--speaker", metavar="NAME", help="Only claims on which a holder with NAME in its name has a position.")
@click.option("--text", metavar="WORDS", help="Only claims with WORDS in their statement or in a position's words.")
@click.option("--story", metavar="STORY", help="Only claims of this story.")
@options.as_of
@options.as_json
def command(
    ledger: str | None,
    status: str | None,
    speaker: str | None,
    text: str | None,
    story: str | None,
    as_of: str | None,
    form: str,
) -> None:
    """List claims, the most important first."""
    with opened(ledger) as book:
        found = book.claims(
            speaker=speaker,
            status=status,  # type: ignore[arg-type]
            text=text,
            story=story,
            as_of=as_of,
        )
    if form == "json":
        print_list(found)
        return
    from rich.text import Text

    screen = console()
    for line in found:
        claim = line.claim
        head = f"{claim.id}  {claim.status}  {claim.independent_origins} independent origins  story {line.story}"
        screen.print(Text(plain(head, keep_lines=False), style="dim"))
        screen.print(Text("  " + short(claim.statement, 300)))
        holders = dict.fromkeys(f"{p.holder} {p.stance}" for p in claim.positions)
        screen.print(Text("  " + short("; ".join(holders), 300), style="dim"))
