"""The real stages through the ledger: what is kept is what was found."""

from __future__ import annotations

from pathlib import Path

from counterclaim.intake import load
from counterclaim.ledger import Ledger
from counterclaim.pipeline import dossiers
from counterclaim.text import Report, by_publication

EXAMPLE = Path(__file__).parents[2] / "examples" / "valley"


def test_a_story_kept_report_by_report_is_the_story_found_at_once(database: str) -> None:
    reports = sorted((r for r in load([EXAMPLE]) if isinstance(r, Report)), key=by_publication)
    (found,) = dossiers(reports)
    ledger = Ledger.open(database)
    for report in reports:
        ledger.add(report)
    (story,) = ledger.stories()
    kept = ledger.dossier(story.id)
    assert kept.readings == found.readings
    assert kept.identities.entities == found.identities.entities
    assert kept.reuse == found.reuse
    assert kept.comparison == found.comparison
    assert any(p.addressee is not None for c in kept.comparison.claims for p in c.positions)
