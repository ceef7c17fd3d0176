"""Fit how likely an attribution's words are its source's: ``python -m training.fit_whose [--write]``.

On the labelled stories of the development news that tell apart what is the outlet's own (docs/labelling.md, part
"dev"): a position whose holder is labelled wrong, and still is, is a wrong one of its attribution. Scored on "fit".
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import numpy as np
import numpy.typing as npt

import counterclaim
from counterclaim.claims.propositions.attributed import attributed
from counterclaim.claims.propositions.traits import Lookup
from counterclaim.identity import identify
from counterclaim.reading.read import unweighed
from counterclaim.reading.whose import features
from counterclaim.text import Report
from evaluation.labels import Labelled, is_right, labelled, placed, read_reports
from training.logistic import logistic
from training.positions import best

FILE = Path(counterclaim.__file__).parent / "reading" / "data" / "whose.json"
RIDGE = (30.0, 100.0, 300.0)
"""Penalties on the weights that are tried, by story in five folds."""
FOLDS = 5
Rows = npt.NDArray[np.float64]


def rows(story: Labelled, reports: list[Report]) -> Iterator[tuple[npt.NDArray[np.float32], bool]]:
    """The features of the attribution of every labelled position that can be read, and whether its holder is wrong."""
    readings, made = [], {}
    for report in reports:
        reading, scored = unweighed(report)
        readings.append(reading)
        if scored is not None and reading.attributions:
            found = features(report.text, scored, reading.attributions)
            made.update({a.id: row for a, row in zip(reading.attributions, found, strict=True)})
    identities = identify(reports, readings)
    told, by_id = {}, {r.id: r for r in reports}
    for report, reading in zip(reports, readings, strict=True):
        spoken = [p for p, _ in attributed(Lookup(report, reading, identities)) if p.attribution in made]
        told[report.id] = [(p.span, k, p) for k, p in enumerate(spoken)]
    for number, span in enumerate(story.positions):
        if number in story.broken or span.report not in told:
            continue
        at = best(span, ((s, k) for s, k, _ in told[span.report]))
        if at is not None:
            holding = told[span.report][at][2]
            assert holding.attribution is not None
            wrong = number in story.wrong and not is_right(
                story.wrong[number], holding.holder, spoken=True, reports=by_id
            )
            yield made[holding.attribution], wrong


def gathered(part: str) -> tuple[Rows, npt.NDArray[np.bool_], npt.NDArray[np.int64]]:
    """Features, whether wrong, and the story of each row."""
    stories = [s for s in labelled(part) if any(g.origins is not None for g in s.groups)]
    loaded = read_reports(stories)
    vectors, wrong, of = [], [], []
    for story in stories:
        for row, is_wrong in rows(placed(story, loaded[story.story]), loaded[story.story]):
            vectors.append(row)
            wrong.append(is_wrong)
            of.append(story.story)
    return np.array(vectors, dtype=np.float64), np.array(wrong), np.array(of)


def fitted(x: Rows, wrong: npt.NDArray[np.bool_], ridge: float) -> tuple[Rows, float]:
    """Weights and base of a logistic regression, the weights held small."""
    mean = x.mean(axis=0)
    weights, base = logistic(x - mean, wrong.astype(np.float64), np.ones(len(x)), penalty=ridge)
    return weights, base - float(mean @ weights)


def likely(x: Rows, weights: tuple[Rows, float]) -> Rows:
    made: Rows = 1.0 / (1.0 + np.exp(-(x @ weights[0] + weights[1])))
    return made


def area(score: Rows, wrong: npt.NDArray[np.bool_]) -> float:
    """How often a wrong one scores above a right one."""
    rank = np.empty(len(score))
    rank[np.argsort(score, kind="stable")] = np.arange(1, len(score) + 1)
    bad = int(wrong.sum())
    return float((rank[wrong].sum() - bad * (bad + 1) / 2) / (bad * (len(wrong) - bad)))


def told(name: str, score: Rows, wrong: npt.NDArray[np.bool_]) -> None:
    marks = ", ".join(
        f"{t:.2f}: {(score[wrong] >= t).mean():.2f} and {(score[~wrong] >= t).mean():.3f}"
        for t in (0.3, 0.35, 0.4, 0.5)
    )
    print(f"{name}: area {area(score, wrong):.3f}; of the wrong and of the right ones, from a probability of {marks}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    x, wrong, of = gathered("dev")
    print(f"{len(x)} positions, {int(wrong.sum())} with a wrong holder, of {len(set(of.tolist()))} stories")
    fold = np.random.default_rng(0).permutation(np.unique(of)).tolist()
    part = np.array([fold.index(s) % FOLDS for s in of.tolist()])
    areas = {}
    for ridge in RIDGE:
        crossed = np.empty(len(x))
        for k in range(FOLDS):
            crossed[part == k] = likely(x[part == k], fitted(x[part != k], wrong[part != k], ridge))
        told(f"ridge {ridge:g}, cross-validated", crossed, wrong)
        areas[ridge] = area(crossed, wrong)
    ridge = max(areas, key=lambda r: areas[r])
    weights = fitted(x, wrong, ridge)
    other, is_wrong, _ = gathered("fit")
    told(f"fit, ridge {ridge:g}", likely(other, weights), is_wrong)
    if args.write:
        made = {
            "note": "probability that an attribution's holder is wrong, logistic; features as in reading/whose.py",
            "made": f"python -m training.fit_whose --write, {date.today().isoformat()}",
            "fitted_on": f"{len(x)} positions of {len(set(of.tolist()))} labelled stories of news",
            "area": round(areas[ridge], 3),
            "base": round(weights[1], 5),
            "weights": [round(float(w), 5) for w in weights[0]],
        }
        FILE.write_text(json.dumps(made) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
