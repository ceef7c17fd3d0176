"""``counterclaim reread``: stored stories read and compared again, as the weights of today see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened
from counterclaim.cli.text import plain

if TYPE_CHECKING:
    from counterclaim.ledger import Reread


@click.command("reread")
@click.argument("stories", nargs=-1, metavar="[STORY]...")
@options.ledger
@click.option("--all", "every", is_flag=True, help="Every story of the ledger.")
def command(stories: tuple[str, ...], ledger: str | None, every: bool) -> None:
    """Read stored reports again with the present weights: new editions beside the old ones; judgements hold."""
    if every == bool(stories):
        raise click.UsageError("name stories, or give --all")
    with opened(ledger) as book:
        for name in [line.id for line in book.stories()] if every else stories:
            click.echo(plain(_said(book.reread(name)), keep_lines=False))


def _said(done: Reread) -> str:
    made = f"edition {done.edition}" if done.edition is not None else "as it was"
    return f"{done.story}  {made}  {len(done.changed)} of {done.reports} reports read otherwise"
