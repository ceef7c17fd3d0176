"""What editors judged becomes pairs to learn from."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
import pytest

from counterclaim.claims.records import Dossier, Position
from tests.claims.invented import STORY, compared, identities, story
from training.fit_claims import fit, of_judged
from training.judged import judged
from training.logistic import balance


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    readings = tuple(t.reading for t in STORY)
    return Dossier(story(STORY), tuple(t.report for t in STORY), readings, identities(STORY), (), compared(*STORY))


def words(position: Position, **changes: Any) -> dict[str, Any]:
    span = position.span
    return {"report": span.report, "start": span.start, "end": span.end, "holder": position.holder} | changes


def lesson(kind: str, first: list[dict[str, Any]], second: list[dict[str, Any]], subject: str = "claims") -> str:
    return json.dumps({"subject": subject, "kind": kind, "story": "s-1", "first": first, "second": second})


def test_same_and_different_become_pairs_and_the_last_word_counts(dossier: Dossier) -> None:
    told = [p for c in dossier.comparison.claims for p in c.positions if p.attribution is not None]
    told = [p for p in told if p.stance in ("asserts", "denies")]
    a, b = told[0], next(p for p in told if not p.span.overlaps(told[0].span))
    c = next(p for p in told if not p.span.overlaps(a.span) and not p.span.overlaps(b.span))
    lines = [
        lesson("same", [words(a)], [words(b)]),
        lesson("different", [words(a), words(b)], [words(c)]),
        lesson("relabel", [words(c)], [], "stance"),
        lesson("different", [words(a)], [words(b, start=b.span.start + 1)]),
        "",
    ]
    (found,) = judged(lines, lambda _: dossier)
    assert sorted(found.same.values()) == [False, False, False]
    pairs = of_judged(found)
    assert pairs.rows.shape[0] == len(pairs.same) == 3
    assert pairs.known.all()
    (again,) = judged([*lines, lesson("same", [words(b)], [words(a)])], lambda _: dossier)
    assert sorted(again.same.values()) == [False, False, True]
    values, bias = fit([of_judged(again)])
    assert np.isfinite([*values, bias]).all()


def test_what_is_unsure_or_gone_gives_no_pair(dossier: Dossier) -> None:
    told = [p for c in dossier.comparison.claims for p in c.positions if p.attribution is not None]
    a, b = told[0], next(p for p in told if not p.span.overlaps(told[0].span))
    gone = words(b, report="another")
    assert judged([lesson("same", [words(a)], [gone])], lambda _: dossier) == []
    lines = [lesson("same", [words(a)], [words(b)]), lesson("unsure", [words(b)], [words(a)])]
    assert judged(lines, lambda _: dossier) == []
    with pytest.raises(ValueError, match="Expecting value"):
        judged(["no json"], lambda _: dossier)


def test_one_class_alone_has_finite_weights() -> None:
    assert balance(np.ones(4)).tolist() == [125.0] * 4
    assert balance(np.zeros(2)).tolist() == [250.0] * 2
    assert balance(np.array([1.0, 0.0, 0.0, 0.0])).sum() == pytest.approx(1000 / 4 * (2 + 3 * (0.5 / 0.75)))
