"""What is asked of a person: every kind in one list by gain, with reasons that add up; what was judged is not asked."""

from __future__ import annotations

from dataclasses import replace
from math import exp

import pytest

from counterclaim.claims.alignment.decisions import Decisions, Ruled, held, ruled
from counterclaim.claims.records import Difference, Dossier, Position
from counterclaim.claims.review import KINDS, Doubt, doubts
from counterclaim.identity.decided import EntityDecisions
from counterclaim.identity.records import Alias, Entity, Identities, Mentioned
from counterclaim.text import Span
from tests.claims.invented import STORY, compared, identities, story


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return Dossier(
        story(STORY),
        tuple(t.report for t in STORY),
        tuple(t.reading for t in STORY),
        identities(STORY),
        (),
        compared(*STORY),
    )


def of_kind(found: tuple[Doubt, ...], kind: str) -> list[Doubt]:
    return [d for d in found if d.kind == kind]


def test_one_list_by_gain_whose_reasons_add_up(dossier: Dossier) -> None:
    found = doubts(dossier, most=1000)
    assert {d.kind for d in found} >= {"claims", "stance", "conflict"}
    assert [d.gain for d in found] == sorted((d.gain for d in found), reverse=True)
    for doubt in found:
        total = sum(r.weight for r in doubt.reasons)
        assert 1 / (1 + exp(-total)) == pytest.approx(doubt.probability, abs=0.01)
    for kind in KINDS:
        assert list(doubts(dossier, kinds=[kind], most=1000)) == of_kind(found, kind)
    assert doubts(dossier, most=2) == found[:2]


def test_every_pair_is_listed_where_that_is_asked_for(dossier: Dossier) -> None:
    one = doubts(dossier, kinds=["claims"], most=1000)
    every = doubts(dossier, kinds=["claims"], every=True, most=1000)
    assert len(every) > len(one)
    assert {d.first.id for d in one} <= {d.first.id for d in every}


def surer(dossier: Dossier, position: Position, confidence: float) -> Dossier:
    claims = tuple(
        replace(
            c, positions=tuple(replace(p, confidence=confidence) if p.id == position.id else p for p in c.positions)
        )
        for c in dossier.comparison.claims
    )
    return replace(dossier, comparison=replace(dossier.comparison, claims=claims))


def test_a_stance_is_asked_the_sooner_the_less_sure_it_is(dossier: Dossier) -> None:
    denial = next(d for d in doubts(dossier, kinds=["stance"], most=1000) if d.stands == "denies")
    assert isinstance(denial.first, Position)
    gains = []
    for confidence in (0.5, 0.8, 1.0):
        told = doubts(surer(dossier, denial.first, confidence), kinds=["stance"], most=1000)
        gains.append(next(d.gain for d in told if d.first.id == denial.first.id))
    assert gains == sorted(gains, reverse=True)
    assert len(set(gains)) == 3
    judged = Decisions(stances=((held(denial.first), "denies"),))
    asked = {d.first.id for d in doubts(dossier, decisions=judged, kinds=["stance"], most=1000)}
    assert denial.first.id not in asked


def test_a_conflict_is_asked_until_it_is_ruled_on(dossier: Dossier) -> None:
    found = doubts(dossier, kinds=["conflict"], most=1000)
    assert {d.stands for d in found} <= {"conflict", "no conflict"}
    asked = {d.first.kind for d in found if isinstance(d.first, Difference)}
    assert asked <= {"denial", "date", "number", "place", "scope", "attribution"}
    assert {d.kind for d in dossier.comparison.differences} - asked  # comment-status is never a conflict
    first = found[0].first
    assert isinstance(first, Difference)
    spans = frozenset(s for side in first.sides for s in side.evidence)
    made = ruled(Decisions(conflicts=(Ruled(first.kind, spans, not first.conflict),)), dossier.comparison.differences)
    after = replace(dossier, comparison=replace(dossier.comparison, differences=made))
    assert first.id not in {d.first.id for d in doubts(after, kinds=["conflict"], most=1000)}


def with_entities(dossier: Dossier, *told: Entity) -> Dossier:
    """``told`` besides those of the story, each mentioned once, in a report of its own."""
    spans = {Span(dossier.reports[n].id, 0, 3 + n): e.id for n, e in enumerate(told)}
    every = (*dossier.identities.entities, *told)
    found = Identities(every, {**dossier.identities.by_span, **spans}, {e.id: e for e in every})
    return replace(dossier, identities=found)


def test_entities_that_may_be_one_are_asked_and_others_are_not(dossier: Dossier) -> None:
    short, full = Entity("x1", "Quill", "person"), Entity("x2", "Berta Quill", "person")
    found = doubts(with_entities(dossier, short, full), kinds=["entities"], most=1000)
    (pair,) = [d for d in found if {d.first.id, d.second.id if d.second else ""} == {"x1", "x2"}]
    assert pair.stands == "different"
    assert pair.reasons[1].value == "quill"
    other = doubts(with_entities(dossier, short, replace(full, type="place")), kinds=["entities"], most=1000)
    assert not [d for d in other if d.first.id in ("x1", "x2")]
    apart = doubts(
        with_entities(dossier, replace(short, name="Anna Quill", side="Union"), replace(full, side="River League")),
        kinds=["entities"],
        most=1000,
    )
    (less,) = [d for d in apart if d.first.id == "x1"]
    assert less.gain < pair.gain
    assert less.probability < pair.probability


def test_entities_that_were_judged_are_not_asked_again(dossier: Dossier) -> None:
    short = Entity("x1", "Quill", "person", (Alias("Quill"),))
    full = Entity("x2", "Berta Quill", "person", (Alias("Berta Quill"),))
    both = with_entities(dossier, short, full)
    pair = (Mentioned(short, frozenset()), Mentioned(full, frozenset()))
    for judged in (EntityDecisions(unsure=(pair,)), EntityDecisions(different=(pair[::-1],))):
        found = doubts(both, entities=judged, kinds=["entities"], most=1000)
        assert not [d for d in found if d.first.id == "x1"]
