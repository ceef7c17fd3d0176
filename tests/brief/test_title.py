"""The title of a brief does not assert what is disputed, where a report's title says who says it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counterclaim.brief.desk import Desk
from counterclaim.brief.title import attributes, title_of
from counterclaim.claims.records import Dossier

FLAT = "Barrier at Port Selwyn shut"


@pytest.mark.parametrize(
    ("title", "told"),
    [
        (FLAT, False),
        ("Ministry says barrier is shut", True),
        ("Ministry: barrier at Port Selwyn is shut", True),
        ("Is the barrier shut?", True),
        ("Mayor: barrier is shut", True),
        ("Witnesses: barrier is shut", True),
        ("Officials: barrier is shut", True),
        ("Navy denied it sank the ferry", True),
        ("Strike on ferry denied by navy", True),
        ("Ministry claims 20 ships sank", True),
        ("Rebels claim a victory", True),
        ("Vael: barrier is shut", True),
        ("Dockers' Union: harbour is open", True),
        ("Blast claims 12 lives", False),
        ("Flood claims lives in Selwyn", False),
        ("Police arrest three suspects in dam bombing", False),
        ("Mayor dismissed after navy sank ferry", False),
        ("Bail denied to captain of sunk ferry", False),
        ("Breaking: Navy sank the ferry", False),
        ("Port Selwyn: navy sank the ferry", False),
        ("Report on sunk ferry raises questions", False),
    ],
)
def test_a_headline_tells_who_says_it(title: str, told: bool) -> None:
    assert attributes(title, ("vael", "union")) == told


@pytest.mark.parametrize(
    ("other", "disputed", "chosen"),
    [
        ("Barrier at Port Selwyn is shut, ministry says", True, "Barrier at Port Selwyn is shut, ministry says"),
        ("Barrier at Port Selwyn is shut, ministry says", False, FLAT),
        ("A town in fear, mayor says", True, FLAT),
        ("Harbour closed to ships", True, FLAT),
    ],
)
def test_where_it_is_disputed(dossier: Dossier, other: str, disputed: bool, chosen: str) -> None:
    reports = tuple(replace(r, title=other if n == 1 else FLAT) for n, r in enumerate(dossier.reports))
    claim = replace(dossier.comparison.claims[0], status="disputed" if disputed else "asserted")
    claim = replace(claim, statement="the barrier at Port Selwyn is shut")
    made = replace(dossier, reports=reports, story=replace(dossier.story, title=FLAT))
    made = replace(made, comparison=replace(made.comparison, claims=(claim, *made.comparison.claims[1:])))
    assert title_of(Desk(made)) == chosen
