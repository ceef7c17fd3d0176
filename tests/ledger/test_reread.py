"""Stored reports read again by another reader: new readings and editions beside the old; what people decided holds."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from counterclaim.errors import NotFound, ReadingError
from counterclaim.identity.records import Identities
from counterclaim.intake import load
from counterclaim.ledger import Ledger, Reread, Stages
from counterclaim.models.runtime import weights_folder
from counterclaim.reading.records import Reading
from counterclaim.text import Report, Span, by_publication
from tests.ledger.ledger_doubles import STAGES, identify, read, report

EXAMPLE = Path(__file__).parents[2] / "examples" / "valley"


def reader(model: str, *, cut: int = 0) -> Callable[[Report], Reading]:
    """Another reader: the contents begin ``cut`` characters later."""

    def reads(found: Report) -> Reading:
        made = read(found)
        attributions = tuple(
            replace(a, content=(Span(s.report, s.start + cut, s.end), *rest))
            for a in made.attributions
            for s, *rest in [a.content]
        )
        return replace(made, model=model, attributions=attributions)

    return reads


def renamed(reports: Sequence[Report], readings: Sequence[Reading]) -> Identities:
    """Every entity under another id and another name."""
    made = identify(reports, readings)
    entities = tuple(replace(e, id=f"z{e.id}", name=f"{e.name} of today") for e in made.entities)
    return Identities(entities, {s: f"z{e}" for s, e in made.by_span.items()}, {e.id: e for e in entities})


def opened(database: str, stages: Stages = STAGES) -> Ledger:
    return Ledger.open(database, stages=stages)


def test_another_reader_makes_readings_and_an_edition_beside_the_old(database: str) -> None:
    before = opened(database)
    story = before.add(report(0)).story
    before.add(report(1))
    old = before.dossier(story)
    moment = before.history()[-1].recorded_at
    after = opened(database, replace(STAGES, read=reader("double-2", cut=4)))
    done = after.reread(story[:6])
    assert done == Reread(story=story, reports=2, changed=tuple(sorted(r.id for r in old.reports)), edition=3)
    new = after.dossier(story)
    assert {r.model for r in new.readings} == {"double-2"}
    assert after.reading(report(0).id).model == "double-2"
    assert [p.span for p in new.comparison.claims[0].positions] != [p.span for p in old.comparison.claims[0].positions]
    assert after.dossier(story, as_of=moment) == old
    assert [e.kind for e in after.history(story)][-3:].count("edition-made") == 1
    assert sum(e.kind == "report-reread" for e in after.history(story)) == 2


def test_what_is_read_as_before_makes_no_edition(database: str) -> None:
    ledger = opened(database)
    story = ledger.add(report(0)).story
    events = ledger.history()
    assert ledger.reread(story) == Reread(story=story, reports=1, changed=(), edition=None)
    assert ledger.history() == events


def test_one_reader_under_other_rules_and_back_is_stored_each_time(database: str) -> None:
    story = opened(database).add(report(0)).story
    for turn, cut in enumerate((4, 0, 4), start=2):
        ledger = opened(database, replace(STAGES, read=reader("double-1", cut=cut)))
        assert ledger.reread(story).edition == turn
        assert ledger.reading(report(0).id) == reader("double-1", cut=cut)(report(0))


def test_the_next_report_finds_its_story_by_the_new_profiles(database: str) -> None:
    story = opened(database).add(report(0)).story
    profiled = replace(STAGES, profile=lambda r, g: replace(STAGES.profile(r, g), model="double-2"))
    ledger = opened(database, profiled)
    ledger.reread(story)
    assert ledger.add(report(1)).story == story


def test_a_report_that_cannot_be_read_leaves_all_as_it_was(database: str) -> None:
    def broken(found: Report) -> Reading:
        raise ReadingError("too long", where=found.name)

    story = opened(database).add(report(0)).story
    ledger = opened(database, replace(STAGES, read=broken))
    events = ledger.history()
    with pytest.raises(ReadingError):
        ledger.reread(story)
    assert ledger.history() == events
    with pytest.raises(NotFound):
        ledger.reread("zzzz")


def test_rulings_and_judgements_of_entities_hold_by_their_words(database: str) -> None:
    before = opened(database)
    story = before.add(report(0)).story
    ids = {e.name: e.id for e in before.dossier(story).identities.entities}
    before.judge("relabel", "d1", note="no conflict")
    before.judge("same", ids["The mayor"], other=ids["The ministry"])
    before.judge("relabel", ids["The mayor"], note="The council")

    after = opened(database, replace(STAGES, read=reader("double-2", cut=4), identify=renamed))
    after.reread(story)
    now = after.dossier(story)
    assert not now.comparison.differences[0].conflict
    (entity,) = now.identities.entities
    assert entity.name == "The council"
    assert entity.id.startswith("ze-")


def test_what_was_judged_under_new_ids_goes_before_the_old(database: str) -> None:
    before = opened(database)
    story = before.add(report(0)).story
    ids = {e.name: e.id for e in before.dossier(story).identities.entities}
    before.judge("same", ids["The mayor"], other=ids["The ministry"])
    after = opened(database, replace(STAGES, identify=renamed))
    before.judge("unsure", ids["The mayor"], other=ids["The ministry"])
    after.reread(story)
    before.judge("same", ids["The ministry"], other=ids["The mayor"])
    after.reread(story)
    assert len(after.dossier(story).identities.entities) == 1
    after.judge("unsure", f"z{ids['The ministry']}", other=f"z{ids['The mayor']}")
    assert len(after.dossier(story).identities.entities) == 2


def test_judgements_hold_under_a_second_real_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = str(tmp_path / "ledger.db")
    ledger = Ledger.open(book)
    for found in sorted((r for r in load([EXAMPLE]) if isinstance(r, Report)), key=by_publication)[:2]:
        ledger.add(found)
    (story,) = ledger.stories()
    assert ledger.reread(story.id).edition is None
    dossier = ledger.dossier(story.id)
    claims = dossier.comparison.claims
    together = next(c for c in claims if len({p.span for p in c.positions}) > 1)
    first = together.positions[0]
    second = next(p for p in together.positions if not p.span.overlaps(first.span))
    ledger.judge("different", first.id, other=second.id)
    ledger.judge("relabel", second.id, note="hedges")
    ruled = next(d for d in dossier.comparison.differences)
    ledger.judge("relabel", ruled.id, note="no conflict" if ruled.conflict else "conflict")

    folder = tmp_path / "larger"
    folder.mkdir()
    for name in ("reader.onnx", "reader.json", "tokenizer.json"):
        shutil.copy(weights_folder() / name, folder / name)
    card = json.loads((folder / "reader.json").read_text())
    (folder / "reader.json").write_text(json.dumps({**card, "version": "larger-1"}))
    monkeypatch.setenv("COUNTERCLAIM_READER", str(folder))
    done = ledger.reread(story.id)
    now = ledger.dossier(story.id)
    assert (len(done.changed), {r.model for r in now.readings}) == (2, {"larger-1"})
    assert now.made_with is not None
    assert now.made_with != dossier.made_with
    home = next(c for c in now.comparison.claims if any(p.span.overlaps(first.span) for p in c.positions))
    assert second.span not in {p.span for p in home.positions}
    assert {p.stance for c in now.comparison.claims for p in c.positions if p.span == second.span} == {"hedges"}
    again = [d for d in now.comparison.differences if d.kind == ruled.kind and d.reasons[-1].feature == "judgement"]
    assert [d.conflict for d in again] == [not ruled.conflict] * len(again) != []
