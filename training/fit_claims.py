"""Fit the weights by which propositions are aligned, cross-validated by story; writes ``claims/data/weights.json``.

Run: ``python -m training.fit_claims FOLDER... [--lessons FILE --ledger L]`` with annotated stories (see
``evaluation.claims``). Numpy only. ``--lessons`` takes what editors judged (``counterclaim review --judged``) of
stories that the ledger ``L`` holds as further pairs: each story's weigh like an annotated one's, and none is scored.

Logistic regression over pairs of a story, both classes weighted alike, stories alike: all pairs of annotated positions,
and those of what was found in the texts, each given to the annotated position that it stands on. Pairs of which it
cannot be told (one stands on nothing annotated, or both also on one other proposition) are left out. Each story is
scored by weights that were fitted on the others. What a handful of stories cannot teach (that one predicate of one
place is one happening) is set by hand and named in the file.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from counterclaim.claims.alignment.align import linkage, must_stay_apart
from counterclaim.claims.alignment.features import FEATURES, Space
from counterclaim.ledger import Ledger
from evaluation.claims import Read, found_space, given_space, load
from evaluation.comparison import Placed, match, share
from evaluation.scores import b_cubed
from training.judged import Judged, judged
from training.logistic import Array, balance, logistic

BY_HAND = {"event": 0.6, "place": 1.5, "voice": -0.6, "other-predicate": -2.0}
RELATED = 0.6
THRESHOLD = 0.75
"""By hand: B-cubed is level from here to 0.90, and must-have propositions are found more often below."""
THRESHOLDS = (0.7, THRESHOLD, 0.79, 0.82, 0.86, 0.9)
TARGET = Path(__file__).parents[1] / "src" / "counterclaim" / "claims" / "data" / "weights.json"


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of one story: ``rows`` (pairs, features), ``same`` (pairs,), ``known`` where it can be told.

    ``labels`` has the annotated proposition of each member, None where it stands on none.
    """

    name: str
    space: Space
    labels: list[str | None]
    rows: Array
    same: Array
    known: npt.NDArray[np.bool_]


def prepare(story: Read) -> tuple[Pairs, Pairs]:
    """All pairs of what was found in the texts of a story, and of its annotated positions."""
    space, labels = given_space(story)
    found = found_space(story)
    gold = [
        Placed((str(p["doc"]), (p["offsets"][0], p["offsets"][1])), proposition["id"], p["stance"])
        for proposition in story.propositions
        for p in proposition["positions"]
    ]
    docs = {r.id: str(k) for k, r in enumerate(story.reports)}
    placed = [
        Placed((docs[p.report], (p.span.start, p.span.end)), str(k), p.stance) for k, p in enumerate(found.propositions)
    ]
    standing = {int(f.group): g.group for f, g in match(placed, gold)}
    touched = [frozenset(g.group for g in gold if share(f.place, g.place) >= 0.5) for f in placed]
    every = [frozenset((label,)) for label in labels]
    return (
        _pairs(story.name, found, [standing.get(k) for k in range(len(placed))], touched),
        _pairs(story.name, space, list(labels), every),
    )


def _pairs(name: str, space: Space, labels: list[str | None], touched: Sequence[frozenset[str]]) -> Pairs:
    pairs = [(i, j) for i in range(len(labels)) for j in range(i + 1, len(labels))]
    same = np.array([float(labels[i] is not None and labels[i] == labels[j]) for i, j in pairs])
    known = [
        bool(s) or (None not in (labels[i], labels[j]) and not touched[i] & touched[j])
        for s, (i, j) in zip(same, pairs, strict=True)
    ]
    return Pairs(name, space, labels, space.rows(pairs), same, np.array(known))


