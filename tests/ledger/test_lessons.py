"""Judgements as training data: what was judged, in which words, and what had been found before."""

from __future__ import annotations

from counterclaim.ledger import Ledger
from tests.ledger.ledger_doubles import STAGES, report


def test_a_ruling_says_what_differed_and_what_was_found(database: str) -> None:
    ledger = Ledger.open(database, stages=STAGES)
    ledger.add(report(0))
    ledger.judge("relabel", "d1", note="no conflict", who="A desk")
    ledger.add(report(1))
    ledger.judge("relabel", "d1", note="conflict")
    for lesson, note in zip(ledger.lessons(), ("no conflict", "conflict"), strict=True):
        assert (lesson.subject, lesson.note, lesson.found) == ("conflict", note, "conflict")
        assert lesson.difference is not None
        assert (lesson.difference.kind, lesson.difference.summary) == ("denial", "whether it broke")
        assert [s.value for s in lesson.difference.sides] == ["broke", "did not"]
        assert [w.text for w in lesson.difference.sides[0].words] == ["The", "The"]


def test_what_was_found_is_what_nobody_had_judged_yet(database: str) -> None:
    ledger = Ledger.open(database, stages=STAGES)
    story = ledger.add(report(0)).story
    dossier = ledger.dossier(story)
    claim = dossier.comparison.claims[0]
    position = next(p for p in claim.positions if p.stance == "denies")
    ids = {e.name: e.id for e in dossier.identities.entities}
    ledger.judge("relabel", position.id, note="hedges")
    ledger.judge("relabel", position.id, note="partial")
    ledger.judge("different", position.id, other=claim.id)
    ledger.judge("same", ids["The mayor"], other=ids["The ministry"])
    ledger.judge("unsure", ids["The ministry"], other=ids["The mayor"])
    ledger.judge("relabel", ids["The mayor"], note="The council")
    told = [(x.subject, x.kind, x.found) for x in ledger.lessons()]
    assert told == [
        ("stance", "relabel", "denies"),
        ("stance", "relabel", "denies"),
        ("claims", "different", "same"),
        ("entities", "same", "different"),
        ("entities", "unsure", "different"),
        ("name", "relabel", "The mayor"),
    ]
    assert all(x.difference is None for x in ledger.lessons())
