"""Fit the weights by which figures are told to be of one thing; writes ``claims/data/figures.json``.

Run: ``python -m training.fit_figures FOLDER...`` with annotated stories (see ``evaluation.claims``). Numpy only.

Two figures of different reports are of one thing where an annotated difference of kind number has both, or where each
stands in a position of one annotated proposition. Only pairs of figures that exclude each other teach: those that agree
are seldom annotated, and get ``AGREEING`` for it. Logistic regression, both classes weighted alike, each story scored
by weights that were fitted on the others.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from counterclaim.claims.differences.figure_pairs import FEATURES, FigurePairs
from counterclaim.claims.differences.told_figures import figure_pairs
from counterclaim.claims.propositions.traits import Lookup
from evaluation.claims import Read, load, meets_place
from evaluation.scores import Count
from training.logistic import Array, balance, logistic

AGREEING = 2.0
THRESHOLD = 0.65
"""By reading what it joins: of the pairs that the annotation lacks, most above it are of one thing."""
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97)
TARGET = Path(__file__).parents[1] / "src" / "counterclaim" / "claims" / "data" / "figures.json"


@dataclass(frozen=True, slots=True)
class Pairs:
    """The candidate pairs of one story: ``rows`` (pairs, features), ``same`` and ``known`` (pairs,): can it be told."""

    name: str
    rows: Array
    same: npt.NDArray[np.bool_]
    known: npt.NDArray[np.bool_]


def prepare(story: Read) -> tuple[Pairs, FigurePairs, list[tuple[int, int]]]:
    lookups = {r.id: Lookup(r, x, story.identities) for r, x in zip(story.reports, story.readings, strict=True)}
    space = figure_pairs(lookups)
    groups = _groups(story)
    inside = [
        {g for g, places in enumerate(groups) if any(meets_place(f.span, p) for p in places)} for f in space.figures
    ]
    inside = _closed(space, inside)
    propositions = _groups_of_positions(story)
    standing = [
        {
            g
            for g, places in enumerate(propositions)
            if any(_holds(f.span.report, f.span.start, f.span.end, p) for p in places)
        }
        for f in space.figures
    ]
    pairs = space.candidates()
    same, known = [], []
    for i, j in pairs:
        agree = space.figures[i].quantity.agrees(space.figures[j].quantity)
        one = bool(inside[i] & inside[j]) or (agree and bool(standing[i] & standing[j]))
        same.append(one)
        known.append(not agree)
    rows = np.array([space.row(i, j) for i, j in pairs]).reshape(-1, len(FEATURES))
    return Pairs(story.name, rows, np.array(same, dtype=bool), np.array(known, dtype=bool)), space, pairs


def _closed(space: FigurePairs, inside: Sequence[set[int]]) -> list[set[int]]:
    """The groups with what their members' reports say of the same kind in the same number elsewhere."""
    made = [set(groups) for groups in inside]
    for k, one in enumerate(space.figures):
        for m, other in enumerate(space.figures):
            alike = one.what == other.what and one.happened == other.happened and one.quantity.low == other.quantity.low
            if alike and one.span.report == other.span.report:
                made[k] |= inside[m]
    return made


Place = tuple[str, int, int]


def _groups(story: Read) -> list[list[Place]]:
    made = []
    for entry in story.discrepancies:
        if entry["kind"] != "number":
            continue
        places = []
        for doc, texts in entry["per_doc"].items():
            report = story.report(doc)
            places += [
                (report.id, report.text.find(t), report.text.find(t) + len(t)) for t in texts if t in report.text
            ]
        made.append(places)
    return made


def _groups_of_positions(story: Read) -> list[list[Place]]:
    return [[(story.report(p["doc"]).id, *p["offsets"]) for p in q["positions"]] for q in story.propositions]


def _holds(report: str, start: int, end: int, place: Place) -> bool:
    return report == place[0] and place[1] <= start and end <= place[2]


def fit(sets: Sequence[Pairs]) -> tuple[Array, float]:
    """Weights beside ``FEATURES``, and the bias."""
    same = np.concatenate([s.same[s.known] for s in sets]).astype(float)
    return logistic(np.concatenate([s.rows[s.known] for s in sets]), same, balance(same))


def main(folders: Sequence[str]) -> None:
    """Cross-validate by story, print precision and recall of pairs by threshold, fit on all and write."""
    sets = [prepare(load(Path(f)))[0] for f in folders]
    write(cross_validated(sets))


def cross_validated(sets: Sequence[Pairs]) -> dict[str, object]:
    scored: list[tuple[float, bool]] = []
    figures: dict[str, float] = {}
    for held in sets:
        values, bias = fit([s for s in sets if s is not held])
        likely = 1.0 / (1.0 + np.exp(-(held.rows @ values + bias)))
        scored += [(float(p), bool(s)) for p, s, k in zip(likely, held.same, held.known, strict=True) if k]
    total = sum(s for _, s in scored)
    for threshold in THRESHOLDS:
        called = [s for p, s in scored if p >= threshold]
        made = Count(sum(called), len(called), total)
        told = f"P {made.precision:.3f}  R {made.recall:.3f}  F {made.f1:.3f}"
        print(f"{threshold:.2f}  {told}  of {total} among {len(scored)}")
        if threshold == THRESHOLD:
            figures = {"precision": round(made.precision, 4), "recall": round(made.recall, 4)}
    values, bias = fit(sets)
    values[FEATURES.index("meet")] = AGREEING
    return {
        "by-hand": {"meet": AGREEING},
        "made": "training/fit_figures.py: logistic regression on pairs of figures",
        "stories": len(sets),
        "cross-validated": figures,
        "weights": {f: round(float(v), 4) for f, v in zip(FEATURES, values, strict=True)},
        "bias": round(bias, 4),
        "threshold": THRESHOLD,
    }


def write(made: dict[str, object]) -> None:
    TARGET.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
