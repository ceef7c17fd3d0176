"""``counterclaim copies``: reports of a collection that are nearly copies of one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from counterclaim.cli import options
from counterclaim.cli.inputs import Tally, leave, reports_of
from counterclaim.cli.output import console, lines_to
from counterclaim.cli.text import csv_row, short, to_json

if TYPE_CHECKING:
    from counterclaim.stories import Duplicate
    from counterclaim.text import Report

COLUMNS = ("group", "report", "outlet", "published", "url", "title", "source_file", "with", "share")


@click.command("copies")
@options.paths
@click.option(
    "--share",
    type=click.FloatRange(0.2, 1.0),
    default=0.6,
    show_default=True,
    help="How much of the shorter of two reports stands in the other, at the least.",
)
@click.option("--format", "form", type=click.Choice(["table", "jsonl", "csv"]), default="table", help="Default: table.")
@options.output
@click.pass_context
def command(context: click.Context, paths: tuple[str, ...], share: float, form: str, output: str | None) -> None:
    """List reports that are nearly copies of one another, over a whole collection; nothing is read or compared.

    Texts are let go as they pass, so a collection may be larger than memory.
    """
    from counterclaim.stories import near_duplicates, together

    tally = Tally()
    named: dict[str, Named] = {}
    with console(to_error=True).status("looking at reports") as status:

        def passing() -> Iterator[Report]:
            for report in reports_of(paths, tally):
                named[report.id] = Named.of(report)
                status.update(f"looking at report {tally.reports}")
                yield report

        groups = [_listed(group, named) for group in together(near_duplicates(passing(), containment=share))]
    lines_to({"table": _table, "jsonl": _jsonl, "csv": _csv}[form](groups), output)
    leave(context, tally)


@dataclass(frozen=True, slots=True)
class Named:
    """What a report is listed by; ``place`` orders by publication."""

    id: str
    outlet: str | None
    published: str | None
    url: str | None
    title: str | None
    source_file: str | None
    place: tuple[str, str]

    @classmethod
    def of(cls, report: Report) -> Named:
        from counterclaim.text import by_publication

        told = (report.id, report.outlet, report.published, report.url, report.title, report.source_file)
        return cls(*told, by_publication(report))


Copy = tuple[Named, str, float]
"""A report of a group, the id of the one that it shares most with, and how much of the shorter of the two."""


def _listed(group: Sequence[Duplicate], named: dict[str, Named]) -> list[Copy]:
    """The reports of ``group`` by publication; of what shares as much with several, the first published is named."""
    nearest: dict[str, Duplicate] = {}
    for pair in sorted(group, key=lambda p: (-p.containment, min(named[p.first].place, named[p.second].place))):
        for report in (pair.first, pair.second):
            nearest.setdefault(report, pair)
    made = []
    for report in sorted(nearest, key=lambda r: named[r].place):
        pair = nearest[report]
        made.append((named[report], pair.second if report == pair.first else pair.first, pair.containment))
    return made


def _table(groups: Iterable[Sequence[Copy]]) -> Iterator[str]:
    for group in groups:
        yield f"{len(group)} reports"
        for report, _, share in group:
            day = (report.published or "no date")[:10]
            parts = [p for p in (report.outlet, report.title) if p] or [report.source_file or ""]
            name = " · ".join(short(p, 80) for p in parts)
            yield f"  {day:10}  {report.id}  {100 * share:3.0f} %  {name}"


def _jsonl(groups: Iterable[Sequence[Copy]]) -> Iterator[str]:
    for group in groups:
        yield to_json({"reports": [dict(zip(COLUMNS[1:], _told(copy), strict=True)) for copy in group]})


def _csv(groups: Iterable[Sequence[Copy]]) -> Iterator[str]:
    yield csv_row(COLUMNS)
    for group in groups:
        for copy in group:
            yield csv_row((group[0][0].id, *_told(copy)))


def _told(copy: Copy) -> tuple[object, ...]:
    report, other, share = copy
    shown = (report.id, report.outlet, report.published, report.url, report.title, report.source_file)
    return (*shown, other, share)
