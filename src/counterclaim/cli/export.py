"""``counterclaim export``: all of the ledger for other tools."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from counterclaim.cli import options
from counterclaim.cli.ledgers import opened
from counterclaim.cli.output import lines_to
from counterclaim.cli.text import csv_row, to_json

if TYPE_CHECKING:
    from counterclaim.claims.records import Dossier

COLUMNS = (
    "story", "claim", "status", "independent_origins", "statement", "position", "holder", "side", "stance", "said_on",
    "value", "superseded_by", "report", "outlet", "published", "url", "start", "end", "text",
)  # fmt: skip


@click.command("export")
@options.ledger
@options.as_of
@click.option("--format", "form", type=click.Choice(["jsonl", "csv", "json"]), default="jsonl", help="Default: jsonl.")
@options.output
@options.with_text
@options.with_reasons
def command(
    ledger: str | None, as_of: str | None, form: str, output: str | None, with_text: bool, with_reasons: bool
) -> None:
    """Export every story: a JSON document a line, one JSON array, or CSV with a row a position."""
    with opened(ledger) as book:
        stories = book.export(as_of=as_of)
        told = _json(stories, as_array=form == "json", with_text=with_text, with_reasons=with_reasons)
        lines_to(_csv(stories) if form == "csv" else told, output)


def _json(stories: Iterable[Dossier], *, as_array: bool, with_text: bool, with_reasons: bool) -> Iterator[str]:
    from counterclaim.brief import story_document

    if as_array:
        yield "["
    before = ""
    for dossier in stories:
        if as_array and before:
            yield before + ","
        elif before:
            yield before
        before = to_json(story_document(dossier, with_text=with_text, with_reasons=with_reasons))
    if before:
        yield before
    if as_array:
        yield "]"


def _csv(stories: Iterable[Dossier]) -> Iterator[str]:
    yield csv_row(COLUMNS)
    for dossier in stories:
        reports = {r.id: r for r in dossier.reports}
        for claim in dossier.comparison.claims:
            for p in claim.positions:
                report = reports[p.report]
                yield csv_row(
                    (
                        *(dossier.story.id, claim.id, claim.status, claim.independent_origins, claim.statement),
                        *(p.id, p.holder, p.side, p.stance, p.said_on, p.value, p.superseded_by),
                        *(p.report, report.outlet, report.published, report.url, p.span.start, p.span.end, p.text),
                    )
                )