def fit(sets: Sequence[Pairs]) -> tuple[Array, float]:
    """Weights beside ``FEATURES`` and the bias, by Newton's method."""
    free = [k for k, f in enumerate(FEATURES) if f not in BY_HAND]
    rows = np.concatenate([s.rows[s.known][:, free] for s in sets])
    same = np.concatenate([s.same[s.known] for s in sets])
    weight = np.concatenate([balance(s.same[s.known]) for s in sets])
    values = np.array([BY_HAND.get(f, 0.0) for f in FEATURES])
    values[free], bias = logistic(rows, same, weight)
    return values, bias


def grouped(pairs: Pairs, values: Array, bias: float, threshold: float) -> float:
    """B-cubed F of what is labelled under these weights; all of it is grouped."""
    likely = 1.0 / (1.0 + np.exp(-(pairs.rows @ values + bias)))
    propositions, about = pairs.space.propositions, pairs.space.about
    count = len(propositions)
    at = [(i, j) for i in range(count) for j in range(i + 1, count)]
    candidates = set(pairs.space.candidates)
    likeness = {ij: p for ij, p in zip(at, likely.tolist(), strict=True) if ij in candidates}

    def apart(i: int, j: int) -> bool:
        return must_stay_apart(propositions[i], propositions[j], about[i], about[j])

    clusters = linkage(count, likeness, apart=apart, threshold=threshold)
    home = {i: k for k, members in enumerate(clusters) for i in members}
    return b_cubed((home[i], label) for i, label in enumerate(pairs.labels) if label is not None)[2]


def main(arguments: Sequence[str]) -> None:
    """Cross-validate by story, then fit on all and write."""
    parser = ArgumentParser(prog="python -m training.fit_claims")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--lessons", type=Path, help="judgements as counterclaim review --judged exports them")
    parser.add_argument("--ledger", help="the ledger that holds their stories; default: as the settings say")
    given = parser.parse_args(arguments)
    further = []
    if given.lessons is not None:
        with Ledger.open(given.ledger, create=False) as ledger, given.lessons.open(encoding="utf-8") as lines:
            further = [of_judged(found) for found in judged(lines, ledger.dossier)]
    write(cross_validated([prepare(load(f)) for f in given.folders], further))


def of_judged(found: Judged) -> Pairs:
    """The pairs of a story that a person judged."""
    rows = found.space.rows(list(found.same))
    same = np.array([float(s) for s in found.same.values()])
    return Pairs(found.story, found.space, [], rows, same, np.ones(len(same), bool))


def cross_validated(stories: Sequence[tuple[Pairs, Pairs]], further: Sequence[Pairs] = ()) -> dict[str, Any]:
    """What is written: weights fitted on all stories and ``further`` pairs, figures by leaving each story out."""
    scores: dict[float, list[tuple[float, float]]] = {t: [] for t in THRESHOLDS}
    for story in stories:
        values, bias = fit([*(s for both in stories if both is not story for s in both), *further])
        for threshold in THRESHOLDS:
            scores[threshold].append(
                (grouped(story[0], values, bias, threshold), grouped(story[1], values, bias, threshold))
            )
    means = {t: np.mean(made, axis=0) for t, made in scores.items()}
    for threshold, made in scores.items():
        print(
            f"{threshold:.2f}  {means[threshold][0]:.3f} {means[threshold][1]:.3f}  "
            + " ".join(f"{x:.2f}/{y:.2f}" for x, y in made)
        )
    values, bias = fit([*(s for both in stories for s in both), *further])
    return {
        "made": "training/fit_claims.py: logistic regression on pairs of positions",
        "by-hand": BY_HAND,
        "stories": len(stories),
        **({"judged-pairs": sum(len(p.same) for p in further)} if further else {}),
        "b-cubed-cross-validated": {
            "found": round(float(means[THRESHOLD][0]), 4),
            "annotated": round(float(means[THRESHOLD][1]), 4),
        },
        "weights": {f: round(float(v), 4) for f, v in zip(FEATURES, values, strict=True)},
        "bias": round(bias, 4),
        "threshold": THRESHOLD,
        "related": RELATED,
    }


def write(made: dict[str, Any]) -> None:
    TARGET.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
