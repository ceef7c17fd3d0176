"""``counterclaim review``: what to ask a person, and what persons have answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened
from counterclaim.cli.output import console
from counterclaim.cli.text import plain, short, to_json

if TYPE_CHECKING:
    from counterclaim.claims.records import Difference, Position
    from counterclaim.claims.review import Doubt
    from counterclaim.identity.records import Entity

KINDS = ("claims", "stance", "conflict", "entities")


@click.command("review")
@click.argument("story", required=False, metavar="[STORY]")
@options.ledger
@click.option("--kind", "kinds", type=click.Choice(KINDS), multiple=True, help="Only this kind; may be repeated.")
@click.option("--every", is_flag=True, help="Every pair of positions, not one for any two claims.")
@click.option("--most", type=click.IntRange(1, 1000), default=20, show_default=True, help="How many a story.")
@click.option("--judged", is_flag=True, help="What was judged, as training data, not what is open.")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl"]), default="table", help="Default: table; --judged: jsonl."
)
def command(
    story: str | None, ledger: str | None, kinds: tuple[str, ...], every: bool, most: int, judged: bool, form: str
) -> None:
    """List what an answer would help most with: pairs of positions, stances, conflicts, pairs of entities.

    Answer with the judge command.
    """
    from dataclasses import asdict

    with opened(ledger) as book:
        if judged:
            for lesson in book.lessons():
                click.echo(to_json(asdict(lesson)))
            return
        for name in [story] if story is not None else [line.id for line in book.stories()]:
            for doubt in book.doubts(name, most=most, kinds=kinds or KINDS, every=every):  # type: ignore[arg-type]
                if form == "jsonl":
                    click.echo(to_json({"story": name} | asdict(doubt)))
                else:
                    _print(doubt)


def _print(doubt: Doubt) -> None:
    from rich.text import Text

    from counterclaim.claims.pairing import worded

    screen = console()
    asked = [a for a in (doubt.first, doubt.second) if a is not None]
    ids = " ".join(a.id for a in asked)
    told = f", {worded(doubt.relation)}" if doubt.relation is not None else ""
    line = f"{doubt.kind}  {ids}  {doubt.stands}{told}, gain {doubt.gain:.2f}"
    screen.print(Text(plain(line, keep_lines=False), style="dim"))
    for one in asked:
        screen.print(Text("  " + short(_words(one), 300)))


def _words(asked: Position | Difference | Entity) -> str:
    from counterclaim.claims.records import Difference, Position

    if isinstance(asked, Position):
        return f"{asked.holder}: {asked.text}"
    if isinstance(asked, Difference):
        return f"{asked.kind}: {asked.summary}"
    return f"{asked.name} ({asked.type})" + (f": {asked.description}" if asked.description is not None else "")
