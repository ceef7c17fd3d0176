"""Fit how likely a member of a claim says what its heading says, by story; writes ``claims/data/says.json``.

Run: ``python -m training.fit_says [--write]``. On labelled news stories of part "dev" (docs/labelling.md): of every
claim that alignment makes, the members beside the one that heads it, denials left out. One says it where both stand
in one labelled group. What to be shown as saying it takes is chosen on part "fit".
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

import counterclaim
from counterclaim.claims.alignment.align import align
from counterclaim.claims.alignment.features import Space
from counterclaim.claims.alignment.headings import heading
from counterclaim.claims.alignment.says import FEATURES, row, weights
from counterclaim.text import Span
from evaluation.labels import Labelled, labelled, placed, read_reports
from training.logistic import Array, logistic
from training.positions import best, space_in

FILE = Path(counterclaim.__file__).parent / "claims" / "data" / "says.json"
FOLDS = 8
BARS = (0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


@dataclass(frozen=True, slots=True)
class Members:
    """Of one story: ``rows`` (members, features), and whether each says what its heading does."""

    rows: Array
    says: Array


def members(story: Labelled, space: Space) -> Members:
    """The members of all claims of a ``placed`` story whose labels, and those of what heads them, are known."""
    told = list(_members(story, space))
    return Members(np.array([r for r, _ in told]).reshape(-1, len(FEATURES)), np.array([float(s) for _, s in told]))


def _members(story: Labelled, space: Space) -> Iterator[tuple[tuple[float, ...], bool]]:
    groups = _groups(story, space)
    for cluster in align(space):
        stated = [i for i in cluster if space.propositions[i].stance != "denies"]
        headed = heading(space, stated) if len(stated) > 1 else -1
        for i in stated:
            if i != headed and headed in groups and i in groups:
                yield row(space, i, headed, size=len(cluster)), bool(groups[i] & groups[headed])


def _groups(story: Labelled, space: Space) -> dict[int, set[int]]:
    """By row of the propositions that are labelled the groups that it is in, maybe none."""
    spans: dict[str, list[tuple[Span, int]]] = {}
    for i, proposition in enumerate(space.propositions):
        spans.setdefault(proposition.report, []).append((proposition.span, i))
    marks = story.marks()
    made: dict[int, set[int]] = {}
    for number, span in enumerate(story.positions):
        at = best(span, spans.get(span.report, ()))
        if at is not None:
            made.setdefault(at, set()).update(k for k, _ in marks.get(number, ()))
    return made


def gathered(part: str) -> list[Members]:
    """The stories of a part; of "dev" those whose labels have origins: likeness was trained on the others, and would be
    trusted too far."""
    stories = [s for s in labelled(part) if part != "dev" or any(g.origins is not None for g in s.groups)]
    loaded = read_reports(stories)
    return [members(placed(s, loaded[s.story]), space_in(loaded[s.story])) for s in stories]


def fit(sets: Sequence[Members]) -> tuple[Array, float]:
    """Weights beside ``FEATURES`` and the bias."""
    rows, says = np.concatenate([s.rows for s in sets]), np.concatenate([s.says for s in sets])
    return logistic(rows, says, np.ones(len(says)))


def told(name: str, sets: Sequence[Members], made: Sequence[tuple[Array, float]]) -> None:
    """Prints what share is right of the members that each bar shows, and what share of the right ones it shows."""
    likely = np.concatenate([s.rows @ v + b for s, (v, b) in zip(sets, made, strict=True)])
    says = np.concatenate([s.says for s in sets])
    for bar in BARS:
        shown = likely >= np.log(bar / (1 - bar))
        right = says[shown].mean(), says[shown].sum() / says.sum()
        print(
            f"{name}: from {bar:.2f} on {right[0]:.3f} of {int(shown.sum())} right, {right[1]:.3f} of the right shown"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    every, other = gathered("dev"), gathered("fit")
    folds = [[s for n, s in enumerate(every) if n % FOLDS != k] for k in range(FOLDS)]
    crossed = [fit(rest) for rest in folds]
    told("dev, cross-validated", every, [crossed[n % FOLDS] for n in range(len(every))])
    values, bias = fit(every)
    told("fit", other, [(values, bias)] * len(other))
    if args.write:
        made = {
            "made": f"python -m training.fit_says --write, {date.today().isoformat()}: logistic regression",
            "fitted_on": f"{sum(len(s.says) for s in every)} members of claims of {len(every)} labelled stories",
            "threshold": weights().threshold,
            "weights": {name: round(float(value), 4) for name, value in zip(FEATURES, values, strict=True)},
            "bias": round(bias, 4),
        }
        FILE.write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
