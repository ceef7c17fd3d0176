"""Options and arguments that more than one command has."""

from __future__ import annotations

import click

paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
ledger = click.option(
    "--ledger",
    metavar="L",
    help="The ledger: a file, or a database URL. Default: COUNTERCLAIM_LEDGER, else counterclaim.db.",
)
jobs = click.option(
    "--jobs",
    type=click.IntRange(0, 256),
    metavar="N",
    help="Processes that read side by side; 0: one per core. Default: COUNTERCLAIM_JOBS, else 1.",
)
output = click.option("--output", metavar="FILE", help="Write to FILE, not to standard output.")
as_of = click.option(
    "--as-of", metavar="T", help="As the ledger knew it at T: a day (its end) or a moment, ISO 8601, UTC."
)
as_json = click.option(
    "--format", "form", type=click.Choice(["table", "json"]), default="table", help="Default: table."
)
with_text = click.option(
    "--with-text/--no-text", default=False, help="Whether JSON carries the reports' texts. Default: no."
)
with_reasons = click.option(
    "--with-reasons/--no-reasons",
    default=False,
    help="Whether JSON says why each position is of its claim. Default: no.",
)
