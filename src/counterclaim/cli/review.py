"""``counterclaim review``: what to ask a person, and what persons have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened
from counterclaim.cli.output import console
from counterclaim.cli.text import plain, short, to_json

if TYPE_CHECKING:
    from counterclaim.claims.records import Position


@click.command("review")
@click.argument("story", required=False, metavar="[STORY]")
@options.ledger
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many pairs a story.")
@click.option("--judged", is_flag=True, help="What was judged, as training data, not what is open.")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="Default: table; --judged: jsonl."
)
def command(story: str | None, ledger: str | None, most: int, judged: bool, form: str) -> None:
    """List the pairs of positions that an answer would help most with; judge them with the judge command."""
    from dataclasses import asdict

    with opened(ledger) as book:
        if judged:
            for lesson in book.lessons():
                click.echo(to_json(asdict(lesson)))
            return
        for name in [story] if story is not None else [line.id for line in book.stories()]:
            for doubt in book.doubts(name, most=most):
                if form == "jsonl":
                    click.echo(to_json({"story": name} | asdict(doubt)))
                else:
                    _print(doubt.first, doubt.second, together=doubt.together, gain=doubt.gain)


def _print(first: Position, second: Position, *, together: bool, gain: float) -> None:
    from rich.text import Text

    screen = console()
    stand = "in one claim" if together else "in two claims"
    screen.print(Text(plain(f"{first.id} {second.id}  {stand}, gain {gain:.2f}", keep_lines=False), style="dim"))
    for position in (first, second):
        screen.print(Text("  " + short(f"{position.holder}: {position.text}", 300)))
