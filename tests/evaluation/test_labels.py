"""The labels of news are well-formed and hold no text; what is scored by them counts as it should."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from counterclaim.claims.records import Comparison, Difference, Side
from counterclaim.text import Span
from evaluation.data import news_folder
from evaluation.labels import (
    LABELS,
    OUTLET,
    Group,
    Labelled,
    Score,
    labelled,
    placed,
    read_reports,
    score,
    standing,
)
from tests.evaluation.made import claim, position

STANCES = {"asserts", "denies", "partial", "hedges", "no-comment"}


def test_labels_are_well_formed() -> None:
    for story in labelled():
        assert story.part in ("dev", "fit", "held")
        count = len(story.positions)
        assert len(story.holders) == count
        assert all(s.start < s.end and s.report in story.reports for s in story.positions)
        for group in story.groups:
            assert len({n for n, _ in group.members}) > 1
            assert all(0 <= n < count and s in STANCES for n, s in group.members)
            assert {n for row in group.origins or () for n in row} <= {n for n, _ in group.members}
        assert all(
            0 <= n < count and (at.report in story.reports if isinstance(at, Span) else at in (None, OUTLET))
            for n, at in story.wrong.items()
        )
        pairs = (*story.contradictions, *story.differences)
        assert all(0 <= a < count and 0 <= b < count for a, b, _ in pairs)


def test_labels_hold_no_text() -> None:
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        told = json.loads(line)
        words = set(_strings({k: v for k, v in told.items() if k not in ("part", "reports")}))
        assert all(" " not in w and w.islower() for w in words)


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [w for v in value.values() for w in _strings(v)]
    if isinstance(value, list):
        return [w for v in value for w in _strings(v)]
    return []


@pytest.mark.skipif(not news_folder().is_dir(), reason="the development news is not at ../shared/data/news")
def test_positions_lie_in_the_reports() -> None:
    stories = labelled("held")[:3]
    loaded = read_reports(stories)
    for story in stories:
        reports = {r.id: r for r in loaded[story.story]}
        for span in placed(story, loaded[story.story]).positions:
            assert reports[span.report].quote(span).strip()


STORY = Labelled(
    story=1,
    part="dev",
    reports=("r",),
    positions=tuple(Span("r", k * 20, k * 20 + 10) for k in range(4)),
    holders=("1", "2", "1", "3"),
    groups=(Group(True, ((0, "asserts"), (1, "denies"), (2, "asserts"))),),
    contradictions=((0, 1, "denial"),),
    differences=((0, 3, "number"),),
    broken=frozenset({3}),
)
A, B, C, D = (
    position(n, k * 20, s, h)
    for k, (n, s, h) in enumerate(
        [("a", "asserts", "Una"), ("b", "denies", "Ivo"), ("c", "asserts", "Una"), ("d", "asserts", "Ada")]
    )
)


def _scored(comparison: Comparison) -> Score:
    made = Score()
    score(STORY, comparison, made)
    return made


def test_a_disputed_claim_is_right_where_it_holds_both_stances() -> None:
    side = (Side("a", ("a",), (A.span,)), Side("b", ("b",), (B.span,)))
    conflict = Difference("x", "denial", True, "t", side, (), 1.0)
    right = _scored(Comparison((claim("k", "disputed", A, B, C), claim("l", "asserted", D)), (conflict,), (), ()))
    assert (right.counts["disputed claims"].precision, right.counts["disputed claims"].recall) == (1.0, 1.0)
    assert (right.counts["conflicts"].precision, right.counts["conflicts"].recall) == (1.0, 1.0)
    assert right.figures()["must-have propositions"] == 1.0
    assert right.figures()["position grouping B-cubed"] == 1.0
    assert right.figures()["differences"] == 0.0


def test_a_denial_set_beside_the_claim_does_not_dispute_it() -> None:
    wrong = _scored(Comparison((claim("k", "disputed", A, B, beside=("b",)), claim("l", "asserted", C, D)), (), (), ()))
    assert (wrong.counts["disputed claims"].right, wrong.counts["disputed claims"].found) == (0, 1)
    assert wrong.counts["disputed claims"].recall == 0.0


def test_who_is_shown_as_making_a_claim_is_judged_by_what_words_it() -> None:
    """ "a" words the claim; "c" says it and is set beside, "d" does not and is shown; "b" denies it."""
    made = _scored(Comparison((claim("k", "asserted", A, B, C, D, beside=("c",)),), (), (), ()))
    assert made.figures()["shown as making a claim, say it"] == 0.0
    assert made.figures()["say a claim, shown as making it"] == 0.0
    shown = _scored(Comparison((claim("k", "asserted", A, C, beside=()), claim("l", "asserted", D)), (), (), ()))
    assert shown.figures()["shown as making a claim, say it"] == 1.0


def test_first_claims_are_judged_by_what_heads_them() -> None:
    made = _scored(Comparison((claim("l", "asserted", D), claim("k", "asserted", A, B, C)), (), (), ()))
    assert made.figures()["first claims headed by what can be read"] == 0.5
    assert made.figures()["first claims headed by a must-have"] == 0.5


def test_a_found_position_counts_where_half_of_both_is_shared() -> None:
    far = position("far", 8, "asserts", "Una")
    assert standing(STORY, [claim("k", "asserted", far)]) == {}


def test_holders_that_were_wrong_are_looked_at_again() -> None:
    """One is now the outlet's own words, one still wrong and marked as unsure; of the others one carries the mark."""
    story = replace(STORY, broken=frozenset(), wrong={0: OUTLET, 1: None})
    sure, unsure = (replace(p, attribution="a", confidence=c) for p, c in ((C, 0.9), (D, 0.3)))
    found = (claim("k", "asserted", A, replace(B, confidence=0.3), sure), claim("l", "asserted", unsure))
    made = Score()
    score(story, Comparison(found, (), (), ()), made)
    figures = made.figures()
    assert figures["holders once wrong, now right"] == 0.5
    assert figures["holders still wrong, marked unsure"] == 1.0
    assert figures["holders not wrong, marked unsure"] == 0.5


def test_origins_are_counted_where_one_claim_holds_the_group() -> None:
    group = replace(STORY.groups[0], origins=((0, 2), (1,)))
    for count, right in ((1, 0.0), (2, 1.0)):
        made = Score()
        found = claim("k", "asserted", A, B, C, origins=count)
        score(replace(STORY, groups=(group,)), Comparison((found,), (), (), ()), made)
        assert made.figures()["origins counted exactly"] == right
