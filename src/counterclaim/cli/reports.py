"""``counterclaim read``: reports, each by itself."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from counterclaim.cli import options
from counterclaim.cli.inputs import Tally, leave, readings_of, reports_of
from counterclaim.cli.output import console
from counterclaim.cli.text import plain, short, to_json

if TYPE_CHECKING:
    from counterclaim.identity import Identities
    from counterclaim.reading.records import Reading
    from counterclaim.text import Report


@click.command("read")
@options.paths
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "table"]), help="Default: a table in a terminal, else jsonl."
)
@click.option("--with-text/--no-text", default=True, help="Whether jsonl carries the reports' texts. Default: yes.")
@options.jobs
@click.pass_context
def command(
    context: click.Context, paths: tuple[str, ...], form: str | None, with_text: bool, jobs: int | None
) -> None:
    """Read reports: who says what, each report by itself."""
    from counterclaim.brief import report_document
    from counterclaim.identity import identify

    chosen = form if form is not None else "table" if sys.stdout.isatty() else "jsonl"
    tally = Tally()
    for report, reading in readings_of(reports_of(paths, tally), tally, jobs=jobs):
        identities = identify([report], [reading])
        if chosen == "jsonl":
            click.echo(to_json(report_document(report, reading, identities, with_text=with_text)))
        else:
            _table(report, reading, identities)
    leave(context, tally)


def _table(report: Report, reading: Reading, identities: Identities) -> None:
    from rich.table import Table
    from rich.text import Text

    from counterclaim.brief.documents import source_name

    screen = console()
    title = " · ".join(p for p in (report.name, report.published or "no date", report.title or "") if p)
    screen.print(Text(plain(title, keep_lines=False), style="bold"))
    if reading.outcome != "read":
        screen.print(Text(f"  nothing read: {reading.outcome}", style="dim"))
        return
    table = Table(show_edge=False, pad_edge=False, box=None, header_style="dim")
    for head in ("at", "who", "stance", "words"):
        table.add_column(head, no_wrap=head in ("at", "stance"))
    kinds = {m.span: m.kind for m in reading.mentions}
    for a in reading.attributions:
        name = source_name(a, report, identities, kinds)
        nobody = f"(not named: {report.quote(a.source)})" if a.source is not None else "(not named)"
        who = name if name is not None else nobody
        depth = len(reading.chain(a)) - 1
        words = " … ".join(report.quote(s) for s in a.content)
        start = a.content[0].start if a.content else 0
        table.add_row(str(start), Text("  " * depth + short(who, 40)), a.stance, Text(short(words, 240)))
    screen.print(table)
    screen.print()
