"""Collections that no editor would send: a sensible result or a clear word, never a crash."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Sequence
from pathlib import Path

import pytest

from counterclaim.claims.records import Dossier
from counterclaim.intake import load
from counterclaim.pipeline import dossiers
from counterclaim.reading import read
from counterclaim.reading.records import Reading
from counterclaim.text import Report, report_id

EXAMPLES = Path(__file__).parents[1] / "examples"

FERRY = """The harbour board said on Tuesday that the ferry Alder had run aground off Lisset with 240 people aboard.

Mara Venn, who heads the crew's union, denied that the crew had slept. "They were at the wheel all night," she said.
"""
STRIKE = """Teachers in Pellworm walked out on Friday, the teachers' union said, after talks on pay broke down.

The school minister, Tomas Krill, said that 40 schools stayed open. The union put the number at 12.
"""
PLAIN = "The bridge is 212 metres long. It crosses the river Orle. Cars use it by day and by night."


def report(text: str, **more: str | None) -> Report:
    given = {"outlet": "The Lisset Post", "published": "2031-05-06", **more}
    return Report(
        id=report_id(text, outlet=given["outlet"], published=given["published"]),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        outlet=given["outlet"],
        published=given["published"],
        title=given.get("title"),
    )


def proven(found: Sequence[Dossier]) -> None:
    """Every position and every piece of evidence shows the words that stand in its report."""
    for dossier in found:
        texts = {r.id: r for r in dossier.reports}
        for claim in dossier.comparison.claims:
            assert claim.positions
            for p in claim.positions:
                assert texts[p.report].quote(p.span) == p.text
        for difference in dossier.comparison.differences:
            assert len(difference.sides) > 1 or difference.kind == "omission"
            for side in difference.sides:
                for span in side.evidence:
                    assert texts[span.report].quote(span).strip()


def test_one_report_alone() -> None:
    (found,) = dossiers([report(FERRY)])
    proven([found])
    assert found.comparison.only_in == ()
    assert not any(d.kind in ("attribution", "framing", "omission") for d in found.comparison.differences)


def test_the_same_report_five_times_is_one_report() -> None:
    assert dossiers([report(FERRY)] * 5) == dossiers([report(FERRY)])


def test_one_text_under_five_names_is_one_origin() -> None:
    (found,) = dossiers([report(FERRY, outlet=f"Outlet {n}") for n in range(5)])
    proven([found])
    assert len(found.reports) == 5
    for claim in found.comparison.claims:
        assert claim.independent_origins == 1 or len({p.holder_entity for p in claim.positions}) > 1
    assert not any(d.conflict and d.kind != "denial" for d in found.comparison.differences)


def test_unrelated_stories_stay_apart() -> None:
    found = dossiers([report(FERRY), report(STRIKE), report(FERRY, outlet="Orle Radio")])
    proven(found)
    assert sorted(len(d.reports) for d in found) == [1, 2]


@pytest.mark.parametrize("published", [None, "2031-05-06", "2099-01-01", "1702-01-01"])
@pytest.mark.parametrize("outlet", [None, "The Lisset Post"])
def test_dates_and_outlets_missing_or_strange(published: str | None, outlet: str | None) -> None:
    found = dossiers([report(FERRY), report(FERRY + "\nMore was not known.\n", published=published, outlet=outlet)])
    proven(found)
    assert sum(len(d.reports) for d in found) == 2


def test_a_report_that_carries_another_whole() -> None:
    (found,) = dossiers([report(FERRY), report("The Lisset Post reported:\n\n" + FERRY, outlet="Orle Radio")])
    proven([found])
    assert {s.report for r in found.reuse for s in r.passages} == {r.id for r in found.reports}


def test_reports_without_any_attribution() -> None:
    found = dossiers([report(PLAIN), report(PLAIN + " It is old.", outlet="Orle Radio")])
    proven(found)
    assert all(p.attribution is None for d in found for c in d.comparison.claims for p in c.positions)


def test_empty_words() -> None:
    assert dossiers([]) == []
    proven(dossiers([report("."), report("?!\n\n...", outlet="Orle Radio")]))


@pytest.fixture(scope="module")
def two_stories() -> tuple[list[Report], list[Reading], list[Dossier]]:
    """The reports of two invented stories, their readings, and what came of them in the order of the files."""
    reports = [r for r in load([EXAMPLES / "valley", EXAMPLES / "strike"]) if isinstance(r, Report)]
    readings = [read(r) for r in reports]
    return reports, readings, dossiers(reports, readings)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_order_of_reports_and_readings_changes_what_comes_out(
    seed: int, two_stories: tuple[list[Report], list[Reading], list[Dossier]]
) -> None:
    reports, readings, found = two_stories
    assert len(found) == 2
    dice = random.Random(seed)
    assert dossiers(dice.sample(reports, len(reports)), dice.sample(readings, len(readings))) == found
