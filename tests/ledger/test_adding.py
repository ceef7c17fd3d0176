"""What is stored comes back equal; versions, editions, the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from counterclaim.claims.records import Comparison
from counterclaim.errors import LedgerError, LedgerWriteError, NotFound, SpanError
from counterclaim.ledger import Added, AlreadyThere, Ledger
from counterclaim.ledger.records import JudgementKind
from counterclaim.reading.records import Reading
from counterclaim.text import Report
from tests.ledger.ledger_doubles import STAGES, read, report


@pytest.fixture
def ledger(database: str) -> Ledger:
    start = datetime(2024, 3, 10, tzinfo=UTC)
    ticks = (start + timedelta(days=n) for n in range(1000))
    return Ledger.open(database, stages=STAGES, clock=lambda: next(ticks))


def test_a_report_and_its_reading_come_back_equal(ledger: Ledger) -> None:
    for n in range(3):
        ledger.add(report(n))
    assert list(ledger.reports()) == [report(n) for n in range(3)]
    for n in range(3):
        assert ledger.reading(report(n).id) == read(report(n))


def test_a_dossier_comes_back_equal(ledger: Ledger) -> None:
    story = ledger.add(report(0)).story
    ledger.add(report(1))
    dossier = ledger.dossier(story)
    both, readings = [report(0), report(1)], [read(report(0)), read(report(1))]
    identities, reuse = STAGES.identify(both, readings), STAGES.find_reuse(both, readings)
    assert (dossier.reports, dossier.readings) == (tuple(both), tuple(readings))
    assert (dossier.identities, dossier.reuse) == (identities, reuse)
    assert dossier.comparison == STAGES.compare(dossier.story, both, readings, identities, reuse)
    assert (dossier.story.title, dossier.story.first, dossier.story.last) == ("Title 0", "2024-03-01", "2024-03-02")


def test_adding_again_does_nothing(ledger: Ledger) -> None:
    first = ledger.add(report(0))
    events = ledger.history()
    assert ledger.add(report(0)) == AlreadyThere(report=report(0).id, story=first.story)
    assert ledger.history() == events


def test_no_other_report_is_read_again(database: str) -> None:
    asked: list[str] = []

    def note(found: Report) -> Reading:
        asked.append(found.id)
        return read(found)

    stages = replace(STAGES, read=note)
    ledger = Ledger.open(database, stages=stages)
    for n in range(3):
        ledger.add(report(n))
    assert asked == [report(n).id for n in range(3)]


def test_every_edition_stays_and_the_past_can_be_read(ledger: Ledger) -> None:
    story = ledger.add(report(0)).story
    ledger.add(report(1))
    known = {day: len(ledger.dossier(story, as_of=day).reports) for day in ("2024-03-10", "2024-03-11", "2030-01-01")}
    assert known == {"2024-03-10": 1, "2024-03-11": 2, "2030-01-01": 2}
    assert [len(ledger.stories(as_of=day)) for day in ("2024-03-09", "2024-03-10")] == [0, 1]
    with pytest.raises(NotFound):
        ledger.dossier(story, as_of="2024-03-09")
    with pytest.raises(LedgerError, match="no moment"):
        ledger.stories(as_of="yesterday")


def test_the_clock_may_go_back_but_the_record_does_not(database: str) -> None:
    days = iter([datetime(2024, 3, 10, tzinfo=UTC), datetime(2024, 3, 1, tzinfo=UTC)])
    ledger = Ledger.open(database, stages=STAGES, clock=lambda: next(days))
    ledger.add(report(0))
    ledger.add(report(1))
    assert {e.recorded_at for e in ledger.history()} == {"2024-03-10T00:00:00.000000Z"}


def test_a_changed_article_supersedes(ledger: Ledger) -> None:
    place = {"outlet": "Outlet 0", "url": "https://example.org/a"}
    old = report(0, **place)
    new = report(1, **place)
    story = ledger.add(old).story
    done = ledger.add(new)
    assert done == Added(report=new.id, story=story, edition=2, new_story=False, supersedes=old.id)
    assert ledger.dossier(story).reports == (replace(new, supersedes=old.id),)
    assert ledger.dossier(story, as_of="2024-03-10").reports == (old,)


def test_an_older_version_that_comes_later_takes_no_ones_place(ledger: Ledger) -> None:
    place = {"outlet": "Outlet 0", "url": "https://example.org/a"}
    old, new = report(0, **place), report(1, **place)
    story = ledger.add(new).story
    done = ledger.add(old)
    assert isinstance(done, Added)
    assert done.supersedes is None
    assert ledger.dossier(story).reports == (replace(new, supersedes=old.id),)


def test_the_newer_of_two_versions_is_the_later_instant_in_whatever_zone(ledger: Ledger) -> None:
    place = {"outlet": "Outlet 0", "url": "https://example.org/a"}
    east = report(0, published="2024-03-02T01:00:00+10:00", **place)
    late = report(1, published="2024-03-01T20:00:00+00:00", **place)
    ledger.add(late)
    done = ledger.add(east)
    assert isinstance(done, Added)
    assert done.supersedes is None
    assert ledger.dossier(done.story).reports == (replace(late, supersedes=east.id),)


@pytest.mark.parametrize(
    ("file", "text", "supersedes"),
    [
        ("a.txt", "The mayor said the dam broke on Monday. The ministry denied the dam held.", True),
        ("a.txt", "The pilot said nine balloons rose over an altogether different county fair.", False),
        ("-", "The mayor said the dam broke on Monday. The ministry denied the dam held.", False),
        ("a.jsonl:3", "The mayor said the dam broke on Monday. The ministry denied the dam held.", False),
    ],
)
def test_a_file_under_the_same_name_is_a_version_where_its_text_is_alike(
    ledger: Ledger, file: str, text: str, supersedes: bool
) -> None:
    ledger.add(report(0, source_file=file))
    done = ledger.add(report(0, text=text, source_file=file))
    assert isinstance(done, Added)
    assert (done.supersedes is not None) == supersedes


def test_a_record_that_does_not_prove_its_text_is_refused_whole(database: str) -> None:
    def false(*given: Any, **more: Any) -> Comparison:
        made: Comparison = STAGES.compare(*given, **more)
        claim = made.claims[0]
        wrong = replace(claim, positions=(replace(claim.positions[0], text="other words"), *claim.positions[1:]))
        return replace(made, claims=(wrong, *made.claims[1:]))

    Ledger.open(database, stages=STAGES).add(report(0))
    ledger = Ledger.open(database, stages=replace(STAGES, compare=false))
    with pytest.raises(SpanError, match="other words"):
        ledger.add(report(1))
    assert [r.id for r in ledger.reports()] == [report(0).id]
    with pytest.raises(SpanError):
        ledger.add(report(1), read(report(0)))


def test_claims_by_speaker_status_and_words(ledger: Ledger) -> None:
    for n in range(3):
        story = ledger.add(report(n)).story
    assert {s.claim.statement for s in ledger.claims()} == {"the dam broke", "two boats sank"}
    assert [s.claim.statement for s in ledger.claims(speaker="GUARD")] == ["two boats sank"]
    assert [s.claim.statement for s in ledger.claims(status="disputed")] == ["the dam broke"]
    assert [s.claim.statement for s in ledger.claims(text="Boats", story=story[:6])] == ["two boats sank"]
    assert ledger.claims(text="100%_") == ()


def test_sources_are_counted_by_claim(ledger: Ledger) -> None:
    for n in range(3):
        ledger.add(report(n))
    found = {s.name: (s.claims, s.denied, s.denies) for s in ledger.sources()}
    assert found == {"The mayor": (1, 1, 0), "The ministry": (1, 0, 1), "The guard": (1, 0, 0)}


def test_a_claims_history_follows_its_positions(ledger: Ledger) -> None:
    ledger.add(report(2))
    ledger.add(report(0))
    claim = next(s.claim for s in ledger.claims(status="disputed"))
    assert [(s.edition, s.claim.status) for s in ledger.claim_history(claim.id)] == [(1, "asserted"), (2, "disputed")]
    assert [(e.claim, e.detail) for e in ledger.history() if e.kind == "claim-status"] == [
        (claim.id, "asserted > disputed")
    ]
    with pytest.raises(NotFound):
        ledger.claim_history("c000")


def test_judgements_are_kept_and_checked(ledger: Ledger) -> None:
    ledger.add(report(0))
    claim = ledger.claims()[0].claim.id
    made = ledger.judge("note", claim, note="seen on the spot", who="A desk")
    assert ledger.judgements(claim) == (made,)
    with pytest.raises(NotFound):
        ledger.judge("note", "nothing", note="x")
    with pytest.raises(LedgerError):
        ledger.judge("same", claim)


def test_a_judgement_makes_an_edition_and_holds_in_the_next(ledger: Ledger) -> None:
    ledger.add(report(0))
    story = ledger.stories()[0].id
    assert ledger.dossier(story).comparison.differences[0].conflict
    ledger.judge("relabel", "d1", note="no conflict")
    assert ledger.stories()[0].edition == 2
    ledger.add(report(1))
    now = ledger.dossier(story).comparison.differences[0]
    assert (now.conflict, [(r.feature, r.value) for r in now.reasons]) == (
        False,
        [("found", "a conflict"), ("judgement", "no conflict")],
    )
    ledger.judge("relabel", "d1", note="conflict")
    again = ledger.dossier(story).comparison.differences[0]
    assert (again.conflict, again.reasons[-1].value) == (True, "a conflict")


def test_entities_are_joined_and_named_by_judgements(ledger: Ledger) -> None:
    ledger.add(report(0))
    story = ledger.stories()[0].id
    ids = {e.name: e.id for e in ledger.dossier(story).identities.entities}
    ledger.judge("same", ids["The mayor"], other=ids["The ministry"])
    ledger.judge("relabel", ids["The mayor"], note="The council")
    (entity,) = ledger.dossier(story).identities.entities
    assert (entity.name, [a.text for a in entity.aliases]) == ("The council", ["The mayor", "The ministry"])
    ledger.judge("unsure", ids["The ministry"], other=ids["The mayor"])
    assert len(ledger.dossier(story).identities.entities) == 2


@pytest.mark.parametrize(
    ("kind", "about", "other", "note"),
    [
        ("relabel", "d1", None, "perhaps"),
        ("relabel", "position", None, "shouts"),
        ("same", "claim", "d1", None),
        ("different", "claim", "entity", None),
    ],
)
def test_a_judgement_that_can_have_no_effect_is_refused(
    ledger: Ledger, kind: JudgementKind, about: str, other: str | None, note: str | None
) -> None:
    ledger.add(report(0))
    dossier = ledger.dossier(ledger.stories()[0].id)
    claim = dossier.comparison.claims[0]
    named = {"claim": claim.id, "position": claim.positions[0].id, "entity": dossier.identities.entities[0].id}
    with pytest.raises(LedgerError):
        ledger.judge(kind, named.get(about, about), other=named.get(other or "", other), note=note)
    assert ledger.judgements() == ()


def test_what_no_database_can_hold_is_refused(ledger: Ledger) -> None:
    with pytest.raises(LedgerWriteError):
        ledger.add(report(0, text="The mayor said the dam \ud800 broke.", source_file=None))
    assert ledger.reports() == ()
