"""Figures of the annotated stories, each compared by weights that were fitted on the others.

Run: ``python -m training.left_out FOLDER...`` with annotated stories, as ``training.fit_claims`` takes them. Where
``python -m evaluation`` scores what ships, this tells how much of that is owed to having learned from the same stories:
only the weights by which positions are joined are fitted to them, so only these are left out. One line a set of stories
(the folder that they lie in), shares in percent.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from counterclaim.claims.alignment.features import Weights, weighing
from counterclaim.pipeline import dossiers
from evaluation.claims import load
from evaluation.gold import StoryFigures, one
from evaluation.stories_gold import read_story
from training.fit_claims import RELATED, THRESHOLD, fit, prepare

SHOWN = (
    "position coverage",
    "position grouping B-cubed",
    "position stance accuracy",
    "must-have propositions",
    "must-have differences",
    "conflict precision",
    "conflict recall",
    "origins counted exactly",
)


def left_out(folders: Sequence[Path]) -> dict[str, StoryFigures]:
    """By the folder that the stories lie in their figures, each story's by weights of all the others."""
    pairs = [prepare(load(f)) for f in folders]
    made: dict[str, StoryFigures] = {}
    for k, folder in enumerate(folders):
        values, bias = fit([s for n, both in enumerate(pairs) if n != k for s in both])
        with weighing(Weights(tuple(values.tolist()), bias, THRESHOLD, RELATED)):
            found = one(read_story(folder), compare=dossiers)
        made[folder.parent.name] = made.get(folder.parent.name, StoryFigures()) + found
    return made


def main(folders: Sequence[str]) -> None:
    """Print the figures."""
    for name, figures in left_out([Path(f) for f in folders]).items():
        told = figures.figures()
        for measure in SHOWN:
            print(f"{name:10} {measure:28} {100 * told[measure]:5.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
