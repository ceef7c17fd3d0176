"""The real stages through the ledger: what is kept is what was found."""

from __future__ import annotations

from math import exp
from pathlib import Path

from counterclaim.claims.records import Claim, Position
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
    assert kept.made_with == found.made_with is not None
    assert any(p.addressee is not None for c in kept.comparison.claims for p in c.positions)


def test_judgements_win_and_survive_the_next_report(tmp_path: Path) -> None:
    reports = sorted((r for r in load([EXAMPLE]) if isinstance(r, Report)), key=by_publication)
    ledger = Ledger.open(str(tmp_path / "ledger.db"))
    for report in reports[:2]:
        ledger.add(report)
    (story,) = ledger.stories()

    def claims() -> tuple[Claim, ...]:
        return ledger.dossier(story.id).comparison.claims

    together = next(c for c in claims() if len({p.span for p in c.positions}) > 1)
    first = together.positions[0]
    second = next(p for p in together.positions if not p.span.overlaps(first.span))
    alone = next(c for c in reversed(claims()) if c.id != together.id)
    ledger.judge("different", first.id, other=second.id)
    ledger.judge("same", alone.id, other=first.id)
    ledger.judge("relabel", second.id, note="hedges")
    for _ in (1, 2):
        home = next(c for c in claims() if any(p.span == first.span for p in c.positions))
        assert {p.span for p in alone.positions} <= {p.span for p in home.positions}
        assert second.span not in {p.span for p in home.positions}
        assert {p.stance for c in claims() for p in c.positions if p.span == second.span} == {"hedges"}
        ledger.add(reports[2])


def test_doubts_are_asked_once_and_answers_come_out_as_lessons(tmp_path: Path) -> None:
    ledger = Ledger.open(str(tmp_path / "ledger.db"))
    for report in sorted((r for r in load([EXAMPLE]) if isinstance(r, Report)), key=by_publication)[:2]:
        ledger.add(report)
    (story,) = ledger.stories()
    asked = ledger.doubts(story.id, most=10, kinds=["claims"])
    assert [d.gain for d in asked] == sorted((d.gain for d in asked), reverse=True)
    for doubt in asked:
        total = sum(r.weight for r in doubt.reasons)
        assert abs(1 / (1 + exp(-total)) - doubt.probability) < 0.01
    top = asked[0]
    assert isinstance(top.first, Position)
    assert isinstance(top.second, Position)
    ledger.judge("unsure", top.first.id, other=top.second.id, who="A desk")
    open_ = ledger.doubts(story.id, most=1000, kinds=["claims"], every=True)
    pairs = [{d.first.id, d.second.id} for d in open_ if d.second is not None]
    assert len(open_) > len(ledger.doubts(story.id, most=1000, kinds=["claims"]))
    assert {top.first.id, top.second.id} not in pairs
    (lesson,) = ledger.lessons()
    assert (lesson.kind, lesson.who) == ("unsure", "A desk")
    assert [w.text for w in (*lesson.first, *lesson.second)] == [top.first.text, top.second.text]
