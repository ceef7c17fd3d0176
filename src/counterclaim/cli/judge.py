"""``counterclaim judge``: what a person decided, kept beside what was found."""

from __future__ import annotations

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened


@click.command("judge")
@click.argument("kind", type=click.Choice(["same", "different", "unsure", "relabel", "note"]), metavar="KIND")
@click.argument("about", metavar="ID")
@click.argument("other", required=False, metavar="[OTHER]")
@options.ledger
@click.option("--note", metavar="WORDS", help="Why, or the new label.")
@click.option("--who", metavar="NAME", help="Who decided.")
def command(kind: str, about: str, other: str | None, ledger: str | None, note: str | None, who: str | None) -> None:
    """Keep a judgement: KIND is same, different or unsure (of ID and OTHER), relabel or note (of ID, with --note)."""
    with opened(ledger) as book:
        made = book.judge(kind, about, other=other, note=note, who=who)  # type: ignore[arg-type]
    click.echo(f"judgement {made.id} kept")
